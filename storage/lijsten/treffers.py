"""What a typed text can mean: pupils, schools and numbers, also with a typing error in it.

Names stand in `naamvorm` in the forms that domain/zoekvormen.py makes. There is no trigram index on them: its
operators are not leakproof, so under row-level security PostgreSQL would look at every pupil that may be seen
(13 microseconds each, measured), index or not. Equality is leakproof.
"""

from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.letters import zonder_accenten
from domain.zoekvormen import nummervormen, zoekvormen
from storage.database import Lezer
from storage.lezen import een
from storage.versleuteling import Kluis

MEESTE = 500
"""So many pupils at most: who types less than a name has to type on."""

SCHOOL_LIJKT = 0.6
KORTSTE_SCHOOL = 3
CIJFERS_IN_NUMMER = (8, 9)
PERSOONSNUMMERS = ("bsn", "onderwijsnummer")


class Treffers(BaseModel, frozen=True):
    """What was found, as conditions on a dossier (alias t) and its pupil (alias l)."""

    tekst: str
    nummers: tuple[str, ...]
    leerlingen: tuple[UUID, ...]
    locaties: tuple[UUID, ...]
    trajecten: tuple[UUID, ...]

    def waarden(self) -> dict[str, Any]:
        """The parameters of `PAST` and `LIJKT`."""
        return {
            "nummer": self.nummers[0],
            "nummers": list(self.nummers),
            "leerlingen": list(self.leerlingen),
            "locaties": list(self.locaties),
            "trajecten": list(self.trajecten),
        }


PAST = """(t.nummer = ANY (:nummers) OR t.leerling_id = ANY (:leerlingen) OR t.locatie_id = ANY (:locaties)
  OR t.id = ANY (:trajecten))"""
# The very number first, then the pupils in the order in which they were found, then the rest.
LIJKT = """t.nummer = :nummer DESC, array_position(CAST(:leerlingen AS uuid[]), t.leerling_id)"""
_LEERLINGEN = "SELECT leerling_id FROM naamvorm WHERE vorm = ANY (:{})"
_NIEMAND = "SELECT leerling_id FROM naamvorm WHERE false"
_MET_NUMMER = """SELECT id AS leerling_id FROM leerling
    WHERE bsn_index = :bsn OR onderwijsnummer_index = :onderwijsnummer"""
_TREFFERS = """SELECT
  ARRAY(SELECT leerling_id FROM ({leerlingen} LIMIT :meeste) AS g
    ORDER BY (SELECT count(*) FROM naamvorm n
              WHERE n.leerling_id = g.leerling_id AND n.vorm = ANY (:getypt)) DESC) AS leerlingen,
  ARRAY(SELECT id FROM schoollocatie
    WHERE :school AND word_similarity(:naam, lower(naam)) >= :lijkt) AS locaties,
  ARRAY(SELECT traject_id FROM melding
    WHERE nummer = ANY (:precies) OR leerlingnummer = :tekst) AS trajecten,
  EXISTS (SELECT 1 FROM traject WHERE nummer = ANY (:precies)) AS bestaat"""


async def treffers(sessie: Lezer, tekst: str, kluis: Kluis | None) -> Treffers:
    """Look the text up; one query. Without a `kluis` nobody is found by BSN or onderwijsnummer."""
    tekst = " ".join(tekst.split())
    nummers, persoonsnummers = nummervormen(tekst), _persoonsnummers(tekst, kluis)
    leerlingen, woorden = (_MET_NUMMER, {}) if persoonsnummers else met_naam(tekst)
    precies = list(dict.fromkeys((nummers[0], tekst)))
    gevonden = await een(
        sessie,
        _Gevonden,
        _TREFFERS.format(leerlingen=leerlingen),
        **woorden,
        **persoonsnummers,
        tekst=tekst,
        precies=precies,
        getypt=[max(vormen, key=len) for vormen in woorden.values()],
        naam=zonder_accenten(tekst),
        school=len(tekst) >= KORTSTE_SCHOOL,
        lijkt=SCHOOL_LIJKT,
        meeste=MEESTE,
    )
    assert gevonden is not None, "a query without a table of its own has one row"
    # Only a number that is not there can have been typed wrong: its neighbours are other people's dossiers.
    bedoeld = precies if gevonden.bestaat else nummers
    return Treffers(tekst=tekst, nummers=tuple(bedoeld), **gevonden.model_dump(exclude={"bestaat"}))


class _Gevonden(BaseModel, frozen=True):
    leerlingen: tuple[UUID, ...]
    locaties: tuple[UUID, ...]
    trajecten: tuple[UUID, ...]
    bestaat: bool


def met_naam(tekst: str) -> tuple[str, dict[str, list[str]]]:
    """A query for the ids of the pupils with such a name, and its parameters: every word of it has to be
    there, in one of its forms. Nobody has a name without a letter or digit.
    """
    woorden = {f"woord{plaats}": sorted(vormen) for plaats, vormen in enumerate(zoekvormen(tekst))}
    return " INTERSECT ".join(_LEERLINGEN.format(woord) for woord in woorden) or _NIEMAND, woorden


def _persoonsnummers(tekst: str, kluis: Kluis | None) -> dict[str, bytes]:
    """The blind indexes of what may be a BSN or an onderwijsnummer; empty for anything else."""
    cijfers = tekst.replace(".", "").replace(" ", "")
    is_nummer = cijfers.isdecimal() and len(cijfers) in CIJFERS_IN_NUMMER
    return {doel: kluis.index(tekst, doel=doel) for doel in PERSOONSNUMMERS} if kluis and is_nummer else {}
