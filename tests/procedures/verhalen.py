"""One story per procedure, from its start to an end that is far away: recorded for replay."""

from domain.berichten import procedure_workflow_id
from domain.procedures.alle import PLANNEN
from domain.soorten import Proceduresoort
from tests.procedures.paden import Pad, loop, paden
from tests.procedures.procedureproef import Procedureproef

VERHALEN = tuple(sorted(PLANNEN))


def langste_pad(soort: Proceduresoort) -> tuple[str, Pad]:
    """The end that takes most steps to reach by the shortest way, and that way."""
    wegen = paden(PLANNEN[soort])
    return max(wegen.items(), key=lambda weg: (len(weg[1]), weg[0]))


async def vertel(proef: Procedureproef, soort: Proceduresoort) -> str:
    """Go through the story; the id of the workflow."""
    einde, pad = langste_pad(soort)
    await proef.start(soort)
    await loop(proef, PLANNEN[soort], pad)
    assert await proef.resultaat() == einde
    return procedure_workflow_id(proef.id)
