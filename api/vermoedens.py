"""The suspects of a comparison: why, and a person who confirms or rejects them, one or many at a time."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, Verdeler
from api.export import Cel, xlsx_antwoord
from api.formulieren import Formulier, lees_formulier
from api.vergelijken import gemeenten_van
from domain.beleid import check_mag_vergelijken
from domain.fouten import Invoerfout
from domain.vermoeden import AFWIJSREDENEN, controleer_afwijzing
from storage.lijsten.vergelijkingen import (
    PER_PAGINA,
    Vergelijkingregel,
    Vermoedenregel,
    lees_vergelijking,
    open_vermoedens,
    vermoedens,
)
from storage.vermoedens import Besluit, bevestig, wijs_af

router = APIRouter(include_in_schema=False)

KOPPEN = (
    *("Naam", "Geboortedatum", "Klasse", "Score", "Waarom", "School", "Laatste school"),
    *("Stand", "Dossier"),
)
KLASSEN = {"vermoeden": "Geen inschrijving", "waarschijnlijk-ingeschreven": "Waarschijnlijk wel ingeschreven"}
Pagina = Annotated[int, Query(ge=1, le=10_000)]


@router.get("/vergelijking/uitkomst/{vergelijking_id}")
async def uitkomst(bezoek: Verdeler, vergelijking_id: UUID, pagina: Pagina = 1) -> Response:
    return await _toon(bezoek, await _vind(bezoek, vergelijking_id), Formulier(), pagina=pagina)


@router.get("/vergelijking/uitkomst/{vergelijking_id}/export.xlsx")
async def exporteer(bezoek: Verdeler, vergelijking_id: UUID) -> Response:
    """Every suspect of this comparison, decided or not; no numbers of people."""
    gevonden = await _vind(bezoek, vergelijking_id)
    async with bezoek.lezer() as lezer:
        regels = await vermoedens(lezer, bezoek.onderdelen.kluis, vergelijking_id, alles=True)
    onderwerp = f"vergelijking {gevonden.gemeente} {gevonden.peildatum:%d-%m-%Y}"
    return xlsx_antwoord(onderwerp, bezoek.nu, KOPPEN, [_rij(regel) for regel in regels])


@router.post("/vergelijking/uitkomst/{vergelijking_id}")
async def beslis(request: Request, bezoek: Verdeler, vergelijking_id: UUID) -> Response:
    """Confirm or reject what was ticked; somebody who was first keeps their decision."""
    gevonden = await _vind(bezoek, vergelijking_id)
    check_mag_vergelijken(bezoek.persoon.beleid, gevonden.gemeente_code)
    formulier = await lees_formulier(request)
    gekozen = await _gekozen(bezoek, gevonden, formulier)
    if not gekozen:
        formulier.fouten[""] = "Zet een vinkje bij de leerlingen over wie u beslist."
    elif formulier.tekst("actie") == "afwijzen":
        _controleer(formulier)
    if formulier.fouten:
        return await _toon(bezoek, gevonden, formulier, status=400)
    await _voer_uit(bezoek, formulier, gekozen)
    return RedirectResponse(f"/vergelijking/uitkomst/{vergelijking_id}", 303)


async def _voer_uit(bezoek: Bezoek, formulier: Formulier, gekozen: list[UUID]) -> None:
    database, kluis = bezoek.onderdelen.database, bezoek.onderdelen.kluis
    besluit = Besluit(bezoek.persoon.id, bezoek.nu)
    for vermoeden_id in gekozen:
        if formulier.tekst("actie") == "afwijzen":
            reden, toelichting = formulier.tekst("reden"), formulier.tekst("toelichting")
            await wijs_af(database, vermoeden_id, besluit, reden, toelichting)
        else:
            await bevestig(database, kluis, vermoeden_id, besluit)


def _controleer(formulier: Formulier) -> None:
    try:
        controleer_afwijzing(formulier.tekst("reden"), formulier.tekst("toelichting"))
    except Invoerfout as fout:
        formulier.neem_over(fout)


async def _gekozen(bezoek: Bezoek, gevonden: Vergelijkingregel, formulier: Formulier) -> list[UUID]:
    """What was ticked, as far as it belongs to this comparison and waits for somebody."""
    async with bezoek.lezer() as lezer:
        wachtend = await open_vermoedens(lezer, gevonden.id)
    return [id_ for id_ in wachtend if formulier.aangevinkt(f"kies-{id_}")]


async def _toon(
    bezoek: Bezoek, gevonden: Vergelijkingregel, formulier: Formulier, *, status: int = 200, pagina: int = 1
) -> Response:
    async with bezoek.lezer() as lezer:
        regels = await vermoedens(lezer, bezoek.onderdelen.kluis, gevonden.id, pagina=pagina)
    return await bezoek.toon(
        "vergelijking_uitkomst.html",
        status=status,
        v_=gevonden,
        regels=regels,
        klassen=KLASSEN,
        redenen=AFWIJSREDENEN,
        pagina=pagina,
        meer=pagina * PER_PAGINA < gevonden.open_,
        f=formulier,
        fouten_boven=formulier.fouten,
    )


async def _vind(bezoek: Bezoek, vergelijking_id: UUID) -> Vergelijkingregel:
    async with bezoek.lezer() as lezer:
        gevonden = await lees_vergelijking(lezer, gemeenten_van(bezoek), vergelijking_id)
    if gevonden is None:
        raise NIET_GEVONDEN
    return gevonden


def _rij(regel: Vermoedenregel) -> tuple[Cel, ...]:
    inhoud = regel.inhoud
    scholen = (f"{s['brin']}{s['vestiging']}" if s else "" for s in (inhoud.gelijkenis, inhoud.laatste))
    return (
        inhoud.naam,
        inhoud.geboortedatum,
        KLASSEN[regel.klasse],
        regel.score,
        "; ".join(inhoud.redenen),
        *scholen,
        AFWIJSREDENEN.get(regel.reden, regel.status),
        regel.traject,
    )
