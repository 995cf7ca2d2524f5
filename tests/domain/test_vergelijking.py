"""The comparison of residents and enrolments: what one typing error may never do, and that all add up."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.regels import STANDAARD_REGELS, geldige_vergelijkingsnorm
from domain.vergelijking import Bevinding, Inschrijving, Inwoner, Klasse, Register, tel, vergelijk

PEIL = date(2026, 9, 15)
NORM = geldige_vergelijkingsnorm(STANDAARD_REGELS, PEIL)
BSN = "999900006"
ONDERWIJSNUMMER = "109990004"


def inwoner(**anders: Any) -> Inwoner:
    gegevens: dict[str, Any] = {
        "bsn": BSN,
        "achternaam": "Dijkhuizen",
        "voorvoegsel": "van",
        "voornamen": "Johannes Maria",
        "geboortedatum": date(2014, 3, 8),
        "straat": "Passerweg",
        "huisnummer": 2,
        "toevoeging": "",
        "postcode": "9999ZA",
        "plaats": "Voorbeeldstad",
        "gemeentecode": "9901",
        "van": date(2014, 3, 8),
    }
    return Inwoner(**(gegevens | anders))


def inschrijving(bij: Inwoner, **anders: Any) -> Inschrijving:
    gegevens: dict[str, Any] = {
        "nummer": bij.bsn,
        "achternaam": bij.achternaam,
        "voorvoegsel": bij.voorvoegsel,
        "voornamen": bij.voornamen,
        "geboortedatum": bij.geboortedatum,
        "brin": "99AA",
        "vestiging": "00",
        "van": date(2025, 8, 1),
        "tot": None,
    }
    return Inschrijving(**(gegevens | anders))


def een(wie: Inwoner, *rijen: Inschrijving, peildatum: date = PEIL) -> Bevinding:
    (bevinding,) = vergelijk([wie], rijen, peildatum, NORM)
    return bevinding


VARIANTEN: list[tuple[dict[str, Any], dict[str, Any], Klasse, str]] = [
    ({}, {}, Klasse.INGESCHREVEN, "Zelfde BSN"),
    ({}, {"achternaam": "Bakker", "voorvoegsel": ""}, Klasse.INGESCHREVEN, "Achternaam lijkt erop"),
    ({}, {"nummer": "999900060"}, Klasse.WAARSCHIJNLIJK, "Twee cijfers van het BSN zijn omgewisseld"),
    ({}, {"nummer": ONDERWIJSNUMMER}, Klasse.WAARSCHIJNLIJK, "Zelfde geboortedatum"),
    (
        {},
        {"nummer": ONDERWIJSNUMMER, "achternaam": "Dijkhuisen"},
        Klasse.WAARSCHIJNLIJK,
        "Achternaam verschilt één letter: van Dijkhuizen / van Dijkhuisen",
    ),
    (
        {},
        {"nummer": ONDERWIJSNUMMER, "geboortedatum": date(2014, 8, 3)},
        Klasse.WAARSCHIJNLIJK,
        "Dag en maand van de geboortedatum zijn omgewisseld",
    ),
    (
        {},
        {"nummer": ONDERWIJSNUMMER, "geboortedatum": date(2014, 3, 9)},
        Klasse.WAARSCHIJNLIJK,
        "Geboortedatum verschilt één cijfer",
    ),
    (
        {},
        {"nummer": ONDERWIJSNUMMER, "voornamen": "Jan"},
        Klasse.WAARSCHIJNLIJK,
        "Roepnaam of korte vorm: Johannes Maria / Jan",
    ),
    (
        {},
        {"nummer": ONDERWIJSNUMMER, "achternaam": "Dykhuizen", "voorvoegsel": ""},
        Klasse.WAARSCHIJNLIJK,
        "Achternaam is anders geschreven: van Dijkhuizen / Dykhuizen",
    ),
    (
        {},
        {"nummer": ONDERWIJSNUMMER, "achternaam": "van Dijkhuizen", "voorvoegsel": ""},
        Klasse.WAARSCHIJNLIJK,
        "Zelfde geboortedatum",
    ),
    (
        {"achternaam": "Öztürk", "voorvoegsel": ""},
        {"nummer": ONDERWIJSNUMMER, "achternaam": "Ozturk"},
        Klasse.WAARSCHIJNLIJK,
        "Achternaam is anders geschreven: Öztürk / Ozturk",
    ),
    (
        {"achternaam": "Wilde-van der Meulen", "voorvoegsel": "de"},
        {"nummer": ONDERWIJSNUMMER, "achternaam": "Meulen", "voorvoegsel": "van der"},
        Klasse.WAARSCHIJNLIJK,
        "Een deel van de achternaam is gelijk: de Wilde-van der Meulen / van der Meulen",
    ),
    (
        {},
        {"achternaam": "Öztürk", "voornamen": "Elif", "voorvoegsel": "", "geboortedatum": date(2010, 1, 1)},
        Klasse.WAARSCHIJNLIJK,
        "Zelfde BSN",
    ),
    ({}, {"tot": date(2026, 7, 31)}, Klasse.VERMOEDEN, "De laatste inschrijving is al gestopt."),
    ({}, {"van": date(2026, 10, 1)}, Klasse.VERMOEDEN, "De inschrijving begint pas na de peildatum."),
    (
        {},
        {"nummer": ONDERWIJSNUMMER, "voornamen": "Sophie"},
        Klasse.VERMOEDEN,
        "Er is een inschrijving die er een beetje op lijkt.",
    ),
]


@pytest.mark.parametrize(("van_inwoner", "van_school", "klasse", "reden"), VARIANTEN)
def test_a_match_says_why(
    van_inwoner: dict[str, Any], van_school: dict[str, Any], klasse: Klasse, reden: str
) -> None:
    wie = inwoner(**van_inwoner)
    bevinding = een(wie, inschrijving(wie, **van_school))
    assert bevinding.klasse is klasse
    assert any(zin.startswith(reden) for zin in bevinding.redenen), bevinding.redenen


@pytest.mark.eis(20)
@pytest.mark.parametrize(
    ("anders", "klasse"),
    [
        ({}, Klasse.VERMOEDEN),
        ({"geboortedatum": date(2021, 8, 15)}, Klasse.VERMOEDEN),
        ({"geboortedatum": date(2021, 9, 15)}, Klasse.BUITEN_DOELGROEP),
        ({"geboortedatum": date(2021, 8, 1)}, Klasse.VERMOEDEN),
        ({"geboortedatum": date(2009, 1, 1)}, Klasse.VERMOEDEN),
        (
            {"geboortedatum": date(2009, 1, 1), "startkwalificatie_op": date(2026, 7, 1)},
            Klasse.BUITEN_DOELGROEP,
        ),
        ({"geboortedatum": date(2008, 9, 15)}, Klasse.BUITEN_DOELGROEP),
        ({"geboortedatum": date(2008, 9, 16)}, Klasse.VERMOEDEN),
        ({"van": PEIL + timedelta(days=1)}, Klasse.BUITEN_DOELGROEP),
        ({"vrijstelling_tot": PEIL}, Klasse.VRIJGESTELD),
        ({"vrijstelling_tot": PEIL - timedelta(days=1)}, Klasse.VERMOEDEN),
    ],
)
def test_only_children_of_school_age_without_exemption_are_looked_for(
    anders: dict[str, Any], klasse: Klasse
) -> None:
    assert een(inwoner(**anders)).klasse is klasse


def test_a_twin_who_is_enrolled_does_not_hide_the_one_who_is_not() -> None:
    tim, tom = inwoner(voornamen="Tim"), inwoner(voornamen="Tom", bsn="999900031")
    klassen = [b.klasse for b in vergelijk([tim, tom], [inschrijving(tom)], PEIL, NORM)]
    assert klassen == [Klasse.VERMOEDEN, Klasse.INGESCHREVEN]


# ---- properties ----

LETTERS = "abcdefghijklmnoprstuvwyzëïöüçğş"
namen = st.text(LETTERS, min_size=2, max_size=12).map(str.capitalize)
dagen = st.dates(date(2009, 10, 1), date(2021, 7, 1))
cijfers = st.integers(0, 9_090).map(lambda n: f"9999{n * 11 % 100_000:05}")
inwoners = st.builds(
    inwoner,
    bsn=cijfers,
    achternaam=st.one_of(namen, st.builds("{}-{}".format, namen, namen)),
    voorvoegsel=st.sampled_from(["", "van", "de", "van der", "'t"]),
    voornamen=st.one_of(namen, st.builds("{} {}".format, namen, namen)),
    geboortedatum=dagen,
)


def tikfout(tekst: str, plaats: int, soort: str, teken: str) -> str:
    """One letter too many, one missing, one wrong, or two swapped."""
    i = plaats % len(tekst)
    if soort == "erbij":
        return tekst[:i] + teken + tekst[i:]
    if soort == "weg":
        return tekst[:i] + tekst[i + 1 :]
    if soort == "wissel" and i + 1 < len(tekst):
        return tekst[:i] + tekst[i + 1] + tekst[i] + tekst[i + 2 :]
    return tekst[:i] + teken + tekst[i + 1 :]


@st.composite
def met_tikfout(draw: st.DrawFn) -> tuple[Inwoner, Inschrijving]:
    wie = draw(inwoners)
    rij = inschrijving(wie, nummer=draw(st.sampled_from([wie.bsn, ONDERWIJSNUMMER])))
    veld = draw(st.sampled_from(["nummer", "achternaam", "voornamen", "geboortedatum", "dag-maand"]))
    plaats, soort = draw(st.integers(0, 30)), draw(st.sampled_from(["erbij", "weg", "anders", "wissel"]))
    if veld == "dag-maand":
        dag = rij.geboortedatum
        omgewisseld = dag.replace(month=dag.day, day=dag.month) if dag.day <= 12 else dag
        return wie, replace(rij, geboortedatum=omgewisseld)
    if veld == "geboortedatum":
        fout = tikfout(rij.geboortedatum.isoformat(), plaats, "anders", draw(st.sampled_from("0123456789")))
        try:
            return wie, replace(rij, geboortedatum=date.fromisoformat(fout))
        except ValueError:
            return wie, rij  # such a line is refused when the file is read
    teken = draw(st.sampled_from("0123456789" if veld == "nummer" else LETTERS))
    nieuw = tikfout(getattr(rij, veld), plaats, soort, teken)
    return wie, replace(rij, **{veld: nieuw})  # type: ignore[arg-type]


@settings(max_examples=600, deadline=None)
@given(met_tikfout())
def test_one_typing_error_never_makes_a_suspect_of_an_enrolled_child(
    paar: tuple[Inwoner, Inschrijving],
) -> None:
    wie, rij = paar
    assert een(wie, rij).klasse in (Klasse.INGESCHREVEN, Klasse.WAARSCHIJNLIJK)


lijsten = st.lists(met_tikfout(), max_size=8)


@settings(max_examples=60, deadline=None)
@given(lijsten, st.lists(inwoners, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_and_totals_add_up(
    paren: list[tuple[Inwoner, Inschrijving]], zonder: list[Inwoner], rng: Random
) -> None:
    mensen = [wie for wie, _ in paren] + zonder
    rijen = [rij for _, rij in paren]
    bevindingen = vergelijk(mensen, rijen, PEIL, NORM)
    assert [b.inwoner for b in bevindingen] == mensen
    assert sum(tel(bevindingen).values()) == len(mensen)
    anders, rijen_anders = rng.sample(mensen, len(mensen)), rng.sample(rijen, len(rijen))
    opnieuw = vergelijk(anders, rijen_anders, PEIL, NORM)
    assert sorted(map(repr, opnieuw)) == sorted(map(repr, bevindingen))


def test_thousands_of_residents_take_seconds() -> None:
    """A tenth of them, born in a tenth of the days: as many to choose from, in a tenth of the time."""
    rng = Random(1)
    mensen = [
        inwoner(
            bsn=f"{999_900_000 + n}",
            achternaam="".join(rng.choices("aeioukrstn", k=7)).capitalize(),
            voornamen="".join(rng.choices("aeioumlst", k=5)).capitalize(),
            geboortedatum=date(2014, 10, 1) + timedelta(days=rng.randrange(420)),
        )
        for n in range(3_000)
    ]
    rijen = [inschrijving(wie, nummer=f"10{n:07}" if n % 2 else wie.bsn) for n, wie in enumerate(mensen)]
    register = Register.van(rijen)
    assert max(len(list(register.kandidaten(wie))) for wie in mensen) < 40, "never through the whole list"
    begin = process_time()  # of this process alone: what else the machine does is no fault of ours
    aantallen = tel(vergelijk(mensen, rijen, PEIL, NORM))
    assert process_time() - begin < 6
    assert aantallen[Klasse.INGESCHREVEN] == aantallen[Klasse.WAARSCHIJNLIJK] == 1_500
