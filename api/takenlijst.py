"""Lists of tasks with their filters, the search in them, and lists that people keep."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, Dossierlezer
from api.concepten import bewaar_zoekvraag, laatste_zoekvraag
from api.formulieren import Formulier, lees_formulier
from domain.namen import keuzes, label
from domain.procedures.alle import PLANNEN, taaknaam, taaksoort
from domain.procedures.model import Taakstap
from domain.soorten import Meldingsoort, Taaksoort
from storage.lijsten.takenlijst import LATER, MIJN, NIEMAND, TEAM, Taakfilter, keuzelijsten, taken
from storage.lijsten.treffers import treffers
from storage.lijsten.verzuimstaten import te_bellen_scholen
from storage.weergaven import LANGSTE_NAAM, Weergaveregel, bewaar_weergave, verwijder_weergave, weergaven

router = APIRouter(include_in_schema=False)

LIJSTEN = {MIJN: "Mijn taken", LATER: "Later", TEAM: "Team", NIEMAND: "Van niemand"}
TITELS = {
    MIJN: "Open taken, meest dringend eerst",
    LATER: "Taken die u later opvolgt",
    TEAM: "Taken van het team",
    NIEMAND: "Taken van niemand",
}
LEEG = {
    MIJN: ("Er ligt niets op u te wachten.", "Nieuwe taken komen hier vanzelf bij."),
    LATER: ("U heeft niets uitgesteld.", "Bij een taak kunt u kiezen wanneer u haar opvolgt."),
    TEAM: ("Het team heeft geen open taken.", "Nieuwe taken komen hier vanzelf bij."),
    NIEMAND: ("Elke taak is van iemand.", "Taken zonder behandelaar komen hier vanzelf bij."),
}
FILTERS = ("wie", "taak", "melding", "gemeente", "school", "te_laat", "spoed")
GEDAAN = {
    "verhuisd": "De verhuizing is doorgegeven. De nieuwe gemeente heeft het dossier.",
    "bewaard": "Uw lijst is bewaard.",
    "verwijderd": "De lijst is weg.",
    "niets-gekozen": "Er is niets veranderd. Kies eerst een of meer taken in de lijst.",
}
ZOEKLIJST = "taken"
Pagina = Annotated[int, Query(ge=1, le=10_000)]
# Code -> name of every kind of task, by name.
TAAKSOORTEN: Mapping[str, str] = dict(
    sorted(
        [(soort.value, label(soort)) for soort in Taaksoort]
        + [
            (code, f"{taaknaam(code)} ({plan.titel.lower()})")
            for plan in PLANNEN.values()
            for stap in plan.stappen
            if isinstance(stap, Taakstap)
            for code in [taaksoort(plan.soort, stap.code)]
        ],
        key=lambda soort: soort[1],
    )
)


@router.get("/taken")
async def takenlijst(
    request: Request, bezoek: Dossierlezer, pagina: Pagina = 1, gezocht: str = "", gedaan: str = ""
) -> Response:
    filter_ = lees_filter(request.query_params)
    async with bezoek.lezer():
        tekst = (await laatste_zoekvraag(bezoek, ZOEKLIJST)).get("tekst", "") if gezocht else ""
        return await _toon(bezoek, filter_, tekst, pagina=pagina, bevestiging=GEDAAN.get(gedaan, ""))


@router.post("/taken/zoeken")
async def zoek_taken(request: Request, bezoek: Dossierlezer) -> Response:
    """The filters go into the address; what was typed does not: it may be a name."""
    formulier = await lees_formulier(request)
    tekst = formulier.tekst("tekst")[:200]
    await bewaar_zoekvraag(bezoek, ZOEKLIJST, {"tekst": tekst})
    gezocht = {"gezocht": "ja"} if tekst else {}
    return RedirectResponse(adres_van(lees_filter(formulier.waarden), **gezocht), 303)


@router.post("/taken/weergaven")
async def bewaar_lijst(request: Request, bezoek: Dossierlezer) -> Response:
    formulier = await lees_formulier(request)
    filter_ = lees_filter(formulier.waarden)
    naam = formulier.verplicht("naam", "Geef de lijst een naam.")
    if len(naam) > LANGSTE_NAAM:
        formulier.fouten["naam"] = f"Gebruik hooguit {LANGSTE_NAAM} tekens."
    gemeente = formulier.tekst("delen")
    if gemeente and gemeente not in bezoek.persoon.gemeenten:
        formulier.fouten["delen"] = "Kies een gemeente waar u werkt."
    if formulier.fouten:
        return await _toon(bezoek, filter_, "", bewaren=formulier)
    async with bezoek.schrijver() as schrijver:
        bewaar_weergave(schrijver, bezoek.persoon, naam, als_keuzes(filter_), bezoek.nu, gemeente=gemeente)
    return RedirectResponse(adres_van(filter_, gedaan="bewaard"), 303)


@router.post("/taken/weergaven/{weergave_id}/weg")
async def gooi_lijst_weg(bezoek: Dossierlezer, weergave_id: UUID) -> Response:
    async with bezoek.schrijver() as schrijver:
        weg = await verwijder_weergave(schrijver, bezoek.persoon, weergave_id)
    if not weg:
        raise NIET_GEVONDEN
    return RedirectResponse("/taken?gedaan=verwijderd", 303)


def lees_filter(waarden: Mapping[str, str]) -> Taakfilter:
    """What an address or a form chooses; a choice that does not exist is no choice."""
    gekozen: dict[str, Any] = {naam: waarden[naam] for naam in FILTERS if waarden.get(naam)}
    gekozen |= {naam: True for naam in ("te_laat", "spoed") if waarden.get(naam) == "ja"}
    try:
        filter_ = Taakfilter.model_validate(gekozen)
        _ = filter_.collega
    except (ValidationError, ValueError):
        return Taakfilter()
    return filter_


def als_keuzes(filter_: Taakfilter) -> dict[str, str]:
    """The filters as a form or an address names them, without those that were not chosen."""
    gekozen = filter_.model_dump(mode="json", exclude_defaults=True)
    return {naam: "ja" if waarde is True else str(waarde) for naam, waarde in gekozen.items()}


def adres_van(filter_: Taakfilter, **meer: str) -> str:
    """Where a list stands."""
    return f"/taken?{urlencode(als_keuzes(filter_) | meer)}"


def _weergave_adres(weergave: Weergaveregel) -> str:
    return adres_van(lees_filter(weergave.filters))


def _filterblad(filter_: Taakfilter, tekst: str) -> dict[str, Any]:
    """What the form above the list shows, and where its pages are."""
    gekozen = als_keuzes(filter_)
    return {
        "filter": filter_,
        "f": Formulier({"wie": filter_.wie, "tekst": tekst} | gekozen),
        "gefilterd": bool(tekst or gekozen.keys() - {"wie"}),
        "verborgen": gekozen,
        "adres": adres_van(filter_, **({"gezocht": "ja"} if tekst else {})) + "&",
    }


async def _toon(
    bezoek: Bezoek,
    filter_: Taakfilter,
    tekst: str,
    *,
    pagina: int = 1,
    bevestiging: str = "",
    bewaren: Formulier | None = None,
) -> Response:
    async with bezoek.lezer() as lezer:
        gezocht = await treffers(lezer, tekst, bezoek.onderdelen.kluis) if tekst else None
        lijst = await taken(lezer, bezoek.persoon, bezoek.nu, filter_, gezocht=gezocht, pagina=pagina)
        te_kiezen = await keuzelijsten(lezer, bezoek.persoon)
        bewaard = await weergaven(lezer, bezoek.persoon)
        te_bellen = await te_bellen_scholen(lezer, bezoek.persoon.id) if filter_.wie == MIJN else ()
    bewaren, collegas = bewaren or Formulier(), dict(te_kiezen.collegas)
    return await bezoek.toon(
        "taken.html",
        **_filterblad(filter_, tekst),
        status=400 if bewaren.fouten else 200,
        lijsten=[(code, woorden, adres_van(Taakfilter(wie=code))) for code, woorden in LIJSTEN.items()],
        titel=TITELS.get(filter_.wie) or f"Taken van {collegas.get(filter_.wie, 'een collega')}",
        leeg=LEEG.get(filter_.wie, LEEG[TEAM]),
        lijst=lijst,
        te_bellen=te_bellen,
        keuzes=te_kiezen,
        wie=LIJSTEN | collegas,
        taaksoorten=TAAKSOORTEN,
        meldingsoorten=keuzes(Meldingsoort),
        weergaven=[(weergave, _weergave_adres(weergave)) for weergave in bewaard],
        verdeelt=bezoek.verdeelt,
        bevestiging=bevestiging,
        fb=bewaren,
        fouten_boven=bewaren.fouten,
    )
