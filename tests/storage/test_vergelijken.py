"""The comparison on a real register, with the seeded pair of files: found is what was planted."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from domain.fouten import Invoerfout
from domain.procedures.absoluut_verzuim import SCHOOL_IN_VERGELIJKING
from domain.vergelijking import Klasse
from storage.database import SYSTEEM, Database
from storage.invoerbestand import Bestandsfout
from storage.tabellen import (
    Gebruiker,
    Inschrijving,
    Leerling,
    Mail,
    Melding,
    Procedure,
    Schoollocatie,
    Traject,
    Uitgaand,
    Vergelijking,
    Vermoeden,
)
from storage.vergelijkbestand import DUBBEL, VREEMD, lees_bestanden
from storage.vergelijken import Vergelijkopdracht, lees_inhoud, vergelijk_in_delen, voer_uit
from storage.vermoedens import Besluit, bevestig, wijs_af
from tests.regio import bouw_regio
from tests.voorraad import bewaarde_database
from tests.wereld import KLUIS
from voorbeeld.vergelijking import PEILDATUM, Vergelijkpaar, maak_paar

NU = datetime(2026, 9, 16, 9, tzinfo=UTC)
WIE = uuid4()


@pytest.fixture(scope="module")
def paar() -> Vergelijkpaar:
    return maak_paar(zaad=3, inwoners=300)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = bewaarde_database(database_url)
    await bouw_regio(database)
    async with database.schrijver(SYSTEEM) as sessie:
        sessie.add(Gebruiker(id=WIE, inlognaam="a", code="A1", naam="Administratie", mail="a@stad.example"))
    yield database
    await database.sluit()


def opdracht(paar: Vergelijkpaar, **anders: Any) -> Vergelijkopdracht:
    gegevens: dict[str, Any] = {
        "brp": paar.brp,
        "bron": paar.bron,
        "peildatum": PEILDATUM,
        "toegang": SYSTEEM,
        "gemeenten": None,
        "nu": NU,
        "door": WIE,
    }
    return Vergelijkopdracht(**(gegevens | anders))


async def doe(database: Database, wat: Vergelijkopdracht, na_regel: int = 0) -> int:
    """How many new questions for a person."""
    return sum([deel.verslag.aangenomen async for deel in vergelijk_in_delen(database, KLUIS, wat, na_regel)])


async def alle(database: Database, tabel: Any) -> list[Any]:
    async with database.lezer(SYSTEEM) as sessie:
        return list((await sessie.exec(select(tabel))).all())


async def een(database: Database, klasse: Klasse, *, met_laatste: bool = False) -> Vermoeden:
    rijen: list[Vermoeden] = [v for v in await alle(database, Vermoeden) if v.klasse == klasse]
    return next(v for v in rijen if not met_laatste or lees_inhoud(KLUIS, v.inhoud).laatste)


@pytest.mark.eis(67)
@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_found_is_exactly_what_was_planted(zaad: int) -> None:
    paar = maak_paar(zaad=zaad, inwoners=400)
    uitkomst = voer_uit(opdracht(paar))
    gevonden: dict[str, set[str]] = {klasse.value: set() for klasse in Klasse}
    for bevinding in uitkomst.bevindingen:
        gevonden[bevinding.klasse].add(bevinding.inwoner.bsn)
    for klasse, nummers in paar.manifest["te_vinden"].items():
        assert gevonden[klasse] == set(nummers), klasse
    assert {k.value: n for k, n in uitkomst.telling.items()} == paar.manifest["per_klasse"]
    assert not uitkomst.bestanden.geweigerd_brp
    assert not uitkomst.bestanden.geweigerd_bron


def test_the_same_seed_gives_the_same_pair_and_nobody_real() -> None:
    een, ander = maak_paar(zaad=5, inwoners=200), maak_paar(zaad=5, inwoners=200)
    assert een == ander
    nummers = {nummer for klasse in een.manifest["te_vinden"].values() for nummer in klasse}
    assert all(nummer.startswith("9999") for nummer in nummers)


async def test_what_a_person_has_to_look_at_is_kept_encrypted_and_once(
    database: Database, paar: Vergelijkpaar
) -> None:
    verwacht = paar.manifest["per_klasse"]
    te_bekijken = verwacht["vermoeden"] + verwacht["waarschijnlijk-ingeschreven"]
    assert await doe(database, opdracht(paar)) == te_bekijken
    assert await doe(database, opdracht(paar)) == 0
    rijen = await alle(database, Vermoeden)
    assert Counter(v.klasse for v in rijen) == {
        "vermoeden": verwacht["vermoeden"],
        "waarschijnlijk-ingeschreven": verwacht["waarschijnlijk-ingeschreven"],
    }
    inhoud = lees_inhoud(KLUIS, rijen[0].inhoud)
    assert inhoud.redenen
    assert inhoud.inwoner["achternaam"].encode() not in rijen[0].inhoud
    tellingen = Counter[str]()
    for vergelijking in await alle(database, Vergelijking):
        tellingen.update(vergelijking.telling)
    assert tellingen == Counter(verwacht)


async def test_a_comparison_that_was_interrupted_goes_on_where_it_stopped(
    database: Database, paar: Vergelijkpaar
) -> None:
    delen = vergelijk_in_delen(database, KLUIS, opdracht(paar))
    eerste = await anext(delen)
    await delen.aclose()  # type: ignore[attr-defined]
    rest = await doe(database, opdracht(paar), eerste.tot_regel)
    assert eerste.verslag.aangenomen + rest == len(await alle(database, Vermoeden))
    assert await doe(database, opdracht(paar)) == 0


@pytest.mark.eis(120)
async def test_a_confirmed_suspect_gets_a_trajectory_and_the_procedure_once(
    database: Database, paar: Vergelijkpaar
) -> None:
    await doe(database, opdracht(paar))
    vermoeden = await een(database, Klasse.VERMOEDEN)
    besluit = Besluit(WIE, NU)
    uitkomsten = await asyncio.gather(*(bevestig(database, KLUIS, vermoeden.id, besluit) for _ in range(3)))
    trajecten = [traject_id for traject_id in uitkomsten if traject_id]
    assert len(trajecten) == 1
    (traject,) = await alle(database, Traject)
    (procedure,) = await alle(database, Procedure)
    (melding,) = await alle(database, Melding)
    (leerling,) = await alle(database, Leerling)
    assert (traject.id, traject.soort) == (trajecten[0], "absoluut-verzuim")
    assert (procedure.soort, procedure.gegevens, procedure.gestart_door) == ("absoluut-verzuim", {}, WIE)
    assert (melding.kanaal, melding.leerling_id) == ("vergelijking", leerling.id)
    assert leerling.gemeente_code == vermoeden.gemeente_code
    assert {rij.soort for rij in await alle(database, Uitgaand)} == {"melding", "procedure"}
    assert await doe(database, opdracht(paar)) == 0


async def test_no_school_hears_of_a_pupil_who_is_enrolled_nowhere(
    database: Database, paar: Vergelijkpaar
) -> None:
    await doe(database, opdracht(paar))
    vermoeden = await een(database, Klasse.VERMOEDEN, met_laatste=True)
    await bevestig(database, KLUIS, vermoeden.id, Besluit(WIE, NU))
    (traject,) = await alle(database, Traject)
    async with database.lezer(SYSTEEM) as sessie:
        locatie = await sessie.get_one(Schoollocatie, traject.locatie_id)
    assert (locatie.brin, locatie.mail) == (f"GM{vermoeden.gemeente_code}", "")
    assert await alle(database, Mail) == []
    assert await alle(database, Inschrijving) == []


async def test_a_probable_match_names_the_school_that_may_be_asked(
    database: Database, paar: Vergelijkpaar
) -> None:
    await doe(database, opdracht(paar))
    vermoeden = await een(database, Klasse.WAARSCHIJNLIJK)
    await bevestig(database, KLUIS, vermoeden.id, Besluit(WIE, NU))
    (procedure,) = await alle(database, Procedure)
    gelijkenis = lees_inhoud(KLUIS, vermoeden.inhoud).gelijkenis
    assert gelijkenis is not None
    async with database.lezer(SYSTEEM) as sessie:
        locatie = await sessie.get_one(Schoollocatie, UUID(procedure.gegevens[SCHOOL_IN_VERGELIJKING]))
    assert (locatie.brin, locatie.vestiging) == (gelijkenis["brin"], gelijkenis["vestiging"])


async def test_a_rejected_suspect_keeps_its_reason_and_starts_nothing(
    database: Database, paar: Vergelijkpaar
) -> None:
    await doe(database, opdracht(paar))
    vermoeden = await een(database, Klasse.WAARSCHIJNLIJK)
    with pytest.raises(Invoerfout):
        await wijs_af(database, vermoeden.id, Besluit(WIE, NU), "anders")
    assert await wijs_af(database, vermoeden.id, Besluit(WIE, NU), "zelfde-leerling")
    assert not await wijs_af(database, vermoeden.id, Besluit(WIE, NU), "zelfde-leerling")
    assert await bevestig(database, KLUIS, vermoeden.id, Besluit(WIE, NU)) is None
    assert await alle(database, Traject) == []
    na = {v.id: v for v in await alle(database, Vermoeden)}[vermoeden.id]
    assert (na.status, na.reden, na.beslist_door) == ("afgewezen", "zelfde-leerling", WIE)


async def test_a_pupil_with_a_running_procedure_under_another_number_is_asked_about_by_nobody(
    database: Database, paar: Vergelijkpaar
) -> None:
    """Two registrations, merged by a person: the residents' register only knows the number of the second."""
    await doe(database, opdracht(paar))
    dubbel = await een(database, Klasse.VERMOEDEN)
    een_zaak = await bevestig(database, KLUIS, dubbel.id, Besluit(WIE, NU))
    async with database.schrijver(SYSTEEM) as sessie:
        traject = await sessie.get_one(Traject, een_zaak)
        leerling = await sessie.get_one(Leerling, traject.leerling_id)
        sessie.add(eerste := Leerling(**leerling.model_dump(exclude={"id", "bsn_index"}), id=uuid4()))
        await sessie.flush()
        traject.leerling_id, leerling.samengevoegd_met = eerste.id, eerste.id
        sessie.add_all([traject, leerling])
    await doe(database, opdracht(paar, peildatum=PEILDATUM + timedelta(days=1)))
    rijen = [v.status for v in await alle(database, Vermoeden) if v.bsn_index == dubbel.bsn_index]
    assert sorted(rijen) == ["bevestigd", "loopt-al"]


async def test_a_later_comparison_takes_over_open_questions_and_leaves_running_procedures_alone(
    database: Database, paar: Vergelijkpaar
) -> None:
    await doe(database, opdracht(paar))
    bevestigd = await een(database, Klasse.VERMOEDEN)
    await bevestig(database, KLUIS, bevestigd.id, Besluit(WIE, NU))
    await doe(database, opdracht(paar, peildatum=PEILDATUM + timedelta(days=1)))
    async with database.lezer(SYSTEEM) as sessie:
        zoek = select(Vermoeden.bsn_index).where(col(Vermoeden.status) == "open")
        open_ = (await sessie.exec(zoek.group_by(col(Vermoeden.bsn_index)).having(func.count() > 1))).all()
    assert open_ == []
    rijen = [v for v in await alle(database, Vermoeden) if v.bsn_index == bevestigd.bsn_index]
    statussen = Counter(v.status for v in rijen)
    assert statussen == {"bevestigd": 1, "loopt-al": 1}


def _verander(inhoud: bytes, regel: int, kolom: int, waarde: str) -> bytes:
    regels = inhoud.decode("utf-8-sig").split("\r\n")
    velden = regels[regel - 1].split(";")
    velden[kolom] = waarde
    regels[regel - 1] = ";".join(velden)
    return "\r\n".join(regels).encode()


@pytest.mark.parametrize(
    ("kolom", "waarde", "veld"),
    [
        (0, "999900007", "bsn"),
        (4, "31-02-2015", "geboortedatum"),
        (1, "", "achternaam"),
        (5, "jongen", "geslacht"),
    ],
)
def test_a_faulty_line_is_named_without_repeating_it(
    paar: Vergelijkpaar, kolom: int, waarde: str, veld: str
) -> None:
    gelezen = lees_bestanden(_verander(paar.brp, 7, kolom, waarde), paar.bron)
    (fout,) = gelezen.geweigerd_brp
    assert (fout.regel, fout.veld) == (7, veld)
    assert not waarde or waarde not in fout.reden
    assert len(gelezen.inwoners) == paar.manifest["inwoners"] - 1


def test_a_resident_counts_once_and_other_municipalities_are_refused(paar: Vergelijkpaar) -> None:
    regels = paar.brp.split(b"\r\n")
    dubbel = lees_bestanden(b"\r\n".join([*regels[:-1], regels[1], b""]), paar.bron)
    assert [fout.reden for fout in dubbel.geweigerd_brp] == [DUBBEL]
    eigen = lees_bestanden(paar.brp, paar.bron, {"9902"})
    assert {inwoner.gemeentecode for inwoner in eigen.inwoners} == {"9902"}
    assert {fout.reden for fout in eigen.geweigerd_brp} == {VREEMD}


def test_files_that_were_swapped_are_refused_as_a_whole(paar: Vergelijkpaar) -> None:
    with pytest.raises(Bestandsfout):
        lees_bestanden(paar.bron, paar.brp)
