"""Leave: who decides, what it counts for, and what happened on the same days."""

from datetime import date
from typing import Any

import pytest

from domain.soorten import Proceduresoort
from storage.database import SYSTEEM
from storage.tabellen import Gebeurtenis, Vrijstelling
from storage.vrijstellingen import geldig_verlof, geldige_vrijstelling
from tests.procedures.procedureproef import Procedureproef
from tests.procedures.test_luxe_verzuim import gemeld

SOORT = Proceduresoort.VERLOF
GEWICHTIG: dict[str, Any] = {"verlofsoort": "gewichtige-omstandigheden", "dagen_eerder": "0"}
VAKANTIE: dict[str, Any] = {"verlofsoort": "vakantie", "dagen_eerder": "0"}
TIEN: dict[str, Any] = {"eerste_dag": "2026-11-02", "laatste_dag": "2026-11-13"}
ELF: dict[str, Any] = {"eerste_dag": "2026-11-02", "laatste_dag": "2026-11-16"}


async def verlof(proef: Procedureproef) -> list[tuple[str, date, date]]:
    rijen = await proef.zaak.rijen(Vrijstelling, proef.traject_id)
    return sorted((rij.artikel, rij.van, rij.tot) for rij in rijen)


@pytest.mark.eis(22, 175)
@pytest.mark.parametrize(
    ("antwoord", "einde", "gegeven"),
    [
        ("toegekend", "toegekend-hoofd", [("11g", date(2026, 11, 2), date(2026, 11, 13))]),
        ("geweigerd", "geweigerd-hoofd", []),
        ("ingetrokken", "ingetrokken", []),
    ],
)
async def test_exactly_ten_days_are_the_heads(
    proef: Procedureproef, antwoord: str, einde: str, gegeven: list[tuple[str, date, date]]
) -> None:
    await proef.start(SOORT, **GEWICHTIG, **TIEN)

    await proef.school_antwoordt("hoofd", antwoord)

    assert await proef.resultaat() == einde
    assert await verlof(proef) == gegeven


@pytest.mark.eis(175)
@pytest.mark.parametrize("besluit", ["toegekend", "geweigerd"])
async def test_above_ten_days_the_lpa_decides_after_hearing_the_head(
    proef: Procedureproef, besluit: str
) -> None:
    await proef.start(SOORT, **GEWICHTIG, **ELF)
    await proef.school_antwoordt("hoofd-horen", "oneens")

    await proef.doe("besluit", besluit)

    assert await proef.resultaat() == besluit
    assert len(await verlof(proef)) == (besluit == "toegekend")


async def test_leave_that_was_given_counts_for_the_next_request_of_that_year(proef: Procedureproef) -> None:
    await proef.start(SOORT, **GEWICHTIG, **TIEN)
    await proef.school_antwoordt("hoofd", "toegekend")
    assert await proef.resultaat() == "toegekend-hoofd"
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        leerling_id = (await proef.zaak.traject(proef.traject_id)).leerling_id
        assert await geldige_vrijstelling(sessie, leerling_id, date(2026, 11, 2)) is None
        assert await geldig_verlof(sessie, leerling_id, date(2026, 11, 2)) is not None

    een_dag: dict[str, Any] = {"eerste_dag": "2027-02-01", "laatste_dag": "2027-02-01"}
    await proef.start_erbij(SOORT, **GEWICHTIG, **een_dag)
    await proef.open_vraag("hoofd-horen")


async def test_a_head_that_does_not_answer_is_called(proef: Procedureproef) -> None:
    await proef.start(SOORT, **GEWICHTIG, **TIEN)
    await proef.school_zwijgt("hoofd")

    await proef.doe("nabellen", "geweigerd")

    assert await proef.resultaat() == "geweigerd-hoofd"


@pytest.mark.parametrize(
    ("velden", "zet", "einde"),
    [
        (VAKANTIE | ELF, "geweigerd", "geweigerd"),
        (VAKANTIE | ELF, "ingetrokken", "ingetrokken"),
        (VAKANTIE | {"eerste_dag": "2026-09-10", "laatste_dag": "2026-09-10"}, "geweigerd", "geweigerd"),
        (GEWICHTIG | {"eerste_dag": "2035-09-10", "laatste_dag": "2035-09-10"}, "geweigerd", "geweigerd"),
    ],
)
async def test_what_does_not_fit_the_rules_comes_to_an_officer(
    proef: Procedureproef, velden: dict[str, Any], zet: str, einde: str
) -> None:
    await proef.start(SOORT, **velden)

    await proef.doe("past-niet", zet)

    assert await proef.resultaat() == einde


async def test_another_reason_is_weighed_again(proef: Procedureproef) -> None:
    await proef.start(SOORT, **VAKANTIE, **ELF)

    await proef.doe("past-niet", "andere-reden", verlofsoort="gewichtige-omstandigheden")

    await proef.open_vraag("hoofd-horen")


@pytest.mark.parametrize(
    ("velden", "einde", "aantal"),
    [
        (
            {"verlofsoort": "religie", "eerste_dag": "2026-09-11", "laatste_dag": "2026-09-11"},
            "kennisgeving",
            1,
        ),
        (
            {"verlofsoort": "vakantie", "eerste_dag": "2026-10-19", "laatste_dag": "2026-10-20"},
            "niet-nodig",
            0,
        ),
    ],
)
async def test_some_leave_nobody_has_to_decide_on(
    proef: Procedureproef, velden: dict[str, Any], einde: str, aantal: int
) -> None:
    await proef.start(SOORT, **velden)

    assert await proef.resultaat() == einde
    assert len(await verlof(proef)) == aantal


async def test_luxe_verzuim_of_the_same_days_is_shown(proef: Procedureproef) -> None:
    dagen: dict[str, Any] = {"eerste_dag": "2026-09-08", "laatste_dag": "2026-09-08"}
    await proef.start(SOORT, gemeld(), **GEWICHTIG, **dagen)
    await proef.open_vraag("hoofd")

    feiten = await proef.zaak.rijen(Gebeurtenis, proef.traject_id)
    assert any("is luxe verzuim gemeld: M-2026-" in feit.waarom for feit in feiten)
    assert (await proef.rij()).gegevens["luxe_meldingen"].startswith("M-2026-")
