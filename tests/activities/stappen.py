"""A trajectory without a workflow: the steps, called as often as a test likes."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid4

from sqlalchemy import text

from activities.taken import TaakActiviteiten
from activities.termijnen import TermijnActiviteiten
from activities.trajecten import TrajectActiviteiten
from activities.vragen import VraagActiviteiten
from domain.berichten import (
    Afronding,
    LegBesluitVast,
    OpenTaak,
    StelVraag,
    TermijnAf,
    TermijnAfgegaan,
    VoegMelding,
    Wacht,
)
from domain.soorten import Besluit, Taaksoort
from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.gebeurtenissen import breuk_in_keten
from storage.tabellen import Taakantwoord
from storage.taken import bewaar_antwoord
from storage.vragen import beantwoord, link_van
from tests.wereld import LINK_SLEUTEL, Wereld
from tests.workflows.zaakproef import ZIN

T = TypeVar("T")
TABELLEN = ("traject", "taak", "taakantwoord", "vraag", "eenmalige_link", "termijn", "mail", "gebeurtenis")


class Stappen:
    """`herhaal` says how often each step is run; the last outcome counts, as after a lost answer."""

    def __init__(self, wereld: Wereld, traject_id: UUID, nu: datetime, herhaal: int = 1) -> None:
        self.wereld, self.traject_id, self.nu, self.herhaal = wereld, traject_id, nu, herhaal
        self.taken = TaakActiviteiten(wereld.database)
        self.vragen = VraagActiviteiten(wereld.database, LINK_SLEUTEL)
        self.termijnen = TermijnActiviteiten(wereld.database)
        self.trajecten = TrajectActiviteiten(wereld.database)

    async def _doe(self, stap: Callable[[], Awaitable[T]]) -> T:
        """Run again a moment later: a retry is never at the same time."""
        uitkomst = await stap()
        for _ in range(self.herhaal - 1):
            uitkomst = await stap()
        return uitkomst

    async def open_taak(self, soort: Taaksoort, aanleiding: UUID, *, doorstroompunt: bool = False) -> Wacht:
        opdracht = OpenTaak(
            traject_id=self.traject_id,
            soort=soort,
            aanleiding=aanleiding,
            nu=self.nu,
            doorstroompunt=doorstroompunt,
        )
        return await self._doe(lambda: self.taken.open_taak(opdracht))

    async def besluit(self, taak_id: UUID, besluit: Besluit, door: str = "lpa1") -> Taakantwoord:
        antwoord = await self.bewaar(taak_id, besluit, door)
        await self._doe(lambda: self.taken.leg_besluit_vast(self.vastleggen(antwoord)))
        return antwoord

    async def bewaar(self, taak_id: UUID, besluit: Besluit, door: str = "lpa1") -> Taakantwoord:
        antwoord = Taakantwoord(
            id=uuid4(),
            taak_id=taak_id,
            traject_id=self.traject_id,
            gebruiker_id=self.wereld.gebruikers[door],
            besluit=besluit,
            gegeven_op=self.nu,
            **ZIN[besluit],
        )
        async with self.wereld.database.schrijver(SYSTEEM) as sessie:
            await bewaar_antwoord(sessie, antwoord)
        return antwoord

    def vastleggen(self, antwoord: Taakantwoord) -> LegBesluitVast:
        afronding = Afronding(
            taak_id=antwoord.taak_id,
            antwoord_id=antwoord.id,
            door=antwoord.gebruiker_id,
            besluit=Besluit(antwoord.besluit),
        )
        return LegBesluitVast(traject_id=self.traject_id, afronding=afronding, nu=self.nu)

    async def stel_vraag(self, antwoord_id: UUID) -> Wacht:
        opdracht = StelVraag(traject_id=self.traject_id, antwoord_id=antwoord_id, nu=self.nu)
        return await self._doe(lambda: self.vragen.stel_vraag(opdracht))

    async def laat_afgaan(self, wacht: Wacht) -> TermijnAfgegaan:
        """The first moment of the wait comes."""
        eerste = wacht.momenten[0]
        self.nu = max(self.nu, eerste.op + timedelta(seconds=1))
        opdracht = TermijnAf(traject_id=self.traject_id, termijn_id=eerste.termijn_id, nu=self.nu)
        return await self._doe(lambda: self.termijnen.laat_afgaan(opdracht))

    async def school_antwoordt(self, vraag_id: UUID) -> bool:
        async with self.wereld.database.schrijver(SYSTEEM) as sessie:
            token = maak_token(LINK_SLEUTEL, link_van(vraag_id))
            return await beantwoord(sessie, token, "Ja.", "Z. Coördinator", self.nu) is not None

    async def voeg(self, melding_id: UUID) -> None:
        opdracht = VoegMelding(traject_id=self.traject_id, melding_id=melding_id, nu=self.nu)
        await self._doe(lambda: self.trajecten.voeg_melding(opdracht))

    async def register(self) -> dict[str, list[str]]:
        """Everything that the steps can have written, as text."""
        async with self.wereld.database.lezer(SYSTEEM) as sessie:
            verbinding = await sessie.connection()
            return {
                tabel: sorted((await verbinding.execute(text(f"SELECT x::text FROM {tabel} x"))).scalars())
                for tabel in TABELLEN
            }

    async def keten_is_heel(self) -> bool:
        async with self.wereld.database.lezer(SYSTEEM) as sessie:
            return await breuk_in_keten(sessie, self.traject_id) is None
