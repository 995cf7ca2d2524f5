"""PDF from HTML: tagged and accessible (PDF/UA-1), and nothing is fetched from outside."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

PROTOCOLLEN = ("data",)
"""What a template may point at: images inside the page itself; no file, no address."""


def maak_pdf(html: str) -> bytes:
    """Render a whole HTML page; it takes a while, so call it in a thread.

    WeasyPrint is loaded here because it needs libraries of the system (see opzet/pdf.sh): without them only
    this fails, not the whole application.
    """
    import weasyprint
    from weasyprint.urls import URLFetcher

    ophaler = URLFetcher(allowed_protocols=PROTOCOLLEN, allow_redirects=False)
    pagina = weasyprint.HTML(string=html, url_fetcher=ophaler)
    pdf: bytes = pagina.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf


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
