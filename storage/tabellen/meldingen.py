"""What schools report."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Numeric, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import (
    datum,
    gemeente_van_traject,
    json_kolom,
    moment,
    octetten,
    primair,
    verwijst_naar,
    vrije_tekst,
)


class Melding(SQLModel, table=True):
    """A report as it came in; it never changes, what happens with it stands in its trajectory.

    `gemeente_code` is that of the trajectory. Unique by location and the sender's own reference, so that
    sending again gives the same row.
    """

    __tablename__ = "melding"
    __table_args__ = (UniqueConstraint("locatie_id", "kenmerk"), gemeente_van_traject())
    id: UUID = primair()
    nummer: str = Field(unique=True)
    traject_id: UUID = verwijst_naar("traject.id")
    leerling_id: UUID = verwijst_naar("leerling.id")
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    kenmerk: str
    inhoud_hash: bytes = octetten()
    kanaal: str
    soort: str
    duo_soort: str | None = None
    onderwijssoort: str
    leerlingnummer: str = Field(index=True)
    klas: str = ""
    initialen: str
    eerste_dag: date = datum()
    laatste_dag: date | None = datum(verplicht=False)
    uren: Decimal | None = Field(default=None, sa_column=Column(Numeric(6, 2)))
    alle_lessen_gemist: bool = False
    reden: str = ""
    toelichting: str = vrije_tekst()
    acties_school: str = vrije_tekst()
    gewenste_actie: str = vrije_tekst()
    spoed: bool = False
    zorgen: dict[str, Any] = json_kolom()
    melder_id: UUID | None = verwijst_naar("gebruiker.id", verplicht=False)
    melder_naam: str
    melder_mail: str
    melder_telefoon: str = ""
    kopie_adressen: dict[str, Any] = json_kolom()
    meldingsdatum: date = datum()
    ontvangen_op: datetime = moment(index=True)


class Verzuimregel(SQLModel, table=True):
    """The hours missed on one day; `te_laat` when the school says that the pupil only came late."""

    __tablename__ = "verzuimregel"
    id: UUID = primair()
    melding_id: UUID = verwijst_naar("melding.id")
    dag: date = datum()
    uren: Decimal = Field(sa_column=Column(Numeric(4, 2), nullable=False))
    te_laat: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})


class Bijlage(SQLModel, table=True):
    """A file with a report or of a dossier; kept in the database so that one backup holds all.

    `vervangt_id` is the version before it.
    """

    __tablename__ = "bijlage"
    id: UUID = primair()
    traject_id: UUID | None = verwijst_naar("traject.id", verplicht=False)
    melding_id: UUID | None = verwijst_naar("melding.id", verplicht=False)
    concept_id: UUID | None = verwijst_naar("concept.id", verplicht=False)
    naam: str
    mediatype: str
    grootte: int
    sha256: bytes = octetten()
    inhoud: bytes = octetten()
    toegevoegd_op: datetime = moment()
    toegevoegd_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False)
    vervangt_id: UUID | None = verwijst_naar("bijlage.id", verplicht=False)


class Concept(SQLModel, table=True):
    """What somebody was typing in a form: nothing typed is lost."""

    __tablename__ = "concept"
    __table_args__ = (UniqueConstraint("gebruiker_id", "formulier"),)
    id: UUID = primair()
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    formulier: str
    gegevens: dict[str, Any] = json_kolom()
    bijgewerkt_op: datetime = moment()


class Idempotentie(SQLModel, table=True):
    """An Idempotency-Key of one API client: same key, same answer."""

    __tablename__ = "idempotentie"
    __table_args__ = (UniqueConstraint("api_sleutel_id", "sleutel"),)
    id: UUID = primair()
    api_sleutel_id: UUID = verwijst_naar("api_sleutel.id")
    sleutel: str
    verzoek_hash: bytes = octetten()
    melding_id: UUID | None = verwijst_naar("melding.id", verplicht=False)
    gebruikt_op: datetime = moment()
