"""Substitutions: tasks move to who stands in and the unfinished return, each with its fact and its message.

Moving is one transaction for a whole substitution, in the order of the dossiers: all of it, or nothing, and
doing it again finds nothing to do.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import col, or_, select

from domain.beleid import check_mag_toewijzen, rollen_voor
from domain.fouten import Geweigerd, Invoerfout
from domain.kalender import dag_van
from domain.procedures.alle import wie_doet
from domain.soorten import Afdeling, Rol, WachtStatus
from domain.toewijzing import Kandidaat, kies_vervanger
from domain.vervanging import Vervangingstatus, check_vervanging
from storage.database import Lezer, Schrijver
from storage.gebruikers import Persoon
from storage.kandidaten import kandidaten_voor
from storage.plaatsing import Plaatsing, plaats
from storage.post import vind_ambtenaar
from storage.tabellen import Gebruiker, Taak, Traject, Vervanging
from storage.trajecten import vergrendel_traject
from storage.vier_ogen import uitgesloten

OVERLAP = "Er is al een vervanging in deze dagen. Trek die eerst in."
TERUG = "De vervanging is voorbij."
_ACTIEF = (Vervangingstatus.GEPLAND, Vervangingstatus.LOOPT)


async def regel_vervanging(
    sessie: Schrijver,
    door: Persoon,
    wie: Persoon,
    vervangers: Sequence[UUID],
    van: date,
    tot: date,
    nu: datetime,
) -> UUID:
    """Agree on it, and begin at once when it is for today. Raises Geweigerd, Invoerfout."""
    _check_mag_regelen(door, wie)
    check_vervanging(wie.id, vervangers, van, tot, dag_van(nu))
    if await _overlapt(sessie, wie.id, van, tot):
        raise Invoerfout({"van": OVERLAP})
    rij = Vervanging(
        id=uuid4(),
        gebruiker_id=wie.id,
        vervangers={"ids": [str(vervanger) for vervanger in vervangers]},
        van=van,
        tot=tot,
        status=Vervangingstatus.GEPLAND,
        gemaakt_op=nu,
        gemaakt_door=door.id,
    )
    sessie.add(rij)
    await sessie.flush()
    if van <= dag_van(nu):
        await _begin(sessie, rij, nu)
    return rij.id


async def trek_in(
    sessie: Schrijver, door: Persoon, wie: Persoon, vervanging: Vervanging, nu: datetime
) -> None:
    """Stop it now: what is unfinished returns. Raises Geweigerd."""
    _check_mag_regelen(door, wie)
    if vervanging.status not in _ACTIEF:
        raise Geweigerd("Deze vervanging is al voorbij.")
    await _eindig(sessie, vervanging, Vervangingstatus.INGETROKKEN, nu)


async def werk_bij(sessie: Schrijver, nu: datetime) -> int:
    """Begin and end what is due today; the number of substitutions. The system does this, every morning."""
    vandaag = dag_van(nu)
    aan_de_beurt = or_(
        (col(Vervanging.status) == Vervangingstatus.GEPLAND) & (col(Vervanging.van) <= vandaag),
        (col(Vervanging.status) == Vervangingstatus.LOOPT) & (col(Vervanging.tot) < vandaag),
    )
    zoek = select(Vervanging).where(aan_de_beurt).order_by(col(Vervanging.van)).with_for_update()
    gevonden = (await sessie.exec(zoek)).all()
    for rij in gevonden:
        if rij.tot < vandaag:
            await _eindig(sessie, rij, Vervangingstatus.KLAAR, nu)
        else:
            await _begin(sessie, rij, nu)
    return len(gevonden)


async def lopende_vervanging(sessie: Lezer, gebruiker_id: UUID) -> Vervanging | None:
    """The one that runs now; there is at most one."""
    loopt = select(Vervanging).where(
        Vervanging.gebruiker_id == gebruiker_id, Vervanging.status == Vervangingstatus.LOOPT
    )
    return (await sessie.exec(loopt)).first()


def reden_van(naam: str, vervanging: Vervanging) -> str:
    """Why somebody has a task of a colleague."""
    return f"Vervangt {naam} tot en met {vervanging.tot:%d-%m-%Y}."


def vervangers_van(vervanging: Vervanging) -> frozenset[UUID]:
    return frozenset(UUID(id_) for id_ in vervanging.vervangers["ids"])


async def _begin(sessie: Schrijver, vervanging: Vervanging, nu: datetime) -> None:
    """What nobody of the substitutes may take stays where it is."""
    vervanging.status = Vervangingstatus.LOOPT
    sessie.add(vervanging)
    await sessie.flush()
    wie = await vind_ambtenaar(sessie, vervanging.gebruiker_id)
    vervangers = _Vervangers(sessie, vervanging, nu)
    for taak in await _open_taken(sessie, Taak.toegewezen_aan == vervanging.gebruiker_id):
        traject = await vergrendel_traject(sessie, taak.traject_id)
        naar = await vervangers.kies(taak, traject)
        if naar is None:
            continue
        plaatsing = Plaatsing(
            naar=naar,
            code=await vervangers.code(naar),
            nu=nu,
            waarom=reden_van(wie.naam, vervanging),
            namens=taak.namens or wie.id,
            vervanging_id=taak.vervanging_id or vervanging.id,
        )
        await plaats(sessie, taak, traject, plaatsing)


class _Vervangers:
    """Who stands in, looked up once per municipality and kind of work; the load grows with what they get."""

    def __init__(self, sessie: Lezer, vervanging: Vervanging, nu: datetime) -> None:
        self._sessie, self._dag = sessie, dag_van(nu)
        self._ids = vervangers_van(vervanging)
        self._kandidaten: dict[tuple[str, frozenset[Rol]], list[Kandidaat]] = {}
        self._codes: dict[UUID, str] = {}
        self._erbij: Counter[UUID] = Counter()

    async def kies(self, taak: Taak, traject: Traject) -> UUID | None:
        rollen = rollen_voor(Afdeling(traject.afdeling), wie_doet(taak.soort))
        kandidaten = [self._met_last(k) for k in await self._van(traject.gemeente_code, rollen)]
        gekozen = kies_vervanger(kandidaten, self._ids, self._dag, await uitgesloten(self._sessie, taak))
        if gekozen:
            self._erbij[gekozen] += 1
        return gekozen

    async def code(self, id_: UUID) -> str:
        if id_ not in self._codes:
            self._codes[id_] = (await vind_ambtenaar(self._sessie, id_)).code
        return self._codes[id_]

    def _met_last(self, kandidaat: Kandidaat) -> Kandidaat:
        erbij = self._erbij[kandidaat.id]
        return kandidaat.model_copy(update={"open_taken": kandidaat.open_taken + erbij})

    async def _van(self, gemeente: str, rollen: frozenset[Rol]) -> list[Kandidaat]:
        if (gemeente, rollen) not in self._kandidaten:
            gevonden = await kandidaten_voor(self._sessie, gemeente, self._dag, rollen)
            self._kandidaten[gemeente, rollen] = gevonden
        return self._kandidaten[gemeente, rollen]


async def _eindig(sessie: Schrijver, vervanging: Vervanging, status: Vervangingstatus, nu: datetime) -> None:
    vervanging.status = status
    sessie.add(vervanging)
    await sessie.flush()
    eigenaren: dict[UUID, Gebruiker] = {}
    for taak in await _open_taken(sessie, Taak.vervanging_id == vervanging.id):
        traject = await vergrendel_traject(sessie, taak.traject_id)
        assert taak.namens, "who was replaced stands with the task"
        if taak.namens not in eigenaren:
            eigenaren[taak.namens] = await vind_ambtenaar(sessie, taak.namens)
        eigenaar = eigenaren[taak.namens]
        naar = {"naar": eigenaar.id, "code": eigenaar.code} if eigenaar.actief else {}
        await plaats(sessie, taak, traject, Plaatsing(nu=nu, waarom=TERUG, **naar))


async def _open_taken(sessie: Schrijver, waar: bool) -> Sequence[Taak]:
    """In the order in which dossiers are locked everywhere else: one at a time here, always the same way."""
    zoek = (
        select(Taak).where(waar, Taak.status == WachtStatus.OPEN).order_by(col(Taak.traject_id), col(Taak.id))
    )
    return (await sessie.exec(zoek)).all()


async def _overlapt(sessie: Lezer, wie: UUID, van: date, tot: date) -> bool:
    zoek = select(Vervanging.id).where(
        Vervanging.gebruiker_id == wie,
        col(Vervanging.status).in_(_ACTIEF),
        Vervanging.van <= tot,
        Vervanging.tot >= van,
    )
    return (await sessie.exec(zoek)).first() is not None


def _check_mag_regelen(door: Persoon, wie: Persoon) -> None:
    """One's own, or that of somebody whose work one divides."""
    if door.id == wie.id:
        return
    samen = [gemeente for gemeente in wie.beleid.in_gemeente if gemeente in door.gemeenten]
    if not samen:
        raise Geweigerd("Deze collega werkt niet in uw gemeente.")
    check_mag_toewijzen(door.beleid, samen[0])
