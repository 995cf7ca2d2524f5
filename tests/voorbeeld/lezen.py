"""The smallest reader of the file that can refuse; the product has its own."""

import csv
import io

from domain.fouten import Invoerfout
from domain.melding import MeldingInvoer, lees_melding
from domain.tekstinvoer import KOLOMMEN, melding_uit_tekst
from voorbeeld.scholen import LOCATIES

BEKEND = {(locatie.brin, locatie.vestiging) for locatie in LOCATIES}


def rijen_van(inhoud: bytes) -> list[list[str]]:
    """All lines after the header."""
    tekst = inhoud.decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True))
    assert rijen[0] == list(KOLOMMEN)
    return rijen[1:]


def lees(rij: list[str]) -> MeldingInvoer:
    """What the rules make of a line; ValueError, KeyError or Invoerfout when it is refused."""
    velden = dict(zip(KOLOMMEN, rij, strict=True))
    melding = lees_melding(melding_uit_tekst(velden))
    if (melding.brin, melding.vestiging) not in BEKEND:
        raise KeyError(melding.brin)
    return melding


def laag_die_weigert(rij: list[str], eerder: dict[tuple[str, str, str], MeldingInvoer]) -> str:
    """Which layer refuses the line, "herhaling" for one that is known already, "" for a new valid one."""
    try:
        melding = lees(rij)
    except ValueError:
        return "bestand"
    except Invoerfout:
        return "melding"
    except KeyError:
        return "register"
    bekend = eerder.setdefault((melding.brin, melding.vestiging, melding.kenmerk), melding)
    if bekend is melding:
        return ""
    return "herhaling" if bekend == melding else "conflict"
