"""What goes into the intake beside the report, and what comes out."""

from uuid import UUID

from pydantic import BaseModel

from domain.beleid import Persoon
from domain.fouten import DomeinFout
from domain.soorten import Kanaal
from domain.verzuimloket import Loket


class Herkomst(BaseModel, frozen=True):
    """How a report came in and on whose behalf.

    `locaties` are the school locations that the sender may report for; None means all (an import by the
    municipality). Files that were uploaded with the draft `concept_id` move to the report and the draft goes.
    `inlezer` is who imports a file for a municipality: each line must be about a resident of theirs. None
    means that nobody's rights stand in between: the command line, which only an operator can reach. With
    `loket` the file comes from the national desk, for every municipality of the region; the page has checked
    who reads it in.
    """

    kanaal: Kanaal
    gebruiker_id: UUID | None = None
    locaties: frozenset[UUID] | None = None
    concept_id: UUID | None = None
    inlezer: Persoon | None = None
    loket: Loket | None = None


class Ontvangst(BaseModel, frozen=True):
    """The report is in the register for good; `bestond_al` when the same one came in before."""

    melding_id: UUID
    melding_nummer: str
    traject_id: UUID
    traject_nummer: str
    bestond_al: bool = False


class KenmerkBestaatAl(DomeinFout):
    """The location used this reference before, for a report with other content; `str()` is for users."""

    def __init__(self, melding_nummer: str) -> None:
        self.melding_nummer = melding_nummer
        super().__init__(
            f"Dit kenmerk is al gebruikt voor melding {melding_nummer}, met een andere inhoud. "
            "Gebruik een nieuw kenmerk voor een nieuwe melding."
        )
