"""Brothers and sisters: pupils at the same address whose trajectory is open."""

from datetime import date

import pytest
from sqlmodel import col, update

from storage.database import SYSTEEM
from storage.lijsten.gezin import broers_en_zussen
from storage.tabellen import Adres, Traject
from tests.storage.land import NU, Land

# Pupils A and B of this land live at Passerweg 2B, and belong to different municipalities on paper.


async def nummers(land: Land, wie: str, letter: str = "A") -> list[str]:
    persoon = land.personen[wie]
    async with land.database.lezer(persoon.toegang) as lezer:
        return [kind.nummer for kind in await broers_en_zussen(lezer, persoon, land.trajecten[letter], NU)]


@pytest.mark.parametrize(("letter", "ander"), [("A", "VT-B"), ("B", "VT-A")])
async def test_who_lives_at_the_same_address_is_found_both_ways(land: Land, letter: str, ander: str) -> None:
    assert await nummers(land, "coordinator", letter) == [ander]


async def test_a_dossier_of_another_municipality_is_not_betrayed(land: Land) -> None:
    assert await nummers(land, "lpa_stad") == []


@pytest.mark.parametrize(
    "anders",
    [
        {"huisnummer": 3},
        {"toevoeging": "C"},
        {"postcode": "9999ZB"},
        {"tot": date(2025, 10, 1)},  # moved away today
        {"van": date(2025, 10, 2)},  # moves in tomorrow
    ],
)
async def test_another_home_is_another_household(eigen_land: Land, anders: dict[str, object]) -> None:
    van_b = update(Adres).where(col(Adres.leerling_id) == eigen_land.leerlingen["B"])
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(van_b.values(**anders))
    assert await nummers(eigen_land, "coordinator") == []


async def test_the_letter_behind_a_house_number_may_be_typed_either_way(eigen_land: Land) -> None:
    van_b = update(Adres).where(col(Adres.leerling_id) == eigen_land.leerlingen["B"])
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(van_b.values(toevoeging="b"))
    assert await nummers(eigen_land, "coordinator") == ["VT-B"]


async def test_a_closed_trajectory_is_no_reason_to_call(eigen_land: Land) -> None:
    van_b = update(Traject).where(col(Traject.id) == eigen_land.trajecten["B"])
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(van_b.values(fase="gesloten"))
    assert await nummers(eigen_land, "coordinator") == []
