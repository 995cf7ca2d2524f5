"""Letters as PDF, made at the moment that somebody asks for one."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import NIET_GEVONDEN, Bijlagelezer
from api.briefopmaak import maak_html
from api.export import bestandsnaam, download
from api.onderdelen import WebInstellingen
from api.pdf import PDF, teken
from infra.pdf import maak_pdf
from storage.briefgegevens import Briefgegevens, lees_briefgegevens
from storage.eenmalig import maak_briefcode, met_streepjes

router = APIRouter(include_in_schema=False)


@router.get("/brieven/{brief_id}.pdf")
async def brief_als_pdf(bezoek: Bijlagelezer, brief_id: UUID) -> Response:
    """The letter; its file name names nobody. To a school it does not exist: it is between us and home."""
    async with bezoek.lezer() as lezer:
        brief = await lees_briefgegevens(lezer, bezoek.persoon, brief_id)
    if brief is None:
        raise NIET_GEVONDEN
    naam = bestandsnaam(f"{brief.naam} {brief.dossiernummer}", brief.gemaakt_op, "pdf")
    html = maak_html(_met_code(brief, bezoek.onderdelen.instellingen))
    return download(await teken(partial(maak_pdf, html)), naam, PDF)


def _met_code(brief: Briefgegevens, instellingen: WebInstellingen) -> Briefgegevens:
    """The code for answering a letter on the internet; derived, so that no table holds it."""
    if brief.vraag_id is None:
        return brief
    code = met_streepjes(maak_briefcode(instellingen.link_sleutel, brief.vraag_id))
    adres = f"{instellingen.basis_url.partition('://')[2]}/antwoord"
    return brief.model_copy(update={"antwoordcode": code, "antwoordadres": adres})
