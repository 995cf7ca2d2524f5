"""Rules as text and back: what a beheerder types becomes the rule that everybody counts with."""

from datetime import date
from uuid import uuid4

import pytest

from domain.fouten import Invoerfout
from domain.regels import STANDAARD_REGELS, Termijnregel
from domain.regels.bewerken import (
    Regelsleutel,
    alle_sleutels,
    als_velden,
    als_waarde,
    lees_rij,
    opgeslagen_code,
    rij_op,
    rijen_van,
    verschillen,
)
from storage.afspraken import als_regels
from storage.tabellen import Werkafspraak

DAG, VANAF = date(2026, 11, 23), date(2027, 1, 1)
SLEUTELS = alle_sleutels(STANDAARD_REGELS)


@pytest.mark.parametrize("sleutel", SLEUTELS, ids=lambda s: ":".join(s))
def test_every_rule_survives_being_shown_typed_kept_and_read_again(sleutel: Regelsleutel) -> None:
    rij = rij_op(STANDAARD_REGELS, sleutel, DAG, "40")
    nieuw = lees_rij(rij, als_velden(rij), VANAF, "40", "Afgesproken.")
    assert verschillen(rij, nieuw) == ()
    bewaard = Werkafspraak(
        id=uuid4(),
        rmc_regio_code="40",
        code=opgeslagen_code(sleutel),
        geldig_vanaf=VANAF,
        waarde=als_waarde(sleutel, nieuw),
    )
    assert rijen_van(als_regels([bewaard]), sleutel) == (nieuw,)


def test_no_two_rules_share_a_code_in_the_table() -> None:
    zonder_campagne = [s for s in SLEUTELS if not s.groep.startswith("campagne")]
    assert len({opgeslagen_code(s) for s in zonder_campagne}) == len(zonder_campagne)


def test_a_changed_term_says_what_changes() -> None:
    sleutel = Regelsleutel("termijn", "beoordeling")
    rij = rij_op(STANDAARD_REGELS, sleutel, DAG, "40")
    typwerk = als_velden(rij) | {"uiterlijk": "3", "herinneringen": "1, 2"}
    nieuw = lees_rij(rij, typwerk, VANAF, "40", "Afgesproken.")
    assert isinstance(nieuw, Termijnregel)
    assert (nieuw.uiterlijk, nieuw.herinneringen, nieuw.vanaf) == (3, (1, 2), VANAF)
    assert verschillen(rij, nieuw) == (("uiterlijk", "5", "3"), ("herinneringen", "3", "1, 2"))


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("uiterlijk", "vijf"),
        ("uiterlijk", ""),
        ("uiterlijk", "-1"),
        ("uiterlijk", "5000"),
        ("eenheid", "eeuwen"),
        ("herinneringen", "1, x"),
        ("herinneringen", "9999"),
    ],
)
def test_what_is_no_term_is_refused_at_its_field(veld: str, waarde: str) -> None:
    rij = rij_op(STANDAARD_REGELS, Regelsleutel("termijn", "beoordeling"), DAG, "40")
    with pytest.raises(Invoerfout) as fout:
        lees_rij(rij, als_velden(rij) | {veld: waarde}, VANAF, "40", "x")
    assert set(fout.value.fouten) == {veld}
