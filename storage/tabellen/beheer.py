"""What a beheerder arranges: house style, texts, invitations, its log; and what a school does itself."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, Uuid
from sqlmodel import Field, SQLModel

from storage.tabellen.kolommen import (
    datum,
    json_kolom,
    moment,
    octetten,
    primair,
    verwijst_naar,
    vrije_tekst,
)


class Beheerregel(SQLModel, table=True):
    """One change by a beheerder: who, what, when. Only added to; `gegevens` holds ids, codes and numbers."""

    __tablename__ = "beheerregel"
    id: UUID = primair()
    gemeente_code: str | None = Field(default=None, foreign_key="gemeente.code", index=True)
    op: datetime = moment(index=True)
    wie: UUID = verwijst_naar("gebruiker.id", index=False)
    wat: str
    onderwerp: str
    gegevens: dict[str, Any] = json_kolom()


class Tekstversie(SQLModel, table=True):
    """The text of a letter or mail as a municipality wants it, from a day on; the newest of a day holds.

    `soort` is brief or mail, `naam` the folder of the standard text. An empty `inhoud` means: the standard.
    """

    __tablename__ = "tekstversie"
    __table_args__ = (Index("teksten_van_gemeente", "gemeente_code", "soort", "naam", "taal"),)
    id: UUID = primair()
    gemeente_code: str = Field(foreign_key="gemeente.code")
    soort: str
    naam: str
    taal: str
    onderwerp: str = vrije_tekst()
    inhoud: str = vrije_tekst()
    geldig_vanaf: date = datum()
    gemaakt_op: datetime = moment()


class Huisstijlrij(SQLModel, table=True):
    """How a municipality's letters and mails look; the newest row holds. `logo` is a checked PNG or JPEG."""

    __tablename__ = "huisstijl"
    id: UUID = primair()
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    kleur: str
    afzender: str
    ondertekening: str = vrije_tekst()
    logo: bytes | None = octetten(verplicht=False)
    logo_soort: str = ""
    gemaakt_op: datetime = moment()


class Uitnodiging(SQLModel, table=True):
    """The right to choose a password once; only the hash of the token is known here."""

    __tablename__ = "uitnodiging"
    id: UUID = primair()
    gebruiker_id: UUID = verwijst_naar("gebruiker.id")
    token_hash: bytes = octetten(uniek=True)
    gemaakt_op: datetime = moment()
    verloopt_op: datetime = moment()
    gebruikt_op: datetime | None = moment(verplicht=False)


class Kopieadres(SQLModel, table=True):
    """An address that hears of every report of a location, or of one report, once its owner confirmed it.

    Who added it is not known when the report came from a school package.
    """

    __tablename__ = "kopieadres"
    id: UUID = primair()
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    melding_id: UUID | None = verwijst_naar("melding.id", verplicht=False)
    mail: str
    token_hash: bytes = octetten(uniek=True)
    gevraagd_op: datetime = moment()
    gevraagd_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    verloopt_op: datetime = moment()
    bevestigd_op: datetime | None = moment(verplicht=False)
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Antwoordverbetering(SQLModel, table=True):
    """What an answer said before it was corrected; the question itself holds the newest answer."""

    __tablename__ = "antwoordverbetering"
    id: UUID = primair()
    vraag_id: UUID = verwijst_naar("vraag.id")
    antwoord: str = vrije_tekst()
    antwoordcode: str = ""
    antwoord_naam: str = ""
    velden: dict[str, Any] = json_kolom()
    vervangen_op: datetime = moment()


class Thuistaal(SQLModel, table=True):
    """The language in which letters go to a pupil's home."""

    __tablename__ = "thuistaal"
    leerling_id: UUID = Field(
        sa_column=Column(Uuid(as_uuid=True), ForeignKey("leerling.id"), primary_key=True, nullable=False)
    )
    taal: str
    gewijzigd_op: datetime = moment()
    gewijzigd_door: UUID = verwijst_naar("gebruiker.id", index=False)
