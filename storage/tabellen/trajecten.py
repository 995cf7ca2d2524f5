"""A pupil's trajectory and everything in its dossier."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, Text, UniqueConstraint, text
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


class Traject(SQLModel, table=True):
    """One trajectory of a pupil; at most one is open at a time.

    `fase`, `wacht_op`, `uiterlijk` and `te_laat` say the same as the search attributes in Temporal.
    """

    __tablename__ = "traject"
    __table_args__ = (
        Index("een_open_traject", "leerling_id", unique=True, postgresql_where=text("fase <> 'gesloten'")),
        UniqueConstraint("id", "gemeente_code"),
        Index("dossiers_nieuwste_eerst", text("geopend_op DESC"), "id"),
        # What a coordinator counts stands in the index, with the id that row-level security may ask for.
        Index(
            "open_dossiers_van_gemeente",
            "gemeente_code",
            "fase",
            postgresql_where=text("fase <> 'gesloten'"),
            postgresql_include=["te_laat", "uiterlijk", "behandelaar_id", "id"],
        ),
        Index(
            "gesloten_dossiers_van_gemeente",
            "gemeente_code",
            "gesloten_op",
            postgresql_where=text("fase = 'gesloten'"),
        ),
    )
    id: UUID = primair()
    nummer: str = Field(unique=True)
    leerling_id: UUID = verwijst_naar("leerling.id")
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    locatie_id: UUID = verwijst_naar("schoollocatie.id")
    soort: str
    fase: str = Field(index=True)
    afdeling: str = Field(default="leerplicht", description="leerplicht or doorstroompunt")
    behandelaar_id: UUID | None = verwijst_naar("gebruiker.id", verplicht=False)
    wacht_op: str = ""
    uiterlijk: datetime | None = moment(verplicht=False)
    te_laat: bool = False
    resultaat: str = ""
    slottekst: str = vrije_tekst()
    geopend_op: datetime = moment()
    gesloten_op: datetime | None = moment(verplicht=False)
    heropend: int = 0


class Procedure(SQLModel, table=True):
    """A procedure that runs in a trajectory, next to others; one of a kind at a time.

    `stap`, `wacht_op`, `uiterlijk` and `te_laat` say the same as the search attributes of its workflow.
    """

    __tablename__ = "procedure"
    __table_args__ = (
        Index(
            "een_lopende_procedure",
            "traject_id",
            "soort",
            unique=True,
            postgresql_where=text("status = 'loopt'"),
        ),
        gemeente_van_traject(),
    )
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    soort: str
    status: str
    stap: str
    ronde: int = 0
    wacht_op: str = ""
    uiterlijk: datetime | None = moment(verplicht=False)
    te_laat: bool = False
    resultaat: str = ""
    gegevens: dict[str, Any] = json_kolom()
    aanleiding_id: UUID | None = Field(default=None, description="the melding or answer that caused it")
    gestart_op: datetime = moment()
    gestart_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    gesloten_op: datetime | None = moment(verplicht=False)


class Vraag(SQLModel, table=True):
    """A question to a school, or to parents, and its answer.

    One to parents is about no report and belongs to no school, so that no school sees it; `mail` is where it
    went.
    """

    __tablename__ = "vraag"
    __table_args__ = (
        Index("open_vragen", "locatie_id", "uiterlijk", postgresql_where=text("status = 'open'")),
    )
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    locatie_id: UUID | None = verwijst_naar("schoollocatie.id", verplicht=False)
    melding_id: UUID | None = verwijst_naar("melding.id", verplicht=False, index=False)
    mail: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    procedure_id: UUID | None = verwijst_naar("procedure.id", verplicht=False)
    soort: str = Field(default="", description="procedure.stap when the school chooses an answer")
    tekst: str = vrije_tekst(standaard=None)
    status: str
    gesteld_op: datetime = moment()
    gesteld_door: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    uiterlijk: datetime = moment()
    te_laat: bool = False
    antwoord: str = vrije_tekst()
    antwoordcode: str = ""
    antwoord_naam: str = ""
    velden: dict[str, Any] = json_kolom()
    beantwoord_op: datetime | None = moment(verplicht=False)


class EenmaligeLink(SQLModel, table=True):
    """The right to answer one question once; only the hash of the token is known here."""

    __tablename__ = "eenmalige_link"
    id: UUID = primair()
    vraag_id: UUID = verwijst_naar("vraag.id")
    token_hash: bytes = octetten(uniek=True)
    gemaakt_op: datetime = moment()
    verloopt_op: datetime = moment()
    gebruikt_op: datetime | None = moment(verplicht=False)
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Termijn(SQLModel, table=True):
    """The deadline ledger: who owes what, by when, on what ground; each row goes off once.

    A promise that is about no dossier (a request to a school) has the `locatie_id` that owes it instead.
    Somebody can move `op`: `oorspronkelijk_op` is where it stood at first, which bounds how far it can go.
    During a pause `voor_pauze_op` is where it stands again when the work goes on at once, at `gepauzeerd_op`.
    """

    __tablename__ = "termijn"
    __table_args__ = (
        UniqueConstraint("wacht_id", "aard", "volgnummer"),
        CheckConstraint("traject_id IS NOT NULL OR locatie_id IS NOT NULL", name="termijn_ergens_over"),
        gemeente_van_traject(),
    )
    id: UUID = primair()
    traject_id: UUID | None = verwijst_naar("traject.id", verplicht=False)
    locatie_id: UUID | None = verwijst_naar("schoollocatie.id", verplicht=False)
    gemeente_code: str = Field(foreign_key="gemeente.code", index=True)
    procedure_id: UUID | None = verwijst_naar("procedure.id", verplicht=False)
    wacht_id: UUID = Field(description="the task, question, request or pause that is waited for")
    aard: str
    volgnummer: int
    op: datetime = moment(index=True)
    status: str
    wie: str = Field(description="code of the user, or the location that owes the answer")
    wat: str
    grond: str
    regel: str
    kalender_versie: str
    afgegaan_op: datetime | None = moment(verplicht=False)
    oorspronkelijk_op: datetime | None = moment(verplicht=False)
    voor_pauze_op: datetime | None = moment(verplicht=False)
    gepauzeerd_op: datetime | None = moment(verplicht=False)


class Notitie(SQLModel, table=True):
    __tablename__ = "notitie"
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    tekst: str = vrije_tekst(standaard=None)
    gedeeld_met_school: bool = False
    door: UUID = verwijst_naar("gebruiker.id", index=False)
    op: datetime = moment()
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Contactmoment(SQLModel, table=True):
    """A call, visit, conversation or mail outside the system (catalogue 84), with what came of it.

    `op` is when it was written down, `gehad_op` when it took place. Presence and well-being: domain.welzijn.
    """

    __tablename__ = "contactmoment"
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    vorm: str
    met: str
    verslag: str = vrije_tekst(standaard=None)
    gesproken: bool = True
    uitkomst: str = Field(default="", sa_column_kwargs={"server_default": ""})
    gehad_op: date | None = datum(verplicht=False)
    aanwezigheid: int | None = None
    welbevinden: int | None = None
    door: UUID = verwijst_naar("gebruiker.id", index=False)
    op: datetime = moment()
    ingetrokken_op: datetime | None = moment(verplicht=False)


class Mail(SQLModel, table=True):
    """A logical mail: written with the step that causes it, sent by the relay, one Message-ID for ever."""

    __tablename__ = "mail"
    id: UUID = primair()
    traject_id: UUID | None = verwijst_naar("traject.id", verplicht=False)
    melding_id: UUID | None = verwijst_naar("melding.id", verplicht=False)
    locatie_id: UUID | None = verwijst_naar("schoollocatie.id", verplicht=False)
    sjabloon: str
    gegevens: dict[str, Any] = json_kolom()
    aan: str
    kopie: dict[str, Any] = json_kolom()
    message_id: str = Field(unique=True)
    status: str = Field(index=True)
    pogingen: int = 0
    volgende_poging: datetime = moment()
    gemaakt_op: datetime = moment()
    verzonden_op: datetime | None = moment(verplicht=False)
    onderwerp: str = ""
    tekst: str = vrije_tekst()
    fout: str = ""


class Gebeurtenis(SQLModel, table=True):
    """The append-only story of a dossier: who, what, when, why; each row carries the hash before it."""

    __tablename__ = "gebeurtenis"
    __table_args__ = (UniqueConstraint("traject_id", "volgnummer"), UniqueConstraint("traject_id", "sleutel"))
    id: UUID = primair()
    traject_id: UUID = verwijst_naar("traject.id")
    volgnummer: int
    sleutel: str = Field(description="the business key that makes writing it twice impossible")
    op: datetime = moment()
    wie: UUID | None = verwijst_naar("gebruiker.id", verplicht=False, index=False)
    namens: str = Field(description="mens, school, ouders or systeem")
    wat: str
    waarom: str = vrije_tekst()
    gegevens: dict[str, Any] = json_kolom()
    vorige_hash: bytes = octetten()
    hash: bytes = octetten()


class Uitgaand(SQLModel, table=True):
    """The transactional outbox: what the register still owes to a workflow.

    It is about a trajectory (or a procedure in it), or about a campaign.
    """

    __tablename__ = "uitgaand"
    __table_args__ = (
        Index("nog_door_te_geven", "volgende_poging", postgresql_where=text("doorgegeven_op IS NULL")),
    )
    id: UUID = primair()
    soort: str
    traject_id: UUID | None = verwijst_naar("traject.id", verplicht=False)
    campagne_id: UUID | None = verwijst_naar("campagne.id", verplicht=False, index=False)
    procedure_id: UUID | None = verwijst_naar("procedure.id", verplicht=False, index=False)
    onderwerp_id: UUID
    gegevens: dict[str, Any] = json_kolom()
    gemaakt_op: datetime = moment()
    volgende_poging: datetime = moment()
    pogingen: int = 0
    doorgegeven_op: datetime | None = moment(verplicht=False)
    fout: str = ""
