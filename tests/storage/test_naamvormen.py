"""What a pupil is found by follows the name: also when a later report corrects it."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from storage.database import SYSTEEM
from storage.gebruikers import persoon_van
from storage.lijsten.zoeken import zoek
from storage.tabellen import Naamvorm
from tests.voorraad import bewaarde_database
from tests.wereld import KLUIS, Wereld, bouw_wereld, melding

NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def gevonden(wereld: Wereld, tekst: str) -> int:
    async with wereld.database.lezer(SYSTEEM) as sessie:
        persoon = await persoon_van(sessie, wereld.gebruikers["lpa1"])
    assert persoon is not None
    async with wereld.database.lezer(persoon.toegang) as sessie:
        return (await zoek(sessie, persoon, NU, kluis=KLUIS, tekst=tekst)).totaal


async def test_a_corrected_name_is_found_and_the_old_one_is_not(database_url: str) -> None:
    database = bewaarde_database(database_url)
    wereld = await bouw_wereld(database)
    leerling = melding(meldingsdatum=NU.date()).model_dump(mode="json")["leerling"]
    await wereld.meld(NU, leerling=leerling | {"achternaam": "Jansma", "voornamen": "Tess"})
    assert [await gevonden(wereld, naam) for naam in ("Jasnma", "tess jans", "Hovenier")] == [1, 1, 0]
    morgen = NU + timedelta(days=1)
    await wereld.meld(morgen, leerling=leerling | {"achternaam": "Hovenier", "voornamen": "Tess"})
    assert [await gevonden(wereld, naam) for naam in ("Jansma", "Hovenir")] == [0, 1]
    async with database.lezer(SYSTEEM) as sessie:
        vormen = (await sessie.exec(select(Naamvorm.vorm))).all()
    assert len(vormen) == len(set(vormen))
    await database.sluit()
