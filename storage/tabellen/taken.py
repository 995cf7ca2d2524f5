"""Tasks of people, and what they filled in."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, Integer, text
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import (
    datum,
    gemeente_van_traject,
    json_kolom,
    moment,
    primair,
    verwijst_naar,
    vrije_tekst,
)


class Taak(SQLModel, table=True):
    """Something a person has to decide; `toegewezen_aan` is empty when the team has to pick it up.

    `versie` grows with every change of owner, day or urgency: who changes it says which one they looked at.
    `namens` is whose task it is while a substitute has it, `vervanging_id` by which substitution. Until
    `opvolgen_op` it stands apart in its owner's list; its last day stays what it is.
    """

    __tablename__ = "taak"
    __table_args__ = (
        Index(
            "open_taken_van_behandelaar",
            "toegewezen_aan",
            "uiterlijk",
            postgresql_where=text("status = 'open'"),
            postgresql_include=["gemeente_code", "soort", "opvolgen_op"],
        ),
        # What a list counts or sorts stands in the index: the tasks themselves need not be read.
        Index(
            "open_taken_van_gemeente",
            "gemeente_code",
            "uiterlijk",
            postgresql_where=text("status = 'open'"),
            postgresql_include=["toegewezen_aan", "soort", "spoed", "opvolgen_op", "id", "traject_id"],
        ),
        Index(
            "open_taken_van_dossier",
            "traject_id",
            postgresql_where=text("status = 'open'"),
            postgresql_include=[
                *("gemeente_code", "uiterlijk", "toegewezen_aan", "soort", "spoed", "opvolgen_op", "id"),
            ],
        ),
        Index(
            "open_taken_op_volgorde",
            text("spoed DESC"),
            "uiterlijk",
            "id",
            postgresql_where=text("status = 'open'"),
        ),
        gemeente_van_traject(),
    )
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    procedure_id: UUID | None = verwijst_naar("procedure.id", verplicht=False)
    gemeente_code: str = Field(foreign_key="gemeente.code")
    soort: str = Field(description="a Taaksoort, or procedure.stap")
    status: str
    toegewezen_aan: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    toewijzing_reden: str = ""
    namens: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    vervanging_id: UUID | None = verwijst_naar("vervanging.id", verplicht=False)
    versie: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default="0"))
    spoed: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    opvolgen_op: date | None = datum(verplicht=False)
    geopend_op: datetime = moment()
    uiterlijk: datetime = moment()
    te_laat: bool = False
    afgerond_op: datetime | None = moment(verplicht=False)
    afgerond_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    besluit: str = ""
    antwoord_id: UUID | None = None


class Taakantwoord(SQLModel, table=True):
    """What an officer filled in at a task, stored before the workflow hears of it by id."""

    __tablename__ = "taakantwoord"
    id: UUID = primair()
    taak_id: UUID = verwijst_naar("taak.id")
    traject_id: UUID = verwijst_naar("traject.id")
    gebruiker_id: UUID = verwijst_naar("gebruiker.id", index=False)
    besluit: str
    motivering: str = vrije_tekst()
    resultaat: str = ""
    vraag: str = vrije_tekst()
    doelgemeente: str = ""
    velden: dict[str, Any] = json_kolom()
    gegeven_op: datetime = moment()
