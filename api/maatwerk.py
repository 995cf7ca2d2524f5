"""Made-to-measure education in a dossier: on which days there are no lessons, from when until when."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar
from api.dossiers import lees_dossier, toon
from api.formulieren import Formulier, lees_formulier, sleutel_van
from domain.kalender import dag_van
from domain.maatwerk import WEEKDAGEN, Afspraak, fouten
from storage.maatwerk import leg_maatwerk_vast, trek_maatwerk_in

router = APIRouter(include_in_schema=False)

GEEN_DAG = "Vul een dag in, bijvoorbeeld 03-09-2026."
LENGTE = 1000


@router.post("/dossiers/{nummer}/maatwerk")
async def leg_vast(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    afspraak = _lees(formulier)
    uitleg = formulier.verplicht("uitleg", "Schrijf op wat er met school en ouders is afgesproken.")
    if afspraak is None or formulier.fouten:
        return await toon(bezoek, dossier, maatwerk=formulier)
    async with bezoek.schrijver() as schrijver:
        await leg_maatwerk_vast(
            schrijver,
            bezoek.persoon,
            dossier.kop.traject_id,
            afspraak,
            uitleg[:LENGTE],
            bezoek.nu,
            sleutel=sleutel_van(formulier),
        )
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=maatwerk#maatwerk", 303)


@router.post("/dossiers/{nummer}/maatwerk/{id_}/intrekken")
async def trek_in(bezoek: Ambtenaar, nummer: str, id_: UUID) -> Response:
    """HTTP 404 for what is not of this dossier."""
    dossier = await lees_dossier(bezoek, nummer)
    traject, vandaag = dossier.kop.traject_id, dag_van(bezoek.nu)
    async with bezoek.schrijver() as schrijver:
        if not await trek_maatwerk_in(schrijver, bezoek.persoon, traject, id_, vandaag, bezoek.nu):
            raise NIET_GEVONDEN
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=maatwerk-weg#maatwerk", 303)


def _lees(formulier: Formulier) -> Afspraak | None:
    van, tot = formulier.dag("maatwerk_van", GEEN_DAG), formulier.dag("maatwerk_tot", GEEN_DAG)
    if van is None or tot is None:
        return None
    dagen = frozenset(dag for dag in range(len(WEEKDAGEN)) if formulier.aangevinkt(f"dag-{dag}"))
    afspraak = Afspraak(dagen=dagen, van=van, tot=tot)
    velden = {"van": "maatwerk_van", "tot": "maatwerk_tot"}
    formulier.fouten |= {velden.get(veld, veld): zin for veld, zin in fouten(afspraak).items()}
    return None if formulier.fouten else afspraak
