"""Standing in for a colleague from one day to another: what may be agreed, and where it stands."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.fouten import Invoerfout

LANGST = 366
"""Days; longer than a year is another job, not a substitution."""


class Vervangingstatus(StrEnum):
    GEPLAND = "gepland"
    LOOPT = "loopt"
    KLAAR = "klaar"
    INGETROKKEN = "ingetrokken"


def check_vervanging(wie: UUID, vervangers: Sequence[UUID], van: date, tot: date, vandaag: date) -> None:
    """Raises Invoerfout with a sentence per field."""
    fouten = {}
    if not vervangers:
        fouten["vervangers"] = "Kies wie het werk overneemt."
    elif wie in vervangers:
        fouten["vervangers"] = "Iemand kan zichzelf niet vervangen."
    if van < vandaag:
        fouten["van"] = "Kies vandaag of een latere dag."
    if tot < van:
        fouten["tot"] = "De laatste dag ligt voor de eerste dag."
    elif (tot - van).days > LANGST:
        fouten["tot"] = "Een vervanging duurt hooguit een jaar."
    if fouten:
        raise Invoerfout(fouten)
