"""Where a campaign's dossier meets the rest: a hand-over makes it a case, an end closes it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid5

from sqlmodel import col, select

from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.klok import amsterdam
from domain.namen import label
from domain.soorten import (
    Campagnesoort,
    Fase,
    Kanaal,
    Meldingsoort,
    Onderwijssoort,
    Proceduresoort,
)
from storage.database import Lezer, Schrijver
from storage.intake import leg_ontvangst_vast, meldingnummer
from storage.namen import initialen
from storage.procedures import lopende, start_procedure
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Campagne, Deelnemer, Gemeente, Leerling, Melding, Procedure, Traject
from storage.traject_bij_melding import Aansluiting, Wijze
from storage.trajecten import heropen, sluit
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from storage.zonder_school import zonder_school


@dataclass(frozen=True)
class Overdracht:
    """To whom a pupil goes, what begins at once, and why, as the report says it."""

    volwassen: bool
    start: Proceduresoort | None
    reden: str

    @property
    def soort(self) -> Meldingsoort:
        return Meldingsoort.VERZUIM_18PLUS if self.volwassen else Meldingsoort.ABSOLUUT


async def draag_over_aan_dossier(
    sessie: Schrijver, traject: Traject, deelnemer: Deelnemer, nu: datetime, overdracht: Overdracht
) -> None:
    """Make it a case: the municipality's own report, which no school sees, and its officer assesses.

    For somebody under 18 absoluut verzuim begins at once (catalogue 192), from 18 what the campaign agreed
    on. Twice is once: the report's id follows from the pupil in the campaign.
    """
    melding_id = uuid5(deelnemer.id, "melding")
    if (await sessie.exec(select(Melding.id).where(Melding.id == melding_id))).first():
        return
    traject = await _open_zaak(sessie, traject)
    melding = await _bewaar_melding(sessie, traject, deelnemer, overdracht, nu)
    if traject.soort in set(Campagnesoort):
        traject.soort, traject.locatie_id = overdracht.soort.value, melding.locatie_id
        traject.behandelaar_id = None
        sessie.add(traject)
    await schrijf_weg(sessie)
    erbij = {"deelnemer": str(deelnemer.id)}
    aansluiting = Aansluiting(traject, Wijze.GEVOEGD)
    await leg_ontvangst_vast(sessie, melding, aansluiting, namens="systeem", gegevens=erbij)
    await zet_uitgaand(sessie, Uitgaandsoort.MELDING, traject.id, melding.id, nu)
    await schrijf_weg(sessie)
    if overdracht.start:
        await start_procedure(sessie, traject.id, overdracht.start, nu, aanleiding=deelnemer.id)


async def _open_zaak(sessie: Schrijver, traject: Traject) -> Traject:
    """The dossier itself while it is open; closed meanwhile, the pupil's open one, or else it opens again."""
    if traject.fase != Fase.GESLOTEN:
        return traject
    zoek = select(Traject).where(Traject.leerling_id == traject.leerling_id, Traject.fase != Fase.GESLOTEN)
    if elders := (await sessie.exec(zoek.with_for_update())).one_or_none():
        return elders
    heropen(traject)
    sessie.add(traject)
    await sessie.flush()
    return traject


async def _bewaar_melding(
    sessie: Schrijver, traject: Traject, deelnemer: Deelnemer, overdracht: Overdracht, nu: datetime
) -> Melding:
    gemeente = await sessie.get_one(Gemeente, traject.gemeente_code)
    leerling = await sessie.get_one(Leerling, traject.leerling_id)
    campagne = await sessie.get_one(Campagne, deelnemer.campagne_id)
    melding = Melding(
        id=uuid5(deelnemer.id, "melding"),
        nummer=await meldingnummer(sessie, nu),
        traject_id=traject.id,
        leerling_id=leerling.id,
        locatie_id=await zonder_school(sessie, traject.gemeente_code),
        gemeente_code=traject.gemeente_code,
        kenmerk=str(deelnemer.id),
        inhoud_hash=deelnemer.id.bytes,
        melder_naam=f"Gemeente {gemeente.naam}",
        melder_mail=gemeente.mail,
        leerlingnummer=deelnemer.leerlingnummer,
        initialen=initialen(leerling.voornamen, leerling.voorvoegsel, leerling.achternaam),
        ontvangen_op=nu,
        **_gemeld(campagne, overdracht, nu),
    )
    voeg_toe(sessie, melding)
    return melding


def _gemeld(campagne: Campagne, overdracht: Overdracht, nu: datetime) -> dict[str, Any]:
    dag = amsterdam(nu).date()
    return {
        "kanaal": Kanaal.CAMPAGNE.value,
        "soort": overdracht.soort.value,
        "onderwijssoort": Onderwijssoort.MBO_ONBEKEND.value,
        "eerste_dag": dag,
        "meldingsdatum": dag,
        "alle_lessen_gemist": True,
        "toelichting": f"Uit de campagne {campagne.naam}: {overdracht.reden}.",
        "kopie_adressen": {"adressen": []},
    }


async def laat_campagnedossier_los(
    sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime
) -> None:
    """Close a dossier that a campaign opened and nobody reported to, with its last procedure.

    No workflow waits to close it. What an officer started in it by hand keeps it open until that ends too.
    """
    if traject.soort not in set(Campagnesoort) or traject.fase == Fase.GESLOTEN:
        return
    if await _loopt_er_nog_iets(sessie, procedure):
        return
    soort = label(Campagnesoort(traject.soort))
    await sessie.flush()
    resultaat = await _resultaat(sessie, traject) or procedure.resultaat
    sluit(traject, resultaat, f"De campagne {soort} is voor deze leerling klaar.", nu)
    sessie.add(traject)


async def _resultaat(sessie: Lezer, traject: Traject) -> str:
    """What the campaign came to, whichever procedure ended last."""
    van_campagne = DRAAIBOEKEN[Campagnesoort(traject.soort)].plan.soort
    zoek = select(Procedure.resultaat).where(
        Procedure.traject_id == traject.id, Procedure.soort == van_campagne
    )
    return (await sessie.exec(zoek.order_by(col(Procedure.gestart_op).desc()))).first() or ""


async def _loopt_er_nog_iets(sessie: Lezer, procedure: Procedure) -> bool:
    return any(rij.id != procedure.id for rij in await lopende(sessie, procedure.traject_id))
