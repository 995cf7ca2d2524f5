"""Exemptions: article by article, four eyes under 5a, renewal in time, and what goes on meanwhile."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from domain.berichten import ROND_TAAK_AF, procedure_workflow_id
from domain.fouten import Geweigerd
from domain.klok import AMSTERDAM
from domain.soorten import Besluit, Fase, Proceduresoort, Procedurestatus, Taaksoort, WachtStatus, Wijziging
from storage.database import SYSTEEM
from storage.tabellen import Procedure, Taak, Taakantwoord, Vrijstelling
from storage.vier_ogen import VIER_OGEN
from storage.vrijstellingen import geldig_verlof, geldige_vrijstelling
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.zaakproef import afronding_van, dag

SOORT = Proceduresoort.VRIJSTELLING
Zetten = tuple[tuple[str, str], ...]
TOT_5A: Zetten = (("nakijken", "volledig"), ("verklaring", "ontvangen"), ("swv", "geraadpleegd"))
IN_TIJD: dict[str, Any] = {"ingangsdatum": "2026-11-01", "kennisgeving_op": "2026-09-09"}


async def doe_alles(proef: Procedureproef, zetten: Zetten, **velden: str) -> None:
    for stap, uitkomst in zetten:
        await proef.doe(stap, uitkomst, **velden)


async def verleen_5a(proef: Procedureproef, **velden: str) -> None:
    await proef.start(SOORT, artikel="5a", **IN_TIJD)
    await doe_alles(proef, (*TOT_5A, ("voorbereiden", "voorstel-verlenen")))
    await proef.doe("beslissen", "verleend", **velden)


async def vrijstellingen(proef: Procedureproef) -> list[Vrijstelling]:
    rijen = await proef.zaak.rijen(Vrijstelling, proef.traject_id)
    return sorted(rijen, key=lambda rij: rij.tot)


async def geldig_op(proef: Procedureproef, op: date) -> bool:
    leerling_id = (await proef.zaak.traject(proef.traject_id)).leerling_id
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        assert await geldig_verlof(sessie, leerling_id, op) is None
        return await geldige_vrijstelling(sessie, leerling_id, op) is not None


ARTIKELEN: tuple[tuple[str, Zetten], ...] = (
    ("3a", (("programma", "geschikt"), ("besluit", "verleend"))),
    ("5b", (("richting", "nooit-bezocht"), ("besluit", "verleend"))),
    ("5c", (("buitenland", "bewijs"), ("besluit", "verleend"))),
    (
        "5a",
        (
            ("verklaring", "ontvangen"),
            ("swv", "geraadpleegd"),
            ("voorbereiden", "voorstel-verlenen"),
            ("beslissen", "verleend"),
        ),
    ),
)


@pytest.mark.eis(172, 174)
@pytest.mark.parametrize(("artikel", "zetten"), ARTIKELEN, ids=[a for a, _ in ARTIKELEN])
async def test_each_article_has_its_own_steps_and_ends_with_the_school_year(
    proef: Procedureproef, artikel: str, zetten: Zetten
) -> None:
    await proef.start(SOORT, artikel=artikel, **IN_TIJD)
    await doe_alles(proef, (("nakijken", "volledig"), *zetten))

    assert await proef.pauze("wachten-verlengen") == dag(2027, 5, 31)
    (rij,) = await vrijstellingen(proef)
    assert (rij.artikel, rij.van, rij.tot) == (artikel, date(2026, 11, 1), date(2027, 7, 31))
    assert [await geldig_op(proef, op) for op in (date(2026, 10, 31), rij.van, rij.tot)] == [
        False,
        True,
        True,
    ]
    assert not await geldig_op(proef, date(2027, 8, 1))


WEIGERINGEN: tuple[tuple[str, dict[str, Any], Zetten], ...] = (
    ("3b", IN_TIJD, (("voldoet-niet", "niet-verleend"),)),
    (
        "15",
        IN_TIJD,
        (
            ("voldoet-niet", "toch-behandelen"),
            ("ander-onderwijs", "niet-genoeg"),
            ("besluit", "niet-verleend"),
        ),
    ),
    (
        "5c",
        {"ingangsdatum": "2026-10-01", "kennisgeving_op": "2026-09-09"},
        (("voldoet-niet", "niet-verleend"),),
    ),
    ("5b", IN_TIJD, (("richting", "bezocht"), ("voldoet-niet", "niet-verleend"))),
    (
        "5a",
        IN_TIJD,
        (
            ("verklaring", "geen-verklaring"),
            ("voorbereiden", "voorstel-weigeren"),
            ("beslissen", "niet-verleend"),
        ),
    ),
)


@pytest.mark.parametrize(("artikel", "velden", "zetten"), WEIGERINGEN, ids=[w[0] for w in WEIGERINGEN])
async def test_a_request_that_does_not_meet_the_conditions_can_be_refused(
    proef: Procedureproef, artikel: str, velden: dict[str, Any], zetten: Zetten
) -> None:
    await proef.start(SOORT, artikel=artikel, **velden)

    await doe_alles(proef, (("nakijken", "volledig"), *zetten))

    assert await proef.resultaat() == "niet-verleend"
    assert await vrijstellingen(proef) == []


@pytest.mark.eis(177)
@pytest.mark.parametrize(
    ("verklaring_op", "arts", "stap"),
    [
        ("2026-06-09", "onafhankelijk", "swv"),
        ("2026-06-08", "onafhankelijk", "verklaring"),
        ("2026-09-01", "behandelend", "verklaring"),
    ],
)
async def test_an_old_or_a_treating_doctors_statement_is_asked_for_again(
    proef: Procedureproef, verklaring_op: str, arts: str, stap: str
) -> None:
    await proef.start(SOORT, artikel="5a", **IN_TIJD)
    await proef.doe("nakijken", "volledig")
    eerste = await proef.doe("verklaring", "ontvangen", verklaring_op=verklaring_op, arts=arts)

    assert (await proef.open_taak(stap)).id != eerste.id


async def test_whoever_prepared_an_exemption_does_not_decide_on_it(proef: Procedureproef) -> None:
    await proef.start(SOORT, artikel="5a", **IN_TIJD)
    await doe_alles(proef, TOT_5A)
    taak = await proef.open_taak("voorbereiden")
    await proef.rond_af(await proef.antwoord(taak, "voorbereiden", "voorstel-verlenen", "coordinator1"))

    taak = await proef.open_taak("beslissen")
    assert taak.toegewezen_aan is None
    with pytest.raises(Geweigerd, match="voorbereid"):
        await proef.antwoord(taak, "beslissen", "verleend", "coordinator1")
    assert await _omzeil_de_pagina(proef, taak) == ("VierOgen", VIER_OGEN)
    assert (await proef.open_taak("beslissen")).id == taak.id

    await proef.rond_af(await proef.antwoord(taak, "beslissen", "verleend", "lpa1"))
    await proef.pauze("wachten-verlengen")


async def _omzeil_de_pagina(proef: Procedureproef, taak: Taak) -> tuple[str | None, str]:
    """An answer that no page let through; the type and the sentence of the refusal."""
    antwoord = Taakantwoord(
        id=UUID(int=taak.id.int ^ 1),
        taak_id=taak.id,
        traject_id=taak.traject_id,
        gebruiker_id=proef.zaak.wereld.gebruikers["coordinator1"],
        besluit="verleend",
        velden={"einde": "schooljaar", "belang": "x"},
        gegeven_op=await proef.zaak.nu(),
    )
    bericht = afronding_van(antwoord)
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        sessie.add(antwoord)
    with pytest.raises(WorkflowUpdateFailedError) as fout:
        await proef.zaak.client.get_workflow_handle(procedure_workflow_id(proef.id)).execute_update(
            ROND_TAAK_AF, bericht
        )
    assert isinstance(fout.value.cause, ApplicationError)
    return fout.value.cause.type, fout.value.cause.message


async def test_the_decider_is_somebody_else_than_the_preparer(proef: Procedureproef) -> None:
    await proef.start(SOORT, artikel="5a", **IN_TIJD)
    await doe_alles(proef, (*TOT_5A, ("voorbereiden", "voorstel-verlenen")))

    assert (await proef.open_taak("beslissen")).toegewezen_aan == proef.zaak.wereld.gebruikers["coordinator1"]


@pytest.mark.eis(179)
async def test_a_long_exemption_under_5a_is_looked_at_every_year_until_the_pupil_returns(
    proef: Procedureproef,
) -> None:
    await verleen_5a(proef, einde="kwalificatieplicht")
    assert (await vrijstellingen(proef))[0].tot == date(2030, 2, 28)

    eerste = await proef.tot_na("wachten-terugkeer")
    assert eerste == dag(2027, 9, 9)
    await proef.doe("terugkeer", "nog-niet")
    assert await proef.tot_na("wachten-terugkeer") == dag(2028, 9, 9)
    await proef.doe("terugkeer", "terug", terug_op="2028-10-02")

    assert await proef.resultaat() == "terug-naar-onderwijs"
    assert [await geldig_op(proef, op) for op in (date(2028, 10, 1), date(2028, 10, 2))] == [True, False]


@pytest.mark.eis(183)
async def test_an_exemption_goes_on_when_the_trajectory_closes_and_asks_for_renewal_in_time(
    proef: Procedureproef,
) -> None:
    await proef.start_in_traject(SOORT, artikel="5c", **IN_TIJD)
    await doe_alles(proef, (("nakijken", "volledig"), ("buitenland", "bewijs"), ("besluit", "verleend")))
    await proef.pauze("wachten-verlengen")
    await proef.relay()
    await proef.zaak.besluit(proef.traject_id, Taaksoort.BEHANDELEN, Besluit.SLUITEN)
    await proef.relay()
    assert (await proef.zaak.traject(proef.traject_id)).fase == Fase.GESLOTEN

    assert await proef.tot_na("wachten-verlengen") == dag(2027, 5, 31)
    nieuw: dict[str, Any] = {"ingangsdatum": "2027-08-01", "kennisgeving_op": "2027-05-31"}
    await proef.doe("verlengen", "aangevraagd", **nieuw)
    await doe_alles(proef, (("buitenland", "bewijs"), ("besluit", "verleend")))
    assert await proef.tot_na("wachten-verlengen") == dag(2028, 5, 31)
    eerste, tweede = await vrijstellingen(proef)
    assert (eerste.verlenging, tweede.verlenging) == (False, True)
    assert (tweede.van, tweede.tot) == (date(2027, 8, 1), date(2028, 7, 31))

    await proef.doe("verlengen", "niet-aangevraagd")
    assert (await proef.tot_na("wachten-einde")).astimezone(AMSTERDAM).date() == date(2028, 8, 1)
    assert await proef.resultaat() == "afgelopen"


async def test_an_exemption_to_eighteen_simply_ends_since_there_is_nothing_to_renew(
    proef: Procedureproef,
) -> None:
    """Born on 29 February 2012: eighteen on 1 March 2030."""
    await proef.start(SOORT, artikel="3a")
    await doe_alles(proef, (("nakijken", "volledig"), ("programma", "geschikt")))
    await proef.doe("besluit", "verleend", einde="kwalificatieplicht")

    assert await proef.pauze("wachten-einde") == dag(2030, 3, 1)
    assert [await geldig_op(proef, op) for op in (date(2030, 2, 28), date(2030, 3, 1))] == [True, False]


async def test_a_granted_exemption_ends_what_runs_about_absence(proef: Procedureproef) -> None:
    ziek = await proef.start(Proceduresoort.ZIEKTEVERZUIM)
    await proef.start_erbij(SOORT, artikel="5c", **IN_TIJD)

    await doe_alles(proef, (("nakijken", "volledig"), ("buitenland", "bewijs"), ("besluit", "verleend")))

    proef.gestart.append(ziek)
    assert await proef.resultaat() == "vervallen"


@pytest.mark.parametrize(
    ("wijziging", "einde", "geldt_nog"),
    [
        (Wijziging.ACHTTIEN, "achttien", True),
        (Wijziging.BUITENLAND, "vervallen", False),
        (Wijziging.OVERLEDEN, "vervallen", False),
    ],
)
async def test_what_happens_around_the_pupil_reaches_an_exemption_at_rest(
    proef: Procedureproef, wijziging: Wijziging, einde: str, geldt_nog: bool
) -> None:
    await proef.start(SOORT, artikel="3a")
    await doe_alles(proef, (("nakijken", "volledig"), ("programma", "geschikt"), ("besluit", "verleend")))
    await proef.pauze("wachten-verlengen")

    await proef.verander(wijziging)

    assert await proef.resultaat() == einde
    assert await geldig_op(proef, date(2026, 9, 9)) is geldt_nog


async def test_a_request_that_is_not_complete_is_looked_at_again_after_two_weeks(
    proef: Procedureproef,
) -> None:
    await proef.start(SOORT)
    await proef.doe("nakijken", "onvolledig")
    assert await proef.tot_na("aanvullen") == dag(2026, 9, 23)
    await proef.doe("nakijken", "volledig")
    await proef.open_taak("programma")
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        loopt = select(Procedure.status).where(col(Procedure.id) == proef.id)
        assert (await sessie.exec(loopt)).one() == Procedurestatus.LOOPT
    open_ = [t for t in await proef.zaak.rijen(Taak, proef.traject_id) if t.status == WachtStatus.OPEN]
    assert len(open_) == 1
