"""Who is without a school by the monthly control, worked out by hand."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.inschrijfcontrole import STANDNAAM, Vertrekfeiten, Vertrekstand, stand_van

DAG = date(2026, 9, 5)
WEEK = timedelta(days=7)
S = Vertrekstand


def feiten(**anders: Any) -> Vertrekfeiten:
    return Vertrekfeiten(**{"geboortedatum": date(2013, 3, 1), "sinds": date(2026, 7, 10), **anders})


@pytest.mark.eis(20, 120, 126)
@pytest.mark.parametrize(
    ("gegeven", "stand"),
    [
        ({}, S.OPENEN),
        ({"sinds": date(2026, 8, 28)}, S.OPENEN),  # eight days ago: the new school is late
        ({"sinds": date(2026, 8, 29)}, S.PAS_VERTROKKEN),
        ({"geboortedatum": date(2008, 9, 6)}, S.OPENEN),  # eighteen tomorrow
        ({"geboortedatum": date(2008, 9, 5)}, S.NIET_PLICHTIG),
        ({"geboortedatum": date(2010, 1, 1), "startkwalificatie": True}, S.NIET_PLICHTIG),
        ({"startkwalificatie": True}, S.OPENEN),  # thirteen: leerplicht does not ask for one
        ({"weer_op": date(2026, 8, 31)}, S.INGESCHREVEN),
        ({"vrijgesteld": True}, S.VRIJGESTELD),
        ({"loopt": True, "sinds": date(2026, 9, 4)}, S.LOOPT),
        ({"te_beslissen": True}, S.TE_BESLISSEN),
        ({"in_campagne": True, "vergeleken": True}, S.IN_CAMPAGNE),
        ({"onderzocht": True}, S.ONDERZOCHT),
        ({"vergeleken": True}, S.VERGELEKEN),
        ({"overleden": True, "loopt": True}, S.OVERLEDEN),
    ],
)
def test_who_left_and_is_enrolled_nowhere_gets_a_case_once(
    gegeven: dict[str, Any], stand: Vertrekstand
) -> None:
    assert stand_van(feiten(**gegeven), DAG, WEEK) is stand


def test_every_answer_of_the_control_has_words() -> None:
    assert set(STANDNAAM) == set(Vertrekstand)
