"""What a coordinator has to mend by hand: mails that do not arrive, messages that a workflow refuses.

The same rows as storage.mails.niet_aangekomen and storage.uitgaand.vastgelopen, of one's own municipalities.
"""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from storage.database import Lezer
from storage.lezen import alle, een
from storage.lijsten.bladzijde import Bladzijde, blader
from storage.mails import MOEIZAAM_NA, Sjabloon
from storage.uitgaand import VASTGELOPEN_NA, Uitgaandsoort


class Mailstoring(BaseModel, frozen=True):
    """A mail that was refused, or that nobody takes; `school` is empty for a mail to a colleague.

    `fout` is what the mail server or the connection said ("SMTP 550").
    """

    id: UUID
    traject_id: UUID
    traject_nummer: str
    gemeente_code: str
    sjabloon: Sjabloon
    school: str
    medewerker: str
    kopie: bool
    aan: str
    geweigerd: bool
    pogingen: int
    fout: str
    gemaakt_op: datetime


class Berichtstoring(BaseModel, frozen=True):
    """Something that the trajectory's workflow should know and refused `keer` times."""

    id: UUID
    soort: Uitgaandsoort
    traject_nummer: str
    gemeente_code: str
    sinds: datetime
    fout: str
    keer: int


MAILS = """
SELECT m.id, m.traject_id, t.nummer AS traject_nummer, t.gemeente_code, m.sjabloon,
  coalesce(s.naam, '') AS school, coalesce(g.naam, '') AS medewerker,
  m.kopie->>'kopie_van' IS NOT NULL AS kopie, m.aan, m.status = 'geweigerd' AS geweigerd, m.pogingen, m.fout,
  m.gemaakt_op
FROM mail m
JOIN traject t ON t.id = m.traject_id
LEFT JOIN schoollocatie s ON s.id = m.locatie_id
LEFT JOIN gebruiker g ON g.id = CAST(m.gegevens->>'gebruiker_id' AS uuid)
WHERE t.gemeente_code = ANY (:gemeenten)
"""
NIET_AANGEKOMEN = f"""{MAILS}
  AND (m.status = 'geweigerd' OR m.status = 'klaar' AND m.pogingen >= {MOEIZAAM_NA})
"""
BERICHTEN = f"""
SELECT u.id, u.soort, t.nummer AS traject_nummer, t.gemeente_code, u.gemaakt_op AS sinds, u.fout,
  CAST(u.gegevens->>'afgewezen' AS int) AS keer
FROM uitgaand u JOIN traject t ON t.id = u.traject_id
WHERE t.gemeente_code = ANY (:gemeenten) AND u.doorgegeven_op IS NULL
  AND CAST(u.gegevens->>'afgewezen' AS int) >= {VASTGELOPEN_NA}
ORDER BY u.gemaakt_op, u.id LIMIT 100
"""


async def mailstoringen(sessie: Lezer, gemeenten: Collection[str]) -> Bladzijde[Mailstoring]:
    """The oldest of them, and how many there are; the session may be anybody's who sees these dossiers."""
    return await blader(sessie, Mailstoring, NIET_AANGEKOMEN, "gemaakt_op, id", 1, gemeenten=list(gemeenten))


async def mailstoring(sessie: Lezer, gemeenten: Collection[str], mail_id: UUID) -> Mailstoring | None:
    """A mail of these municipalities, also one that was sent again meanwhile; None for another's."""
    return await een(sessie, Mailstoring, f"{MAILS} AND m.id = :id", gemeenten=list(gemeenten), id=mail_id)


async def berichtstoringen(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Berichtstoring, ...]:
    """The oldest hundred; only the system sees these rows, so the municipalities are the only scope."""
    return await alle(sessie, Berichtstoring, BERICHTEN, gemeenten=list(gemeenten))
