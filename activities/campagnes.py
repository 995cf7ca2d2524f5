"""One round of a campaign: who may be approached now is, in one transaction that is safe to run twice."""

from datetime import datetime

from temporalio import activity

from domain.campagnes.berichten import Ronde, Rondeopdracht
from domain.campagnes.tempo import PER_KEER, VENSTER, campagneuren, opent_op, ruimte, volgende_ronde
from domain.kalender import EEN_DAG, Kalender, Vakantieregio, dag_van, ochtend_van
from domain.regels import Afspraakcode, Regels, geldige_afspraak
from domain.soorten import Campagnesoort, Campagnestatus, Deelnemerstaat
from infra.failpoints import failpoint
from storage.afspraken import regels_voor
from storage.benadering import benader
from storage.campagnecijfers import bewaar_dagstand
from storage.campagnes import rond_campagne_af, vergrendel_campagne
from storage.database import SYSTEEM, Database, Schrijver
from storage.deelnemers import lees_tempo, tel_staten, volgende_in_de_rij
from storage.rijen import schrijf_weg
from storage.tabellen import Campagne


class CampagneActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def neem_ronde(self, opdracht: Rondeopdracht) -> Ronde:
        """Approach whoever is next, within hours and pace; the register says who that is."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            campagne = await vergrendel_campagne(sessie, opdracht.campagne_id)
            ronde = await _neem(sessie, campagne, opdracht.nu)
            await bewaar_dagstand(sessie, campagne.id, dag_van(opdracht.nu))
        failpoint("campagne.ronde")
        return ronde


async def _neem(sessie: Schrijver, campagne: Campagne, nu: datetime) -> Ronde:
    if campagne.status != Campagnestatus.LOOPT:
        return await _stand(sessie, campagne, nu)
    regels = await regels_voor(sessie, campagne.rmc_regio_code)
    open_op = _open_op(campagne, regels, nu)
    benaderd, verder_op = 0, open_op
    if open_op <= nu:
        benaderd, verder_op = await _benader_volgenden(sessie, campagne, regels, nu)
    ronde = await _stand(sessie, campagne, nu)
    if not ronde.telling.get(Deelnemerstaat.WACHT):
        return ronde.model_copy(update={"benaderd": benaderd})
    return ronde.model_copy(update={"benaderd": benaderd, "verder_op": verder_op})


async def _benader_volgenden(
    sessie: Schrijver, campagne: Campagne, regels: Regels, nu: datetime
) -> tuple[int, datetime]:
    """How many were approached, and when the next ones can be."""
    tempo = await lees_tempo(sessie, campagne.id, nu, VENSTER)
    dag, regio = dag_van(nu), campagne.rmc_regio_code
    per_minuut = geldige_afspraak(regels, Afspraakcode.CAMPAGNE_PER_MINUUT, dag, regio).aantal
    vrij = ruimte(per_minuut, tempo.gevraagd, tempo.onderweg)
    volgenden = await volgende_in_de_rij(sessie, campagne.id, min(vrij, PER_KEER))
    gelukt = [await benader(sessie, campagne, deelnemer, nu) for deelnemer in volgenden]
    return sum(gelukt), volgende_ronde(nu, len(volgenden), vrij, tempo.laatst)


def _open_op(campagne: Campagne, regels: Regels, nu: datetime) -> datetime:
    soort, kalender = Campagnesoort(campagne.soort), Kalender(regio=Vakantieregio(campagne.vakantieregio))
    return opent_op(campagneuren(regels, soort, dag_van(nu), campagne.rmc_regio_code), kalender, nu)


async def _stand(sessie: Schrijver, campagne: Campagne, nu: datetime) -> Ronde:
    """Who is where now; a campaign of which everybody came to an end is done.

    The next look is tomorrow morning, also while it is paused: progress is kept day by day.
    """
    await schrijf_weg(sessie)
    await sessie.flush()
    telling = await tel_staten(sessie, campagne.id)
    bezig = telling.get(Deelnemerstaat.WACHT, 0) + telling.get(Deelnemerstaat.BENADERD, 0)
    if not bezig and campagne.status == Campagnestatus.LOOPT:
        rond_campagne_af(campagne, nu)
        sessie.add(campagne)
        await sessie.flush()
    klaar = campagne.status == Campagnestatus.KLAAR or (
        campagne.status == Campagnestatus.GESTOPT and not bezig
    )
    return Ronde(
        status=Campagnestatus(campagne.status),
        telling=telling,
        klaar=klaar,
        verder_op=None if klaar else ochtend_van(dag_van(nu) + EEN_DAG),
    )
