"""Comparisons of residents with enrolments, and what they leave for a person to decide."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import datum, json_kolom, moment, octetten, primair, verwijst_naar, vrije_tekst


class Vergelijking(SQLModel, table=True):
    """One comparison for one municipality; its id follows from both files and the reference date."""

    __tablename__ = "vergelijking"
    id: UUID = primair()
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    peildatum: date = datum()
    telling: dict[str, Any] = json_kolom()
    geweigerd_brp: int = 0
    geweigerd_bron: int = 0
    gemaakt_op: datetime = moment()
    gemaakt_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)


class Vermoeden(SQLModel, table=True):
    """A resident who may be enrolled nowhere. Who it is and why stands encrypted in `inhoud`."""

    __tablename__ = "vermoeden"
    __table_args__ = (Index("vermoeden_per_leerling", "bsn_index"),)
    id: UUID = primair()
    vergelijking_id: UUID = verwijst_naar("vergelijking.id")
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    bsn_index: bytes = octetten()
    inhoud: bytes = octetten()
    klasse: str
    score: int = 0
    status: str = Field(index=True)
    reden: str = ""
    toelichting: str = vrije_tekst()
    traject_id: UUID | None = verwijst_naar("traject.id", verplicht=False)
    beslist_op: datetime | None = moment(verplicht=False)
    beslist_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
