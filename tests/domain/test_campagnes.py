"""The rules of campaigns, worked out by hand: hours, pace, calendar, risks, what counts as started."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.campagnes.beheer import Actie, acties_bij
from domain.campagnes.kalender import momenten, volgende
from domain.campagnes.klas import lees_plaktekst
from domain.campagnes.overstap import (
    Mbostatus,
    Overstapfeiten,
    Overstapstand,
    Risico,
    is_begonnen,
    risicos,
    stand_van,
)
from domain.campagnes.tempo import PAUZE, PER_KEER, campagneuren, opent_op, ruimte, volgende_ronde
from domain.kalender import Kalender, Vakantieregio
from domain.klok import AMSTERDAM
from domain.procedures.overstap import STANDEN_DECAAN
from domain.regels import STANDAARD_REGELS
from domain.soorten import Campagnesoort, Campagnestatus, Onderwijssoort

MIDDEN = Kalender(regio=Vakantieregio.MIDDEN)
NORM = STANDAARD_REGELS.overstap[0]
S, R, M = Overstapstand, Risico, Mbostatus
APRIL = date(2027, 4, 1)
NU = datetime(2027, 2, 1, 12, tzinfo=UTC)


def lokaal(maand: int, dag: int, uur: int, minuut: int = 0) -> datetime:
    return datetime(2027, maand, dag, uur, minuut, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("soort", "nu", "open_op"),
    [
        ("overstap", lokaal(1, 12, 10), lokaal(1, 12, 10)),  # a Tuesday
        ("overstap", lokaal(1, 12, 8, 59), lokaal(1, 12, 9)),
        ("overstap", lokaal(1, 12, 16, 30), lokaal(1, 13, 9)),
        ("overstap", lokaal(1, 15, 17), lokaal(1, 18, 9)),  # over the weekend
        ("overstap", lokaal(2, 19, 17), lokaal(3, 1, 9)),  # over the spring holidays of Midden
        ("overstap", lokaal(3, 29, 10), lokaal(3, 30, 9)),  # Easter Monday; summer time began
        ("zomeractie", lokaal(7, 20, 10), lokaal(7, 20, 10)),  # in the holidays
        ("zomeractie", lokaal(7, 24, 10), lokaal(7, 26, 9)),  # a Saturday
    ],
)
def test_people_are_approached_within_hours_on_the_days_of_the_campaign(
    soort: str, nu: datetime, open_op: datetime
) -> None:
    uren = campagneuren(STANDAARD_REGELS, Campagnesoort(soort), nu.date(), "40")
    assert opent_op(uren, MIDDEN, nu) == open_op


@pytest.mark.parametrize(
    ("gevraagd", "onderweg", "vrij"), [(0, 0, 20), (5, 0, 15), (12, 8, 0), (20, 5, 0), (0, 20, 0)]
)
def test_who_was_asked_and_who_is_on_the_way_both_take_room(gevraagd: int, onderweg: int, vrij: int) -> None:
    assert ruimte(20, gevraagd, onderweg) == vrij


def test_the_next_round_comes_when_a_whole_batch_has_room_again() -> None:
    assert volgende_ronde(NU, 20, 20, None) == NU + PAUZE
    assert volgende_ronde(NU, 0, 0, NU - timedelta(seconds=20)) == NU + timedelta(seconds=40)
    assert volgende_ronde(NU, PER_KEER, PER_KEER + 1, None) == NU


def test_the_calendar_of_the_overstap_falls_on_working_days() -> None:
    dagen = momenten(STANDAARD_REGELS, Campagnesoort.OVERSTAP, 2026, MIDDEN, "40")
    assert [(dag.isoformat(), wat) for dag, wat in dagen] == [
        ("2026-03-16", "overstaptafel"),  # the 15th is a Sunday
        ("2026-04-01", "aanmelden"),
        ("2026-06-15", "overstaptafel"),
        ("2026-09-01", "begin-schooljaar"),
        ("2026-09-15", "overstaptafel"),
    ]
    assert volgende(dagen, date(2026, 4, 1), "overstaptafel") == date(2026, 6, 15)
    assert volgende(dagen, date(2026, 9, 15)) is None


def feiten(**anders: Any) -> Overstapfeiten:
    if "antwoord" in anders:
        anders = {"antwoord_op": NU, **anders}
    if "decaan" in anders:
        anders = {"decaan_op": NU, **anders}
    return Overstapfeiten(**{"onderwijssoort": Onderwijssoort.VMBO, **anders})


MAART, MEI = date(2027, 3, 15), date(2027, 5, 3)
GEVALLEN: list[tuple[dict[str, Any], date, tuple[Risico, ...]]] = [
    ({}, MAART, ()),
    ({"stil": True}, MAART, (R.GEEN_ANTWOORD,)),
    ({"stil": True}, MEI, (R.NIET_AANGEMELD, R.GEEN_ANTWOORD)),
    ({"stil": True, "decaan": S.AANGEMELD}, MEI, ()),
    ({"antwoord": S.NIET_AANGEMELD}, MAART, ()),
    ({"antwoord": S.NIET_AANGEMELD}, APRIL, (R.NIET_AANGEMELD,)),
    ({"antwoord": S.AFGEWEZEN}, MAART, (R.AFGEWEZEN,)),
    ({"antwoord": S.GEEN_LEERBAAN}, MAART, (R.GEEN_LEERBAAN,)),
    ({"antwoord": S.HULP}, MAART, (R.HULP,)),
    ({"antwoord": S.AFGEWEZEN, "mbo_status": M.AANGEMELD, "mbo_sinds": MAART}, MEI, ()),
    ({"mbo_status": M.AANGEMELD, "mbo_sinds": APRIL}, MEI, (R.TE_LAAT,)),
    ({"mbo_status": M.LEIDT_NIET}, MAART, (R.AFGEWEZEN,)),
    ({"mbo_status": M.INGETROKKEN}, MEI, (R.NIET_AANGEMELD,)),
    ({"mbo_status": M.INGESCHREVEN}, MEI, ()),
    ({"mbo_status": M.AANGEMELD, "mbo_sinds": MAART, "leerbaan": False}, MEI, (R.GEEN_LEERBAAN,)),
    ({"onderwijssoort": Onderwijssoort.PRO, "decaan": S.AANGEMELD}, MAART, (R.KWETSBAAR,)),
    ({"onderwijssoort": Onderwijssoort.VAVO, "mbo_status": M.INGESCHREVEN}, MEI, ()),
]


@pytest.mark.eis(190, 194)
@pytest.mark.parametrize(("gegeven", "dag", "verwacht"), GEVALLEN)
def test_who_is_at_risk_and_why(gegeven: dict[str, Any], dag: date, verwacht: tuple[Risico, ...]) -> None:
    assert risicos(feiten(**gegeven), dag, APRIL, NORM) == verwacht


def test_what_was_said_last_holds_until_the_mbo_says_something() -> None:
    later = NU + timedelta(days=1)
    gezegd = feiten(antwoord=S.AFGEWEZEN, decaan=S.AANGEMELD, decaan_op=later)
    assert stand_van(gezegd) is S.AANGEMELD
    assert stand_van(gezegd.model_copy(update={"mbo_status": M.INGETROKKEN})) is S.NIET_AANGEMELD


@pytest.mark.eis(192)
@pytest.mark.parametrize(
    ("gegeven", "begonnen"),
    [
        ({}, False),
        ({"antwoord": S.INGESCHREVEN}, False),  # only the mbo's own list tells who is enrolled
        ({"antwoord": S.ANDER_ONDERWIJS}, True),
        ({"mbo_status": M.INGESCHREVEN}, True),
        ({"mbo_status": M.INGESCHREVEN, "gestart": False}, False),
        ({"mbo_status": M.AANGEMELD}, False),
        ({"mbo_status": M.AANGEMELD, "gestart": True}, True),
    ],
)
def test_who_has_started(gegeven: dict[str, Any], begonnen: bool) -> None:
    assert is_begonnen(feiten(**gegeven)) is begonnen


def test_what_can_be_done_with_a_campaign_follows_from_where_it_is() -> None:
    assert acties_bij(Campagnestatus.LOOPT) == (Actie.PAUZEER, Actie.STOP)
    assert acties_bij(Campagnestatus.GEPAUZEERD) == (Actie.HERVAT, Actie.STOP)
    assert acties_bij(Campagnestatus.GESTOPT) == acties_bij(Campagnestatus.KLAAR) == ()


def test_pasted_lines_are_read_by_code_or_by_words_and_the_others_are_named() -> None:
    keuzes = {stand.value: f"Naam {stand.value}" for stand in STANDEN_DECAAN}
    tekst = "K1\taangemeld\tTimmerman\n\nK2;NAAM AFGEWEZEN;;Zeembo;over\nK3\taangemeld\nK1\tmisschien"
    gelezen, fouten = lees_plaktekst(tekst, {"K1", "K2"}, keuzes)
    assert gelezen == {"K1": ("aangemeld", "Timmerman", ""), "K2": ("afgewezen", "", "Zeembo")}
    assert fouten == [
        "Regel 4: dit leerlingnummer staat niet in deze klas.",
        "Regel 5: deze stand kennen wij niet.",
    ]
