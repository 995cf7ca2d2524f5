"""One validated melding: what is taken, what is refused and with which sentence."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fouten import Invoerfout
from domain.lijsten import Keuze, Lijsten, LijstSoort
from domain.melding import LeerlingInvoer, MeldingInvoer, Zorgen18Plus, lees_melding
from domain.soorten import Meldingsoort, Onderwijssoort
from tests.domain.voorbeelden import BSN, GOED, WEG, melding

ZORGEN = {"onderwijsoverstijgend": False, "startkwalificatie_in_gevaar": True, "dreigende_uitval": False}


def fouten(gegevens: Any, lijsten: Lijsten | None = None) -> dict[str, str]:
    with pytest.raises(Invoerfout) as gevangen:
        lees_melding(gegevens, lijsten or Lijsten())
    return gevangen.value.fouten


@pytest.mark.eis(26, 80)
def test_a_good_melding_is_read_with_its_values_normalised() -> None:
    gelezen = lees_melding(GOED)
    assert gelezen.leerling.adres.postcode == "2712AB"
    assert gelezen.leerling.bsn == BSN
    assert gelezen.soort is Meldingsoort.RELATIEF_WETTELIJK
    assert gelezen.onderwijssoort is Onderwijssoort.VMBO
    assert gelezen.uren == Decimal("18.5")
    assert (gelezen.eerste_dag, gelezen.laatste_dag) == (date(2025, 9, 1), date(2025, 9, 5))
    assert not gelezen.alle_lessen_gemist


def test_a_melding_that_was_read_can_be_stored_as_json_and_read_again() -> None:
    gelezen = lees_melding(melding(uren=9, verzuimregels=[{"dag": "2025-09-01", "uren": 9}]))
    assert lees_melding(json.loads(gelezen.model_dump_json())) == gelezen


# Path, wrong value, part of the sentence.
VELDEN = [
    ("kenmerk", "", "Vul het kenmerk in."),
    ("kenmerk", "x" * 65, "hooguit 64 tekens"),
    ("kenmerk", WEG, "Vul het kenmerk in."),
    ("kenmerk", 12, "als tekst"),
    ("leerling", WEG, "gegevens van de leerling"),
    ("leerling", [], "gegevens van de leerling"),
    ("leerling__bsn", "999900007", "geen geldig BSN"),
    ("leerling__bsn", "12", "geen geldig BSN"),
    ("leerling__bsn", 999900006, "als tekst"),
    ("leerling__onderwijsnummer", "100252333", "geen geldig onderwijsnummer"),
    ("leerling__leerlingnummer", " ", "leerlingnummer van de school"),
    ("leerling__leerlingnummer", "1" * 21, "hooguit 20 tekens"),
    ("leerling__achternaam", "", "achternaam"),
    ("leerling__achternaam", "Jan\x00sen", "tekens in die niet mogen"),
    ("leerling__achternaam", "Jan\nsen", "tekens in die niet mogen"),
    ("leerling__achternaam", "Jan\ud800sen", "tekens in die niet mogen"),
    ("leerling__achternaam", "Jan\u202esen", "tekens in die niet mogen"),
    ("leerling__voornamen", WEG, "voornamen"),
    ("leerling__geslacht", "man", "Kies het geslacht uit de lijst."),
    ("leerling__geboortedatum", "15-03-2010", "dag-maand-jaar"),
    ("leerling__geboortedatum", "2010-02-30", "bestaat niet"),
    ("leerling__geboortedatum", "2010-03-15T00:00:00", "dag-maand-jaar"),
    ("leerling__geboortedatum", 1268611200, "dag-maand-jaar"),
    ("leerling__geboortedatum", "1210-03-15", "jaartal"),
    ("leerling__adres__huisnummer", "12", "heel getal"),
    ("leerling__adres__huisnummer", 0, "1 of meer"),
    ("leerling__adres__postcode", "0123 AB", "1234 AB"),
    ("leerling__adres__postcode", "1234 SS", "1234 AB"),
    ("leerling__adres__postcode", "1234 A\u0412", "1234 AB"),
    ("leerling__adres__gemeentecode", "637", "4 cijfers"),
    ("leerling__adres__gemeentecode", "\u0660637", "4 cijfers"),
    ("brin", "9AAB", "2 cijfers en 2 letters"),
    ("brin", "99ab", "2 cijfers en 2 letters"),
    ("vestiging", "1", "2 cijfers"),
    ("onderwijssoort", "lbo", "Kies de soort onderwijs uit de lijst."),
    ("soort", "spijbelen", "Kies de soort melding uit de lijst."),
    ("uren", "0", "meer zijn dan 0"),
    ("uren", "1,5", "aantal uren"),
    ("uren", "1.555", "twee cijfers"),
    ("uren", "1e3", "aantal uren"),
    ("uren", float("nan"), "aantal uren"),
    ("uren", True, "aantal uren"),
    ("alle_lessen_gemist", "ja", "met ja of nee"),
    ("spoed", 1, "met ja of nee"),
    ("reden", "onzin", "Kies een reden uit de lijst"),
    ("toelichting", "x" * 4001, "hooguit 4000 tekens"),
    ("toelichting", "a\x1b[31m", "tekens in die niet mogen"),
    ("gewenste_actie", "x" * 1001, "hooguit 1000 tekens"),
    ("melder_email", "melder", "e-mailadres"),
    ("melder_email", "a@b.nl\r\nBcc: x@y.nl", "tekens in die niet mogen"),
    ("melder_email", "a@-b.nl", "e-mailadres"),
    ("melder_telefoon", "bel me", "telefoonnummer"),
    ("kopie_adressen", ["a@b.nl"] * 6, "hooguit 5"),
    ("kopie_adressen", "a@b.nl", "als een lijst"),
    ("meldingsdatum", None, "datum van de melding"),
    ("zorgen", {**ZORGEN, "dreigende_uitval": "nee"}, "stoppen met school"),
    ("onbekend", 1, "kennen wij niet"),
]


@pytest.mark.parametrize(("pad", "waarde", "zin"), VELDEN)
def test_a_wrong_field_is_refused_with_a_sentence_at_its_own_path(pad: str, waarde: Any, zin: str) -> None:
    gevonden = fouten(melding(**{pad: waarde}))
    verwacht = pad.replace("__", ".")
    plekken = [plek for plek in gevonden if plek == verwacht or plek.startswith(f"{verwacht}.")]
    assert len(plekken) == 1
    assert zin in gevonden[plekken[0]]
    assert len(gevonden) == 1


@pytest.mark.parametrize(
    ("pad", "waarde", "gelezen"),
    [
        ("leerling__achternaam", "  de Vries  ", "de Vries"),
        ("leerling__achternaam", "Zoe\u0308", "Zo\u00eb"),
        ("leerling__bsn", "9999.00.006", BSN),
        ("leerling__adres__postcode", "2712ab", "2712AB"),
        ("leerling__adres__toevoeging", "A-2", "A-2"),
    ],
)
def test_a_field_is_normalised(pad: str, waarde: str, gelezen: str) -> None:
    waarden: Any = lees_melding(melding(**{pad: waarde})).model_dump()
    for deel in pad.split("__"):
        waarden = waarden[deel]
    assert waarden == gelezen


def test_a_text_of_more_lines_keeps_its_lines_in_one_style() -> None:
    assert lees_melding(melding(toelichting="een\r\ntwee\rdrie\tvier")).toelichting == "een\ntwee\ndrie\tvier"


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"laatste_dag": "2025-08-31"}, "laatste_dag", "niet vóór de eerste dag"),
        ({"laatste_dag": None}, "laatste_dag", "laatste dag van het verzuim"),
        ({"laatste_dag": None, "soort": "langdurig-relatief-verzuim"}, "laatste_dag", "laatste dag"),
        ({"laatste_dag": "2025-09-09"}, "laatste_dag", "na de dag van de melding"),
        ({"eerste_dag": "2025-09-09", "laatste_dag": "2025-09-10"}, "eerste_dag", "na de dag van de melding"),
        ({"verzuimregels": [{"dag": "2025-08-29", "uren": 8}]}, "verzuimregels", "buiten de periode"),
        ({"verzuimregels": [{"dag": "2025-09-06", "uren": 8}]}, "verzuimregels", "buiten de periode"),
        ({"verzuimregels": [{"dag": "2025-09-01", "uren": 8}]}, "uren", "niet gelijk aan de som"),
        (
            {"uren": None, "verzuimregels": [{"dag": "2025-09-01", "uren": 2}] * 2},
            "verzuimregels",
            "twee keer",
        ),
        (
            {"verzuimregels": [{"dag": "2025-09-01", "uren": 12.5}]},
            "verzuimregels.0.uren",
            "niet meer zijn dan 12",
        ),
        ({"leerling__geboortedatum": "2021-09-09"}, "leerling.geboortedatum", "4 tot en met 27 jaar"),
        ({"leerling__geboortedatum": "1997-09-08"}, "leerling.geboortedatum", "4 tot en met 27 jaar"),
        ({"leerling__geboortedatum": "2026-01-01"}, "leerling.geboortedatum", "4 tot en met 27 jaar"),
        ({"soort": "verzuim-18-plus"}, "zorgen", "drie vragen over uw zorgen"),
        ({"soort": "verzuim-18-plus", "acties_school": ""}, "acties_school", "welke afspraken er zijn"),
        ({"leerling__bsn": None}, "leerling.onderwijsnummer", "BSN of een onderwijsnummer"),
    ],
)
def test_fields_that_do_not_fit_together_are_refused(anders: dict[str, Any], veld: str, zin: str) -> None:
    gevonden = fouten(melding(**anders))
    assert zin in gevonden[veld]


@pytest.mark.parametrize(
    "anders",
    [
        {"leerling__geboortedatum": "2021-09-08"},
        {"leerling__geboortedatum": "1997-09-09"},
        {"eerste_dag": "2025-09-08", "laatste_dag": "2025-09-08"},
        {"soort": "zorgmelding", "laatste_dag": None, "uren": None, "reden": "ziekte"},
        {"leerling__bsn": None, "leerling__onderwijsnummer": "101222331"},
        {"verzuimregels": [{"dag": "2025-09-01", "uren": 9.5}, {"dag": "2025-09-05", "uren": "9"}]},
        {
            "soort": "luxe-verzuim",
            "laatste_dag": None,
            "verzuimregels": [{"dag": "2025-09-08", "uren": 7}],
            "uren": 7,
        },
    ],
)
def test_the_edges_of_the_rules_are_taken(anders: dict[str, Any]) -> None:
    assert isinstance(lees_melding(melding(**anders)), MeldingInvoer)


def test_somebody_hears_everything_at_once_fields_and_rules_between_fields() -> None:
    gevonden = fouten(
        melding(melder_naam="", brin="x", leerling__adres__postcode="x", laatste_dag="2025-08-01", reden="x")
    )
    assert set(gevonden) == {"melder_naam", "brin", "leerling.adres.postcode", "laatste_dag", "reden"}


@pytest.mark.eis(40, 41, 201)
def test_18_plus_asks_for_the_three_concerns_and_one_yes_is_a_reason_for_rmc() -> None:
    oud = {"soort": "verzuim-18-plus", "leerling__geboortedatum": "2006-01-01", "zorgen": ZORGEN}
    gelezen = lees_melding(melding(**oud, acties_school="Gesprek gevoerd."))
    assert gelezen.zorgen is not None
    assert gelezen.zorgen.reden_tot_zorg
    geen = dict.fromkeys(ZORGEN, False)
    assert not Zorgen18Plus.model_validate(geen).reden_tot_zorg


@pytest.mark.parametrize(
    ("uren", "regels", "totaal"),
    [
        ("18.5", [], Decimal("18.5")),
        (None, [], None),
        (None, [{"dag": "2025-09-01", "uren": "1.5"}, {"dag": "2025-09-02", "uren": 7}], Decimal("8.5")),
    ],
)
def test_the_total_of_hours_is_typed_or_added_up(
    uren: Any, regels: list[Any], totaal: Decimal | None
) -> None:
    assert lees_melding(melding(uren=uren, verzuimregels=regels)).totaal_uren == totaal


def test_a_reason_that_a_region_added_is_taken_only_there() -> None:
    eigen = Lijsten(
        [
            Keuze(
                lijst=LijstSoort.REDENEN,
                soort=Meldingsoort.RELATIEF_WETTELIJK,
                code="bijbaan",
                label="bijbaan",
            )
        ]
    )
    assert lees_melding(melding(reden="bijbaan"), eigen).reden == "bijbaan"
    assert "reden" in fouten(melding(reden="bijbaan"))


@pytest.mark.parametrize("gegevens", [None, [], "tekst", 1, {}])
def test_anything_but_a_melding_is_refused_with_sentences(gegevens: Any) -> None:
    assert all(zin.endswith(".") for zin in fouten(gegevens).values())


def test_a_read_melding_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        lees_melding(GOED).brin = "99ZZ"  # type: ignore[misc]  # the point of the test


def test_the_name_of_an_unknown_field_is_cut_and_printable() -> None:
    (veld,) = fouten(melding(**{"\u00e9" * 500: 1}))
    assert veld == "?" * 60


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=10), kind, max_size=3),
    max_leaves=5,
)
PADEN = [
    *GOED,
    "zorgen",
    "verzuimregels",
    "kopie_adressen",
    *(f"leerling__{v}" for v in LeerlingInvoer.model_fields),
]


def uitslag(gegevens: Any) -> dict[str, str]:
    """The sentences, none when the melding is taken; a melding that is taken can always be stored as JSON."""
    try:
        gelezen = lees_melding(gegevens)
    except Invoerfout as fout:
        return fout.fouten or {"": "geen zin"}
    return {} if "\\u0000" not in gelezen.model_dump_json() else {"": "nul"}


@given(pad=st.sampled_from(PADEN), waarde=JSON)
def test_whatever_stands_in_a_field_the_answer_is_a_melding_or_sentences(pad: str, waarde: Any) -> None:
    assert all(zin.endswith(".") for zin in uitslag(melding(**{pad: waarde})).values())


@given(st.text(alphabet="KANARIE", min_size=5, max_size=9))
def test_no_sentence_repeats_what_was_typed(kanarie: str) -> None:
    velden = ["brin", "vestiging", "soort", "melder_email", "reden", "eerste_dag", "leerling__bsn", "uren"]
    zinnen = " ".join(fouten(melding(**dict.fromkeys(velden, kanarie))).values())
    assert kanarie not in zinnen


@given(
    eerste=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    duur=st.integers(0, 60),
    later=st.integers(0, 30),
)
def test_every_period_that_ends_before_the_report_is_taken(eerste: date, duur: int, later: int) -> None:
    laatste = eerste + timedelta(days=duur)
    gelezen = lees_melding(
        melding(eerste_dag=eerste, laatste_dag=laatste, meldingsdatum=laatste + timedelta(days=later))
    )
    assert (gelezen.eerste_dag, gelezen.laatste_dag) == (eerste, laatste)
