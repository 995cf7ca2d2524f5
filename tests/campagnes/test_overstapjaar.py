"""The Overstap of a year, at an eightieth of Zoetermeer 2023-2024; `make proef-overstap` plays all of it."""

from collections.abc import AsyncIterator

import pytest
from temporalio.testing import WorkflowEnvironment

from domain.soorten import Campagnestatus, Deelnemerstaat
from tests.campagnes.campagneproef import Campagneproef
from tests.campagnes.overstapjaar import Overstapjaar, Zaad
from tests.omgeving import Proefdatabase
from tests.workflows.werkplaats import open_zaak

DEEL = Zaad(antwoordt=5, decaan=3, bezocht=1, niet_gestart=1)


@pytest.fixture
async def jaar(
    tijdreis: WorkflowEnvironment, testdatabase: Proefdatabase, taakwachtrij: str
) -> AsyncIterator[Campagneproef]:
    """On the server's own clock: every step that asks the demo's clock would cost an event."""
    async with open_zaak(tijdreis.client, tijdreis, testdatabase, taakwachtrij) as zaak:
        yield Campagneproef(zaak)


@pytest.mark.eis(188, 189, 190, 191, 197)
async def test_a_year_of_the_overstap_ends_everybody_once_with_the_seeded_numbers(
    jaar: Campagneproef,
) -> None:
    uitslag = await Overstapjaar(jaar, DEEL).speel()
    assert uitslag.staten == {Deelnemerstaat.KLAAR: DEEL.totaal}
    assert uitslag.eindes == {"gestart": 9, "werk": 1}
    assert uitslag.bezocht == DEEL.bezoeken
    assert uitslag.vragen == DEEL.totaal
    herinneringen = 2 * (DEEL.totaal - DEEL.antwoordt)
    assert uitslag.mails == uitslag.verschillende_mails == DEEL.totaal + herinneringen
    assert (await jaar.rij()).status == Campagnestatus.KLAAR
