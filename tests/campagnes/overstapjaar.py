"""A whole Overstap in skipped time, from January to October, with seeded answers.

Everybody is of one of four kinds; what each ends in, and how many are visited, is known beforehand.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import select

from domain.berichten import procedure_workflow_id
from domain.campagnes.invoer import Mboregel
from domain.campagnes.overstap import Mbostatus, Overstapstand
from domain.soorten import Deelnemerstaat, WachtStatus
from storage.database import SYSTEEM
from storage.overstapgegevens import Invulling, neem_statussen_op, vul_klas_in
from storage.tabellen import Deelnemer, Mail, Taak, Taakantwoord
from tests.campagnes.campagneproef import Campagneproef
from tests.campagnes.kandidaten import kandidaten
from tests.wereld import KLUIS
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import afronding_van, dag
from workflows.aanroepen import rond_taak_af

JAAR = 2027
BEGIN = dag(JAAR, 1, 12, 10)
IN_EENS = timedelta(days=366)
"""With hundreds of pupils a smaller step: a call that skips over their timers may not last too long."""
VERSLAG = {"verslag": "Wij hebben gesproken."}


@dataclass(frozen=True)
class Zaad:
    """How many of each: who answers, who is known by the school only, who is visited, who does not start."""

    antwoordt: int
    decaan: int
    bezocht: int
    niet_gestart: int

    @property
    def totaal(self) -> int:
        return self.antwoordt + self.decaan + self.bezocht + self.niet_gestart

    @property
    def bezoeken(self) -> int:
        """Who does not start is visited as well."""
        return self.bezocht + self.niet_gestart


@dataclass(frozen=True)
class Uitslag:
    """What the year ended in."""

    eindes: Counter[str]
    bezocht: int
    mails: int
    verschillende_mails: int
    vragen: int
    staten: Counter[Deelnemerstaat]


class Overstapjaar:
    """Drives one campaign through its year."""

    def __init__(self, proef: Campagneproef, zaad: Zaad, stap: timedelta = IN_EENS) -> None:
        self.proef, self.zaak, self.zaad, self.stap = proef, proef.zaak, zaad, stap

    async def speel(self) -> Uitslag:
        await self._naar(BEGIN)
        await self.proef.begin(kandidaten(self.zaad.totaal))
        await self._benader_allen()
        await self._ouders_en_decaan()
        await self._stil_tot_maart()
        await self._bezoek_wie_stil_bleef()
        await self._statussen(Mbostatus.AANGEMELD, date(JAAR, 2, 1))
        for moment in (dag(JAAR, 3, 15, 9), dag(JAAR, 4, 1, 9), dag(JAAR, 6, 15, 9)):
            await self._ga_naar(moment)
        await self._statussen(Mbostatus.INGESCHREVEN, date(JAAR, 8, 20), behalve=self.zaad.niet_gestart)
        await self._ga_naar(dag(JAAR, 9, 1, 9))
        await self._wie_niet_begon()
        await self._ga_naar(dag(JAAR, 10, 1, 9))
        return await self._uitslag()

    async def _benader_allen(self) -> None:
        while (await self.proef.staten())[Deelnemerstaat.WACHT]:
            await self.proef.rondes(1)
        await self.proef.tot_rust()

    async def _ouders_en_decaan(self) -> None:
        allen = await self.proef.deelnemers()
        for deelnemer in allen[: self.zaad.antwoordt]:
            await self.proef.ouders_antwoorden(deelnemer, Overstapstand.AANGEMELD.value)
        van_school = allen[self.zaad.antwoordt : self.zaad.antwoordt + self.zaad.decaan]
        invulling = Invulling(Overstapstand.AANGEMELD, "Timmerman", "Zeembo")
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            ingevuld = await vul_klas_in(
                sessie,
                self.proef.id,
                [self.zaak.wereld.locatie],
                {d.id: invulling for d in van_school},
                await self.zaak.nu(),
            )
        assert ingevuld == self.zaad.decaan
        await self.proef.relay()

    async def _stil_tot_maart(self) -> None:
        """The reminders and the end of the parents' term, each on its day."""
        for dagen in (10, 21, 32):
            await self._ga_naar(BEGIN + timedelta(days=dagen))

    async def _bezoek_wie_stil_bleef(self) -> None:
        stil = await self._open_taken("begeleiden")
        assert len(stil) == self.zaad.bezocht + self.zaad.niet_gestart
        for taak in stil[: self.zaad.bezocht]:
            await self._doe(taak, "huisbezoek")
        for taak in stil[self.zaad.bezocht :]:
            await self._doe(taak, "geregeld")
        for taak in await self._taken("huisbezoek", self.zaad.bezocht):
            await self._doe(taak, "geregeld")

    async def _wie_niet_begon(self) -> None:
        for taak in await self._taken("niet-begonnen", self.zaad.niet_gestart):
            await self._doe(taak, "huisbezoek")
        for nummer, taak in enumerate(await self._taken("bezoek-start", self.zaad.niet_gestart)):
            await self._doe(taak, "vervangend" if nummer % 4 else "werk")

    # ---- what schools and people do ----

    async def _statussen(self, status: Mbostatus, sinds: date, behalve: int = 0) -> None:
        bekend = kandidaten(self.zaad.totaal)
        welke = await self._niet_gestart() if behalve else set()
        regels = [
            Mboregel(bsn=k.leerling.bsn or "", status=status, sinds=sinds)
            for k in bekend
            if k.leerling.leerlingnummer not in welke
        ]
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            nu = await self.zaak.nu()
            await neem_statussen_op(sessie, KLUIS, self.proef.id, regels, nu)
        await self.proef.relay()

    async def _niet_gestart(self) -> set[str]:
        """Those who were helped without a visit are the ones who do not show up in September."""
        onbezocht = [d for d in await self.proef.deelnemers() if d.risicos and not d.bezoeken]
        return {d.leerlingnummer for d in onbezocht}

    async def _taken(self, stap: str, aantal: int) -> list[Taak]:
        async def gevonden() -> bool:
            return len(await self._open_taken(stap)) >= aantal

        await tot(gevonden)
        return await self._open_taken(stap)

    async def _open_taken(self, stap: str) -> list[Taak]:
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            zoek = select(Taak).where(Taak.soort == f"overstap.{stap}", Taak.status == WachtStatus.OPEN)
            return sorted((await sessie.exec(zoek)).all(), key=lambda taak: taak.id)

    async def _doe(self, taak: Taak, uitkomst: str) -> None:
        nu = await self.zaak.nu()
        door = self.zaak.wereld.gebruikers["casemanager1"]
        antwoord = Taakantwoord(
            id=taak.id,
            taak_id=taak.id,
            traject_id=taak.traject_id,
            gebruiker_id=door,
            besluit=uitkomst,
            velden=VERSLAG,
            gegeven_op=nu,
        )
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            sessie.add(antwoord)
        assert taak.procedure_id is not None
        workflow_id = procedure_workflow_id(taak.procedure_id)
        await rond_taak_af(self.zaak.client, workflow_id, afronding_van(antwoord))

    # ---- time ----

    async def _naar(self, moment: datetime) -> None:
        while (rest := moment - await self.zaak.nu()) > timedelta():
            await self.zaak.tijd.sleep(min(rest, self.stap))
            await tot(self.zaak._niets_te_doen)

    async def _ga_naar(self, moment: datetime) -> None:
        """Day by day would be the same: nothing is due in between that somebody has to do."""
        await self._naar(moment + timedelta(seconds=1))
        await tot(self.zaak._niets_te_doen)
        await self.proef.relay()

    # ---- the end ----

    async def _uitslag(self) -> Uitslag:
        allen = await self.proef.deelnemers()
        mails = await self._mails_aan_ouders()
        return Uitslag(
            eindes=Counter(d.resultaat for d in allen),
            bezocht=sum(d.bezoeken > 0 for d in allen),
            mails=len(mails),
            verschillende_mails=len({(mail.sjabloon, mail.message_id) for mail in mails}),
            vragen=len([mail for mail in mails if mail.sjabloon == "vraag-ouders"]),
            staten=await self.proef.staten(),
        )

    async def _mails_aan_ouders(self) -> Sequence[Mail]:
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            return (await sessie.exec(select(Mail).where(Mail.sjabloon.endswith("-ouders")))).all()


def open_staand(deelnemers: Sequence[Deelnemer]) -> list[Deelnemer]:
    """Who did not come to an end."""
    return [deelnemer for deelnemer in deelnemers if deelnemer.staat != Deelnemerstaat.KLAAR]
