"""One turn of the yearly agenda: who has to act is told, once."""

from temporalio import workflow

from domain.campagnes.berichten import JaaractieStart, Jaaropdracht
from workflows.stap import doe
from workflows.wekker import Wekker

with workflow.unsafe.imports_passed_through():
    from activities.jaaractie import JaaractieActiviteiten
    from domain.campagnes.agenda import AGENDA


@workflow.defn(name="Jaaractie")
class JaaractieBeurt:
    """Started by a schedule, or by hand; each start has a workflow id of its own, which is its key."""

    @workflow.run
    async def run(self, start: JaaractieStart) -> None:
        wekker = Wekker(start.klok)
        opdracht = Jaaropdracht(actie=start.actie, beurt=workflow.info().workflow_id, nu=await wekker.nu())
        await doe(JaaractieActiviteiten.vertel, opdracht, omschrijving=AGENDA[start.actie].naam)
