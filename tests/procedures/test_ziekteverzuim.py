"""Worrying sick leave: the follow-up comes two months after the advice, and silence ends with a person."""

from datetime import datetime

import pytest

from domain.klok import AMSTERDAM
from domain.procedures.ziekteverzuim import ZIEKTEVERZUIM
from domain.soorten import Proceduresoort
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.zaakproef import dag

# The advice, and when the question goes to the school: the same date two months on, clamped to the month's
# end, at nine in the morning on Dutch clocks; the day itself counts, also a Sunday or a holiday.
NAVRAAG = [
    (dag(2026, 9, 9), dag(2026, 11, 9)),
    (dag(2026, 12, 31), dag(2027, 2, 28)),
    (dag(2027, 12, 30), dag(2028, 2, 29)),
    (dag(2026, 10, 25), dag(2026, 12, 25)),
    (dag(2027, 1, 28), dag(2027, 3, 28)),
    (dag(2027, 7, 31), dag(2027, 9, 30)),
    (dag(2026, 8, 31), dag(2026, 10, 31)),
]


@pytest.mark.eis(142, 145, 146, 147)
@pytest.mark.parametrize(("advies", "verwacht"), NAVRAAG)
async def test_the_school_is_asked_exactly_two_months_after_the_advice(
    proef: Procedureproef, advies: datetime, verwacht: datetime
) -> None:
    await proef.zaak.begin_op(advies)
    await proef.start(Proceduresoort.ZIEKTEVERZUIM)
    await proef.doe("schoolgesprek", "zorgen-blijven")
    await proef.doe("onderzoek", "gedeeltelijk", adviesdatum=advies.date().isoformat())

    assert await proef.tot_na("advies-wacht") == verwacht

    vraag = await proef.open_vraag("navraag")
    assert vraag.gesteld_op.astimezone(AMSTERDAM).date() == verwacht.date()
    assert ("vraag-school", "melder") in await proef.zaak.mails(proef.traject_id)


@pytest.mark.eis(149)
async def test_a_school_that_stays_silent_ends_as_a_task_that_somebody_owns(proef: Procedureproef) -> None:
    await proef.start(Proceduresoort.ZIEKTEVERZUIM)
    await proef.doe("schoolgesprek", "zorgen-blijven")
    await proef.doe("onderzoek", "ja")
    await proef.tot_na("advies-wacht")

    await proef.school_zwijgt("navraag")

    taak = await proef.open_taak("nabellen")
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["lpa1"]
    mails = await proef.zaak.mails(proef.traject_id)
    assert mails.count(("vraag-school", "melder")) == 1
    assert mails.count(("herinnering-vraag", "melder")) == 2
    assert mails.count(("vraag-teamleider", "teamleider")) == 1


@pytest.mark.eis(148)
@pytest.mark.parametrize(
    ("zetten", "stap"),
    [
        ([("onderzoek", "niet-verschenen")], "oproep-arts"),
        ([("onderzoek", "ja"), "advies-wacht", "navraag:niet-verminderd"], "niet-verminderd"),
    ],
)
async def test_not_showing_up_and_absence_after_positive_advice_call_pupil_and_parents(
    proef: Procedureproef, zetten: list[tuple[str, str] | str], stap: str
) -> None:
    await proef.start(Proceduresoort.ZIEKTEVERZUIM)
    await proef.doe("schoolgesprek", "zorgen-blijven")
    for zet in zetten:
        if isinstance(zet, tuple):
            await proef.doe(*zet)
        elif ":" in zet:
            await proef.school_antwoordt(*zet.split(":"))
        else:
            await proef.tot_na(zet)

    assert (await proef.open_taak(stap)).toegewezen_aan == proef.zaak.wereld.gebruikers["lpa1"]


@pytest.mark.eis(144)
async def test_the_youth_doctor_gets_the_task_of_the_examination(proef: Procedureproef) -> None:
    await proef.start(Proceduresoort.ZIEKTEVERZUIM)

    await proef.doe("schoolgesprek", "zorgen-blijven")

    taak = await proef.open_taak("onderzoek")
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["jeugdarts1"]


@pytest.mark.eis(143, 150, 151)
def test_the_school_talks_first_and_the_codes_are_those_of_the_yearly_report() -> None:
    advies = [u.label for u in ZIEKTEVERZUIM.stap("onderzoek").uitkomsten if u.naar != "oproep-arts"]
    navraag = [e.titel for e in ZIEKTEVERZUIM.eindes][:5]

    assert ZIEKTEVERZUIM.eerste == "schoolgesprek"
    assert advies == ["Ja", "Gedeeltelijk", "Nee", "Nog niet te beoordelen"]
    assert navraag == [
        "Verzuim gestopt",
        "Verzuim verminderd",
        "Verzuim niet verminderd, afspraken gemaakt",
        "Onbekend, school niet gereageerd",
        "Onbekend, leerling is van school",
    ]
