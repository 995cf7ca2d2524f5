"""Putting a question to parents, or to a youngster of 18: by mail with a one-time link, and by letter."""

from activities.planning import einde_link, plan_taak
from activities.zaak import Zaak
from domain.procedures.alle import taaksoort
from domain.procedures.model import Vraagstap
from domain.soorten import WachtStatus
from storage.brieven import maak_brief_bij_vraag
from storage.database import Schrijver
from storage.deelnemers import deelnemer_van
from storage.eenmalig import maak_briefcode, maak_token
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.mails import VRAAG_BIJ
from storage.post import schrijf_ouders
from storage.rijen import voeg_toe
from storage.tabellen import Vraag
from storage.termijnen import plan
from storage.vragen import brieflink, leg_vraag_vast, link_van


async def open_oudervraag(sessie: Schrijver, zaak: Zaak, stap: Vraagstap, link_sleutel: bytes) -> None:
    """Ask them, in working days of the municipality; without an address the letter has to do."""
    deelnemer = await deelnemer_van(sessie, zaak.procedure)
    termijn = plan_taak(zaak.kader, stap.termijn, zaak.opdracht.nu)
    vraag = Vraag(
        id=zaak.opdracht.wacht_id,
        traject_id=zaak.traject.id,
        locatie_id=None,
        melding_id=None,
        procedure_id=zaak.procedure.id,
        soort=taaksoort(zaak.opdracht.soort, stap.code),
        tekst=stap.vraag,
        mail=deelnemer.mail if deelnemer else "",
        status=WachtStatus.OPEN,
        gesteld_op=zaak.opdracht.nu,
        uiterlijk=termijn.uiterlijk,
    )
    token = maak_token(link_sleutel, link_van(vraag.id))
    tot = einde_link(zaak.kader, vraag.gesteld_op)
    await leg_vraag_vast(sessie, vraag, token, tot)
    if stap.brief:
        voeg_toe(sessie, brieflink(vraag, maak_briefcode(link_sleutel, vraag.id), tot))
    await plan(sessie, zaak.belofte(stap.aan.value, stap.titel), termijn)
    await _meld_het(sessie, zaak, vraag, stap)
    zaak.wacht_op(sessie, stap.aan.value, termijn)


async def _meld_het(sessie: Schrijver, zaak: Zaak, vraag: Vraag, stap: Vraagstap) -> None:
    feit = Feit(
        traject_id=vraag.traject_id,
        sleutel=f"vraag-gesteld:{vraag.id}",
        op=vraag.gesteld_op,
        wat="vraag-gesteld",
        gegevens={"vraag": str(vraag.id), "aan": stap.aan.value},
    )
    await voeg_feit_toe(sessie, feit)
    await schrijf_ouders(sessie, VRAAG_BIJ[stap.aan], vraag, vraag.id, vraag.gesteld_op)
    if stap.brief:
        await maak_brief_bij_vraag(sessie, vraag, zaak.traject.gemeente_code, stap.brief)
