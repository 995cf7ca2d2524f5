"""Numbers that the register counts itself: filled in beforehand, explained, and corrected with a reason."""

from datetime import date

import pytest

from domain.fouten import Invoerfout
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Taakstap, Telling, uitkomst_van
from domain.procedures.tellingen import (
    NIET_GEMELD,
    Geteld,
    Tellingen,
    controleer,
    herkomst,
    keer_te_laat,
    met_uitleg,
    telt,
    vooraf,
)
from domain.soorten import Proceduresoort

GETELD = Geteld(aantal=12, van=date(2026, 9, 7), tot=date(2026, 11, 20))
BEKEND: Tellingen = {Telling.TE_LAAT: GETELD}
ONBEKEND: Tellingen = {Telling.TE_LAAT: None}
ZIN = "De scholen meldden 12 dagen te laat, van 07-09-2026 tot en met 20-11-2026."
INGEVULD = "Het aantal keer te laat is ingevuld door een medewerker."


def toestemming() -> Taakstap:
    stap = PLANNEN[Proceduresoort.HALT].stap("toestemming")
    assert isinstance(stap, Taakstap)
    return stap


def velden(geteld: Tellingen) -> dict[str, str]:
    """The explanation of every field of the outcome "akkoord", as its page shows it."""
    uitkomst = uitkomst_van(met_uitleg(toestemming(), geteld), "akkoord")
    assert uitkomst
    return {veld.naam: veld.uitleg for veld in uitkomst.velden}


def test_what_was_counted_is_explained_and_what_was_not_is_asked() -> None:
    assert telt(toestemming())
    assert velden(BEKEND)["te_laat"] == ZIN
    assert velden(ONBEKEND)["te_laat"] == NIET_GEMELD


@pytest.mark.eis(109)
@pytest.mark.parametrize(
    ("geteld", "ingevuld", "mag"),
    [
        (BEKEND, {"te_laat": "12"}, True),
        (BEKEND, {}, True),  # left empty: the counted number holds
        (BEKEND, {"te_laat": "9"}, False),
        (BEKEND, {"te_laat": "9", "te_laat_waarom": "Drie keer was de bus te laat."}, True),
        (ONBEKEND, {"te_laat": "9"}, True),
    ],
)
def test_another_number_than_was_counted_asks_for_a_reason(
    geteld: Tellingen, ingevuld: dict[str, str], mag: bool
) -> None:
    uitkomst = uitkomst_van(toestemming(), "akkoord")
    assert uitkomst
    assert vooraf(uitkomst, geteld) == ({"te_laat": "12"} if geteld == BEKEND else {})
    if mag:
        controleer(uitkomst, ingevuld, geteld)
    else:
        with pytest.raises(Invoerfout, match="te_laat_waarom"):
            controleer(uitkomst, ingevuld, geteld)


@pytest.mark.parametrize(
    ("ingevuld", "geteld", "aantal", "zin"),
    [
        ({}, None, 0, ""),
        ({}, GETELD, 12, ZIN),
        ({"te_laat": "12"}, GETELD, 12, ZIN),
        ({"te_laat": "9", "te_laat_waarom": "De bus."}, GETELD, 9, f"{INGEVULD} {ZIN} De bus."),
        ({"te_laat": "9"}, None, 9, INGEVULD),
        ({"te_laat": "0"}, GETELD, 0, f"{INGEVULD} {ZIN}"),
    ],
)
def test_the_judgement_tells_where_its_number_comes_from(
    ingevuld: dict[str, str], geteld: Geteld | None, aantal: int, zin: str
) -> None:
    assert (keer_te_laat(ingevuld, geteld), herkomst(ingevuld, geteld)) == (aantal, zin)
