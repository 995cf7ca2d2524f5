"""Importing the example file while things die: what the test and the full run share."""

import asyncio
import io
import time
from dataclasses import dataclass, field

import psycopg

from domain.soorten import Kanaal
from infra.klok import echt_nu
from storage.aanname import Herkomst
from storage.importeren import Verslag, importeer
from storage.versleuteling import Kluis
from tests.faults.opstelling import Opstelling
from tests.omgeving import PROEFSLEUTELS
from voorbeeld import Voorbeeldbestand

KLUIS = Kluis(PROEFSLEUTELS, b"\x08" * 32, b"\x09" * 32)
TELLING = """
SELECT (SELECT count(*) FROM melding), (SELECT count(*) FROM leerling), (SELECT count(*) FROM traject),
       (SELECT count(*) FROM taak WHERE status = 'open' AND procedure_id IS NULL),
       (SELECT count(*) FROM uitgaand WHERE doorgegeven_op IS NULL)
"""


@dataclass
class Telling:
    meldingen: int
    leerlingen: int
    trajecten: int
    open_taken: int
    te_bezorgen: int


@dataclass
class Importverloop:
    """What happened during an import: its report, what was killed, and the seconds of each part."""

    verslag: Verslag
    seconden_import: float
    seconden_tot_alle_taken: float
    gedood: list[str] = field(default_factory=list)


def telling(opstelling: Opstelling) -> Telling:
    return Telling(*opstelling.vraag(TELLING)[0])


def verwacht(bestand: Voorbeeldbestand) -> Telling:
    """The end, by the manifest: every trajectory itself waits for a decision, nothing is left to deliver."""
    aantallen = bestand.manifest["meldingen"]
    trajecten = aantallen["trajecten"]
    return Telling(aantallen["geldig"], aantallen["unieke_leerlingen"], trajecten, trajecten, 0)


async def lees_in(opstelling: Opstelling, bestand: Voorbeeldbestand) -> Verslag:
    herkomst = Herkomst(kanaal=Kanaal.BESTAND)
    return await importeer(opstelling.database, KLUIS, io.BytesIO(bestand.csv), herkomst, echt_nu())


async def importeer_met_uitval(
    opstelling: Opstelling, bestand: Voorbeeldbestand, *, geduld: float
) -> Importverloop:
    """Import; the worker dies when a fifth of the trajectories has its task, Temporal at two fifths."""
    begin = time.monotonic()
    lezen = asyncio.ensure_future(lees_in(opstelling, bestand))
    gedood = []
    doel = verwacht(bestand)
    for deel, slachtoffer in ((0.2, "worker"), (0.4, "temporal")):
        await _tot_taken(opstelling, int(deel * doel.open_taken), geduld)
        await opstelling.dood_en_herstart(slachtoffer, pauze=0.5)
        gedood.append(f"{slachtoffer} bij {telling(opstelling).open_taken} taken")
    verslag = await lezen
    gelezen = time.monotonic() - begin
    await _tot_taken(opstelling, doel.open_taken, geduld)
    return Importverloop(verslag, gelezen, time.monotonic() - begin, gedood)


async def _tot_taken(opstelling: Opstelling, aantal: int, geduld: float) -> None:
    tot = time.monotonic() + geduld
    while time.monotonic() < tot:
        try:
            if telling(opstelling).open_taken >= aantal:
                return
        except psycopg.Error:
            pass
        await asyncio.sleep(0.2)
    raise TimeoutError(f"Na {geduld:.0f} seconden nog geen {aantal} taken: {telling(opstelling)}")
