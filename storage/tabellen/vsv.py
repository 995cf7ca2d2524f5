"""The count of 1 October."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import json_kolom, moment, octetten, primair, verwijst_naar


class Vsvtelling(SQLModel, table=True):
    """The count of one municipality and one school year, from one file; its id follows from these.

    `schooljaar` is the year in which it began. Who was counted stands encrypted in `inhoud`; `geweigerd`
    holds line numbers and reasons.
    """

    __tablename__ = "vsvtelling"
    id: UUID = primair()
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    schooljaar: int
    telling: dict[str, Any] = json_kolom()
    geweigerd: dict[str, Any] = json_kolom()
    inhoud: bytes = octetten()
    gemaakt_op: datetime = moment()
    gemaakt_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
