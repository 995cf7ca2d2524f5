"""Columns that many tables share."""

from typing import Any

from sqlalchemy import Column, Date, DateTime, ForeignKey, ForeignKeyConstraint, LargeBinary, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field


def primair() -> Any:
    """The primary key: a UUID that the caller derives or draws."""
    return Field(primary_key=True)


def verwijst_naar(kolom: str, *, verplicht: bool = True, index: bool = True) -> Any:
    """A foreign key; nothing in the register is ever deleted by cascade."""
    soort = Column(Uuid(as_uuid=True), ForeignKey(kolom), nullable=not verplicht, index=index)
    return Field(sa_column=soort) if verplicht else Field(default=None, sa_column=soort)


def moment(*, verplicht: bool = True, index: bool = False) -> Any:
    """A moment in UTC."""
    soort = Column(DateTime(timezone=True), nullable=not verplicht, index=index)
    return Field(sa_column=soort) if verplicht else Field(default=None, sa_column=soort)


def datum(*, verplicht: bool = True) -> Any:
    soort = Column(Date, nullable=not verplicht)
    return Field(sa_column=soort) if verplicht else Field(default=None, sa_column=soort)


def vrije_tekst(*, standaard: str | None = "") -> Any:
    """Free text of any length; empty unless said otherwise."""
    return Field(default=standaard, sa_column=Column(Text, nullable=False, server_default=standaard))


def json_kolom() -> Any:
    """A small JSON document of ids and choices."""
    return Field(default_factory=dict, sa_column=Column(JSONB, nullable=False, server_default="{}"))


def octetten(*, verplicht: bool = True, uniek: bool = False) -> Any:
    soort = Column(LargeBinary, nullable=not verplicht, unique=uniek)
    return Field(sa_column=soort) if verplicht else Field(default=None, sa_column=soort)


def gemeente_van_traject() -> ForeignKeyConstraint:
    """The row belongs to the municipality of its trajectory and moves along when that is handed over.

    Row-level security reads the municipality from the row itself, so it may never differ.
    """
    return ForeignKeyConstraint(
        ["traject_id", "gemeente_code"],
        ["traject.id", "traject.gemeente_code"],
        onupdate="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )
