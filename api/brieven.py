"""Letters as PDF, made at the moment that somebody asks for one."""

import asyncio
from uuid import UUID

import structlog
from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.bezoek import NIET_GEVONDEN, Bijlagelezer
from api.briefopmaak import maak_html
from api.export import bestandsnaam, download
from infra.pdf import PdfKanNiet, maak_pdf
from storage.briefgegevens import lees_briefgegevens

router = APIRouter(include_in_schema=False)
log = structlog.get_logger("web")
PDF = "application/pdf"


@router.get("/brieven/{brief_id}.pdf")
async def brief_als_pdf(bezoek: Bijlagelezer, brief_id: UUID) -> Response:
    """The letter; its file name names nobody. To a school it does not exist: it is between us and home."""
    async with bezoek.lezer() as lezer:
        brief = await lees_briefgegevens(lezer, bezoek.persoon, brief_id)
    if brief is None:
        raise NIET_GEVONDEN
    naam = bestandsnaam(f"{brief.naam} {brief.dossiernummer}", brief.gemaakt_op, "pdf")
    return download(await _pdf(maak_html(brief)), naam, PDF)


async def _pdf(html: str) -> bytes:
    """Beside the event loop: a page takes a tenth of a second."""
    try:
        return await asyncio.to_thread(maak_pdf, html)
    except PdfKanNiet as fout:
        log.error("brief niet te maken", reden=str(fout))
        raise HTTPException(503, str(fout)) from None
