"""A conversation as an entry in a calendar."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from pydantic import AwareDatetime, BaseModel

from domain.klok import AMSTERDAM

DUUR = timedelta(hours=1)
"""A calendar wants an end: nobody fills in how long a conversation will last."""


class Agendapunt(BaseModel, frozen=True):
    """`uid` stays the same when it moves, `volgnummer` grows with each message, `weg` takes it out again."""

    uid: str
    volgnummer: int
    begin: AwareDatetime
    plaats: str
    weg: bool

    @property
    def einde(self) -> datetime:
        return self.begin + DUUR


def begin_van(velden: Mapping[str, str]) -> datetime:
    """The moment in the fields `gespreksdatum` and `tijd`, on Dutch clocks."""
    dag, tijd = date.fromisoformat(velden["gespreksdatum"]), time.fromisoformat(velden["tijd"])
    return datetime.combine(dag, tijd, tzinfo=AMSTERDAM)
