"""Ask a person, remind, escalate: the only way a workflow waits for an officer."""

from uuid import UUID

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from domain.berichten import Afronding, LegBesluitVast, OpenTaak, TrajectStart
from workflows.stap import doe
from workflows.zaak import Zaak

with workflow.unsafe.imports_passed_through():
    from activities.taken import TaakActiviteiten
    from domain.besluiten import VERVOLG
    from domain.namen import label


class MensTaken(Zaak):
    """A case with tasks for officers."""

    def __init__(self, start: TrajectStart) -> None:
        super().__init__(start)
        self.open_taak: OpenTaak | None = None
        self.open_taak_id: UUID | None = None
        self.in_behandeling: Afronding | None = None
        self.afronding: Afronding | None = None
        self.ingehaald = False

    async def human_task(self, taak: OpenTaak) -> Afronding:
        """Open a task and wait for the officer's decision, however long it takes.

        One activity writes the task, its ledger rows and the notice to the officer, under an id that follows
        from what caused the task. Reminders and escalations follow the ledger; the last one repeats.
        A ledger that has run out, or an answer that came too late, means that the register knows a decision
        of which no message came: opening the task again tells it.
        """
        self.open_taak, self.afronding = taak, None
        while self.afronding is None:
            self.afronding = await self._wacht_op_besluit(taak, label(taak.soort))
        self.open_taak = self.open_taak_id = None
        return self.afronding

    async def _wacht_op_besluit(self, taak: OpenTaak, waarop: str) -> Afronding | None:
        self.ingehaald = False
        wacht = await doe(TaakActiviteiten.open_taak, taak, omschrijving=f"Taak openen: {waarop}")
        if wacht.afronding is None and not wacht.momenten:
            raise ApplicationError(f"Taak {taak.taak_id} staat open zonder termijnen.")
        self.open_taak_id = wacht.wacht_id
        await self.wacht_met_ledger(wacht, lambda: self.afronding is not None or self.ingehaald, waarop)
        return self.afronding or wacht.afronding

    @workflow.update(name="rond_taak_af")
    async def rond_taak_af(self, afronding: Afronding) -> None:
        """Write the decision; the page that follows shows it."""
        self.in_behandeling = afronding
        try:
            bericht = LegBesluitVast(
                traject_id=self.start.traject_id, afronding=afronding, nu=await self.wekker.nu()
            )
            await doe(TaakActiviteiten.leg_besluit_vast, bericht, omschrijving="Besluit vastleggen")
            if self.open_taak_id == afronding.taak_id:
                self.afronding = afronding
        except ApplicationError as fout:
            self.ingehaald = fout.type == "TaakAlGedaan"
            raise
        finally:
            self.in_behandeling = None

    @rond_taak_af.validator
    def controleer_afronding(self, afronding: Afronding) -> None:
        """Refuse what the state does not allow; a refusal leaves no trace in the history."""
        taak = self.open_taak
        if taak is None or self.open_taak_id != afronding.taak_id or self.afronding is not None:
            raise ApplicationError("Deze taak staat niet open.", type="TaakNietOpen", non_retryable=True)
        if self.in_behandeling is not None:
            raise ApplicationError("Iemand rondt deze taak nu af.", type="TaakNietOpen", non_retryable=True)
        if (taak.soort, afronding.besluit) not in VERVOLG:
            raise ApplicationError(
                "Dit besluit kan niet bij deze taak.", type="BesluitKanNiet", non_retryable=True
            )
