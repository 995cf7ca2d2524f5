"""Two municipalities, two schools and two dossiers with a row in every table, for tests of who sees what.

Dossier A is Voorbeeldstad's: school "oost" and school "west" both reported the pupil. Dossier B is
Waterdrecht's, reported by "west" only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from psycopg import AsyncCursor

from storage.database import SYSTEEM, Database, Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.gebruikers import persoon_van
from storage.tabellen import (
    Antwoordverbetering,
    Beheerregel,
    EenmaligeLink,
    Idempotentie,
    Kopieadres,
    Thuistaal,
    Uitnodiging,
    Verwantschap,
)
from tests.storage.landbasis import BSN as BSN
from tests.storage.landbasis import DAG as DAG
from tests.storage.landbasis import DORP as DORP
from tests.storage.landbasis import KLUIS as KLUIS
from tests.storage.landbasis import MORGEN as MORGEN
from tests.storage.landbasis import NU as NU
from tests.storage.landbasis import STAD as STAD
from tests.storage.landbasis import Land as Land
from tests.storage.landmeldingen import leerling as leerling
from tests.storage.landmeldingen import mail as mail
from tests.storage.landmeldingen import melding as melding
from tests.storage.landmeldingen import vormen as vormen
from tests.storage.landmensen import gemeenten, mensen, regio
from tests.storage.landzaken import taak as taak
from tests.storage.landzaken import traject as traject
from tests.storage.landzaken import zaken


async def bouw_land(database: Database) -> Land:
    """Write everything into an empty register."""
    land = Land(database)
    async with database.schrijver(SYSTEEM) as sessie:
        for rijen in (regio(), gemeenten(), *mensen(land), *zaken(land)):
            sessie.add_all(list(rijen))
            await sessie.flush()
        for letter in ("A", "B"):
            await _feiten(sessie, land, letter)
    async with database.lezer(SYSTEEM) as lezer:
        for naam, gebruiker_id in land.gebruikers.items():
            persoon = await persoon_van(lezer, gebruiker_id)
            assert persoon is not None
            land.personen[naam] = persoon
    return land


async def _feiten(sessie: Schrijver, land: Land, letter: str) -> None:
    traject_id, lpa = land.trajecten[letter], land.gebruikers["lpa_stad"]
    gegevens = {"nummer": f"M-{letter}", "kanaal": "formulier", "soort": "relatief-verzuim-wettelijk"}
    feiten = (
        ("melding-ontvangen", "school", None, gegevens),
        ("taak-geopend", "systeem", None, {"taak": "melding-beoordelen", "voor": str(lpa)}),
        ("taak-afgerond", "mens", lpa, {"besluit": "oppakken", "resultaat": "", "doelgemeente": ""}),
    )
    for nummer, (wat, namens, wie, feit) in enumerate(feiten):
        await leg_feit_vast(
            sessie,
            Feit(
                traject_id=traject_id,
                sleutel=f"{wat}:{nummer}",
                op=NU,
                wat=wat,
                namens=namens,
                wie=wie,
                gegevens=feit,
            ),
        )


async def voeg_resten_toe(sessie: Schrijver, land: Land, vraag_id: UUID, sleutel_id: UUID) -> None:
    """Rows that hang on rows whose ids only the database knows."""
    link = EenmaligeLink(
        id=uuid4(), vraag_id=vraag_id, token_hash=b"l" * 32, gemaakt_op=NU, verloopt_op=MORGEN
    )
    verzoek = Idempotentie(
        id=uuid4(), api_sleutel_id=sleutel_id, sleutel="k", verzoek_hash=b"v" * 32, gebruikt_op=NU
    )
    coordinator = land.gebruikers["coordinator"]
    erbij = [
        Antwoordverbetering(id=uuid4(), vraag_id=vraag_id, antwoord="Eerst nee.", vervangen_op=NU),
        Beheerregel(id=uuid4(), gemeente_code=STAD, op=NU, wie=coordinator, wat="w", onderwerp="o"),
        Kopieadres(
            id=uuid4(),
            locatie_id=land.locaties["oost"],
            mail="kopie@oost.example",
            token_hash=b"c" * 32,
            gevraagd_op=NU,
            gevraagd_door=land.gebruikers["school_oost"],
            verloopt_op=MORGEN,
        ),
        Thuistaal(leerling_id=land.leerlingen["A"], taal="en", gewijzigd_op=NU, gewijzigd_door=coordinator),
        Uitnodiging(
            id=uuid4(), gebruiker_id=coordinator, token_hash=b"u" * 32, gemaakt_op=NU, verloopt_op=MORGEN
        ),
    ]
    sessie.add_all([link, verzoek, verwantschap(land), *erbij])
    await sessie.flush()


def verwantschap(land: Land, **anders: Any) -> Verwantschap:
    """What somebody said about pupils A and B: they are family."""
    een, ander = sorted((land.leerlingen["A"], land.leerlingen["B"]))
    wie = land.gebruikers["coordinator"]
    zegt: dict[str, Any] = {"verwant": True, "reden": "Volgens moeder.", "op": NU, "door": wie} | anders
    return Verwantschap(id=uuid4(), een_id=een, ander_id=ander, **zegt)


@contextmanager
def geteld() -> Iterator[list[str]]:
    """The queries that go to the database inside the block, through SQLAlchemy or straight to the driver."""
    vragen: list[str] = []
    gewoon = AsyncCursor.execute

    async def noteer(cursor: AsyncCursor[Any], vraag: Any, *rest: Any, **opties: Any) -> AsyncCursor[Any]:
        vragen.append(vraag.decode() if isinstance(vraag, bytes) else str(vraag))
        return await gewoon(cursor, vraag, *rest, **opties)

    with patch.object(AsyncCursor, "execute", noteer):
        yield vragen
