"""The demo municipality in the register: loading it again changes nothing that users changed since."""

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel
from sqlmodel import SQLModel

from domain.soorten import Rol
from storage.aanmelden import zet_wachtwoord
from storage.database import SYSTEEM, Database, Schrijver
from storage.tabellen import (
    ApiSleutel,
    Gebruiker,
    Gemeente,
    Lidmaatschap,
    RmcRegio,
    School,
    Schoollocatie,
    Schooltoewijzing,
    Wachtwoord,
)
from storage.wachtwoorden import hash_wachtwoord
from voorbeeld import gebruikers, scholen

WACHTWOORD = "verzuim-demo"
# School with a school administration system that reports over the API.
API_SCHOOL = ("99AG", "00")
API_SLEUTEL = "demo-sleutel-van-het-delta-lyceum"


class Demogegevens(BaseModel, frozen=True):
    """What the demo prints at start: (log-in, name, job) of every account, their password, the API key."""

    gebruikers: tuple[tuple[str, str, str], ...]
    wachtwoord: str
    api_school: str
    api_sleutel: str


async def laad(database: Database) -> Demogegevens:
    """Add what is missing of the demo region, in one transaction."""
    async with database.schrijver(SYSTEEM) as sessie:
        for rij in _rijen():
            await _voeg_toe(sessie, rij)
        for gebruiker in gebruikers.GEBRUIKERS:
            await _geef_wachtwoord(sessie, demo_id("gebruiker", gebruiker.login))
    return Demogegevens(
        gebruikers=tuple((g.login, g.naam, g.functie) for g in gebruikers.GEBRUIKERS),
        wachtwoord=WACHTWOORD,
        api_school="".join(API_SCHOOL),
        api_sleutel=API_SLEUTEL,
    )


def demo_id(soort: str, *sleutel: str) -> UUID:
    """The same id for the same thing at every start."""
    return uuid5(NAMESPACE_URL, ":".join(("verzuimketen-demo", soort, *sleutel)))


async def _voeg_toe(sessie: Schrijver, rij: SQLModel) -> None:
    sleutel = type(rij).__table__.primary_key.columns.keys()  # type: ignore[attr-defined]  # set by SQLModel
    if await sessie.get(type(rij), [getattr(rij, veld) for veld in sleutel]) is None:
        sessie.add(rij)
        await sessie.flush()


async def _geef_wachtwoord(sessie: Schrijver, gebruiker_id: UUID) -> None:
    if await sessie.get(Wachtwoord, gebruiker_id) is None:
        await zet_wachtwoord(sessie, gebruiker_id, _wachtwoordhash())


@cache
def _wachtwoordhash() -> str:
    """One for all: a hash costs a third of a second, and everybody knows this password."""
    return hash_wachtwoord(WACHTWOORD)


def _rijen() -> Iterator[SQLModel]:
    """Every row of the demo region, those that others refer to first."""
    yield RmcRegio(code=scholen.REGIO.code, naam=scholen.REGIO.naam)
    yield from map(_gemeente, scholen.GEMEENTEN)
    for school in scholen.SCHOLEN:
        yield School(
            id=demo_id("school", school.brin), brin=school.brin, naam=school.naam, bestuur=school.bestuur
        )
    yield from map(_locatie, scholen.LOCATIES)
    for gebruiker in gebruikers.GEBRUIKERS:
        yield _gebruiker(gebruiker)
        yield from _lidmaatschappen(gebruiker)
    yield from _toewijzingen()
    yield _api_sleutel()


def _gemeente(gemeente: scholen.Gemeente) -> Gemeente:
    return Gemeente(
        code=gemeente.code,
        naam=gemeente.naam,
        rmc_regio_code=scholen.REGIO.code,
        contactgemeente=gemeente.code == scholen.CONTACTGEMEENTE,
        vakantieregio=scholen.REGIO.vakantieregio,
        mail=gemeente.email,
        telefoon=gemeente.telefoon,
        postadres=f"Postbus 9999, 9999 ZZ {gemeente.naam}",
    )


def _locatie(locatie: scholen.Locatie) -> Schoollocatie:
    return Schoollocatie(
        id=demo_id("locatie", locatie.brin, locatie.vestiging),
        school_id=demo_id("school", locatie.brin),
        brin=locatie.brin,
        vestiging=locatie.vestiging,
        naam=locatie.naam,
        onderwijssoort=locatie.soorten[0].value,
        gemeente_code=locatie.gemeentecode,
        plaats=locatie.plaats,
        vakantieregio=scholen.REGIO.vakantieregio,
        mail=locatie.email,
        teamleider_mail=locatie.teamleider_email,
        telefoon=locatie.telefoon,
    )


def _gebruiker(gebruiker: gebruikers.Gebruiker) -> Gebruiker:
    return Gebruiker(
        id=demo_id("gebruiker", gebruiker.login),
        inlognaam=gebruiker.login,
        code=gebruiker.login,
        naam=gebruiker.naam,
        functie=gebruiker.functie,
        mail=gebruiker.email,
    )


def _lidmaatschappen(gebruiker: gebruikers.Gebruiker) -> Iterator[Lidmaatschap]:
    wie = demo_id("gebruiker", gebruiker.login)
    for rol in gebruiker.rollen:
        for code in gebruiker.gemeenten:
            kenmerk = demo_id("lidmaatschap", gebruiker.login, rol, code)
            yield Lidmaatschap(id=kenmerk, gebruiker_id=wie, rol=rol, gemeente_code=code)
        for plek in gebruiker.locaties:
            kenmerk = demo_id("lidmaatschap", gebruiker.login, rol, *plek)
            yield Lidmaatschap(id=kenmerk, gebruiker_id=wie, rol=rol, locatie_id=demo_id("locatie", *plek))


def _toewijzingen() -> Iterator[Schooltoewijzing]:
    """The schools of a municipality, in turn, to its officers."""
    for gemeente in scholen.GEMEENTEN:
        lpas = [
            g.login for g in gebruikers.GEBRUIKERS if Rol.LPA in g.rollen and gemeente.code in g.gemeenten
        ]
        hier = [plek for plek in scholen.LOCATIES if plek.gemeentecode == gemeente.code]
        for plek, login in zip(hier, cycle(lpas), strict=False):
            yield Schooltoewijzing(
                id=demo_id("toewijzing", plek.brin, plek.vestiging),
                gebruiker_id=demo_id("gebruiker", login),
                locatie_id=demo_id("locatie", plek.brin, plek.vestiging),
            )


def _api_sleutel() -> ApiSleutel:
    return ApiSleutel(
        id=demo_id("api_sleutel", *API_SCHOOL),
        locatie_id=demo_id("locatie", *API_SCHOOL),
        naam="Leerlingvolgsysteem van het Delta Lyceum (demo)",
        sleutel_hash=hashlib.sha256(API_SLEUTEL.encode()).digest(),
    )
