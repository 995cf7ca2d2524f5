"""What happens around a pupil reaches the trajectory and every procedure, and stops what must not go on."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, select, update

from domain.klok import AMSTERDAM
from domain.procedures.alle import PLANNEN
from domain.soorten import Besluit, Proceduresoort, Procedurestatus, Taaksoort, WachtStatus, Wijziging
from infra.klok import Klok
from relay.ochtendronde import Ochtendronde
from storage.database import SYSTEEM
from storage.tabellen import Leerling, Mail, Procedure, Taak, Traject, Vraag
from storage.wijzigingen import verwerk_wijziging
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import DORP, STAD
from tests.workflows.zaakproef import dag

Z = Proceduresoort.ZIEKTEVERZUIM


async def test_after_a_move_the_new_municipality_takes_the_same_task_and_assesses_the_case(
    proef: Procedureproef,
) -> None:
    await proef.start_in_traject(Z)
    await proef.open_taak("schoolgesprek")

    await proef.verander(Wijziging.VERHUISD)

    taak = await proef.open_taak("schoolgesprek")
    beoordelen = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    lpa_dorp = proef.zaak.wereld.gebruikers["lpa2"]
    assert (taak.toegewezen_aan, beoordelen.toegewezen_aan) == (lpa_dorp, lpa_dorp)
    assert {t.gemeente_code for t in await proef.zaak.rijen(Taak, proef.traject_id)} == {DORP}
    open_ = [t.soort for t in await proef.zaak.open_taken(proef.traject_id)]
    assert sorted(open_) == ["melding-beoordelen", "ziekteverzuim.schoolgesprek"]


async def test_a_move_leaves_a_pause_on_its_day(proef: Procedureproef) -> None:
    await proef.start_in_traject(Z)
    await proef.doe("schoolgesprek", "zorgen-blijven")
    await proef.doe("onderzoek", "ja")
    op = await proef.pauze("advies-wacht")

    await proef.verander(Wijziging.VERHUISD)
    await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)

    assert await proef.pauze("advies-wacht") == op
    assert (await proef.rij()).gemeente_code == DORP


async def test_a_move_while_the_school_has_a_question_lapses_the_question_and_its_link(
    proef: Procedureproef,
) -> None:
    ontvangst = await proef.zaak.meld()
    proef.traject_id = ontvangst.traject_id
    await proef.zaak.besluit(proef.traject_id, Taaksoort.BEOORDELEN, Besluit.VRAAG_SCHOOL)
    vraag = await proef.zaak.vraag(proef.traject_id)

    await proef.verander(Wijziging.VERHUISD)

    await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    assert [v.status for v in await proef.zaak.rijen(Vraag, proef.traject_id)] == [WachtStatus.VERVALLEN]
    assert not await proef.zaak.school_schrijft(proef.traject_id)
    assert {t.status for t in await proef.zaak.ledger(vraag.id)} == {WachtStatus.VERVALLEN}


async def test_after_a_death_nothing_goes_to_the_school_and_an_officer_closes_the_dossier(
    proef: Procedureproef,
) -> None:
    await proef.start_in_traject(Z)
    await proef.doe("schoolgesprek", "nog-niet")
    await proef.open_vraag("schoolgesprek-vragen")
    await _verstuur_de_wachtrij(proef)

    await proef.verander(Wijziging.OVERLEDEN)

    assert await proef.resultaat() == "vervallen"
    await proef.zaak.besluit(proef.traject_id, Taaksoort.BEHANDELEN, Besluit.SLUITEN)
    await proef.zaak.klaar(proef.traject_id)
    assert [m.sjabloon for m in await _aan_school(proef) if m.status == "klaar"] == []
    assert not await proef.zaak.school_schrijft(proef.traject_id), "the link in a mail that is out is dead"


async def test_a_mail_that_waited_when_the_pupil_died_is_not_sent(proef: Procedureproef) -> None:
    await proef.start_in_traject(Z)
    assert {m.status for m in await _aan_school(proef)} == {"klaar"}

    await proef.verander(Wijziging.OVERLEDEN)

    assert {m.status for m in await _aan_school(proef)} == {"vervallen"}


async def test_closing_the_trajectory_ends_its_procedures(proef: Procedureproef) -> None:
    await proef.start_in_traject(Z)
    await proef.verander(Wijziging.VERHUISD)
    taak = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)

    await proef.zaak.rond_af(await proef.zaak.antwoord(taak, Besluit.SLUITEN, door="lpa2"))
    await proef.relay()

    assert await proef.resultaat() == "vervallen"


async def test_hearing_of_a_change_twice_changes_the_register_once(proef: Procedureproef) -> None:
    await proef.start_in_traject(Z)
    traject_id, sleutel, nu = proef.traject_id, uuid4(), await proef.zaak.nu()
    for doelgemeente in (DORP, STAD):
        async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
            await verwerk_wijziging(
                sessie, traject_id, Wijziging.VERHUISD, nu, sleutel=sleutel, doelgemeente=doelgemeente
            )

    assert (await proef.zaak.traject(traject_id)).gemeente_code == DORP
    assert (await proef.zaak.verhaal(traject_id)).count("wijziging") == 1


async def test_an_outcome_that_starts_a_procedure_starts_none_in_a_closed_trajectory(
    proef: Procedureproef,
) -> None:
    await proef.start_in_traject(Proceduresoort.VRIJWILLIGE_HULP)
    stap = PLANNEN[Proceduresoort.VRIJWILLIGE_HULP].eerste
    taak = await proef.open_taak(stap)
    code = next(u.code for u in PLANNEN[proef.soort].stap(stap).uitkomsten if u.start)
    antwoord = await proef.antwoord(taak, stap, code)
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Traject).where(col(Traject.id) == proef.traject_id).values(fase="gesloten"))

    await proef.rond_af(antwoord)

    assert [p.soort for p in await proef.zaak.rijen(Procedure, proef.traject_id)] == ["vrijwillige-hulp"]


async def _verstuur_de_wachtrij(proef: Procedureproef) -> None:
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Mail).values(status="verzonden"))


async def _aan_school(proef: Procedureproef) -> list[Mail]:
    return [m for m in await proef.zaak.rijen(Mail, proef.traject_id) if m.melding_id is not None]


# ---- turning 18 ----

ACHTTIEN = [
    # born, the morning of the task (a month before, clamped), the morning of the hand-over
    (date(2008, 12, 31), dag(2026, 11, 30), dag(2026, 12, 31)),
    (date(2009, 3, 31), dag(2027, 2, 28), dag(2027, 3, 31)),
    (date(2008, 2, 29), dag(2026, 2, 1), dag(2026, 3, 1)),
    (date(2008, 11, 25), dag(2026, 10, 25), dag(2026, 11, 25)),
]


@pytest.mark.parametrize(("geboren", "taak_op", "achttien_op"), ACHTTIEN)
async def test_a_month_before_18_the_hand_over_is_prepared_and_on_the_day_it_is_done(
    proef: Procedureproef, geboren: date, taak_op: datetime, achttien_op: datetime
) -> None:
    await proef.zaak.begin_op(taak_op - timedelta(days=9))
    await _meld_van(proef, geboren)
    await _ochtend(proef)
    assert await proef.tot_na("maand-ervoor") == taak_op
    taak = await proef.doe("voorbereiden", "overdragen")
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["lpa1"]

    assert await proef.tot_na("tot-achttien") == achttien_op

    assert await proef.resultaat() == "overgedragen"
    beoordelen = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    assert beoordelen.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
    assert (await proef.zaak.traject(proef.traject_id)).afdeling == "doorstroompunt"


@pytest.mark.parametrize(("geboren", "aantal"), [(date(2008, 10, 20), 1), (date(2008, 12, 20), 0)])
async def test_the_morning_round_starts_a_hand_over_once_and_only_near_the_birthday(
    proef: Procedureproef, geboren: date, aantal: int
) -> None:
    await _meld_van(proef, geboren)
    for _ in range(2):
        await _ronde(proef)
    assert len(await proef.zaak.rijen(Procedure, proef.traject_id)) == aantal


async def _meld_van(proef: Procedureproef, geboren: date) -> None:
    ontvangst = await proef.zaak.wereld.meld(await proef.zaak.nu())
    proef.traject_id = ontvangst.traject_id
    await _maak_geboren(proef, geboren)
    await proef.zaak.geef_door(ontvangst)
    await proef.zaak.besluit(proef.traject_id, Taaksoort.BEOORDELEN, Besluit.OPPAKKEN)


async def _maak_geboren(proef: Procedureproef, geboren: date) -> None:
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        van = select(Traject.leerling_id).where(Traject.id == proef.traject_id)
        wie = (await sessie.exec(van)).one()
        await sessie.exec(update(Leerling).where(col(Leerling.id) == wie).values(geboortedatum=geboren))


async def _ronde(proef: Procedureproef) -> None:
    nu = await proef.zaak.nu()
    await Ochtendronde(proef.zaak.database, Klok(lees_echt=lambda: nu)).ronde()


async def _ochtend(proef: Procedureproef) -> None:
    """The relay's round of this morning, and what it puts in the outbox."""
    await _ronde(proef)
    rijen = await proef.zaak.rijen(Procedure, proef.traject_id)
    assert [rij.status for rij in rijen] == [Procedurestatus.LOOPT]
    proef.soort = Proceduresoort.OVERDRACHT_ACHTTIEN
    proef.gestart.append(rijen[0].id)
    await proef.relay()


def test_the_dates_of_the_table_are_mornings_in_the_netherlands() -> None:
    assert {moment.astimezone(AMSTERDAM).hour for _, *momenten in ACHTTIEN for moment in momenten} == {9}


# ---- to the Doorstroompunt ----


async def test_the_hand_over_at_18_ends_in_a_first_talk_with_what_the_officer_wrote(
    proef: Procedureproef,
) -> None:
    geboren, taak_op, achttien_op = ACHTTIEN[3]
    await proef.zaak.begin_op(taak_op - timedelta(days=9))
    await _meld_van(proef, geboren)
    await _ochtend(proef)
    await proef.tot_na("maand-ervoor")
    await proef.doe("voorbereiden", "overdragen", overdracht="Wil een BBL-plek zoeken.")
    assert await proef.tot_na("tot-achttien") == achttien_op
    await proef.resultaat()

    await proef.ga_verder_in(Proceduresoort.BEGELEIDING)

    taak = await proef.open_taak("kennismaken")
    assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
    assert (await proef.rij()).gegevens["overdracht"] == "Wil een BBL-plek zoeken."


NAAR_HET_DOORSTROOMPUNT = [
    # born, whether the procedure stops because the pupil is 18
    (date(2008, 9, 9), True),
    (date(2008, 9, 10), False),
]


@pytest.mark.parametrize(("geboren", "stopt"), NAAR_HET_DOORSTROOMPUNT)
async def test_only_who_is_18_leaves_the_procedures_of_leerplicht_at_a_hand_over(
    proef: Procedureproef, geboren: date, stopt: bool
) -> None:
    ontvangst = await proef.zaak.wereld.meld(await proef.zaak.nu())
    proef.traject_id = ontvangst.traject_id
    proef.zaak.gestart.add(ontvangst.traject_id)
    await _maak_geboren(proef, geboren)
    await proef.zaak.geef_door(ontvangst)
    await proef.start_erbij(Proceduresoort.MAS)
    await proef.open_taak("analyse")
    doorgestuurd = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    door = "casemanager1" if stopt else "lpa1"
    await proef.zaak.rond_af(await proef.zaak.antwoord(doorgestuurd, Besluit.DOORSTROOMPUNT, door))
    await proef.relay()

    if stopt:
        assert await proef.resultaat() == "vervallen"
    else:
        taak = await proef.open_taak("analyse")
        assert taak.toegewezen_aan == proef.zaak.wereld.gebruikers["casemanager1"]
    assert (await proef.zaak.traject(proef.traject_id)).afdeling == "doorstroompunt"
