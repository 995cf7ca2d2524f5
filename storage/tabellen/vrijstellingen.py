"""Exemptions and leave."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import datum, gemeente_van_traject, moment, primair, verwijst_naar


class Vrijstelling(SQLModel, table=True):
    """An exemption or leave that was given: the article, and the first and last day on which it holds.

    It outlives its trajectory. `besloten_door` is empty when the head decided, or nobody had to.
    """

    __tablename__ = "vrijstelling"
    __table_args__ = (Index("vrijstelling_op_dag", "leerling_id", "van", "tot"), gemeente_van_traject())
    id: UUID = primair()
    leerling_id: UUID = verwijst_naar("leerling.id", index=False)
    traject_id: UUID = verwijst_naar("traject.id")
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    procedure_id: UUID = verwijst_naar("procedure.id")
    artikel: str
    van: date = datum()
    tot: date = datum()
    verlenging: bool = False
    besloten_op: datetime = moment()
    besloten_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    beeindigd_op: datetime | None = moment(verplicht=False)
