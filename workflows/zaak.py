"""What every procedure shares: its clock, its ledger, and what the Temporal UI shows of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from temporalio import workflow
from temporalio.common import SearchAttributeUpdate

from domain.berichten import (
    Ledgermoment,
    LeesWacht,
    ProcedureStart,
    Stand,
    TermijnAf,
    TermijnBericht,
    TrajectStart,
    Wacht,
)
from domain.klok import amsterdam
from domain.soorten import Fase
from infra.zoekattributen import (
    BEHANDELAAR,
    FASE,
    GEMEENTE,
    SCHOOL_BRIN,
    SOORT,
    TE_LAAT,
    UITERLIJK,
    WACHT_OP,
)
from workflows.stap import doe
from workflows.wekker import Wekker

with workflow.unsafe.imports_passed_through():
    from activities.termijnen import TermijnActiviteiten

TIMERTEKST = {
    "herinnering": "Herinnering",
    "uiterlijk": "Uiterste datum",
    "escalatie": "Escalatie",
    "gepland": "Gepland",
    "hervatting": "Einde van de pauze",
}
STANDTEKST = """\
**Fase:** {fase}

**Wacht op:** {wacht_op}

**Uiterlijk:** {uiterlijk}{te_laat}

[Open dossier {nummer}]({url})
"""


class Zaak:
    """A case of one trajectory; procedures are built on it."""

    def __init__(self, start: TrajectStart | ProcedureStart) -> None:
        self.start = start
        self.wekker = Wekker(start.klok)
        self.stand: Stand | None = None
        self.verzet = False

    @property
    def procedure_id(self) -> UUID | None:
        """None for the trajectory itself."""
        return self.start.procedure_id if isinstance(self.start, ProcedureStart) else None

    @property
    def onderbroken(self) -> bool:
        """Whether a change around the pupil overtakes what the case waits for; never, unless overridden."""
        return False

    def toon(self, stand: Stand) -> None:
        """Show where the case is, in search attributes and details; nothing happens when it is the same."""
        if stand == self.stand:
            return
        getoond = _attributen(self.stand) if self.stand else []
        self.stand = stand
        workflow.upsert_search_attributes([nieuw for nieuw in _attributen(stand) if nieuw not in getoond])
        workflow.set_current_details(self._details(stand))

    def toon_behandelaar(self, nieuw: Stand) -> None:
        """Another owner of what the case waits for; one that has gone on meanwhile shows its own."""
        if self.stand is None:
            return
        wie = {"behandelaar": nieuw.behandelaar, "wacht_op": nieuw.wacht_op}
        zelfde_wacht = self.stand.model_copy(update=wie)
        if zelfde_wacht == nieuw:
            self.toon(nieuw)

    def toon_gesloten(self) -> None:
        """A closed case waits for nobody: the register, which closed it, need not be asked again."""
        if self.stand is not None:
            leeg = {"fase": Fase.GESLOTEN, "wacht_op": "", "uiterlijk": None, "te_laat": False}
            self.toon(self.stand.model_copy(update=leeg))

    async def wacht_met_ledger(self, wacht: Wacht, klaar: Callable[[], bool], waarop: str) -> bool:
        """Wait until `klaar()` holds and let every moment of the ledger go off in time.

        False when the ledger has run out: for a question that is the school's silence. A task's ledger
        never runs out, since its last escalation plans the next.
        """
        momenten: Sequence[Ledgermoment] = wacht.momenten
        self.toon(wacht.stand)
        while momenten:
            moment = momenten[0]
            omschrijving = f"{TIMERTEKST[moment.aard]}: {waarop}"
            if not await self.wekker.wacht(moment.op, lambda: klaar() or self.verzet, omschrijving):
                momenten = await self._laat_afgaan(moment, omschrijving)
            elif klaar():
                return True
            else:
                momenten = await self._lees_momenten(wacht.wacht_id)
        return klaar()

    @workflow.update(name="ontvang_termijn")
    async def ontvang_termijn(self, bericht: TermijnBericht) -> None:
        """Somebody moved, paused or resumed deadlines: the case sets its timer by the ledger again."""
        self.verzet = True

    async def _lees_momenten(self, wacht_id: UUID) -> Sequence[Ledgermoment]:
        self.verzet = False
        vraag = LeesWacht(traject_id=self.start.traject_id, wacht_id=wacht_id, procedure_id=self.procedure_id)
        nu = await doe(TermijnActiviteiten.lees_wacht, vraag, omschrijving="Verzette termijn lezen")
        self.toon(nu.stand)
        return nu.momenten

    async def _laat_afgaan(self, moment: Ledgermoment, omschrijving: str) -> Sequence[Ledgermoment]:
        nu = await self.wekker.nu()
        bericht = TermijnAf(traject_id=self.start.traject_id, termijn_id=moment.termijn_id, nu=nu)
        gevolg = await doe(TermijnActiviteiten.laat_afgaan, bericht, omschrijving=omschrijving)
        self.toon(gevolg.stand)
        return gevolg.momenten

    def _details(self, stand: Stand) -> str:
        gesloten = stand.fase is Fase.GESLOTEN
        return STANDTEKST.format(
            fase=stand.fase,
            wacht_op="niemand, het traject is gesloten" if gesloten else stand.wacht_op,
            uiterlijk=_datum(stand.uiterlijk),
            te_laat=" (**te laat**)" if stand.te_laat else "",
            nummer=self.start.nummer,
            url=self.start.dossier_url,
        )


def _attributen(stand: Stand) -> list[SearchAttributeUpdate[Any]]:
    return [
        FASE.value_set(stand.fase),
        WACHT_OP.value_set(stand.wacht_op) if stand.wacht_op else WACHT_OP.value_unset(),
        GEMEENTE.value_set(stand.gemeente),
        SCHOOL_BRIN.value_set(stand.school_brin),
        SOORT.value_set(stand.soort),
        BEHANDELAAR.value_set(stand.behandelaar) if stand.behandelaar else BEHANDELAAR.value_unset(),
        UITERLIJK.value_set(stand.uiterlijk) if stand.uiterlijk else UITERLIJK.value_unset(),
        TE_LAAT.value_set(stand.te_laat),
    ]


def _datum(moment: datetime | None) -> str:
    return f"{amsterdam(moment):%d-%m-%Y}" if moment else "geen"
