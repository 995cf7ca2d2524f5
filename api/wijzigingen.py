"""Something happened around the pupil: telling it to the dossier, with what it does to each procedure."""

from uuid import uuid4

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Ambtenaar, Bezoek
from api.dossiers import lees_dossier
from api.formulieren import Formulier, lees_formulier, sleutel_van
from domain.beleid import check_mag_wijziging_doorgeven
from domain.fouten import Geweigerd
from domain.namen import label
from domain.procedures.model import Einde, Plan
from domain.soorten import Afdeling, Fase, Wijziging
from storage.database import SYSTEEM
from storage.lijsten.dossiers import Dossier
from storage.lijsten.organisaties import doelgemeenten
from storage.wijzigingen import verwerk_wijziging

router = APIRouter(include_in_schema=False)

# A trajectory is closed by a decision at its task, never from here.
NIET_DOOR_TE_GEVEN = (Wijziging.TRAJECT_GESLOTEN, Wijziging.NIEUWE_GEGEVENS, Wijziging.CAMPAGNE_GESTOPT)
DOOR_TE_GEVEN = tuple(w for w in Wijziging if w not in NIET_DOOR_TE_GEVEN)
LANG = 2000
GESLOTEN = "Dit dossier is gesloten. U kunt er geen verandering meer in doorgeven."


@router.get("/dossiers/{nummer}/wijziging")
async def wijzigingspagina(bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    return await _toon(bezoek, dossier, Formulier({"sleutel": str(uuid4())}))


@router.post("/dossiers/{nummer}/wijziging")
async def geef_door(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    _check_mag(bezoek, dossier)
    formulier = await lees_formulier(request)
    _controleer(formulier, await _gemeenten(bezoek, dossier))
    if formulier.fouten:
        return await _toon(bezoek, dossier, formulier)
    wijziging = Wijziging(formulier.tekst("wijziging"))
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await verwerk_wijziging(
            schrijver,
            dossier.kop.traject_id,
            wijziging,
            bezoek.nu,
            sleutel=sleutel_van(formulier),
            door=bezoek.persoon.id,
            toelichting=formulier.tekst("toelichting"),
            doelgemeente=formulier.tekst("doelgemeente"),
        )
    if wijziging is Wijziging.VERHUISD:  # the dossier is no longer in this municipality
        return RedirectResponse("/taken?gedaan=verhuisd", 303)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=wijziging", 303)


async def _gemeenten(bezoek: Bezoek, dossier: Dossier) -> dict[str, str]:
    """Where the pupil can have moved to."""
    async with bezoek.lezer() as lezer:
        return dict(await doelgemeenten(lezer, behalve=dossier.kop.gemeente_code))


def _controleer(formulier: Formulier, gemeenten: dict[str, str]) -> None:
    verhuisd = formulier.tekst("wijziging") == Wijziging.VERHUISD
    if verhuisd and formulier.tekst("doelgemeente") not in gemeenten:
        formulier.fouten["doelgemeente"] = "Kies de gemeente waar de leerling nu woont."
    if formulier.tekst("wijziging") not in DOOR_TE_GEVEN:
        formulier.fouten["wijziging"] = "Kies wat er veranderd is."
    if len(formulier.verplicht("toelichting", "Leg kort uit hoe u dit weet.")) > LANG:
        formulier.fouten["toelichting"] = f"Gebruik hooguit {LANG} tekens."


def gevolgen(wijziging: Wijziging, plannen: tuple[Plan, ...]) -> str:
    """What the change does to every procedure that runs, in a sentence each."""
    return " ".join(_gevolg(wijziging, plan) for plan in plannen) or "Er loopt nu geen procedure."


def _gevolg(wijziging: Wijziging, plan: Plan) -> str:
    naar = plan.bij.get(wijziging)
    if naar is None and wijziging is Wijziging.VERHUISD:
        return f"{plan.titel} gaat door bij de nieuwe gemeente."
    if naar is None:
        return f"{plan.titel} gaat gewoon door."
    stap = plan.stap(naar)
    if isinstance(stap, Einde):
        return f"{plan.titel} stopt, met als resultaat: {stap.titel.lower()}."
    return f"{plan.titel} gaat verder met: {stap.titel.lower()}."


def _check_mag(bezoek: Bezoek, dossier: Dossier) -> None:
    kop = dossier.kop
    check_mag_wijziging_doorgeven(bezoek.persoon.beleid, kop.gemeente_code, Afdeling(kop.afdeling))
    if kop.fase is Fase.GESLOTEN:
        raise Geweigerd(GESLOTEN)


async def _toon(bezoek: Bezoek, dossier: Dossier, formulier: Formulier) -> Response:
    _check_mag(bezoek, dossier)
    lopend = tuple(p.plan for p in dossier.procedures if p.loopt)
    return await bezoek.toon(
        "wijziging.html",
        status=400 if formulier.fouten else 200,
        kop=dossier.kop,
        wijzigingen={w.value: (label(w), gevolgen(w, lopend)) for w in DOOR_TE_GEVEN},
        gemeenten=await _gemeenten(bezoek, dossier),
        f=formulier,
        fouten_boven=formulier.fouten,
    )
