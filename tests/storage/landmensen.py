"""The region of the land, its schools, and everybody who works there."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from sqlmodel import SQLModel

from storage.tabellen import (
    Afwezigheid,
    ApiSleutel,
    Concept,
    Gebruiker,
    Gemeente,
    Lidmaatschap,
    RmcRegio,
    School,
    Schoollocatie,
    Schooltoewijzing,
    Sessie,
    Vervanging,
    Wachtwoord,
    Weergave,
)
from tests.storage.landbasis import DAG, DORP, MORGEN, NU, ROLLEN, STAD, Land


def regio() -> Iterator[SQLModel]:
    yield RmcRegio(code="40", naam="Delta")


def gemeenten() -> Iterator[SQLModel]:
    for code, naam in ((STAD, "Voorbeeldstad"), (DORP, "Waterdrecht")):
        yield Gemeente(code=code, naam=naam, rmc_regio_code="40", vakantieregio="Midden")


def mensen(land: Land) -> Iterator[Iterator[SQLModel]]:
    scholen = {naam: uuid4() for naam in land.locaties}
    yield (School(id=scholen[n], brin=f"99Z{n[0].upper()}", naam=f"School {n}") for n in scholen)
    yield (_locatie(land, naam, scholen[naam]) for naam in scholen)
    yield (
        Gebruiker(
            id=gebruiker_id,
            inlognaam=naam,
            code=naam,
            naam=f"Mw. {naam}",
            mail=f"{naam}@voorbeeldstad.example",
            telefoon="0600099011",
        )
        for naam, gebruiker_id in land.gebruikers.items()
    )
    yield _lidmaatschappen(land)
    yield _van_medewerkers(land)


def _locatie(land: Land, naam: str, school_id: UUID) -> Schoollocatie:
    return Schoollocatie(
        id=land.locaties[naam],
        school_id=school_id,
        brin=f"99Z{naam[0].upper()}",
        vestiging="00",
        naam=f"School {naam}",
        onderwijssoort="vmbo",
        gemeente_code=STAD,
        plaats="Voorbeeldstad",
        vakantieregio="Midden",
        mail=f"verzuim@{naam}.example",
    )


def _lidmaatschappen(land: Land) -> Iterator[SQLModel]:
    for naam, (rol, gemeenten, locaties) in ROLLEN.items():
        wie = land.gebruikers[naam]
        for code in gemeenten:
            yield Lidmaatschap(id=uuid4(), gebruiker_id=wie, rol=rol, gemeente_code=code)
        for locatie in locaties:
            yield Lidmaatschap(id=uuid4(), gebruiker_id=wie, rol=rol, locatie_id=land.locaties[locatie])


def _van_medewerkers(land: Land) -> Iterator[SQLModel]:
    lpa, oost = land.gebruikers["lpa_stad"], land.locaties["oost"]
    yield Wachtwoord(gebruiker_id=lpa, hash="geen echte hash")
    yield Sessie(token_hash=b"t" * 32, gebruiker_id=lpa, begonnen_op=NU, verloopt_op=MORGEN)
    yield Schooltoewijzing(id=uuid4(), gebruiker_id=lpa, locatie_id=oost)
    yield Afwezigheid(id=uuid4(), gebruiker_id=lpa, van=DAG, tot=DAG)
    yield Vervanging(
        id=uuid4(),
        gebruiker_id=lpa,
        vervangers={"ids": [str(land.gebruikers["coordinator"])]},
        van=DAG,
        tot=DAG,
        status="klaar",
        gemaakt_op=NU,
        gemaakt_door=lpa,
    )
    yield Weergave(id=uuid4(), gebruiker_id=lpa, gemeente_code=STAD, naam="Te laat", gemaakt_op=NU)
    yield ApiSleutel(id=uuid4(), locatie_id=oost, naam="LVS", sleutel_hash=b"s" * 32)
    yield Concept(id=uuid4(), gebruiker_id=land.gebruikers["school_oost"], formulier="f", bijgewerkt_op=NU)
