"""A campaign for tests of pages, without its workflow."""

import csv
from collections.abc import Sequence
from io import StringIO
from uuid import UUID, uuid4

from domain.campagnes.invoer import KANDIDAAT_KOLOMMEN, STATUS_KOLOMMEN, Kandidaat
from domain.namen import label
from domain.soorten import Campagnesoort
from storage.campagnes import Opzet, begin_campagne
from storage.database import SYSTEEM
from storage.populatie import voeg_namen_toe
from tests.api.webproef import KLUIS, NU, Webproef
from tests.campagnes.kandidaten import kandidaten, regel
from voorbeeld.scholen import REGIO

SCHOOL = "99AG"


async def begin(
    web: Webproef,
    namen: Sequence[Kandidaat] | None = None,
    soort: Campagnesoort = Campagnesoort.OVERSTAP,
) -> UUID:
    """Of Delta Lyceum; one pupil unless said otherwise."""
    campagne_id = uuid4()
    naam = f"{label(soort)} {campagne_id.hex[:6]}"
    opzet = Opzet(campagne_id, soort, 2027, naam, REGIO.code, "Midden", NU)
    wie = namen if namen is not None else kandidaten(1, vanaf=900, brin=SCHOOL)
    async with web.database.schrijver(SYSTEEM) as sessie:
        await begin_campagne(sessie, opzet)
        await voeg_namen_toe(sessie, KLUIS, campagne_id, wie, NU, sleutel=uuid4())
    return campagne_id


def bestand(aantal: int, vanaf: int = 0, *fout: dict[str, str]) -> bytes:
    """A file of candidates as a school's package writes it."""
    bsns = [k.leerling.bsn or "" for k in kandidaten(aantal, vanaf)]
    regels = [regel(vanaf + n, bsns[n], brin=SCHOOL) for n in range(aantal)]
    return _csv(KANDIDAAT_KOLOMMEN, [*regels, *fout])


def statusbestand(regels: Sequence[dict[str, str]]) -> bytes:
    leeg = dict.fromkeys(STATUS_KOLOMMEN, "")
    return _csv(STATUS_KOLOMMEN, [leeg | regel for regel in regels])


def _csv(kolommen: Sequence[str], regels: Sequence[dict[str, str]]) -> bytes:
    uit = StringIO()
    schrijver = csv.DictWriter(uit, kolommen, delimiter=";")
    schrijver.writeheader()
    schrijver.writerows(regels)
    return uit.getvalue().encode()
