"""The conversation: letters and appointments with each step, no-show, home visit, hearing, agreements."""

from datetime import datetime

import pytest
from sqlmodel import col, select

from domain.klok import AMSTERDAM
from domain.soorten import Proceduresoort, Wijziging
from storage.database import SYSTEEM
from storage.tabellen import Brief, Gebeurtenis, Mail
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.zaakproef import dag

GESPREK = {"tijd": "10:30", "plaats": "Stadskantoor, kamer 2", "uitgenodigd": "ouders-en-leerling"}
# When it is planned, the day of the conversation, and when the officer is asked how it went: that morning.
GESPREKSDAGEN = [
    (dag(2026, 9, 9, 10), dag(2026, 9, 16)),
    (dag(2026, 10, 19, 10), dag(2026, 10, 26)),  # the first working day of winter time
    (
        dag(2027, 3, 22, 10),
        dag(2027, 3, 29),
    ),  # the first day of summer time, Easter Monday: what was agreed holds
    (dag(2026, 12, 21, 10), dag(2027, 1, 5)),  # over Christmas
    (dag(2026, 7, 13, 10), dag(2026, 8, 24)),  # over the summer holidays
]


EEN_PLAN = {
    "gevraagd_ouders": "ja",
    "gevraagd_hulp": "ja",
    "actie1": "Gezin bezoeken",
    "actie1_wie": "Jeugdteam",
    "actie1_op": "2026-10-12",
}
"""Who was asked along with the pupil, and who does what before when."""


async def _plan(proef: Procedureproef, datum: str, stap: str = "plannen", **velden: str) -> None:
    await proef.doe(stap, "gepland", gespreksdatum=datum, **(GESPREK | velden))


async def _brieven(proef: Procedureproef) -> list[Brief]:
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        van_traject = select(Brief).where(Brief.traject_id == proef.traject_id)
        return list((await sessie.exec(van_traject.order_by(col(Brief.gemaakt_op), col(Brief.soort)))).all())


async def _agenda(proef: Procedureproef) -> list[tuple[str, str, int]]:
    """Mails with an appointment to the reporter and the parents: to whom, what, and the number."""
    mails = [m for m in await proef.zaak.rijen(Mail, proef.traject_id) if "agenda" in m.gegevens]
    regels = [
        (m.aan.split("@")[0], m.gegevens["agenda"], int(m.gegevens["agenda_volgnummer"])) for m in mails
    ]
    return sorted((r for r in regels if r[0] != "administratie"), key=lambda r: (r[2], r[0]))


@pytest.mark.parametrize(("gepland_op", "gesprek"), GESPREKSDAGEN)
async def test_the_officer_is_asked_on_the_morning_of_the_conversation(
    proef: Procedureproef, gepland_op: datetime, gesprek: datetime
) -> None:
    await proef.zaak.begin_op(gepland_op)
    await proef.start(Proceduresoort.GESPREK)
    await _plan(proef, gesprek.date().isoformat())

    assert await proef.tot_na("tot-gesprek") == gesprek

    taak = await proef.open_taak("gesprek")
    assert taak.geopend_op.astimezone(AMSTERDAM).date() == gesprek.date()
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["lpa1"]


async def test_planning_makes_the_letter_the_fact_and_the_appointments_at_once(proef: Procedureproef) -> None:
    await proef.start(Proceduresoort.GESPREK)
    await _plan(proef, "2026-09-16", ouder_mail="ouder@thuis.example")

    (brief,) = await _brieven(proef)
    assert brief.soort == "uitnodiging-gesprek"
    assert brief.gegevens["velden"]["gespreksdatum"] == "2026-09-16"
    assert brief.gemaakt_door == proef.zaak.wereld.gebruikers["administratie1"]
    feiten = await proef.zaak.rijen(Gebeurtenis, proef.traject_id)
    assert [f.gegevens for f in feiten if f.wat == "brief-gemaakt"] == [
        {"brief": str(brief.id), "soort": "uitnodiging-gesprek"}
    ]
    assert [(aan, wat) for aan, wat, _ in await _agenda(proef)] == [("melder", "zet"), ("ouder", "zet")]


async def test_without_an_address_only_the_school_gets_the_appointment(proef: Procedureproef) -> None:
    await proef.start(Proceduresoort.GESPREK)
    await _plan(proef, "2026-09-16", ouder_mail="")

    assert [aan for aan, _, _ in await _agenda(proef)] == ["melder"]


async def test_not_shown_twice_ends_in_a_home_visit_with_a_letter_each_time(proef: Procedureproef) -> None:
    await proef.start(Proceduresoort.GESPREK)
    await _plan(proef, "2026-09-16")
    await proef.tot_na("tot-gesprek")
    await proef.doe("gesprek", "niet-verschenen")
    await _plan(proef, "2026-09-30", "tweede-uitnodiging")
    await proef.tot_na("tot-tweede-gesprek")
    await proef.doe("tweede-gesprek", "niet-verschenen")
    await proef.doe("huisbezoek-plannen", "gepland", huisbezoekdatum="2026-10-07", huisbezoektijd="")

    assert await proef.tot_na("tot-huisbezoek") == dag(2026, 10, 7)

    await proef.open_taak("huisbezoek")
    soorten = [brief.soort for brief in await _brieven(proef)]
    assert soorten == ["uitnodiging-gesprek", "tweede-uitnodiging", "aankondiging-huisbezoek"]


async def test_another_day_moves_the_appointment_and_calling_off_takes_it_away(proef: Procedureproef) -> None:
    await proef.start(Proceduresoort.GESPREK)
    await _plan(proef, "2026-09-16", ouder_mail="ouder@thuis.example")
    await proef.tot_na("tot-gesprek")
    ander = GESPREK | {"gespreksdatum": "2026-09-23", "ouder_mail": "ouder@thuis.example"}
    await proef.doe("gesprek", "verzet", **ander)
    await proef.tot_na("tot-gesprek")
    await proef.doe("gesprek", "afgezegd")
    await _plan(proef, "2026-09-30", ouder_mail="ouder@thuis.example")

    van_melder = [(wat, nummer) for aan, wat, nummer in await _agenda(proef) if aan == "melder"]
    assert [wat for wat, _ in van_melder] == ["zet", "zet", "haal-weg", "zet"]
    assert len({nummer for _, nummer in van_melder}) == 4
    assert len(await _agenda(proef)) == 8


@pytest.mark.parametrize(("al_geweest", "verwacht"), [(False, ["zet", "haal-weg"]), (True, ["zet"])])
async def test_a_change_calls_off_a_conversation_that_is_still_to_come(
    proef: Procedureproef, al_geweest: bool, verwacht: list[str]
) -> None:
    await proef.start(Proceduresoort.GESPREK)
    await _plan(proef, "2026-09-16", ouder_mail="")
    if al_geweest:
        await proef.tot_na("tot-gesprek")
        await proef.zaak.ga_naar(dag(2026, 9, 17))
        await proef.open_taak("gesprek")
    else:
        await proef.pauze("tot-gesprek")

    await proef.verander(Wijziging.BUITENLAND)

    assert await proef.resultaat() == "vervallen"
    assert [wat for _, wat, _ in await _agenda(proef)] == verwacht


@pytest.mark.eis(116, 117)
async def test_agreements_are_looked_at_on_the_day_that_was_agreed_as_often_as_needed(
    proef: Procedureproef,
) -> None:
    await proef.start_in_traject(Proceduresoort.GESPREK)
    await _plan(proef, "2026-09-16")
    await proef.tot_na("tot-gesprek")
    await proef.doe("gesprek", "verschenen")
    await proef.doe("horen", "gehoord")
    await proef.doe(
        "verslag", "afspraken", afspraken="Elke dag op tijd.", opvolgdatum="2026-10-25", **EEN_PLAN
    )
    assert await proef.tot_na("tot-opvolging") == dag(2026, 10, 25)  # a Sunday, the end of summer time
    await proef.doe("opvolging", "nieuwe-afspraken", afspraken="Mentor belt.", opvolgdatum="2026-12-25")
    assert await proef.tot_na("tot-opvolging") == dag(2026, 12, 25)
    await proef.doe("opvolging", "ja")

    assert await proef.resultaat() == "nagekomen"
    verslagen = [
        b.gegevens["velden"]["afspraken"] for b in await _brieven(proef) if b.soort == "verslag-gesprek"
    ]
    assert verslagen == ["Elke dag op tijd.", "Mentor belt."]
    plan = next(b.gegevens["velden"] for b in await _brieven(proef) if b.soort == "verslag-gesprek")
    assert {naam: plan[naam] for naam in EEN_PLAN} == EEN_PLAN
    mails = await proef.zaak.mails(proef.traject_id)
    assert mails.count(("procedurebericht", "melder")) == 3  # the start, and both agreements


async def test_after_a_death_the_parents_get_no_mail_about_the_conversation_any_more(
    proef: Procedureproef,
) -> None:
    await proef.start(Proceduresoort.GESPREK)
    await _plan(proef, "2026-09-16", ouder_mail="ouder@thuis.example")
    await proef.pauze("tot-gesprek")

    await proef.verander(Wijziging.OVERLEDEN)
    assert await proef.resultaat() == "vervallen"

    mails = [m for m in await proef.zaak.rijen(Mail, proef.traject_id) if m.sjabloon == "afspraak-ouders"]
    assert [(m.gegevens["agenda"], m.status) for m in mails] == [("zet", "vervallen")]
