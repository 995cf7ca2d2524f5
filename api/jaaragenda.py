"""The yearly agenda on a page: what comes when, and pausing, resuming or running it by hand."""

import asyncio

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from temporalio.client import Client
from temporalio.service import RPCError

from api.beurtwoorden import gedaan, wacht
from api.bezoek import Bezoek, Coordinator
from api.formulieren import Formulier, lees_formulier
from domain.beleid import CAMPAGNELEIDERS
from domain.campagnes.agenda import AGENDA, Jaaractie
from domain.kalender import dag_van
from infra.temporal import GeenVerbinding
from storage.lijsten.jaaragenda import laatste_beurten, wat_wacht
from workflows.schemas import Stand, draai_nu, hervat, lees_agenda, pauzeer

router = APIRouter(include_in_schema=False)

GEDULD = 10.0
WEG = "De agenda is nu niet bereikbaar. Probeer het over een paar minuten opnieuw."
GEDAAN = {
    "pauzeer": "Dit staat stil tot u het hervat.",
    "hervat": "Dit gaat weer vanzelf op zijn dag.",
    "draai": "Dit gebeurt nu. Over een halve minuut ziet u bij Laatste keer hoe het ging.",
}


@router.get("/jaaragenda")
async def agenda(bezoek: Coordinator, actie: Jaaractie | None = None, wat: str = "") -> Response:
    """`actie` and `wat` tell what was just asked for."""
    klaar = (AGENDA[actie].naam, GEDAAN[wat]) if actie and wat in GEDAAN else None
    return await _toon(bezoek, Formulier(), klaar=klaar)


@router.post("/jaaragenda/{actie}")
async def doe(request: Request, bezoek: Coordinator, actie: Jaaractie) -> Response:
    formulier = await lees_formulier(request)
    if formulier.tekst("wat") not in GEDAAN:
        formulier.fouten[""] = "Kies pauzeren, hervatten of nu uitvoeren."
        return await _toon(bezoek, formulier, status=400)
    try:
        await asyncio.wait_for(_voer_uit(bezoek, actie, formulier.tekst("wat")), GEDULD)
    except (RPCError, GeenVerbinding, TimeoutError):
        formulier.fouten[""] = WEG
        return await _toon(bezoek, formulier, status=503)
    return RedirectResponse(f"/jaaragenda?actie={actie}&wat={formulier.tekst('wat')}", 303)


async def _voer_uit(bezoek: Bezoek, actie: Jaaractie, wat: str) -> None:
    client, wachtrij = await _client(bezoek), bezoek.onderdelen.instellingen.wachtrij
    if wat == "draai":
        await draai_nu(client, wachtrij, actie)
    else:
        await (pauzeer if wat == "pauzeer" else hervat)(client, wachtrij, actie, bezoek.persoon.code)


async def _client(bezoek: Bezoek) -> Client:
    return await bezoek.onderdelen.temporal()


async def _lees(bezoek: Bezoek) -> tuple[Stand, ...]:
    return await lees_agenda(await _client(bezoek), bezoek.onderdelen.instellingen.wachtrij)


async def _toon(
    bezoek: Bezoek, formulier: Formulier, status: int = 200, klaar: tuple[str, str] | None = None
) -> Response:
    try:
        regels: tuple[Stand, ...] = await asyncio.wait_for(_lees(bezoek), GEDULD)
    except (RPCError, GeenVerbinding, TimeoutError):
        regels, status = (), 503 if status == 200 else status
        formulier.fouten.setdefault("", WEG)
    gemeenten = bezoek.persoon.beleid.gemeenten_met(CAMPAGNELEIDERS)
    async with bezoek.lezer() as lezer:
        beurten = await laatste_beurten(lezer, gemeenten)
        wachtend = await wat_wacht(lezer, gemeenten, dag_van(bezoek.nu))
    return await bezoek.toon(
        "jaaragenda.html",
        status=status,
        regels=[(stand, beurten.get(stand.actie), wacht(stand.actie, wachtend)) for stand in regels],
        gedaan=gedaan,
        klaar=klaar,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
