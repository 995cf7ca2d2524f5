"""Something happened around the pupil: telling it to the dossier, with what it does to each procedure."""

from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

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
from domain.school_gegevens import lees_dag
from domain.soorten import Afdeling, Fase, Wijziging
from storage.database import SYSTEEM
from storage.lijsten.dossiers import Dossier
from storage.lijsten.organisaties import alle_scholen, doelgemeenten
from storage.schoolwissel import Schoolwissel
from storage.wijzigingen import verwerk_wijziging

router = APIRouter(include_in_schema=False)

# These follow from a decision at a task, a report of the school or a campaign, never from here.
VANZELF = frozenset(
    {
        Wijziging.TRAJECT_GESLOTEN,
        Wijziging.NIEUWE_MELDING,
        Wijziging.NAAR_DOORSTROOMPUNT,
        Wijziging.NIEUWE_GEGEVENS,
        Wijziging.CAMPAGNE_GESTOPT,
    }
)
DOOR_TE_GEVEN = tuple(w for w in Wijziging if w not in VANZELF)
LANG = 2000
GESLOTEN = "Dit dossier is gesloten. U kunt er geen verandering meer in doorgeven."


@router.get("/dossiers/{nummer}/wijziging")
async def wijzigingspagina(bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    keuzes = await _keuzes(bezoek, dossier)
    return await _toon(bezoek, dossier, Formulier({"sleutel": str(uuid4())}), keuzes)


@router.post("/dossiers/{nummer}/wijziging")
async def geef_door(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    _check_mag(bezoek, dossier)
    formulier = await lees_formulier(request)
    keuzes = await _keuzes(bezoek, dossier)
    _controleer(formulier, keuzes)
    if formulier.fouten:
        return await _toon(bezoek, dossier, formulier, keuzes)
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
            school=_schoolwissel(formulier) if wijziging is Wijziging.ANDERE_SCHOOL else None,
        )
    if wijziging is Wijziging.VERHUISD:  # the dossier is no longer in this municipality
        return RedirectResponse("/taken?gedaan=verhuisd", 303)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=wijziging", 303)


class Keuzes(NamedTuple):
    """Where the pupil can have gone to: municipalities by code, school locations by id."""

    gemeenten: dict[str, str]
    scholen: dict[str, str]


async def _keuzes(bezoek: Bezoek, dossier: Dossier) -> Keuzes:
    async with bezoek.lezer() as lezer:
        gemeenten = await doelgemeenten(lezer, behalve=dossier.kop.gemeente_code)
        return Keuzes(dict(gemeenten), await alle_scholen(lezer))


def _controleer(formulier: Formulier, keuzes: Keuzes) -> None:
    wijziging = formulier.tekst("wijziging")
    if wijziging == Wijziging.VERHUISD and formulier.tekst("doelgemeente") not in keuzes.gemeenten:
        formulier.fouten["doelgemeente"] = "Kies de gemeente waar de leerling nu woont."
    if wijziging == Wijziging.ANDERE_SCHOOL:
        _controleer_school(formulier, keuzes)
    if formulier.tekst("wijziging") not in DOOR_TE_GEVEN:
        formulier.fouten["wijziging"] = "Kies wat er veranderd is."
    if len(formulier.verplicht("toelichting", "Leg kort uit hoe u dit weet.")) > LANG:
        formulier.fouten["toelichting"] = f"Gebruik hooguit {LANG} tekens."


def _controleer_school(formulier: Formulier, keuzes: Keuzes) -> None:
    if formulier.tekst("school") not in keuzes.scholen:
        formulier.fouten["school"] = "Kies de school waar de leerling naartoe gaat."
    if _dag(formulier) is None:
        formulier.fouten["vanaf"] = "Vul een dag in, bijvoorbeeld 1-9-2026."


def _dag(formulier: Formulier) -> date | None:
    try:
        return lees_dag(formulier.tekst("vanaf"))
    except ValueError:
        return None


def _schoolwissel(formulier: Formulier) -> Schoolwissel:
    return Schoolwissel(UUID(formulier.tekst("school")), lees_dag(formulier.tekst("vanaf")))


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


async def _toon(bezoek: Bezoek, dossier: Dossier, formulier: Formulier, keuzes: Keuzes) -> Response:
    _check_mag(bezoek, dossier)
    lopend = tuple(p.plan for p in dossier.procedures if p.loopt)
    return await bezoek.toon(
        "wijziging.html",
        status=400 if formulier.fouten else 200,
        kop=dossier.kop,
        wijzigingen={w.value: (label(w), gevolgen(w, lopend)) for w in DOOR_TE_GEVEN},
        gemeenten=keuzes.gemeenten,
        scholen=keuzes.scholen,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
