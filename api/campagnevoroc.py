"""What a campaign gives back to the portal of the Overstap: by school number, without a name or a BSN."""

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar
from api.campagnes import cellen_op_naam, vind
from api.export import csv_antwoord
from domain.campagnes.voroc import EXPORT
from domain.soorten import Campagnesoort
from storage.lijsten.campagnes import deelnemers

router = APIRouter(include_in_schema=False)

ONZE = (
    *("Leerlingnummer", "School", "Klas", "Onderwijs", "Antwoord", "School zegt", "Status mbo", "Sinds"),
    *("Risico", "Resultaat", "Dossier"),
)


@router.get("/campagnes/{campagne_id}/voroc.csv")
async def voor_voroc(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    """HTTP 404 for a campaign that the portal has nothing to do with."""
    kop = await vind(bezoek, campagne_id)
    if kop.soort is not Campagnesoort.OVERSTAP:
        raise NIET_GEVONDEN
    async with bezoek.lezer() as lezer:
        gevonden = await deelnemers(lezer, bezoek.persoon, kop.id, wat="alle", pagina=None)
    cellen = (cellen_op_naam(kop.soort, regel) for regel in gevonden.regels)
    rijen = [tuple(van_een[naam] for naam in ONZE) for van_een in cellen]
    return csv_antwoord(f"voroc {kop.naam}", bezoek.nu, EXPORT, rijen)
