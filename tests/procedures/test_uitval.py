"""Dropout: who counts, who is approached, and how each one ends."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import select

from domain.lijsten import REDENEN_UITSCHRIJVING
from domain.procedures.uitval import ACHTERGROND, NIET_BEGELEID, UITVAL
from domain.soorten import Meldingsoort, Proceduresoort
from storage.database import SYSTEEM
from storage.tabellen import Brief, Inschrijving, Schoollocatie, Traject
from tests.procedures.doorstroomproef import NEGENTIEN, ZOALS_GEMELD, uitschrijving
from tests.procedures.doorstroomproef import start as start_procedure
from tests.procedures.paden import Pad, loop, paden
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.zaakproef import dag

SOORT = Proceduresoort.UITVAL
EINDES = paden(UITVAL, "school-van-herkomst")
VOLGENS_REGEL = {"geen-uitval", "teruggekeerd", "leerplicht", "leeftijdsgrens"}
BEGIN = dag(2026, 10, 5, 10)


async def start(proef: Procedureproef, melding: dict[str, Any]) -> None:
    """A leaving notice, which tells the last day."""
    await start_procedure(proef, SOORT, melding, **ZOALS_GEMELD)


@pytest.fixture(autouse=True)
async def begin(proef: Procedureproef) -> None:
    await proef.zaak.begin_op(BEGIN)


@pytest.mark.parametrize(("einde", "pad"), EINDES.items(), ids=list(EINDES))
async def test_every_end_that_people_and_time_lead_to(proef: Procedureproef, einde: str, pad: Pad) -> None:
    await start(proef, uitschrijving(date(2026, 10, 1)))
    await loop(proef, UITVAL, pad)
    assert await proef.resultaat() == einde


def test_all_ends_are_walked_or_follow_from_the_dates() -> None:
    assert {einde.code for einde in UITVAL.eindes} == set(EINDES) | VOLGENS_REGEL


@pytest.mark.eis(221)
@pytest.mark.parametrize(
    ("laatste", "geboren", "resultaat", "vsv"),
    [
        (date(2026, 10, 1), date(2008, 10, 6), "leerplicht", "nieuw"),
        (date(2026, 10, 1), date(1999, 10, 5), "leeftijdsgrens", "nieuw"),
        (date(2026, 7, 31), date(1999, 10, 6), "", "oud"),
        (date(2026, 10, 1), NEGENTIEN, "", "nieuw"),
    ],
)
async def test_age_and_school_year_decide_who_counts(
    proef: Procedureproef, laatste: date, geboren: date, resultaat: str, vsv: str
) -> None:
    await start(proef, uitschrijving(laatste, geboren))
    if resultaat:
        assert await proef.resultaat() == resultaat
    else:
        await proef.open_taak("school-van-herkomst")
    assert (await proef.rij()).gegevens["vsv"] == vsv


async def test_who_is_not_18_yet_is_looked_after_as_absent_without_a_school(proef: Procedureproef) -> None:
    await start(proef, uitschrijving(date(2026, 10, 1), date(2009, 10, 6)))
    assert await proef.resultaat() == "leerplicht"
    await proef.ga_verder_in(Proceduresoort.ABSOLUUT_VERZUIM)
    await proef.open_taak("nakijken")


@pytest.mark.eis(221)
@pytest.mark.parametrize(
    ("weer_op", "resultaat"), [("2026-10-29", "geen-uitval"), ("2026-10-30", "teruggekeerd")]
)
async def test_a_new_enrolment_within_four_weeks_is_a_switch_and_later_a_return(
    proef: Procedureproef, weer_op: str, resultaat: str
) -> None:
    await start(proef, uitschrijving(date(2026, 10, 1)))
    await proef.doe("school-van-herkomst", "weer-ingeschreven", weer_ingeschreven_op=weer_op)
    assert await proef.resultaat() == resultaat


@pytest.mark.eis(221)
async def test_somebody_whom_another_school_has_since_reported_is_no_dropout(proef: Procedureproef) -> None:
    proef.door = "casemanager1"
    ontvangst = await proef.zaak.wereld.meld(await proef.zaak.nu(), **uitschrijving(date(2026, 9, 25)))
    proef.traject_id = ontvangst.traject_id
    proef.zaak.gestart.add(ontvangst.traject_id)
    await _elders_ingeschreven(proef, date(2026, 10, 2))
    await proef.relay()
    await proef.start_erbij(SOORT, **ZOALS_GEMELD)
    assert await proef.resultaat() == "geen-uitval"
    assert "Weer ingeschreven op 02-10-2026" in (await proef.rij()).gegevens["telling_uitleg"]


async def _elders_ingeschreven(proef: Procedureproef, van: date) -> None:
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        traject = (await sessie.exec(select(Traject).where(Traject.id == proef.traject_id))).one()
        hier = (await sessie.exec(select(Schoollocatie))).one()
        elders = uuid4()
        sessie.add(Schoollocatie.model_validate(hier.model_dump() | {"id": elders, "vestiging": "01"}))
        await sessie.flush()
        sessie.add(
            Inschrijving(
                id=uuid4(),
                leerling_id=traject.leerling_id,
                locatie_id=elders,
                leerlingnummer="2",
                onderwijssoort="mbo-2",
                van=van,
            )
        )


# The offer, and the morning on which an answer is looked for: ten working days later. Christmas and New
# Year's Day lie in the second, the King's birthday, 5 May and Ascension Day in the third.
REACTIE: list[tuple[datetime, datetime]] = [
    (dag(2026, 10, 5, 10), dag(2026, 10, 19)),
    (dag(2026, 12, 21, 10), dag(2027, 1, 6)),
    (dag(2027, 4, 23, 10), dag(2027, 5, 12)),
]


@pytest.mark.eis(212, 213, 214)
@pytest.mark.parametrize(("begin_op", "reactie_op"), REACTIE)
async def test_school_offer_and_silence_lead_to_a_visit_at_home(
    proef: Procedureproef, begin_op: datetime, reactie_op: datetime
) -> None:
    await proef.zaak.begin_op(begin_op)
    await start(proef, uitschrijving(begin_op.date()))
    taak = await proef.doe("school-van-herkomst", "gesproken", achtergrond="mbo", reden="wil-werken")
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
    await proef.doe("aanbod", "brief")

    assert await proef.tot_na("aanbod-wacht") == reactie_op
    await proef.doe("antwoord", "geen-reactie")
    await proef.doe("huisbezoek", "niet-thuis")
    await proef.tot_na("bezoek-wacht")
    await proef.doe("huisbezoek", "niet-getraceerd")

    assert await proef.resultaat() == "niet-getraceerd"
    brieven = {b.soort for b in await proef.zaak.rijen(Brief, proef.traject_id)}
    assert brieven == {"aanbod-doorstroompunt", "huisbezoek-doorstroompunt"}


@pytest.mark.eis(212)
@pytest.mark.parametrize(
    ("antwoord", "soort", "stap"),
    [
        ("begeleiding", Proceduresoort.BEGELEIDING, "kennismaken"),
        ("matchmaker", Proceduresoort.MATCHMAKER, "bezoeken"),
    ],
)
async def test_who_takes_the_offer_goes_on_at_once(
    proef: Procedureproef, antwoord: str, soort: Proceduresoort, stap: str
) -> None:
    await start(proef, uitschrijving(date(2026, 10, 1)))
    await proef.doe("school-van-herkomst", "niet-bereikt")
    await proef.doe("aanbod", "gebeld")
    await proef.doe("antwoord", antwoord)
    await proef.resultaat()
    await proef.ga_verder_in(soort)
    await proef.open_taak(stap)


@pytest.mark.eis(215, 216, 217)
def test_the_lists_are_those_of_the_yearly_report() -> None:
    assert list(NIET_BEGELEID.values()) == [
        "Heeft aanbod geweigerd",
        "Volgt traject arbeidsbeperkt (Wajong)",
        "Geen aanbod i.v.m. beperking",
        "Is gaan werken en/of studeren",
        "Niet getraceerd na huisbezoek",
        "Volgt traject inburgering",
    ]
    assert list(REDENEN_UITSCHRIJVING)[:4] == [
        "wil-werken",
        "gebrek-aan-motivatie",
        "verkeerde-opleidingskeuze",
        "hoogst-haalbare-bereikt",
    ]
    assert len(ACHTERGROND) == 7
    assert UITVAL.meldingsoorten == (Meldingsoort.UITSCHRIJVING,)
