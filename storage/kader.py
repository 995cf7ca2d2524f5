"""What a step needs to know around a trajectory, in one query: region, rules, school, age, urgency."""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from pydantic import BaseModel, TypeAdapter

from domain.kalender import Kalender, Vakantieregio
from domain.regels import Regels
from domain.termijnen import STANDAARD_REGELS
from storage.afspraken import als_regels
from storage.database import Lezer
from storage.lezen import een
from storage.tabellen import Werkafspraak


class Kader(BaseModel, frozen=True):
    """Facts for rules, no names.

    `school` is BRIN and location in one, like "99AB00"; `behandelaar` is the code of who has the case.
    """

    gemeente: str
    regio: str
    vakantieregio: Vakantieregio
    brin: str
    school: str
    geboortedatum: date
    spoed: bool
    behandelaar: str
    afspraken: str

    @property
    def regels(self) -> Regels:
        """The default rules with the agreements of the region."""
        return regels_met(self.afspraken)

    @property
    def kalender(self) -> Kalender:
        """The calendar of the municipality's office."""
        return kalender_van(self.vakantieregio)


_KADER = """
SELECT g.code AS gemeente, g.rmc_regio_code AS regio, g.vakantieregio,
       s.brin, s.brin || s.vestiging AS school, l.geboortedatum,
       EXISTS (SELECT 1 FROM melding m WHERE m.traject_id = t.id AND m.spoed) AS spoed,
       coalesce((SELECT b.code FROM gebruiker b WHERE b.id = t.behandelaar_id), '') AS behandelaar,
       coalesce((SELECT json_agg(w ORDER BY w.id)::text FROM werkafspraak w
                 WHERE w.ingetrokken_op IS NULL
                   AND (w.rmc_regio_code IS NULL OR w.rmc_regio_code = g.rmc_regio_code)), '') AS afspraken
FROM traject t
JOIN gemeente g ON g.code = t.gemeente_code
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
WHERE t.id = :traject_id
"""


async def lees_kader(sessie: Lezer, traject_id: UUID) -> Kader:
    """The frame of a trajectory that exists."""
    kader = await een(sessie, Kader, _KADER, traject_id=traject_id)
    assert kader is not None, "a trajectory always has a municipality, a pupil and a school"
    return kader


@lru_cache(maxsize=64)
def regels_met(afspraken: str) -> Regels:
    """The default rules with rows of the table of agreements, as JSON."""
    if not afspraken:
        return STANDAARD_REGELS
    rijen: list[dict[str, Any]] = TypeAdapter(list[dict[str, Any]]).validate_json(afspraken)
    return STANDAARD_REGELS.met(als_regels([Werkafspraak.model_validate(rij) for rij in rijen]))


@lru_cache(maxsize=8)
def kalender_van(regio: Vakantieregio) -> Kalender:
    """The calendar of an office in that region."""
    return Kalender(regio=regio)
