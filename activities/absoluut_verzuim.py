"""What the rules of absoluut verzuim look up: the school that the comparison named."""

from uuid import UUID

from sqlmodel import col, select

from activities.zaak import Zaak
from domain.procedures.absoluut_verzuim import SCHOOL_IN_VERGELIJKING
from storage.database import Lezer
from storage.tabellen import Procedure, Schoollocatie


def school_van_vraag(procedure: Procedure) -> UUID | None:
    """The school that a comparison of registers named; None when the trajectory's own school is asked."""
    genoemd = procedure.gegevens.get(SCHOOL_IN_VERGELIJKING)
    return UUID(genoemd) if genoemd else None


async def is_school_bekend(sessie: Lezer, zaak: Zaak) -> str:
    """Only a school that a probable match names is asked, at its own address; nobody else hears of it."""
    zoek = select(Schoollocatie.id).where(
        Schoollocatie.id == school_van_vraag(zaak.procedure), col(Schoollocatie.mail) != ""
    )
    return "ja" if (await sessie.exec(zoek)).first() else "nee"
