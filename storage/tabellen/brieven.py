"""Letters to pupils and their parents."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import gemeente_van_traject, json_kolom, moment, primair, verwijst_naar


class Brief(SQLModel, table=True):
    """A letter as it was made: which text, and what was filled in by then; it becomes paper on request."""

    __tablename__ = "brief"
    __table_args__ = (gemeente_van_traject(),)
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    procedure_id: UUID | None = verwijst_naar("procedure.id", verplicht=False, index=False)
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    soort: str = Field(description="a folder of templates/brieven")
    gegevens: dict[str, Any] = json_kolom()
    gemaakt_op: datetime = moment()
    gemaakt_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
