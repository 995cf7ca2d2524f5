"""Which pupils are one family, as somebody said it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import SQLModel

from storage.tabellen.kolommen import moment, primair, verwijst_naar, vrije_tekst


class Verwantschap(SQLModel, table=True):
    """Somebody said that two pupils are brothers or sisters, or that they are not, and why.

    Each pair once, `een_id` being the smaller id. The newest statement holds: the one without `vervangen_op`.
    """

    __tablename__ = "verwantschap"
    __table_args__ = (
        Index(
            "een_uitspraak_per_paar",
            "een_id",
            "ander_id",
            unique=True,
            postgresql_where=text("vervangen_op IS NULL"),
        ),
    )
    id: UUID = primair()
    een_id: UUID = verwijst_naar("leerling.id")
    ander_id: UUID = verwijst_naar("leerling.id")
    verwant: bool
    reden: str = vrije_tekst()
    op: datetime = moment()
    door: UUID = verwijst_naar("gebruiker.id", index=False)
    vervangen_op: datetime | None = moment(verplicht=False)
