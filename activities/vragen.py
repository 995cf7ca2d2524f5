"""Putting a question to a school."""

from temporalio import activity

from activities.planning import einde_link, plan_vraag
from activities.uitkomst import definitief
from domain.berichten import Ledgermoment, StelVraag, Wacht
from domain.soorten import Fase, WachtStatus
from domain.termijnen import Termijnplan
from infra.failpoints import failpoint
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.eenmalig import maak_token
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.kader import Kader, lees_kader
from storage.mails import Sjabloon
from storage.post import schrijf_over_vraag
from storage.tabellen import Melding, Taakantwoord, Traject, Vraag
from storage.taken import vind_antwoord
from storage.termijnen import Belofte, open_momenten, plan
from storage.trajecten import als_stand, jongste_melding, laat_wachten, lees_stand, vergrendel_traject
from storage.vragen import leg_vraag_vast, link_van, vind_vraag

WAT = "antwoord op een vraag"


class VraagActiviteiten:
    def __init__(self, database: Database, link_sleutel: bytes) -> None:
        self._database = database
        self._link_sleutel = link_sleutel

    @activity.defn
    async def stel_vraag(self, opdracht: StelVraag) -> Wacht:
        """Write the question with its one-time link, its terms and its mail, and return what to wait for."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            vraag = await vind_vraag(sessie, opdracht.vraag_id)
            if vraag is None:
                wacht = await self._stel(sessie, traject, opdracht)
            else:
                wacht = await _wacht(sessie, vraag)
        failpoint("vraag.gesteld")
        return wacht

    async def _stel(self, sessie: Schrijver, traject: Traject, opdracht: StelVraag) -> Wacht:
        antwoord = await vind_antwoord(sessie, opdracht.antwoord_id)
        if antwoord is None:
            raise definitief("AntwoordOnbekend", "De tekst van de vraag is niet bewaard.")
        kader = await lees_kader(sessie, traject.id)
        termijn = await plan_vraag(sessie, kader, traject.locatie_id, opdracht.nu)
        melding = await jongste_melding(sessie, traject)
        vraag = _vraag(traject, melding, opdracht, antwoord, termijn)
        momenten = await stel_aan_school(sessie, vraag, melding, kader, termijn, self._link_sleutel)
        laat_wachten(traject, Fase.WACHT_OP_SCHOOL, "school", termijn.uiterlijk)
        sessie.add(traject)
        stand = als_stand(traject, kader.brin, kader.behandelaar)
        return Wacht(wacht_id=vraag.id, momenten=momenten, stand=stand)


async def stel_aan_school(
    sessie: Schrijver,
    vraag: Vraag,
    melding: Melding,
    kader: Kader,
    termijn: Termijnplan,
    link_sleutel: bytes,
) -> tuple[Ledgermoment, ...]:
    """Write a question with its one-time link, its terms, the fact and the mail; the moments in order."""
    token = maak_token(link_sleutel, link_van(vraag.id))
    await leg_vraag_vast(sessie, vraag, token, einde_link(kader, vraag.gesteld_op))
    momenten = await plan(sessie, _belofte(vraag, kader), termijn)
    await _meld_het(sessie, vraag, melding)
    return momenten


async def _wacht(sessie: Lezer, vraag: Vraag) -> Wacht:
    return Wacht(
        wacht_id=vraag.id,
        momenten=await open_momenten(sessie, vraag.id),
        stand=await lees_stand(sessie, vraag.traject_id),
        beantwoord=vraag.beantwoord_op is not None,
    )


def _vraag(
    traject: Traject, melding: Melding, opdracht: StelVraag, antwoord: Taakantwoord, termijn: Termijnplan
) -> Vraag:
    return Vraag(
        id=opdracht.vraag_id,
        traject_id=traject.id,
        locatie_id=traject.locatie_id,
        melding_id=melding.id,
        tekst=antwoord.vraag,
        status=WachtStatus.OPEN,
        gesteld_op=opdracht.nu,
        gesteld_door=antwoord.gebruiker_id,
        uiterlijk=termijn.uiterlijk,
    )


def _belofte(vraag: Vraag, kader: Kader) -> Belofte:
    return Belofte(
        traject_id=vraag.traject_id,
        procedure_id=vraag.procedure_id,
        gemeente_code=kader.gemeente,
        wacht_id=vraag.id,
        wie=kader.school,
        wat=WAT,
    )


async def _meld_het(sessie: Schrijver, vraag: Vraag, melding: Melding) -> None:
    feit = Feit(
        traject_id=vraag.traject_id,
        sleutel=f"vraag-gesteld:{vraag.id}",
        op=vraag.gesteld_op,
        wat="vraag-gesteld",
        namens="mens" if vraag.gesteld_door else "systeem",
        wie=vraag.gesteld_door,
        gegevens={"vraag": str(vraag.id)},
    )
    await voeg_feit_toe(sessie, feit)
    await schrijf_over_vraag(sessie, Sjabloon.VRAAG_SCHOOL, vraag, melding, vraag.id, vraag.gesteld_op)
