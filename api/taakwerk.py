"""Arranging a task: claim it, give it back, hand it to a colleague, follow it up later, mark it urgent."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import proceduretaken, taken
from api.afronden import lees_scherm
from api.bezoek import Bezoek, Dossierlezer
from api.formulieren import Formulier, lees_formulier
from api.taakconcept import formulier_van
from api.werkblad import Werkblad, werkblad
from domain.fouten import Botsing, Geweigerd
from domain.school_gegevens import lees_dag
from storage.database import SYSTEEM, Schrijver
from storage.taakwerk import (
    Gezien,
    geef_eigenaar_terug,
    geef_terug,
    laat_doen,
    pak_op,
    stel_uit,
    wijs_toe,
    zet_spoed,
)

router = APIRouter(include_in_schema=False)

LANGSTE_REDEN = 500
ONBEKEND = "Kies wat u met deze taak wilt doen."
GEEN_DAG = "Vul een dag in, bijvoorbeeld 03-09-2026."
WAAROM = "Zeg kort waarom. Dat komt in het dossier."


@router.post("/taken/{taak_id}/werk")
async def regel(request: Request, bezoek: Dossierlezer, taak_id: UUID) -> Response:
    scherm = await lees_scherm(bezoek, taak_id)
    formulier = await lees_formulier(request)
    doe = formulier.tekst("doe")
    try:
        await _voer_uit(bezoek, taak_id, formulier)
    except Botsing as fout:
        blad = await werkblad(bezoek, await lees_scherm(bezoek, taak_id), formulier, botsing=str(fout))
        return await _toon(bezoek, taak_id, blad, 409)
    except Geweigerd as fout:
        if not formulier.fouten:
            formulier.fouten[VELD.get(doe, "")] = str(fout)
    if formulier.fouten:
        return await _toon(bezoek, taak_id, await werkblad(bezoek, scherm, formulier), 400)
    return RedirectResponse(f"/taken/{taak_id}?gedaan={doe}", 303)


async def _toon(bezoek: Bezoek, taak_id: UUID, blad: Werkblad, status: int) -> Response:
    """The page of the task with what went wrong at its side."""
    scherm = await lees_scherm(bezoek, taak_id)
    pagina = proceduretaken.toon if scherm.taak.procedure_id else taken.toon
    return await pagina(bezoek, scherm, await formulier_van(bezoek, scherm), blad=blad, status=status)


async def _voer_uit(bezoek: Bezoek, taak_id: UUID, formulier: Formulier) -> None:
    """As the system: it also owes the workflow a message. The step itself checks who asks."""
    doe = HANDELINGEN.get(formulier.tekst("doe"))
    versie = formulier.tekst("versie")
    if doe is None or not versie.isdecimal():
        raise Geweigerd(ONBEKEND)
    gezien = Gezien(taak_id=taak_id, versie=int(versie), door=bezoek.persoon, nu=bezoek.nu)
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await doe(schrijver, gezien, formulier)


async def _oppakken(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    await pak_op(schrijver, gezien)


async def _teruggeven(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    await geef_terug(schrijver, gezien, _waarom(formulier))


async def _terug_naar_eigenaar(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    await geef_eigenaar_terug(schrijver, gezien, _waarom(formulier))


async def _toewijzen(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    waarom = _waarom(formulier)
    await wijs_toe(schrijver, gezien, _collega(formulier), waarom)


async def _laten_doen(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    waarom = _waarom(formulier)
    await laat_doen(schrijver, gezien, _collega(formulier), waarom)


def _collega(formulier: Formulier) -> UUID:
    try:
        return UUID(formulier.tekst("collega"))
    except ValueError:
        raise Geweigerd("Kies een collega.") from None


async def _opvolgen(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    try:
        dag = lees_dag(formulier.tekst("opvolgen_op"))
    except ValueError:
        raise Geweigerd(GEEN_DAG) from None
    await stel_uit(schrijver, gezien, dag)


async def _aan_de_beurt(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    await stel_uit(schrijver, gezien, None)


async def _spoed(schrijver: Schrijver, gezien: Gezien, formulier: Formulier) -> None:
    await zet_spoed(schrijver, gezien, formulier.tekst("doe") == "spoed")


def _waarom(formulier: Formulier) -> str:
    """What stands in the dossier as the reason; a hand-over without one is refused."""
    waarom = formulier.tekst("waarom")[:LANGSTE_REDEN]
    if not waarom:
        formulier.fouten["waarom"] = WAAROM
        raise Geweigerd(WAAROM)
    return waarom


HANDELINGEN: Mapping[str, Callable[[Schrijver, Gezien, Formulier], Awaitable[None]]] = {
    "oppakken": _oppakken,
    "teruggeven": _teruggeven,
    "terug-naar-eigenaar": _terug_naar_eigenaar,
    "toewijzen": _toewijzen,
    "laten-doen": _laten_doen,
    "opvolgen": _opvolgen,
    "aan-de-beurt": _aan_de_beurt,
    "spoed": _spoed,
    "geen-spoed": _spoed,
}
VELD = {
    "toewijzen": "collega",
    "laten-doen": "collega",
    "teruggeven": "waarom",
    "terug-naar-eigenaar": "waarom",
    "opvolgen": "opvolgen_op",
}
