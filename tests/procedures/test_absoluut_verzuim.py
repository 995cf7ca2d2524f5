"""Absoluut verzuim: who is asked in which order, how soon, and what the register keeps of it."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from domain.kalender import dag_van
from domain.lijsten import REDENEN_ABSOLUUT, RESULTATEN_ABSOLUUT
from domain.procedures.absoluut_verzuim import (
    ABSOLUUT_VERZUIM,
    NIET_VASTGESTELD,
    REDEN,
    SCHOOL_IN_VERGELIJKING,
)
from domain.procedures.alle import PLANNEN
from domain.soorten import Proceduresoort, Wijziging
from storage.database import SYSTEEM
from storage.tabellen import Mail, Procedure, School, Schoollocatie
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import STAD
from tests.workflows.zaakproef import dag

SOORT = Proceduresoort.ABSOLUUT_VERZUIM


@pytest.mark.eis(122, 123)
def test_every_result_of_the_municipal_list_is_an_end_and_every_reason_can_be_chosen() -> None:
    assert set(RESULTATEN_ABSOLUUT) < {einde.code for einde in ABSOLUUT_VERZUIM.eindes}
    assert REDEN.keuzes == REDENEN_ABSOLUUT
    vastgesteld = [u for stap in ABSOLUUT_VERZUIM.stappen for u in stap.uitkomsten if u.naar == "naar-school"]
    assert vastgesteld
    assert all(REDEN in uitkomst.velden for uitkomst in vastgesteld)


async def test_an_investigation_that_finds_an_enrolment_is_no_established_case(proef: Procedureproef) -> None:
    await proef.start(SOORT)
    await proef.doe("nakijken", "ingeschreven")
    assert await proef.resultaat() == NIET_VASTGESTELD


@pytest.mark.eis(121)
async def test_typing_error_last_school_parents_and_home_visit_come_in_this_order(
    proef: Procedureproef,
) -> None:
    await proef.start(SOORT)
    await proef.doe("nakijken", "geen-typefout")
    await proef.doe("laatste-school", "gesproken")
    await proef.doe("ouders", "brief")
    await proef.tot_na("ouders-wacht")
    await proef.doe("ouders-reactie", "niet-bereikt")
    await proef.doe("huisbezoek", "afspraken", reden="niet-aangemeld-op-een-school")
    await proef.tot_na("volgen")
    await proef.doe("resultaat", "naar-school", reden="niet-aangemeld-op-een-school")
    assert await proef.resultaat() == "naar-school"


@pytest.mark.eis(120)
@pytest.mark.parametrize(
    ("begin", "werkdagen", "wacht"), [(dag(2026, 9, 9, 10), 5, 7), (dag(2026, 11, 11, 10), 10, 14)]
)
async def test_around_the_summer_every_step_comes_sooner(
    proef: Procedureproef, begin: datetime, werkdagen: int, wacht: int
) -> None:
    await proef.zaak.begin_op(begin)
    await proef.start(SOORT)
    taak = await proef.open_taak("nakijken")
    assert dag_van(taak.uiterlijk) == begin.date() + timedelta(weeks=werkdagen // 5)
    await proef.doe("nakijken", "geen-typefout")
    await proef.doe("laatste-school", "geen-school")
    await proef.doe("ouders", "brief")
    assert dag_van(await proef.pauze("ouders-wacht")) == begin.date() + timedelta(days=wacht)


async def _met_school(proef: Procedureproef, mail: str) -> UUID:
    """A school that has reported nothing, named by the comparison."""
    locatie, school = uuid4(), uuid4()
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        sessie.add(School(id=school, brin="99XY", naam="Andere school"))
        await sessie.flush()
        sessie.add(
            Schoollocatie(
                id=locatie,
                school_id=school,
                brin="99XY",
                vestiging="00",
                naam="Andere school",
                onderwijssoort="vmbo",
                gemeente_code=STAD,
                vakantieregio="Midden",
                mail=mail,
                teamleider_mail=mail and f"teamleider-{mail}",
            )
        )
    await proef.start(SOORT)
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        rij = (await sessie.exec(select(Procedure).where(Procedure.id == proef.id))).one()
        rij.gegevens = {SCHOOL_IN_VERGELIJKING: str(locatie)}
        sessie.add(rij)
    return locatie


async def _mails(proef: Procedureproef) -> list[Mail]:
    vragen = ("vraag-school", "herinnering-vraag", "vraag-teamleider")
    return [mail for mail in await proef.zaak.rijen(Mail, proef.traject_id) if mail.sjabloon in vragen]


@pytest.mark.eis(121)
async def test_the_school_of_a_probable_match_is_asked_at_its_own_address(proef: Procedureproef) -> None:
    locatie = await _met_school(proef, "verzuim@andere.example")
    await proef.doe("nakijken", "school-vragen")
    await proef.school_zwijgt("typefout")
    await proef.open_taak("laatste-school")
    mails = await _mails(proef)
    assert {mail.locatie_id for mail in mails} == {locatie}
    assert {mail.aan for mail in mails} == {"verzuim@andere.example", "teamleider-verzuim@andere.example"}


async def test_an_answer_of_that_school_is_looked_at_by_a_person(proef: Procedureproef) -> None:
    await _met_school(proef, "verzuim@andere.example")
    await proef.doe("nakijken", "school-vragen")
    await proef.school_antwoordt("typefout", "hersteld")
    await proef.doe("antwoord-nakijken", "ingeschreven")
    assert await proef.resultaat() == NIET_VASTGESTELD


@pytest.mark.parametrize("mail", ["", None])
async def test_without_a_school_or_its_address_nobody_is_asked(
    proef: Procedureproef, mail: str | None
) -> None:
    if mail is None:
        await proef.start(SOORT)
    else:
        await _met_school(proef, mail)
    await proef.doe("nakijken", "school-vragen")
    await proef.open_taak("laatste-school")
    assert await _mails(proef) == []


@pytest.mark.eis(115)
async def test_a_dwangsom_has_a_decision_an_amount_a_term_and_a_follow_up_on_that_day(
    proef: Procedureproef,
) -> None:
    await proef.start(SOORT)
    await proef.doe("nakijken", "geen-typefout")
    await proef.doe("laatste-school", "gesproken")
    await proef.doe("ouders", "niet-bereikt")
    await proef.doe("huisbezoek", "niet-gevonden")
    await proef.doe("resultaat", "dwangsom")
    tot = date(2026, 10, 30)
    taak = await proef.doe(
        "dwangsom", "opgelegd", bedrag="250", maximum="2500", begunstiging_tot=tot.isoformat()
    )
    assert dag_van(await proef.tot_na("dwangsom-wacht")) == tot
    await proef.doe("dwangsom-nagaan", "verlengd", begunstiging_tot="2026-11-13")
    assert dag_van(await proef.tot_na("dwangsom-wacht")) == date(2026, 11, 13)
    await proef.doe("dwangsom-nagaan", "verbeurd", verbeurd_bedrag="250")
    await proef.doe("resultaat", "niet-opgelost", reden="niet-aangemeld-op-een-school")
    assert await proef.resultaat() == "niet-opgelost"
    assert taak.procedure_id == proef.id


@pytest.mark.parametrize(
    ("wijziging", "einde"),
    [
        (Wijziging.VERHUISD, "verhuisd"),
        (Wijziging.BUITENLAND, "verhuisd"),
        (Wijziging.ACHTTIEN, "overdracht-doorstroompunt"),
        (Wijziging.VRIJGESTELD, "vrijstelling"),
        (Wijziging.OVERLEDEN, "vervallen"),
        (Wijziging.TRAJECT_GESLOTEN, "vervallen"),
    ],
)
async def test_a_change_around_the_pupil_ends_it(
    proef: Procedureproef, wijziging: Wijziging, einde: str
) -> None:
    await proef.start(SOORT)
    await proef.open_taak("nakijken")
    await proef.verander(wijziging)
    assert await proef.resultaat() == einde


async def _tot_het_resultaat(proef: Procedureproef) -> None:
    await proef.start(SOORT)
    await proef.doe("nakijken", "geen-typefout")
    await proef.doe("laatste-school", "gesproken")
    await proef.doe("ouders", "niet-bereikt")
    await proef.doe("huisbezoek", "niet-gevonden")
    await proef.open_taak("resultaat")


@pytest.mark.parametrize(
    ("uitkomst", "volgt", "eerste_stap"),
    [
        ("proces-verbaal", Proceduresoort.STRAFRECHTELIJK, "agenda"),
        ("vrijstelling-vragen", Proceduresoort.VRIJSTELLING, PLANNEN[Proceduresoort.VRIJSTELLING].eerste),
    ],
)
async def test_a_proces_verbaal_or_an_exemption_runs_beside_it_and_the_pupil_is_followed_on(
    proef: Procedureproef, uitkomst: str, volgt: Proceduresoort, eerste_stap: str
) -> None:
    await _tot_het_resultaat(proef)
    await proef.doe("resultaat", uitkomst)
    await proef.pauze("volgen")
    assert set(await proef.lopend()) == {SOORT, volgt}

    await proef.ga_verder_in(volgt)
    taak = await proef.open_taak(eerste_stap)
    assert taak.procedure_id == proef.id
    assert (await proef.rij()).gestart_door == proef.zaak.wereld.gebruikers["lpa1"]
