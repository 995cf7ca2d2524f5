"""Who opened a dossier, for the coordinator (and whoever answers for privacy)."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.bezoek import Ambtenaar
from api.dossiers import lees_dossier
from domain.beleid import check_mag_inzage_zien
from storage.inzage import inzages

router = APIRouter(include_in_schema=False)

Pagina = Annotated[int, Query(ge=1, le=10_000)]


@router.get("/dossiers/{nummer}/inzage")
async def inzagepagina(bezoek: Ambtenaar, nummer: str, pagina: Pagina = 1) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    check_mag_inzage_zien(bezoek.persoon.beleid, dossier.kop.gemeente_code)
    async with bezoek.lezer() as lezer:
        lijst = await inzages(lezer, dossier.kop.traject_id, pagina)
    return await bezoek.toon("inzage.html", kop=dossier.kop, lijst=lijst)
