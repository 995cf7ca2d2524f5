"""Working agreements and calendars as a municipality keeps them, for the rules of the domain."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, or_
from sqlmodel import col, select

from domain.kalender import Kalender, Periode, Schoolafwijking, Vakantieregio
from domain.regels import Regels
from domain.regels.bewerken import uit_opgeslagen
from domain.termijnen import STANDAARD_REGELS
from storage.database import Lezer
from storage.tabellen import Gemeente, Kalenderafwijking, Schoollocatie, Werkafspraak


async def regio_van(sessie: Lezer, gemeente_code: str) -> str:
    """The code of the municipality's RMC region."""
    zoek = select(Gemeente.rmc_regio_code).where(Gemeente.code == gemeente_code)
    return (await sessie.exec(zoek)).one()


async def gemeente_van_locatie(sessie: Lezer, locatie_id: UUID) -> str:
    """The code of the municipality where a school location stands."""
    zoek = select(Schoollocatie.gemeente_code).where(Schoollocatie.id == locatie_id)
    return (await sessie.exec(zoek)).one()


async def regels_voor(sessie: Lezer, regio: str) -> Regels:
    """The default rules and the agreements of the region: which row holds on a day is the domain's choice.

    A row's `waarde` holds the fields of the domain's rule that its `code` names; a row that does not fit is
    refused here (pydantic's ValidationError) rather than silently left out.
    """
    van_regio = or_(col(Werkafspraak.rmc_regio_code).is_(None), col(Werkafspraak.rmc_regio_code) == regio)
    rijen = (
        await sessie.exec(select(Werkafspraak).where(van_regio, col(Werkafspraak.ingetrokken_op).is_(None)))
    ).all()
    return STANDAARD_REGELS.met(als_regels(rijen)) if rijen else STANDAARD_REGELS


def als_regels(rijen: Sequence[Werkafspraak]) -> Regels:
    """Rows of the table as rules."""
    per_groep: dict[str, list[Any]] = defaultdict(list)
    for rij in rijen:
        sleutel = uit_opgeslagen(rij.code)
        code = {"code": sleutel.code} if sleutel.code else {}
        gegevens = {**rij.waarde, "regio": rij.rmc_regio_code or "", "vanaf": rij.geldig_vanaf}
        per_groep[sleutel.groep].append(gegevens | code)
    return Regels.model_validate(per_groep)


async def kalender_van_gemeente(sessie: Lezer, gemeente_code: str) -> Kalender:
    """The calendar of an office: working days, and the school holidays of the municipality's region."""
    zoek = select(Gemeente.vakantieregio).where(Gemeente.code == gemeente_code)
    return Kalender(regio=Vakantieregio((await sessie.exec(zoek)).one()))


async def kalender_van_locatie(sessie: Lezer, locatie_id: UUID) -> Kalender:
    """The calendar of a school location: its region's holidays and its own deviations."""
    rijen = (await sessie.exec(_SCHOOLKALENDER, params={"locatie": locatie_id})).all()
    afwijkingen = [afwijking for _, afwijking in rijen if afwijking]
    return Kalender(regio=Vakantieregio(rijen[0][0]), afwijking=_afwijking(afwijkingen))


async def kalenders_van_locaties(sessie: Lezer, locaties: Collection[UUID]) -> dict[UUID, Kalender]:
    """As `kalender_van_locatie`, of all these locations in two queries."""
    van_locatie = col(Kalenderafwijking.locatie_id).in_(locaties)
    geldig = select(Kalenderafwijking).where(van_locatie, col(Kalenderafwijking.ingetrokken_op).is_(None))
    afwijkingen = (await sessie.exec(geldig.order_by(col(Kalenderafwijking.van)))).all()
    zoek = select(Schoollocatie.id, Schoollocatie.vakantieregio).where(col(Schoollocatie.id).in_(locaties))
    return {
        id_: Kalender(
            regio=Vakantieregio(regio), afwijking=_afwijking([a for a in afwijkingen if a.locatie_id == id_])
        )
        for id_, regio in (await sessie.exec(zoek)).all()
    }


_SCHOOLKALENDER = (
    select(Schoollocatie.vakantieregio, Kalenderafwijking)
    .join(
        Kalenderafwijking,
        and_(
            col(Kalenderafwijking.locatie_id) == Schoollocatie.id,
            col(Kalenderafwijking.ingetrokken_op).is_(None),
        ),
        isouter=True,
    )
    .where(Schoollocatie.id == bindparam("locatie"))
    .order_by(col(Kalenderafwijking.van))
)


def _afwijking(rijen: Sequence[Kalenderafwijking]) -> Schoolafwijking:
    perioden = [(rij.vrij, Periode(eerste=rij.van, laatste=rij.tot)) for rij in rijen]
    return Schoolafwijking(
        vrij=tuple(periode for vrij, periode in perioden if vrij),
        les=tuple(periode for vrij, periode in perioden if not vrij),
    )
