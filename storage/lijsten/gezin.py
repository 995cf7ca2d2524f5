"""The family of a pupil: whom somebody confirmed, and who lives at the same address and may belong to it."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel

from domain.soorten import Dossiersoort, Fase, Proceduresoort
from storage.driver import Rij
from storage.gezinnen import FAMILIE
from storage.lezen import Deel
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD


class Band(StrEnum):
    """What is known of two pupils; only a person makes a proposal more than that."""

    GEZIN = "gezin"
    VOORSTEL = "voorstel"
    GEEN = "geen"


class Gezinslid(BaseModel, frozen=True):
    """Another pupil, with the dossier that is open or else the newest; `naam` is initial and surname.

    `procedures` run for this pupil; `reden`, `door` and `op` are of the statement about the two, if any was
    made: who is family by way of a third child has none.
    """

    traject_id: UUID
    nummer: str
    naam: str
    leeftijd: int
    soort: Dossiersoort
    fase: Fase
    behandelaar: str
    band: Band
    zelfde_achternaam: bool
    procedures: tuple[Proceduresoort, ...]
    reden: str
    door: str
    op: datetime | None


_WOONT = "(a.tot IS NULL OR a.tot > :vandaag) AND a.van <= :vandaag"
_GEZIN = f"""
{FAMILIE}, huisgenoot(id) AS (
  SELECT a.leerling_id FROM adres b
  JOIN adres a ON a.postcode = b.postcode AND a.huisnummer = b.huisnummer
    AND upper(a.toevoeging) = upper(b.toevoeging) AND {_WOONT}
  WHERE b.leerling_id = :leerling_id AND {_WOONT.replace("a.", "b.")}
), kind AS (
  SELECT k.id, v.reden, v.door, v.op,
    CASE WHEN v.verwant IS FALSE THEN 'geen' WHEN k.id IN (SELECT id FROM familie) THEN 'gezin'
         ELSE 'voorstel' END AS band
  FROM (SELECT id FROM familie UNION SELECT id FROM huisgenoot) k
  LEFT JOIN verwantschap v ON v.vervangen_op IS NULL
    AND v.een_id = least(k.id, CAST(:leerling_id AS uuid))
    AND v.ander_id = greatest(k.id, CAST(:leerling_id AS uuid))
  WHERE k.id <> :leerling_id
)
SELECT DISTINCT ON (l.id) t.id AS traject_id, t.nummer, {KORTE_NAAM} AS naam, {LEEFTIJD} AS leeftijd, t.soort,
  t.fase, coalesce(g.naam, '') AS behandelaar, kind.band, coalesce(kind.reden, '') AS reden,
  coalesce(d.naam, '') AS door, kind.op,
  lower(l.achternaam) = (SELECT lower(achternaam) FROM leerling WHERE id = :leerling_id) AS zelfde_achternaam,
  coalesce((SELECT array_agg(p.soort ORDER BY p.gestart_op, p.id) FROM procedure p
    JOIN traject pt ON pt.id = p.traject_id
    WHERE pt.leerling_id = l.id AND p.status = 'loopt' AND p.gemeente_code = ANY (:gemeenten)), '{{}}')
    AS procedures
FROM kind
JOIN leerling l ON l.id = kind.id
JOIN traject t ON t.leerling_id = l.id AND t.gemeente_code = ANY (:gemeenten)
  AND (kind.band <> 'voorstel' OR t.fase <> 'gesloten')
LEFT JOIN gebruiker g ON g.id = t.behandelaar_id
LEFT JOIN gebruiker d ON d.id = kind.door
ORDER BY l.id, t.fase = 'gesloten', t.geopend_op DESC LIMIT 20
"""


def _leden(gevonden: Sequence[Rij]) -> tuple[Gezinslid, ...]:
    leden = map(Gezinslid.model_validate, gevonden)
    return tuple(sorted(leden, key=lambda lid: (lid.band, not lid.zelfde_achternaam, lid.nummer)))


# Who is family of the pupil `:leerling_id` and who may be, with a dossier at `:gemeenten`; family first.
# Who shares a home is proposed while a trajectory is open; a shared surname makes it likelier.
GEZIN = Deel(_GEZIN, _leden)
