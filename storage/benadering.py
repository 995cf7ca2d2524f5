"""Approaching one pupil for a campaign: a dossier, the procedure in it, and the message that starts it."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import text
from sqlmodel import and_, col, or_, select

from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.kalender import dag_van
from domain.klok import amsterdam
from domain.leerplicht import bevoegd
from domain.namen import label
from domain.soorten import Afdeling, Campagnesoort, Deelnemerstaat, Fase
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, begin_keten
from storage.leerlingen import registraties
from storage.procedures import RUST, start_procedure
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Campagne, Deelnemer, Leerling, Traject

OVERLEDEN = "overleden"
LOOPT_AL = "loopt-al"
DUBBEL = "samengevoegd"


async def benader(sessie: Schrijver, campagne: Campagne, deelnemer: Deelnemer, nu: datetime) -> bool:
    """Open a dossier when there is none and start the procedure; False when this pupil is passed over.

    The trajectory never waits for a campaign's procedure: that would keep it open for months.
    """
    leerling = await _wie_het_is(sessie, deelnemer)
    if leerling.overleden_op:
        return _sla_over(sessie, deelnemer, OVERLEDEN, nu)
    if await _is_al_benaderd(sessie, deelnemer, leerling):
        return _sla_over(sessie, deelnemer, DUBBEL, nu)
    traject = await _dossier(sessie, campagne, deelnemer, leerling, nu)
    procedure_id = await start_procedure(
        sessie,
        traject.id,
        DRAAIBOEKEN[Campagnesoort(campagne.soort)].plan.soort,
        nu,
        door=None,
        gegevens={RUST: "ja", "jaar": str(campagne.jaar)},
        aanleiding=deelnemer.id,
    )
    if procedure_id is None:
        return _sla_over(sessie, deelnemer, LOOPT_AL, nu)
    await schrijf_weg(sessie)
    deelnemer.gemeente_code, deelnemer.traject_id = traject.gemeente_code, traject.id
    deelnemer.procedure_id, deelnemer.benaderd_op = procedure_id, nu
    deelnemer.staat = Deelnemerstaat.BENADERD.value
    sessie.add(deelnemer)
    return True


async def _wie_het_is(sessie: Lezer, deelnemer: Deelnemer) -> Leerling:
    """Somebody can have said since the name came in that this pupil is another registration of one."""
    leerling = await sessie.get_one(Leerling, deelnemer.leerling_id)
    return await sessie.get_one(Leerling, leerling.samengevoegd_met or leerling.id)


async def _is_al_benaderd(sessie: Lezer, deelnemer: Deelnemer, leerling: Leerling) -> bool:
    """Whether the same pupil was approached under another registration: here before, or elsewhere now."""
    anders = [id_ for id_ in await registraties(sessie, leerling.id) if id_ != deelnemer.leerling_id]
    if not anders:
        return False
    hier = and_(Deelnemer.campagne_id == deelnemer.campagne_id, col(Deelnemer.benaderd_op).is_not(None))
    zoek = select(Deelnemer.id).where(
        col(Deelnemer.leerling_id).in_(anders),
        or_(hier, Deelnemer.staat == Deelnemerstaat.BENADERD.value),
    )
    return (await sessie.exec(zoek)).first() is not None


def _sla_over(sessie: Schrijver, deelnemer: Deelnemer, reden: str, nu: datetime) -> bool:
    deelnemer.staat, deelnemer.reden = Deelnemerstaat.OVERGESLAGEN.value, reden
    deelnemer.gesloten_op = nu
    sessie.add(deelnemer)
    return False


async def _dossier(
    sessie: Schrijver, campagne: Campagne, deelnemer: Deelnemer, leerling: Leerling, nu: datetime
) -> Traject:
    """The pupil's open trajectory, or one that the campaign opens: no report, so no officer assesses it."""
    zoek = select(Traject).where(Traject.leerling_id == leerling.id, Traject.fase != Fase.GESLOTEN)
    if open_ := (await sessie.exec(zoek.with_for_update())).one_or_none():
        return open_
    traject = _nieuw(campagne, deelnemer, leerling, await trajectnummer(sessie, nu), nu)
    voeg_toe(sessie, traject)
    await begin_keten(sessie, _geopend(campagne, deelnemer, traject, nu))
    await schrijf_weg(sessie)
    return traject


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


async def trajectnummer(sessie: Schrijver, nu: datetime) -> str:
    """The next number that people call a dossier by: "2026-00012"."""
    volgende = await (await sessie.connection()).execute(text("SELECT nextval('traject_nummer')"))
    return f"{amsterdam(nu).year}-{volgende.scalar_one():05}"
