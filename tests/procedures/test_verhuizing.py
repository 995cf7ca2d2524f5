"""A move: the thuiszitter is handed over as a fact, what the old municipality planned is called off."""

from datetime import timedelta

from domain.soorten import Proceduresoort, Taaksoort, WachtStatus, Wijziging
from storage.tabellen import Mail
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import DORP, STAD
from tests.workflows.zaakproef import dag

SOORT = Proceduresoort.THUISZITTER
GESPREK = {"tijd": "10:30", "plaats": "Stadskantoor", "uitgenodigd": "ouders"}


async def thuiszitter(proef: Procedureproef) -> None:
    """Reported on 9 September 2026 as absent since 1 September; four weeks later at home still."""
    await proef.zaak.begin_op(dag(2026, 9, 9, 8))
    ontvangst = await proef.zaak.wereld.meld(
        await proef.zaak.nu(), soort="langdurig-relatief-verzuim", eerste_dag="2026-09-01"
    )
    proef.soort, proef.traject_id = SOORT, ontvangst.traject_id
    proef.zaak.gestart.add(ontvangst.traject_id)
    await proef.relay()
    proef.gestart.append((await proef.lopend())[SOORT])


async def in_agenda_van(proef: Procedureproef, aan: str) -> list[str]:
    """What was mailed to this address about the appointment, in order: put in, or taken out."""
    mails = [m for m in await proef.zaak.rijen(Mail, proef.traject_id) if m.aan == aan]
    return [m.gegevens["agenda"] for m in sorted(mails, key=lambda m: int(m.gegevens["agenda_volgnummer"]))]


async def test_the_first_day_follows_the_child_and_the_new_municipality_is_asked_by_itself(
    proef: Procedureproef,
) -> None:
    await thuiszitter(proef)
    await proef.tot_na("vier-weken")
    await proef.doe("vaststellen", "ja", eerste_dag="2026-08-31")  # the report was a day off
    await proef.open_taak("plan")

    await proef.verander(Wijziging.VERHUISD)

    assert await proef.resultaat() == "verhuisd"
    oud = await proef.rij()
    assert oud.gegevens["uit_gemeente"] == STAD  # the balance of the old municipality: moved away

    await proef.ga_verder_in(SOORT)
    nieuw = await proef.rij()
    assert nieuw.id != oud.id
    assert (nieuw.gemeente_code, nieuw.gegevens["eerste_dag"]) == (DORP, "2026-08-31")
    assert nieuw.gegevens["overgenomen"] == "Voorbeeldstad"
    taak = await proef.open_taak("vaststellen")
    lpa_dorp = proef.zaak.wereld.gebruikers["lpa2"]
    assert (taak.toegewezen_aan, taak.gemeente_code) == (lpa_dorp, DORP)
    assert await proef.zaak.ledger(taak.id), "it has a term and an escalation"
    beoordelen = await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)
    assert beoordelen.toegewezen_aan == lpa_dorp

    proef.door = "lpa2"
    await proef.doe("vaststellen", "ja", eerste_dag="")
    await proef.doe("plan", "plan", actie2_op="", actie3_op="")
    await proef.tot_na("tot-tafel")
    await proef.doe("tafel", "afspraken", actie2_op="", actie3_op="")
    assert (await proef.pauze("tot-tafel")).date() < dag(2026, 11, 30).date()
    await proef.tot_na("tot-tafel")
    await proef.doe("tafel", "afspraken", actie2_op="", actie3_op="")
    # Three months after the first day at home, not after the move.
    assert await proef.pauze("tot-escalatie") == dag(2026, 11, 30)


async def test_who_is_not_four_weeks_at_home_yet_waits_on_in_the_new_municipality(
    proef: Procedureproef,
) -> None:
    await thuiszitter(proef)
    op = await proef.pauze("vier-weken")

    await proef.verander(Wijziging.VERHUISD)
    await proef.zaak.open_taak_van(proef.traject_id, Taaksoort.BEOORDELEN)

    assert await proef.tot_na("vier-weken") == op == dag(2026, 9, 29)
    assert (await proef.open_taak("vaststellen")).gemeente_code == DORP
    assert list(await proef.lopend()) == [SOORT]


async def test_after_a_move_abroad_nobody_is_asked(proef: Procedureproef) -> None:
    await thuiszitter(proef)
    await proef.tot_na("vier-weken")
    await proef.open_taak("vaststellen")

    await proef.verander(Wijziging.BUITENLAND)

    assert await proef.resultaat() == "verhuisd"
    assert SOORT not in await proef.lopend()


async def test_a_move_calls_off_the_conversation_at_the_address_of_the_parents_and_it_is_planned_anew(
    proef: Procedureproef,
) -> None:
    await proef.start_in_traject(Proceduresoort.GESPREK)
    datum = (await proef.zaak.nu() + timedelta(days=14)).date().isoformat()
    gepland = {"gespreksdatum": datum, "ouder_mail": "ouder@thuis.example", **GESPREK}
    await proef.doe("plannen", "gepland", **gepland)
    pauze = await proef.pauze("tot-gesprek")

    await proef.verander(Wijziging.VERHUISD)

    taak = await proef.open_taak("plannen")
    assert taak.gemeente_code == DORP
    assert await in_agenda_van(proef, "ouder@thuis.example") == ["zet", "haal-weg"]
    termijnen = [t for t in await proef._termijnen() if t.op == pauze]
    assert {t.status for t in termijnen} == {WachtStatus.VERVALLEN}


async def test_parents_with_another_address_lose_the_appointment_at_the_old_one(
    proef: Procedureproef,
) -> None:
    await proef.start_in_traject(Proceduresoort.GESPREK)
    await proef.doe(
        "plannen", "gepland", gespreksdatum="2026-09-16", ouder_mail="oud@thuis.example", **GESPREK
    )
    await proef.tot_na("tot-gesprek")
    nieuw = {"gespreksdatum": "2026-09-23", "ouder_mail": "nieuw@thuis.example", **GESPREK}
    await proef.doe("gesprek", "verzet", **nieuw)
    await proef.pauze("tot-gesprek")

    assert await in_agenda_van(proef, "oud@thuis.example") == ["zet", "haal-weg"]
    assert await in_agenda_van(proef, "nieuw@thuis.example") == ["zet"]

    await proef.verander(Wijziging.BUITENLAND)

    assert await proef.resultaat() == "vervallen"
    assert await in_agenda_van(proef, "oud@thuis.example") == ["zet", "haal-weg"]
    assert await in_agenda_van(proef, "nieuw@thuis.example") == ["zet", "haal-weg"]
