"""A mail server as a process of its own: `python -m tests.faults.mailserver MAP POORT`.

How it behaves stands in the file MAP/gedrag, read again for every mail; it is taken down by killing it.
"""

import asyncio
import sys
from pathlib import Path

from demo.smtp import Gedrag, Postvak, Smtpvang

BESTAND = "gedrag"


class Wispelturig(Smtpvang):
    """A server whose behaviour another process sets."""

    @property
    def gedrag(self) -> Gedrag:
        bestand = self.postvak.map / BESTAND
        return Gedrag(bestand.read_text()) if bestand.exists() else Gedrag.NORMAAL

    @gedrag.setter
    def gedrag(self, nieuw: Gedrag) -> None:
        zet_gedrag(self.postvak.map, nieuw)


def zet_gedrag(map_: Path, gedrag: Gedrag) -> None:
    """What the server of this folder does from the next mail on."""
    concept = map_ / f"{BESTAND}.nieuw"
    concept.write_text(gedrag.value)
    concept.rename(map_ / BESTAND)


async def draai(map_: Path, poort: int) -> None:
    await Wispelturig(Postvak(map_), poort, vertraging=2.0).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(draai(Path(sys.argv[1]), int(sys.argv[2])))
