"""What every procedure shares: it follows its plan, step by step, and goes where a change makes it go."""

from collections.abc import Sequence
from typing import ClassVar

from temporalio import workflow

from domain.berichten import (
    Afronding,
    Ledgermoment,
    LegUitkomstVast,
    ProcedureStart,
    Stapopdracht,
    Wacht,
)
from domain.soorten import TermijnAard
from workflows.human_task import MensTaken
from workflows.school_question import SchoolVragen
from workflows.stap import doe
from workflows.wijziging import Wijzigbaar

with workflow.unsafe.imports_passed_through():
    from activities.procedures import ProcedureActiviteiten
    from domain.procedures.model import (
        Einde,
        Plan,
        Regelstap,
        Stap,
        Taakstap,
        Vraagstap,
        Wachtstap,
        uitkomst_van,
    )
    from domain.soorten import Wijziging


class Procedure(MensTaken[Stapopdracht], SchoolVragen, Wijzigbaar):
    """A procedure that runs in a trajectory; the plan says which steps there are and what follows them."""

    PLAN: ClassVar[Plan]

    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)
        self.procedure = start
        self.stap = self.PLAN.stap(start.stap)
        self.ronde = start.ronde
        self.verstreken = False

    async def volg(self) -> None:
        """Take one step after the other until the plan ends."""
        while not isinstance(self.stap, Einde):
            self.ronde += 1
            naar = await self._neem(self.stap)
            self.stap = self.PLAN.stap(await self._sprong() or naar)
            await self._ga_verder_in_nieuwe_run_als_de_historie_lang_is()
        stand = await doe(ProcedureActiviteiten.sluit, await self._opdracht(), omschrijving="Afsluiten")
        self.toon(stand)
        await workflow.wait_condition(workflow.all_handlers_finished)

    async def _neem(self, stap: Stap) -> str:
        """Take a step and say which one follows; empty when a change overtook it."""
        match stap:
            case Taakstap():
                return await self._laat_doen(stap)
            case Vraagstap():
                return await self._vraag_school(stap)
            case Wachtstap():
                await self._pauzeer(stap)
                return stap.naar
            case Regelstap():
                uitkomst = await doe(
                    ProcedureActiviteiten.bepaal, await self._opdracht(), omschrijving=stap.titel
                )
                return self._vervolg(stap, uitkomst)
            case Einde():
                raise AssertionError("an end is no step to take")

    async def _laat_doen(self, stap: Taakstap) -> str:
        """A task ends with an outcome, with a change, or with the day on which another step overtakes it."""
        self.verstreken = False
        besluit = await self.human_task(await self._opdracht(), stap.titel)
        verstreken, self.verstreken = self.verstreken, False
        if besluit:
            return self._vervolg(stap, besluit.besluit)
        if verstreken and not self.onderbroken:
            await self._verlaat_stap()
            return stap.ingehaald_door
        return ""

    async def _laat_afgaan(self, moment: Ledgermoment, omschrijving: str) -> Sequence[Ledgermoment]:
        """What is planned in the ledger of a task is the day on which another step overtakes it."""
        momenten = await super()._laat_afgaan(moment, omschrijving)
        self.verstreken = moment.aard is TermijnAard.GEPLAND and isinstance(self.stap, Taakstap)
        return momenten

    async def _vraag_school(self, stap: Vraagstap) -> str:
        opdracht = await self._opdracht()
        wacht = await self._open(opdracht, stap.titel)
        beantwoord = await self.wacht_op_antwoord(wacht, stap.titel)
        if self.onderbroken:
            return ""
        if not beantwoord:  # the message about an answer can come later than the last moment
            wacht = await self._open(opdracht, stap.titel)
        code = self.antwoorden.get(wacht.wacht_id) or wacht.antwoordcode
        return self._vervolg(stap, code) if code else stap.stil

    async def _pauzeer(self, stap: Wachtstap) -> None:
        wacht = await self._open(await self._opdracht(), stap.titel)
        await self.wacht_met_ledger(wacht, lambda: self.onderbroken, stap.titel)

    def _vervolg(self, stap: Stap, code: str) -> str:
        uitkomst = uitkomst_van(stap, code)
        assert uitkomst is not None, f"{stap.code} has no outcome {code}"
        return uitkomst.naar

    async def _opdracht(self) -> Stapopdracht:
        return Stapopdracht(
            procedure_id=self.procedure.procedure_id,
            traject_id=self.procedure.traject_id,
            soort=self.procedure.soort,
            stap=self.stap.code,
            ronde=self.ronde,
            nu=await self.wekker.nu(),
        )

    @property
    def onderbroken(self) -> bool:
        """Whether a change around the pupil, or the time, leads elsewhere."""
        return super().onderbroken or self.verstreken

    async def _sprong(self) -> str | None:
        """Leave the step that a change overtook, and say where that leads; None when nothing happened."""
        bericht = self.neem_wijziging()
        if bericht is None:
            return None
        await self._verlaat_stap()
        return self.PLAN.na_wijziging(bericht.wijziging, self.stap)

    async def _verlaat_stap(self) -> None:
        await doe(ProcedureActiviteiten.verlaat_stap, await self._opdracht(), omschrijving="Stap verlaten")

    def _reageert_op(self, wijziging: Wijziging) -> bool:
        return self.PLAN.na_wijziging(wijziging, self.stap) is not None

    async def _open(self, taak: Stapopdracht, waarop: str) -> Wacht:
        return await doe(ProcedureActiviteiten.open_stap, taak, omschrijving=f"Stap: {waarop}")

    async def _leg_vast(self, afronding: Afronding) -> None:
        bericht = LegUitkomstVast(stap=await self._opdracht(), afronding=afronding)
        await doe(ProcedureActiviteiten.leg_uitkomst_vast, bericht, omschrijving="Uitkomst vastleggen")

    def _mag(self, taak: Stapopdracht, besluit: str) -> bool:
        return uitkomst_van(self.PLAN.stap(taak.stap), besluit) is not None

    async def _ga_verder_in_nieuwe_run_als_de_historie_lang_is(self) -> None:
        """Histories stay short; what was done stands in the register."""
        if isinstance(self.stap, Einde) or not workflow.info().is_continue_as_new_suggested():
            return
        await workflow.wait_condition(workflow.all_handlers_finished)
        if not self.onderbroken:
            voortgang = {"klok": self.wekker.klok, "stap": self.stap.code, "ronde": self.ronde}
            workflow.continue_as_new(self.procedure.model_copy(update=voortgang))
