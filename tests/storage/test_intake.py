"""The one intake, on a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, update
from sqlmodel import col, select

from domain.fouten import Invoerfout
from domain.soorten import Fase, Kanaal
from storage.aanname import Herkomst, KenmerkBestaatAl, Ontvangst
from storage.database import SYSTEEM
from storage.gebeurtenissen import breuk_in_keten
from storage.intake import neem_melding_aan
from storage.tabellen import (
    Adres,
    Bijlage,
    Concept,
    Gebeurtenis,
    Inschrijving,
    Leerling,
    Mail,
    Melding,
    Traject,
    Uitgaand,
    Verzuimregel,
)
from tests.voorraad import bewaarde_database
from tests.wereld import DORP, KLUIS, STAD, Wereld, bouw_wereld, melding

NU = datetime(2025, 10, 1, 9, 30, tzinfo=UTC)
DAG = date(2025, 10, 1)
TWEEDE_BSN = "999900031"
ONDERWIJSNUMMER = "101000012"


@pytest.fixture
async def wereld(database_url: str) -> AsyncIterator[Wereld]:
    database = bewaarde_database(database_url)
    yield await bouw_wereld(database)
    await database.sluit()


def leerling(**anders: Any) -> dict[str, Any]:
    """The pupil of the world's melding, with other values; `adres` may be given in part."""
    standaard = melding(meldingsdatum=DAG).leerling.model_dump()
    adres = standaard["adres"] | anders.pop("adres", {})
    return {**standaard, **anders, "adres": adres}


async def neem_aan(wereld: Wereld, *, nu: datetime = NU, **anders: Any) -> Ontvangst:
    invoer = melding(**{"meldingsdatum": nu.date(), **anders})
    herkomst = Herkomst(kanaal=Kanaal.FORMULIER)
    return await neem_melding_aan(wereld.database, KLUIS, invoer, herkomst, nu)


async def alle(wereld: Wereld, tabel: Any, *volgorde: Any) -> list[Any]:
    async with wereld.database.lezer(SYSTEEM) as sessie:
        return list((await sessie.exec(select(tabel).order_by(*volgorde))).all())


async def aantal(wereld: Wereld, tabel: Any) -> int:
    async with wereld.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(func.count()).select_from(tabel))).one()


async def sluit(wereld: Wereld, traject_id: UUID, op: datetime) -> None:
    dicht = {"fase": Fase.GESLOTEN.value, "gesloten_op": op, "resultaat": "naar-school"}
    async with wereld.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Traject).where(col(Traject.id) == traject_id).values(dicht))


@pytest.mark.eis(16, 40)
async def test_a_report_becomes_pupil_trajectory_log_receipt_and_outbox_in_one_go(wereld: Wereld) -> None:
    regels = ({"dag": "2025-09-29", "uren": "7.5"}, {"dag": "2025-09-30", "uren": "8.5"})
    ontvangst = await neem_aan(
        wereld, verzuimregels=regels, eerste_dag="2025-09-29", laatste_dag="2025-09-30"
    )
    [kind], [traject], [rij] = [await alle(wereld, tabel) for tabel in (Leerling, Traject, Melding)]
    assert (kind.zoeknaam, kind.gemeente_code) == ("yildiz-de vries, omer", STAD)
    assert KLUIS.ontsleutel(kind.bsn_versleuteld, doel="bsn") == "999900006"
    assert (traject.nummer, traject.fase, traject.leerling_id) == ("2025-00001", Fase.INTAKE, kind.id)
    assert (rij.nummer, rij.initialen, rij.leerlingnummer) == ("M-2025-00001", "Ö.Y.", "L-1042")
    assert (rij.uren, rij.duo_soort) == (16, "16-uur-in-4-weken")
    assert await aantal(wereld, Verzuimregel) == 2
    aan = {mail.aan for mail in await alle(wereld, Mail)}
    assert aan == {"melder@zeecollege.example", "administratie@zeecollege.example"}
    [uit], [feit] = await alle(wereld, Uitgaand), await alle(wereld, Gebeurtenis)
    assert (uit.soort, uit.onderwerp_id) == ("melding", ontvangst.melding_id)
    assert (feit.wat, feit.namens, feit.gegevens["wijze"]) == ("melding-ontvangen", "school", "nieuw")
    assert not ontvangst.bestond_al


async def test_the_same_report_again_gets_the_same_answer_and_adds_nothing(wereld: Wereld) -> None:
    eerste = await neem_aan(wereld, kenmerk="A-1")
    tweede = await neem_aan(wereld, kenmerk="A-1", nu=NU + timedelta(minutes=5))
    assert tweede == eerste.model_copy(update={"bestond_al": True})
    assert [await aantal(wereld, tabel) for tabel in (Melding, Uitgaand, Mail, Gebeurtenis)] == [1, 1, 2, 1]


async def test_a_reference_that_comes_back_with_other_content_is_a_conflict(wereld: Wereld) -> None:
    eerste = await neem_aan(wereld, kenmerk="A-1")
    with pytest.raises(KenmerkBestaatAl) as weigering:
        await neem_aan(wereld, kenmerk="A-1", klas="4C")
    assert eerste.melding_nummer in str(weigering.value)
    assert await aantal(wereld, Melding) == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"brin": "99AA"}, "brin"),
        ({"vestiging": "09"}, "vestiging"),
        ({"meldingsdatum": "2025-10-02"}, "meldingsdatum"),
        ({"leerling": leerling(adres={"gemeentecode": "9999"})}, "leerling.adres.gemeentecode"),
    ],
)
async def test_what_the_register_does_not_know_is_refused_at_its_field(
    wereld: Wereld, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Invoerfout) as weigering:
        await neem_aan(wereld, **anders)
    assert list(weigering.value.fouten) == [veld]
    assert await aantal(wereld, Leerling) == 0


async def test_a_foreign_location_and_one_that_does_not_exist_are_answered_alike(wereld: Wereld) -> None:
    elders = Herkomst(kanaal=Kanaal.API, locaties=frozenset({uuid4()}))
    antwoorden = []
    for vestiging in ("00", "09"):
        invoer = melding(meldingsdatum=DAG, vestiging=vestiging)
        with pytest.raises(Invoerfout) as weigering:
            await neem_melding_aan(wereld.database, KLUIS, invoer, elders, NU)
        antwoorden.append(weigering.value.fouten)
    assert antwoorden[0] == antwoorden[1]


async def test_a_second_report_joins_the_open_trajectory(wereld: Wereld) -> None:
    eerste, tweede = await neem_aan(wereld), await neem_aan(wereld, nu=NU + timedelta(days=7))
    assert tweede.traject_id == eerste.traject_id
    sjablonen = {mail.sjabloon for mail in await alle(wereld, Mail)}
    assert sjablonen == {"ontvangstbevestiging", "gevoegd"}
    async with wereld.database.lezer(SYSTEEM) as sessie:
        assert await breuk_in_keten(sessie, eerste.traject_id) is None


@pytest.mark.parametrize(("dagen", "wijze"), [(27, "heropend"), (29, "nieuw")])
async def test_a_trajectory_closed_within_the_term_reopens_and_an_older_one_does_not(
    wereld: Wereld, dagen: int, wijze: str
) -> None:
    eerste = await neem_aan(wereld)
    await sluit(wereld, eerste.traject_id, NU)
    tweede = await neem_aan(wereld, nu=NU + timedelta(days=dagen))
    assert (tweede.traject_id == eerste.traject_id) is (wijze == "heropend")
    laatste = (await alle(wereld, Gebeurtenis, Gebeurtenis.op))[-1]
    assert laatste.gegevens["wijze"] == wijze
    if wijze == "heropend":
        [traject] = await alle(wereld, Traject)
        assert (traject.fase, traject.heropend, traject.gesloten_op) == (Fase.INTAKE, 1, None)
        assert laatste.gegevens["eerder_resultaat"] == "naar-school"


async def test_a_pupil_is_found_by_onderwijsnummer_and_then_gets_its_bsn(wereld: Wereld) -> None:
    await neem_aan(wereld, leerling=leerling(bsn=None, onderwijsnummer=ONDERWIJSNUMMER))
    await neem_aan(wereld, leerling=leerling(onderwijsnummer=ONDERWIJSNUMMER))
    await neem_aan(wereld, leerling=leerling(onderwijsnummer=None))
    [kind] = await alle(wereld, Leerling)
    assert KLUIS.ontsleutel(kind.bsn_versleuteld, doel="bsn") == "999900006"


async def test_an_onderwijsnummer_of_a_pupil_with_another_bsn_is_refused(wereld: Wereld) -> None:
    await neem_aan(wereld, leerling=leerling(onderwijsnummer=ONDERWIJSNUMMER))
    with pytest.raises(Invoerfout) as weigering:
        await neem_aan(wereld, leerling=leerling(bsn=TWEEDE_BSN, onderwijsnummer=ONDERWIJSNUMMER))
    assert list(weigering.value.fouten) == ["leerling.onderwijsnummer"]


async def test_moving_closes_the_old_address_and_changes_the_home_municipality(wereld: Wereld) -> None:
    await neem_aan(wereld)
    verhuisd = leerling(adres={"straat": "Kade", "gemeentecode": DORP}, achternaam="Yıldız")
    await neem_aan(wereld, nu=NU + timedelta(days=10), leerling=verhuisd)
    adressen = [(a.straat, a.van, a.tot) for a in await alle(wereld, Adres, Adres.van)]
    verhuisdag = DAG + timedelta(days=10)
    assert adressen == [("Voorbeeldlaan", DAG, verhuisdag), ("Kade", verhuisdag, None)]
    [kind], feiten = await alle(wereld, Leerling), await alle(wereld, Gebeurtenis, Gebeurtenis.op)
    assert (kind.gemeente_code, kind.achternaam) == (DORP, "Yıldız")
    was = {"was_gemeente": STAD, "was_achternaam": "Yıldız-de Vries"}
    assert was.items() <= feiten[-1].gegevens.items()


async def test_a_late_report_about_an_earlier_day_does_not_overwrite_the_present(wereld: Wereld) -> None:
    await neem_aan(wereld, klas="4A", leerling=leerling(adres={"straat": "Kade", "gemeentecode": DORP}))
    eerder: dict[str, Any] = {
        "meldingsdatum": "2025-09-01",
        "eerste_dag": "2025-09-01",
        "laatste_dag": "2025-09-01",
    }
    await neem_aan(wereld, klas="3B", leerling=leerling(achternaam="Oude-Naam"), **eerder)
    [kind], klassen = await alle(wereld, Leerling), await alle(wereld, Inschrijving, Inschrijving.van)
    assert (kind.gemeente_code, kind.achternaam) == (DORP, "Yıldız-de Vries")
    assert [(rij.klas, rij.tot) for rij in klassen] == [("3B", DAG), ("4A", None)]


async def test_ten_reports_of_one_new_pupil_at_once_make_one_pupil_and_one_trajectory(wereld: Wereld) -> None:
    kenmerken = [f"K-{nummer % 5}" for nummer in range(10)]  # each is sent twice
    ontvangsten = await asyncio.gather(*(neem_aan(wereld, kenmerk=kenmerk) for kenmerk in kenmerken))
    assert len({ontvangst.melding_id for ontvangst in ontvangsten}) == 5
    assert sum(ontvangst.bestond_al for ontvangst in ontvangsten) == 5
    assert [await aantal(wereld, tabel) for tabel in (Leerling, Traject, Melding, Uitgaand)] == [1, 1, 5, 5]
    async with wereld.database.lezer(SYSTEEM) as sessie:
        assert await breuk_in_keten(sessie, ontvangsten[0].traject_id) is None


async def test_one_reference_for_two_pupils_at_once_is_taken_once_and_refused_once(wereld: Wereld) -> None:
    uitkomsten = await asyncio.gather(
        neem_aan(wereld, kenmerk="K"),
        neem_aan(wereld, kenmerk="K", leerling=leerling(bsn=TWEEDE_BSN)),
        return_exceptions=True,
    )
    assert {type(uitkomst) for uitkomst in uitkomsten} == {Ontvangst, KenmerkBestaatAl}
    assert await aantal(wereld, Leerling) == 1


@pytest.mark.eis(43)
async def test_files_of_the_draft_move_to_the_report_and_the_draft_goes(wereld: Wereld) -> None:
    wie, concept_id = wereld.gebruikers["lpa1"], uuid4()
    async with wereld.database.schrijver(SYSTEEM) as sessie:
        sessie.add(Concept(id=concept_id, gebruiker_id=wie, formulier="melding:1", bijgewerkt_op=NU))
        await sessie.flush()
        bestand: dict[str, Any] = {
            "naam": "staat.pdf",
            "mediatype": "application/pdf",
            "grootte": 1,
            "sha256": b"x",
        }
        sessie.add(Bijlage(id=uuid4(), concept_id=concept_id, inhoud=b"x", toegevoegd_op=NU, **bestand))
    herkomst = Herkomst(kanaal=Kanaal.FORMULIER, gebruiker_id=wie, concept_id=concept_id)
    invoer = melding(meldingsdatum=DAG)
    ontvangst = await neem_melding_aan(wereld.database, KLUIS, invoer, herkomst, NU)
    [bijlage] = await alle(wereld, Bijlage)
    assert (bijlage.melding_id, bijlage.concept_id) == (ontvangst.melding_id, None)
    assert await aantal(wereld, Concept) == 0
