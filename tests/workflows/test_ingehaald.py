"""A decision that stands in the register while the workflow never heard of it."""

import pytest

from activities.taken import TaakActiviteiten
from domain.berichten import LegBesluitVast
from domain.soorten import Besluit, Fase, Taaksoort
from storage.database import SYSTEEM
from storage.tabellen import Taakantwoord, Uitgaand
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from tests.workflows.zaakproef import Zaakproef, afronding_van
from workflows.aanroepen import TaakNietOpen

T, B = Taaksoort, Besluit


async def test_a_colleague_who_comes_too_late_lets_the_case_go_on_with_the_first_decision(
    zaak: Zaakproef,
) -> None:
    """The worker died after writing the first decision, and Temporal forgot that it was asked."""
    traject_id = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(traject_id, T.BEOORDELEN)
    eerste = await zaak.antwoord(taak, B.OPPAKKEN)
    await zaak.schrijf_besluit_buiten_de_workflow_om(eerste)
    tweede = await zaak.antwoord(taak, B.SLUITEN, door="coordinator1")
    with pytest.raises(TaakNietOpen):
        await zaak.rond_af(tweede)
    await zaak.open_taak(traject_id, T.BEHANDELEN)
    assert (await zaak.verhaal(traject_id)).count("taak-afgerond") == 1


async def test_a_decision_that_is_written_again_does_not_close_a_dossier_that_was_reopened(
    zaak: Zaakproef,
) -> None:
    traject_id = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(traject_id, T.BEOORDELEN)
    antwoord = await zaak.antwoord(taak, B.SLUITEN)
    opdracht = LegBesluitVast(traject_id=traject_id, afronding=afronding_van(antwoord), nu=await zaak.nu())
    activiteiten = TaakActiviteiten(zaak.database)
    await activiteiten.leg_besluit_vast(opdracht)
    assert (await zaak.traject(traject_id)).fase == Fase.GESLOTEN
    await zaak.wereld.meld(await zaak.nu())
    await activiteiten.leg_besluit_vast(opdracht)
    assert (await zaak.traject(traject_id)).fase == Fase.INTAKE


async def test_a_decision_of_which_the_page_heard_nothing_is_told_again_by_the_relay(zaak: Zaakproef) -> None:
    """The worker died after writing it; the page promised that nobody has to do anything."""
    traject_id = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(traject_id, T.BEOORDELEN)
    antwoord = await zaak.antwoord(taak, B.OPPAKKEN)
    await zaak.schrijf_besluit_buiten_de_workflow_om(antwoord)
    await beloof_afronding(zaak, antwoord)
    await zaak.relay()
    await zaak.open_taak(traject_id, T.BEHANDELEN)
    assert (await zaak.verhaal(traject_id)).count("taak-afgerond") == 1


async def test_a_decision_that_came_too_late_after_all_is_not_offered_for_ever(zaak: Zaakproef) -> None:
    traject_id = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(traject_id, T.BEOORDELEN)
    te_laat = await zaak.antwoord(taak, B.SLUITEN, door="coordinator1")
    await zaak.rond_af(await zaak.antwoord(taak, B.OPPAKKEN))
    await beloof_afronding(zaak, te_laat)
    await zaak.relay()
    await zaak.open_taak(traject_id, T.BEHANDELEN)
    (rij,) = [rij for rij in await zaak.rijen(Uitgaand, traject_id) if rij.soort == Uitgaandsoort.AFRONDING]
    assert rij.doorgegeven_op is not None


async def beloof_afronding(zaak: Zaakproef, antwoord: Taakantwoord) -> None:
    """What the page does when Temporal does not answer."""
    afronding = afronding_van(antwoord)
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await zet_uitgaand(
            sessie,
            Uitgaandsoort.AFRONDING,
            antwoord.traject_id,
            antwoord.id,
            await zaak.nu(),
            gegevens=afronding.model_dump(mode="json"),
        )
