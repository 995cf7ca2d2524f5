"""Several tasks at once: choose, look at what will happen to each, carry it out, read what came of it."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Bezoek, Dossierlezer
from api.formulieren import Formulier, lees_formulier
from api.samen import BESLUITEN, Oordeel, Opdracht, lees_collega, lees_oordelen, voer_uit
from domain.besluiten import VEREIST, VUL_IN
from domain.lijsten import STANDAARD
from domain.namen import label
from domain.school_gegevens import lees_dag
from domain.soorten import Meldingsoort
from storage.lijsten.takenlijst import keuzelijsten

router = APIRouter(include_in_schema=False)

DOEN = {
    "toewijzen": "Taken toewijzen",
    "later": "Taken later opvolgen",
    "afronden": "Taken afronden",
    "ongedaan": "Toewijzing ongedaan maken",
}
GEDAAN = {
    "toewijzen": "toegewezen",
    "later": "uitgesteld",
    "afronden": "afgerond",
    "ongedaan": "terug bij wie ze had",
}
GEEN_DAG = "Vul een dag in, bijvoorbeeld 03-09-2026."
MEESTE = 100
VINKJE = "taak-"
WAAROM = "Zeg kort waarom. Dat komt in elk dossier."


@router.post("/taken/samen")
async def samen(request: Request, bezoek: Dossierlezer) -> Response:
    """Every button of the page ends here; only "uitvoeren" changes anything."""
    formulier = await lees_formulier(request)
    versies, doe = _gekozen(formulier), formulier.tekst("doe")
    if doe not in DOEN or not versies:
        return RedirectResponse("/taken?gedaan=niets-gekozen", 303)
    opdracht = await _lees_opdracht(bezoek, formulier, doe)
    oordelen = await lees_oordelen(bezoek, versies, opdracht)
    bekeken = bool(formulier.waarde("knop")) and not formulier.fouten
    uitgevoerd = bekeken and formulier.waarde("knop") == "uitvoeren"
    if uitgevoerd:
        oordelen = await voer_uit(bezoek, oordelen, opdracht)
    return await _toon(bezoek, opdracht, oordelen, bekeken=bekeken, uitgevoerd=uitgevoerd)


def _gekozen(formulier: Formulier) -> dict[UUID, int]:
    """The tasks with the version of each that was looked at; what is no task is not there."""
    gekozen: dict[UUID, int] = {}
    for naam, versie in formulier.waarden.items():
        if naam.startswith(VINKJE) and versie.isdecimal() and len(gekozen) < MEESTE:
            try:
                gekozen[UUID(naam.removeprefix(VINKJE))] = int(versie)
            except ValueError:
                continue
    return gekozen


async def _lees_opdracht(bezoek: Bezoek, formulier: Formulier, doe: str) -> Opdracht:
    """What to do, with faults at the fields once a button of the page was pressed."""
    naar = await lees_collega(bezoek, formulier) if doe == "toewijzen" else None
    besluit = next((b for b in BESLUITEN if b.value == formulier.tekst("besluit")), None)
    opdracht = Opdracht(doe, formulier, naar, besluit if doe == "afronden" else None, _dag(formulier))
    formulier.fouten = _fouten(opdracht) if formulier.waarde("knop") else {}
    return opdracht


def _dag(formulier: Formulier) -> date | None:
    try:
        return lees_dag(formulier.tekst("dag"))
    except ValueError:
        return None


def _fouten(opdracht: Opdracht) -> dict[str, str]:
    f, fouten = opdracht.f, {}
    if opdracht.doe == "toewijzen":
        fouten = {} if opdracht.naar else {"collega": "Kies een collega."}
        fouten |= {} if f.tekst("waarom") else {"waarom": WAAROM}
    elif opdracht.doe == "later":
        fouten = {} if opdracht.dag else {"dag": GEEN_DAG}
    elif opdracht.doe == "afronden":
        vereist = VEREIST[opdracht.besluit] if opdracht.besluit else ()
        fouten = {} if opdracht.besluit else {"besluit": "Kies wat u besluit."}
        fouten |= {veld: VUL_IN[veld] for veld in vereist if not f.tekst(veld)}
    return fouten


async def _toon(
    bezoek: Bezoek, opdracht: Opdracht, oordelen: tuple[Oordeel, ...], *, bekeken: bool, uitgevoerd: bool
) -> Response:
    async with bezoek.lezer() as lezer:
        keuzes = await keuzelijsten(lezer, bezoek.persoon)
    ik = {str(bezoek.persoon.id): f"{bezoek.persoon.naam} (ik)"}
    return await bezoek.toon(
        "taken_samen.html",
        status=400 if opdracht.f.fouten else 200,
        titel=DOEN[opdracht.doe],
        gedaan=GEDAAN[opdracht.doe],
        dag=opdracht.dag,
        doe=opdracht.doe,
        f=opdracht.f,
        fouten_boven=opdracht.f.fouten,
        oordelen=oordelen,
        kan=[o for o in oordelen if o.kan],
        kan_niet=[o for o in oordelen if not o.kan],
        bekeken=bekeken,
        uitgevoerd=uitgevoerd,
        naar=opdracht.naar,
        besluit=opdracht.besluit,
        collegas=ik | dict(keuzes.collegas),
        besluiten={b.value: label(b) for b in BESLUITEN},
        resultaten=_resultaten(oordelen),
    )


def _resultaten(oordelen: tuple[Oordeel, ...]) -> dict[str, str]:
    """The results of the kinds of report among the chosen; whether one fits each case the preview says."""
    soorten = {o.taak.soort_melding for o in oordelen if isinstance(o.taak.soort_melding, Meldingsoort)}
    return {
        code: woorden for soort in sorted(soorten) for code, woorden in STANDAARD.resultaten(soort).items()
    }
