"""Pupils, where they live and where they go to school, with dates."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import datum, moment, octetten, primair, verwijst_naar


class Leerling(SQLModel, table=True):
    """A pupil. Numbers are encrypted; the blind index finds and keeps them unique.

    `gemeente_code` is the home municipality today: it decides who handles and who may look.
    `samengevoegd_met` is the pupil who this one turned out to be: later reports go there.
    """

    __tablename__ = "leerling"
    __table_args__ = (Index("leerlingen_van_geboortedatum", "geboortedatum"),)
    id: UUID = primair()
    bsn_versleuteld: bytes | None = octetten(verplicht=False)
    bsn_index: bytes | None = octetten(verplicht=False, uniek=True)
    onderwijsnummer_versleuteld: bytes | None = octetten(verplicht=False)
    onderwijsnummer_index: bytes | None = octetten(verplicht=False, uniek=True)
    achternaam: str
    voorvoegsel: str = ""
    voornamen: str
    zoeknaam: str = Field(index=True, description="lower case, without accents: sorting and searching")
    geboortedatum: date = datum()
    geslacht: str
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    aangemaakt_op: datetime = moment()
    overleden_op: date | None = datum(verplicht=False)
    samengevoegd_met: UUID | None = verwijst_naar("leerling.id", verplicht=False)


class Adres(SQLModel, table=True):
    __tablename__ = "adres"
    __table_args__ = (Index("bewoners_van_adres", "postcode", "huisnummer"),)
    id: UUID = primair()
    leerling_id: UUID = verwijst_naar("leerling.id")
    straat: str
    huisnummer: int
    toevoeging: str = ""
    postcode: str
    plaats: str
    gemeente_code: str = Field(foreign_key="gemeente.code")
    van: date = datum()
    tot: date | None = datum(verplicht=False)


class Inschrijving(SQLModel, table=True):
    __tablename__ = "inschrijving"
    id: UUID = primair()
    leerling_id: UUID = verwijst_naar("leerling.id")
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    leerlingnummer: str
    klas: str = ""
    onderwijssoort: str
    van: date = datum()
    tot: date | None = datum(verplicht=False)


class Naamvorm(SQLModel, table=True):
    """One way to type a word of a pupil's name: the word, its beginnings, and with one letter left out.

    An ordinary index finds equal forms, also under row-level security; see domain/zoekvormen.py.
    """

    __tablename__ = "naamvorm"
    vorm: str = Field(primary_key=True)
    leerling_id: UUID = Field(primary_key=True, foreign_key="leerling.id", index=True)
