"""One pupil's trajectory, from a school's report to a closed dossier."""

from uuid import UUID

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from domain.berichten import (
    Afronding,
    LegBesluitVast,
    MeldingBericht,
    OpenTaak,
    ProcedureBericht,
    StelVraag,
    TrajectStart,
    VerlaatWachten,
    VoegMelding,
    Wacht,
)
from domain.soorten import Besluit, Fase, Taaksoort, Wijziging
from workflows.human_task import MensTaken
from workflows.school_question import SchoolVragen
from workflows.stap import doe
from workflows.wijziging import Wijzigbaar

with workflow.unsafe.imports_passed_through():
    from activities.procedures import ProcedureActiviteiten
    from activities.taken import TaakActiviteiten
    from activities.trajecten import TrajectActiviteiten
    from activities.vragen import VraagActiviteiten
    from domain.besluiten import NA_BESLUIT, NA_WIJZIGING, VERVOLG, VERVOLG_VRAAG, VraagUitkomst
    from domain.namen import label


@workflow.defn(name="Traject")
class Traject(MensTaken[OpenTaak], SchoolVragen, Wijzigbaar):
    """One per pupil: later reports join it, a report soon after closing opens it again.

    Every report is assessed by the right officer within the agreed term; the officer takes it up, asks
    the school, notes it, hands it over or closes it; the school hears at each step (LPW art. 22,
    catalogue 50-54).
    """

    @workflow.init
    def __init__(self, start: TrajectStart) -> None:
        super().__init__(start)
        self.traject = start
        self.aanleiding: UUID | None = start.aanleiding
        self.volgende: Taaksoort | None = start.volgende_taak
        self.doorstroompunt = start.doorstroompunt
        self.meldingen: set[UUID] = set()
        self.procedures_klaar: set[UUID] = set()

    @workflow.run
    async def run(self, start: TrajectStart) -> None:
        await workflow.wait_condition(lambda: self.aanleiding is not None)
        while self.volgende is not None:
            naar = await self._neem(self.volgende)
            self.volgende = await self._na_wijziging(naar)
            await self._ga_verder_in_nieuwe_run_als_de_historie_lang_is()
        self.toon_gesloten()
        await workflow.wait_condition(workflow.all_handlers_finished)

    async def _neem(self, soort: Taaksoort) -> Taaksoort | None:
        """One task of the trajectory with what follows on it; the same task when a change overtook it."""
        taak = await self._taak(soort)
        besluit = await self.human_task(taak, label(soort))
        return await self._na(taak, besluit) if besluit else soort

    async def _na_wijziging(self, naar: Taaksoort | None) -> Taaksoort | None:
        """Where a change around the pupil leads instead; a closed dossier stays closed."""
        bericht = self.neem_wijziging()
        if bericht is None or naar is None:
            return naar
        verlaat = VerlaatWachten(traject_id=self.start.traject_id, nu=await self.wekker.nu())
        await doe(TrajectActiviteiten.verlaat_wachten, verlaat, omschrijving="Verandering verwerken")
        self.aanleiding = bericht.sleutel
        self.doorstroompunt = self.doorstroompunt or bericht.wijziging is Wijziging.ACHTTIEN
        return NA_WIJZIGING[bericht.wijziging]

    def _reageert_op(self, wijziging: Wijziging) -> bool:
        return wijziging in NA_WIJZIGING and not self.gaat_dicht

    async def _na(self, taak: OpenTaak, besluit: Afronding) -> Taaksoort | None:
        """What comes after a decision; None when the dossier is closed."""
        self.aanleiding = besluit.antwoord_id
        self.doorstroompunt = self.doorstroompunt or besluit.besluit == Besluit.DOORSTROOMPUNT
        vervolg = VERVOLG[taak.soort, Besluit(besluit.besluit)]
        if vervolg.vraagt_school:
            vervolg = VERVOLG_VRAAG[await self.school_question(besluit)]
        if vervolg.wacht_op_procedures:
            await self._tot_de_procedures_klaar_zijn()
        return vervolg.taak

    async def school_question(self, besluit: Afronding) -> VraagUitkomst:
        """Put the officer's question to the school; it answers, or stays silent to the end.

        An answer ends the ledger at once, and the message about it can come later than the next moment:
        then the register tells.
        """
        vraag = StelVraag(
            traject_id=self.start.traject_id, antwoord_id=besluit.antwoord_id, nu=await self.wekker.nu()
        )
        wacht = await doe(VraagActiviteiten.stel_vraag, vraag, omschrijving="Vraag aan school versturen")
        if await self.wacht_op_antwoord(wacht, "antwoord van de school") or self.onderbroken:
            return VraagUitkomst.BEANTWOORD
        wacht = await doe(VraagActiviteiten.stel_vraag, vraag, omschrijving="Antwoord van de school zoeken")
        return VraagUitkomst.BEANTWOORD if wacht.beantwoord else VraagUitkomst.STIL

    async def _tot_de_procedures_klaar_zijn(self) -> None:
        """Each procedure has tasks and terms of its own; the trajectory goes on when the last has ended."""
        id_, wat = self.start.traject_id, "Lopende procedures zoeken"
        while not self.onderbroken:
            lopend = await doe(ProcedureActiviteiten.lopende_procedures, id_, omschrijving=wat)
            if lopend is None:
                return
            self.toon(lopend.stand)
            await self._tot_er_een_klaar_is(frozenset(lopend.ids))

    async def _tot_er_een_klaar_is(self, lopend: frozenset[UUID]) -> None:
        await workflow.wait_condition(lambda: self.onderbroken or bool(lopend & self.procedures_klaar))

    @workflow.update(name="procedure_klaar")
    async def procedure_klaar(self, procedure: ProcedureBericht) -> None:
        """A procedure in this trajectory has ended."""
        self.procedures_klaar.add(procedure.procedure_id)

    async def _open(self, taak: OpenTaak, waarop: str) -> Wacht:
        return await doe(TaakActiviteiten.open_taak, taak, omschrijving=f"Taak openen: {waarop}")

    async def _leg_vast(self, afronding: Afronding) -> None:
        bericht = LegBesluitVast(
            traject_id=self.start.traject_id, afronding=afronding, nu=await self.wekker.nu()
        )
        await doe(TaakActiviteiten.leg_besluit_vast, bericht, omschrijving="Besluit vastleggen")

    def _mag(self, taak: OpenTaak, besluit: str) -> bool:
        return (taak.soort, besluit) in VERVOLG

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
            korter = await doe(TrajectActiviteiten.voeg_melding, bericht, omschrijving="Melding voegen")
            self.ingehaald = self.ingehaald or bool(korter)
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
        sluitend = besluit is not None and NA_BESLUIT[Besluit(besluit.besluit)].fase is Fase.GESLOTEN
        return self.volgende is None or sluitend

    async def _ga_verder_in_nieuwe_run_als_de_historie_lang_is(self) -> None:
        """Histories stay short; what was processed is guarded by the register, not by this run."""
        if self.volgende is None or not workflow.info().is_continue_as_new_suggested():
            return
        await workflow.wait_condition(workflow.all_handlers_finished)
        workflow.continue_as_new(
            self.traject.model_copy(
                update={
                    "klok": self.wekker.klok,
                    "aanleiding": self.aanleiding,
                    "volgende_taak": self.volgende,
                    "doorstroompunt": self.doorstroompunt,
                }
            )
        )
