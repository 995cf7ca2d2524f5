"""Every step can be run twice: Temporal promises at least once, the register makes it once."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from temporalio.exceptions import ApplicationError

from domain.soorten import Besluit, Fase, Taaksoort, WachtStatus
from storage.database import SYSTEEM, Database
from storage.tabellen import Traject
from storage.trajecten import vergrendel_traject
from tests.activities.stappen import Stappen
from tests.omgeving import Proefdatabase
from tests.wereld import Wereld, bouw_wereld
from tests.workflows.zaakproef import dag

T, B = Taaksoort, Besluit
VRIJDAG = dag(2026, 12, 11, 10)


@pytest.fixture
async def wereld(testdatabase: Proefdatabase) -> AsyncIterator[Wereld]:
    database = Database(testdatabase.url)
    yield await bouw_wereld(database)
    await database.sluit()


@pytest.fixture
async def stappen(wereld: Wereld) -> Stappen:
    ontvangst = await wereld.meld(VRIJDAG)
    return Stappen(wereld, ontvangst.traject_id, VRIJDAG)


async def test_opening_a_task_twice_opens_it_once(stappen: Stappen, wereld: Wereld) -> None:
    melding = (await wereld.meld(VRIJDAG)).melding_id
    eerste = await stappen.open_taak(T.BEOORDELEN, melding)
    register = await stappen.register()
    stappen.nu += timedelta(days=3)
    assert await stappen.open_taak(T.BEOORDELEN, melding) == eerste
    assert await stappen.register() == register
    assert eerste.afronding is None


async def test_the_work_of_two_reports_that_each_opened_it_is_one_task(
    stappen: Stappen, wereld: Wereld
) -> None:
    """As when the worker dies after opening, and the second report reaches the next one first."""
    een, twee = (await wereld.meld(VRIJDAG)).melding_id, (await wereld.meld(VRIJDAG)).melding_id
    eerste = await stappen.open_taak(T.BEOORDELEN, een)
    assert await stappen.open_taak(T.BEOORDELEN, twee) == eerste


@pytest.mark.parametrize("besluit", Besluit)
async def test_a_decision_written_twice_is_written_once(stappen: Stappen, besluit: Besluit) -> None:
    taak = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    antwoord = await stappen.besluit(taak.wacht_id, besluit)
    register = await stappen.register()
    stappen.nu += timedelta(days=3)
    await stappen.taken.leg_besluit_vast(stappen.vastleggen(antwoord))
    assert await stappen.register() == register
    opnieuw = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    assert opnieuw.afronding == stappen.vastleggen(antwoord).afronding
    assert opnieuw.momenten == ()


async def test_a_question_asked_twice_is_asked_once_and_knows_its_answer(stappen: Stappen) -> None:
    taak = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    antwoord = await stappen.besluit(taak.wacht_id, B.VRAAG_SCHOOL)
    vraag = await stappen.stel_vraag(antwoord.id)
    register = await stappen.register()
    stappen.nu += timedelta(days=3)
    assert await stappen.stel_vraag(antwoord.id) == vraag
    assert await stappen.register() == register
    assert await stappen.school_antwoordt(vraag.wacht_id)
    assert not await stappen.school_antwoordt(vraag.wacht_id)
    beantwoord = await stappen.stel_vraag(antwoord.id)
    assert (beantwoord.beantwoord, beantwoord.momenten) == (True, ())


async def test_every_moment_of_the_ledger_goes_off_once(stappen: Stappen) -> None:
    wacht = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    for _ in range(6):
        gevolg = await stappen.laat_afgaan(wacht)
        register = await stappen.register()
        stappen.nu += timedelta(minutes=5)
        assert await stappen.laat_afgaan(wacht) == gevolg
        assert await stappen.register() == register
        wacht = wacht.model_copy(update={"momenten": gevolg.momenten})
    assert len(wacht.momenten) == 1, "a forgotten task always has a next escalation"
    assert await stappen.keten_is_heel()


async def test_a_moment_of_a_task_that_was_done_in_time_does_nothing(stappen: Stappen) -> None:
    wacht = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    await stappen.besluit(wacht.wacht_id, B.OPPAKKEN)
    register = await stappen.register()
    assert (await stappen.laat_afgaan(wacht)).momenten == ()
    assert await stappen.register() == register


async def test_a_second_answer_to_a_task_that_is_done_is_refused_for_good(stappen: Stappen) -> None:
    wacht = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    eerste = await stappen.bewaar(wacht.wacht_id, B.OPPAKKEN)
    tweede = await stappen.bewaar(wacht.wacht_id, B.SLUITEN)
    await stappen.taken.leg_besluit_vast(stappen.vastleggen(eerste))
    with pytest.raises(ApplicationError) as fout:
        await stappen.taken.leg_besluit_vast(stappen.vastleggen(tweede))
    assert (fout.value.type, fout.value.non_retryable) == ("TaakAlGedaan", True)


async def test_a_report_joins_once_and_the_one_that_opened_the_task_does_not(
    stappen: Stappen, wereld: Wereld
) -> None:
    tweede = (await wereld.meld(VRIJDAG)).melding_id
    eerste = stappen.traject_id
    await stappen.open_taak(T.BEOORDELEN, eerste)
    register = await stappen.register()
    await stappen.voeg(eerste)
    assert await stappen.register() == register
    await stappen.voeg(tweede)
    gevoegd = await stappen.register()
    assert len(gevoegd["gebeurtenis"]) == len(register["gebeurtenis"]) + 1
    await stappen.voeg(tweede)
    assert await stappen.register() == gevoegd


async def test_a_report_cannot_join_a_closed_case_and_opening_its_task_opens_the_case_anew(
    stappen: Stappen, wereld: Wereld
) -> None:
    tweede = (await wereld.meld(VRIJDAG)).melding_id
    wacht = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    await stappen.besluit(wacht.wacht_id, B.SLUITEN)
    with pytest.raises(ApplicationError) as fout:
        await stappen.voeg(tweede)
    assert (fout.value.type, fout.value.non_retryable) == ("TrajectGesloten", True)
    stappen.herhaal = 2
    await stappen.open_taak(T.BEOORDELEN, tweede)
    traject = await traject_van(stappen)
    assert (traject.fase, traject.heropend, traject.resultaat) == (Fase.INTAKE, 1, "")


async def traject_van(stappen: Stappen) -> Traject:
    async with stappen.wereld.database.schrijver(SYSTEEM) as sessie:
        return await vergrendel_traject(sessie, stappen.traject_id)


async def test_handing_over_moves_every_row_of_the_case(stappen: Stappen) -> None:
    wacht = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    stappen.herhaal = 2
    await stappen.besluit(wacht.wacht_id, B.ANDERE_GEMEENTE)
    register = await stappen.register()
    assert all(",9902," in rij and ",9901," not in rij for rij in (*register["taak"], *register["termijn"]))
    assert all(f",{WachtStatus.VERVALLEN}," in rij for rij in register["termijn"])


async def test_a_late_second_run_of_a_closing_decision_does_not_close_what_was_opened_anew(
    stappen: Stappen, wereld: Wereld
) -> None:
    """The first attempt hung longer than its time-out and wakes up when the world has moved on."""
    wacht = await stappen.open_taak(T.BEOORDELEN, stappen.traject_id)
    antwoord = await stappen.besluit(wacht.wacht_id, B.SLUITEN)
    stappen.nu += timedelta(days=1)
    nieuwe = await wereld.meld(stappen.nu)
    await stappen.open_taak(T.BEOORDELEN, nieuwe.melding_id)
    register = await stappen.register()
    await stappen.taken.leg_besluit_vast(stappen.vastleggen(antwoord))
    assert await stappen.register() == register
    assert (await traject_van(stappen)).fase == Fase.INTAKE
