"""What beheerders changed: written in the transaction of the change, never changed itself."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel

from storage.database import Lezer, Schrijver
from storage.lezen import alle
from storage.rijen import voeg_toe
from storage.tabellen import Beheerregel


class Logregel(BaseModel, frozen=True):
    """A line of the log; `door` is a name."""

    op: datetime
    door: str
    gemeente: str
    wat: str
    onderwerp: str
    gegevens: dict[str, Any]


_LOG = """
SELECT r.op, g.naam AS door, coalesce(m.naam, '') AS gemeente, r.wat, r.onderwerp, r.gegevens
FROM beheerregel r JOIN gebruiker g ON g.id = r.wie LEFT JOIN gemeente m ON m.code = r.gemeente_code
WHERE r.gemeente_code = ANY (:gemeenten) ORDER BY r.op DESC, r.id LIMIT :hooguit
"""


def noteer(
    sessie: Schrijver,
    wie: UUID,
    gemeente: str,
    wat: str,
    onderwerp: str,
    nu: datetime,
    **gegevens: Any,
) -> None:
    """Somebody changed something: ids, codes and numbers only."""
    voeg_toe(
        sessie,
        Beheerregel(
            id=uuid4(),
            gemeente_code=gemeente,
            op=nu,
            wie=wie,
            wat=wat,
            onderwerp=onderwerp,
            gegevens=gegevens,
        ),
    )


async def lees_log(sessie: Lezer, gemeenten: Collection[str], hooguit: int = 200) -> tuple[Logregel, ...]:
    """The newest lines of these municipalities."""
    return await alle(sessie, Logregel, _LOG, gemeenten=sorted(gemeenten), hooguit=hooguit)
