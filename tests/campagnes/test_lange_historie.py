"""A campaign whose history grows long goes on in a new run: nobody is asked twice and nobody is forgotten."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from demo.processen import vrije_poort
from demo.temporal import TemporalServer
from domain.klok import KlokStand
from domain.soorten import Deelnemerstaat
from infra.klok import echt_nu
from infra.sleutels import Sleutelbos
from infra.temporal import verbind
from storage.database import SYSTEEM
from storage.klokstand import zet_klokstand
from tests.campagnes.campagneproef import Campagneproef, drukste_minuut, gezien
from tests.campagnes.conftest import DINSDAG
from tests.campagnes.kandidaten import kandidaten
from tests.omgeving import Proefdatabase
from tests.workflows.inzage import tot
from tests.workflows.test_echte_server import LANG, EchteTijd
from tests.workflows.werkplaats import open_zaak

DAGEN_PER_SECONDE = 0.004
"""A minute of the campaign lasts a fifth of a second."""


@pytest.fixture
def ongeduldige_server(tmp_path: Path) -> Iterator[TemporalServer]:
    """A server that finds a history long very soon."""
    server = TemporalServer(
        tmp_path, vrije_poort(), instellingen=(f"limit.historyCount.suggestContinueAsNew={LANG}",)
    )
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def lange_proef(
    ongeduldige_server: TemporalServer, testdatabase: Proefdatabase, taakwachtrij: str, sleutels: Sleutelbos
) -> AsyncIterator[Campagneproef]:
    client = await verbind(ongeduldige_server.adres, "default", False, None, sleutels)
    klok = KlokStand(echt=echt_nu(), gespeeld=DINSDAG, dagen_per_seconde=DAGEN_PER_SECONDE)
    async with open_zaak(client, EchteTijd(), testdatabase, taakwachtrij, klok, bewaakt=True) as zaak:
        async with zaak.database.schrijver(SYSTEEM) as sessie:
            await zet_klokstand(sessie, klok)
        yield Campagneproef(zaak)


async def test_a_campaign_goes_on_in_new_runs_and_asks_everybody_once(lange_proef: Campagneproef) -> None:
    proef = lange_proef
    await proef.tempo(2)
    await proef.begin(kandidaten(9))

    async def gevraagd() -> bool:
        await proef.relay()
        return len(gezien(await proef.deelnemers(), "gevraagd_op")) == 9

    await tot(gevraagd)
    assert await proef.staten() == {Deelnemerstaat.BENADERD: 9}
    assert await proef.runs() > 1
    assert await proef.langste_historie() < 3 * LANG
    assert drukste_minuut(gezien(await proef.deelnemers(), "gevraagd_op")) <= 2
    mails = [mail.aan for mail in await proef.mails("vraag-ouders")]
    assert sorted(mails) == [f"ouder{n}@thuis.example" for n in range(9)]
