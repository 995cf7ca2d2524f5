"""Letters in other languages: English for every letter, right to left with a sample, a style of their own."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from api.briefopmaak import SJABLONEN, Opmaak, check_tekst, maak_html, vertaling
from infra.pdf import maak_pdf
from infra.talen import lees_taal, talen
from storage.huisstijl import Huisstijl
from storage.teksten import Tekst
from tests.api.test_brieven import _brief, _ingevuld, _met_brief
from tests.domain.test_huisstijl import PNG
from tests.omgeving import WORTEL

VOORBEELD = WORTEL / "tests" / "voorbeeldtaal"
BRIEVEN = sorted(map_.name for map_ in SJABLONEN.iterdir() if map_.is_dir())


def _velden() -> dict[str, str]:
    velden: dict[str, str] = {}
    for plan, uitkomst in _met_brief():
        velden |= _ingevuld(plan, uitkomst, alles=True)
    return velden


@pytest.mark.parametrize("soort", BRIEVEN)
def test_every_letter_is_there_in_english_and_says_that_dutch_counts(soort: str) -> None:
    engels = lees_taal("en")
    tekst = vertaling(soort, engels)
    assert tekst is not None
    check_tekst(tekst.onderwerp)
    check_tekst(tekst.inhoud)
    html = maak_html(_brief(soort, _velden()), Opmaak(taal=engels))
    assert '<html lang="en" dir="ltr">' in html
    assert "The Dutch text is the one that counts." in html
    assert not any(woord in html for woord in ("Geachte", "Met vriendelijke groet", "None", "<script>", "{{"))


def test_another_language_is_two_files_and_reads_from_right_to_left() -> None:
    arabisch = lees_taal("ar", VOORBEELD)
    html = maak_html(_brief("uitnodiging-gesprek", _velden()), Opmaak(taal=arabisch, map=VOORBEELD))
    assert '<html lang="ar" dir="rtl">' in html
    assert "direction: rtl" in html
    assert "الاثنين" in html  # the day of the week, as the language writes it
    blad = PdfReader(io.BytesIO(maak_pdf(html))).pages[0]
    assert "ar" not in talen()  # the sample is not offered to anybody
    letters = blad.extract_text()
    assert any("\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff" for letter in letters)


@pytest.mark.parametrize("code", ["", "xx", "../nl", "NL", "en.toml"])
def test_a_language_that_is_not_there_is_none(code: str) -> None:
    with pytest.raises(ValueError, match="no such language"):
        lees_taal(code)


def test_a_letter_in_house_style_is_tagged_and_carries_its_own_picture() -> None:
    stijl = Huisstijl(
        kleur="#7a1f5c", afzender="Team Leerplicht", ondertekening="Raadhuisplein 1\nMaandag vrij"
    )
    tekst = Tekst(onderwerp="Eigen onderwerp", inhoud="Dag {{ b.leerling }}.\n\n## Kop")
    html = maak_html(_brief("formele-waarschuwing", {}), Opmaak(stijl=stijl, tekst=tekst))
    assert all(deel in html for deel in ("#7a1f5c", "Team Leerplicht", "Maandag vrij", "Eigen onderwerp"))
    assert "&lt;script&gt;" in html
    pdf = PdfReader(io.BytesIO(maak_pdf(html)))
    wortel: Any = pdf.trailer["/Root"]
    assert (wortel["/MarkInfo"]["/Marked"], wortel["/Lang"]) == (True, "nl")
    met_logo = maak_html(
        _brief("formele-waarschuwing", {}), Opmaak(stijl=Huisstijl(logo=PNG, logo_soort="image/png"))
    )
    assert 'src="data:image/png;base64,' in met_logo
    assert 'alt="Logo van de gemeente Voorbeeldstad"' in met_logo
