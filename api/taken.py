"""My tasks, and the page on which an officer decides."""

import hashlib
import json
from typing import Annotated
from uuid import UUID, uuid4, uuid5

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek
from api.formulieren import Formulier, lees_formulier
from api.tijdlijn import tijdlijn
from domain.beleid import check_mag_taak_afronden
from domain.berichten import Afronding, traject_workflow_id
from domain.besluiten import TOEGESTAAN, Besluitinvulling, lees_besluit
from domain.fouten import Geweigerd, Invoerfout
from domain.lijsten import STANDAARD
from domain.namen import label
from domain.soorten import Afdeling, Besluit, WachtStatus
from storage.lijsten.organisaties import doelgemeenten
from storage.lijsten.taken import Taakscherm, mijn_taken, taak_scherm, teamtaken
from storage.tabellen import Taakantwoord
from storage.taken import bewaar_antwoord
from workflows.aanroepen import NietZeker, TaakNietOpen, rond_taak_af

router = APIRouter(include_in_schema=False)

TEKSTVELDEN = ("besluit", "motivering", "resultaat", "vraag", "doelgemeente")
STORING = (
    "Het systeem dat de taken verwerkt geeft nu geen antwoord. Uw keuze en uw tekst zijn bewaard. "
    "Druk over een paar minuten nog eens op de knop; er gebeurt dan niets dubbel."
)
AL_GEDAAN = "Deze taak is al afgerond. Misschien was een collega u voor."
UITLEG: dict[Besluit, str] = {
    Besluit.OPPAKKEN: "U gaat met de leerling en de school aan de slag. De school hoort dat u het oppakt.",
    Besluit.VRAAG_SCHOOL: "De school krijgt een mail met uw vraag en een link om te antwoorden.",
    Besluit.TER_KENNISNAME: "U doet nu niets. De melding telt mee als de school opnieuw meldt.",
    Besluit.ANDERE_GEMEENTE: "De leerling woont ergens anders. Die gemeente krijgt het dossier.",
    Besluit.DOORSTROOMPUNT: "De leerling hoort bij het Doorstroompunt, bijvoorbeeld door de leeftijd.",
    Besluit.SLUITEN: "U bent klaar. De school hoort met welk resultaat.",
}
Pagina = Annotated[int, Query(ge=1, le=10_000)]


@router.get("/taken")
async def takenlijst(bezoek: Ambtenaar, pagina: Pagina = 1) -> Response:
    async with bezoek.lezer() as lezer:
        mijn = await mijn_taken(lezer, bezoek.persoon, bezoek.nu)
        team = await teamtaken(lezer, bezoek.persoon, bezoek.nu, pagina=pagina)
    te_laat = sum(taak.uiterlijk < bezoek.nu for taak in mijn)
    return await bezoek.toon("taken.html", mijn=mijn, team=team, te_laat=te_laat)


@router.get("/taken/{taak_id}")
async def taakpagina(bezoek: Ambtenaar, taak_id: UUID) -> Response:
    scherm = await _scherm(bezoek, taak_id)
    return await _toon(bezoek, scherm, Formulier({"antwoord_id": str(uuid4())}))


@router.post("/taken/{taak_id}")
async def beslis(request: Request, bezoek: Ambtenaar, taak_id: UUID) -> Response:
    scherm = await _scherm(bezoek, taak_id)
    formulier = await lees_formulier(request)
    if scherm.taak.status != WachtStatus.OPEN and not _is_eigen_besluit(bezoek, scherm, formulier):
        return await _toon(bezoek, scherm, formulier, status=409, botsing=AL_GEDAAN)
    _check_mag_afronden(bezoek, scherm)
    besluit, invulling = _lees(formulier, scherm, _afdeling(scherm))
    if besluit is None or invulling is None:
        return await _toon(bezoek, scherm, formulier, status=400)
    return await _voer_uit(bezoek, scherm, formulier, besluit, invulling)


async def _voer_uit(
    bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier, besluit: Besluit, invulling: Besluitinvulling
) -> Response:
    """Keep the text first, then tell the workflow by ids; whatever goes wrong there, the text stays."""
    antwoord_id = await _bewaar(bezoek, scherm, formulier, besluit, invulling)
    opdracht = Afronding(
        taak_id=scherm.taak.id, antwoord_id=antwoord_id, door=bezoek.persoon.id, besluit=besluit
    )
    try:
        workflow_id = traject_workflow_id(scherm.taak.traject_id)
        await rond_taak_af(await bezoek.onderdelen.temporal(), workflow_id, opdracht)
    except TaakNietOpen:
        nieuw = await _scherm(bezoek, scherm.taak.id)
        return await _toon(bezoek, nieuw, formulier, status=409, botsing=AL_GEDAAN)
    except NietZeker:
        return await _toon(bezoek, scherm, formulier, status=503, storing=STORING)
    return RedirectResponse(f"/dossiers/{scherm.taak.traject_nummer}?gedaan={besluit.value}", 303)


async def _bewaar(
    bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier, besluit: Besluit, invulling: Besluitinvulling
) -> UUID:
    rij = Taakantwoord(
        id=_antwoord_id(formulier, bezoek.persoon.id, scherm.taak.id),
        taak_id=scherm.taak.id,
        traject_id=scherm.taak.traject_id,
        gebruiker_id=bezoek.persoon.id,
        besluit=besluit.value,
        gegeven_op=bezoek.nu,
        **invulling.model_dump(),
    )
    antwoord_id = rij.id
    async with bezoek.schrijver() as schrijver:
        await bewaar_antwoord(schrijver, rij)
    return antwoord_id


def _antwoord_id(formulier: Formulier, gebruiker_id: UUID, taak_id: UUID) -> UUID:
    """The same form with the same content is the same answer, so that a double click decides once."""
    inhoud = json.dumps([formulier.tekst(naam) for naam in ("antwoord_id", *TEKSTVELDEN)])
    return uuid5(taak_id, f"{gebruiker_id}:{hashlib.sha256(inhoud.encode()).hexdigest()}")


def _is_eigen_besluit(bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier) -> bool:
    """This very form closed the task, and was sent again: the workflow may not have heard of it."""
    return scherm.taak.antwoord_id == _antwoord_id(formulier, bezoek.persoon.id, scherm.taak.id)


def _lees(
    formulier: Formulier, scherm: Taakscherm, afdeling: Afdeling
) -> tuple[Besluit | None, Besluitinvulling | None]:
    """The decision and what belongs to it, or faults at the fields."""
    if formulier.tekst("besluit") not in {besluit.value for besluit in TOEGESTAAN[scherm.taak.soort]}:
        formulier.fouten["besluit"] = "Kies wat u besluit."
        return None, None
    besluit = Besluit(formulier.tekst("besluit"))
    gegevens = {naam: formulier.tekst(naam) for naam in TEKSTVELDEN if naam != "besluit"}
    kop = scherm.dossier.kop
    try:
        return besluit, lees_besluit(
            scherm.taak.soort,
            besluit,
            gegevens,
            soort=kop.soort,
            gemeente=kop.gemeente_code,
            afdeling=afdeling,
        )
    except Invoerfout as fout:
        formulier.neem_over(fout)
    except Geweigerd as fout:
        formulier.fouten["besluit"] = str(fout)
    return besluit, None


def _afdeling(scherm: Taakscherm) -> Afdeling:
    """Where the case is, not where the pupil's age would put it: turning 18 on the way moves nobody."""
    return Afdeling(scherm.dossier.kop.afdeling)


def _weigering(bezoek: Bezoek, scherm: Taakscherm) -> str:
    """Why this person can look but not decide; empty for who may."""
    try:
        _check_mag_afronden(bezoek, scherm)
    except Geweigerd as fout:
        return str(fout)
    return ""


def _check_mag_afronden(bezoek: Bezoek, scherm: Taakscherm) -> None:
    """Whoever the task is assigned to may always finish it; a colleague when the policy says so."""
    if not scherm.taak.van_mij:
        gemeente = scherm.dossier.kop.gemeente_code
        check_mag_taak_afronden(bezoek.persoon.beleid, gemeente, _afdeling(scherm))


async def _scherm(bezoek: Bezoek, taak_id: UUID) -> Taakscherm:
    async with bezoek.lezer() as lezer:
        scherm = await taak_scherm(lezer, bezoek.persoon, taak_id, bezoek.nu)
    if scherm is None:
        raise NIET_GEVONDEN
    return scherm


async def _toon(
    bezoek: Bezoek,
    scherm: Taakscherm,
    formulier: Formulier,
    *,
    status: int = 200,
    botsing: str = "",
    storing: str = "",
) -> Response:
    kop = scherm.dossier.kop
    async with bezoek.lezer() as lezer:
        gemeenten = dict(await doelgemeenten(lezer, behalve=kop.gemeente_code))
    return await bezoek.toon(
        "taak.html",
        status=status,
        taak=scherm.taak,
        d=scherm.dossier,
        gedaan=scherm.taak.status != WachtStatus.OPEN,
        weigering=_weigering(bezoek, scherm),
        tijdlijn=tijdlijn(scherm.dossier.gebeurtenissen),
        besluiten={b.value: (label(b), UITLEG[b]) for b in TOEGESTAAN[scherm.taak.soort]},
        resultaten=STANDAARD.resultaten(kop.soort),
        gemeenten=gemeenten,
        f=formulier,
        fouten_boven=formulier.fouten,
        botsing=botsing,
        storing=storing,
    )
