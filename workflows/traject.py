"""One pupil's trajectory, from a school's report to a closed dossier."""

from uuid import UUID

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from domain.berichten import Afronding, MeldingBericht, OpenTaak, TrajectStart, VoegMelding
from domain.soorten import Besluit, Fase, Taaksoort
from workflows.human_task import MensTaken
from workflows.school_question import SchoolVragen
from workflows.stap import doe

with workflow.unsafe.imports_passed_through():
    from activities.trajecten import TrajectActiviteiten
    from domain.besluiten import NA_BESLUIT, VERVOLG, VERVOLG_VRAAG


@workflow.defn(name="Traject")
class Traject(MensTaken, SchoolVragen):
    """One per pupil: later reports join it, a report soon after closing opens it again.

    Every report is assessed by the right officer within the agreed term; the officer takes it up, asks
    the school, notes it, hands it over or closes it; the school hears at each step (LPW art. 22,
    catalogue 50-54).
    """

    @workflow.init
    def __init__(self, start: TrajectStart) -> None:
        super().__init__(start)
        self.aanleiding: UUID | None = start.aanleiding
        self.volgende: Taaksoort | None = start.volgende_taak
        self.doorstroompunt = start.doorstroompunt
        self.meldingen: set[UUID] = set()

    @workflow.run
    async def run(self, start: TrajectStart) -> None:
        await workflow.wait_condition(lambda: self.aanleiding is not None)
        while self.volgende is not None:
            taak = await self._taak(self.volgende)
            besluit = await self.human_task(taak)
            self.volgende = await self._na(taak, besluit)
            await self._ga_verder_in_nieuwe_run_als_de_historie_lang_is()
        self.toon_gesloten()
        await workflow.wait_condition(workflow.all_handlers_finished)

    async def _na(self, taak: OpenTaak, besluit: Afronding) -> Taaksoort | None:
        """What comes after a decision; None when the dossier is closed."""
        self.aanleiding = besluit.antwoord_id
        self.doorstroompunt = self.doorstroompunt or besluit.besluit is Besluit.DOORSTROOMPUNT
        vervolg = VERVOLG[taak.soort, besluit.besluit]
        if vervolg.vraagt_school:
            vervolg = VERVOLG_VRAAG[await self.school_question(besluit)]
        return vervolg.taak

    async def _taak(self, soort: Taaksoort) -> OpenTaak:
        assert self.aanleiding is not None
        return OpenTaak(
            traject_id=self.start.traject_id,
            soort=soort,
            aanleiding=self.aanleiding,
            nu=await self.wekker.nu(),
            doorstroompunt=self.doorstroompunt,
        )

    @workflow.update(name="ontvang_melding")
    async def ontvang_melding(self, melding: MeldingBericht) -> None:
        """The first report opens the intake; later ones join what is going on."""
        if melding.melding_id in self.meldingen:
            return
        self.meldingen.add(melding.melding_id)
        if self.aanleiding is None:
            self.aanleiding = melding.melding_id
        else:
            await self._voeg(melding.melding_id)

    async def _voeg(self, melding_id: UUID) -> None:
        bericht = VoegMelding(
            traject_id=self.start.traject_id, melding_id=melding_id, nu=await self.wekker.nu()
        )
        try:
            await doe(TrajectActiviteiten.voeg_melding, bericht, omschrijving="Melding voegen")
        except ApplicationError:
            self.meldingen.discard(melding_id)
            raise

    @ontvang_melding.validator
    def controleer_melding(self, melding: MeldingBericht) -> None:
        """A closing trajectory takes nothing more: offered again, the report opens it anew."""
        if self.gaat_dicht:
            raise ApplicationError("Dit traject gaat dicht.", type="TrajectGesloten", non_retryable=True)

    @property
    def gaat_dicht(self) -> bool:
        """From the moment that a closing decision is being written."""
        besluit = self.in_behandeling or self.afronding
        sluitend = besluit is not None and NA_BESLUIT[besluit.besluit].fase is Fase.GESLOTEN
        return self.volgende is None or sluitend

    async def _ga_verder_in_nieuwe_run_als_de_historie_lang_is(self) -> None:
        """Histories stay short; what was processed is guarded by the register, not by this run."""
        if self.volgende is None or not workflow.info().is_continue_as_new_suggested():
            return
        await workflow.wait_condition(workflow.all_handlers_finished)
        workflow.continue_as_new(
            self.start.model_copy(
                update={
                    "klok": self.wekker.klok,
                    "aanleiding": self.aanleiding,
                    "volgende_taak": self.volgende,
                    "doorstroompunt": self.doorstroompunt,
                }
            )
        )
