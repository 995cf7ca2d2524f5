"""Who works in the chain: regions, municipalities, schools, users and what they may do."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import datum, json_kolom, moment, octetten, primair, verwijst_naar, vrije_tekst


class RmcRegio(SQLModel, table=True):
    """One of the regions that work together on early school leaving (catalogue 76)."""

    __tablename__ = "rmc_regio"
    code: str = Field(primary_key=True)
    naam: str


class Gemeente(SQLModel, table=True):
    __tablename__ = "gemeente"
    code: str = Field(primary_key=True, description="four digits of the municipality's code")
    naam: str
    rmc_regio_code: str = Field(foreign_key="rmc_regio.code")
    contactgemeente: bool = False
    vakantieregio: str = Field(description="Noord, Midden or Zuid")
    mail: str = vrije_tekst()
    telefoon: str = vrije_tekst()
    postadres: str = vrije_tekst()


class School(SQLModel, table=True):
    __tablename__ = "school"
    id: UUID = primair()
    brin: str = Field(unique=True)
    naam: str
    bestuur: str = ""


class Schoollocatie(SQLModel, table=True):
    """A place where a school teaches; reports, calendars and accounts hang on it (catalogue 80)."""

    __tablename__ = "schoollocatie"
    __table_args__ = (UniqueConstraint("brin", "vestiging"),)
    id: UUID = primair()
    school_id: UUID = verwijst_naar("school.id")
    brin: str
    vestiging: str
    naam: str
    onderwijssoort: str
    gemeente_code: str = Field(foreign_key="gemeente.code")
    plaats: str = ""
    vakantieregio: str
    mail: str = vrije_tekst()
    teamleider_mail: str = vrije_tekst()
    telefoon: str = vrije_tekst()


class Kalenderafwijking(SQLModel, table=True):
    """Days on which one location deviates from the holidays of its region."""

    __tablename__ = "kalenderafwijking"
    id: UUID = primair()
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    van: date = datum()
    tot: date = datum()
    vrij: bool = True
    omschrijving: str = ""
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Werkafspraak(SQLModel, table=True):
    """A dated agreement that replaces a default: for one region, or for all without `rmc_regio_code`."""

    __tablename__ = "werkafspraak"
    id: UUID = primair()
    rmc_regio_code: str | None = Field(default=None, foreign_key="rmc_regio.code")
    code: str
    geldig_vanaf: date = datum()
    waarde: dict[str, Any] = json_kolom()
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Gebruiker(SQLModel, table=True):
    __tablename__ = "gebruiker"
    id: UUID = primair()
    inlognaam: str = Field(unique=True)
    code: str = Field(unique=True, description="what search attributes show instead of a name")
    naam: str
    functie: str = ""
    mail: str
    telefoon: str = ""
    actief: bool = True
    berichten: str = Field(
        default="gebundeld",
        sa_column_kwargs={"server_default": "gebundeld"},
        description="which mails about work somebody wants (domain.meldkeuze)",
    )


class Wachtwoord(SQLModel, table=True):
    """The argon2id hash of a local account; accounts of an identity provider have no row here."""

    __tablename__ = "wachtwoord"
    gebruiker_id: UUID = Field(primary_key=True, foreign_key="gebruiker.id")
    hash: str


class Lidmaatschap(SQLModel, table=True):
    """A role at a municipality, at a school location or for a school board; a person can hold several."""

    __tablename__ = "lidmaatschap"
    id: UUID = primair()
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    rol: str
    gemeente_code: str | None = Field(default=None, foreign_key="gemeente.code", index=True)
    locatie_id: UUID | None = verwijst_naar("schoollocatie.id", verplicht=False)
    bestuur: str = Field(default="", sa_column_kwargs={"server_default": ""})
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Schooltoewijzing(SQLModel, table=True):
    """The officer who handles the pupils of a location first."""

    __tablename__ = "schooltoewijzing"
    __table_args__ = (UniqueConstraint("gebruiker_id", "locatie_id"),)
    id: UUID = primair()
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    locatie_id: UUID = verwijst_naar("schoollocatie.id")


class Afwezigheid(SQLModel, table=True):
    __tablename__ = "afwezigheid"
    id: UUID = primair()
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    van: date = datum()
    tot: date = datum()


class Sessie(SQLModel, table=True):
    """A log-in; the browser holds the token, we hold its SHA-256."""

    __tablename__ = "sessie"
    token_hash: bytes = Field(primary_key=True)
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    begonnen_op: datetime = moment()
    verloopt_op: datetime = moment()


class ApiSleutel(SQLModel, table=True):
    """What a school administration system shows to report for one location."""

    __tablename__ = "api_sleutel"
    id: UUID = primair()
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    naam: str
    sleutel_hash: bytes = octetten(uniek=True)
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Klokregel(SQLModel, table=True):
    """The stand of the demo clock; production has no row."""

    __tablename__ = "klokstand"
    id: int = Field(default=1, primary_key=True)
    echt: datetime = moment()
    gespeeld: datetime = moment()
    dagen_per_seconde: float = 0
