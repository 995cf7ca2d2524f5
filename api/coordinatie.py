"""The coordinators' page: counts, what is stuck or did not arrive, and links into the Temporal UI."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import storingen
from api.bezoek import Bezoek, Coordinator
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import WebInstellingen
from domain.berichten import TRAJECT_WORKFLOW
from domain.soorten import Fase
from infra.zoekattributen import FASE, GEMEENTE, TE_LAAT
from storage.lijsten.coordinatie import tellingen, vastgelopen

router = APIRouter(include_in_schema=False)

LOPEND = f"WorkflowType = '{TRAJECT_WORKFLOW}' AND ExecutionStatus = 'Running'"
# What Temporal sets by itself on a workflow whose tasks keep failing.
FALEND = (
    "TemporalReportedProblems IN ('category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut')"
    f" OR (WorkflowType = '{TRAJECT_WORKFLOW}' AND ExecutionStatus IN ('Failed', 'Terminated', 'TimedOut'))"
)
VRAGEN = (
    ("Alle lopende trajecten", "Elk traject dat nog niet gesloten is.", LOPEND),
    (
        "Wacht op de school",
        "Er staat een vraag uit bij de school.",
        f"{LOPEND} AND {FASE.name} = '{Fase.WACHT_OP_SCHOOL}'",
    ),
    ("Te laat", "Een afspraak is niet op tijd nagekomen.", f"{LOPEND} AND {TE_LAAT.name} = true"),
    ("Loopt vast", "Een traject dat zelf niet verder kan. Laat de beheerder kijken.", FALEND),
)
Pagina = Annotated[int, Query(ge=1, le=10_000)]


@dataclass(frozen=True)
class Link:
    """A ready list in the Temporal UI."""

    tekst: str
    uitleg: str
    adres: str


@router.get("/coordinatie")
async def coordinatiepagina(bezoek: Coordinator, pagina: Pagina = 1, verstuurd: bool = False) -> Response:
    return await _toon(bezoek, Formulier(), pagina=pagina, verstuurd=verstuurd)


@router.post("/coordinatie/mails/{mail_id}")
async def mail_opnieuw(request: Request, bezoek: Coordinator, mail_id: UUID) -> Response:
    """A refused mail goes out again, to the address that the coordinator corrected."""
    formulier = await lees_formulier(request)
    if await storingen.verstuur_opnieuw(bezoek, mail_id, formulier):
        return RedirectResponse("/coordinatie?verstuurd=true", 303)
    return await _toon(bezoek, formulier, status=400)


async def _toon(
    bezoek: Bezoek, formulier: Formulier, *, status: int = 200, pagina: int = 1, verstuurd: bool = False
) -> Response:
    async with bezoek.lezer() as lezer:
        per_gemeente = await tellingen(lezer, bezoek.persoon, bezoek.nu)
        stuk = await vastgelopen(lezer, bezoek.persoon, bezoek.nu, pagina=pagina)
    instellingen = bezoek.onderdelen.instellingen
    return await bezoek.toon(
        "coordinatie.html",
        status=status,
        f=formulier,
        fouten_boven=formulier.fouten,
        verstuurd=verstuurd,
        storingen=await storingen.lees_storingen(bezoek),
        woorden=storingen,
        tellingen=[(telling, gemeentelink(instellingen, telling.gemeente_code)) for telling in per_gemeente],
        gemeenten={telling.gemeente_code: telling.gemeente for telling in per_gemeente},
        vastgelopen=[(regel, zaaklink(instellingen, regel.workflow_id)) for regel in stuk.regels],
        blad=stuk,
        links=links(instellingen, (telling.gemeente_code for telling in per_gemeente)),
    )


def links(instellingen: WebInstellingen, gemeenten: Iterable[str]) -> tuple[Link, ...]:
    """The ready lists, over the municipalities of the coordinator."""
    binnen = ", ".join(f"'{code}'" for code in sorted(gemeenten))
    beperkt = f" AND {GEMEENTE.name} IN ({binnen})" if binnen else ""
    return tuple(
        Link(tekst, uitleg, _adres(instellingen, _met(vraag, beperkt))) for tekst, uitleg, vraag in VRAGEN
    )


def gemeentelink(instellingen: WebInstellingen, gemeente_code: str) -> str:
    """The open trajectories of one municipality in the Temporal UI."""
    return _adres(instellingen, f"{LOPEND} AND {GEMEENTE.name} = '{gemeente_code}'")


def zaaklink(instellingen: WebInstellingen, workflow_id: str) -> str:
    """One case in the Temporal UI."""
    ruimte = quote(instellingen.temporal_namespace, safe="")
    return f"{instellingen.temporal_ui_url}/namespaces/{ruimte}/workflows/{quote(workflow_id, safe='')}"


def _met(vraag: str, beperkt: str) -> str:
    return f"({vraag}){beperkt}" if " OR " in vraag else f"{vraag}{beperkt}"


def _adres(instellingen: WebInstellingen, vraag: str) -> str:
    ruimte = quote(instellingen.temporal_namespace, safe="")
    return f"{instellingen.temporal_ui_url}/namespaces/{ruimte}/workflows?query={quote(vraag, safe='')}"
