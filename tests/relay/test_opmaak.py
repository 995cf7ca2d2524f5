"""Every mail template, with awkward data."""

import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.campagnes.agenda import Jaaractie
from domain.procedures.model import VOOR_SCHOOL, Agenda
from domain.soorten import Meldingsoort, Taaksoort
from relay.opmaak import PLAATSVERVANGER, Brief, Huisstijl, maak_brief, zonder_persoonsgegevens
from storage.eenmalig import maak_token, token_hash
from storage.mailgegevens import Mailgegevens
from storage.mails import AAN_AMBTENAREN, Sjabloon

NU = datetime(2025, 10, 1, 22, 30, tzinfo=UTC)
LINK_ID = UUID("6b7f3f0a-6b0e-4a52-9d3b-2f1d8a4f0001")
STIJL = Huisstijl(
    "Leerplicht Voorbeeldstad <leerplicht@voorbeeldstad.example>", "https://verzuim.example", b"k" * 32
)
LASTIG: dict[str, Any] = {
    "mail_id": UUID(int=1),
    "aan": "melder@zeecollege.example",
    "is_kopie": False,
    "gemaakt_op": NU,
    "traject_id": UUID(int=2),
    "traject_nummer": "2025-00012",
    "uiterlijk": datetime(2025, 10, 8, 22, tzinfo=UTC),
    "resultaat": "naar-school",
    "melding_nummer": "M-2025-00412",
    "leerlingnummer": "<b>L&1042</b>",
    "initialen": "Ö.Y.",
    "klas": "3B & 4C",
    "soort": Meldingsoort.RELATIEF_WETTELIJK,
    "eerste_dag": date(2025, 9, 1),
    "ontvangen_op": NU,
    "melder_naam": "Wilhelmina Ængström-van der Wetering-Szczepański, zorgcoördinator onderbouw",
    "school": "Scholengemeenschap “De Lange Naam” <script>alert(1)</script> voor vmbo en havo",
    "gemeente": "Nieuw-Voorbeeldstad aan den IJssel",
    "doelgemeente": "Súdwest-Waterdrecht",
    "behandelaar": "Renée O'Brien & Zn.",
    "behandelaar_functie": "leerplichtambtenaar",
    "behandelaar_telefoon": "079 123 45 67",
    "behandelaar_mail": "lpa1@voorbeeldstad.example",
    "ontvanger": "Renée O'Brien",
    "taaksoort": Taaksoort.BEOORDELEN.value,
    "maand": date(2025, 9, 1),
    "meldingen": 3,
    "studenten": 2,
    "open_taken": 3,
    "te_late_taken": 1,
    "nieuwe_taken": 2,
    "bijna_te_laat": 1,
    "vraag": "Is <img src=x onerror=alert(1)> al gesproken met Ömer (999900006, 29-02-2012)?\n"
    "En met de ouders van Yıldız?",
    "vraag_uiterlijk": datetime(2025, 10, 14, 22, tzinfo=UTC),
    "agenda": Agenda.ZET,
    "agenda_uid": str(UUID(int=3)),
    "agenda_volgnummer": 2,
    "agenda_velden": {"gespreksdatum": "2025-10-14", "tijd": "10:30", "plaats": "Bij Ömer <b>thuis</b>"},
    "verborgen": ("Yıldız-de Vries", "Yıldız", "Ömer Can"),
    "geboortedatum": date(2012, 2, 29),
}
OVER_NIEMAND = {s for s in Sjabloon if s.startswith(("klassenlijst", "verzuimstaat"))} | {Sjabloon.KOPIEADRES}
NAAR_HUIS = {s for s in Sjabloon if s.endswith(("-ouders", "-jongere"))}
NAAR_SCHOOL = [s for s in Sjabloon if s not in AAN_AMBTENAREN | OVER_NIEMAND | NAAR_HUIS]
VRAGEN = (Sjabloon.VRAAG_SCHOOL, Sjabloon.HERINNERING_VRAAG, Sjabloon.VRAAG_TEAMLEIDER)
VERBODEN = ("999900006", "Ömer", "Yıldız", "29-02-2012", "2012-02-29", "29 februari 2012")


def brief(sjabloon: Sjabloon, **anders: Any) -> Brief:
    erbij: dict[str, Any] = {"link_id": LINK_ID} if sjabloon in VRAGEN else {}
    if sjabloon is Sjabloon.JAARACTIE:
        erbij = {"jaaractie": Jaaractie.VERZUIMSTATEN}
    if sjabloon is Sjabloon.UITNODIGING:
        erbij = {"uitnodiging_id": LINK_ID}
    if sjabloon is Sjabloon.KOPIEADRES:
        erbij = {"kopieadres_id": LINK_ID}
    return maak_brief(Mailgegevens(**LASTIG | {"sjabloon": sjabloon} | erbij | anders), STIJL, NU)


def delen(gemaakt: Brief) -> tuple[str, str]:
    tekst, html = gemaakt.bericht.get_body(("plain",)), gemaakt.bericht.get_body(("html",))
    assert tekst is not None
    assert html is not None
    return tekst.get_content(), html.get_content()


@pytest.mark.parametrize("sjabloon", Sjabloon)
def test_text_and_html_hold_the_one_button_and_nothing_that_is_forbidden(sjabloon: Sjabloon) -> None:
    gemaakt = brief(sjabloon)
    for deel in (*delen(gemaakt), gemaakt.onderwerp):
        assert not [woord for woord in VERBODEN if woord in deel]
    tekst, html = delen(gemaakt)
    [adres] = re.findall(r"https?://\S+", tekst)
    assert re.findall(r'href="([^"]+)"', html) == [adres]


@pytest.mark.parametrize("sjabloon", Sjabloon)
def test_lines_are_short_and_the_subject_is_one_line_without_gaps(sjabloon: Sjabloon) -> None:
    gemaakt = brief(sjabloon)
    tekst, _ = delen(gemaakt)
    te_lang = [regel for regel in tekst.splitlines() if len(regel) > 72 and not regel.startswith("https://")]
    assert te_lang == []
    assert "\n\n\n" not in tekst
    assert "  " not in gemaakt.onderwerp
    assert 20 < len(gemaakt.onderwerp) <= 140
    assert all(len(regel) <= 998 for regel in gemaakt.bericht.as_bytes().splitlines())


@pytest.mark.parametrize("sjabloon", Sjabloon)
def test_markup_in_what_people_typed_stays_text(sjabloon: Sjabloon) -> None:
    _, html = delen(brief(sjabloon))
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>L" not in html


@pytest.mark.eis(48)
@pytest.mark.parametrize("sjabloon", NAAR_SCHOOL)
def test_the_school_recognises_its_pupil_by_its_own_number_initials_and_class(sjabloon: Sjabloon) -> None:
    for deel in delen(brief(sjabloon, leerlingnummer="L-1042", klas="3B")):
        assert all(kenmerk in deel for kenmerk in ("L-1042", "Ö.Y.", "3B", "M-2025-00412"))


@pytest.mark.parametrize("sjabloon", Sjabloon)
def test_a_bare_row_without_handler_terms_or_class_still_makes_a_mail(sjabloon: Sjabloon) -> None:
    kaal = (
        "klas",
        "behandelaar",
        "behandelaar_telefoon",
        "behandelaar_mail",
        "ontvanger",
        "behandelaar_functie",
    )
    leeg: dict[str, Any] = dict.fromkeys(kaal, "") | {"uiterlijk": None, "vraag_uiterlijk": None}
    for deel in delen(brief(sjabloon, **leeg)):
        assert "None" not in deel
        assert ", ." not in deel


def test_dates_are_those_of_the_netherlands() -> None:
    tekst, _ = delen(brief(Sjabloon.OPGEPAKT))
    assert "donderdag 9 oktober 2025" in " ".join(tekst.split())


def test_headers_say_who_sends_that_it_is_automatic_and_which_case_it_belongs_to() -> None:
    bericht = brief(Sjabloon.OPGEPAKT).bericht
    assert bericht["Message-ID"] == f"<{UUID(int=1)}@voorbeeldstad.example>"
    assert bericht["Auto-Submitted"] == "auto-generated"
    assert bericht["To"] == "melder@zeecollege.example"
    assert bericht["Reply-To"] == "lpa1@voorbeeldstad.example"
    assert bericht["Date"].endswith("+0200")
    assert str(UUID(int=2)) in bericht["References"]


@pytest.mark.parametrize("sjabloon", VRAGEN)
def test_a_one_time_link_is_mailed_and_cut_out_of_what_is_kept(sjabloon: Sjabloon) -> None:
    gemaakt = brief(sjabloon)
    token = maak_token(STIJL.link_sleutel, LINK_ID)
    assert all(token in deel for deel in delen(gemaakt))
    assert token not in gemaakt.bewaartekst
    assert PLAATSVERVANGER in gemaakt.bewaartekst


def test_a_copy_says_that_it_is_one() -> None:
    tekst, html = delen(brief(Sjabloon.GESLOTEN, is_kopie=True))
    assert all("als kopie" in deel for deel in (tekst, html))
    assert "Beste collega" in tekst


@pytest.mark.parametrize(
    ("getypt", "verzonden"),
    [
        ("Ömer Can was er niet", "Ö.Y. was er niet"),
        ("ÖMER en Can", "Ö.Y. en Ö.Y."),
        ("BSN 999900006.", "BSN [nummer weggelaten]."),
        ("BSN 9999.00.006", "BSN [nummer weggelaten]"),
        ("bel 079 123 45 67 of 06-12345678", "bel 079 123 45 67 of 06-12345678"),
        ("op 12-03-2025 om 9.30 uur", "op 12-03-2025 om 9.30 uur"),
        ("Canada", "Canada"),
    ],
)
def test_free_text_loses_names_and_numbers_of_pupils(getypt: str, verzonden: str) -> None:
    assert zonder_persoonsgegevens(getypt, ("Ömer Can", "Yıldız"), "Ö.Y.") == verzonden


@pytest.mark.eis(49)
def test_agreements_for_the_school_stand_in_the_mail_without_the_pupils_name() -> None:
    afspraken = {VOOR_SCHOOL: "Ömer Can (29-02-2012) komt elke maandag."}
    stap = {"stap": "verzuim-18-plus.contact", "uitkomst": "afspraken", "agenda_velden": afspraken}
    for deel in delen(brief(Sjabloon.PROCEDUREBERICHT, agenda=None, verborgen=("Ömer Can",), **stap)):
        assert "Wij hebben gesproken en afspraken gemaakt." in deel
        assert "Ö.Y. ([datum weggelaten]) komt elke maandag." in " ".join(deel.split())
        assert not [woord for woord in VERBODEN if woord in deel]


def test_the_monthly_overview_names_the_month_and_leads_to_its_page() -> None:
    gemaakt = brief(Sjabloon.MAANDOVERZICHT)
    assert gemaakt.onderwerp == "Verzuim 18+ in september 2025: 3 meldingen"
    assert "https://verzuim.example/overzicht-18-plus/2025-09" in delen(gemaakt)[0]


def test_a_token_belongs_to_one_link_and_one_key_and_only_its_hash_is_kept() -> None:
    token = maak_token(b"k" * 32, LINK_ID)
    assert len(token) == 43
    assert token == maak_token(b"k" * 32, LINK_ID)
    assert len({token, maak_token(b"l" * 32, LINK_ID), maak_token(b"k" * 32, UUID(int=3))}) == 3
    assert len(token_hash(token)) == 32
    assert token_hash("\ud800") != token_hash(token)
