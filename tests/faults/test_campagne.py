"""A campaign in mid-flight: its worker dies, it is paused, late names come, and everybody is asked once."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID, uuid4

import pytest

from domain.campagnes.beheer import Actie
from domain.klok import KlokStand
from domain.soorten import Campagnesoort
from infra.klok import echt_nu
from storage.campagnes import Opzet, begin_campagne, verander_campagne
from storage.database import SYSTEEM
from storage.klokstand import lees_klokstand, zet_klokstand
from storage.populatie import voeg_namen_toe
from storage.tabellen import Werkafspraak
from tests.campagnes.kandidaten import kandidaten
from tests.faults.opstelling import Opstelling, Servers
from tests.wereld import KLUIS
from tests.workflows.zaakproef import dag

DAGEN_PER_SECONDE = 0.004
"""A minute of the campaign lasts a fifth of a second."""
GEDULD = 120.0


class Loop:
    """One campaign on a product of real processes."""

    def __init__(self, opstelling: Opstelling) -> None:
        self.opstelling, self.id = opstelling, uuid4()

    async def begin(self) -> None:
        """On a school day, at a pace of ten a minute."""
        async with self.opstelling.database.schrijver(SYSTEEM) as sessie:
            stand = KlokStand(
                echt=echt_nu(), gespeeld=dag(2027, 1, 12, 9), dagen_per_seconde=DAGEN_PER_SECONDE
            )
            await zet_klokstand(sessie, stand)
            ((regio,),) = self.opstelling.vraag("SELECT rmc_regio_code FROM gemeente WHERE code = '9901'")
            sessie.add(_tempo(regio))
            nu = stand.nu(echt_nu())
            await begin_campagne(
                sessie, Opzet(self.id, Campagnesoort.OVERSTAP, 2027, "Overstap 2027", regio, "Midden", nu)
            )

    async def voeg_toe(self, aantal: int) -> None:
        async with self.opstelling.database.schrijver(SYSTEEM) as sessie:
            klok = await lees_klokstand(sessie)
            assert klok is not None
            nu, namen = klok.nu(echt_nu()), kandidaten(aantal, brin="99AG")
            uitkomsten = await voeg_namen_toe(sessie, KLUIS, self.id, namen, nu, sleutel=uuid4())
        assert all(isinstance(uitkomst, str) for uitkomst in uitkomsten)

    async def doe(self, actie: Actie) -> None:
        async with self.opstelling.database.schrijver(SYSTEEM) as sessie:
            klok = await lees_klokstand(sessie)
            assert klok is not None
            assert await verander_campagne(
                sessie, self.id, actie, klok.nu(echt_nu()), sleutel=uuid4(), door=None
            )

    def gevraagd(self) -> int:
        ((aantal,),) = self.opstelling.vraag("SELECT count(*) FROM deelnemer WHERE gevraagd_op IS NOT NULL")
        return int(aantal)

    def benaderd(self) -> int:
        ((aantal,),) = self.opstelling.vraag("SELECT count(*) FROM deelnemer WHERE benaderd_op IS NOT NULL")
        return int(aantal)

    async def tot_gevraagd(self, aantal: int) -> None:
        tot = time.monotonic() + GEDULD
        while self.gevraagd() < aantal:
            assert time.monotonic() < tot, f"{self.gevraagd()} van {aantal} gevraagd"
            await asyncio.sleep(0.2)


def _tempo(regio: str) -> Werkafspraak:
    waarde = {"aantal": 10, "eenheid": "keer", "grond": "Afspraak van de regio."}
    return Werkafspraak(
        id=uuid4(),
        rmc_regio_code=regio,
        code="campagne-per-minuut",
        geldig_vanaf=date(2020, 1, 1),
        waarde=waarde,
    )


@pytest.fixture
async def opstelling(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Opstelling]:
    opstelling = Opstelling(servers, tmp_path_factory.mktemp("product"))
    await opstelling.start()
    yield opstelling
    await opstelling.stop()


async def test_a_worker_that_dies_and_a_pause_in_mid_flight_lose_and_double_nobody(
    opstelling: Opstelling,
) -> None:
    loop = Loop(opstelling)
    await loop.begin()
    opstelling.herstart("relay")
    opstelling.herstart("worker", failpoint="campagne.ronde:2")
    await loop.voeg_toe(30)
    assert await opstelling.wacht_op_uitval("worker"), "campagne.ronde is nooit geraakt"
    opstelling.start_deel("worker")
    await loop.tot_gevraagd(20)

    await loop.doe(Actie.PAUZEER)
    benaderd = loop.benaderd()
    opstelling.herstart("worker")
    await loop.voeg_toe(50)
    await asyncio.sleep(3)
    assert loop.benaderd() == benaderd, "a pause holds, whatever dies or comes late"

    await loop.doe(Actie.HERVAT)
    await loop.tot_gevraagd(50)
    assert _per_leerling(opstelling, "SELECT leerling_id FROM deelnemer") == {1}
    assert _per_leerling(opstelling, "SELECT aanleiding_id FROM procedure") == {1}
    assert _per_leerling(opstelling, "SELECT traject_id FROM vraag") == {1}
    assert _per_leerling(opstelling, "SELECT aan FROM mail WHERE sjabloon = 'vraag-ouders'") == {1}
    ((mails,),) = opstelling.vraag("SELECT count(*) FROM mail WHERE sjabloon = 'vraag-ouders'")
    assert mails == 50


def _per_leerling(opstelling: Opstelling, sql: str) -> set[int]:
    """How often each value occurs."""
    gevonden: list[tuple[UUID | str]] = opstelling.vraag(sql)
    return set(Counter(waarde for (waarde,) in gevonden).values())
