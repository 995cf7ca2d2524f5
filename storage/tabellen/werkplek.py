"""How people arrange their own work: who stands in for whom, and the lists they keep."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import datum, json_kolom, moment, primair, verwijst_naar


class Vervanging(SQLModel, table=True):
    """From `van` to `tot`, both included, `vervangers` do the work of `gebruiker_id`; why stands nowhere.

    `vervangers` holds {"ids": [...]}; `status` is gepland, loopt, klaar or ingetrokken.
    """

    __tablename__ = "vervanging"
    id: UUID = primair()
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    vervangers: dict[str, Any] = json_kolom()
    van: date = datum()
    tot: date = datum()
    status: str = Field(index=True)
    gemaakt_op: datetime = moment()
    gemaakt_door: UUID = verwijst_naar("gebruiker.id", index=False)


class Weergave(SQLModel, table=True):
    """A list of tasks that somebody keeps under a name; with a municipality it is shared with its staff.

    `filters` holds choices only: what somebody types to search for is never kept here.
    """

    __tablename__ = "weergave"
    id: UUID = primair()
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    gemeente_code: str | None = Field(default=None, foreign_key="gemeente.code", index=True)
    naam: str
    filters: dict[str, Any] = json_kolom()
    gemaakt_op: datetime = moment()
