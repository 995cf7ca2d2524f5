"""Ask a school by mail with a one-time link, remind, escalate: never silence."""

from uuid import UUID

from temporalio import workflow

from domain.berichten import Afronding, AntwoordBericht, StelVraag, TrajectStart
from workflows.stap import doe
from workflows.zaak import Zaak

with workflow.unsafe.imports_passed_through():
    from activities.vragen import VraagActiviteiten
    from domain.besluiten import VraagUitkomst


class SchoolVragen(Zaak):
    """A case that can put questions to the school."""

    def __init__(self, start: TrajectStart) -> None:
        super().__init__(start)
        self.beantwoord: set[UUID] = set()

    async def school_question(self, besluit: Afronding) -> VraagUitkomst:
        """Put the officer's question to the school; it answers, or stays silent to the end.

        Reminders go to the reporter, the escalation to the school's team leader; whoever called this
        turns the silence into a task for an officer (catalogue 149).
        """
        vraag = StelVraag(
            traject_id=self.start.traject_id, antwoord_id=besluit.antwoord_id, nu=await self.wekker.nu()
        )
        wacht = await doe(VraagActiviteiten.stel_vraag, vraag, omschrijving="Vraag aan school versturen")
        beantwoord = await self.wacht_met_ledger(
            wacht, lambda: vraag.vraag_id in self.beantwoord, "antwoord van de school"
        )
        if beantwoord or await self._staat_in_register(vraag):
            return VraagUitkomst.BEANTWOORD
        return VraagUitkomst.STIL

    async def _staat_in_register(self, vraag: StelVraag) -> bool:
        """An answer ends the ledger at once, and the message about it can come later than the next moment."""
        wacht = await doe(VraagActiviteiten.stel_vraag, vraag, omschrijving="Antwoord van de school zoeken")
        return wacht.beantwoord

    @workflow.update(name="ontvang_antwoord")
    async def ontvang_antwoord(self, antwoord: AntwoordBericht) -> None:
        """The school answered; the answer stands in the register, also when nobody waits for it any more."""
        self.beantwoord.add(antwoord.vraag_id)
