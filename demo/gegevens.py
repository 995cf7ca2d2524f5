"""The demo municipality in the register: loading it again changes nothing that users changed since."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import cycle, groupby
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import ColumnElement, inspect
from sqlmodel import SQLModel, select

from domain.soorten import Rol
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
        await _voeg_toe(sessie, _rijen())
    return Demogegevens(
        gebruikers=tuple((g.login, g.naam, g.functie) for g in gebruikers.GEBRUIKERS),
        wachtwoord=WACHTWOORD,
        api_school="".join(API_SCHOOL),
        api_sleutel=API_SLEUTEL,
    )


def demo_id(soort: str, *sleutel: str) -> UUID:
    """The same id for the same thing at every start."""
    return uuid5(NAMESPACE_URL, ":".join(("verzuimketen-demo", soort, *sleutel)))


async def _voeg_toe(sessie: Schrijver, rijen: Iterable[SQLModel]) -> None:
    """What is not there yet, a table at a time."""
    tabellen = SQLModel.metadata.sorted_tables  # those that others refer to first
    op_plaats = sorted(rijen, key=lambda rij: tabellen.index(inspect(type(rij)).local_table))
    for soort, van_soort in groupby(op_plaats, key=type):
        sleutels: tuple[ColumnElement[Any], ...] = inspect(soort).primary_key
        bekend = {tuple(rij) for rij in (await sessie.execute(select(*sleutels))).all()}
        sessie.add_all(
            rij for rij in van_soort if tuple(getattr(rij, deel.name) for deel in sleutels) not in bekend
        )
        await sessie.flush()


@cache
def _wachtwoordhash() -> str:
    """One for all: a hash costs a third of a second, and everybody knows this password."""
    return hash_wachtwoord(WACHTWOORD)


def _rijen() -> Iterator[SQLModel]:
    """Every row of the demo region."""
    yield RmcRegio(code=scholen.REGIO.code, naam=scholen.REGIO.naam)
    yield from map(_gemeente, scholen.GEMEENTEN)
    for school in scholen.SCHOLEN:
        yield School(
            id=demo_id("school", school.brin), brin=school.brin, naam=school.naam, bestuur=school.bestuur
        )
    yield from map(_locatie, scholen.LOCATIES)
    for gebruiker in gebruikers.GEBRUIKERS:
        yield _gebruiker(gebruiker)
        yield Wachtwoord(gebruiker_id=demo_id("gebruiker", gebruiker.login), hash=_wachtwoordhash())
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
        if gebruiker.bestuur:
            kenmerk = demo_id("lidmaatschap", gebruiker.login, rol, gebruiker.bestuur)
            yield Lidmaatschap(id=kenmerk, gebruiker_id=wie, rol=rol, bestuur=gebruiker.bestuur)
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
