"""Putting a question to a school."""

from datetime import datetime, timedelta

from storage.afspraken import regels_voor, regio_van
from temporalio import activity

from activities.planning import plan_vraag
from activities.uitkomst import definitief
from domain.berichten import StelVraag, Wacht
from domain.kalender import dag_van
from domain.soorten import Fase, WachtStatus
from domain.termijnen import Afspraakcode, duur, geldige_afspraak
from infra.failpoints import failpoint
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.eenmalig import maak_token
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.mails import Sjabloon
from storage.post import schrijf_over_vraag
from storage.tabellen import Taakantwoord, Traject, Vraag
from storage.taken import vind_antwoord
from storage.termijnen import Belofte, open_momenten, plan
from storage.trajecten import laat_wachten, leerling_en_meldingen, lees_stand, vergrendel_traject
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
            if await vind_vraag(sessie, opdracht.vraag_id) is None:
                await self._stel(sessie, traject, opdracht)
            wacht = Wacht(
                wacht_id=opdracht.vraag_id,
                momenten=await open_momenten(sessie, opdracht.vraag_id),
                stand=await lees_stand(sessie, traject.id),
            )
        failpoint("vraag.gesteld")
        return wacht

    async def _stel(self, sessie: Schrijver, traject: Traject, opdracht: StelVraag) -> None:
        antwoord = await vind_antwoord(sessie, opdracht.antwoord_id)
        if antwoord is None:
            raise definitief("AntwoordOnbekend", "De tekst van de vraag is niet bewaard.")
        termijn = await plan_vraag(sessie, traject, opdracht.nu)
        vraag = await self._leg_vast(sessie, traject, opdracht, antwoord, termijn.uiterlijk)
        belofte = Belofte(
            traject_id=traject.id,
            gemeente_code=traject.gemeente_code,
            wacht_id=vraag.id,
            wie=(await lees_stand(sessie, traject.id)).school_brin,
            wat=WAT,
        )
        await plan(sessie, belofte, termijn)
        laat_wachten(traject, Fase.WACHT_OP_SCHOOL, "school", termijn.uiterlijk)
        sessie.add(traject)
        await _meld_het(sessie, vraag)

    async def _leg_vast(
        self,
        sessie: Schrijver,
        traject: Traject,
        opdracht: StelVraag,
        antwoord: Taakantwoord,
        uiterlijk: datetime,
    ) -> Vraag:
        _, meldingen = await leerling_en_meldingen(sessie, traject)
        vraag = Vraag(
            id=opdracht.vraag_id,
            traject_id=traject.id,
            locatie_id=traject.locatie_id,
            melding_id=next(m.id for m in meldingen if m.locatie_id == traject.locatie_id),
            tekst=antwoord.vraag,
            status=WachtStatus.OPEN,
            gesteld_op=opdracht.nu,
            gesteld_door=antwoord.gebruiker_id,
            uiterlijk=uiterlijk,
        )
        token = maak_token(self._link_sleutel, link_van(vraag.id))
        await leg_vraag_vast(sessie, vraag, token, opdracht.nu + await _geldigheid(sessie, traject, opdracht))
        return vraag


async def _geldigheid(sessie: Lezer, traject: Traject, opdracht: StelVraag) -> timedelta:
    regio = await regio_van(sessie, traject.gemeente_code)
    regels = await regels_voor(sessie, regio)
    return duur(geldige_afspraak(regels, Afspraakcode.EENMALIGE_LINK, dag_van(opdracht.nu), regio))


async def _meld_het(sessie: Schrijver, vraag: Vraag) -> None:
    feit = Feit(
        traject_id=vraag.traject_id,
        sleutel=f"vraag-gesteld:{vraag.id}",
        op=vraag.gesteld_op,
        wat="vraag-gesteld",
        namens="mens",
        wie=vraag.gesteld_door,
        gegevens={"vraag": str(vraag.id)},
    )
    await leg_feit_vast(sessie, feit)
    link = {"link_id": str(link_van(vraag.id))}
    await schrijf_over_vraag(sessie, Sjabloon.VRAAG_SCHOOL, vraag, vraag.id, vraag.gesteld_op, link)
