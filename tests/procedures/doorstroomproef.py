"""A youngster of 18 or over, whom the casemanager handles."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.soorten import Proceduresoort
from tests.procedures.procedureproef import Procedureproef
from tests.wereld import melding
from tests.workflows.zaakproef import dag

GEEN_ZORG = {"onderwijsoverstijgend": False, "startkwalificatie_in_gevaar": False, "dreigende_uitval": False}
NEGENTIEN = date(2007, 3, 1)
ZOALS_GEMELD = {"uitgevallen_op": ""}
"""The last day at school stands in the leaving notice."""
WAT_DE_SCHOOL_DEED = "Twee gesprekken gevoerd. Afgesproken: elke maandag bij de mentor."


def leerling(geboren: date) -> dict[str, Any]:
    """The pupil of the other tests, born on another day."""
    invoer = melding(meldingsdatum=dag(2026, 9, 9).date()).leerling
    return invoer.model_dump(mode="json") | {"geboortedatum": geboren.isoformat()}


def verzuim_18_plus(geboren: date = NEGENTIEN, /, **zorgen: bool) -> dict[str, Any]:
    """A report of absence; `zorgen` are the worries that hold."""
    return {
        "soort": "verzuim-18-plus",
        "onderwijssoort": "mbo-4",
        "leerling": leerling(geboren),
        "zorgen": GEEN_ZORG | zorgen,
        "acties_school": WAT_DE_SCHOOL_DEED,
    }


def uitschrijving(laatste_dag: date, geboren: date = NEGENTIEN) -> dict[str, Any]:
    """A leaving notice."""
    return {
        "soort": "uitschrijving",
        "onderwijssoort": "mbo-2",
        "leerling": leerling(geboren),
        "eerste_dag": laatste_dag,
        "laatste_dag": None,
        "uren": None,
    }


async def start(
    proef: Procedureproef, soort: Proceduresoort, melding_: dict[str, Any], **velden: str
) -> UUID:
    """The school reports, and the casemanager starts a procedure."""
    proef.door = "casemanager1"
    return await proef.start(soort, melding_, **velden)


async def meld(proef: Procedureproef, melding_: dict[str, Any]) -> None:
    """The school reports, and the casemanager may start one procedure after the other."""
    proef.door = "casemanager1"
    await proef.meld_zonder_traject(**melding_)


async def start_in_traject(proef: Procedureproef, soort: Proceduresoort, melding_: dict[str, Any]) -> UUID:
    """The school reports, and the trajectory waits for the procedure that the casemanager goes on in."""
    proef.door = "casemanager1"
    return await proef.start_in_traject(soort, melding_)
