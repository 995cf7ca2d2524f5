"""Putting other people's PDFs behind one of ours."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError


def is_leesbaar(pdf: bytes) -> bool:
    """Whether somebody else's PDF can be added to one of ours."""
    try:
        lezer = PdfReader(BytesIO(pdf))
        return not lezer.is_encrypted and len(lezer.pages) > 0
    except (PyPdfError, ValueError, KeyError, OSError, RecursionError):
        return False


def voeg_samen(hoofd: bytes, bijlagen: Sequence[tuple[str, bytes]]) -> bytes:
    """Our own PDF, tags and all, followed by others under a bookmark with their title.

    Only the pages come along: scripts, forms and attachments inside somebody else's file do not.
    """
    schrijver = PdfWriter(clone_from=BytesIO(hoofd))
    for titel, pdf in bijlagen:
        begin = len(schrijver.pages)
        for pagina in PdfReader(BytesIO(pdf)).pages:
            nieuw = schrijver.add_page(pagina, excluded_keys=("/Annots", "/AA", "/B"))
            nieuw.pop("/Tabs", None)
        schrijver.add_outline_item(title=titel, page_number=begin)
    uit = BytesIO()
    schrijver.write(uit)
    return uit.getvalue()
