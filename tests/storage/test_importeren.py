"""File import on a real PostgreSQL, with the example file as input."""

import asyncio
import io
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func
from sqlmodel import select

from domain import beleid
from domain.soorten import Kanaal, Rol
from domain.tekstinvoer import KOLOMMEN
from storage.aanname import Herkomst
from storage.database import SYSTEEM, Database
from storage.importeren import Deel, Verslag, importeer, importeer_in_delen, tel_regels, voorbeeldweergave
from storage.tabellen import Leerling, Mail, Melding, Traject, Uitgaand
from tests.regio import bouw_regio
from tests.voorraad import bewaarde_database
from tests.wereld import KLUIS
from voorbeeld import Voorbeeldbestand, maak
from voorbeeld.scholen import GEMEENTEN

NU = datetime(2024, 8, 1, 9, tzinfo=UTC)
BESTAND = Herkomst(kanaal=Kanaal.BESTAND)
TABELLEN = (Melding, Leerling, Traject, Uitgaand)


@pytest.fixture(scope="module")
def voorbeeldbestand() -> Voorbeeldbestand:
    return maak(zaad=7, meldingen=60)  # with the faulty ones three transactions


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = bewaarde_database(database_url)
    await bouw_regio(database)
    yield database
    await database.sluit()


async def lees_in(database: Database, inhoud: bytes) -> Verslag:
    return await importeer(database, KLUIS, io.BytesIO(inhoud), BESTAND, NU)


@pytest.fixture(scope="module")
async def ingelezen(module_database_url: str, voorbeeldbestand: Voorbeeldbestand) -> tuple[Database, Verslag]:
    """A register that the file was taken in to, for tests that add nothing, and how that went."""
    database = bewaarde_database(module_database_url)
    await bouw_regio(database)
    return database, await lees_in(database, voorbeeldbestand.csv)


async def aantallen(database: Database) -> list[int]:
    async with database.lezer(SYSTEEM) as sessie:
        tellingen = [select(func.count()).select_from(tabel) for tabel in TABELLEN]
        return [(await sessie.exec(telling)).one() for telling in tellingen]


async def test_a_file_becomes_exactly_what_its_manifest_says(
    ingelezen: tuple[Database, Verslag], voorbeeldbestand: Voorbeeldbestand
) -> None:
    database, verslag = ingelezen
    manifest = voorbeeldbestand.manifest
    meldingen = manifest["meldingen"]
    assert verslag.gelezen == manifest["bestand"]["gegevensregels"]
    assert verslag.aangenomen == meldingen["geldig"]
    assert verslag.al_bekend == meldingen["herhaald"]
    geweigerd = {regel["regel"] for regel in manifest["geweigerde_regels"]}
    assert {fout.regel for fout in verslag.geweigerd} == geweigerd
    kinderen = meldingen["unieke_leerlingen"]
    assert await aantallen(database) == [meldingen["geldig"], kinderen, kinderen, meldingen["geldig"]]


async def test_importing_again_adds_nothing_and_refuses_the_same_lines(
    ingelezen: tuple[Database, Verslag], voorbeeldbestand: Voorbeeldbestand
) -> None:
    database, eerste = ingelezen
    erin = await aantallen(database)
    tweede = await lees_in(database, voorbeeldbestand.csv)
    assert await aantallen(database) == erin
    assert (tweede.aangenomen, tweede.al_bekend) == (0, eerste.aangenomen + eerste.al_bekend)
    assert tweede.geweigerd == eerste.geweigerd


async def test_the_preview_foretells_the_import_and_writes_nothing(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    bron = io.BytesIO(voorbeeldbestand.csv)
    voorspeld = await voorbeeldweergave(database, KLUIS, bron, BESTAND, NU)
    assert await aantallen(database) == [0, 0, 0, 0]
    echt = await lees_in(database, voorbeeldbestand.csv)
    assert len(voorspeld.eerste) == 5
    assert _zonder_reden(voorspeld.verslag) == _zonder_reden(echt)


def _zonder_reden(verslag: Verslag) -> tuple[int, int, int, Counter[tuple[int, str]]]:
    """A number used twice is explained in other words before the first of them is in the register."""
    plekken = Counter((fout.regel, fout.veld) for fout in verslag.geweigerd)
    return verslag.gelezen, verslag.aangenomen, verslag.al_bekend, plekken


def test_reasons_name_the_column_and_never_repeat_what_stood_there(
    ingelezen: tuple[Database, Verslag], voorbeeldbestand: Voorbeeldbestand
) -> None:
    _, verslag = ingelezen
    geschreven = {rij.regel: rij.velden for rij in voorbeeldbestand.rijen}
    for fout in verslag.geweigerd:
        assert fout.reden.endswith(".")
        lang = [veld for veld in geschreven[fout.regel][:12] if len(veld) > 6]
        assert not [veld for veld in lang if veld in fout.reden]


GEMEENTE, SCHOOL = KOLOMMEN.index("gemeentecode"), KOLOMMEN.index("brin")
NIEMANDS = beleid.Persoon(id=uuid4())
ALLES = frozenset(gemeente.code for gemeente in GEMEENTEN)


def iemand(rol: Rol, *gemeenten: str, scholen: frozenset[str] = frozenset()) -> beleid.Persoon:
    return beleid.Persoon(id=uuid4(), in_gemeente=dict.fromkeys(gemeenten, frozenset({rol})), scholen=scholen)


@pytest.mark.eis(79)
@pytest.mark.parametrize(
    ("wie", "gemeenten", "scholen"),
    [
        (None, ALLES, frozenset()),
        (iemand(Rol.ADMINISTRATIE, *ALLES), ALLES, frozenset()),
        (iemand(Rol.ADMINISTRATIE, "9901"), {"9901"}, frozenset()),
        (iemand(Rol.COORDINATOR, "9902", "9903"), {"9902", "9903"}, frozenset()),
        (iemand(Rol.LPA, "9901"), set(), frozenset()),
        (iemand(Rol.CASEMANAGER, *ALLES), set(), frozenset()),
        (iemand(Rol.BEHEERDER, *ALLES), set(), frozenset()),
        (iemand(Rol.COORDINATOR, "9902", scholen=frozenset({"99AK00"})), {"9902"}, {"99AK00"}),
        (NIEMANDS, set(), frozenset()),
    ],
)
async def test_whoever_imports_takes_in_their_own_residents_and_is_told_about_the_others(
    database: Database,
    voorbeeldbestand: Voorbeeldbestand,
    wie: beleid.Persoon | None,
    gemeenten: set[str],
    scholen: set[str],
) -> None:
    herkomst = Herkomst(kanaal=Kanaal.BESTAND, inlezer=wie)
    bron = io.BytesIO(voorbeeldbestand.csv)
    verslag = (await voorbeeldweergave(database, KLUIS, bron, herkomst, NU)).verslag
    fout = {regel["regel"] for regel in voorbeeldbestand.manifest["geweigerde_regels"]}
    vreemd = {
        rij.regel
        for rij in voorbeeldbestand.rijen
        if rij.velden[GEMEENTE] not in gemeenten and "".join(rij.velden[SCHOOL : SCHOOL + 2]) not in scholen
    }
    redenen = {f.regel: f.reden for f in verslag.geweigerd if f.veld == "gemeentecode"}
    niet_van_hen = {regel for regel, reden in redenen.items() if "uw eigen gemeente" in reden}
    assert niet_van_hen - fout == vreemd - fout
    assert {f.regel for f in verslag.geweigerd} == fout | vreemd


async def test_a_line_about_somebody_else_s_resident_writes_nothing(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    herkomst = Herkomst(kanaal=Kanaal.BESTAND, inlezer=iemand(Rol.COORDINATOR, "9902"))
    verslag = await importeer(database, KLUIS, io.BytesIO(voorbeeldbestand.csv), herkomst, NU)
    async with database.lezer(SYSTEEM) as sessie:
        woonplaatsen = (await sessie.exec(select(Leerling.gemeente_code).distinct())).all()
    assert (verslag.aangenomen > 0, list(woonplaatsen)) == (True, ["9902"])


async def test_going_on_after_a_line_does_the_rest_and_only_that(
    ingelezen: tuple[Database, Verslag], voorbeeldbestand: Voorbeeldbestand
) -> None:
    database, heel = ingelezen

    async def vanaf(na_regel: int) -> list[Deel]:
        bron = io.BytesIO(voorbeeldbestand.csv)
        delen = importeer_in_delen(database, KLUIS, bron, BESTAND, NU, na_regel=na_regel)
        return [deel async for deel in delen]

    alles = await vanaf(0)
    rest = await vanaf(alles[0].tot_regel)
    assert sum(deel.verslag.gelezen for deel in alles) == heel.gelezen == tel_regels(voorbeeldbestand.csv)
    assert [deel.tot_regel for deel in rest] == [deel.tot_regel for deel in alles[1:]]
    assert sum(deel.verslag.gelezen for deel in rest) == heel.gelezen - alles[0].verslag.gelezen
    assert await vanaf(alles[-1].tot_regel) == []


async def test_a_clash_with_another_import_at_the_same_time_doubles_nothing(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    verslagen = await asyncio.gather(*(lees_in(database, voorbeeldbestand.csv) for _ in range(3)))
    meldingen = voorbeeldbestand.manifest["meldingen"]
    kinderen = meldingen["unieke_leerlingen"]
    assert sum(verslag.aangenomen for verslag in verslagen) == meldingen["geldig"]
    assert await aantallen(database) == [meldingen["geldig"], kinderen, kinderen, meldingen["geldig"]]
    async with database.lezer(SYSTEEM) as sessie:
        sleutels = (await sessie.exec(select(Mail.message_id))).all()
    assert len(sleutels) == len(set(sleutels))
