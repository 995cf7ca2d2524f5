"""One round of a campaign: who may be approached now is, in one transaction that is safe to run twice."""

from datetime import datetime

from temporalio import activity

from activities.scholenronde import neem_scholenronde
from domain.campagnes.berichten import Ronde, Rondeopdracht
from domain.campagnes.draaiboek import DRAAIBOEKEN
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
from storage.klassenlijsten import te_vragen_scholen, werk_klassenlijsten_bij
from storage.rijen import schrijf_weg
from storage.schoolverzoek import Verzoekronde
from storage.tabellen import Campagne


class CampagneActiviteiten:
    def __init__(self, database: Database, link_sleutel: bytes) -> None:
        self._database, self._link_sleutel = database, link_sleutel

    @activity.defn
    async def neem_ronde(self, opdracht: Rondeopdracht) -> Ronde:
        """Approach whoever is next, within hours and pace; the register says who that is."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            campagne = await vergrendel_campagne(sessie, opdracht.campagne_id)
            ronde = await _neem(sessie, campagne, self._link_sleutel, opdracht.nu)
            await bewaar_dagstand(sessie, campagne.id, dag_van(opdracht.nu))
        failpoint("campagne.ronde")
        return ronde


async def _neem(sessie: Schrijver, campagne: Campagne, link_sleutel: bytes, nu: datetime) -> Ronde:
    if campagne.status != Campagnestatus.LOOPT:
        return await _stand(sessie, campagne, nu)
    regels = await regels_voor(sessie, campagne.rmc_regio_code)
    open_op = _open_op(campagne, regels, nu)
    if campagne.soort == Campagnesoort.VERZUIMSTATEN:
        scholen = Verzoekronde(campagne, regels, _per_minuut(campagne, regels, nu), link_sleutel, nu)
        return await neem_scholenronde(sessie, scholen, open_op)
    benaderd, verder_op = 0, open_op
    if open_op <= nu:
        await _vraag_scholen(sessie, campagne, regels, link_sleutel, nu)
        benaderd, verder_op = await _benader_volgenden(sessie, campagne, regels, nu)
    ronde = await _stand(sessie, campagne, nu)
    if ronde.klaar or not await _wacht_er_iemand(sessie, campagne):
        return ronde.model_copy(update={"benaderd": benaderd})
    return ronde.model_copy(update={"benaderd": benaderd, "verder_op": verder_op})


def _school_eerst(campagne: Campagne) -> bool:
    soort = Campagnesoort(campagne.soort)
    return soort in DRAAIBOEKEN and DRAAIBOEKEN[soort].school_eerst


async def _vraag_scholen(
    sessie: Schrijver, campagne: Campagne, regels: Regels, link_sleutel: bytes, nu: datetime
) -> None:
    """Where the school says who has to be approached, the schools are asked and reminded first."""
    if _school_eerst(campagne):
        hooguit = _per_minuut(campagne, regels, nu)
        await werk_klassenlijsten_bij(sessie, Verzoekronde(campagne, regels, hooguit, link_sleutel, nu))
        await sessie.flush()


async def _wacht_er_iemand(sessie: Schrijver, campagne: Campagne) -> bool:
    """Whether the next round has somebody to approach, or a school to ask."""
    if await volgende_in_de_rij(sessie, campagne.id, 1):
        return True
    return _school_eerst(campagne) and bool(await te_vragen_scholen(sessie, campagne.id))


def _per_minuut(campagne: Campagne, regels: Regels, nu: datetime) -> int:
    code, regio = Afspraakcode.CAMPAGNE_PER_MINUUT, campagne.rmc_regio_code
    return geldige_afspraak(regels, code, dag_van(nu), regio).aantal


async def _benader_volgenden(
    sessie: Schrijver, campagne: Campagne, regels: Regels, nu: datetime
) -> tuple[int, datetime]:
    """How many were approached, and when the next ones can be."""
    tempo = await lees_tempo(sessie, campagne.id, nu, VENSTER)
    vrij = ruimte(_per_minuut(campagne, regels, nu), tempo.gevraagd, tempo.onderweg)
    volgenden = await volgende_in_de_rij(sessie, campagne.id, min(vrij, PER_KEER))
    gelukt = await benader(sessie, campagne, volgenden, nu)
    return gelukt, volgende_ronde(nu, len(volgenden), vrij, tempo.laatst)


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
