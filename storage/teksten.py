"""The texts of letters and mails that municipalities wrote themselves, with every version kept."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from pydantic import BaseModel

from storage.database import Lezer, Schrijver
from storage.lezen import alle, een
from storage.rijen import voeg_toe
from storage.tabellen import Tekstversie


class Tekstsoort(StrEnum):
    BRIEF = "brief"
    MAIL = "mail"


class Tekstsleutel(BaseModel, frozen=True):
    """Which text of which municipality; `naam` is the folder of the standard text."""

    gemeente: str
    soort: Tekstsoort
    naam: str
    taal: str = "nl"


class Tekst(BaseModel, frozen=True):
    """A municipality's own text, in the language of infra/sjabloontaal.py."""

    onderwerp: str
    inhoud: str


class Versie(BaseModel, frozen=True):
    """A version in a list; without `inhoud` it brings back the standard text."""

    id: UUID
    geldig_vanaf: date
    gemaakt_op: datetime
    onderwerp: str
    inhoud: str


_VAN = "FROM tekstversie WHERE gemeente_code = :gemeente AND soort = :soort AND naam = :naam AND taal = :taal"
_GELDIG = f"""SELECT onderwerp, inhoud {_VAN} AND geldig_vanaf <= :dag AND gemaakt_op <= :op
ORDER BY geldig_vanaf DESC, gemaakt_op DESC LIMIT 1"""
_VERSIES = f"""SELECT id, geldig_vanaf, gemaakt_op, onderwerp, inhoud {_VAN}
ORDER BY geldig_vanaf DESC, gemaakt_op DESC"""


async def geldende_tekst(sessie: Lezer, sleutel: Tekstsleutel, dag: date, op: datetime) -> Tekst | None:
    """The own text for `dag` as it was known at `op`; None where the standard text holds.

    What was written later for an earlier day changes nothing that was sent before.
    """
    gevonden = await een(sessie, Tekst, _GELDIG, **sleutel.model_dump(), dag=dag, op=op)
    return gevonden if gevonden and gevonden.inhoud else None


async def versies(sessie: Lezer, sleutel: Tekstsleutel) -> tuple[Versie, ...]:
    """Every version, the one that holds latest first."""
    return await alle(sessie, Versie, _VERSIES, **sleutel.model_dump())


async def bewaar_tekst(
    sessie: Schrijver, sleutel: Tekstsleutel, tekst: Tekst, vanaf: date, nu: datetime
) -> UUID:
    """A new version from that day on; an empty text brings back the standard one."""
    rij = Tekstversie(
        id=uuid4(),
        gemeente_code=sleutel.gemeente,
        soort=sleutel.soort.value,
        naam=sleutel.naam,
        taal=sleutel.taal,
        geldig_vanaf=vanaf,
        gemaakt_op=nu,
        **tekst.model_dump(),
    )
    voeg_toe(sessie, rij)
    return rij.id
