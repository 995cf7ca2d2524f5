"""More reports about one pupil: joined, offered twice, at the moment of closing, and after it."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from activities.taken import TaakActiviteiten
from domain.berichten import OpenTaak
from domain.kalender import dag_van
from domain.soorten import Besluit, Fase, Taaksoort, WachtStatus
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.tabellen import Procedure, Taak
from storage.trajecten import vergrendel_traject
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import Zaakproef, dag

T, B = Taaksoort, Besluit
VANDAAG = dag(2026, 12, 11, 10)


async def runs(zaak: Zaakproef, traject_id: UUID) -> list[str]:
    """The id of the current run, and of the first of its chain."""
    info = await zaak.beschrijf(traject_id)
    return [info.execution.run_id, info.first_run_id]


@pytest.mark.parametrize("waar", [T.BEOORDELEN, T.BEHANDELEN, None], ids=["intake", "treatment", "school"])
async def test_a_later_report_joins_what_is_going_on_and_changes_no_task(
    zaak: Zaakproef, waar: Taaksoort | None
) -> None:
    id_ = (await zaak.meld()).traject_id
    if waar is not T.BEOORDELEN:
        await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN if waar else B.VRAAG_SCHOOL)
    if waar is None:
        await zaak.vraag(id_)
    await zaak.toont(id_, WachtOp="leerplichtambtenaar" if waar else "school")
    taken = [t.id for t in await zaak.open_taken(id_)]
    tweede = await zaak.meld()
    assert tweede.traject_id == id_
    await zaak.geef_door(tweede)
    assert (await zaak.verhaal(id_)).count("melding-gevoegd") == 1
    assert (await zaak.verhaal(id_)).count("melding-ontvangen") == 2
    wie_het_hoort = [("gevoegd", "melder"), ("gevoegd", "administratie"), ("melding-erbij", "lpa1")]
    assert set(wie_het_hoort) <= set(await zaak.mails(id_))
    assert [t.id for t in await zaak.open_taken(id_)] == taken
    if waar is None:
        assert await zaak.school_antwoordt(id_)
        await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)


@pytest.mark.eis(49)
async def test_every_reporter_of_the_case_hears_of_each_step(zaak: Zaakproef) -> None:
    id_ = (await zaak.meld()).traject_id
    await zaak.meld(melder_naam="A. Collega", melder_email="collega@zeecollege.example", kopie_adressen=[])
    await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN)
    opgepakt = [wie for sjabloon, wie in await zaak.mails(id_) if sjabloon == "opgepakt"]
    assert opgepakt == ["administratie", "collega", "melder"]


async def test_the_same_report_offered_twice_by_the_relay_is_one_report(zaak: Zaakproef) -> None:
    ontvangst = await zaak.meld()
    await zaak.open_taak(ontvangst.traject_id, T.BEOORDELEN)
    await zaak.geef_door(ontvangst)
    assert await zaak.verhaal(ontvangst.traject_id) == ["melding-ontvangen", "taak-geopend"]


async def test_two_reports_at_the_same_moment_start_one_case(zaak: Zaakproef) -> None:
    een, twee = await asyncio.gather(zaak.meld(), zaak.meld())
    assert een.traject_id == twee.traject_id
    await zaak.open_taak(een.traject_id, T.BEOORDELEN)
    assert sorted(await zaak.verhaal(een.traject_id)) == [
        "melding-gevoegd",
        "melding-ontvangen",
        "melding-ontvangen",
        "taak-geopend",
    ]


async def sluit_terwijl_een_melding_komt(zaak: Zaakproef) -> tuple[Ontvangst, asyncio.Task[None]]:
    """The closing decision is being written when the second report is offered.

    Inside a workflow task nothing else is heard, so the decision is made to take the slow way: its first
    attempts fail, and then it waits for a lock.
    """
    eerste = await zaak.meld()
    taak = await zaak.open_taak(eerste.traject_id, T.BEOORDELEN)
    antwoord = await zaak.antwoord(taak, B.SLUITEN)
    tweede = await zaak.wereld.meld(await zaak.nu())
    zaak.van_worker.fouten = 2
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await vergrendel_traject(sessie, eerste.traject_id)
        sluiten = asyncio.create_task(zaak.rond_af(antwoord))
        await tot(lambda: zaak.wachtende_stap(eerste.traject_id))
        with pytest.raises(WorkflowUpdateFailedError) as fout:
            await zaak.geef_door(tweede)
    assert isinstance(fout.value.cause, ApplicationError)
    assert fout.value.cause.type == "TrajectGesloten"
    return tweede, sluiten


async def test_a_report_at_the_very_moment_of_closing_is_refused_and_offered_again_opens_the_case_anew(
    zaak: Zaakproef,
) -> None:
    tweede, sluiten = await sluit_terwijl_een_melding_komt(zaak)
    await sluiten
    id_ = tweede.traject_id
    await zaak.klaar(id_)
    assert (await zaak.traject(id_)).fase == Fase.GESLOTEN
    eerste_run = (await runs(zaak, id_))[0]
    await zaak.geef_door(tweede)
    await zaak.open_taak(id_, T.BEOORDELEN)
    traject = await zaak.traject(id_)
    assert (traject.fase, traject.heropend, traject.resultaat, traject.gesloten_op) == (
        Fase.INTAKE,
        1,
        "",
        None,
    )
    assert (await runs(zaak, id_))[0] != eerste_run
    await zaak.toont(id_, Fase=Fase.INTAKE, Behandelaar="LPA1")


@pytest.mark.parametrize(
    ("dagen", "zelfde"), [(27, True), (28, False)], ids=["27 days later", "28 days later"]
)
async def test_a_report_within_28_days_reopens_the_case_and_a_later_one_opens_a_new_one(
    zaak: Zaakproef, dagen: int, zelfde: bool
) -> None:
    oud = (await zaak.meld()).traject_id
    await zaak.besluit(oud, T.BEOORDELEN, B.TER_KENNISNAME)
    await zaak.klaar(oud)
    await zaak.ga_naar(VANDAAG + timedelta(days=dagen, minutes=5))
    nieuw = (await zaak.meld()).traject_id
    assert (nieuw == oud) is zelfde
    await zaak.open_taak(nieuw, T.BEOORDELEN)
    traject = await zaak.traject(nieuw)
    assert (traject.fase, traject.heropend) == (Fase.INTAKE, 1 if zelfde else 0)
    assert (await zaak.traject(oud)).fase == (Fase.INTAKE if zelfde else Fase.GESLOTEN)
    await zaak.besluit(nieuw, T.BEOORDELEN, B.SLUITEN)
    await zaak.klaar(nieuw)
    assert (await zaak.traject(nieuw)).resultaat == "naar-school"


async def test_a_report_offered_again_after_its_case_was_closed_changes_nothing(zaak: Zaakproef) -> None:
    """The relay died after the delivery and before it ticked it off; meanwhile an officer closed the case."""
    ontvangst = await zaak.meld()
    id_ = ontvangst.traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.VRAAG_SCHOOL)
    assert await zaak.school_antwoordt(id_)
    await zaak.besluit(id_, T.ANTWOORD_BEOORDELEN, B.SLUITEN)
    await zaak.klaar(id_)
    verhaal, mails = await zaak.verhaal(id_), await zaak.mails(id_)
    eerste_run = (await runs(zaak, id_))[0]
    await zaak.geef_door(ontvangst)
    await zaak.klaar(id_)
    assert (await runs(zaak, id_))[0] != eerste_run
    assert (await zaak.verhaal(id_), await zaak.mails(id_)) == (verhaal, mails)
    assert (await zaak.traject(id_)).fase == Fase.GESLOTEN
    await zaak.toont(id_, Fase=Fase.GESLOTEN)
    info = await zaak.beschrijf(id_)
    assert info.status == 2, "completed, not failed"


async def test_an_empty_case_waits_for_its_first_report_only(zaak: Zaakproef) -> None:
    """Nothing stands in the register before the first report is delivered."""
    ontvangst = await zaak.wereld.meld(await zaak.nu())
    assert await zaak.rijen(Taak, ontvangst.traject_id) == []
    await zaak.geef_door(ontvangst)
    await tot(lambda: zaak.open_taken(ontvangst.traject_id))


async def test_a_report_whose_work_stands_open_already_starts_what_it_begins_and_is_told(
    zaak: Zaakproef,
) -> None:
    """As after a worker that died between two reports of one moment."""
    id_ = (await zaak.meld()).traject_id
    await zaak.open_taak(id_, T.BEOORDELEN)
    nu = await zaak.nu()
    tweede = await zaak.wereld.meld(nu, soort="langdurig-relatief-verzuim")
    opdracht = OpenTaak(traject_id=id_, soort=T.BEOORDELEN, aanleiding=tweede.melding_id, nu=nu)
    for _ in range(2):
        await TaakActiviteiten(zaak.database).open_taak(opdracht)
    assert [p.soort for p in await zaak.rijen(Procedure, id_)] == ["thuiszitter"]
    assert (await zaak.verhaal(id_)).count("melding-gevoegd") == 1
    assert ("melding-erbij", "lpa1") in await zaak.mails(id_)


async def ledger_van(zaak: Zaakproef, taak: Taak) -> list[tuple[str, date]]:
    """What still has to go off for a task: the kind of each moment and its day."""
    open_ = [t for t in await zaak.ledger(taak.id) if t.status == WachtStatus.OPEN]
    return [(t.aard, dag_van(t.op)) for t in sorted(open_, key=lambda t: t.op)]


ERNSTIGER = [
    ({"soort": "langdurig-relatief-verzuim"}, True),
    ({"spoed": True}, True),
    ({}, False),
]


@pytest.mark.eis(51)
@pytest.mark.parametrize(("tweede", "korter"), ERNSTIGER, ids=["LRV", "urgent", "the same again"])
async def test_a_joined_report_that_cannot_wait_takes_time_from_the_open_assessment_and_tells_why(
    zaak: Zaakproef, tweede: dict[str, Any], korter: bool
) -> None:
    """Friday 11 December 2026: five working days are the 18th, two are Tuesday the 15th."""
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T.BEOORDELEN)
    eerst = await ledger_van(zaak, taak)
    assert ("uiterlijk", date(2026, 12, 18)) in eerst

    ontvangst = await zaak.meld(**tweede)
    await zaak.geef_door(ontvangst)

    assert ("termijn-korter", "lpa1") in await zaak.mails(id_) or not korter
    na = await ledger_van(zaak, taak)
    laatste = date(2026, 12, 15 if korter else 18)
    assert ("uiterlijk", laatste) in na
    assert (na == eerst) is not korter
    assert dag_van((await zaak.traject(id_)).uiterlijk or VANDAAG) == laatste
    assert (await zaak.verhaal(id_)).count("taak-verkort") == korter
    uiterlijk = next(t.op for t in await zaak.ledger(taak.id) if t.aard == "uiterlijk" and t.status == "open")
    await zaak.toont(id_, Uiterlijk=uiterlijk.isoformat())
    await zaak.ga_naar(uiterlijk)
    assert next(t.te_laat for t in await zaak.open_taken(id_) if t.id == taak.id), "the new day is kept"
