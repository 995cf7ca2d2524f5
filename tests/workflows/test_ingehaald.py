"""A decision that stands in the register while the workflow never heard of it."""

import pytest

from activities.taken import TaakActiviteiten
from domain.berichten import LegBesluitVast
from domain.soorten import Besluit, Fase, Taaksoort
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
