"""The demo region in the register."""

import hashlib
from datetime import date

from sqlalchemy import text

from demo.gegevens import API_SLEUTEL, WACHTWOORD, demo_id, laad
from domain.soorten import Rol
from storage.aanmelden import gebruiker_bij_login
from storage.api_sleutels import klant_bij_sleutel
from storage.database import SYSTEEM, Database
from storage.gebruikers import persoon_van
from storage.kandidaten import kandidaten_voor
from storage.wachtwoorden import klopt
from voorbeeld.gebruikers import GEBRUIKERS
from voorbeeld.scholen import GEMEENTEN, LOCATIES

TABELLEN = (
    "gemeente",
    "schoollocatie",
    "gebruiker",
    "wachtwoord",
    "lidmaatschap",
    "schooltoewijzing",
    "api_sleutel",
)


async def test_de_demo_laadt_twee_keer_hetzelfde_en_werkt(database_url: str) -> None:
    database = Database(database_url, verbindingen=1)
    gegevens = await laad(database)
    eerste = await tel(database)
    assert await laad(database) == gegevens
    assert await tel(database) == eerste
    assert eerste["gemeente"] == len(GEMEENTEN)
    assert eerste["schoollocatie"] == eerste["schooltoewijzing"] == len(LOCATIES)
    async with database.lezer(SYSTEEM) as lezer:
        for gebruiker in GEBRUIKERS:
            gevonden = await gebruiker_bij_login(lezer, gebruiker.login)
            assert gevonden is not None
            persoon = await persoon_van(lezer, gevonden[0])
            assert persoon is not None
            assert persoon.rollen == set(gebruiker.rollen)
        beheerder = await gebruiker_bij_login(lezer, "beheerder1")
        assert beheerder is not None
        assert klopt(WACHTWOORD, beheerder[1])
        klant = await klant_bij_sleutel(lezer, hashlib.sha256(API_SLEUTEL.encode()).digest())
        assert klant is not None
        assert klant.school == gegevens.api_school
        kandidaten = await kandidaten_voor(lezer, "9902", date(2025, 10, 1))
        lpas = {k.id for k in kandidaten if Rol.LPA in k.rollen}
        assert lpas == {demo_id("gebruiker", "lpa3"), demo_id("gebruiker", "lpa4")}
    await database.sluit()


async def tel(database: Database) -> dict[str, int]:
    async with database.lezer(SYSTEEM) as lezer:
        verbinding = await lezer.connection()
        return {
            tabel: (await verbinding.execute(text(f"SELECT count(*) FROM {tabel}"))).scalar_one()
            for tabel in TABELLEN
        }
