"""Four eyes: some steps are taken by somebody else than an earlier step of the same procedure."""

from uuid import UUID

from sqlmodel import col, select

from domain.fouten import Geweigerd
from domain.procedures.alle import procedurestap, taaksoort
from domain.procedures.model import Taakstap
from storage.database import Lezer
from storage.tabellen import Taak, Taakantwoord

VIER_OGEN = "U hebt deze zaak voorbereid. Een collega moet het besluit nemen."


async def uitgesloten(sessie: Lezer, taak: Taak) -> UUID | None:
    """Who may not finish this task, because of what this person did before in the procedure."""
    gevonden = procedurestap(taak.soort)
    if gevonden is None or taak.procedure_id is None:
        return None
    plan, stap = gevonden
    if not isinstance(stap, Taakstap) or not stap.ander_dan:
        return None
    return await afgerond_door(sessie, taak.procedure_id, taaksoort(plan.soort, stap.ander_dan))


async def afgerond_door(sessie: Lezer, procedure_id: UUID, soort: str) -> UUID | None:
    """Who finished the last task of this kind in the procedure."""
    gedaan = select(Taak.afgerond_door).where(Taak.procedure_id == procedure_id, Taak.soort == soort)
    gedaan = gedaan.where(col(Taak.afgerond_door).is_not(None))
    return (await sessie.exec(gedaan.order_by(col(Taak.afgerond_op).desc()))).first()


async def check_vier_ogen(sessie: Lezer, taak: Taak, antwoord: Taakantwoord) -> None:
    """Geweigerd when the person who answers prepared what this task decides."""
    if await uitgesloten(sessie, taak) == antwoord.gebruiker_id:
        raise Geweigerd(VIER_OGEN)
