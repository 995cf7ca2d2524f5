"""Drawing a PDF for a page: beside the event loop, with a sentence when this machine cannot."""

import asyncio
from collections.abc import Callable

import structlog
from starlette.exceptions import HTTPException

from infra.pdf import PdfKanNiet

PDF = "application/pdf"
log = structlog.get_logger("web")


async def teken(maak: Callable[[], bytes]) -> bytes:
    """What `maak` draws; a page takes a tenth of a second. 503 with what to install when it cannot."""
    try:
        return await asyncio.to_thread(maak)
    except PdfKanNiet as fout:
        log.error("pdf niet te maken", reden=str(fout))
        raise HTTPException(503, str(fout)) from None
