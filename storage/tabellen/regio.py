"""What a region keeps in lists of its own: partners, agreements, contact school, reasons and results."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import datum, json_kolom, moment, primair, vrije_tekst


class Lijstregel(SQLModel, table=True):
    """A line of a list of a region, from `van` up to `tot`; a change is an end and a new line.

    `lijst` is a domain.regiolijsten.Lijst; `groep` what it belongs to in that list; `gegevens` choices.
    """

    __tablename__ = "lijstregel"
    __table_args__ = (Index("regels_van_lijst", "rmc_regio_code", "lijst", "groep"),)
    id: UUID = primair()
    rmc_regio_code: str = Field(foreign_key="rmc_regio.code")
    lijst: str
    groep: str
    code: str
    naam: str
    uitleg: str = vrije_tekst()
    gegevens: dict[str, Any] = json_kolom()
    van: date = datum()
    tot: date | None = datum(verplicht=False)
    gemaakt_op: datetime = moment()
