"""The frozen values about campaigns that cross a process border: ids, numbers and moments."""

from uuid import UUID

from pydantic import AwareDatetime, BaseModel

from domain.campagnes.agenda import Jaaractie
from domain.klok import KlokStand
from domain.soorten import Campagnestatus, Deelnemerstaat

CAMPAGNE_WORKFLOW = "Campagne"
KIJK_WEER = "kijk_weer"
JAARACTIE_WORKFLOW = "Jaaractie"


def campagne_workflow_id(campagne_id: UUID) -> str:
    """The one workflow of a campaign."""
    return f"campagne-{campagne_id}"


class CampagneStart(BaseModel, frozen=True):
    """What a campaign's workflow starts with: how far it is stands in the register, not here."""

    campagne_id: UUID
    naam: str
    url: str
    klok: KlokStand | None = None


class CampagneBericht(BaseModel, frozen=True):
    """Somebody changed the campaign (pause, resume, stop, late names): look again."""

    sleutel: UUID


class Rondeopdracht(BaseModel, frozen=True):
    """Approach whoever may be approached now."""

    campagne_id: UUID
    nu: AwareDatetime


class Ronde(BaseModel, frozen=True):
    """What a round did, and when the next one is due; None when only a message can change anything.

    `telling` counts pupils by state.
    """

    benaderd: int = 0
    verder_op: AwareDatetime | None = None
    klaar: bool = False
    status: Campagnestatus
    telling: dict[Deelnemerstaat, int] = {}


class JaaractieStart(BaseModel, frozen=True):
    """What a turn of the yearly agenda starts with; `klok` is the demo's, None for the real time."""

    actie: Jaaractie
    klok: KlokStand | None = None


class Jaaropdracht(BaseModel, frozen=True):
    """Tell who has to act; `beurt` is the workflow's id, so that each turn tells once."""

    actie: Jaaractie
    beurt: str
    nu: AwareDatetime
