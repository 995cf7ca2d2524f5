"""Letters: written down with the step that causes them, in the same transaction."""

from datetime import datetime
from uuid import UUID, uuid5

from domain.brieven import check_briefsoort
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.procedures import ingevuld, vind_procedure
from storage.rijen import voeg_toe
from storage.tabellen import Brief, Taak, Taakantwoord, Traject, Vraag


async def maak_brief(
    sessie: Schrijver, traject: Traject, taak: Taak, antwoord: Taakantwoord, soort: str, nu: datetime
) -> UUID:
    """Write down the letter that follows from an answer, with what was filled in by then, and the fact.

    The caller holds the trajectory's lock and writes an answer once, so that its letter is made once.
    """
    rij = Brief(
        id=brief_id(antwoord.id, check_briefsoort(soort)),
        traject_id=traject.id,
        procedure_id=taak.procedure_id,
        gemeente_code=traject.gemeente_code,
        soort=soort,
        gegevens={
            "velden": await _velden(sessie, taak, antwoord),
            "behandelaar": str(traject.behandelaar_id or antwoord.gebruiker_id),
        },
        gemaakt_op=nu,
        gemaakt_door=antwoord.gebruiker_id,
    )
    voeg_toe(sessie, rij)
    await voeg_feit_toe(sessie, _feit(rij))
    return rij.id


async def maak_brief_bij_vraag(sessie: Schrijver, vraag: Vraag, gemeente: str, soort: str) -> None:
    """The letter that goes home with a question to parents; the caller writes the question once."""
    rij = Brief(
        id=brief_id(vraag.id, check_briefsoort(soort)),
        traject_id=vraag.traject_id,
        procedure_id=vraag.procedure_id,
        gemeente_code=gemeente,
        soort=soort,
        gegevens={
            "velden": {"uiterlijk": vraag.uiterlijk.date().isoformat(), "mail": vraag.mail},
            "vraag_id": str(vraag.id),
        },
        gemaakt_op=vraag.gesteld_op,
    )
    voeg_toe(sessie, rij)
    await voeg_feit_toe(sessie, _feit(rij))


def brief_id(antwoord_id: UUID, soort: str) -> UUID:
    """The letter of an answer; deterministic, so that writing it twice writes one."""
    return uuid5(antwoord_id, f"brief:{soort}")


async def _velden(sessie: Schrijver, taak: Taak, antwoord: Taakantwoord) -> dict[str, str]:
    """Everything filled in so far in the procedure, this answer last: what the letter can speak of."""
    if taak.procedure_id is None:
        return dict(antwoord.velden)
    return await ingevuld(sessie, await vind_procedure(sessie, taak.procedure_id)) | antwoord.velden


def _feit(rij: Brief) -> Feit:
    return Feit(
        traject_id=rij.traject_id,
        sleutel=f"brief-gemaakt:{rij.id}",
        op=rij.gemaakt_op,
        wat="brief-gemaakt",
        namens="mens" if rij.gemaakt_door else "systeem",
        wie=rij.gemaakt_door,
        gegevens={"brief": str(rij.id), "soort": rij.soort},
    )
