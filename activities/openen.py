"""What opening a task writes."""

from activities.planning import plan_taak
from activities.toewijzen import Toegewezen, wijs_toe
from activities.vanzelf import begin_vanzelf
from domain.berichten import OpenTaak, Wacht
from domain.besluiten import termijncode
from domain.namen import label
from domain.soorten import Fase, Meldingsoort, Taaksoort, Termijncode, WachtStatus
from domain.termijnen import Termijnplan
from domain.toewijzing import NIEMAND, WIE_WACHT
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.kader import Kader, lees_kader
from storage.mails import Sjabloon
from storage.post import coordinatoren, schrijf_ambtenaar
from storage.rijen import voeg_toe
from storage.tabellen import Taak, Traject
from storage.termijnen import Belofte, plan
from storage.trajecten import als_stand, heropen, laat_wachten

FASE_BIJ_TAAK = {
    Taaksoort.BEOORDELEN: Fase.INTAKE,
    Taaksoort.BEHANDELEN: Fase.BEHANDELING,
    Taaksoort.ANTWOORD_BEOORDELEN: Fase.BEHANDELING,
    Taaksoort.SCHOOL_NABELLEN: Fase.WACHT_OP_SCHOOL,
}


async def open_nieuwe_taak(sessie: Schrijver, traject: Traject, opdracht: OpenTaak) -> Wacht:
    """Choose the officer, write the task, its terms and the fact, and tell who has to act.

    The caller holds the lock on the trajectory.
    """
    kader = await lees_kader(sessie, traject.id)
    if traject.fase == Fase.GESLOTEN:
        heropen(traject)
    toegewezen = await wijs_toe(sessie, traject, kader, opdracht)
    termijn = plan_taak(kader, _termijncode(traject, kader, opdracht), opdracht.nu)
    taak = _taak(traject, kader, opdracht, toegewezen, termijn)
    voeg_toe(sessie, taak)
    momenten = await plan(sessie, _belofte(taak, toegewezen), termijn)
    _zet_stand(traject, opdracht, toegewezen, termijn)
    sessie.add(traject)
    await meld_nieuwe_taak(sessie, taak, toegewezen)
    if opdracht.soort is Taaksoort.BEOORDELEN:
        await begin_vanzelf(sessie, traject, opdracht.aanleiding, opdracht.nu)
    stand = als_stand(traject, kader.brin, toegewezen.gebruiker.code if toegewezen.gebruiker else None)
    return Wacht(wacht_id=taak.id, momenten=momenten, stand=stand)


def _termijncode(traject: Traject, kader: Kader, opdracht: OpenTaak) -> Termijncode:
    return termijncode(opdracht.soort, Meldingsoort(traject.soort), kader.spoed)


def _taak(
    traject: Traject, kader: Kader, opdracht: OpenTaak, toegewezen: Toegewezen, termijn: Termijnplan
) -> Taak:
    return Taak(
        id=opdracht.taak_id,
        traject_id=traject.id,
        gemeente_code=traject.gemeente_code,
        soort=opdracht.soort,
        status=WachtStatus.OPEN,
        toegewezen_aan=toegewezen.gebruiker.id if toegewezen.gebruiker else None,
        toewijzing_reden=toegewezen.reden,
        spoed=kader.spoed,
        geopend_op=opdracht.nu,
        uiterlijk=termijn.uiterlijk,
    )


def _belofte(taak: Taak, toegewezen: Toegewezen) -> Belofte:
    return Belofte(
        traject_id=taak.traject_id,
        gemeente_code=taak.gemeente_code,
        wacht_id=taak.id,
        wie=toegewezen.gebruiker.code if toegewezen.gebruiker else NIEMAND,
        wat=label(Taaksoort(taak.soort)),
    )


def _zet_stand(traject: Traject, opdracht: OpenTaak, toegewezen: Toegewezen, termijn: Termijnplan) -> None:
    wacht_op = WIE_WACHT.get(toegewezen.afdeling, NIEMAND) if toegewezen.gebruiker else NIEMAND
    laat_wachten(traject, FASE_BIJ_TAAK[opdracht.soort], wacht_op, termijn.uiterlijk)
    traject.afdeling = toegewezen.afdeling
    traject.behandelaar_id = toegewezen.gebruiker.id if toegewezen.gebruiker else None


async def meld_nieuwe_taak(sessie: Schrijver, taak: Taak, toegewezen: Toegewezen) -> None:
    """The fact in the dossier, and a mail to who has to act: nobody's task to the coordinators."""
    await voeg_feit_toe(
        sessie,
        Feit(
            traject_id=taak.traject_id,
            sleutel=f"taak-geopend:{taak.id}",
            op=taak.geopend_op,
            wat="taak-geopend",
            waarom=toegewezen.reden,
            gegevens={"taak": taak.soort, "voor": str(taak.toegewezen_aan or "")},
        ),
    )
    ontvangers = (
        [toegewezen.gebruiker] if toegewezen.gebruiker else await coordinatoren(sessie, taak.gemeente_code)
    )
    for ontvanger in ontvangers:
        await schrijf_ambtenaar(sessie, Sjabloon.NIEUWE_TAAK, ontvanger, taak, taak.geopend_op)
