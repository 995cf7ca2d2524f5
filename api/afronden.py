"""Finishing a task, whatever kind it is: keep what was typed, tell the workflow, say what came of it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from api.bezoek import NIET_GEVONDEN, Bezoek
from domain.berichten import Afronding, procedure_workflow_id, traject_workflow_id
from domain.soorten import Afdeling, WachtStatus
from storage.lijsten.taken import Taakdetail, Taakscherm, taak_scherm
from storage.tabellen import Taakantwoord
from storage.taken import bewaar_antwoord
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from workflows.aanroepen import NietZeker, TaakNietOpen, rond_taak_af

STORING = (
    "Het systeem dat de taken verwerkt geeft nu geen antwoord. Uw keuze en uw tekst zijn bewaard en worden "
    "vanzelf verwerkt zodra het weer kan. U hoeft niets te doen. Nog eens op de knop drukken mag: er gebeurt "
    "dan niets dubbel."
)
AL_GEDAAN = "Deze taak is al afgerond. Misschien was een collega u voor."


@dataclass(frozen=True)
class Tegenslag:
    """Why a decision was not carried out; what was typed is kept. One of the two sentences is filled."""

    status: int
    botsing: str = ""
    storing: str = ""


TE_LAAT = Tegenslag(409, botsing=AL_GEDAAN)
ONZEKER = Tegenslag(503, storing=STORING)


async def rond_af(bezoek: Bezoek, taak: Taakdetail, rij: Taakantwoord) -> Tegenslag | None:
    """Keep the text first, then tell the workflow by ids; whatever goes wrong there, the text stays.

    When nobody knows whether the workflow heard it, the relay tells it again.
    """
    opdracht = Afronding(taak_id=rij.taak_id, antwoord_id=rij.id, door=bezoek.persoon.id, besluit=rij.besluit)
    async with bezoek.schrijver() as schrijver:
        await bewaar_antwoord(schrijver, rij)
    try:
        await rond_taak_af(await bezoek.onderdelen.temporal(), _workflow_van(taak), opdracht)
    except TaakNietOpen:
        return TE_LAAT
    except NietZeker:
        await _laat_doorgeven(bezoek, taak, opdracht)
        return ONZEKER
    return None


def _workflow_van(taak: Taakdetail) -> str:
    return (
        procedure_workflow_id(taak.procedure_id)
        if taak.procedure_id
        else traject_workflow_id(taak.traject_id)
    )


async def _laat_doorgeven(bezoek: Bezoek, taak: Taakdetail, opdracht: Afronding) -> None:
    async with bezoek.schrijver() as schrijver:
        await zet_uitgaand(
            schrijver,
            Uitgaandsoort.AFRONDING,
            taak.traject_id,
            opdracht.antwoord_id,
            bezoek.nu,
            gegevens=opdracht.model_dump(mode="json"),
            procedure_id=taak.procedure_id,
        )


def antwoord_id(taak_id: UUID, gebruiker_id: UUID, inhoud: Iterable[str]) -> UUID:
    """The same form with the same content is the same answer, so that a double click decides once."""
    vingerafdruk = hashlib.sha256(json.dumps(list(inhoud)).encode()).hexdigest()
    return uuid5(taak_id, f"{gebruiker_id}:{vingerafdruk}")


def is_gedaan(scherm: Taakscherm, eigen_antwoord: UUID) -> bool:
    """Somebody finished the task, and not with this very form.

    A form that closed the task may be sent again: the workflow may not have heard of it.
    """
    return scherm.taak.status != WachtStatus.OPEN and scherm.taak.antwoord_id != eigen_antwoord


def afdeling_van(scherm: Taakscherm) -> Afdeling:
    """Where the case is, not where the pupil's age would put it: turning 18 on the way moves nobody."""
    return Afdeling(scherm.dossier.kop.afdeling)


async def lees_scherm(bezoek: Bezoek, taak_id: UUID) -> Taakscherm:
    """The task with its dossier; HTTP 404 when this person may not see it."""
    async with bezoek.lezer() as lezer:
        scherm = await taak_scherm(lezer, bezoek.persoon, taak_id, bezoek.nu)
    if scherm is None:
        raise NIET_GEVONDEN
    return scherm
