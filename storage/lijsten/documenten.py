"""Files of a dossier that came with no report, with their versions."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from storage.bijlagen import Bijlageregel
from storage.driver import Rij
from storage.lezen import Deel


class Documentregel(Bijlageregel, frozen=True):
    """A file that an officer added; `versie` counts from 1, `vervangen` when there is a later one."""

    door: str
    vervangt_id: UUID | None
    vervangen: bool
    versie: int = 1


_DOCUMENTEN = """
SELECT b.id, b.naam, b.mediatype, b.grootte, b.toegevoegd_op, coalesce(g.naam, '') AS door, b.vervangt_id,
  EXISTS (SELECT 1 FROM bijlage n WHERE n.vervangt_id = b.id) AS vervangen
FROM bijlage b LEFT JOIN gebruiker g ON g.id = b.toegevoegd_door
WHERE b.traject_id = :id AND b.melding_id IS NULL ORDER BY b.toegevoegd_op, b.id
"""


def _documenten(gevonden: Sequence[Rij]) -> tuple[Documentregel, ...]:
    """The newest first."""
    rijen = {rij.id: rij for rij in map(Documentregel.model_validate, gevonden)}
    met_versie = (rij.model_copy(update={"versie": _versie(rij, rijen)}) for rij in rijen.values())
    return tuple(sorted(met_versie, key=lambda rij: (rij.toegevoegd_op, rij.versie), reverse=True))


def _versie(rij: Documentregel, rijen: Mapping[UUID, Documentregel]) -> int:
    """How many came before it, plus one."""
    vorige = rijen.get(rij.vervangt_id) if rij.vervangt_id else None
    return _versie(vorige, rijen) + 1 if vorige else 1


DOCUMENTEN = Deel(_DOCUMENTEN, _documenten)
