"""What schools say about candidates: the counsellor per class, the mbo by file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import col, select

from domain.campagnes.invoer import Mboregel
from domain.campagnes.overstap import Mbostatus, Overstapfeiten, Overstapstand, vraagt_aandacht
from domain.fouten import Invoerfout
from domain.soorten import Deelnemerstaat, Onderwijssoort, Wijziging
from storage.campagnes import vertel_deelnemer
from storage.database import Schrijver
from storage.tabellen import Deelnemer, Leerling
from storage.versleuteling import Kluis

NIET_IN_CAMPAGNE = "Deze leerling staat niet in deze campagne."
AL_KLAAR = "Voor deze leerling is de campagne al klaar."


@dataclass(frozen=True)
class Invulling:
    """What a counsellor fills in about one candidate."""

    stand: Overstapstand
    opleiding: str = ""
    school: str = ""

    @property
    def velden(self) -> dict[str, str]:
        return {"opleiding": self.opleiding, "school": self.school}


async def vul_klas_in(
    sessie: Schrijver,
    campagne_id: UUID,
    locaties: Iterable[UUID],
    invullingen: Mapping[UUID, Invulling],
    nu: datetime,
) -> int:
    """Keep what a school says about its own candidates, many at once; how many rows changed.

    Runs for the system, since a school may not write these rows: `locaties` is the scope.
    """
    zoek = select(Deelnemer).where(
        Deelnemer.campagne_id == campagne_id,
        col(Deelnemer.id).in_(invullingen.keys()),
        col(Deelnemer.locatie_id).in_(list(locaties)),
        Deelnemer.staat != Deelnemerstaat.KLAAR.value,
    )
    gevonden = (await sessie.exec(zoek.with_for_update())).all()
    anders = [d for d in gevonden if _is_anders(d, invullingen[d.id])]
    for deelnemer in anders:
        invulling = invullingen[deelnemer.id]
        deelnemer.decaan, deelnemer.decaan_op = invulling.stand.value, nu
        deelnemer.gegevens = {**deelnemer.gegevens, "decaan": invulling.velden}
        await _bewaar(sessie, deelnemer, "decaan", nu)
    return len(anders)


def _is_anders(deelnemer: Deelnemer, invulling: Invulling) -> bool:
    gezegd = (deelnemer.decaan, deelnemer.gegevens.get("decaan", Invulling(invulling.stand).velden))
    return gezegd != (invulling.stand.value, invulling.velden)


async def neem_statussen_op(
    sessie: Schrijver, kluis: Kluis, campagne_id: UUID, regels: Sequence[Mboregel], nu: datetime
) -> list[bool | Invoerfout]:
    """Per line whether it told something new, or why it was refused; the same file again changes nothing."""
    return [await _neem_op(sessie, kluis, campagne_id, regel, nu) for regel in regels]


async def _neem_op(
    sessie: Schrijver, kluis: Kluis, campagne_id: UUID, regel: Mboregel, nu: datetime
) -> bool | Invoerfout:
    zoek = (
        select(Deelnemer)
        .join(Leerling, col(Leerling.id) == Deelnemer.leerling_id)
        .where(Deelnemer.campagne_id == campagne_id, Leerling.bsn_index == kluis.index(regel.bsn, doel="bsn"))
        .with_for_update(of=Deelnemer)
    )
    deelnemer = (await sessie.exec(zoek)).one_or_none()
    if deelnemer is None:
        return Invoerfout({"bsn": NIET_IN_CAMPAGNE})
    if deelnemer.staat == Deelnemerstaat.KLAAR:
        return Invoerfout({"bsn": AL_KLAAR})
    nieuw = (regel.status.value, regel.sinds, regel.leerbaan, regel.gestart)
    if nieuw == (deelnemer.mbo_status, deelnemer.mbo_sinds, deelnemer.leerbaan, deelnemer.gestart):
        return False
    deelnemer.mbo_status, deelnemer.mbo_sinds, deelnemer.leerbaan, deelnemer.gestart = nieuw
    deelnemer.mbo_op = nu
    van_mbo = {"opleiding": regel.opleiding, "school": regel.school}
    deelnemer.gegevens = {**deelnemer.gegevens, "mbo": van_mbo}
    await _bewaar(sessie, deelnemer, "mbo", nu)
    return True


async def _bewaar(sessie: Schrijver, deelnemer: Deelnemer, bron: str, nu: datetime) -> None:
    """What may be a risk is looked at now; good news waits for the next day of the calendar."""
    sessie.add(deelnemer)
    if vraagt_aandacht(feiten_van(deelnemer)):
        sleutel = uuid5(deelnemer.id, f"{bron}:{nu.isoformat()}")
        await vertel_deelnemer(sessie, deelnemer, Wijziging.NIEUWE_GEGEVENS, sleutel, nu)


def feiten_van(deelnemer: Deelnemer) -> Overstapfeiten:
    """What the rules of the Overstap look at."""
    gezegd: dict[str, Any] = {
        "antwoord": Overstapstand(deelnemer.antwoord) if deelnemer.antwoord else None,
        "decaan": Overstapstand(deelnemer.decaan) if deelnemer.decaan else None,
        "mbo_status": Mbostatus(deelnemer.mbo_status) if deelnemer.mbo_status else None,
    }
    return Overstapfeiten(
        onderwijssoort=Onderwijssoort(deelnemer.onderwijssoort),
        antwoord_op=deelnemer.antwoord_op,
        decaan_op=deelnemer.decaan_op,
        mbo_sinds=deelnemer.mbo_sinds,
        leerbaan=deelnemer.leerbaan,
        gestart=deelnemer.gestart,
        stil=deelnemer.stil,
        **gezegd,
    )
