"""An import that goes on while nobody waits for it: the file, how far it is, what was refused.

Three kinds of rows among somebody's drafts: the head with the progress, the file (gone once it is in), and
the refused lines, a row per part, so that a large file with many faults is not written over and over.
The progress tells numbers and reasons, which never repeat what stood in the file; the rest is encrypted by
the caller.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, delete, select

from storage.database import Lezer, Schrijver
from storage.importeren import Deel
from storage.invoerbestand import Regelfout
from storage.lezen import een, rijen
from storage.tabellen import Concept

KOP, BESTAND, WEIGERINGEN = "import:", "importbestand:", "importweigeringen:"
LEVENSDUUR = timedelta(seconds=30)
"""An import that was not heard of for so long has stopped: its process died, or lost the register."""


class Stand(StrEnum):
    BEZIG = "bezig"
    ONDERBROKEN = "onderbroken"
    KLAAR = "klaar"


class Voortgang(BaseModel, frozen=True):
    """How far an import is: `regel` is the number of the last line done, `ronde` says which run goes on.

    `levensteken` is the real moment at which that run was last heard of.
    """

    stand: Stand
    ronde: UUID
    levensteken: datetime
    regel: int = 0
    gelezen: int = 0
    aangenomen: int = 0
    al_bekend: int = 0
    geweigerde_regels: int = 0

    def loopt(self, echt_nu: datetime) -> bool:
        return self.stand is Stand.BEZIG and echt_nu - self.levensteken < LEVENSDUUR

    def na(self, deel: Deel, echt_nu: datetime) -> "Voortgang":
        """The progress once these lines are done too."""
        verslag = deel.verslag
        return self.model_copy(
            update={
                "levensteken": echt_nu,
                "regel": deel.tot_regel,
                "gelezen": self.gelezen + verslag.gelezen,
                "aangenomen": self.aangenomen + verslag.aangenomen,
                "al_bekend": self.al_bekend + verslag.al_bekend,
                "geweigerde_regels": self.geweigerde_regels + verslag.geweigerde_regels,
            }
        )


class Import(BaseModel, frozen=True):
    """An import of somebody: what the caller encrypted, and the progress once it began."""

    id: UUID
    kop: dict[str, Any]
    voortgang: Voortgang | None
    begonnen_op: datetime


async def bewaar_import(
    sessie: Schrijver, gebruiker_id: UUID, kop: dict[str, Any], bestand: dict[str, Any], nu: datetime
) -> UUID:
    """Keep a file that somebody chose; nothing is taken in yet. Both documents are encrypted."""
    import_id = uuid4()
    await _voeg_toe(sessie, gebruiker_id, import_id, f"{KOP}{import_id}", {"kop": kop}, nu)
    await _voeg_toe(sessie, gebruiker_id, uuid4(), f"{BESTAND}{import_id}", bestand, nu)
    return import_id


async def lees_import(sessie: Lezer, gebruiker_id: UUID, import_id: UUID) -> Import | None:
    """Somebody's own import; None for another's and for none."""
    return await een(sessie, Import, _LEES, id=import_id, ik=gebruiker_id)


async def lees_imports(sessie: Lezer, gebruiker_id: UUID, hooguit: int) -> list[Import]:
    """Somebody's own imports of every kind, newest first."""
    gevonden = await rijen(sessie, _LEES_ALLE, ik=gebruiker_id, hooguit=hooguit)
    return [Import.model_validate(dict(rij)) for rij in gevonden]


async def lees_bestand(sessie: Lezer, gebruiker_id: UUID, import_id: UUID) -> dict[str, Any] | None:
    """The file as it was kept; None once it was taken in."""
    zoek = select(Concept.gegevens).where(*_eigen(gebruiker_id, f"{BESTAND}{import_id}"))
    gevonden = (await sessie.exec(zoek)).first()
    return dict(gevonden) if gevonden else None


async def begin_ronde(
    sessie: Schrijver, gebruiker_id: UUID, import_id: UUID, ronde: UUID, echt_nu: datetime
) -> Voortgang | None:
    """Start, or go on where it stopped; None when it runs already, is done, or is not there.

    One statement, so that of two who start at once one gets None.
    """
    wie = {"id": import_id, "ik": gebruiker_id, "ronde": str(ronde)}
    moment = {"nu": echt_nu.isoformat(), "dood": (echt_nu - LEVENSDUUR).isoformat()}
    gevonden = await rijen(sessie, _BEGIN, **wie, **moment)
    return Voortgang.model_validate(gevonden[0]["voortgang"]) if gevonden else None


async def noteer(
    sessie: Schrijver,
    gebruiker_id: UUID,
    import_id: UUID,
    voortgang: Voortgang,
    geweigerd: list[Regelfout],
    nu: datetime,
) -> bool:
    """Keep how far this run is; False when another run took over, and this one has to stop.

    An import that is done has no use for its file any more.
    """
    wie = {"id": import_id, "ik": gebruiker_id, "ronde": str(voortgang.ronde)}
    if not await rijen(sessie, _NOTEER, **wie, voortgang=voortgang.model_dump_json()):
        return False
    if geweigerd:
        formulier = f"{WEIGERINGEN}{import_id}:{geweigerd[0].regel}"
        regels = {"regels": [fout.model_dump() for fout in geweigerd]}
        await _voeg_toe(sessie, gebruiker_id, uuid4(), formulier, regels, nu)
    if voortgang.stand is Stand.KLAAR:
        await sessie.exec(delete(Concept).where(*_eigen(gebruiker_id, f"{BESTAND}{import_id}")))
    return True


async def lees_weigeringen(sessie: Lezer, gebruiker_id: UUID, import_id: UUID) -> list[Regelfout]:
    """Every refused line so far with its reasons, in the order of the file."""
    begin = f"{WEIGERINGEN}{import_id}:%"
    zoek = select(Concept.gegevens).where(
        Concept.gebruiker_id == gebruiker_id, col(Concept.formulier).like(begin)
    )
    delen = (await sessie.exec(zoek)).all()
    fouten = [Regelfout.model_validate(fout) for deel in delen for fout in deel["regels"]]
    return sorted(fouten, key=lambda fout: fout.regel)


_VELDEN = (
    "SELECT id, gegevens->'kop' AS kop, gegevens->'voortgang' AS voortgang, bijgewerkt_op AS begonnen_op"
)
_LEES = f"""{_VELDEN} FROM concept
WHERE id = :id AND gebruiker_id = :ik AND formulier = 'import:' || id
"""
_LEES_ALLE = f"""{_VELDEN} FROM concept
WHERE gebruiker_id = :ik AND formulier = 'import:' || id
ORDER BY bijgewerkt_op DESC, id LIMIT :hooguit
"""
_BEGIN = """
UPDATE concept SET gegevens = gegevens || jsonb_build_object('voortgang',
  coalesce(gegevens->'voortgang', CAST('{}' AS jsonb))
  || jsonb_build_object('stand', 'bezig', 'ronde', CAST(:ronde AS text), 'levensteken', CAST(:nu AS text)))
WHERE id = :id AND gebruiker_id = :ik AND formulier = 'import:' || id
  AND coalesce(gegevens->'voortgang'->>'stand', '') <> 'klaar'
  AND (coalesce(gegevens->'voortgang'->>'stand', '') <> 'bezig'
       OR CAST(gegevens->'voortgang'->>'levensteken' AS timestamptz) <= CAST(:dood AS timestamptz))
RETURNING gegevens->'voortgang' AS voortgang
"""
_NOTEER = """
UPDATE concept SET gegevens = gegevens || jsonb_build_object('voortgang', CAST(:voortgang AS jsonb))
WHERE id = :id AND gebruiker_id = :ik AND gegevens->'voortgang'->>'ronde' = :ronde
RETURNING id
"""


def _eigen(gebruiker_id: UUID, formulier: str) -> tuple[Any, Any]:
    return Concept.gebruiker_id == gebruiker_id, Concept.formulier == formulier


async def _voeg_toe(
    sessie: Schrijver,
    gebruiker_id: UUID,
    rij_id: UUID,
    formulier: str,
    gegevens: dict[str, Any],
    nu: datetime,
) -> None:
    """The same part refused again, after an interruption just before it was noted, is the same row."""
    rij = {"gebruiker_id": gebruiker_id, "formulier": formulier, "gegevens": gegevens, "bijgewerkt_op": nu}
    await sessie.exec(insert(Concept).values(id=rij_id, **rij).on_conflict_do_nothing())
