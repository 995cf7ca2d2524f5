"""Letters: every text with every field that its step asks for, and who gets to see one."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from api import brieven
from api.briefopmaak import SJABLONEN, maak_html
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Plan, Uitkomst, Veld, Veldsoort
from infra.pdf import PdfKanNiet, maak_pdf
from storage.briefgegevens import Briefgegevens
from tests.api.webproef import Webproef, andere_leerling

NU = datetime(2026, 1, 5, 9, tzinfo=UTC)
VOORBEELD = {
    Veldsoort.DATUM: "2026-01-12",
    Veldsoort.TIJD: "10:30",
    Veldsoort.GETAL: "20",
    Veldsoort.VINKJE: "ja",
}
LASTIG: dict[str, Any] = {
    "id": uuid4(),
    "dossiernummer": "2026-00012",
    "gemaakt_op": NU,
    "voornamen": "Ömer İbrahim",
    "voorvoegsel": "van der",
    "achternaam": "Yıldız-Łączyńska <script>",
    "geboortedatum": date(2012, 2, 29),
    "straat": "Voorbeeldlaan",
    "huisnummer": "7b",
    "postcode": "1234AB",
    "plaats": "Voorbeeldstad",
    "gemeente": "Voorbeeldstad",
    "gemeente_postadres": "Postbus 9999, 9999 ZZ Voorbeeldstad",
    "gemeente_telefoon": "0600099010",
    "gemeente_mail": "leerplicht@voorbeeldstad.example",
    "behandelaar": "M. Bakker",
    "behandelaar_functie": "Leerplichtambtenaar",
    "behandelaar_telefoon": "",
    "behandelaar_mail": "",
    "school": "Zeecollege & co",
}
KAAL = ("gemeente_postadres", "gemeente_telefoon", "gemeente_mail", "behandelaar", "behandelaar_functie")


def _met_brief() -> Iterator[tuple[Plan, Uitkomst]]:
    for plan in PLANNEN.values():
        for stap in plan.stappen:
            yield from ((plan, uitkomst) for uitkomst in stap.uitkomsten if uitkomst.brief)


BEREKEND = {"vrijstelling_tot": "2026-07-31"}
"""What the rules fill in before the letter is made (activities/verlenen.py)."""


def _ingevuld(plan: Plan, uitkomst: Uitkomst, *, alles: bool) -> dict[str, str]:
    """The fields of the start and of the outcome; those of the steps between can be missing."""
    velden = (*plan.startvelden, *uitkomst.velden)
    return BEREKEND | {veld.naam: _voorbeeld(veld) for veld in velden if alles or veld.verplicht}


def _voorbeeld(veld: Veld) -> str:
    return next(iter(veld.keuzes)) if veld.keuzes else VOORBEELD.get(veld.soort, "Een <b>tekst</b> & meer")


def _brief(soort: str, velden: dict[str, str], **anders: Any) -> Briefgegevens:
    return Briefgegevens(**LASTIG | {"soort": soort, "velden": velden} | anders)


@pytest.mark.parametrize(("plan", "uitkomst"), list(_met_brief()), ids=lambda deel: getattr(deel, "code", ""))
@pytest.mark.parametrize("geboren", [date(2012, 2, 29), date(2007, 1, 1)])
def test_every_letter_of_every_plan_can_be_written_with_what_its_step_asks(
    plan: Plan, uitkomst: Uitkomst, geboren: date
) -> None:
    for alles in (True, False):
        velden = _ingevuld(plan, uitkomst, alles=alles)
        kaal = {} if alles else dict.fromkeys(KAAL, "")
        html = maak_html(_brief(uitkomst.brief, velden, geboortedatum=geboren, **kaal))
        assert "2026-00012" in html
        assert "<script>" not in html
        assert "<b>" not in html
        assert "None" not in html


@pytest.mark.parametrize("soort", sorted(map_.name for map_ in SJABLONEN.iterdir() if map_.is_dir()))
def test_every_text_has_a_salutation_a_signature_and_a_way_to_ask(soort: str) -> None:
    velden: dict[str, str] = {}
    for plan, uitkomst in _met_brief():
        velden |= _ingevuld(plan, uitkomst, alles=True)
    tekst = _tekst(maak_pdf(maak_html(_brief(soort, velden))))
    assert "Geachte ouder(s), verzorger(s)," in tekst
    assert "Met vriendelijke groet," in tekst
    assert "M. Bakker" in tekst
    assert "Pagina 1 van 1" in tekst
    assert "Ömer İbrahim van der Yıldız-Łączyńska <script>" in " ".join(tekst.split())


def test_a_student_of_eighteen_is_written_to_in_person() -> None:
    brief = _brief("formele-waarschuwing", {}, geboortedatum=date(2008, 1, 5))
    assert brief.aanhef.startswith("Geachte Ömer")
    assert brief.geadresseerde[0].startswith("Ömer")
    dag_eerder = brief.model_copy(update={"geboortedatum": date(2008, 1, 6)})
    assert dag_eerder.aanhef == "Geachte ouder(s), verzorger(s)"


def _tekst(inhoud: bytes) -> str:
    return "\n".join(blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages)


# ---- on the web ----


async def test_an_officer_downloads_a_letter_whose_file_name_names_nobody(web: Webproef) -> None:
    brief_id = await web.brief(zaak := await web.zaak(), motivering="Drie dagen weg.")
    antwoord = await (await web.als("lpa1")).get(f"/brieven/{brief_id}.pdf")
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"] == "application/pdf"
    nummer = zaak.ontvangst.traject_nummer.lower()
    naam = f"formele-waarschuwing-{nummer}-2026-11-23.pdf"
    assert f'filename="{naam}"' in antwoord.headers["content-disposition"]
    tekst = _tekst(antwoord.content)
    assert "Ömer Yıldız-de Vries" in tekst
    assert "29 februari 2012" in tekst
    assert "Drie dagen weg." in tekst
    assert zaak.ontvangst.traject_nummer in tekst
    assert "999900006" not in tekst
    wortel: Any = PdfReader(io.BytesIO(antwoord.content)).trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(("wie", "status"), [("lpa3", 404), ("school2", 404), ("beheerder1", 403)])
async def test_others_do_not_get_it(web: Webproef, wie: str, status: int) -> None:
    brief_id = await web.brief(await web.zaak())
    vreemd = await (await web.als(wie)).get(f"/brieven/{brief_id}.pdf")
    niets = await (await web.als(wie)).get(f"/brieven/{uuid4()}.pdf")
    assert (vreemd.status_code, vreemd.text) == (niets.status_code, niets.text)
    assert vreemd.status_code == status


async def test_the_dossier_lists_its_letters_or_says_that_there_are_none(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900134"))
    lpa = await web.als("lpa1")
    adres = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    assert "Er zijn nog geen brieven gemaakt." in (await lpa.get(adres)).text
    brief_id = await web.brief(zaak)
    pagina = (await lpa.get(adres)).text
    assert f'href="/brieven/{brief_id}.pdf"' in pagina
    assert "Formele waarschuwing (PDF)" in pagina
    assert "Gemaakt door" in pagina


async def test_a_machine_without_the_libraries_says_so_in_dutch(
    web: Webproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kan_niet(html: str) -> bytes:
        raise PdfKanNiet

    monkeypatch.setattr(brieven, "maak_pdf", kan_niet)
    brief_id = await web.brief(await web.zaak())
    antwoord = await (await web.als("lpa1")).get(f"/brieven/{brief_id}.pdf")
    assert antwoord.status_code == 503
    assert "libpango-1.0-0" in antwoord.text
    assert "Traceback" not in antwoord.text
