"""What belongs to a dossier beside its steps: people around the pupil, other dossiers, who looked."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
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


class Betrokkene(SQLModel, table=True):
    """Somebody around the pupil, from `van` up to `tot`; who is no longer involved stays written down."""

    __tablename__ = "betrokkene"
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    rol: str
    naam: str
    telefoon: str = ""
    mail: str = ""
    opmerking: str = vrije_tekst()
    organisatie: str = Field(default="", sa_column_kwargs={"server_default": ""})
    van: date = datum()
    tot: date | None = datum(verplicht=False)
    door: UUID = verwijst_naar("gebruiker.id", index=False)
    op: datetime = moment()


class Koppeling(SQLModel, table=True):
    """Two dossiers that belong together; `samengevoegd` says that both are about one pupil.

    `traject_id` is the one that goes on. Nothing is deleted: undoing it fills `ongedaan_op`.
    """

    __tablename__ = "koppeling"
    __table_args__ = (
        Index(
            "een_geldende_koppeling",
            "traject_id",
            "ander_id",
            unique=True,
            postgresql_where=text("ongedaan_op IS NULL"),
        ),
    )
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    ander_id: UUID = verwijst_naar("traject.id")
    soort: str
    waarom: str = vrije_tekst()
    door: UUID = verwijst_naar("gebruiker.id", index=False)
    op: datetime = moment()
    ongedaan_op: datetime | None = moment(verplicht=False)
    ongedaan_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)


class Inzage(SQLModel, table=True):
    """Somebody opened a page or a file of a dossier (`wat`); only ever added to."""

    __tablename__ = "inzage"
    __table_args__ = (Index("inzage_van_dossier", "traject_id", "op"), gemeente_van_traject())
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id", index=False)
    gemeente_code: str = Field(foreign_key="gemeente.code")
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    wat: str
    op: datetime = moment()


class Maatwerk(SQLModel, table=True):
    """Fewer lesson hours as made-to-measure education: no lessons on these days, from `van` to `tot`.

    `weekdagen` holds {"dagen": [0, 2]}, Monday is 0; both days are included (catalogue 184).
    """

    __tablename__ = "maatwerk"
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    weekdagen: dict[str, Any] = json_kolom()
    van: date = datum()
    tot: date = datum()
    afspraak: str = vrije_tekst()
    door: UUID = verwijst_naar("gebruiker.id", index=False)
    op: datetime = moment()
    ingetrokken_op: datetime | None = moment(verplicht=False)
