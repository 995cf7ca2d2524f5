"""The lists of a region as rows: read for a day, added to, and ended; nothing is thrown away."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_, or_, update
from sqlmodel import col

from domain.lijsten import STANDAARD, Lijsten
from domain.regiolijsten import Lijst, Regel, lijsten_op, partners_op
from domain.soorten import Proceduresoort
from storage.afspraken import regio_van
from storage.database import Lezer, Schrijver
from storage.lezen import alle, rijen
from storage.rijen import voeg_toe
from storage.tabellen import Lijstregel


class Opgeslagen(BaseModel, frozen=True):
    """A line with its id, also one that has not begun or has ended."""

    id: UUID
    lijst: Lijst
    regel: Regel


class Regiokaart(BaseModel, frozen=True):
    """A region: the municipality that leads it, and all of its municipalities (catalogue 76)."""

    code: str
    naam: str
    contactgemeente: str
    contactgemeente_naam: str
    gemeenten: tuple[str, ...]
    gemeentecodes: tuple[str, ...]


_REGELS = """
SELECT id, lijst, code, groep, naam, uitleg, gegevens, van, tot FROM lijstregel
WHERE rmc_regio_code = :regio AND lijst = ANY (:lijsten) ORDER BY lijst, groep, naam, van DESC, id
"""
_REGIOS = """
SELECT r.code, r.naam, c.code AS contactgemeente, c.naam AS contactgemeente_naam,
  array(SELECT m.naam FROM gemeente m WHERE m.rmc_regio_code = r.code ORDER BY m.naam) AS gemeenten,
  array(SELECT m.code FROM gemeente m WHERE m.rmc_regio_code = r.code ORDER BY m.code) AS gemeentecodes
FROM rmc_regio r JOIN gemeente c ON c.rmc_regio_code = r.code AND c.contactgemeente
WHERE EXISTS (SELECT 1 FROM gemeente m WHERE m.rmc_regio_code = r.code AND m.code = ANY (:gemeenten))
ORDER BY r.naam
"""
_LOPEND = """
SELECT p.soort, count(*) AS aantal FROM procedure p JOIN traject t ON t.id = p.traject_id
WHERE p.status = 'loopt' AND t.gemeente_code = ANY (:gemeenten) GROUP BY p.soort
"""
_SCHOLEN_MET_LIJST = """
SELECT upper(s.brin) || s.vestiging AS school, g.rmc_regio_code AS regio, g.code AS gemeente_code
FROM schoollocatie s JOIN gemeente g ON g.code = s.gemeente_code
WHERE EXISTS (SELECT 1 FROM lijstregel r
              WHERE r.rmc_regio_code = g.rmc_regio_code AND r.lijst IN ('redenen', 'resultaten'))
"""
_MELDINGEN = """
SELECT count(*) AS aantal FROM melding m
WHERE m.soort = 'uitschrijving' AND m.gemeente_code = ANY (:gemeenten) AND m.ontvangen_op >= :sinds
"""


async def regiokaarten(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Regiokaart, ...]:
    """The regions of these municipalities."""
    return await alle(sessie, Regiokaart, _REGIOS, gemeenten=sorted(gemeenten))


async def opgeslagen(sessie: Lezer, regio: str, *lijsten: Lijst) -> tuple[Opgeslagen, ...]:
    """Every line of these lists, whatever its days."""
    gevonden = await rijen(sessie, _REGELS, regio=regio, lijsten=[lijst.value for lijst in lijsten])
    return tuple(
        Opgeslagen(
            id=rij["id"],
            lijst=rij["lijst"],
            regel=Regel(
                **{n: rij[n] for n in ("code", "groep", "naam", "uitleg", "van", "tot")}, **rij["gegevens"]
            ),
        )
        for rij in gevonden
    )


async def regels_van(sessie: Lezer, regio: str, lijst: Lijst) -> tuple[Regel, ...]:
    """The lines of one list."""
    return tuple(rij.regel for rij in await opgeslagen(sessie, regio, lijst))


async def partners_van(sessie: Lezer, regio: str, dag: date) -> tuple[Regel, ...]:
    """The partners of the region on that day."""
    return partners_op(await regels_van(sessie, regio, Lijst.PARTNER), dag)


async def partners_bij(sessie: Lezer, gemeente: str, dag: date) -> tuple[Regel, ...]:
    """The partners of the municipality's region on that day."""
    return await partners_van(sessie, await regio_van(sessie, gemeente), dag)


async def lijsten_bij(sessie: Lezer, gemeente: str, dag: date) -> Lijsten:
    """Reasons and results as the municipality's region has them on that day."""
    regio = await regio_van(sessie, gemeente)
    gevonden = await opgeslagen(sessie, regio, Lijst.REDEN, Lijst.RESULTAAT)
    if not gevonden:
        return STANDAARD
    redenen = [rij.regel for rij in gevonden if rij.lijst is Lijst.REDEN]
    return lijsten_op(redenen, [rij.regel for rij in gevonden if rij.lijst is Lijst.RESULTAAT], dag)


async def lijsten_per_school(sessie: Lezer, dag: date) -> dict[str, Lijsten]:
    """BRIN and location -> lists, for the schools of every region that has reasons or results of its own."""
    scholen = await rijen(sessie, _SCHOLEN_MET_LIJST)
    lijsten = {regio: await lijsten_bij(sessie, code, dag) for regio, code in _een_gemeente(scholen).items()}
    return {rij["school"]: lijsten[rij["regio"]] for rij in scholen}


def _een_gemeente(scholen: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Region -> one of its municipalities."""
    return {rij["regio"]: rij["gemeente_code"] for rij in scholen}


async def lopende_procedures(sessie: Lezer, gemeenten: Collection[str]) -> Counter[str]:
    """How many procedures of each kind run in these municipalities."""
    gevonden = await rijen(sessie, _LOPEND, gemeenten=sorted(gemeenten))
    return Counter({Proceduresoort(rij["soort"]).value: int(rij["aantal"]) for rij in gevonden})


async def uitschrijvingen_sinds(sessie: Lezer, gemeenten: Collection[str], sinds: datetime) -> int:
    """How many notices of leaving came in."""
    return int((await rijen(sessie, _MELDINGEN, gemeenten=sorted(gemeenten), sinds=sinds))[0]["aantal"])


async def voeg_regel_toe(sessie: Schrijver, regio: str, lijst: Lijst, regel: Regel, nu: datetime) -> None:
    """A new line; a line of the same code that runs ends on its first day."""
    zelfde = col(Lijstregel.code) == regel.code
    if regel.telt_als:
        zelfde = and_(zelfde, col(Lijstregel.groep) == regel.groep)
    await _beeindig(sessie, regio, lijst, zelfde, regel.van)
    gegevens = regel.model_dump(mode="json", include={"plekken", "telt_als"}, exclude_defaults=True)
    voeg_toe(
        sessie,
        Lijstregel(
            id=uuid4(),
            rmc_regio_code=regio,
            lijst=lijst.value,
            gegevens=gegevens,
            gemaakt_op=nu,
            **regel.model_dump(include={"code", "groep", "naam", "uitleg", "van", "tot"}),
        ),
    )


async def beeindig_regel(sessie: Schrijver, regio: str, lijst: Lijst, rij_id: UUID, tot: date) -> bool:
    """From `tot` on it holds no more; False for a line that is not there or has ended before."""
    return await _beeindig(sessie, regio, lijst, col(Lijstregel.id) == rij_id, tot)


async def _beeindig(
    sessie: Schrijver, regio: str, lijst: Lijst, welke: ColumnElement[bool], tot: date
) -> bool:
    loopt = or_(col(Lijstregel.tot).is_(None), col(Lijstregel.tot) > tot)
    regel = update(Lijstregel).where(
        col(Lijstregel.rmc_regio_code) == regio,
        col(Lijstregel.lijst) == lijst.value,
        welke,
        loopt,
    )
    return (await sessie.exec(regel.values(tot=tot).returning(col(Lijstregel.id)))).first() is not None
