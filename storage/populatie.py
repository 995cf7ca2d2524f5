"""The names of a campaign: taken in line by line, each pupil once, nobody who is being approached already."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from domain.campagnes.beheer import check_kan_namen_krijgen
from domain.campagnes.draaiboek import DRAAIBOEKEN, Draaiboek
from domain.campagnes.invoer import Kandidaat
from domain.fouten import Invoerfout
from domain.kalender import dag_van
from domain.klok import amsterdam
from domain.leerplicht import achttien_of_ouder
from domain.melding import MeldingInvoer
from domain.soorten import Campagnesoort, Campagnestatus, Deelnemerstaat
from storage.campagnes import heropen_voor_namen, vergrendel_campagne, wek_campagne
from storage.database import Lezer, Schrijver
from storage.deelnemers import deelnemer_id, wacht_op_namen
from storage.leerlingen import bekende_leerling, registraties, werk_leerling_bij
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Campagne, Deelnemer, Gemeente, Leerling, Schoollocatie
from storage.versleuteling import Kluis

BEZIG = (Deelnemerstaat.WACHT.value, Deelnemerstaat.BENADERD.value)
IN_ANDERE_CAMPAGNE = "Deze leerling wordt al benaderd in een andere campagne."
GEVOLGD = "gevolgd"
TE_JONG = "Deze campagne is voor jongeren van 18 jaar en ouder."
ONBEKENDE_SCHOOL = "Deze school met deze vestiging kennen wij niet."
ONBEKENDE_GEMEENTE = "Een gemeente met deze code kennen wij niet in deze regio."


class Toevoeging(StrEnum):
    """What became of a name."""

    NIEUW = "nieuw"
    WAS_ER_AL = "was-er-al"
    GEVOLGD = "gevolgd"
    """In the class list, but another campaign approaches: the school's answer goes there."""


class Waarin(NamedTuple):
    """The kind of campaign that a name is for, the day, and the campaign itself when it exists already."""

    soort: Campagnesoort
    dag: date
    campagne_id: UUID | None = None

    @property
    def boek(self) -> Draaiboek:
        return DRAAIBOEKEN[self.soort]


def _waarin(campagne: Campagne, nu: datetime) -> Waarin:
    return Waarin(Campagnesoort(campagne.soort), dag_van(nu), campagne.id)


async def voeg_namen_toe(
    sessie: Schrijver,
    kluis: Kluis,
    campagne_id: UUID,
    kandidaten: Sequence[Kandidaat],
    nu: datetime,
    *,
    sleutel: UUID,
) -> list[Toevoeging | Invoerfout]:
    """Take these names in and wake the campaign, in one transaction; the same name again changes nothing.

    What comes back says per candidate what became of it, or why it was refused. Raises Geweigerd when the
    campaign was stopped.
    """
    campagne = await vergrendel_campagne(sessie, campagne_id)
    check_kan_namen_krijgen(Campagnestatus(campagne.status))
    await wacht_op_namen(sessie)
    volgnummer = await _laatste_nummer(sessie, campagne_id)
    uitkomsten: list[Toevoeging | Invoerfout] = []
    for nummer, kandidaat in enumerate(kandidaten, start=volgnummer + 1):
        uitkomsten.append(await _voeg_toe(sessie, kluis, campagne, kandidaat, nummer, nu))
    if {Toevoeging.NIEUW, Toevoeging.GEVOLGD}.intersection(
        u for u in uitkomsten if isinstance(u, Toevoeging)
    ):
        heropen_voor_namen(campagne, nu)
        sessie.add(campagne)
        await wek_campagne(sessie, campagne, sleutel, nu)
    return uitkomsten


async def keur(sessie: Lezer, kluis: Kluis, waarin: Waarin, regio: str, kandidaat: Kandidaat) -> Toevoeging:
    """What would become of a name, for a look beforehand; writes nothing. Raises Invoerfout."""
    await _locatie(sessie, kandidaat)
    await _controleer_gemeente(sessie, regio, kandidaat)
    _controleer_leeftijd(waarin, kandidaat)
    leerling = await bekende_leerling(sessie, kluis, kandidaat.leerling)
    return await _controleer_benadering(sessie, waarin, leerling.id) if leerling else Toevoeging.NIEUW


async def _voeg_toe(
    sessie: Schrijver,
    kluis: Kluis,
    campagne: Campagne,
    kandidaat: Kandidaat,
    volgnummer: int,
    nu: datetime,
) -> Toevoeging | Invoerfout:
    try:
        locatie_id = await _locatie(sessie, kandidaat)
        await _controleer_gemeente(sessie, campagne.rmc_regio_code, kandidaat)
        _controleer_leeftijd(_waarin(campagne, nu), kandidaat)
        bijgewerkt = await werk_leerling_bij(sessie, kluis, _als_invoer(kandidaat, nu), locatie_id, nu)
        leerling, wat = bijgewerkt.leerling, Toevoeging.NIEUW
        if not bijgewerkt.nieuw:
            wat = await _controleer_benadering(sessie, _waarin(campagne, nu), leerling.id)
            if wat is Toevoeging.WAS_ER_AL:
                return wat
    except Invoerfout as fout:
        return fout
    rij = _deelnemer(campagne, kandidaat, leerling, locatie_id, volgnummer, nu)
    if wat is Toevoeging.GEVOLGD:
        rij.staat, rij.reden = Deelnemerstaat.OVERGESLAGEN.value, GEVOLGD
    voeg_toe(sessie, rij)
    await schrijf_weg(sessie)  # the next line may be about the same pupil
    return wat


def _deelnemer(
    campagne: Campagne,
    kandidaat: Kandidaat,
    leerling: Leerling,
    locatie_id: UUID,
    volgnummer: int,
    nu: datetime,
) -> Deelnemer:
    return Deelnemer(
        id=deelnemer_id(campagne.id, leerling.id),
        campagne_id=campagne.id,
        volgnummer=volgnummer,
        leerling_id=leerling.id,
        gemeente_code=leerling.gemeente_code,
        locatie_id=locatie_id,
        klas=kandidaat.klas,
        leerlingnummer=kandidaat.leerling.leerlingnummer,
        onderwijssoort=kandidaat.onderwijssoort.value,
        mail=kandidaat.mail_ouders or "",
        staat=Deelnemerstaat.WACHT.value,
        aan_de_beurt=not _waarin(campagne, nu).boek.school_eerst,
        toegevoegd_op=nu,
    )


def _als_invoer(kandidaat: Kandidaat, nu: datetime) -> MeldingInvoer:
    """As much of a report as there is to tell about the pupil; checked when the file was read."""
    gegevens: dict[str, Any] = {
        "leerling": kandidaat.leerling,
        "klas": kandidaat.klas,
        "onderwijssoort": kandidaat.onderwijssoort,
        "meldingsdatum": amsterdam(nu).date(),
    }
    return MeldingInvoer.model_construct(**gegevens)


async def _laatste_nummer(sessie: Lezer, campagne_id: UUID) -> int:
    hoogste = select(func.coalesce(func.max(col(Deelnemer.volgnummer)), 0))
    return int((await sessie.exec(hoogste.where(col(Deelnemer.campagne_id) == campagne_id))).one())


async def _locatie(sessie: Lezer, kandidaat: Kandidaat) -> UUID:
    zoek = select(Schoollocatie.id).where(
        Schoollocatie.brin == kandidaat.brin, Schoollocatie.vestiging == kandidaat.vestiging
    )
    gevonden = (await sessie.exec(zoek)).first()
    if gevonden is None:
        raise Invoerfout({"brin": ONBEKENDE_SCHOOL})
    return gevonden


async def _controleer_gemeente(sessie: Lezer, regio: str, kandidaat: Kandidaat) -> None:
    code = kandidaat.leerling.adres.gemeentecode
    zoek = select(Gemeente.code).where(Gemeente.code == code, Gemeente.rmc_regio_code == regio)
    if (await sessie.exec(zoek)).first() is None:
        raise Invoerfout({"gemeentecode": ONBEKENDE_GEMEENTE})


def _controleer_leeftijd(waarin: Waarin, kandidaat: Kandidaat) -> None:
    """Who is younger is leerplicht's; a campaign of the Doorstroompunt asks the youngster in person."""
    geboren = kandidaat.leerling.geboortedatum
    if waarin.boek.vanaf_achttien and not achttien_of_ouder(geboren, waarin.dag):
        raise Invoerfout({"geboortedatum": TE_JONG})


async def _controleer_benadering(sessie: Lezer, waarin: Waarin, leerling_id: UUID) -> Toevoeging:
    """One pupil, one open approach; nobody is asked twice in one campaign.

    A class list is complete all the same: who is approached elsewhere is on it, and followed there. A pupil
    who was registered twice is one pupil.
    """
    zelf = await registraties(sessie, leerling_id)
    zoek = select(Deelnemer.campagne_id, Deelnemer.staat).where(col(Deelnemer.leerling_id).in_(zelf))
    gevonden = (await sessie.exec(zoek)).all()
    if any(campagne == waarin.campagne_id for campagne, _ in gevonden):
        return Toevoeging.WAS_ER_AL
    if any(staat in BEZIG for _, staat in gevonden):
        if waarin.boek.school_eerst:
            return Toevoeging.GEVOLGD
        raise Invoerfout({"bsn": IN_ANDERE_CAMPAGNE})
    return Toevoeging.NIEUW
