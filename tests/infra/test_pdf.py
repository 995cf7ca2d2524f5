"""Our PDFs: text that can be read and searched, tagged for screen readers, closed to the outside."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from infra.pdf import is_leesbaar, maak_pdf, voeg_samen

PAGINA = '<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body><h1>{}</h1></body></html>'


def pdf(tekst: str) -> bytes:
    return maak_pdf(PAGINA.format(tekst))


def lees(inhoud: bytes) -> PdfReader:
    return PdfReader(BytesIO(inhoud))


def wortel_van(lezer: PdfReader) -> DictionaryObject:
    """The catalogue of a PDF: what it says about itself as a whole."""
    wortel = lezer.trailer["/Root"].get_object()
    assert isinstance(wortel, DictionaryObject)
    return wortel


def test_a_pdf_is_tagged_has_a_language_and_a_title_and_claims_pdf_ua() -> None:
    lezer = lees(pdf("Yıldız, café"))
    wortel = wortel_van(lezer)
    metadata = wortel["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)

    assert "Yıldız, café" in lezer.pages[0].extract_text()
    assert str(wortel["/MarkInfo"]) == "{'/Marked': True}"
    assert "/StructTreeRoot" in wortel
    assert str(wortel["/Lang"]) == "nl"
    assert lezer.metadata is not None
    assert lezer.metadata.title == "Proef"
    assert b"pdfuaid" in metadata.get_data()


@pytest.mark.parametrize("adres", ["file:///etc/hostname", "http://localhost/plaatje.png", "/etc/hostname"])
def test_nothing_is_fetched_from_a_disk_or_an_address(adres: str) -> None:
    inhoud = pdf(f'<img src="{adres}" alt="plaatje">Tekst<link rel="attachment" href="{adres}">')

    assert "Tekst" in lees(inhoud).pages[0].extract_text()
    assert b"/EmbeddedFile" not in inhoud


def test_files_come_behind_it_under_their_name_and_the_tags_stay() -> None:
    samen = lees(voeg_samen(pdf("Hoofd"), [("verzuimstaat.pdf", pdf("Staat"))]))

    assert [p.extract_text().strip() for p in samen.pages] == ["Hoofd", "Staat"]
    assert [getattr(punt, "title", "") for punt in samen.outline][-1] == "verzuimstaat.pdf"
    assert "/StructTreeRoot" in wortel_van(samen)


def test_what_somebody_elses_file_does_when_it_opens_stays_behind() -> None:
    schrijver = PdfWriter(clone_from=BytesIO(pdf("Staat")))
    actie = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("alert(1)")}
    schrijver.root_object[NameObject("/OpenAction")] = DictionaryObject(actie)
    uit = BytesIO()
    schrijver.write(uit)

    assert "/OpenAction" in wortel_van(lees(uit.getvalue()))
    assert "/OpenAction" not in wortel_van(lees(voeg_samen(pdf("Hoofd"), [("staat.pdf", uit.getvalue())])))


def test_a_broken_or_locked_file_is_known_as_such() -> None:
    schrijver = PdfWriter(clone_from=BytesIO(pdf("Geheim")))
    schrijver.encrypt("wachtwoord")
    uit = BytesIO()
    schrijver.write(uit)

    assert is_leesbaar(pdf("Staat"))
    assert not is_leesbaar(uit.getvalue())
    assert not is_leesbaar(b"%PDF-1.7 en dan niets")
    assert not is_leesbaar(b"")
