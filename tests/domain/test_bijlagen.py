"""What may be added to a report: the inside decides, the name only proposes."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bijlagen import MAX_BYTES, MAX_NAAM, MAX_UITGEPAKT, XLSX, controleer_bijlage, veilige_naam
from domain.fouten import Invoerfout


def pak(*namen: str, inhoud: bytes = b"x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        for naam in namen:
            zip_.writestr(naam, inhoud)
    return buffer.getvalue()


WERKBLAD = ("[Content_Types].xml", "xl/workbook.xml")
PNG, JPG, PDF = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0....", b"%PDF-1.7 ...."


@pytest.mark.eis(43)
@pytest.mark.parametrize(
    ("naam", "inhoud", "mediatype"),
    [
        ("staat.pdf", PDF, "application/pdf"),
        ("STAAT.PDF", PDF, "application/pdf"),
        ("foto.jpg", JPG, "image/jpeg"),
        ("foto.jpeg", JPG, "image/jpeg"),
        ("foto.png", PNG, "image/png"),
        ("staat.xlsx", pak(*WERKBLAD), XLSX),
        ("staat.csv", "dag;uren\r\n01-10-2025;7,5\r\n".encode("utf-8-sig"), "text/csv"),
        ("staat.csv", "naam\nJosé\n".encode("cp1252"), "text/csv"),
    ],
)
def test_een_bestand_dat_klopt_mag_mee(naam: str, inhoud: bytes, mediatype: str) -> None:
    assert controleer_bijlage(naam, inhoud) == (naam, mediatype)


@pytest.mark.eis(43)
@pytest.mark.parametrize(
    ("naam", "inhoud", "reden"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("groot.pdf", PDF + b" " * MAX_BYTES, "te groot"),
        ("virus.exe", b"MZ", "soort bestand"),
        ("zonder-eind", PDF, "soort bestand"),
        ("pagina.html", b"<script>", "soort bestand"),
        ("tekening.svg", b"<svg onload=x>", "soort bestand"),
        ("staat.pdf.exe", PDF, "soort bestand"),
        ("geen.pdf", PNG, "past niet"),
        ("geen.png", JPG, "past niet"),
        ("geen.jpg", b"<html>", "past niet"),
        ("geen.xlsx", b"PK\x03\x04kapot", "past niet"),
        ("brief.xlsx", pak("[Content_Types].xml", "word/document.xml"), "past niet"),
        ("macro.xlsx", pak(*WERKBLAD, "xl/vbaProject.bin"), "past niet"),
        ("nul.csv", b"dag;uren\0", "past niet"),
        ("plaatje.csv", PNG, "past niet"),
    ],
)
def test_een_bestand_dat_niet_klopt_wordt_geweigerd_met_een_zin(naam: str, inhoud: bytes, reden: str) -> None:
    with pytest.raises(Invoerfout) as fout:
        controleer_bijlage(naam, inhoud)
    assert reden in fout.value.fouten["bijlage"]
    assert naam not in str(fout.value)


@pytest.mark.eis(43)
def test_een_klein_bestand_dat_tot_een_groot_uitpakt_wordt_geweigerd() -> None:
    bom = pak(*WERKBLAD, inhoud=b"\0" * (MAX_UITGEPAKT // 2 + 1))
    assert len(bom) < MAX_BYTES
    with pytest.raises(Invoerfout) as fout:
        controleer_bijlage("bom.xlsx", bom)
    assert "past niet" in fout.value.fouten["bijlage"]


def test_de_grens_van_de_grootte_is_een_instelling() -> None:
    assert controleer_bijlage("a.pdf", PDF, max_bytes=len(PDF))
    with pytest.raises(Invoerfout):
        controleer_bijlage("a.pdf", PDF, max_bytes=len(PDF) - 1)


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\mw\\staat.pdf", "staat.pdf"),
        ('sta<at>:"|?*.pdf', "staat.pdf"),
        ("regel\r\nSet-Cookie: x.pdf", "regelSet-Cookie x.pdf"),
        ("  . ", "bijlage"),
        ("", "bijlage"),
        ("x" * 300 + ".pdf", "x" * (MAX_NAAM - 4) + ".pdf"),
    ],
)
def test_een_naam_wordt_veilig(naam: str, veilig: str) -> None:
    assert veilige_naam(naam) == veilig


@given(st.text())
def test_een_veilige_naam_is_nooit_leeg_te_lang_of_een_pad(naam: str) -> None:
    veilig = veilige_naam(naam)
    assert 0 < len(veilig) <= MAX_NAAM
    assert veilig.isprintable()
    assert not set(veilig) & set('/\\<>:"|?*')
