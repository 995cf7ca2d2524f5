"""From the columns of a file, or the fields of a form, to a melding."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fouten import Invoerfout
from domain.melding import lees_melding
from domain.soorten import Meldingsoort
from domain.tekstinvoer import (
    KOLOMMEN,
    als_datum,
    als_geheel,
    als_ja_nee,
    als_uren,
    kolom,
    melding_uit_tekst,
)
from tests.domain.voorbeelden import BSN

REGEL = {
    "meldingsnummer": "2025-0001",
    "brin": "99ab",
    "vestiging": "01",
    "bsn": BSN,
    "onderwijsnummer": "",
    "leerlingnummer": "L-4711",
    "achternaam": "Verzonnen",
    "voorvoegsel": "",
    "voornamen": "Noor",
    "geboortedatum": "15-03-2006",
    "geslacht": "v",
    "straat": "Dorpsstraat",
    "huisnummer": "12",
    "toevoeging": "",
    "postcode": "2712 AB",
    "plaats": "Zoetermeer",
    "gemeentecode": "0637",
    "onderwijssoort": "mbo-4",
    "klas": "4B",
    "soort": "verzuim-18-plus",
    "eerste_dag": "01-09-2025",
    "laatste_dag": "5-9-2025",
    "uren": "18,5",
    "alle_lessen_gemist": "Nee",
    "reden": "Gebrek aan motivatie",
    "toelichting": "Komt niet meer.",
    "acties_school": "Gesproken; elke dag melden bij de mentor.",
    "gewenste_actie": "",
    "spoed": "ja",
    "zorg_onderwijsoverstijgend": "ja",
    "zorg_startkwalificatie": "nee",
    "zorg_uitval": "nee",
    "melder_naam": "Melder Een",
    "melder_email": "melder@school.example.org",
    "melder_telefoon": "079 123 45 67",
    "kopie_aan": "een@school.example.org twee@school.example.org",
    "meldingsdatum": "08-09-2025",
}


@pytest.mark.eis(38, 44)
def test_a_line_of_the_file_becomes_a_melding() -> None:
    gelezen = lees_melding(melding_uit_tekst(REGEL))
    assert tuple(REGEL) == KOLOMMEN
    assert (gelezen.kenmerk, gelezen.brin, gelezen.soort) == (
        "2025-0001",
        "99AB",
        Meldingsoort.VERZUIM_18PLUS,
    )
    assert gelezen.uren == Decimal("18.5")
    assert gelezen.laatste_dag == date(2025, 9, 5)
    assert gelezen.reden == "gebrek-aan-motivatie"
    assert gelezen.spoed
    assert not gelezen.alle_lessen_gemist
    assert gelezen.zorgen is not None
    assert gelezen.zorgen.onderwijsoverstijgend
    assert gelezen.kopie_adressen == ("een@school.example.org", "twee@school.example.org")
    assert gelezen.leerling.onderwijsnummer is None


@pytest.mark.parametrize(
    ("veld", "waarde", "pad"),
    [
        ("geboortedatum", "31-02-2006", "leerling.geboortedatum"),
        ("geboortedatum", "gisteren", "leerling.geboortedatum"),
        ("huisnummer", "12a", "leerling.adres.huisnummer"),
        ("uren", "veel", "uren"),
        ("uren", "1.000,5", "uren"),
        ("spoed", "misschien", "spoed"),
        ("zorg_uitval", "", "zorgen.dreigende_uitval"),
        ("meldingsnummer", "", "kenmerk"),
        ("kopie_aan", "een@school.example.org geen", "kopie_adressen.1"),
        ("achternaam", "", "leerling.achternaam"),
        ("reden", "zomaar", "reden"),
        ("soort", "spijbelen", "soort"),
    ],
)
def test_what_cannot_be_converted_is_refused_at_its_column(veld: str, waarde: str, pad: str) -> None:
    with pytest.raises(Invoerfout) as gevangen:
        lees_melding(melding_uit_tekst(REGEL | {veld: waarde}))
    assert list(gevangen.value.fouten) == [pad]
    assert kolom(pad) == veld


def test_a_column_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Invoerfout, match="kennen wij niet"):
        lees_melding(melding_uit_tekst(REGEL | {"schoenmaat": "38"}))


def test_without_answers_there_are_no_concerns() -> None:
    leeg = {naam: "" for naam in REGEL if naam.startswith("zorg_")}
    gegevens = melding_uit_tekst(REGEL | leeg | {"soort": "relatief-verzuim-wettelijk", "reden": ""})
    assert lees_melding(gegevens).zorgen is None


@pytest.mark.parametrize(
    ("omzetten", "tekst", "waarde"),
    [
        (als_datum, "1-9-2025", date(2025, 9, 1)),
        (als_datum, "2025-09-01", "2025-09-01"),
        (als_datum, "1-9-25", "1-9-25"),
        (als_uren, "1,5", "1.5"),
        (als_uren, "7", "7"),
        (als_uren, "1,555", "1,555"),
        (als_ja_nee, "JA", True),
        (als_ja_nee, "nee", False),
        (als_ja_nee, "j", "j"),
        (als_geheel, "12", 12),
        (als_geheel, "\u0661", "\u0661"),
    ],
)
def test_text_is_converted_or_left_as_it_is(omzetten: Any, tekst: str, waarde: Any) -> None:
    assert omzetten(tekst) == waarde


@given(st.dictionaries(st.sampled_from([*KOLOMMEN, "leerling", "zorgen", "kenmerk"]), st.text(max_size=12)))
def test_converting_never_fails_and_validation_always_answers(velden: dict[str, str]) -> None:
    with pytest.raises(Invoerfout):
        lees_melding(melding_uit_tekst(velden))
