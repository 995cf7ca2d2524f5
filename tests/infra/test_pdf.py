"""HTML to PDF: readable, tagged, with the letters of every name, and deaf to addresses in a text."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from infra.pdf import PdfKanNiet, maak_pdf

LETTERTYPE = """<style>
@font-face { font-family: "Brief"; src: url(vendor/noto-sans-latin.woff2) format("woff2"); }
@font-face { font-family: "Brief uitgebreid"; src: url(vendor/noto-sans-latin-ext.woff2) format("woff2"); }
@font-face { font-family: "Brief Arabisch"; src: url(vendor/noto-sans-arabic.woff2) format("woff2"); }
body { font-family: "Brief", "Brief uitgebreid", "Brief Arabisch"; }
</style>"""
NAMEN = ["İğdem Şahin-Çelik Yıldız Ömer", "Łączyńska Żółć Świętosław Źdźbło", "ʿAlī Ṣāliḥ Ḥusayn"]


@pytest.fixture(autouse=True)
def _elk_lettertype_wordt_gelezen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert "cannot be loaded" not in caplog.text


def pdf(inhoud: str) -> PdfReader:
    html = f'<html lang="nl"><head><title>Proef</title>{LETTERTYPE}</head><body>{inhoud}</body></html>'
    return PdfReader(io.BytesIO(maak_pdf(html)))


def lettertypen(document: PdfReader) -> set[str]:
    return {str(f["/BaseFont"]) for f in document.pages[0]["/Resources"]["/Font"].values()}  # type: ignore[index]


@pytest.mark.parametrize("naam", NAMEN)
def test_turkish_polish_and_transliterated_names_are_written_in_our_own_font(naam: str) -> None:
    document = pdf(f"<p>{naam}</p>")
    assert document.pages[0].extract_text().strip() == naam
    assert all("+Brief" in gebruikt for gebruikt in lettertypen(document)), lettertypen(document)


def test_arabic_letters_are_joined_and_written_in_our_own_font() -> None:
    document = pdf("<p>محمد</p>")
    assert document.pages[0].extract_text().strip()
    assert all("+Brief-Arabisch" in gebruikt for gebruikt in lettertypen(document)), lettertypen(document)


def test_the_document_is_tagged_titled_and_says_its_language() -> None:
    document = pdf("<h1>Kop</h1><p>Tekst</p>")
    wortel: Any = document.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/StructTreeRoot"]
    assert wortel["/Lang"] == "nl"
    assert document.metadata is not None
    assert document.metadata.title == "Proef"
    assert b"pdfuaid:part" in document.xmp_metadata.stream.get_data()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "element",
    [
        '<img src="file:///etc/hostname">',
        '<img src="http://127.0.0.1:9/x.png">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<style>@import url("app.css");</style>',
        '<object data="file:///etc/hostname"></object>',
    ],
)
def test_nothing_but_our_fonts_is_ever_read(element: str) -> None:
    document = pdf(f"{element}<p>Tekst</p>")
    assert document.pages[0].extract_text().strip() == "Tekst"
    assert document.attachments == {}


def test_a_missing_library_is_one_dutch_sentence(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('libpango-1.0-0: cannot open shared object file')")
    proef = (
        "from infra.pdf import maak_pdf, PdfKanNiet\ntry: maak_pdf('<p>x')\nexcept PdfKanNiet as f: print(f)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{proef}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert re.fullmatch(r"Brieven maken lukt niet op deze computer: .+ libharfbuzz-subset0\.\n", uit.stdout)
    assert uit.stderr == ""
    assert str(PdfKanNiet()) == uit.stdout.strip()
