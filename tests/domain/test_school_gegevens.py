"""Hours per day, pasted from a spreadsheet."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fouten import Invoerfout
from domain.school_gegevens import lees_dag, lees_uren, lees_verzuimregels


@pytest.mark.eis(44, 283)
def test_a_pasted_table_is_read_in_the_order_of_the_days() -> None:
    geplakt = "Dag\tUren\r\n02-09-2025\t1,5\r\n1-9-2025\t7\r\n\r\nwo 3 september 2025; 2 uur\n4-9-2025 1:45\n"
    assert [(regel.dag, regel.uren) for regel in lees_verzuimregels(geplakt)] == [
        (date(2025, 9, 1), Decimal(7)),
        (date(2025, 9, 2), Decimal("1.5")),
        (date(2025, 9, 3), Decimal(2)),
        (date(2025, 9, 4), Decimal("1.75")),
    ]


def test_nothing_pasted_is_no_lines() -> None:
    assert lees_verzuimregels(" \n\n") == ()


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("1-9-2025", date(2025, 9, 1)),
        ("01/09/2025", date(2025, 9, 1)),
        ("1.9.2025", date(2025, 9, 1)),
        ("2025-09-01", date(2025, 9, 1)),
        ("maandag 1 september 2025", date(2025, 9, 1)),
        ("ma. 1 sep. 2025", date(2025, 9, 1)),
        ("4 maart 2026", date(2026, 3, 4)),
        ("4 mrt 2026", date(2026, 3, 4)),
        ("29 februari 2024", date(2024, 2, 29)),
    ],
)
def test_a_date_may_be_written_as_people_do(tekst: str, dag: date) -> None:
    assert lees_dag(tekst) == dag


@pytest.mark.parametrize("tekst", ["1-9-25", "29-02-2025", "1 brumaire 2025", "32-1-2025", "vandaag", ""])
def test_a_date_that_is_none_is_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match="datum"):
        lees_dag(tekst)


@pytest.mark.parametrize(
    ("tekst", "uren"),
    [
        ("7", "7"),
        ("1,5", "1.5"),
        ("0.25", "0.25"),
        ("2 uur", "2"),
        ("3u", "3"),
        ("0:50", "0.83"),
        ("1:30", "1.5"),
    ],
)
def test_hours_may_be_written_with_a_comma_or_as_a_clock(tekst: str, uren: str) -> None:
    assert lees_uren(tekst) == Decimal(uren)


@pytest.mark.parametrize("tekst", ["", "veel", "-1", "1,555", "1:75", "1e3", "\u0661"])
def test_hours_that_are_none_are_refused(tekst: str) -> None:
    with pytest.raises(ValueError, match="Het aantal uren is niet te lezen"):
        lees_uren(tekst)


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("31-02-2025\t1", "Deze datum bestaat niet."),
        ("ergens\t1", "De datum is niet te lezen."),
        ("2-9-2025\tveel", "Het aantal uren is niet te lezen."),
        ("2-9-2025\t0", "meer zijn dan 0"),
        ("2-9-2025\t12,25", "niet meer zijn dan 12"),
        ("2-9-2025", "een datum en een aantal uren"),
        ("2-9-2025\t1\t2", "een datum en een aantal uren"),
        ("1-9-2025\t1", "Deze dag staat er al."),
    ],
)
def test_each_wrong_line_is_named_with_its_number_and_a_sentence(regel: str, zin: str) -> None:
    with pytest.raises(Invoerfout) as gevangen:
        lees_verzuimregels(f"1-9-2025\t2\n\n{regel}\n8-9-2025\t1")
    assert list(gevangen.value.fouten) == ["regel 3"]
    assert zin in gevangen.value.fouten["regel 3"]


def test_all_wrong_lines_are_named_at_once() -> None:
    with pytest.raises(Invoerfout) as gevangen:
        lees_verzuimregels("1-9-2025\tx\n2-9-2025\t1\n3-9\t1")
    assert list(gevangen.value.fouten) == ["regel 1", "regel 3"]


def test_a_table_of_years_is_too_long() -> None:
    regels = "\n".join(f"{date.fromordinal(738000 + n):%d-%m-%Y}\t1" for n in range(401))
    with pytest.raises(Invoerfout, match="hooguit 400 regels"):
        lees_verzuimregels(regels)


DAGEN = st.dictionaries(
    st.dates(date(2020, 1, 1), date(2029, 12, 31)),
    st.decimals("0.01", 12, places=2),
    min_size=1,
    max_size=20,
)


@given(DAGEN)
def test_what_a_dutch_spreadsheet_writes_is_read_back(dagen: dict[date, Decimal]) -> None:
    geplakt = "\n".join(f"{dag:%d-%m-%Y}\t{str(uren).replace('.', ',')}" for dag, uren in dagen.items())
    assert {regel.dag: regel.uren for regel in lees_verzuimregels(geplakt)} == dagen


@given(st.text(max_size=60))
def test_whatever_is_pasted_the_answer_is_lines_or_sentences(tekst: str) -> None:
    try:
        regels = lees_verzuimregels(tekst)
    except Invoerfout as fout:
        regels = ()
        assert fout.fouten  # noqa: PT017  # either outcome is right
    assert all(0 < regel.uren <= 12 for regel in regels)


@pytest.mark.eis(35)
@pytest.mark.parametrize(
    ("regel", "te_laat"),
    [
        ("1-9-2025 0,5 te laat", True),
        ("1-9-2025\t0,5\tte laat", True),
        ("1-9-2025;0,5;Te laat", True),
        ("ma 1 sep 2025  0:30 (te laat)", True),
        ("1-9-2025 0,5", False),
    ],
)
def test_a_day_on_which_the_pupil_only_came_late_says_so_behind_the_hours(regel: str, te_laat: bool) -> None:
    (gelezen,) = lees_verzuimregels(regel)
    assert (gelezen.dag, gelezen.uren, gelezen.te_laat) == (date(2025, 9, 1), Decimal("0.5"), te_laat)
