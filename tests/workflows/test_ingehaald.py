"""A decision that stands in the register while the workflow never heard of it."""

import pytest

from domain.soorten import Besluit, Taaksoort
from tests.workflows.zaakproef import Zaakproef
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
