"""Drives a procedure the way the pages, the relay and the clock do."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlmodel import col, select
from temporalio.service import RPCError

from domain.berichten import procedure_workflow_id
from domain.kalender import dag_van
from domain.procedures.alle import PLANNEN, taaksoort
from domain.procedures.invulling import lees_uitkomst, lees_velden
from domain.procedures.model import Veld, Veldsoort, Wie, uitkomst_van
from domain.soorten import Besluit, Proceduresoort, Procedurestatus, Taaksoort, WachtStatus, Wijziging
from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.procedures import start_procedure
from storage.tabellen import Procedure, Taak, Taakantwoord, Termijn, Vraag
from storage.taken import bewaar_antwoord
from storage.uitgaand import Uitgaandsoort, vink_af
from storage.vragen import beantwoord, link_van
from storage.wijzigingen import verwerk_wijziging
from tests.wereld import DORP, LINK_SLEUTEL
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import Zaakproef, afronding_van, in_rust
from workflows.aanroepen import rond_taak_af

WIE = {
    Wie.BEHANDELAAR: "lpa1",
    Wie.JEUGDARTS: "jeugdarts1",
    Wie.COORDINATOR: "coordinator1",
    Wie.ADMINISTRATIE: "administratie1",
}
LATER = timedelta(days=100)
"""How far ahead a day lies that is still to come."""

VOORBEELD: Mapping[Veldsoort, str] = {
    Veldsoort.TEKST: "Een toelichting voor de proef.",
    Veldsoort.REGEL: "Een regel",
    Veldsoort.TIJD: "10:30",
    Veldsoort.GETAL: "20",
    Veldsoort.VINKJE: "ja",
}


class Procedureproef:
    """One procedure in one trajectory, which waits for it."""

    def __init__(self, zaak: Zaakproef) -> None:
        self.zaak = zaak
        self.soort: Proceduresoort
        self.traject_id: UUID
        self.gestart: list[UUID] = []
        self.door = WIE[Wie.BEHANDELAAR]

    @property
    def id(self) -> UUID:
        """The procedure that was started last."""
        return self.gestart[-1]

    async def start(
        self, soort: Proceduresoort, melding: dict[str, Any] | None = None, **velden: str
    ) -> UUID:
        """A school reports, and somebody starts a procedure; the report itself is left alone.

        The trajectory that the report opened stands in the register, but its own workflow does not run: half
        of what a short case costs. `start_in_traject` is for tests in which it takes part.
        """
        await self.meld_zonder_traject(**(melding or {}))
        return await self.start_erbij(soort, **velden)

    async def meld_zonder_traject(self, **melding: Any) -> None:
        """A report of which the relay hands on only what begins beside the trajectory itself."""
        ontvangst = await self.zaak.wereld.meld(await self.zaak.nu(), **melding)
        self.traject_id = ontvangst.traject_id
        self.zaak.gestart.add(self.traject_id)
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            bestelling_id = uuid5(ontvangst.melding_id, Uitgaandsoort.MELDING)
            await vink_af(sessie, bestelling_id, await self.zaak.nu())
        await self.relay()

    async def start_in_traject(
        self, soort: Proceduresoort, melding: dict[str, Any] | None = None, **velden: str
    ) -> UUID:
        """A school reports, and the officer goes on in a procedure; the trajectory waits for it."""
        ontvangst = await self.zaak.wereld.meld(await self.zaak.nu(), **(melding or {}))
        self.traject_id = ontvangst.traject_id
        self.zaak.gestart.add(self.traject_id)
        await self.relay()
        await self.start_erbij(soort, **velden)
        ga_verder = {"velden": {"procedure": soort.value}}
        taak = await self.zaak.open_taak_van(self.traject_id, Taaksoort.BEOORDELEN)
        await self.zaak.rond_af(await self.zaak.antwoord(taak, Besluit.PROCEDURE, self.door, **ga_verder))  # type: ignore[arg-type]
        return self.id

    async def start_erbij(self, soort: Proceduresoort, **velden: str) -> UUID:
        """What the page "procedure starten" does, in the trajectory that there is."""
        self.soort = soort
        nu = await self.zaak.nu()
        plan = PLANNEN[soort]
        gegevens = lees_velden(plan.startvelden, _ingevuld(plan.startvelden, nu, velden), dag_van(nu))
        door = self.zaak.wereld.gebruikers[self.door]
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            id_ = await start_procedure(sessie, self.traject_id, soort, nu, door=door, gegevens=gegevens)
        assert id_ is not None, "one of this kind runs already"
        self.gestart.append(id_)
        await self.relay()
        return id_

    async def relay(self) -> None:
        await self.zaak.relay()

    # ---- people ----

    async def open_taak(self, stap: str) -> Taak:
        """The open task of this step, as soon as it stands there."""

        async def gevonden() -> Taak | None:
            taken = [t for t in await self.zaak.rijen(Taak, self.traject_id) if t.procedure_id == self.id]
            open_ = [t for t in taken if t.status == WachtStatus.OPEN]
            return next((t for t in open_ if t.soort == taaksoort(self.soort, stap)), None)

        taak = await tot(gevonden)
        assert taak is not None
        return taak

    async def doe(self, stap: str, uitkomst: str, **velden: str) -> Taak:
        """Finish the task of a step the way its page does; fields that are not given get an example."""
        taak = await self.open_taak(stap)
        await self.rond_af(await self.antwoord(taak, stap, uitkomst, **velden))
        await self.relay()
        return taak

    async def antwoord(
        self, taak: Taak, stap: str, uitkomst: str, door: str = "", **velden: str
    ) -> Taakantwoord:
        nu, plan = await self.zaak.nu(), PLANNEN[self.soort]
        gekozen = uitkomst_van(plan.stap(stap), uitkomst)
        assert gekozen is not None, f"{stap} has no outcome {uitkomst}"
        voluit = _ingevuld(gekozen.velden, nu, velden)
        _, gelezen = lees_uitkomst(plan.stap(stap), uitkomst, voluit, dag_van(nu))
        wie = getattr(plan.stap(stap), "wie", Wie.BEHANDELAAR)
        antwoord = Taakantwoord(
            id=uuid4(),
            taak_id=taak.id,
            traject_id=taak.traject_id,
            gebruiker_id=self.zaak.wereld.gebruikers[door or self._wie(wie)],
            besluit=uitkomst,
            motivering=gelezen.get("motivering", ""),
            velden=gelezen,
            gegeven_op=nu,
        )
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            await bewaar_antwoord(sessie, antwoord)
        return antwoord

    def _wie(self, wie: Wie) -> str:
        return self.door if wie is Wie.BEHANDELAAR else WIE[wie]

    async def rond_af(self, antwoord: Taakantwoord) -> None:
        workflow_id = procedure_workflow_id(self.id)
        await rond_taak_af(self.zaak.client, workflow_id, afronding_van(antwoord))

    async def verander(self, wijziging: Wijziging) -> None:
        """Something happens around the pupil, and an officer reports it."""
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            nu = await self.zaak.nu()
            id_ = self.traject_id
            await verwerk_wijziging(sessie, id_, wijziging, nu, sleutel=uuid4(), doelgemeente=DORP)
        await self.relay()

    # ---- the school ----

    async def open_vraag(self, stap: str) -> Vraag:
        """The open question of this step, as soon as it was asked."""

        async def gevonden() -> Vraag | None:
            vragen = [v for v in await self.zaak.rijen(Vraag, self.traject_id) if v.procedure_id == self.id]
            open_ = [v for v in vragen if v.status == WachtStatus.OPEN]
            return next((v for v in open_ if v.soort == taaksoort(self.soort, stap)), None)

        vraag = await tot(gevonden)
        assert vraag is not None
        return vraag

    async def school_antwoordt(self, stap: str, code: str) -> None:
        """The school opens the link from the mail and chooses an answer."""
        vraag = await self.open_vraag(stap)
        token = maak_token(LINK_SLEUTEL, link_van(vraag.id))
        async with self.zaak.database.schrijver(SYSTEEM) as sessie:
            nu = await self.zaak.nu()
            assert await beantwoord(sessie, token, "", "Z. Coördinator", nu, code=code) is not None
        await self.relay()

    async def school_zwijgt(self, stap: str) -> None:
        """Every reminder and the escalation to the team leader pass without an answer."""
        vraag = await self.open_vraag(stap)
        for termijn in await self.zaak.ledger(vraag.id):
            await self.zaak.ga_naar(termijn.op)

    # ---- time ----

    async def pauze(self, stap: str) -> datetime:
        """Until when the procedure waits in this step, as soon as it does."""

        async def gevonden() -> Termijn | None:
            rij = await self.rij()
            if rij.stap != stap:
                return None
            gepland = [t for t in await self._termijnen() if (t.aard, t.status) == ("gepland", "open")]
            return gepland[0] if gepland else None

        termijn = await tot(gevonden)
        assert termijn is not None
        return termijn.op

    async def tot_na(self, stap: str) -> datetime:
        """Skip to the end of the pause in this step."""
        op = await self.pauze(stap)
        await self.zaak.ga_naar(op)
        return op

    async def _termijnen(self) -> list[Termijn]:
        return [t for t in await self.zaak.rijen(Termijn, self.traject_id) if t.procedure_id == self.id]

    # ---- what one can see ----

    async def rij(self) -> Procedure:
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            return (await sessie.exec(select(Procedure).where(col(Procedure.id) == self.id))).one()

    async def lopend(self) -> dict[Proceduresoort, UUID]:
        """What runs in the trajectory now: an end can start the next procedure."""
        rijen = await self.zaak.rijen(Procedure, self.traject_id)
        return {Proceduresoort(rij.soort): rij.id for rij in rijen if rij.status == Procedurestatus.LOOPT}

    async def ga_verder_in(self, soort: Proceduresoort) -> UUID:
        """Follow the procedure that the one before started."""
        self.soort = soort
        self.gestart.append((await self.lopend())[soort])
        return self.id

    async def resultaat(self) -> str:
        """The end that the procedure reaches."""

        async def klaar() -> str:
            rij = await self.rij()
            return rij.resultaat if rij.status != Procedurestatus.LOOPT else ""

        gevonden = await tot(klaar)
        await self.relay()
        return gevonden

    async def ruim_op(self) -> None:
        """Leave nothing running: the clock is shared."""
        async with self.zaak.database.lezer(SYSTEEM) as sessie:
            procedures = (await sessie.exec(select(Procedure.id, Procedure.status))).all()
        for procedure_id, status in procedures:
            handle = self.zaak.client.get_workflow_handle(procedure_workflow_id(procedure_id))
            try:
                if status == Procedurestatus.LOOPT:
                    await tot(partial(in_rust, handle))
                await handle.terminate()
            except RPCError:
                continue  # it had ended by itself, or was never started


def _ingevuld(velden: tuple[Veld, ...], nu: datetime, gegeven: Mapping[str, str]) -> dict[str, str]:
    gevuld = {veld.naam: gegeven.get(veld.naam, _voorbeeld(veld, nu)) for veld in velden}
    later = [veld for veld in velden if veld.niet_voor and veld.naam not in gegeven]
    return gevuld | {veld.naam: gevuld[veld.niet_voor] for veld in later}


def _voorbeeld(veld: Veld, nu: datetime) -> str:
    if veld.soort is Veldsoort.DATUM:
        return dag_van(nu + LATER if veld.later else nu).isoformat()
    if veld.mailadres:
        return "ouder@thuis.example"
    return next(iter(veld.keuzes)) if veld.keuzes else VOORBEELD[veld.soort]
