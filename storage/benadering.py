"""Approaching pupils for a campaign: a dossier, the procedure in it, and the message that starts it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import and_, col, or_, select

from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.kalender import dag_van
from domain.klok import amsterdam
from domain.leerplicht import bevoegd
from domain.namen import label
from domain.soorten import Afdeling, Campagnesoort, Deelnemerstaat, Fase, Procedurestatus
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, begin_keten, voeg_feiten_toe
from storage.lezen import rijen
from storage.procedures import RUST, nieuwe_procedure, procedure_id_van, start_feit, vertel_start
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Campagne, Deelnemer, Leerling, Procedure, Traject

OVERLEDEN = "overleden"
LOOPT_AL = "loopt-al"
DUBBEL = "samengevoegd"


async def benader(
    sessie: Schrijver, campagne: Campagne, deelnemers: Sequence[Deelnemer], nu: datetime
) -> int:
    """Open a dossier for who has none and start the procedure; how many were not passed over.

    The number of queries does not grow with the number of pupils. The trajectory never waits for a
    campaign's procedure: that would keep it open for months.
    """
    if not deelnemers:
        return 0
    leerlingen = await _leerlingen(sessie, deelnemers)
    dubbel = await _dubbel(sessie, deelnemers, leerlingen)
    te_gaan = []
    for deelnemer in deelnemers:
        if leerlingen[deelnemer.leerling_id].overleden_op:
            _sla_over(sessie, deelnemer, OVERLEDEN, nu)
        elif deelnemer.id in dubbel:
            _sla_over(sessie, deelnemer, DUBBEL, nu)
        else:
            te_gaan.append(deelnemer)
    trajecten = await _dossiers(sessie, campagne, te_gaan, leerlingen, nu)
    paren = [(d, _procedure(campagne, d, trajecten[leerlingen[d.leerling_id].id], nu)) for d in te_gaan]
    bezet = await _bezet(sessie, [procedure for _, procedure in paren])
    nieuw = [(d, procedure) for d, procedure in paren if procedure.traject_id not in bezet]
    for deelnemer, procedure in paren:
        if procedure.traject_id in bezet:
            _sla_over(sessie, deelnemer, LOOPT_AL, nu)
    await _begin(sessie, nieuw, nu)
    return len(nieuw)


async def _leerlingen(sessie: Lezer, deelnemers: Sequence[Deelnemer]) -> dict[UUID, Leerling]:
    """By the name that came in who it is: somebody can have said since that it is a double registration."""
    gevonden = await _bij_id(sessie, (deelnemer.leerling_id for deelnemer in deelnemers))
    samen = await _bij_id(sessie, (wie.samengevoegd_met for wie in gevonden.values() if wie.samengevoegd_met))
    return {
        id_: samen[wie.samengevoegd_met] if wie.samengevoegd_met else wie for id_, wie in gevonden.items()
    }


async def _bij_id(sessie: Lezer, ids: Iterable[UUID]) -> dict[UUID, Leerling]:
    zoek = select(Leerling).where(col(Leerling.id).in_(set(ids)))
    return {leerling.id: leerling for leerling in (await sessie.exec(zoek)).all()}


async def _dubbel(
    sessie: Lezer, deelnemers: Sequence[Deelnemer], leerlingen: Mapping[UUID, Leerling]
) -> set[UUID]:
    """Names of whom another registration was approached here, is approached elsewhere, or goes first."""
    wie_is = await _registraties(sessie, {leerling.id for leerling in leerlingen.values()})
    benaderd = {(wie_is[id_], id_) for id_ in await _benaderd(sessie, deelnemers[0].campagne_id, wie_is)}
    dubbel = set()
    for deelnemer in deelnemers:
        wie = leerlingen[deelnemer.leerling_id].id
        if any(samen == wie and id_ != deelnemer.leerling_id for samen, id_ in benaderd):
            dubbel.add(deelnemer.id)
        else:
            benaderd.add((wie, deelnemer.leerling_id))
    return dubbel


async def _registraties(sessie: Lezer, ids: set[UUID]) -> dict[UUID, UUID]:
    """Of every registration of these pupils, who it is."""
    samen = col(Leerling.samengevoegd_met)
    zoek = select(Leerling.id, samen).where(or_(col(Leerling.id).in_(ids), samen.in_(ids)))
    return {id_: met or id_ for id_, met in (await sessie.exec(zoek)).all()}


async def _benaderd(sessie: Lezer, campagne_id: UUID, wie: Iterable[UUID]) -> Sequence[UUID]:
    hier = and_(Deelnemer.campagne_id == campagne_id, col(Deelnemer.benaderd_op).is_not(None))
    nu_elders = Deelnemer.staat == Deelnemerstaat.BENADERD.value
    zoek = select(Deelnemer.leerling_id).where(col(Deelnemer.leerling_id).in_(wie), or_(hier, nu_elders))
    return (await sessie.exec(zoek)).all()


def _procedure(campagne: Campagne, deelnemer: Deelnemer, traject: Traject, nu: datetime) -> Procedure:
    soort = DRAAIBOEKEN[Campagnesoort(campagne.soort)].plan.soort
    id_ = procedure_id_van(traject.id, soort, deelnemer.id)
    gegevens = {RUST: "ja", "jaar": str(campagne.jaar)}
    return nieuwe_procedure(traject, soort, nu, id_, gegevens=gegevens, aanleiding=deelnemer.id)


async def _bezet(sessie: Schrijver, procedures: Sequence[Procedure]) -> set[UUID]:
    """The trajectories in which a procedure of this kind runs, or this very one was started before."""
    trajecten = [procedure.traject_id for procedure in procedures]
    soorten = {procedure.soort for procedure in procedures}
    loopt = and_(col(Procedure.soort).in_(soorten), Procedure.status == Procedurestatus.LOOPT)
    zelfde = col(Procedure.id).in_([procedure.id for procedure in procedures])
    zoek = select(Procedure.traject_id).where(col(Procedure.traject_id).in_(trajecten), or_(loopt, zelfde))
    return set((await sessie.exec(zoek)).all())


async def _begin(sessie: Schrijver, paren: Sequence[tuple[Deelnemer, Procedure]], nu: datetime) -> None:
    voeg_toe(sessie, *(procedure for _, procedure in paren))
    for _, procedure in paren:
        await vertel_start(sessie, procedure)
    await voeg_feiten_toe(sessie, [start_feit(procedure) for _, procedure in paren])
    await schrijf_weg(sessie)
    for deelnemer, procedure in paren:
        deelnemer.gemeente_code, deelnemer.traject_id = procedure.gemeente_code, procedure.traject_id
        deelnemer.procedure_id, deelnemer.benaderd_op = procedure.id, nu
        deelnemer.staat = Deelnemerstaat.BENADERD.value
        sessie.add(deelnemer)


def _sla_over(sessie: Schrijver, deelnemer: Deelnemer, reden: str, nu: datetime) -> None:
    deelnemer.staat, deelnemer.reden = Deelnemerstaat.OVERGESLAGEN.value, reden
    deelnemer.gesloten_op = nu
    sessie.add(deelnemer)


async def _dossiers(
    sessie: Schrijver,
    campagne: Campagne,
    deelnemers: Sequence[Deelnemer],
    leerlingen: Mapping[UUID, Leerling],
    nu: datetime,
) -> dict[UUID, Traject]:
    """By pupil the open trajectory, locked, or one that the campaign opens: no officer assesses that."""
    ids = [leerlingen[deelnemer.leerling_id].id for deelnemer in deelnemers]
    zoek = select(Traject).where(col(Traject.leerling_id).in_(ids), Traject.fase != Fase.GESLOTEN)
    gevonden = (await sessie.exec(zoek.order_by(col(Traject.id)).with_for_update())).all()
    trajecten = {traject.leerling_id: traject for traject in gevonden}
    zonder = [d for d in deelnemers if leerlingen[d.leerling_id].id not in trajecten]
    nummers = await trajectnummers(sessie, nu, len(zonder))
    for deelnemer, nummer in zip(zonder, nummers, strict=True):
        leerling = leerlingen[deelnemer.leerling_id]
        trajecten[leerling.id] = traject = _nieuw(campagne, deelnemer, leerling, nummer, nu)
        voeg_toe(sessie, traject)
        await begin_keten(sessie, _geopend(campagne, deelnemer, traject, nu))
    await schrijf_weg(sessie)
    return trajecten


def _nieuw(
    campagne: Campagne, deelnemer: Deelnemer, leerling: Leerling, nummer: str, nu: datetime
) -> Traject:
    return Traject(
        id=uuid4(),
        nummer=nummer,
        leerling_id=leerling.id,
        gemeente_code=leerling.gemeente_code,
        locatie_id=deelnemer.locatie_id,
        soort=campagne.soort,
        fase=Fase.BEHANDELING.value,
        afdeling=_afdeling(campagne, leerling, nu).value,
        wacht_op=f"campagne {label(Campagnesoort(campagne.soort)).lower()}",
        geopend_op=nu,
    )


def _afdeling(campagne: Campagne, leerling: Leerling, nu: datetime) -> Afdeling:
    """As the campaign has agreed, or by age where officers of both take part (catalogue 185)."""
    vast = DRAAIBOEKEN[Campagnesoort(campagne.soort)].afdeling
    return vast or bevoegd(leerling.geboortedatum, leerling.gemeente_code, dag_van(nu))


def _geopend(campagne: Campagne, deelnemer: Deelnemer, traject: Traject, nu: datetime) -> Feit:
    return Feit(
        traject_id=traject.id,
        sleutel=f"campagne:{deelnemer.id}",
        op=nu,
        wat="campagne-geopend",
        gegevens={"soort": campagne.soort, "jaar": campagne.jaar},
    )


async def trajectnummers(sessie: Schrijver, nu: datetime, aantal: int) -> list[str]:
    """The next numbers that people call dossiers by: "2026-00012"."""
    volgende = await rijen(sessie, _NUMMERS, aantal=aantal)
    return [f"{amsterdam(nu).year}-{rij['nummer']:05}" for rij in volgende]


_NUMMERS = "SELECT nextval('traject_nummer') AS nummer FROM generate_series(1, :aantal)"
