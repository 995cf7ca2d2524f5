"""One story per procedure, from its start through as many of its steps as a dozen moves reach: for replay."""

from collections import Counter

from domain.berichten import procedure_workflow_id
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Vraagstap, Wachtstap
from domain.soorten import Proceduresoort, Procedurestatus
from storage.tabellen import Procedure
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.inzage import tot

VERHALEN = tuple(sorted(PLANNEN))
HOOGUIT = 12


async def vertel(proef: Procedureproef, soort: Proceduresoort) -> str:
    """Go through the story; the id of the workflow. A step that comes back ends in another way each time."""
    await proef.start_in_traject(soort)
    bezocht, ronde = Counter[str](), 0
    for _ in range(HOOGUIT):
        rij = await _verder_dan(proef, ronde)
        if rij.status != Procedurestatus.LOOPT:
            break
        await _zet(proef, rij.stap, bezocht[rij.stap])
        bezocht[rij.stap] += 1
        ronde = rij.ronde
    return procedure_workflow_id(proef.id)


async def _verder_dan(proef: Procedureproef, ronde: int) -> Procedure:
    """The procedure at its next step, or at its end; the rules take their own steps in between."""

    async def gevonden() -> Procedure | None:
        rij = await proef.rij()
        return rij if rij.ronde > ronde or rij.status != Procedurestatus.LOOPT else None

    rij = await tot(gevonden)
    assert rij is not None
    return rij


async def _zet(proef: Procedureproef, stapcode: str, keer: int) -> None:
    stap = PLANNEN[proef.soort].stap(stapcode)
    if isinstance(stap, Wachtstap):
        await proef.tot_na(stap.code)
    elif isinstance(stap, Vraagstap) and keer:
        await proef.school_zwijgt(stap.code)
    elif isinstance(stap, Vraagstap):
        await proef.school_antwoordt(stap.code, stap.uitkomsten[0].code)
    else:
        await proef.doe(stap.code, stap.uitkomsten[keer % len(stap.uitkomsten)].code)
