"""Campaigns: one row per campaign, one per pupil in it, and one per day for its progress."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import (
    datum,
    gemeente_van_traject,
    json_kolom,
    moment,
    octetten,
    primair,
    verwijst_naar,
)


class Campagne(SQLModel, table=True):
    """A yearly campaign of a region; its workflow looks here what to do.

    `verloop` says under "stappen" who paused, resumed or stopped it, and when.
    """

    __tablename__ = "campagne"
    id: UUID = primair()
    soort: str
    jaar: int
    naam: str
    rmc_regio_code: str = Field(foreign_key="rmc_regio.code", index=True)
    vakantieregio: str
    status: str
    gestart_op: datetime = moment()
    gestart_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    gewijzigd_op: datetime = moment()
    klaar_op: datetime | None = moment(verplicht=False)
    verloop: dict[str, Any] = json_kolom()


class Deelnemer(SQLModel, table=True):
    """One pupil in one campaign: where they are, what is known, what was found.

    `een_benadering` lets a pupil be approached by one campaign at a time. `mail` is the address of who is
    asked; `gegevens` holds what was said about course and school, by who said it. Who is not `aan_de_beurt`
    waits until the school has said something. `decaan` is what the school said, whoever fills it in there.
    """

    __tablename__ = "deelnemer"
    __table_args__ = (
        UniqueConstraint("campagne_id", "leerling_id"),
        Index(
            "een_benadering",
            "leerling_id",
            unique=True,
            postgresql_where=text("staat IN ('wacht', 'benaderd')"),
        ),
        Index("deelnemers_op_volgorde", "campagne_id", "staat", "volgnummer"),
        gemeente_van_traject(),
    )
    id: UUID = primair()
    campagne_id: UUID = verwijst_naar("campagne.id", index=False)
    volgnummer: int
    leerling_id: UUID = verwijst_naar("leerling.id", index=False)
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    klas: str = ""
    leerlingnummer: str = ""
    onderwijssoort: str
    mail: str = ""
    staat: str
    aan_de_beurt: bool = Field(default=True, sa_column_kwargs={"server_default": "true"})
    reden: str = Field(default="", description="why somebody was not approached")
    traject_id: UUID | None = verwijst_naar("traject.id", verplicht=False)
    procedure_id: UUID | None = verwijst_naar("procedure.id", verplicht=False)
    toegevoegd_op: datetime = moment()
    benaderd_op: datetime | None = moment(verplicht=False)
    gevraagd_op: datetime | None = moment(verplicht=False)
    gesloten_op: datetime | None = moment(verplicht=False)
    resultaat: str = ""
    stil: bool = False
    antwoord: str = ""
    antwoord_op: datetime | None = moment(verplicht=False)
    decaan: str = ""
    decaan_op: datetime | None = moment(verplicht=False)
    mbo_status: str = ""
    mbo_sinds: date | None = datum(verplicht=False)
    mbo_op: datetime | None = moment(verplicht=False)
    leerbaan: bool | None = None
    gestart: bool | None = None
    risicos: dict[str, Any] = json_kolom()
    bezoeken: int = 0
    gegevens: dict[str, Any] = json_kolom()


class Campagnestand(SQLModel, table=True):
    """The figures of a campaign at the end of a day."""

    __tablename__ = "campagnestand"
    campagne_id: UUID = Field(primary_key=True, foreign_key="campagne.id")
    dag: date = Field(sa_column=Column(Date, primary_key=True))
    telling: dict[str, Any] = json_kolom()


class Jaarbeurt(SQLModel, table=True):
    """What a turn of the yearly agenda did in one region; `uitkomst` holds numbers and ids, no names."""

    __tablename__ = "jaarbeurt"
    __table_args__ = (Index("laatste_beurt", "rmc_regio_code", "actie", "op"),)
    beurt: str = Field(primary_key=True)
    rmc_regio_code: str = Field(primary_key=True, foreign_key="rmc_regio.code")
    actie: str
    op: datetime = moment()
    uitkomst: dict[str, Any] = json_kolom()


class Klassenvraag(SQLModel, table=True):
    """What one school location is asked in a campaign, by mail with a link: class lists, or a verzuimstaat.

    The id follows from campaign and location; its moments stand in the ledger, and `uiterlijk` and `grond`
    say the same. Names are only shown with a fresh code as well: `codes` counts those that were mailed, the
    last one works until the real moment `code_tot`; `code_fout` counts wrong ones.
    Of a verzuimstaat: the `antwoord` (a Staatantwoord), who gave it, and who of `gemeente_code` calls a
    school that stays silent.
    """

    __tablename__ = "klassenvraag"
    __table_args__ = (UniqueConstraint("campagne_id", "locatie_id"),)
    id: UUID = primair()
    campagne_id: UUID = verwijst_naar("campagne.id", index=False)
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    mail: str
    token_hash: bytes = octetten(uniek=True)
    gevraagd_op: datetime = moment()
    uiterlijk: datetime = moment()
    grond: str
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    antwoord: str = Field(default="", sa_column_kwargs={"server_default": ""})
    beantwoord_op: datetime | None = moment(verplicht=False)
    beantwoord_door: str = Field(default="", sa_column_kwargs={"server_default": ""})
    eigenaar_id: UUID | None = verwijst_naar("gebruiker.id", verplicht=False)
    codes: int = 0
    code_op: datetime | None = moment(verplicht=False)
    code_tot: datetime | None = moment(verplicht=False)
    code_fout: int = 0
