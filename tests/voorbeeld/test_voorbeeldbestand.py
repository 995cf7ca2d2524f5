"""The example file: exact figures at full size, proportions at every size, nobody real."""

import hashlib
import json
import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.nl import bsn, onderwijsnummer

from domain.leerplicht import leeftijd
from domain.melding import MeldingInvoer
from domain.soorten import Meldingsoort as M
from domain.soorten import Onderwijssoort as O
from tests.voorbeeld.lezen import laag_die_weigert, lees, rijen_van
from voorbeeld import Voorbeeldbestand, maak, schrijf
from voorbeeld.fouten import DUBBEL, FOUTEN
from voorbeeld.leerlingen import LEEFTIJDEN
from voorbeeld.meldingen import Melding
from voorbeeld.rijen import Aard
from voorbeeld.schooldagen import TUSSENRUIMTE, schooldagen
from voorbeeld.verhoudingen import (
    LEERLINGEN,
    MELDINGEN,
    PER_ONDERWIJSSOORT,
    PER_REDEN,
    PER_SOORT,
    grootste_rest,
)


@cache
def vol() -> Voorbeeldbestand:
    return maak(zaad=2024)


@cache
def gelezen() -> list[MeldingInvoer]:
    """What the rules make of every valid line."""
    return [lees(list(rij.velden)) for rij in vol().rijen if rij.aard is Aard.GELDIG]


def per_soort(bestand: Voorbeeldbestand) -> Counter[M]:
    return Counter(melding.soort for melding in bestand.meldingen)


def leerlingen(meldingen: list[Melding]) -> set[tuple[str, str]]:
    return {(m.velden["bsn"], m.velden["onderwijsnummer"]) for m in meldingen}


def dag(tekst: str) -> date:
    dagnummer, maand, jaar = (int(deel) for deel in tekst.split("-"))
    return date(jaar, maand, dagnummer)


@pytest.mark.eis(14, 134)
def test_the_full_file_has_exactly_the_printed_numbers_of_meldingen_and_pupils() -> None:
    assert len(vol().meldingen) == 2566
    assert len(leerlingen(list(vol().meldingen))) == 1801
    assert per_soort(vol()) == {
        M.ABSOLUUT: 175,
        M.LUXE: 41,
        M.RELATIEF_LICHT: 464,
        M.RELATIEF_WETTELIJK: 1022,
        M.LRV: 105,
        M.ZORG: 759,
    }


@pytest.mark.eis(134)
@pytest.mark.parametrize(
    ("soort", "aantal"),
    [(M.RELATIEF_WETTELIJK, 615), (M.RELATIEF_LICHT, 441), (M.LRV, 105), (M.ABSOLUUT, 175)],
)
def test_repeats_fall_on_exactly_the_printed_number_of_pupils(soort: M, aantal: int) -> None:
    assert len(leerlingen([m for m in vol().meldingen if m.soort is soort])) == aantal


@pytest.mark.eis(129)
def test_luxe_verzuim_is_about_35_families_whose_children_were_away_together() -> None:
    gezinnen: dict[tuple[str, ...], list[Melding]] = {}
    for melding in (m for m in vol().meldingen if m.soort is M.LUXE):
        velden = melding.velden
        sleutel = (velden["achternaam"], velden["straat"], velden["huisnummer"], velden["postcode"])
        gezinnen.setdefault(sleutel, []).append(melding)
    assert len(gezinnen) == 35
    assert all(len({(m.reden, m.meldingsdatum) for m in gezin}) == 1 for gezin in gezinnen.values())


@pytest.mark.eis(130, 132)
@pytest.mark.parametrize("soort", [M.RELATIEF_WETTELIJK, M.RELATIEF_LICHT])
def test_relatief_verzuim_comes_from_the_thirteen_kinds_of_education_of_table_5(soort: M) -> None:
    geteld = Counter(m.leerling.plan.onderwijssoort for m in vol().meldingen if m.soort is soort)
    assert geteld == {o: n for o, n in PER_ONDERWIJSSOORT[soort].items() if n}


@pytest.mark.eis(122, 127, 139)
@pytest.mark.parametrize("soort", [M.ABSOLUUT, M.LUXE, M.LRV, M.ZORG])
def test_reasons_are_those_of_the_tables_to_the_last_melding(soort: M) -> None:
    assert Counter(m.reden for m in vol().meldingen if m.soort is soort) == PER_REDEN[soort]


@pytest.mark.eis(133)
def test_relatief_verzuim_has_the_four_reasons_that_the_report_names_or_none() -> None:
    redenen = {m.reden for m in vol().meldingen if m.soort in (M.RELATIEF_LICHT, M.RELATIEF_WETTELIJK)}
    assert redenen == {
        "",
        "ongemotiveerd",
        "psychosociale-problematiek",
        "verkeerde-opleiding",
        "gezinsproblematiek",
    }


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_file() -> None:
    eerste, tweede, ander = maak(7, 120), maak(7, 120), maak(8, 120)
    assert (eerste.csv, eerste.manifest) == (tweede.csv, tweede.manifest)
    assert ander.csv != eerste.csv


def test_the_file_is_written_as_schools_export_it_with_a_manifest_beside_it(tmp_path: Path) -> None:
    bestand = maak(3, 60)
    manifestpad = schrijf(bestand, tmp_path / "meldingen.csv")
    inhoud = (tmp_path / "meldingen.csv").read_bytes()
    manifest = json.loads(manifestpad.read_text(encoding="utf-8"))
    assert inhoud.startswith(b"\xef\xbb\xbfmeldingsnummer;brin;")
    assert inhoud.count(b"\n") == inhoud.count(b"\r\n") == manifest["bestand"]["regels"]
    assert manifest["bestand"]["sha256"] == hashlib.sha256(inhoud).hexdigest()
    assert manifest == bestand.manifest


@pytest.mark.parametrize("zaad", [2024, 5])
def test_every_line_is_accepted_refused_or_known_as_the_manifest_says(zaad: int) -> None:
    bestand = vol() if zaad == 2024 else maak(zaad, 200)
    eerder: dict[tuple[str, str, str], MeldingInvoer] = {}
    gevonden = [laag_die_weigert(rij, eerder) for rij in rijen_van(bestand.csv)]
    verwacht = [""] * len(gevonden)
    for regel in bestand.manifest["geweigerde_regels"]:
        verwacht[regel["regel"] - 2] = regel["laag"]
    for regel in bestand.manifest["herhaalde_regels"]:
        verwacht[regel["regel"] - 2] = "herhaling"
    assert gevonden == verwacht
    assert len(eerder) == bestand.manifest["meldingen"]["geldig"]


def test_every_kind_of_fault_is_in_the_file_and_the_first_ones_twice() -> None:
    geteld = Counter(regel["fout"] for regel in vol().manifest["geweigerde_regels"])
    assert geteld == {fout.code: 2 if nummer < DUBBEL else 1 for nummer, fout in enumerate(FOUTEN)}


def test_repeated_lines_and_conflicts_point_to_an_earlier_line_with_that_number() -> None:
    rijen = rijen_van(vol().csv)
    herhaald = vol().manifest["herhaalde_regels"]
    conflicten = [r for r in vol().manifest["geweigerde_regels"] if r["laag"] == "conflict"]
    assert len(herhaald) == 25
    assert all(rijen[r["regel"] - 2] == rijen[r["gelijk_aan_regel"] - 2] for r in herhaald)
    assert all(r["zelfde_nummer_als_regel"] < r["regel"] for r in conflicten)
    assert all(rijen[r["zelfde_nummer_als_regel"] - 2][:3] == rijen[r["regel"] - 2][:3] for r in conflicten)


def test_a_file_without_faults_has_valid_lines_only() -> None:
    bestand = maak(1, 50, met_fouten=False)
    assert [rij.aard for rij in bestand.rijen] == [Aard.GELDIG] * 50


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(zaad=st.integers(0, 10**6), aantal=st.integers(50, 250))
def test_smaller_files_keep_the_proportions(zaad: int, aantal: int) -> None:
    bestand = maak(zaad, aantal)
    geteld = per_soort(bestand)
    assert geteld == {soort: n for soort, n in grootste_rest(PER_SOORT, aantal).items() if n}
    assert all(abs(geteld[soort] - aantal * deel / MELDINGEN) < 1 for soort, deel in PER_SOORT.items())
    assert abs(len(leerlingen(list(bestand.meldingen))) - aantal * LEERLINGEN / MELDINGEN) <= 0.5
    assert bestand.manifest["meldingen"]["geldig"] == aantal
    assert all(lees(list(rij.velden)) for rij in bestand.rijen if rij.aard is Aard.GELDIG)


@given(
    gewichten=st.dictionaries(st.integers(), st.integers(0, 1000), min_size=1).filter(
        lambda g: sum(g.values())
    ),
    totaal=st.integers(0, 5000),
)
def test_largest_remainder_gives_the_total_and_is_never_one_off(
    gewichten: dict[int, int], totaal: int
) -> None:
    delen = grootste_rest(gewichten, totaal)
    som = sum(gewichten.values())
    assert sum(delen.values()) == totaal
    assert all(abs(delen[sleutel] - totaal * gewicht / som) < 1 for sleutel, gewicht in gewichten.items())


@pytest.mark.parametrize(
    ("meldingen", "aantal_leerlingen", "schooljaar"),
    [(49, None, "2023-2024"), (2566, 2567, "2023-2024"), (2566, 500, "2023-2024"), (100, None, "2023"),
     (100, None, "2035-2036"), (20_000, None, "2023-2024")],
)  # fmt: skip
def test_numbers_that_cannot_go_together_are_refused(
    meldingen: int, aantal_leerlingen: int | None, schooljaar: str
) -> None:
    with pytest.raises(ValueError, match=r"[A-Za-z0-9].*\."):
        maak(1, meldingen, aantal_leerlingen, schooljaar)


@pytest.mark.parametrize("schooljaar", ["2023-2024", "2024-2025", "2025-2026", "2026-2027"])
def test_other_school_years_work_as_well(schooljaar: str) -> None:
    dagen = set(schooldagen(schooljaar))
    bestand = maak(4, 300, schooljaar=schooljaar)
    assert all(m.meldingsdatum in dagen for m in bestand.meldingen)
    assert bestand.manifest["leerlingen_geboren_op_29_februari"] >= 1


def test_meldingen_are_made_on_school_days_and_rarely_in_july() -> None:
    dagen = set(schooldagen("2023-2024"))
    assert (min(dagen), max(dagen)) == (date(2023, 8, 21), date(2024, 7, 12))
    assert all(m.meldingsdatum in dagen for m in vol().meldingen)
    per_maand = Counter(m.meldingsdatum.month for m in vol().meldingen)
    assert per_maand[7] < 40 < min(per_maand[maand] for maand in (9, 10, 11, 12, 1, 2, 3, 4, 5, 6))


@pytest.mark.eis(8)
def test_ages_fit_the_education_on_the_day_of_every_melding() -> None:
    for melding in vol().meldingen:
        jongste, oudste = LEEFTIJDEN[melding.leerling.plan.onderwijssoort]
        assert jongste <= leeftijd(melding.leerling.geboortedatum, melding.meldingsdatum) <= oudste
        assert 5 <= leeftijd(dag(melding.velden["geboortedatum"]), melding.meldingsdatum) <= 17


@pytest.mark.eis(16, 21, 23)
def test_hours_and_days_fit_the_kind_of_melding() -> None:
    for melding in gelezen():
        if melding.soort is M.RELATIEF_WETTELIJK:
            assert melding.uren is not None
            assert melding.uren >= 16
        if melding.soort is M.RELATIEF_LICHT:
            assert melding.uren is not None
            assert melding.uren < 16
        if melding.soort is M.LRV:
            assert melding.laatste_dag is not None
            assert (melding.laatste_dag - melding.eerste_dag).days > 28
            assert melding.alle_lessen_gemist


@pytest.mark.eis(33)
def test_repeats_lie_at_least_a_school_week_apart_and_are_at_most_four() -> None:
    for leerling in {id(m.leerling): m.leerling for m in vol().meldingen}.values():
        dagen = [nummer for _, nummer in leerling.meldingen]
        assert all(na - voor >= TUSSENRUIMTE for voor, na in pairwise(dagen))
        assert Counter(soort for soort, _ in leerling.meldingen)[M.RELATIEF_WETTELIJK] <= 5


def test_numbers_cannot_be_a_persons_and_belong_to_one_pupil() -> None:
    nummers = leerlingen(list(vol().meldingen))
    bsns = [nummer for nummer, _ in nummers if nummer]
    onderwijsnummers = [nummer for _, nummer in nummers if nummer]
    assert all(bsn.is_valid(nummer) and 999_900_000 <= int(nummer) <= 999_999_999 for nummer in bsns)
    assert all(onderwijsnummer.is_valid(nummer) and not bsn.is_valid(nummer) for nummer in onderwijsnummers)
    assert len(set(bsns)) == len(bsns) == 1801 - len(onderwijsnummers)
    assert len(onderwijsnummers) == 13
    assert all(m.velden["postcode"] > "9999 XL" for m in vol().meldingen)


def test_mail_addresses_and_phone_numbers_reach_nobody() -> None:
    tekst = vol().csv.decode("utf-8-sig")
    assert all(adres.endswith(".example") for adres in re.findall(r"\S+@\S+?(?=[;\s\"])", tekst))
    assert all(m.velden["melder_telefoon"][:5] in ("", "06000") for m in vol().meldingen)


def test_what_is_known_of_a_pupil_is_the_same_in_every_melding_but_the_reported_absence() -> None:
    vast = (
        "leerlingnummer",
        "brin",
        "vestiging",
        "achternaam",
        "voornamen",
        "geboortedatum",
        "postcode",
        "klas",
    )
    per_leerling: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for m in vol().meldingen:
        sleutel = (m.velden["bsn"], m.velden["onderwijsnummer"])
        per_leerling.setdefault(sleutel, set()).add(tuple(m.velden[naam] for naam in vast))
    assert all(len(versies) == 1 for versies in per_leerling.values())
    assert len({(v[1], v[0]) for versies in per_leerling.values() for v in versies}) == 1801


def test_some_pupils_live_with_the_neighbours_and_some_were_born_on_29_february() -> None:
    manifest = vol().manifest
    wonend = manifest["leerlingen_per_gemeente"]
    assert set(wonend) == {"9901", "9902", "9903"}
    assert 0.03 < (wonend["9902"] + wonend["9903"]) / 1801 < 0.12
    assert manifest["leerlingen_geboren_op_29_februari"] >= 12
    assert manifest["gezinnen"]["totaal"] < 1801 - 100
    assert sum(manifest["per_school"].values()) == 2566


def test_the_texts_of_schools_never_name_the_pupil() -> None:
    for melding in vol().meldingen:
        velden = melding.velden
        tekst = " ".join(velden[naam] for naam in ("toelichting", "acties_school", "gewenste_actie"))
        namen = {velden["achternaam"], velden["voornamen"], *velden["voornamen"].split()}
        assert not [naam for naam in namen if naam in tekst]


def test_education_of_the_file_is_taught_at_the_school_of_the_line() -> None:
    assert all(m.leerling.plan.onderwijssoort in m.leerling.locatie.soorten for m in vol().meldingen)
    assert {m.leerling.plan.onderwijssoort for m in vol().meldingen} == set(O)
