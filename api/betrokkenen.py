"""People around a pupil: adding somebody, and saying that somebody is no longer involved."""

from collections.abc import Collection
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar
from api.dossiers import lees_dossier, toon
from api.formulieren import Formulier, lees_formulier, sleutel_van
from domain.fouten import Invoerfout
from domain.kalender import dag_van
from domain.school_gegevens import lees_dag
from storage.betrokkenen import ROLLEN, NieuweBetrokkene, beeindig_betrokkene, voeg_betrokkene_toe
from storage.regiolijsten import partners_bij

router = APIRouter(include_in_schema=False)

GEEN_DAG = "Vul een dag in, bijvoorbeeld 03-09-2026."
LENGTES = {"naam": 120, "telefoon": 30, "mail": 120, "opmerking": 500}


@router.post("/dossiers/{nummer}/betrokkenen")
async def voeg_toe(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    async with bezoek.lezer() as lezer:
        partners = await partners_bij(lezer, dossier.kop.gemeente_code, dag_van(bezoek.nu))
    wie = _lees(formulier, {partner.naam for partner in partners})
    if wie is None:
        return await toon(bezoek, dossier, betrokkene=formulier)
    async with bezoek.schrijver() as schrijver:
        await voeg_betrokkene_toe(
            schrijver, bezoek.persoon, dossier.kop.traject_id, wie, bezoek.nu, sleutel=sleutel_van(formulier)
        )
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=betrokkene#mensen", 303)


@router.post("/dossiers/{nummer}/betrokkenen/{id_}/beeindigen")
async def beeindig(bezoek: Ambtenaar, nummer: str, id_: UUID) -> Response:
    """From today on; HTTP 404 for who is not there."""
    dossier = await lees_dossier(bezoek, nummer)
    vandaag = dag_van(bezoek.nu)
    try:
        async with bezoek.schrijver() as schrijver:
            weg = await beeindig_betrokkene(
                schrijver, bezoek.persoon, dossier.kop.traject_id, id_, vandaag, bezoek.nu
            )
    except Invoerfout as fout:
        return await toon(bezoek, dossier, betrokkene=Formulier(fouten={"rol": fout.fouten["tot"]}))
    if not weg:
        raise NIET_GEVONDEN
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=betrokkene-weg#mensen", 303)


def _lees(formulier: Formulier, partners: Collection[str]) -> NieuweBetrokkene | None:
    if formulier.tekst("rol") not in ROLLEN:
        formulier.fouten["rol"] = "Kies wie het is."
    formulier.verplicht("naam", "Vul een naam in.")
    if formulier.tekst("mail") and "@" not in formulier.tekst("mail"):
        formulier.fouten["mail"] = "Vul een e-mailadres in, of laat het leeg."
    organisatie = formulier.tekst("organisatie")
    if organisatie and organisatie not in partners:
        formulier.fouten["organisatie"] = "Kies een partner van de regio, of laat het leeg."
    try:
        van = lees_dag(formulier.tekst("van"))
    except ValueError:
        formulier.fouten["van"] = GEEN_DAG
    if formulier.fouten:
        return None
    velden = {naam: formulier.tekst(naam)[:lengte] for naam, lengte in LENGTES.items()}
    return NieuweBetrokkene(rol=formulier.tekst("rol"), organisatie=organisatie, van=van, **velden)
