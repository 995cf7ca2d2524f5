"""A campaign in the land of tests/storage/land.py: pupil A of school "oost", pupil B of "west"."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from sqlmodel import SQLModel

from storage.tabellen import Campagne, Campagnestand, Deelnemer, Klassenvraag
from tests.storage.land import DAG, DORP, NU, STAD, Land

CAMPAGNE = UUID("0b8e8a5e-41b3-4a55-8a5b-000000000001")


def campagne() -> Iterator[SQLModel]:
    yield Campagne(
        id=CAMPAGNE,
        soort="overstap",
        jaar=2025,
        naam="Overstap 2025",
        rmc_regio_code="40",
        vakantieregio="Midden",
        status="loopt",
        gestart_op=NU,
        gewijzigd_op=NU,
    )


def deelnemers(land: Land) -> Iterator[SQLModel]:
    for nummer, (letter, plek, gemeente) in enumerate((("A", "oost", STAD), ("B", "west", DORP))):
        yield Deelnemer(
            id=uuid5(CAMPAGNE, letter),
            campagne_id=CAMPAGNE,
            volgnummer=nummer,
            leerling_id=land.leerlingen[letter],
            gemeente_code=gemeente,
            locatie_id=land.locaties[plek],
            klas="4A",
            leerlingnummer=f"{letter}-{plek}",
            onderwijssoort="vmbo",
            mail=f"ouder-{letter}@thuis.example",
            staat="wacht",
            toegevoegd_op=NU,
        )
    yield Campagnestand(campagne_id=CAMPAGNE, dag=DAG, telling={"populatie": 2})
    yield Klassenvraag(
        id=uuid5(CAMPAGNE, "oost"),
        campagne_id=CAMPAGNE,
        locatie_id=land.locaties["oost"],
        mail="oost@school.example",
        token_hash=b"oost",
        gevraagd_op=NU,
        uiterlijk=NU,
        grond="Afspraak.",
        gemeente_code=STAD,
    )
