"""A task that somebody else gets: the workflow shows it, reminders follow, and the register leads."""

from uuid import UUID

from domain.berichten import ONTVANG_TOEWIJZING, ToewijzingBericht
from domain.soorten import Besluit, Fase, Taaksoort
from storage.database import SYSTEEM
from storage.gebruikers import persoon_van
from storage.taakwerk import Gezien, geef_terug, wijs_toe
from storage.tabellen import Gebeurtenis, Taak
from storage.vervangingen import regel_vervanging
from tests.workflows.zaakproef import Zaakproef, dag


async def gezien(zaak: Zaakproef, taak: Taak) -> Gezien:
    async with zaak.database.lezer(SYSTEEM) as sessie:
        door = await persoon_van(sessie, zaak.wereld.gebruikers["coordinator1"])
    assert door is not None
    return Gezien(taak_id=taak.id, versie=taak.versie, door=door, nu=await zaak.nu())


async def verdeel(zaak: Zaakproef, taak: Taak, naar: str) -> None:
    """The coordinator hands the task over, and the relay tells the workflow."""
    wie = await gezien(zaak, taak)
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        if naar:
            await wijs_toe(sessie, wie, zaak.wereld.gebruikers[naar], "Verdeling van het werk.")
        else:
            await geef_terug(sessie, wie, "Te druk.")
    await vertel(zaak, taak.traject_id, taak.id)


async def vertel(zaak: Zaakproef, traject_id: UUID, taak_id: UUID) -> None:
    bericht = ToewijzingBericht(taak_id=taak_id)
    await zaak.workflow(traject_id).execute_update(ONTVANG_TOEWIJZING, bericht)


async def test_the_new_owner_is_shown_reminded_and_decides(zaak: Zaakproef) -> None:
    traject_id = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(traject_id, Taaksoort.BEOORDELEN)
    await zaak.toont(traject_id, Behandelaar="LPA1", WachtOp="leerplichtambtenaar")
    await verdeel(zaak, taak, "coordinator1")
    await zaak.toont(traject_id, Behandelaar="COORDINATOR1", WachtOp="leerplichtambtenaar")
    await zaak.ga_naar(dag(2026, 12, 16))
    assert ("taak-herinnering", "coordinator1") in await zaak.mails(traject_id)
    assert ("taak-herinnering", "lpa1") not in await zaak.mails(traject_id)
    assert {rij.wie for rij in await zaak.ledger(taak.id)} == {"COORDINATOR1"}
    await zaak.besluit(traject_id, Taaksoort.BEOORDELEN, Besluit.SLUITEN, door="coordinator1")
    await zaak.klaar(traject_id)


async def test_a_task_of_nobody_reminds_the_coordinators(zaak: Zaakproef) -> None:
    traject_id = (await zaak.meld()).traject_id
    await verdeel(zaak, await zaak.open_taak(traject_id, Taaksoort.BEOORDELEN), "")
    await zaak.toont(traject_id, Fase=Fase.INTAKE, Behandelaar=None, WachtOp="nog niet toegewezen")
    await zaak.ga_naar(dag(2026, 12, 16))
    assert ("taak-escalatie", "coordinator1") in await zaak.mails(traject_id)


async def test_hearing_it_late_changes_nothing_of_what_the_case_waits_for_by_then(zaak: Zaakproef) -> None:
    traject_id = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(traject_id, Taaksoort.BEOORDELEN)
    await zaak.besluit(traject_id, Taaksoort.BEOORDELEN, Besluit.VRAAG_SCHOOL)
    await zaak.toont(traject_id, Fase=Fase.WACHT_OP_SCHOOL, WachtOp="school")
    await vertel(zaak, traject_id, taak.id)
    await zaak.toont(traject_id, Fase=Fase.WACHT_OP_SCHOOL, WachtOp="school", Behandelaar="LPA1")


async def test_new_work_goes_to_the_substitute_and_the_dossier_stays_with_its_handler(
    zaak: Zaakproef,
) -> None:
    lpa1, vervanger = (zaak.wereld.gebruikers[naam] for naam in ("lpa1", "coordinator1"))
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        wie = await persoon_van(sessie, lpa1)
        assert wie is not None
        vandaag = (await zaak.nu()).date()
        await regel_vervanging(sessie, wie, wie, [vervanger], vandaag, vandaag, await zaak.nu())
    traject_id = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(traject_id, Taaksoort.BEOORDELEN)
    assert (taak.toegewezen_aan, taak.namens) == (vervanger, lpa1)
    await zaak.toont(traject_id, Behandelaar="LPA1")
    await zaak.besluit(traject_id, Taaksoort.BEOORDELEN, Besluit.OPPAKKEN, door="coordinator1")
    volgende = await zaak.open_taak(traject_id, Taaksoort.BEHANDELEN)
    assert (volgende.toegewezen_aan, volgende.namens) == (vervanger, lpa1)
    assert (await zaak.traject(traject_id)).behandelaar_id == lpa1
    feiten = {rij.wat: rij for rij in await zaak.rijen(Gebeurtenis, traject_id)}
    assert feiten["taak-afgerond"].wie == vervanger
    assert feiten["taak-afgerond"].gegevens["namens"] == str(lpa1)


async def test_an_urgent_report_that_joins_makes_the_open_task_urgent(zaak: Zaakproef) -> None:
    traject_id = (await zaak.meld()).traject_id
    assert not (await zaak.open_taak(traject_id, Taaksoort.BEOORDELEN)).spoed
    await zaak.meld(spoed=True)
    assert (await zaak.open_taak(traject_id, Taaksoort.BEOORDELEN)).spoed
