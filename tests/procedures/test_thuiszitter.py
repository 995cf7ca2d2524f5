"""Thuiszitter: it begins by itself, the dates are exact, and no open task keeps the decision waiting."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.kalender import dag_van
from domain.procedures.thuiszitter_velden import METEEN
from domain.soorten import Besluit, Meldingsoort, Proceduresoort, Taaksoort, Wijziging
from storage.tabellen import Gebeurtenis, Procedure, Taak
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import melding
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import dag

SOORT = Proceduresoort.THUISZITTER
LEEG = {
    "eerste_dag": "",
    **{f"actie{n}{deel}": "" for n in (2, 3) for deel in ("", "_wie", "_op")},
}
VIER_WEKEN = timedelta(days=28)


async def meld(proef: Procedureproef, soort: Meldingsoort = Meldingsoort.LRV, **anders: Any) -> None:
    """The school reports, and the relay hands on everything that follows from it."""
    ontvangst = await proef.zaak.wereld.meld(await proef.zaak.nu(), soort=soort.value, **anders)
    proef.soort, proef.traject_id = SOORT, ontvangst.traject_id
    proef.zaak.gestart.add(ontvangst.traject_id)
    await proef.relay()
    for rij in await thuiszitters(proef):
        if rij.id not in proef.gestart:
            proef.gestart.append(rij.id)


async def thuiszitters(proef: Procedureproef) -> Sequence[Procedure]:
    rijen = await proef.zaak.rijen(Procedure, proef.traject_id)
    return sorted((rij for rij in rijen if rij.soort == SOORT), key=lambda rij: rij.gestart_op)


async def taken(proef: Procedureproef, stap: str) -> list[Taak]:
    """Every task of a step, also those that were overtaken, in order."""
    rijen = [t for t in await proef.zaak.rijen(Taak, proef.traject_id) if t.soort == f"thuiszitter.{stap}"]
    return sorted(rijen, key=lambda taak: taak.geopend_op)


async def doe(proef: Procedureproef, stap: str, uitkomst: str, **velden: str) -> None:
    await proef.doe(stap, uitkomst, **(LEEG | velden))


async def tot_thuiszitter(proef: Procedureproef, eerste_dag: date) -> None:
    """Reported when four weeks have passed, and called a thuiszitter; the trajectory waits for it."""
    op = eerste_dag + VIER_WEKEN
    await proef.zaak.begin_op(dag(op.year, op.month, op.day, 10))
    await meld(proef, eerste_dag=eerste_dag.isoformat())
    await doe(proef, "vaststellen", "ja")
    await ga_verder_in_de_procedure(proef)


async def ga_verder_in_de_procedure(proef: Procedureproef) -> None:
    """The report itself is assessed: a task that nobody does would remind and escalate for months."""
    taak = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    velden: Any = {"procedure": "thuiszitter"}
    await proef.zaak.rond_af(await proef.zaak.antwoord(taak, Besluit.PROCEDURE, velden=velden))


async def bespreek(proef: Procedureproef, uitkomst: str = "afspraken", **velden: str) -> date:
    """To the next table, and what it decides; the day of the table."""
    op = await proef.tot_na("tot-tafel")
    await doe(proef, "tafel", uitkomst, **velden)
    return dag_van(op)


# ---- It begins by itself, four weeks after the first day ----

VIER_WEKEN_NA = [
    (dag(2026, 9, 28), dag(2026, 10, 26)),  # over the end of summer time
    (dag(2026, 11, 27), dag(2026, 12, 25)),  # Christmas Day itself
    (dag(2027, 3, 1), dag(2027, 3, 29)),  # Easter Monday, and summer time since the day before
    (dag(2028, 2, 2), dag(2028, 3, 1)),  # a leap year
]


@pytest.mark.eis(23, 154)
@pytest.mark.parametrize(("eerste", "verwacht"), VIER_WEKEN_NA)
async def test_four_weeks_after_the_first_day_an_officer_is_asked(
    proef: Procedureproef, eerste: datetime, verwacht: datetime
) -> None:
    await proef.zaak.begin_op(eerste.replace(hour=8))
    await meld(proef)

    assert await proef.tot_na("vier-weken") == verwacht

    taak = await proef.open_taak("vaststellen")
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["lpa1"]
    assert dag_van(taak.geopend_op) == verwacht.date()


@pytest.mark.parametrize("soort", [Meldingsoort.LRV, Meldingsoort.ZORG, Meldingsoort.ABSOLUUT])
async def test_who_is_reported_after_four_weeks_is_asked_about_at_once(
    proef: Procedureproef, soort: Meldingsoort
) -> None:
    eerste = dag_van(await proef.zaak.nu()) - VIER_WEKEN

    await meld(proef, soort, eerste_dag=eerste.isoformat())

    await proef.open_taak("vaststellen")
    assert (await proef.rij()).gegevens == {"eerste_dag": eerste.isoformat()}


async def test_other_absence_does_not_begin_it(proef: Procedureproef) -> None:
    await meld(proef, Meldingsoort.RELATIEF_WETTELIJK)

    assert await thuiszitters(proef) == []


async def test_reports_that_join_later_begin_no_second_one(proef: Procedureproef) -> None:
    await meld(proef)
    await meld(proef, Meldingsoort.LRV)
    await meld(proef, Meldingsoort.ZORG)

    assert len(await thuiszitters(proef)) == 1


async def test_long_absence_that_joins_a_lighter_report_begins_it(proef: Procedureproef) -> None:
    await meld(proef, Meldingsoort.RELATIEF_WETTELIJK)
    await meld(proef, Meldingsoort.LRV)

    (rij,) = await thuiszitters(proef)
    assert rij.stap == "vier-weken"


async def test_a_sleeping_one_lets_the_trajectory_go_on_and_ends_with_it(proef: Procedureproef) -> None:
    await meld(proef)
    await ga_verder_in_de_procedure(proef)
    await proef.zaak.besluit(proef.traject_id, Taaksoort.BEHANDELEN, Besluit.SLUITEN, **SLUITEN)
    await proef.relay()

    assert await proef.resultaat() == "vervallen"
    await proef.zaak.klaar(proef.traject_id)


SLUITEN = {"resultaat": "naar-school", "motivering": "De leerling gaat weer naar school."}


async def test_an_officer_need_not_wait_for_the_four_weeks(proef: Procedureproef) -> None:
    await proef.zaak.begin_op(dag(2026, 9, 9, 10))
    await proef.start(SOORT, eerste_dag="2026-09-08", beginnen=METEEN)

    await proef.open_taak("vaststellen")


async def test_a_sleeping_one_wakes_when_an_officer_says_so_and_asks_once(proef: Procedureproef) -> None:
    await meld(proef)
    await proef.pauze("vier-weken")

    await proef.verander(Wijziging.NU_THUISZITTER)
    await doe(proef, "vaststellen", "ja")
    await proef.open_taak("plan")
    await proef.verander(Wijziging.NU_THUISZITTER)

    await tot(lambda: _aantal(proef, "plan", 2))
    assert len(await taken(proef, "vaststellen")) == 1


async def _aantal(proef: Procedureproef, stap: str, aantal: int) -> bool:
    return len(await taken(proef, stap)) == aantal


# ---- Who is not one ----


@pytest.mark.eis(153, 155, 156)
@pytest.mark.parametrize(
    ("antwoord", "einde"),
    [
        ("deels-onderwijs", "geen-deels-onderwijs"),
        ("vrijstelling", "geen-vrijstelling"),
        ("ziek", "geen-ziek"),
        ("terug", "geen-terug"),
    ],
)
async def test_what_the_officer_knows_ends_it_and_settles_it_for_the_next_report(
    proef: Procedureproef, antwoord: str, einde: str
) -> None:
    eerste = dag_van(await proef.zaak.nu()) - VIER_WEKEN
    await meld(proef, eerste_dag=eerste.isoformat())
    await doe(proef, "vaststellen", antwoord)
    assert await proef.resultaat() == einde

    await meld(proef, eerste_dag=eerste.isoformat())

    assert len(proef.gestart) == 2
    assert await proef.resultaat() == einde
    assert len(await taken(proef, "vaststellen")) == 1


@pytest.mark.eis(153)
@pytest.mark.parametrize(("advies", "vraagt"), [("nee", False), ("gedeeltelijk", True)])
async def test_who_is_too_ill_for_the_youth_doctor_is_none_and_who_can_go_partly_is_asked_about(
    proef: Procedureproef, advies: str, vraagt: bool
) -> None:
    await meld(proef, Meldingsoort.ZORG)
    thuis, proef.soort = proef.id, Proceduresoort.ZIEKTEVERZUIM
    await proef.start_erbij(Proceduresoort.ZIEKTEVERZUIM)
    await proef.doe("schoolgesprek", "zorgen-blijven")
    await proef.doe("onderzoek", advies)
    proef.gestart.append(thuis)
    proef.soort = SOORT

    await proef.tot_na("vier-weken")

    if vraagt:
        await proef.open_taak("vaststellen")
    else:
        assert await proef.resultaat() == "geen-ziek"


GEBOREN = [
    ("2008-10-07", "overdracht"),  # 18 on the day that the four weeks are over
    ("2008-10-08", "vaststellen"),
]


@pytest.mark.parametrize(("geboren", "stap"), GEBOREN)
async def test_who_turns_eighteen_meanwhile_goes_to_the_doorstroompunt(
    proef: Procedureproef, geboren: str, stap: str
) -> None:
    await proef.zaak.begin_op(dag(2026, 9, 9, 8))
    await meld(proef, leerling=leerling(geboren))

    await proef.tot_na("vier-weken")

    await proef.open_taak(stap)


def leerling(geboren: str) -> dict[str, Any]:
    wie = melding(meldingsdatum=date(2026, 9, 9)).model_dump(mode="json")["leerling"]
    return {**wie, "geboortedatum": geboren}


async def test_a_child_that_need_not_go_to_school_yet_is_none(proef: Procedureproef) -> None:
    await proef.zaak.begin_op(dag(2026, 9, 9, 8))
    await meld(proef, leerling=leerling("2021-11-02"))

    await proef.tot_na("vier-weken")

    assert await proef.resultaat() == "geen-leerplicht"


# ---- Plan, table, decision ----


@pytest.mark.eis(95, 158)
async def test_after_the_plan_the_table_discusses_the_pupil_every_month(proef: Procedureproef) -> None:
    await tot_thuiszitter(proef, date(2026, 9, 9))
    await doe(proef, "plan", "plan")

    tafels = [await bespreek(proef), await bespreek(proef)]

    # The tenth of October is a Saturday. The decision of 9 December comes before the third table.
    assert tafels == [date(2026, 10, 12), date(2026, 11, 10)]
    assert await proef.tot_na("tot-escalatie") == dag(2026, 12, 9)


@pytest.mark.eis(157, 159)
async def test_the_coordinator_decides_three_months_after_the_first_day_and_once_a_month_since(
    proef: Procedureproef,
) -> None:
    """The same day of the month, or its last; the table of other days is in tests/domain."""
    verwacht = [dag(2027, 2, 28), dag(2027, 3, 30)]
    await tot_thuiszitter(proef, date(2026, 11, 30))
    await doe(proef, "plan", "plan")

    gevonden = []
    for _ in verwacht:
        await bespreek_tot_escalatie(proef)
        gevonden.append(await proef.tot_na("tot-escalatie"))
        await doe(proef, "doorzettingsmacht", "besluit")

    assert gevonden == verwacht
    besluiten = await taken(proef, "doorzettingsmacht")
    assert [dag_van(taak.geopend_op) for taak in besluiten] == [d.date() for d in verwacht]
    assert {taak.toegewezen_aan for taak in besluiten} == {proef.zaak.wereld.gebruikers["coordinator1"]}


async def bespreek_tot_escalatie(proef: Procedureproef) -> None:
    """Every table until the decision comes first."""
    while await _pauze(proef) == "tot-tafel":
        await bespreek(proef)


async def _pauze(proef: Procedureproef) -> str:
    async def stap() -> str:
        rij = await proef.rij()
        return rij.stap if rij.wacht_op == "de afgesproken dag" else ""

    return await tot(stap)


@pytest.mark.eis(157)
@pytest.mark.parametrize("open_stap", ["plan", "tafel"])
async def test_an_open_task_does_not_keep_the_decision_waiting(proef: Procedureproef, open_stap: str) -> None:
    await tot_thuiszitter(proef, date(2026, 9, 9))
    if open_stap == "tafel":
        await doe(proef, "plan", "plan")
        await bespreek(proef)
        await proef.tot_na("tot-tafel")
    await proef.open_taak(open_stap)

    await proef.zaak.vlak_voor(dag(2026, 12, 9))
    assert await taken(proef, "doorzettingsmacht") == []
    await proef.zaak.ga_naar(dag(2026, 12, 9))

    taak = await proef.open_taak("doorzettingsmacht")
    assert dag_van(taak.geopend_op) == date(2026, 12, 9)
    assert (await taken(proef, open_stap))[-1].status == "vervallen"


async def test_who_was_at_home_for_months_goes_up_at_once_and_gets_a_plan_then(
    proef: Procedureproef,
) -> None:
    await proef.zaak.begin_op(dag(2026, 11, 20, 10))
    await meld(proef, eerste_dag="2026-01-15")
    await doe(proef, "vaststellen", "ja")

    await doe(proef, "doorzettingsmacht", "besluit")
    await doe(proef, "plan", "plan")

    assert await bespreek(proef) == date(2026, 12, 10)
    assert await proef.tot_na("tot-escalatie") == dag(2026, 12, 15)


@pytest.mark.eis(157)
async def test_an_offer_stops_the_months_and_one_that_fails_starts_them_again(proef: Procedureproef) -> None:
    await tot_thuiszitter(proef, date(2026, 9, 9))
    await doe(proef, "plan", "plan")
    await bespreek(proef, "aanbod", aanbod_op="2026-10-12")

    await proef.open_taak("aanbod")
    await proef.zaak.ga_naar(dag(2026, 12, 20))
    assert await taken(proef, "doorzettingsmacht") == []

    await doe(proef, "aanbod", "loopt-nog")
    await doe(proef, "aanbod", "mislukt", mislukt_op="2026-12-14")
    await bespreek_tot_escalatie(proef)
    assert await proef.tot_na("tot-escalatie") == dag(2027, 3, 14)


async def test_the_first_day_that_the_officer_corrects_counts(proef: Procedureproef) -> None:
    await proef.zaak.begin_op(dag(2026, 10, 7, 10))
    await meld(proef, eerste_dag="2026-09-09")
    await ga_verder_in_de_procedure(proef)
    await doe(proef, "vaststellen", "ja", eerste_dag="2026-08-24")
    await doe(proef, "plan", "plan")

    await bespreek_tot_escalatie(proef)

    assert await proef.tot_na("tot-escalatie") == dag(2026, 11, 24)


@pytest.mark.eis(161, 166, 167)
@pytest.mark.parametrize(
    ("stap", "einde"),
    [
        ("plan", "onderwijszorgarrangement"),
        ("tafel", "schoolvervangend-traject"),
        ("tafel", "hulpverlening"),
        ("tafel", "niet-opgelost"),
        ("aanbod", "naar-school"),
        ("aanbod", "werk"),
        ("aanbod", "vrijstelling"),
    ],
)
async def test_each_result_is_reached_from_the_step_where_it_is_known(
    proef: Procedureproef, stap: str, einde: str
) -> None:
    await tot_thuiszitter(proef, date(2026, 9, 9))
    if stap != "plan":
        await doe(proef, "plan", "aanbod" if stap == "aanbod" else "plan")
    if stap == "tafel":
        await proef.tot_na("tot-tafel")

    await doe(proef, stap, einde)

    assert await proef.resultaat() == einde


# ---- Eighteen, and another school ----


@pytest.mark.eis(162)
async def test_on_the_eighteenth_birthday_the_officer_hands_over(proef: Procedureproef) -> None:
    await proef.zaak.begin_op(dag(2026, 9, 9, 8))
    await meld(proef, leerling=leerling("2008-10-20"))
    await proef.tot_na("vier-weken")
    await doe(proef, "vaststellen", "ja")
    await doe(proef, "plan", "plan")
    await bespreek(proef)

    assert await proef.tot_na("tot-achttien") == dag(2026, 10, 20)

    await doe(proef, "overdracht", "overgedragen")
    assert await proef.resultaat() == "overdracht-doorstroompunt"


async def test_who_does_not_begin_at_the_new_school_stays_a_thuiszitter(proef: Procedureproef) -> None:
    await tot_thuiszitter(proef, date(2026, 9, 9))
    await doe(proef, "plan", "plan")
    await proef.pauze("tot-tafel")

    await proef.verander(Wijziging.ANDERE_SCHOOL)
    await doe(proef, "nieuwe-school", "niet-begonnen")

    await proef.pauze("tot-tafel")
    feiten = await proef.zaak.rijen(Gebeurtenis, proef.traject_id)
    assert [feit.wat for feit in feiten].count("procedure-gestart") == 1
