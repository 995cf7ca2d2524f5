"""Drives a campaign the way the pages, the relay and the clock do."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import select

from domain.campagnes.beheer import Actie
from domain.campagnes.berichten import campagne_workflow_id
from domain.campagnes.invoer import Kandidaat
from domain.campagnes.tempo import PAUZE
from domain.namen import label
from domain.soorten import Campagnesoort, Deelnemerstaat
from infra.klok import Klok, echt_nu
from relay.doorgeven import Bestemming, Doorgever
from relay.ritme import RITME_WORKFLOWS, Storing
from storage.campagnes import Opzet, begin_campagne, verander_campagne
from storage.database import SYSTEEM
from storage.deelnemers import lees_tempo, tel_staten
from storage.eenmalig import maak_token
from storage.mails import claim, vink_af
from storage.populatie import Toevoeging, voeg_namen_toe
from storage.tabellen import Campagne, Deelnemer, Mail, Vraag, Werkafspraak
from storage.vragen import beantwoord, link_van
from tests.wereld import KLUIS, LINK_SLEUTEL
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import Zaakproef

MINUUT = timedelta(minutes=1)


class Campagneproef:
    """One campaign in one world, with a relay by hand."""

    def __init__(self, zaak: Zaakproef, soort: Campagnesoort = Campagnesoort.OVERSTAP) -> None:
        self.zaak, self.soort = zaak, soort
        self.id = uuid4()
        self.post = True

    async def begin(self, kandidaten: Sequence[Kandidaat]) -> None:
        """What the page "campagne starten" does."""
        nu = await self.zaak.nu()
        opzet = Opzet(self.id, self.soort, nu.year, f"{label(self.soort)} {nu.year}", "40", "Midden", nu)
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            assert await begin_campagne(sessie, opzet)
        await self.voeg_toe(kandidaten)

    async def voeg_toe(self, kandidaten: Sequence[Kandidaat]) -> Counter[Toevoeging]:
        nu = await self.zaak.nu()
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            uitkomsten = await voeg_namen_toe(sessie, KLUIS, self.id, kandidaten, nu, sleutel=uuid4())
        return Counter(u for u in uitkomsten if isinstance(u, Toevoeging))

    async def doe(self, actie: Actie) -> bool:
        nu = await self.zaak.nu()
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            return await verander_campagne(sessie, self.id, actie, nu, sleutel=uuid4(), door=None)

    async def tempo(self, per_minuut: int) -> None:
        """The region agrees on another pace."""
        rij = Werkafspraak(
            id=uuid4(),
            rmc_regio_code="40",
            code="campagne-per-minuut",
            geldig_vanaf=datetime(2020, 1, 1).date(),  # noqa: DTZ001  (a day)
            waarde={"aantal": per_minuut, "eenheid": "keer", "grond": "Afspraak van de regio."},
        )
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            sessie.add(rij)

    async def relay(self) -> int:
        """Hand over everything in the outbox, several at a time; how many there were."""
        zaak, klok = self.zaak, Klok(self.zaak.klok)
        naar = Bestemming(zaak.client, zaak.wachtrij, "https://verzuim.example")
        storing = Storing("Temporal", RITME_WORKFLOWS, klok.echt)
        doorgever = Doorgever(zaak.database, naar, klok, RITME_WORKFLOWS, storing)
        aantal = 0
        while bestellingen := await doorgever.claim(10):
            await asyncio.gather(*(doorgever.lever(bestelling) for bestelling in bestellingen))
            aantal += len(bestellingen)
        return aantal + await self.bezorg()

    async def bezorg(self) -> int:
        """The post goes out, unless the mail server is away; how many mails there were."""
        if not self.post:
            return 0
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            mails = await claim(sessie, echt_nu(), 100, MINUUT)
            for mail in mails:
                await vink_af(sessie, mail.id, "Onderwerp", "Tekst", await self.zaak.nu())
        return len(mails)

    async def rondes(self, aantal: int) -> None:
        """Let the rounds pass one by one, and hand over what falls due in each."""
        for _ in range(aantal):
            await self.zaak.tijd.sleep(PAUZE + timedelta(seconds=1))
            await self.tot_rust()

    async def tot_rust(self) -> None:
        """Hand over until nothing new comes: everybody approached was asked."""

        async def rustig() -> bool:
            gedaan = await self.relay()
            async with self.zaak.database.lezer(SYSTEEM) as sessie:
                tempo = await lees_tempo(sessie, self.id, await self.zaak.nu(), MINUUT)
            return not gedaan and not tempo.onderweg

        await tot(rustig)

    async def ouders_antwoorden(self, deelnemer: Deelnemer, code: str) -> None:
        """The parents open the link in their mail and choose."""
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            zoek = select(Vraag).where(Vraag.procedure_id == deelnemer.procedure_id)
            vraag = (await sessie.exec(zoek)).one()
            token = maak_token(LINK_SLEUTEL, link_van(vraag.id))
            velden = {"opleiding": "Timmerman", "school": "Zeembo"}
            nu = await self.zaak.nu()
            assert await beantwoord(sessie, token, "", "Een ouder", nu, code=code, velden=velden)

    # ---- what one can see ----

    async def rij(self) -> Campagne:
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            return (await sessie.exec(select(Campagne).where(Campagne.id == self.id))).one()

    async def deelnemers(self) -> list[Deelnemer]:
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            zoek = select(Deelnemer).where(Deelnemer.campagne_id == self.id)
            return sorted((await sessie.exec(zoek)).all(), key=lambda d: d.volgnummer)

    async def staten(self) -> Counter[Deelnemerstaat]:
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            return Counter(await tel_staten(sessie, self.id))

    async def mails(self, sjabloon: str) -> list[Mail]:
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            return list((await sessie.exec(select(Mail).where(Mail.sjabloon == sjabloon))).all())

    async def runs(self) -> int:
        """How many runs the campaign's workflow took so far, each with a history of its own."""
        handle = self.zaak.client.get_workflow_handle(campagne_workflow_id(self.id))
        aantal, run_id = 1, (await handle.describe()).run_id
        while eerder := await self._vorige(run_id):
            aantal, run_id = aantal + 1, eerder
        return aantal

    async def _vorige(self, run_id: str) -> str:
        handle = self.zaak.client.get_workflow_handle(campagne_workflow_id(self.id), run_id=run_id)
        eerste = (await handle.fetch_history()).events[0]
        return eerste.workflow_execution_started_event_attributes.continued_execution_run_id

    async def langste_historie(self) -> int:
        """The number of events in the longest run."""
        handle = self.zaak.client.get_workflow_handle(campagne_workflow_id(self.id))
        run_id, langste = (await handle.describe()).run_id, 0
        while run_id:
            van_run = self.zaak.client.get_workflow_handle(campagne_workflow_id(self.id), run_id=run_id)
            events = (await van_run.fetch_history()).events
            langste = max(langste, len(events))
            run_id = events[0].workflow_execution_started_event_attributes.continued_execution_run_id
        return langste


def drukste_minuut(momenten: Sequence[datetime]) -> int:
    """The most that fell in any sixty seconds, wherever they begin."""
    op_volgorde = sorted(momenten)
    return max(
        (sum(begin <= moment < begin + MINUUT for moment in op_volgorde) for begin in op_volgorde), default=0
    )


def gezien(deelnemers: Sequence[Deelnemer], veld: str) -> list[datetime]:
    """The moments in this column that are filled."""
    return [waarde for deelnemer in deelnemers if (waarde := getattr(deelnemer, veld))]


def ids(deelnemers: Sequence[Deelnemer]) -> set[UUID]:
    return {deelnemer.leerling_id for deelnemer in deelnemers}
