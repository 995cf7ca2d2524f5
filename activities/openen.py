"""What opening a task writes."""

from activities.planning import plan_taak
from activities.toewijzen import Toegewezen, wijs_toe
from domain.berichten import OpenTaak
from domain.besluiten import termijncode
from domain.namen import label
from domain.soorten import Afdeling, Fase, Meldingsoort, Taaksoort, WachtStatus
from domain.termijnen import Termijnplan
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.mails import Sjabloon
from storage.post import coordinatoren, schrijf_ambtenaar
from storage.tabellen import Taak, Traject
from storage.termijnen import Belofte, plan
from storage.trajecten import heropen, laat_wachten, leerling_en_meldingen

FASE_BIJ_TAAK = {
    Taaksoort.BEOORDELEN: Fase.INTAKE,
    Taaksoort.BEHANDELEN: Fase.BEHANDELING,
    Taaksoort.ANTWOORD_BEOORDELEN: Fase.BEHANDELING,
    Taaksoort.SCHOOL_NABELLEN: Fase.WACHT_OP_SCHOOL,
}
WIE_WACHT = {Afdeling.LEERPLICHT: "leerplichtambtenaar", Afdeling.DOORSTROOMPUNT: "casemanager"}
NIEMAND = "nog niet toegewezen"


async def open_nieuwe_taak(sessie: Schrijver, traject: Traject, opdracht: OpenTaak) -> None:
    """Choose the officer, write the task, its terms and the fact, and tell who has to act."""
    leerling, meldingen = await leerling_en_meldingen(sessie, traject)
    if traject.fase == Fase.GESLOTEN:
        heropen(traject)
    toegewezen = await wijs_toe(sessie, traject, leerling, opdracht)
    spoed = any(melding.spoed for melding in meldingen)
    termijn = await plan_taak(
        sessie, traject, termijncode(opdracht.soort, Meldingsoort(traject.soort), spoed), opdracht.nu
    )
    taak = await _schrijf_taak(sessie, traject, opdracht, toegewezen, termijn)
    await _schrijf_belofte(sessie, taak, toegewezen, termijn)
    _zet_stand(traject, opdracht, toegewezen, termijn)
    sessie.add(traject)
    await _meld_het(sessie, traject, taak, toegewezen, opdracht)


async def _schrijf_taak(
    sessie: Schrijver, traject: Traject, opdracht: OpenTaak, toegewezen: Toegewezen, termijn: Termijnplan
) -> Taak:
    taak = Taak(
        id=opdracht.taak_id,
        traject_id=traject.id,
        gemeente_code=traject.gemeente_code,
        soort=opdracht.soort,
        status=WachtStatus.OPEN,
        toegewezen_aan=toegewezen.gebruiker.id if toegewezen.gebruiker else None,
        toewijzing_reden=toegewezen.reden,
        geopend_op=opdracht.nu,
        uiterlijk=termijn.uiterlijk,
    )
    sessie.add(taak)
    await sessie.flush()
    return taak


async def _schrijf_belofte(
    sessie: Schrijver, taak: Taak, toegewezen: Toegewezen, termijn: Termijnplan
) -> None:
    belofte = Belofte(
        traject_id=taak.traject_id,
        gemeente_code=taak.gemeente_code,
        wacht_id=taak.id,
        wie=toegewezen.gebruiker.code if toegewezen.gebruiker else NIEMAND,
        wat=label(Taaksoort(taak.soort)),
    )
    await plan(sessie, belofte, termijn)


def _zet_stand(traject: Traject, opdracht: OpenTaak, toegewezen: Toegewezen, termijn: Termijnplan) -> None:
    fase = FASE_BIJ_TAAK[opdracht.soort]
    wacht_op = WIE_WACHT.get(toegewezen.afdeling, WIE_WACHT[Afdeling.LEERPLICHT])
    laat_wachten(traject, fase, wacht_op if toegewezen.gebruiker else NIEMAND, termijn.uiterlijk)
    traject.afdeling = toegewezen.afdeling
    traject.behandelaar_id = toegewezen.gebruiker.id if toegewezen.gebruiker else None


async def _meld_het(
    sessie: Schrijver, traject: Traject, taak: Taak, toegewezen: Toegewezen, opdracht: OpenTaak
) -> None:
    await leg_feit_vast(
        sessie,
        Feit(
            traject_id=traject.id,
            sleutel=f"taak-geopend:{taak.id}",
            op=opdracht.nu,
            wat="taak-geopend",
            waarom=toegewezen.reden,
            gegevens={"taak": opdracht.soort, "voor": str(taak.toegewezen_aan or "")},
        ),
    )
    ontvangers = (
        [toegewezen.gebruiker] if toegewezen.gebruiker else await coordinatoren(sessie, traject.gemeente_code)
    )
    for ontvanger in ontvangers:
        await schrijf_ambtenaar(sessie, Sjabloon.NIEUWE_TAAK, ontvanger, taak, opdracht.nu)
