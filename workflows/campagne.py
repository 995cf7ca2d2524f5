"""A campaign: the paced, pausable fan-out that starts one procedure per pupil (catalogue 185-197, 223)."""

from temporalio import workflow

from domain.campagnes.berichten import CampagneBericht, CampagneStart, Ronde, Rondeopdracht
from domain.soorten import Campagnestatus
from infra.zoekattributen import SOORT, WACHT_OP
from workflows.stap import doe
from workflows.wekker import Wekker

with workflow.unsafe.imports_passed_through():
    from activities.campagnes import CampagneActiviteiten
    from domain.namen import label

NIEUWE_RUN_NA = 1_000
"""Events: far from the limit of a history, and small enough to replay in half a second."""
STANDTEKST = """\
**Campagne:** {naam}

**Stand:** {status}

{telling}

[Open de campagne]({url})
"""


@workflow.defn(name="Campagne")
class Campagne:
    """Round after round approaches whoever the register says is next, and waits for the next moment.

    Who was approached, whether it is paused and who came late all stand in the register; a message only says
    to look again. So a round that runs twice, a worker that dies or a new run loses and doubles nobody.
    """

    @workflow.init
    def __init__(self, start: CampagneStart) -> None:
        self.start = start
        self.wekker = Wekker(start.klok)
        self.berichten = 0
        self.getoond: Ronde | None = None

    @workflow.run
    async def run(self, start: CampagneStart) -> None:
        klaar = False
        while not klaar:
            gezien = self.berichten
            ronde = await self._neem_ronde()
            klaar = not await self._wacht(ronde, gezien)
            await workflow.wait_condition(workflow.all_handlers_finished)
            klaar = klaar and gezien == self.berichten
            if not klaar:
                self._ga_verder_in_nieuwe_run_als_de_historie_lang_is()

    async def _neem_ronde(self) -> Ronde:
        opdracht = Rondeopdracht(campagne_id=self.start.campagne_id, nu=await self.wekker.nu())
        ronde = await doe(CampagneActiviteiten.neem_ronde, opdracht, omschrijving="Ronde van de campagne")
        self._toon(ronde)
        return ronde

    async def _wacht(self, ronde: Ronde, gezien: int) -> bool:
        """Until the next round is due or somebody changed the campaign; False when it is done."""
        if ronde.verder_op is None:
            return False
        await self.wekker.wacht(ronde.verder_op, lambda: self.berichten != gezien, "Volgende ronde")
        return True

    @workflow.update(name="kijk_weer")
    async def kijk_weer(self, bericht: CampagneBericht) -> None:
        """The register changed: a pause, an end to it, late names."""
        self.berichten += 1

    def _toon(self, ronde: Ronde) -> None:
        if self.getoond and (self.getoond.status, self.getoond.telling) == (ronde.status, ronde.telling):
            return
        if self.getoond is None or self.getoond.status != ronde.status:
            wacht_op = "coördinator" if ronde.status is Campagnestatus.GEPAUZEERD else "campagne"
            workflow.upsert_search_attributes([SOORT.value_set("campagne"), WACHT_OP.value_set(wacht_op)])
        self.getoond = ronde
        workflow.set_current_details(self._details(ronde))

    def _details(self, ronde: Ronde) -> str:
        telling = "\n\n".join(f"**{label(staat)}:** {aantal}" for staat, aantal in ronde.telling.items())
        return STANDTEKST.format(
            naam=self.start.naam, status=label(ronde.status), telling=telling, url=self.start.url
        )

    def _ga_verder_in_nieuwe_run_als_de_historie_lang_is(self) -> None:
        """What was done stands in the register: only the clock goes along."""
        info = workflow.info()
        if info.is_continue_as_new_suggested() or info.get_current_history_length() > NIEUWE_RUN_NA:
            workflow.continue_as_new(self.start.model_copy(update={"klok": self.wekker.klok}))
