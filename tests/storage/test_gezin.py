"""Brothers and sisters: proposed by address, confirmed by a person, and counted as one family."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import col, update

from domain.fouten import Geweigerd
from domain.gezinnen import kinderen
from domain.kalender import Periode
from domain.soorten import Proceduresoort
from storage.database import SYSTEEM
from storage.gebeurtenissen import breuk_in_keten
from storage.gezinnen import gezin_bij, gezinnen_in
from storage.lezen import lees
from storage.lijsten.dossierdelen import GEBEURTENISSEN
from storage.lijsten.gezin import GEZIN, Band, Gezinslid
from storage.tabellen import Adres, Leerling, Melding, Traject
from storage.verwanten import Uitspraak, leg_verwantschap_vast
from tests.storage.land import DAG, NU, Land, melding

# Pupils A and B of this land live at Passerweg 2B, and belong to different municipalities on paper.


async def gezin(land: Land, wie: str, letter: str = "A") -> tuple[Gezinslid, ...]:
    persoon = land.personen[wie]
    async with land.database.lezer(persoon.toegang) as lezer:
        leerling, gemeenten = land.leerlingen[letter], list(persoon.gemeenten)
        return await lees(lezer, GEZIN, leerling_id=leerling, gemeenten=gemeenten, vandaag=DAG)


async def zeg(land: Land, een: str, ander: str, reden: str, *, verwant: bool = True) -> bool:
    """Somebody says that these pupils are family, or that they are not."""
    uitspraak = Uitspraak(verwant, reden, land.gebruikers["coordinator"])
    async with land.database.schrijver(SYSTEEM) as sessie:
        een_id, ander_id = land.trajecten[een], land.trajecten[ander]
        return await leg_verwantschap_vast(sessie, een_id, ander_id, uitspraak, NU)


async def nummers(land: Land, wie: str, letter: str = "A") -> list[str]:
    return [kind.nummer for kind in await gezin(land, wie, letter)]


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


@pytest.mark.parametrize(("naam", "gelijk"), [("Vries", True), ("vries", True), ("Jansen", False)], ids=str)
async def test_a_proposal_tells_whether_the_surname_is_the_same(
    eigen_land: Land, naam: str, gelijk: bool
) -> None:
    van_b = update(Leerling).where(col(Leerling.id) == eigen_land.leerlingen["B"])
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(van_b.values(achternaam=naam))
    (kind,) = await gezin(eigen_land, "coordinator")
    assert (kind.band, kind.zelfde_achternaam) == (Band.VOORSTEL, gelijk)


async def test_what_somebody_said_stays_when_they_no_longer_live_together(eigen_land: Land) -> None:
    await zeg(eigen_land, "A", "B", "Volgens moeder.")
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(
            update(Adres).values(huisnummer=99).where(col(Adres.leerling_id) == eigen_land.leerlingen["B"])
        )
        await sessie.exec(
            update(Traject).values(fase="gesloten").where(col(Traject.id) == eigen_land.trajecten["B"])
        )
    (kind,) = await gezin(eigen_land, "coordinator")
    assert (kind.band, kind.reden, kind.door) == (Band.GEZIN, "Volgens moeder.", "Mw. coordinator")
    assert kind.procedures == (Proceduresoort.ZIEKTEVERZUIM,)
    assert await gezin(eigen_land, "lpa_stad") == ()  # another municipality's dossier is not betrayed


async def test_a_mistake_is_said_again_and_both_dossiers_tell_the_story(eigen_land: Land) -> None:
    await zeg(eigen_land, "A", "B", "Zelfde moeder.")
    assert not await zeg(eigen_land, "B", "A", "Zelfde moeder.")  # it was said already, from the other side
    assert await zeg(eigen_land, "B", "A", "Toch buren.", verwant=False)
    (kind,) = await gezin(eigen_land, "coordinator")
    assert (kind.band, kind.reden) == (Band.GEEN, "Toch buren.")
    assert await zeg(eigen_land, "A", "B", "Toch familie.")
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        for eigen, ander in (("A", "VT-B"), ("B", "VT-A")):
            alles = await lees(lezer, GEBEURTENISSEN, id=eigen_land.trajecten[eigen])
            log = [f for f in alles if "gezin" in f.wat]
            assert [f.waarom for f in log] == ["Zelfde moeder.", "Toch buren.", "Toch familie."]
            assert log[1].zin == f"Vastgelegd als geen broer of zus: dossier {ander}."
            assert await breuk_in_keten(lezer, eigen_land.trajecten[eigen]) is None


async def test_a_dossier_cannot_be_family_of_itself(eigen_land: Land) -> None:
    with pytest.raises(Geweigerd):
        await zeg(eigen_land, "A", "A", "x")


@pytest.mark.eis(119)
@pytest.mark.parametrize(
    ("huisnummer", "gezegd", "kinderen_per_gezin"),
    [(2, None, [2]), (9, None, [1, 1]), (9, True, [2]), (2, False, [1, 1])],
    ids=["adres", "niets", "gekoppeld", "geen-familie"],
)
async def test_luxe_verzuim_counts_a_family_by_what_was_said_and_else_by_address(
    eigen_land: Land, huisnummer: int, gezegd: bool | None, kinderen_per_gezin: list[int]
) -> None:
    if gezegd is not None:
        await zeg(eigen_land, "A", "B", "Zeker.", verwant=gezegd)
    van_b = update(Adres).where(col(Adres.leerling_id) == eigen_land.leerlingen["B"])
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(van_b.values(huisnummer=huisnummer))
        for naam in ("A-oost", "B-west"):
            luxe = melding(eigen_land, naam).model_copy(update={"id": uuid4(), "soort": "luxe-verzuim"})
            luxe.nummer, luxe.kenmerk = f"L-{naam}", f"L-{naam}"
            sessie.add(Melding(**luxe.model_dump()))
    vandaag = Periode(eerste=DAG, laatste=DAG)
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        gevonden = await gezinnen_in(lezer, vandaag)
        eigen = await gezin_bij(lezer, eigen_land.leerlingen["A"], vandaag)
    assert sorted(len(kinderen(gezin)) for gezin in gevonden) == kinderen_per_gezin
    assert len(kinderen(eigen)) == kinderen_per_gezin[0]
