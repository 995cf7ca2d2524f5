"""What opening a task writes."""

from activities.planning import plan_taak
from activities.toewijzen import Toegewezen, wijs_toe
from activities.vanzelf import begin_vanzelf
from domain.berichten import OpenTaak, Stand, Wacht
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
from storage.trajecten import als_stand, heropen, laat_wachten, lees_stand

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
    stand = await _stand(sessie, traject, kader, toegewezen)
    return Wacht(wacht_id=taak.id, momenten=momenten, stand=stand)


async def _stand(sessie: Schrijver, traject: Traject, kader: Kader, toegewezen: Toegewezen) -> Stand:
    """The case shows its handler, also while a substitute has the task."""
    if toegewezen.namens:
        await sessie.flush()
        return await lees_stand(sessie, traject.id)
    return als_stand(traject, kader.brin, toegewezen.gebruiker.code if toegewezen.gebruiker else None)


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
        **toegewezen.wie,
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
    traject.behandelaar_id = toegewezen.namens or (toegewezen.gebruiker.id if toegewezen.gebruiker else None)


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
            gegevens={
                "taak": taak.soort,
                "voor": str(taak.toegewezen_aan or ""),
                **({"namens": str(taak.namens)} if taak.namens else {}),
            },
        ),
    )
    ontvangers = (
        [toegewezen.gebruiker] if toegewezen.gebruiker else await coordinatoren(sessie, taak.gemeente_code)
    )
    for ontvanger in ontvangers:
        await schrijf_ambtenaar(sessie, Sjabloon.NIEUWE_TAAK, ontvanger, taak, taak.geopend_op)
