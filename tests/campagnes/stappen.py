"""What people do in a pupil's procedure, whatever the campaign."""

from typing import Any
from uuid import uuid4

from sqlmodel import select

from domain.berichten import procedure_workflow_id
from domain.soorten import Deelnemerstaat, WachtStatus
from storage.database import SYSTEEM
from storage.tabellen import Deelnemer, Taak, Taakantwoord
from storage.taken import bewaar_antwoord
from tests.campagnes.campagneproef import Campagneproef
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import afronding_van
from workflows.aanroepen import rond_taak_af


async def rij_van(proef: Campagneproef, deelnemer: Deelnemer) -> Deelnemer:
    """The pupil's row as it is now."""
    async with proef.zaak.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Deelnemer).where(Deelnemer.id == deelnemer.id))).one()


async def taak_van(proef: Campagneproef, deelnemer: Deelnemer, soort: str) -> Taak:
    """The open task of this kind about this pupil, as soon as it stands there."""

    async def gevonden() -> Taak | None:
        await proef.relay()
        traject_id = (await rij_van(proef, deelnemer)).traject_id
        async with proef.zaak.database.lezer(SYSTEEM) as sessie:
            zoek = select(Taak).where(Taak.soort == soort, Taak.status == WachtStatus.OPEN)
            return (await sessie.exec(zoek.where(Taak.traject_id == traject_id))).one_or_none()

    taak = await tot(gevonden)
    assert taak is not None
    return taak


async def doe(proef: Campagneproef, deelnemer: Deelnemer, soort: str, uitkomst: str, **velden: Any) -> Taak:
    """Finish the task of a step with this outcome."""
    taak = await taak_van(proef, deelnemer, soort)
    antwoord = Taakantwoord(
        id=uuid4(),
        taak_id=taak.id,
        traject_id=taak.traject_id,
        gebruiker_id=proef.zaak.wereld.gebruikers["casemanager1"],
        besluit=uitkomst,
        velden={"gedaan": "Gebeld en gesproken.", **velden},
        gegeven_op=await proef.zaak.nu(),
    )
    async with proef.zaak.database.schrijver(SYSTEEM) as sessie:
        await bewaar_antwoord(sessie, antwoord)
    assert taak.procedure_id is not None
    await rond_taak_af(proef.zaak.client, procedure_workflow_id(taak.procedure_id), afronding_van(antwoord))
    await proef.relay()
    return taak


async def klaar(proef: Campagneproef, deelnemer: Deelnemer) -> Deelnemer:
    """The pupil's row, as soon as it has come to an end."""

    async def gevonden() -> Deelnemer | None:
        await proef.relay()
        rij = await rij_van(proef, deelnemer)
        return rij if rij.staat == Deelnemerstaat.KLAAR else None

    rij = await tot(gevonden)
    assert rij is not None
    return rij
