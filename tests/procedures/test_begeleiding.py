"""Guidance, MatchMakers, vulnerable youngsters, zorg 18+ and begeleid wonen, on days worked out by hand."""

from datetime import date

import pytest

from domain.procedures.begeleid_wonen import BEGELEID_WONEN
from domain.procedures.begeleiding import BEGELEIDING, NOG_IN_TRAJECT
from domain.procedures.kwetsbare_jongere import HERKOMST, KWETSBARE_JONGERE
from domain.procedures.matchmaker import MATCHMAKER, RESULTATEN
from domain.procedures.uitstroom import UITSTROOM, UITSTROOM_KWETSBAAR
from domain.procedures.zorg_18_plus import REDENEN, ZORG_18PLUS
from domain.soorten import Besluit, Proceduresoort, Taaksoort, WachtStatus, Wijziging
from tests.procedures.conftest import WOENSDAG
from tests.procedures.doorstroomproef import leerling, meld, start, start_in_traject, verzuim_18_plus
from tests.procedures.paden import loop, paden
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.zaakproef import dag

P = Proceduresoort
CONTROLES = paden(BEGELEIDING, "uitstroomcontrole")
KORTER = paden(BEGELEIDING)
ALLEEN_HIER = {einde: pad for einde, pad in CONTROLES.items() if KORTER[einde][-1:] != pad[-1:]}
"""The shortest way to the other ends goes through the check: those are in test_alle_eindes.py."""


@pytest.mark.eis(218)
def test_every_outflow_code_can_be_an_end_or_goes_on() -> None:
    codes = {uitkomst.code for uitkomst in BEGELEIDING.stap("uitstroomcontrole").uitkomsten}
    assert set(UITSTROOM) <= codes
    assert {einde.code for einde in BEGELEIDING.eindes} == {*UITSTROOM, "vervallen"} - {NOG_IN_TRAJECT}


@pytest.mark.eis(220)
async def test_who_has_a_place_is_checked_at_the_end_of_the_school_year(proef: Procedureproef) -> None:
    await start(proef, P.BEGELEIDING, verzuim_18_plus())
    await proef.doe("kennismaken", "plan", volgend_contact="2026-10-01")
    assert await proef.tot_na("volgen") == dag(2026, 10, 1)
    await proef.doe("begeleiden", "mbo")

    assert await proef.tot_na("tot-controle") == dag(2027, 7, 3)
    taak = await proef.doe("uitstroomcontrole", "mbo")

    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
    assert await proef.resultaat() == "mbo"


@pytest.mark.eis(220)
async def test_who_is_still_guided_is_checked_too_and_again_a_year_later(proef: Procedureproef) -> None:
    await proef.zaak.begin_op(dag(2027, 6, 1, 10))
    await start(proef, P.BEGELEIDING, verzuim_18_plus())
    await proef.doe("kennismaken", "plan", volgend_contact="2027-09-01")
    assert await proef.tot_na("volgen") == dag(2027, 7, 3)
    await proef.doe("uitstroomcontrole", NOG_IN_TRAJECT, volgend_contact="2027-08-30")
    assert await proef.tot_na("volgen") == dag(2027, 8, 30)
    await proef.doe("begeleiden", "loopt", volgend_contact="2028-08-30")
    assert await proef.tot_na("volgen") == dag(2028, 7, 3)
    await proef.doe("uitstroomcontrole", "werk", hoogst_haalbaar="ja")
    assert await proef.resultaat() == "werk"


async def test_a_closed_trajectory_leaves_the_check_of_the_outflow_only(proef: Procedureproef) -> None:
    await start_in_traject(proef, P.BEGELEIDING, verzuim_18_plus())
    await proef.open_taak("kennismaken")
    await proef.verander(Wijziging.VERHUISD)
    beoordelen = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    await proef.zaak.rond_af(await proef.zaak.antwoord(beoordelen, Besluit.SLUITEN, door="lpa2"))
    await proef.relay()
    assert await proef.pauze("tot-controle") == dag(2027, 7, 3)
    open_ = await proef.zaak.open_taken(proef.traject_id)
    assert [taak.status for taak in open_ if taak.procedure_id] == []


@pytest.mark.eis(99, 218)
async def test_a_hand_over_to_work_care_or_income_is_checked_like_any_outflow(proef: Procedureproef) -> None:
    naar = {uitkomst.code: uitkomst.naar for uitkomst in BEGELEIDING.stap("overdragen").uitkomsten}
    assert {naar[waarheen] for waarheen in ("werk-en-inkomen", "werk", "zorg")} == {"tot-controle"}
    await start(proef, P.BEGELEIDING, verzuim_18_plus())
    await proef.doe("kennismaken", "overdragen")
    await proef.doe("overdragen", "zorg")
    await proef.tot_na("tot-controle")
    await proef.doe("uitstroomcontrole", "hulpverlening")
    assert await proef.resultaat() == "hulpverlening"


async def test_a_hand_over_that_is_not_taken_comes_back(proef: Procedureproef) -> None:
    await start(proef, P.BEGELEIDING, verzuim_18_plus())
    await proef.doe("kennismaken", "overdragen")
    await proef.doe("overdragen", "niet-overgenomen")
    await proef.doe("begeleiden", "geen-motivatie")
    assert await proef.resultaat() == "geen-motivatie"


async def test_every_end_of_guidance_is_reached_through_the_check(proef: Procedureproef) -> None:
    await meld(proef, verzuim_18_plus())
    for einde, pad in ALLEEN_HIER.items():
        await proef.zaak.begin_op(WOENSDAG)
        await proef.start_erbij(P.BEGELEIDING)
        await proef.doe("kennismaken", "mbo")
        await proef.tot_na("tot-controle")
        await loop(proef, BEGELEIDING, pad)
        assert await proef.resultaat() == einde
        assert await proef.zaak.open_taken(proef.traject_id) == []


# ---- MatchMakers ----


@pytest.mark.eis(225, 226)
async def test_a_matchmaker_visits_until_there_is_a_result(proef: Procedureproef) -> None:
    await start(proef, P.MATCHMAKER, verzuim_18_plus(), opdracht="Is overdag thuis.")
    await proef.doe("bezoeken", "niet-thuis", volgend_bezoek="2026-09-16")
    assert await proef.tot_na("tot-bezoek") == dag(2026, 9, 16)
    await proef.doe("bezoeken", "contact", volgend_bezoek="2026-09-30")
    assert await proef.tot_na("tot-bezoek") == dag(2026, 9, 30)
    await proef.doe("bezoeken", "onderwijs", waar="BBL techniek")
    assert await proef.resultaat() == "onderwijs"
    assert list(RESULTATEN) == [einde.code for einde in MATCHMAKER.eindes][:3]


# ---- vulnerable youngsters ----


@pytest.mark.eis(228, 229)
async def test_a_vulnerable_youngster_is_followed_every_six_months_until_the_age_limit(
    proef: Procedureproef,
) -> None:
    await proef.zaak.begin_op(dag(2026, 9, 9, 10))
    geboren = date(1999, 12, 1)  # 27 on 1 December 2026
    melding = verzuim_18_plus(geboren)
    await start(
        proef, P.KWETSBARE_JONGERE, melding, herkomst="pro", profiel="werk", laatste_schooldag="2026-07-31"
    )
    await proef.doe("uitstroomgesprek", "plek", uitstroom="uwv-gsd-binnenbaan", aanwezig="Binnenbaan")
    assert await proef.tot_na("volgen") == dag(2026, 12, 1)
    assert await proef.resultaat() == "leeftijdsgrens"


@pytest.mark.eis(228)
async def test_the_question_comes_every_six_months(proef: Procedureproef) -> None:
    await start(proef, P.KWETSBARE_JONGERE, verzuim_18_plus())
    await proef.doe("uitstroomgesprek", "plek")
    assert await proef.tot_na("volgen") == dag(2027, 3, 9)
    await proef.doe("stand", "goed", uitstroom="werk")
    assert await proef.tot_na("volgen") == dag(2027, 9, 9)
    await proef.doe("stand", "startkwalificatie")
    assert await proef.resultaat() == "startkwalificatie"
    assert list(UITSTROOM_KWETSBAAR.values()) == [
        "Onderwijs",
        "Werk regulier",
        "UWV/GSD/Binnenbaan",
        "Hulpverlening",
        "Niet plaatsbaar",
    ]
    assert list(HERKOMST.keuzes.values()) == ["Praktijkonderwijs", "VSO", "Entree"]


@pytest.mark.eis(229)
async def test_the_municipality_joins_the_talk_in_the_last_school_year(proef: Procedureproef) -> None:
    await start(proef, P.KWETSBARE_JONGERE, verzuim_18_plus())
    await proef.doe("uitstroomgesprek", "blijft", laatste_schooldag="2027-07-16")
    assert await proef.tot_na("nog-op-school") == dag(2027, 7, 16)
    taak = await proef.open_taak("uitstroomgesprek")
    assert taak.status == WachtStatus.OPEN


async def test_every_way_to_stop_following_a_youngster(proef: Procedureproef) -> None:
    await meld(proef, verzuim_18_plus())
    for einde, pad in paden(KWETSBARE_JONGERE, "stand").items():
        await proef.zaak.begin_op(WOENSDAG)
        await proef.start_erbij(P.KWETSBARE_JONGERE)
        await proef.doe("uitstroomgesprek", "plek")
        await proef.tot_na("volgen")
        await loop(proef, KWETSBARE_JONGERE, pad)
        assert await proef.resultaat() == einde


# ---- zorg 18+ ----


@pytest.mark.eis(207)
async def test_a_worry_is_looked_at_again_after_six_weeks(proef: Procedureproef) -> None:
    zorg = {"soort": "zorgmelding", "leerling": leerling(date(2007, 3, 1)), "uren": None}
    await start(proef, P.ZORG_18PLUS, zorg)
    await proef.doe("bespreken", "afspraken", reden="woonproblematiek")
    assert await proef.tot_na("volgen") == dag(2026, 10, 21)
    await proef.doe("afloop", "op-school")
    assert await proef.resultaat() == "op-school"
    assert list(REDENEN)[:3] == ["woonproblematiek", "psychosociale-problematiek", "studie-gerelateerd"]
    assert {e.code for e in ZORG_18PLUS.eindes} > {"op-school", "startkwalificatie", "gestopt"}


@pytest.mark.parametrize("geboren", [date(2007, 3, 1), date(2012, 3, 1)])
async def test_only_a_pupil_under_18_is_watched_as_a_possible_thuiszitter(
    proef: Procedureproef, geboren: date
) -> None:
    zorg = {"soort": "zorgmelding", "leerling": leerling(geboren), "uren": None}
    await start_in_traject(proef, P.ZORG_18PLUS, zorg)
    await proef.open_taak("bespreken")
    assert (P.THUISZITTER in await proef.lopend()) is (geboren.year == 2012)


# ---- begeleid wonen ----

VOLDOET = {"dagbesteding": "school", "inkomen": "ja", "doet_mee": "ja"}


@pytest.mark.eis(230)
@pytest.mark.parametrize(("velden", "stap"), [({}, "plaatsen"), ({"inkomen": "nee"}, "nog-niet")])
async def test_the_conditions_decide_about_a_place(
    proef: Procedureproef, velden: dict[str, str], stap: str
) -> None:
    await start(proef, P.BEGELEID_WONEN, verzuim_18_plus())
    await proef.doe("aanmelden", "aangemeld", **VOLDOET | velden)
    await proef.open_taak(stap)
    uitleg = (await proef.rij()).gegevens["voorwaarden"]
    assert ("niet genoeg inkomen" in uitleg) is bool(velden)


@pytest.mark.eis(230)
async def test_who_lives_there_is_asked_every_three_months_until_living_alone(
    proef: Procedureproef,
) -> None:
    await start(proef, P.BEGELEID_WONEN, verzuim_18_plus())
    await proef.doe("aanmelden", "aangemeld", **VOLDOET)
    await proef.doe("plaatsen", "geplaatst")
    assert await proef.tot_na("wonen") == dag(2026, 12, 9)
    await proef.doe("voortgang", "loopt")
    assert await proef.tot_na("wonen") == dag(2027, 3, 9)
    await proef.doe("voortgang", "zelfstandig")
    assert await proef.resultaat() == "zelfstandig"


@pytest.mark.parametrize(("vanaf", "inkomen"), [("nog-niet", "nee"), ("plaatsen", "ja")])
async def test_every_end_of_begeleid_wonen(proef: Procedureproef, vanaf: str, inkomen: str) -> None:
    wegen = paden(BEGELEID_WONEN, vanaf)
    await meld(proef, verzuim_18_plus())
    for einde, pad in wegen.items():
        await proef.zaak.begin_op(WOENSDAG)
        await proef.start_erbij(P.BEGELEID_WONEN)
        await proef.doe("aanmelden", "aangemeld", **VOLDOET | {"inkomen": inkomen})
        await loop(proef, BEGELEID_WONEN, pad)
        assert await proef.resultaat() == einde
