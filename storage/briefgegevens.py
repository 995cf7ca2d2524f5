"""What a letter says: read when somebody asks for it, as it was on the day that it was made."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.brieven import briefnaam
from domain.klok import amsterdam
from domain.leerplicht import leeftijd
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import een


class Briefgegevens(BaseModel, frozen=True):
    """What a template may use, as `b`. The pupil's full name is allowed: the letter goes home. No BSN.

    `antwoordcode` is typed at `antwoordadres` to answer the question `vraag_id`; empty without one.
    """

    id: UUID
    soort: str
    dossiernummer: str
    gemaakt_op: datetime
    voornamen: str
    voorvoegsel: str
    achternaam: str
    geboortedatum: date
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    gemeente: str
    gemeente_postadres: str
    gemeente_telefoon: str
    gemeente_mail: str
    behandelaar: str
    behandelaar_functie: str
    behandelaar_telefoon: str
    behandelaar_mail: str
    school: str
    velden: dict[str, Any]
    vraag_id: UUID | None = None
    antwoordcode: str = ""
    antwoordadres: str = ""

    @property
    def naam(self) -> str:
        """What the letter is called in lists and file names."""
        return briefnaam(self.soort)

    @property
    def datum(self) -> date:
        """The day of the letter, in the Netherlands."""
        return amsterdam(self.gemaakt_op).date()

    @property
    def leerling(self) -> str:
        return " ".join(deel for deel in (self.voornamen, self.voorvoegsel, self.achternaam) if deel)

    @property
    def volwassen(self) -> bool:
        """From 18 a student is written to in person."""
        return leeftijd(self.geboortedatum, self.datum) >= 18

    @property
    def aanhef(self) -> str:
        return f"Geachte {self.leerling}" if self.volwassen else "Geachte ouder(s), verzorger(s)"

    @property
    def geadresseerde(self) -> tuple[str, ...]:
        """The lines in the window of the envelope."""
        aan = self.leerling if self.volwassen else f"De ouder(s), verzorger(s) van {self.leerling}"
        postcode = f"{self.postcode[:4]} {self.postcode[4:].strip()}"
        adres = (f"{self.straat} {self.huisnummer}".strip(), f"{postcode}  {self.plaats}".strip())
        return (aan, *(regel for regel in adres if regel))

    @property
    def contact(self) -> tuple[str, ...]:
        """How to reach the one who handles the case, or else the municipality."""
        bereikbaar = (
            self.behandelaar_telefoon or self.gemeente_telefoon,
            self.behandelaar_mail or self.gemeente_mail,
        )
        return tuple(deel for deel in bereikbaar if deel)


_BRIEF = """
SELECT b.id, b.soort, t.nummer AS dossiernummer, b.gemaakt_op, l.voornamen, l.voorvoegsel, l.achternaam,
  l.geboortedatum, coalesce(a.straat, '') AS straat, coalesce(a.huisnummer || a.toevoeging, '') AS huisnummer,
  coalesce(a.postcode, '') AS postcode, coalesce(a.plaats, '') AS plaats, g.naam AS gemeente,
  g.postadres AS gemeente_postadres, g.telefoon AS gemeente_telefoon, g.mail AS gemeente_mail,
  coalesce(h.naam, '') AS behandelaar,
  coalesce(h.functie, '') AS behandelaar_functie, coalesce(h.telefoon, '') AS behandelaar_telefoon,
  coalesce(h.mail, '') AS behandelaar_mail, s.naam AS school,
  coalesce(b.gegevens -> 'velden', '{}') AS velden, (b.gegevens ->> 'vraag_id')::uuid AS vraag_id
FROM brief b
JOIN traject t ON t.id = b.traject_id
JOIN leerling l ON l.id = t.leerling_id
JOIN gemeente g ON g.code = b.gemeente_code
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN gebruiker h ON h.id = CAST(b.gegevens ->> 'behandelaar' AS uuid)
LEFT JOIN LATERAL (
  SELECT * FROM adres WHERE leerling_id = l.id AND (tot IS NULL OR tot > b.gemaakt_op)
  ORDER BY van <= b.gemaakt_op DESC, van DESC LIMIT 1) a ON true
WHERE b.id = :id AND b.gemeente_code = ANY (:gemeenten)
"""


async def lees_briefgegevens(sessie: Lezer, persoon: Persoon, brief_id: UUID) -> Briefgegevens | None:
    """Everything in a letter; None when it is not of this person's municipalities."""
    return await een(sessie, Briefgegevens, _BRIEF, id=brief_id, gemeenten=list(persoon.gemeenten))
