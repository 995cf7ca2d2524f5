"""Asking school locations something by mail, apart from any dossier: the request, its ledger, its mails.

Class lists and verzuimstaten are asked per campaign and location. Who owes what by when stands in the one
ledger, with the location in place of a dossier; the campaign's round lets its moments go off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlmodel import col, select

from domain.regels import Regels
from domain.soorten import Campagnesoort, TermijnAard, Termijncode
from domain.termijnen import plan_termijn
from storage.afspraken import kalenders_van_locaties
from storage.database import Lezer, Schrijver
from storage.eenmalig import maak_token, token_hash
from storage.lezen import alle, rijen
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.rijen import voeg_toe
from storage.tabellen import Campagne, Klassenvraag
from storage.termijnen import RONDE, Belofte, plan


@dataclass(frozen=True)
class Verzoek:
    """What a kind of campaign asks schools: by which term, how the ledger calls it, and its mails."""

    termijn: Termijncode
    wat: str
    vraag: Sjabloon
    herinnering: Sjabloon
    code: Sjabloon


VERZOEKEN: Mapping[Campagnesoort, Verzoek] = {
    Campagnesoort.NO_SHOW: Verzoek(
        Termijncode.KLASSENLIJST,
        "Klassenlijsten invullen",
        Sjabloon.KLASSENLIJST,
        Sjabloon.KLASSENLIJST_HERINNERING,
        Sjabloon.KLASSENLIJST_CODE,
    ),
    Campagnesoort.VERZUIMSTATEN: Verzoek(
        Termijncode.VERZUIMSTAAT,
        "Verzuimstaat sturen",
        Sjabloon.VERZUIMSTAAT,
        Sjabloon.VERZUIMSTAAT_HERINNERING,
        Sjabloon.VERZUIMSTAAT_CODE,
    ),
}


@dataclass(frozen=True)
class Verzoekronde:
    """A round of one campaign: by which rules, how many schools at most, at which moment."""

    campagne: Campagne
    regels: Regels
    per_keer: int
    link_sleutel: bytes
    nu: datetime

    @property
    def verzoek(self) -> Verzoek:
        return VERZOEKEN[Campagnesoort(self.campagne.soort)]


class Afgegaan(BaseModel, frozen=True):
    """A moment of the ledger that has come: of which request, in which round of asking and calling."""

    vraag_id: UUID
    aard: TermijnAard
    volgnummer: int

    @property
    def ronde(self) -> int:
        return self.volgnummer // RONDE


class _Adres(BaseModel, frozen=True):
    locatie_id: UUID
    code: str
    mail: str
    gemeente_code: str


def klassenvraag_id(campagne_id: UUID, locatie_id: UUID) -> UUID:
    """A school location is asked once in a campaign; the link's token is derived from this id."""
    return uuid5(campagne_id, f"klassenvraag:{locatie_id}")


# Who calls a silent school is of its own municipality, or else of the one that speaks for the region.
_ADRESSEN = """
SELECT s.id AS locatie_id, s.brin || s.vestiging AS code, s.mail,
  (SELECT g.code FROM gemeente g WHERE g.rmc_regio_code = :regio
   ORDER BY g.code = s.gemeente_code DESC, g.contactgemeente DESC, g.code LIMIT 1) AS gemeente_code
FROM schoollocatie s WHERE s.id = ANY (:locaties) ORDER BY s.id
"""
_LAAT_AFGAAN = """
UPDATE termijn r SET status = 'gedaan', afgegaan_op = :nu FROM klassenvraag k
WHERE k.campagne_id = :id AND r.wacht_id = k.id AND r.status = 'open' AND r.op <= :nu
RETURNING r.wacht_id AS vraag_id, r.aard, r.volgnummer
"""
_LAAT_VERVALLEN = """
UPDATE termijn SET status = 'vervallen' FROM klassenvraag k
WHERE k.campagne_id = :id AND termijn.wacht_id = k.id AND termijn.status = 'open'
RETURNING termijn.id
"""


async def vraag_scholen(sessie: Schrijver, ronde: Verzoekronde, locaties: Sequence[UUID]) -> None:
    """Ask these locations: request, promise and mail, in a number of queries that does not grow with them."""
    if not locaties:
        return
    regio = ronde.campagne.rmc_regio_code
    kalenders = await kalenders_van_locaties(sessie, locaties)
    for adres in await alle(sessie, _Adres, _ADRESSEN, locaties=list(locaties), regio=regio):
        termijn = plan_termijn(
            ronde.regels, ronde.verzoek.termijn, ronde.nu, kalenders[adres.locatie_id], regio
        )
        vraag = _vraag(ronde, adres, termijn.uiterlijk, termijn.grond)
        voeg_toe(sessie, vraag)
        await plan(sessie, belofte_van(vraag, adres.code, ronde.verzoek.wat), termijn)
        await mail_school(sessie, vraag, ronde.verzoek.vraag, "vraag", ronde.nu)


def _vraag(ronde: Verzoekronde, adres: _Adres, uiterlijk: datetime, grond: str) -> Klassenvraag:
    id_ = klassenvraag_id(ronde.campagne.id, adres.locatie_id)
    return Klassenvraag(
        id=id_,
        campagne_id=ronde.campagne.id,
        locatie_id=adres.locatie_id,
        mail=adres.mail,
        token_hash=token_hash(maak_token(ronde.link_sleutel, id_)),
        gevraagd_op=ronde.nu,
        uiterlijk=uiterlijk,
        grond=grond,
        gemeente_code=adres.gemeente_code,
    )


def belofte_van(vraag: Klassenvraag, wie: str, wat: str) -> Belofte:
    """A promise about this request, by `wie`: the location's code, or that of the officer who calls it."""
    return Belofte(
        locatie_id=vraag.locatie_id, gemeente_code=vraag.gemeente_code, wacht_id=vraag.id, wie=wie, wat=wat
    )


async def laat_momenten_afgaan(sessie: Schrijver, campagne_id: UUID, nu: datetime) -> tuple[Afgegaan, ...]:
    """Mark everything that is due in this campaign as gone off, each moment once; one statement."""
    return await alle(sessie, Afgegaan, _LAAT_AFGAAN, id=campagne_id, nu=nu)


async def laat_verzoeken_vervallen(sessie: Schrijver, campagne_id: UUID) -> None:
    """Nobody owes an answer to a campaign that was stopped."""
    await rijen(sessie, _LAAT_VERVALLEN, id=campagne_id)


async def vragen_van(sessie: Schrijver, ids: Sequence[UUID]) -> dict[UUID, Klassenvraag]:
    """These requests, locked."""
    zoek = select(Klassenvraag).where(col(Klassenvraag.id).in_(ids)).order_by(col(Klassenvraag.id))
    return {vraag.id: vraag for vraag in (await sessie.exec(zoek.with_for_update())).all()}


async def mail_school(
    sessie: Schrijver, vraag: Klassenvraag, sjabloon: Sjabloon, stap: str, nu: datetime, **meer: str
) -> None:
    """Write to the school about a request; the same `stap` is one mail."""
    gegevens = {
        "klassenvraag_id": str(vraag.id),
        "campagne_id": str(vraag.campagne_id),
        "uiterlijk": vraag.uiterlijk.isoformat(),
        "gemeente": vraag.gemeente_code,
        **meer,
    }
    await zet_mail_klaar(
        sessie,
        Mailopdracht(
            sjabloon=sjabloon,
            sleutel=f"{sjabloon}.{vraag.id}.{stap}",
            locatie_id=vraag.locatie_id,
            aan=vraag.mail,
            gegevens=gegevens,
            nu=nu,
        ),
    )


async def mail_code(sessie: Schrijver, vraag: Klassenvraag, soort: Campagnesoort, nu: datetime) -> None:
    """Mail the code that `vraag.codes` counts last, to where the link went."""
    stap, nummer = f"code:{vraag.codes}", str(vraag.codes)
    await mail_school(sessie, vraag, VERZOEKEN[soort].code, stap, nu, code=nummer)


async def soort_van(sessie: Lezer, vraag: Klassenvraag) -> Campagnesoort:
    """What the school is asked for."""
    zoek = select(Campagne.soort).where(Campagne.id == vraag.campagne_id)
    return Campagnesoort((await sessie.exec(zoek)).one())
