"""The lists of a region as rows: read for a day, added to, and ended; nothing is thrown away."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_, or_, update
from sqlmodel import col

from domain.lijsten import STANDAARD, Lijsten
from domain.regiolijsten import Lijst, Regel, lijsten_op, partners_op
from domain.soorten import Proceduresoort
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


# Of the region `:regio`, or of the one in which the municipality `:gemeente` lies.
_REGELS = """
SELECT id, lijst, code, groep, naam, uitleg, gegevens, van, tot FROM lijstregel
WHERE rmc_regio_code = coalesce(:regio, (SELECT g.rmc_regio_code FROM gemeente g WHERE g.code = :gemeente))
  AND lijst = ANY (:lijsten) ORDER BY lijst, groep, naam, van DESC, id
"""
_REGIOS = """
SELECT r.code, r.naam, c.code AS contactgemeente, c.naam AS contactgemeente_naam,
  array(SELECT m.naam FROM gemeente m WHERE m.rmc_regio_code = r.code ORDER BY m.naam) AS gemeenten,
  array(SELECT m.code FROM gemeente m WHERE m.rmc_regio_code = r.code ORDER BY m.code) AS gemeentecodes
FROM rmc_regio r JOIN gemeente c ON c.rmc_regio_code = r.code AND c.contactgemeente
WHERE EXISTS (SELECT 1 FROM gemeente m WHERE m.rmc_regio_code = r.code AND m.code = ANY (:gemeenten))
ORDER BY r.naam
"""
_EIGEN_REDENEN = """
SELECT l.brin || l.vestiging AS school, r.code, r.groep, r.naam, r.gegevens, r.van, r.tot
FROM lijstregel r JOIN gemeente g ON g.rmc_regio_code = r.rmc_regio_code
JOIN schoollocatie l ON l.gemeente_code = g.code WHERE r.lijst = :lijst
"""
_LOPEND = """
SELECT p.soort, count(*) AS aantal FROM procedure p JOIN traject t ON t.id = p.traject_id
WHERE p.status = 'loopt' AND t.gemeente_code = ANY (:gemeenten) GROUP BY p.soort
"""
_MELDINGEN = """
SELECT count(*) AS aantal FROM melding m
WHERE m.soort = 'uitschrijving' AND m.gemeente_code = ANY (:gemeenten) AND m.ontvangen_op >= :sinds
"""


class Schoolredenen:
    """Which reasons a school can give on a day: most regions have none of their own."""

    def __init__(self, eigen: Mapping[str, Sequence[Regel]]) -> None:
        self._eigen = eigen

    def op(self, school: str, dag: date) -> Lijsten:
        """`school` is BRIN and location."""
        eigen = self._eigen.get(school)
        return lijsten_op(eigen, (), dag) if eigen else STANDAARD


async def schoolredenen(sessie: Lezer) -> Schoolredenen:
    """Of every school in a region with reasons of its own, in one query."""
    eigen = defaultdict[str, list[Regel]](list)
    for rij in await rijen(sessie, _EIGEN_REDENEN, lijst=Lijst.REDEN.value):
        velden = {naam: rij[naam] for naam in ("code", "groep", "naam", "van", "tot")}
        eigen[rij["school"]].append(Regel(**velden, **rij["gegevens"]))
    return Schoolredenen(eigen)


async def regiokaarten(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Regiokaart, ...]:
    """The regions of these municipalities."""
    return await alle(sessie, Regiokaart, _REGIOS, gemeenten=sorted(gemeenten))


async def opgeslagen(sessie: Lezer, regio: str, *lijsten: Lijst) -> tuple[Opgeslagen, ...]:
    """Every line of these lists of a region, whatever its days."""
    return await _opgeslagen(sessie, lijsten, regio=regio)


async def _opgeslagen(
    sessie: Lezer, lijsten: Sequence[Lijst], *, regio: str | None = None, gemeente: str = ""
) -> tuple[Opgeslagen, ...]:
    van = {"regio": regio, "gemeente": gemeente}
    gevonden = await rijen(sessie, _REGELS, lijsten=[lijst.value for lijst in lijsten], **van)
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
    gevonden = await _opgeslagen(sessie, (Lijst.PARTNER,), gemeente=gemeente)
    return partners_op([rij.regel for rij in gevonden], dag)


async def lijsten_bij(sessie: Lezer, gemeente: str, dag: date) -> Lijsten:
    """Reasons and results as the municipality's region has them on that day."""
    gevonden = await _opgeslagen(sessie, (Lijst.REDEN, Lijst.RESULTAAT), gemeente=gemeente)
    if not gevonden:
        return STANDAARD
    redenen = [rij.regel for rij in gevonden if rij.lijst is Lijst.REDEN]
    return lijsten_op(redenen, [rij.regel for rij in gevonden if rij.lijst is Lijst.RESULTAAT], dag)


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
