"""Luxe verzuim: the advice for one school day, hearing from twelve, and families that count once."""

from typing import Any

import pytest

from domain.kalender import Periode
from domain.lijsten import STANDAARD
from domain.procedures.alle import PLANNEN
from domain.soorten import Meldingsoort, Proceduresoort, Wijziging
from storage.database import SYSTEEM
from storage.gezinnen import gezinnen_in
from storage.tabellen import Gebeurtenis
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import melding
from tests.workflows.zaakproef import dag

SOORT = Proceduresoort.LUXE_VERZUIM
BSN = {"Ömer": "999900006", "Elif": "999900031", "Deniz": "999900018"}
GEHOORD = (("ouders", "gehoord"), ("leerling", "gehoord"))
DAG = "2026-09-08"


def gemeld(
    naam: str = "Ömer", geboren: str = "2012-02-29", huisnummer: int = 7, tot: str = DAG, van: str = DAG
) -> dict[str, Any]:
    """A report of luxe verzuim of a child of the Voorbeeldlaan."""
    gewoon = melding(meldingsdatum=dag(2026, 9, 9).date()).leerling.model_dump(mode="json")
    adres = gewoon["adres"] | {"huisnummer": huisnummer}
    kind = {"bsn": BSN[naam], "voornamen": naam, "leerlingnummer": naam, "geboortedatum": geboren}
    return {
        "soort": "luxe-verzuim",
        "reden": "vakantie",
        "eerste_dag": van,
        "laatste_dag": tot,
        "leerling": gewoon | kind | {"adres": adres},
    }


async def doe_alles(proef: Procedureproef, *zetten: tuple[str, str]) -> None:
    for stap, uitkomst in zetten:
        await proef.doe(stap, uitkomst)


async def waarom(proef: Procedureproef) -> list[str]:
    """What the rules said in the dossier, in order."""
    feiten = await proef.zaak.rijen(Gebeurtenis, proef.traject_id)
    return [f.waarom for f in sorted(feiten, key=lambda f: f.volgnummer) if f.wat == "bepaald"]


@pytest.mark.eis(128)
@pytest.mark.parametrize("besluit", STANDAARD.resultaten(Meldingsoort.LUXE))
async def test_every_result_can_follow_on_the_advice_of_a_warning(
    proef: Procedureproef, besluit: str
) -> None:
    await proef.start(SOORT, gemeld())
    await doe_alles(proef, *GEHOORD, ("besluit-advies", besluit))

    assert await proef.resultaat() == besluit
    assert (await waarom(proef))[-1].startswith("Advies: een waarschuwing.")
    if besluit == "proces-verbaal" and Proceduresoort.STRAFRECHTELIJK in PLANNEN:
        traject = await proef.zaak.verhaal(proef.traject_id)
        assert traject.count("procedure-gestart") == 2


async def test_two_school_days_have_no_fixed_advice(proef: Procedureproef) -> None:
    await proef.start(SOORT, gemeld(tot="2026-09-09"))
    await doe_alles(proef, *GEHOORD, ("besluit", "formele-waarschuwing"))

    assert await proef.resultaat() == "formele-waarschuwing"


async def test_parents_who_do_not_come_are_called_up_once_more(proef: Procedureproef) -> None:
    await proef.start(SOORT, gemeld())
    niet_gekomen = (
        ("ouders", "niet-verschenen"),
        ("oproep", "niet-verschenen"),
        ("leerling", "niet-gehoord"),
    )
    await doe_alles(proef, *niet_gekomen, ("besluit-advies", "formele-waarschuwing"))

    assert await proef.resultaat() == "formele-waarschuwing"


async def test_a_pupil_under_twelve_is_not_heard(proef: Procedureproef) -> None:
    await proef.start(SOORT, gemeld(geboren="2016-09-10"))
    await proef.doe("ouders", "gehoord")

    await proef.open_taak("besluit-advies")


@pytest.mark.parametrize(
    ("zet", "einde"), [("had-toestemming", "niet-verwijtbaar"), (Wijziging.OVERLEDEN, "vervallen")]
)
async def test_it_ends_at_once_when_there_was_leave_or_nobody_to_hear(
    proef: Procedureproef, zet: str | Wijziging, einde: str
) -> None:
    await proef.start(SOORT, gemeld())
    await proef.open_taak("ouders")

    await (proef.verander(zet) if isinstance(zet, Wijziging) else proef.doe("ouders", zet))

    assert await proef.resultaat() == einde


@pytest.mark.eis(119, 129)
async def test_brothers_and_sisters_are_one_family_case_and_counted_once(proef: Procedureproef) -> None:
    await proef.start(SOORT, gemeld("Ömer"))
    await proef.open_taak("ouders")
    eerste = (await proef.rij()).gegevens

    await proef.start(SOORT, gemeld("Elif", "2014-05-01"))
    await proef.open_taak("samen")
    tweede = (await proef.rij()).gegevens
    assert (tweede["gezin"], tweede["gezin_kinderen"]) == (eerste["gezin"], "2")
    assert "Het telt als één gezin." in (await waarom(proef))[0]

    await proef.start(SOORT, gemeld("Deniz", "2013-05-01", huisnummer=9))
    await proef.open_taak("ouders")
    assert (await proef.rij()).gegevens["gezin"] != eerste["gezin"]

    september = Periode(eerste=dag(2026, 9, 1).date(), laatste=dag(2026, 9, 30).date())
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        assert sorted(len(gezin) for gezin in await gezinnen_in(sessie, september)) == [1, 2]


async def test_a_family_that_was_heard_already_is_not_heard_again(proef: Procedureproef) -> None:
    await proef.start(SOORT, gemeld("Ömer"))
    await proef.open_taak("ouders")
    await proef.start(SOORT, gemeld("Elif", "2016-05-01"))

    await doe_alles(proef, ("samen", "al-gehoord"), ("besluit-advies", "ter-kennisname-dossier"))

    assert await proef.resultaat() == "ter-kennisname-dossier"


async def test_leave_that_was_asked_for_the_same_days_is_named(proef: Procedureproef) -> None:
    dagen: dict[str, Any] = {"eerste_dag": DAG, "laatste_dag": DAG, "dagen_eerder": "0"}
    await proef.start(Proceduresoort.VERLOF, gemeld(), **dagen)
    await proef.school_antwoordt("hoofd", "geweigerd")
    assert await proef.resultaat() == "geweigerd-hoofd"

    await proef.start_erbij(SOORT)
    await proef.open_taak("ouders")

    assert (
        "Verlof gevraagd van 08-09-2026 tot en met 08-09-2026: geweigerd-hoofd." in (await waarom(proef))[-1]
    )
