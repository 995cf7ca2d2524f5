"""A deadline that people move, pause or let go on: in the ledger itself, with a reason, and bounded.

The moments of a wait stay the rows they were and go to another day; the workflow reads them again. A pause is
a moment of the ledger too, with an end and an owner: nothing sleeps unseen. Runs as the system, since it owes
the workflow a message; who may do it is checked here, on what is locked.
"""

from datetime import date, datetime
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import text
from sqlmodel import col, select

from domain.beleid import check_mag_termijn_verzetten
from domain.fouten import Botsing, Geweigerd
from domain.kalender import dag_van, eind_van_dag, ochtend_van
from domain.soorten import Afdeling, TermijnAard, WachtStatus
from domain.termijnen import Afspraakcode, geldige_afspraak, tel
from domain.uitstel import check_pauze, check_reden, check_verzetten, schuif
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.gebruikers import Persoon
from storage.kader import Kader, lees_kader
from storage.tabellen import Procedure, Taak, Termijn, Traject, Vraag
from storage.termijnen import RONDE
from storage.trajecten import vergrendel_traject
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from storage.vragen import verleng_link, vind_vraag

ONBEKEND = "Hier wacht niemand meer op. Misschien was een collega u voor."
VOORBIJ = "De uiterste dag is voorbij. Verzet de termijn als er meer tijd nodig is."
PAUZE_LOOPT = "Deze termijn staat stil. Stop eerst de pauze."
GEEN_PAUZE = "Deze termijn loopt gewoon door."


class Gezien(BaseModel, frozen=True):
    """The wait as somebody saw it, with the last day that stood there; who changes it, when and why."""

    wacht_id: UUID
    uiterlijk: datetime
    door: Persoon
    nu: datetime
    waarom: str


class _Wacht(BaseModel, frozen=True, arbitrary_types_allowed=True):
    """A task or question that is open, locked with its trajectory, and what is left in its ledger."""

    rij: Taak | Vraag
    traject: Traject
    kader: Kader
    momenten: tuple[Termijn, ...]

    def van(self, *aarden: TermijnAard) -> tuple[Termijn, ...]:
        return tuple(moment for moment in self.momenten if moment.aard in aarden)

    @property
    def pauze(self) -> Termijn | None:
        return next(iter(self.van(TermijnAard.HERVATTING)), None)

    @property
    def schuifbaar(self) -> tuple[Termijn, ...]:
        return self.van(TermijnAard.HERINNERING, TermijnAard.UITERLIJK, TermijnAard.ESCALATIE)


async def verzet(sessie: Schrijver, gezien: Gezien, dag: date) -> None:
    """Another last day; reminders and escalations keep their distance. Geweigerd, Invoerfout, Botsing."""
    check_reden(gezien.waarom)
    wacht = await _vergrendel(sessie, gezien)
    if wacht.pauze:
        raise Geweigerd(PAUZE_LOOPT)
    laatste = dag_van(wacht.rij.uiterlijk)
    grens = await _grens(sessie, wacht, gezien.nu)
    check_verzetten(dag, laatste, grens, dag_van(gezien.nu), wacht.kader.kalender)
    for moment in wacht.schuifbaar:
        _schuif(sessie, moment, schuif(moment.op, (dag - laatste).days, wacht.kader.kalender))
    await _zet_uiterlijk(sessie, wacht, eind_van_dag(dag))
    await _vertel(sessie, wacht, gezien, "uitstel-verzet")


async def verzet_door_kalender(sessie: Schrijver, gezien: Gezien, dag: date) -> None:
    """Another last day because the school's calendar changed: no favour, so without the bound of `verzet`.

    The caller has checked that this person keeps the calendar. Geweigerd, Botsing.
    """
    wacht = await _vergrendel(sessie, gezien, met_recht=True)
    dagen = (dag - dag_van(wacht.rij.uiterlijk)).days
    for moment in wacht.schuifbaar:
        _schuif(sessie, moment, schuif(moment.op, dagen, wacht.kader.kalender))
    await _zet_uiterlijk(sessie, wacht, eind_van_dag(dag))
    await _vertel(sessie, wacht, gezien, "uitstel-kalender")


async def pauzeer(sessie: Schrijver, gezien: Gezien, tot: date) -> None:
    """Everything stands still until the morning of `tot`, then goes on by itself.

    Geweigerd, Invoerfout, Botsing.
    """
    check_reden(gezien.waarom)
    wacht = await _vergrendel(sessie, gezien)
    if wacht.pauze:
        raise Geweigerd(PAUZE_LOOPT)
    if wacht.rij.uiterlijk <= gezien.nu:
        raise Geweigerd(VOORBIJ)
    dagen, kalender = (tot - dag_van(gezien.nu)).days, wacht.kader.kalender
    laatste = schuif(wacht.rij.uiterlijk, dagen, kalender)
    check_pauze(tot, dag_van(laatste), await _grens(sessie, wacht, gezien.nu), dag_van(gezien.nu))
    for moment in wacht.schuifbaar:
        moment.voor_pauze_op, moment.gepauzeerd_op = moment.op, gezien.nu
        _schuif(sessie, moment, schuif(moment.op, dagen, kalender))
    sessie.add(await _einde_pauze(sessie, wacht, gezien, tot))
    await _zet_uiterlijk(sessie, wacht, laatste)
    await _vertel(sessie, wacht, gezien, "uitstel-pauze", pauze_tot=tot.isoformat())


async def hervat(sessie: Schrijver, gezien: Gezien) -> None:
    """Stop the pause now: only the days that it lasted are added. Geweigerd, Invoerfout, Botsing."""
    check_reden(gezien.waarom)
    wacht = await _vergrendel(sessie, gezien)
    if wacht.pauze is None:
        raise Geweigerd(GEEN_PAUZE)
    wacht.pauze.status = WachtStatus.VERVALLEN
    sessie.add(wacht.pauze)
    for moment in wacht.schuifbaar:
        if moment.voor_pauze_op and moment.gepauzeerd_op:
            dagen = (dag_van(gezien.nu) - dag_van(moment.gepauzeerd_op)).days
            _schuif(sessie, moment, schuif(moment.voor_pauze_op, dagen, wacht.kader.kalender))
            moment.voor_pauze_op = moment.gepauzeerd_op = None
    (laatste,) = wacht.van(TermijnAard.UITERLIJK)
    await _zet_uiterlijk(sessie, wacht, laatste.op)
    await _vertel(sessie, wacht, gezien, "uitstel-gestopt")


async def beeindig_pauze(sessie: Schrijver, wacht_id: UUID) -> None:
    """Its end has come: the moments stay on the days that they were moved to."""
    await (await sessie.connection()).execute(_NA_PAUZE, {"wacht": wacht_id})


_NA_PAUZE = text(
    "UPDATE termijn SET voor_pauze_op = NULL, gepauzeerd_op = NULL"
    " WHERE wacht_id = :wacht AND status = 'open'"
)


async def grens_van(sessie: Lezer, kader: Kader, wacht_id: UUID, nu: datetime) -> date:
    """The last day to which a promise can be moved, counted from the day that was promised first."""
    uiterlijk = select(Termijn).where(Termijn.wacht_id == wacht_id, Termijn.aard == TermijnAard.UITERLIJK)
    eerste = (await sessie.exec(uiterlijk.order_by(col(Termijn.volgnummer)))).first()
    assert eerste is not None, "every task and question has a last day in the ledger"
    afspraak = geldige_afspraak(kader.regels, Afspraakcode.UITSTEL_HOOGSTENS, dag_van(nu), kader.regio)
    return tel(afspraak, kader.kalender, dag_van(eerste.oorspronkelijk_op or eerste.op))


async def _grens(sessie: Lezer, wacht: _Wacht, nu: datetime) -> date:
    return await grens_van(sessie, wacht.kader, wacht.rij.id, nu)


async def _vergrendel(sessie: Schrijver, gezien: Gezien, *, met_recht: bool = False) -> _Wacht:
    """`met_recht`: somebody else checked that this person may."""
    rij: Taak | Vraag | None = await sessie.get(Taak, gezien.wacht_id)
    rij = rij or await vind_vraag(sessie, gezien.wacht_id)
    if rij is None:
        raise Geweigerd(ONBEKEND)
    traject = await vergrendel_traject(sessie, rij.traject_id)
    await sessie.refresh(rij, with_for_update=True)
    if not met_recht:
        afdeling = Afdeling(traject.afdeling)
        check_mag_termijn_verzetten(gezien.door.beleid, traject.gemeente_code, afdeling)
    if rij.status != WachtStatus.OPEN:
        raise Botsing(ONBEKEND)
    if rij.uiterlijk != gezien.uiterlijk:
        raise Botsing(f"Een collega was u voor: de uiterste dag is nu {dag_van(rij.uiterlijk):%d-%m-%Y}.")
    momenten = await _open_rijen(sessie, rij.id)
    return _Wacht(rij=rij, traject=traject, kader=await lees_kader(sessie, traject.id), momenten=momenten)


async def _open_rijen(sessie: Schrijver, wacht_id: UUID) -> tuple[Termijn, ...]:
    zoek = select(Termijn).where(Termijn.wacht_id == wacht_id, Termijn.status == WachtStatus.OPEN)
    return tuple((await sessie.exec(zoek.order_by(col(Termijn.op)).with_for_update())).all())


def _schuif(sessie: Schrijver, moment: Termijn, naar: datetime) -> None:
    moment.oorspronkelijk_op = moment.oorspronkelijk_op or moment.op
    moment.op = naar
    sessie.add(moment)


async def _zet_uiterlijk(sessie: Schrijver, wacht: _Wacht, laatste: datetime) -> None:
    """In the ledger, where the last day may have gone off already; on the wait, and on its case."""
    if not wacht.van(TermijnAard.UITERLIJK):
        sessie.add(await _nieuwe_laatste_dag(sessie, wacht, laatste))
    for moment in wacht.van(TermijnAard.UITERLIJK):
        moment.op = laatste
    if isinstance(wacht.rij, Vraag):
        await verleng_link(sessie, wacht.rij.id, laatste)
    else:
        wacht.rij.versie += 1
    procedure = await sessie.get(Procedure, wacht.rij.procedure_id) if wacht.rij.procedure_id else None
    for rij in (wacht.rij, procedure or wacht.traject):
        rij.uiterlijk, rij.te_laat = laatste, False
        sessie.add(rij)
    await sessie.flush()


async def _nieuwe_laatste_dag(sessie: Lezer, wacht: _Wacht, laatste: datetime) -> Termijn:
    """The one that went off stays as it is; each row goes off once."""
    zoek = select(Termijn).where(Termijn.wacht_id == wacht.rij.id, Termijn.aard == TermijnAard.UITERLIJK)
    vorige = (await sessie.exec(zoek.order_by(col(Termijn.volgnummer).desc()))).first()
    assert vorige is not None, "every task and question has a last day in the ledger"
    nieuw = _naast(vorige, TermijnAard.UITERLIJK, vorige.volgnummer + RONDE, laatste)
    nieuw.oorspronkelijk_op = vorige.oorspronkelijk_op or vorige.op
    return nieuw


async def _einde_pauze(sessie: Lezer, wacht: _Wacht, gezien: Gezien, tot: date) -> Termijn:
    eerdere = select(Termijn.id).where(
        Termijn.wacht_id == wacht.rij.id, Termijn.aard == TermijnAard.HERVATTING
    )
    nummer = len((await sessie.exec(eerdere)).all()) + 1
    einde = _naast(wacht.momenten[0], TermijnAard.HERVATTING, nummer, ochtend_van(tot))
    einde.wie, einde.grond = gezien.door.code, gezien.waarom
    return einde


def _naast(rij: Termijn, aard: TermijnAard, volgnummer: int, op: datetime) -> Termijn:
    """Another moment of the same promise."""
    zelfde = rij.model_dump(include={"traject_id", "gemeente_code", "procedure_id", "wacht_id"})
    return Termijn(
        **zelfde,
        id=uuid5(rij.wacht_id, f"{aard}:{volgnummer}"),
        aard=aard,
        volgnummer=volgnummer,
        op=op,
        status=WachtStatus.OPEN,
        wie=rij.wie,
        wat=rij.wat,
        grond=rij.grond,
        regel=rij.regel,
        kalender_versie=rij.kalender_versie,
    )


async def _vertel(sessie: Schrijver, wacht: _Wacht, gezien: Gezien, wat: str, **meer: str) -> None:
    """The fact in the dossier, and the message to the workflow that it must set its timer again."""
    was, wordt = (dag_van(dag).isoformat() for dag in (gezien.uiterlijk, wacht.rij.uiterlijk))
    sleutel = uuid5(wacht.rij.id, f"{wat}:{gezien.nu.isoformat()}:{wordt}")
    feit = Feit(
        traject_id=wacht.traject.id,
        sleutel=f"{wat}:{sleutel}",
        op=gezien.nu,
        wat=wat,
        namens="mens",
        wie=gezien.door.id,
        waarom=gezien.waarom,
        gegevens={"wat": wacht.momenten[0].wat, "was": was, "wordt": wordt, **meer},
    )
    await voeg_feit_toe(sessie, feit)
    await zet_uitgaand(
        sessie,
        Uitgaandsoort.TERMIJN,
        wacht.traject.id,
        sleutel,
        gezien.nu,
        gegevens={"wacht": str(wacht.rij.id)},
        procedure_id=wacht.rij.procedure_id,
    )
