"""The request for verzuimstaten (catalogue 36): every school of the region is asked, reminded, and called.

A school that stays silent becomes the task of somebody of the municipality, in the same ledger: it comes back
to the coordinators until there is an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.campagnes.verzuimstaat import Staatantwoord, Staatkop
from domain.fouten import Geweigerd
from domain.kalender import dag_van
from domain.regels import Afspraakcode, geldige_afspraak
from domain.soorten import Campagnestatus, TermijnAard, Termijncode
from domain.termijnen import duur, plan_termijn
from storage.afspraken import regels_voor
from storage.bellers import Beller, Kantoren, lees_kantoren
from storage.campagnes import vergrendel_campagne, wek_campagne
from storage.database import Lezer, Schrijver
from storage.lezen import een, rijen
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.rijen import schrijf_weg
from storage.schoolverzoek import (
    Afgegaan,
    Verzoekronde,
    belofte_van,
    laat_momenten_afgaan,
    mail_school,
    vraag_scholen,
    vragen_van,
)
from storage.tabellen import Campagne, Klassenvraag
from storage.termijnen import RONDE, laat_vervallen, plan

BELLEN = "School bellen over de verzuimstaat"
AL_BEANTWOORD = "Er staan al leerlingen in de lijst. Bel de gemeente als die er niet in horen."
GESTOPT = "Deze vraag is gestopt. U hoeft niets meer in te vullen."

# A place without a mail address cannot be asked, and is no school (storage/zonder_school.py).
_TE_VRAGEN = """
SELECT s.id FROM schoollocatie s JOIN gemeente g ON g.code = s.gemeente_code
WHERE g.rmc_regio_code = :regio AND s.mail <> ''
  AND NOT EXISTS (SELECT 1 FROM klassenvraag v WHERE v.campagne_id = :id AND v.locatie_id = s.id)
ORDER BY s.id
"""
_OPEN = "SELECT DISTINCT wacht_id FROM termijn WHERE wacht_id = ANY (:ids) AND status = 'open'"
_KOP = """
SELECT v.id AS vraag_id, s.brin, s.vestiging, s.naam AS melder, v.mail, v.gevraagd_op,
  c.rmc_regio_code AS regio
FROM klassenvraag v JOIN schoollocatie s ON s.id = v.locatie_id JOIN campagne c ON c.id = v.campagne_id
WHERE v.id = :id
"""


class _Kop(BaseModel, frozen=True):
    vraag_id: UUID
    brin: str
    vestiging: str
    melder: str
    mail: str
    gevraagd_op: datetime
    regio: str


async def te_vragen_locaties(sessie: Lezer, campagne: Campagne) -> list[UUID]:
    """The school locations of the region that were not asked yet."""
    gevonden = await rijen(sessie, _TE_VRAGEN, id=campagne.id, regio=campagne.rmc_regio_code)
    return [rij["id"] for rij in gevonden]


async def werk_verzoeken_bij(sessie: Schrijver, ronde: Verzoekronde) -> int:
    """Ask as many schools as the pace allows, and let the ledger go off; how many were asked.

    The number of queries does not grow with the number of schools.
    """
    nu_te_vragen = (await te_vragen_locaties(sessie, ronde.campagne))[: ronde.per_keer]
    await vraag_scholen(sessie, ronde, nu_te_vragen)
    await schrijf_weg(sessie)
    if afgegaan := await laat_momenten_afgaan(sessie, ronde.campagne.id, ronde.nu):
        await _volg_op(sessie, ronde, afgegaan)
    return len(nu_te_vragen)


async def _volg_op(sessie: Schrijver, ronde: Verzoekronde, afgegaan: Sequence[Afgegaan]) -> None:
    vragen = await vragen_van(sessie, [moment.vraag_id for moment in afgegaan])
    gemeenten = {vraag.gemeente_code for vraag in vragen.values()}
    eigenaars = {vraag.eigenaar_id for vraag in vragen.values() if vraag.eigenaar_id}
    bel = _Bellen(ronde, await lees_kantoren(sessie, gemeenten, eigenaars))
    for moment in afgegaan:
        await _doe_wat_erbij_hoort(sessie, bel, vragen[moment.vraag_id], moment)
    await schrijf_weg(sessie)
    await _plan_opnieuw(sessie, bel, vragen, afgegaan)


@dataclass(frozen=True)
class _Bellen:
    """A round, and who calls in it."""

    ronde: Verzoekronde
    kantoren: Kantoren


async def _doe_wat_erbij_hoort(
    sessie: Schrijver, bel: _Bellen, vraag: Klassenvraag, moment: Afgegaan
) -> None:
    if moment.ronde == 0:
        await _spoor_school_aan(sessie, bel, vraag, moment)
        return
    stap, nu = f"{moment.aard}:{moment.volgnummer}", bel.ronde.nu
    if moment.aard is TermijnAard.HERINNERING and vraag.eigenaar_id:
        await _mail(sessie, vraag, bel.kantoren.eigenaars[vraag.eigenaar_id], stap, nu)
    elif moment.aard is not TermijnAard.UITERLIJK:
        for coordinator in bel.kantoren.coordinatoren.get(vraag.gemeente_code, []):
            await _mail(sessie, vraag, coordinator, stap, nu)


async def _spoor_school_aan(sessie: Schrijver, bel: _Bellen, vraag: Klassenvraag, moment: Afgegaan) -> None:
    """Reminders repeat the question; at the end the school's silence becomes somebody's task."""
    ronde = bel.ronde
    if moment.aard is TermijnAard.UITERLIJK:
        beller = bel.kantoren.bellers.get(vraag.gemeente_code)
        vraag.eigenaar_id = beller.id if beller else None
        sessie.add(vraag)
        if beller:
            bel.kantoren.eigenaars[beller.id] = beller
            await _mail(sessie, vraag, beller, "bellen", ronde.nu)
        await _beloof_bellen(sessie, bel, vraag, 1)
    elif ronde.nu <= vraag.uiterlijk:
        stap = f"herinnering:{moment.volgnummer}"
        await mail_school(sessie, vraag, ronde.verzoek.herinnering, stap, ronde.nu)


async def _plan_opnieuw(
    sessie: Schrijver, bel: _Bellen, vragen: dict[UUID, Klassenvraag], afgegaan: Sequence[Afgegaan]
) -> None:
    """When the ledger of a call has run out the next term is planned: nothing sleeps unseen."""
    open_ = {rij["wacht_id"] for rij in await rijen(sessie, _OPEN, ids=list(vragen))}
    for vraag in (vraag for vraag in vragen.values() if vraag.id not in open_):
        hoogste = max(moment.ronde for moment in afgegaan if moment.vraag_id == vraag.id)
        await _beloof_bellen(sessie, bel, vraag, hoogste + 1)


async def _beloof_bellen(sessie: Schrijver, bel: _Bellen, vraag: Klassenvraag, keer: int) -> None:
    """`keer` counts the rounds of calling; the first follows on the school's own term."""
    ronde, kalender = bel.ronde, bel.kantoren.kalenders[vraag.gemeente_code]
    regio = ronde.campagne.rmc_regio_code
    termijn = plan_termijn(ronde.regels, Termijncode.NABELLEN, ronde.nu, kalender, regio)
    wie = bel.kantoren.eigenaars[vraag.eigenaar_id].code if vraag.eigenaar_id else ""
    await plan(sessie, belofte_van(vraag, wie, BELLEN), termijn, ronde=keer)


async def _mail(sessie: Schrijver, vraag: Klassenvraag, aan: Beller, stap: str, nu: datetime) -> None:
    opdracht = Mailopdracht(
        sjabloon=Sjabloon.SCHOOL_BELLEN,
        sleutel=f"{Sjabloon.SCHOOL_BELLEN}.{vraag.id}.{stap}.{aan.id}",
        locatie_id=vraag.locatie_id,
        aan=aan.mail,
        gegevens={"gebruiker_id": str(aan.id), "campagne_id": str(vraag.campagne_id)},
        nu=nu,
    )
    await zet_mail_klaar(sessie, opdracht)


async def lees_kop(sessie: Lezer, vraag_id: UUID) -> Staatkop:
    """What all reports of a school's list have in common."""
    rij = await een(sessie, _Kop, _KOP, id=vraag_id)
    assert rij is not None, "a request always has a school and a campaign"
    dag = dag_van(rij.gevraagd_op)
    regels = await regels_voor(sessie, rij.regio)
    drempel = geldige_afspraak(regels, Afspraakcode.VERZUIMSTAAT_VANAF, dag, rij.regio).aantal
    velden = rij.model_dump(exclude={"gevraagd_op", "regio"})
    return Staatkop(**velden, dag=dag, drempel=drempel)


async def beantwoord_verzoek(
    sessie: Schrijver, vraag_id: UUID, antwoord: Staatantwoord, door: str, nu: datetime
) -> None:
    """Keep the answer and let the promises lapse; the same answer again changes nothing.

    A list after "none" is a correction. Raises Geweigerd for "none" after a list, or when the request was
    stopped.
    """
    vraag = (await vragen_van(sessie, [vraag_id]))[vraag_id]
    campagne = await vergrendel_campagne(sessie, vraag.campagne_id)
    if campagne.status == Campagnestatus.GESTOPT:
        raise Geweigerd(GESTOPT)
    if vraag.antwoord == antwoord:
        return
    if vraag.antwoord == Staatantwoord.LIJST:
        raise Geweigerd(AL_BEANTWOORD)
    vraag.antwoord, vraag.beantwoord_op, vraag.beantwoord_door = antwoord.value, nu, door
    sessie.add(vraag)
    await laat_vervallen(sessie, vraag.id)
    await wek_campagne(sessie, campagne, vraag.id, nu)


async def neem_bellen_over(sessie: Schrijver, vraag_id: UUID, wie: UUID, code: str) -> None:
    """Somebody else calls this school: the task and what is open of its promise are theirs."""
    vraag = (await vragen_van(sessie, [vraag_id]))[vraag_id]
    vraag.eigenaar_id = wie
    sessie.add(vraag)
    await rijen(sessie, _GEEF_OVER, id=vraag_id, wie=code)


_GEEF_OVER = "UPDATE termijn SET wie = :wie WHERE wacht_id = :id AND status = 'open' RETURNING id"


async def stel_bellen_uit(sessie: Schrijver, vraag_id: UUID, tot: datetime, nu: datetime) -> None:
    """The school will still answer: it is called again after `tot`, by a term that begins there.

    Raises Geweigerd for a day further than the region agreed on for moved deadlines.
    """
    vraag = (await vragen_van(sessie, [vraag_id]))[vraag_id]
    campagne = await vergrendel_campagne(sessie, vraag.campagne_id)
    regels, regio = await regels_voor(sessie, campagne.rmc_regio_code), campagne.rmc_regio_code
    grens = nu + duur(geldige_afspraak(regels, Afspraakcode.UITSTEL_HOOGSTENS, dag_van(nu), regio))
    if not nu < tot <= grens:
        raise Geweigerd(f"Kies een dag na vandaag, en uiterlijk {dag_van(grens):%d-%m-%Y}.")
    await laat_vervallen(sessie, vraag.id)
    hoogste = (await rijen(sessie, _HOOGSTE, id=vraag.id))[0]["hoogste"]
    kantoren = await lees_kantoren(
        sessie, [vraag.gemeente_code], [vraag.eigenaar_id] if vraag.eigenaar_id else []
    )
    bel = _Bellen(Verzoekronde(campagne, regels, 0, b"", tot), kantoren)
    await _beloof_bellen(sessie, bel, vraag, hoogste // RONDE + 1)


_HOOGSTE = "SELECT coalesce(max(volgnummer), 0) AS hoogste FROM termijn WHERE wacht_id = :id"
