"""The points model: a table of cases worked out by hand, and what always holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.regels import STANDAARD_REGELS, geldige_risiconorm, lees_regels
from domain.risico import Factor, Risicofeiten, adviseer_aanpak, schat_in
from domain.soorten import Aanpak, Onderwijssoort, Risico

OS, R, A = Onderwijssoort, Risico, Aanpak
NORM = geldige_risiconorm(STANDAARD_REGELS, date(2026, 9, 9))
LOCATIE = NORM.model_copy(update={"locaties": {"99AB00": 2}})

# last finished course, changes of school, earlier reports, worries -> points per factor, category
GEVALLEN = [
    (None, 0, 0, 0, (0, 0, 0, 0, 0), R.LAAG),
    (OS.VMBO, 1, 0, 0, (0, 1, 1, 0, 0), R.LAAG),
    (OS.HAVO, 2, 0, 0, (0, 0, 2, 0, 0), R.LAAG),
    (OS.VMBO, 2, 0, 0, (0, 1, 2, 0, 0), R.MIDDEN),
    (None, 0, 0, 3, (0, 0, 0, 0, 3), R.MIDDEN),
    (OS.PRO, 3, 0, 0, (0, 2, 3, 0, 0), R.MIDDEN),
    (OS.PRO, 9, 0, 0, (0, 2, 3, 0, 0), R.MIDDEN),
    (OS.MBO_1, 3, 1, 0, (0, 2, 3, 1, 0), R.HOOG),
    (OS.HAVO, 0, 9, 3, (0, 0, 0, 2, 3), R.MIDDEN),
    (OS.VSO, 3, 2, 3, (0, 2, 3, 2, 3), R.HOOG),
]


@pytest.mark.eis(209, 210)
@pytest.mark.parametrize(("opleiding", "wisselingen", "eerder", "zorgen", "punten", "risico"), GEVALLEN)
def test_the_category_is_the_sum_of_the_points_of_each_factor(
    opleiding: Onderwijssoort | None,
    wisselingen: int,
    eerder: int,
    zorgen: int,
    punten: tuple[int, ...],
    risico: Risico,
) -> None:
    inschatting = schat_in(Risicofeiten("99ZZ00", opleiding, wisselingen, eerder, zorgen), NORM)
    assert tuple(punt.punten for punt in inschatting.punten) == punten
    assert (inschatting.totaal, inschatting.risico) == (sum(punten), risico)


@pytest.mark.eis(210)
def test_a_region_gives_points_to_its_own_locations_and_the_explanation_says_so() -> None:
    hier = schat_in(Risicofeiten("99AB00", OS.VMBO), LOCATIE)
    elders = schat_in(Risicofeiten("99ZZ00", OS.VMBO), LOCATIE)
    assert (hier.totaal, hier.risico, elders.totaal) == (3, R.MIDDEN, 1)
    assert hier.uitleg.splitlines()[:2] == [
        "De locatie van de school: 2 punten.",
        "De laatste opleiding hiervoor is VMBO: 1 punt.",
    ]


@pytest.mark.eis(205, 209, 211)
@pytest.mark.parametrize(
    ("risico", "herhaald", "aanpak"),
    [
        (R.LAAG, False, A.BRIEF),
        (R.LAAG, True, A.CONTACT),
        (R.MIDDEN, False, A.CONTACT),
        (R.MIDDEN, True, A.CONTACT),
        (R.HOOG, False, A.HUISBEZOEK),
        (R.HOOG, True, A.HUISBEZOEK),
    ],
)
def test_the_higher_the_risk_the_more_is_done_and_a_repeat_is_never_a_letter_only(
    risico: Risico, herhaald: bool, aanpak: Aanpak
) -> None:
    assert adviseer_aanpak(risico, NORM, herhaald=herhaald) is aanpak


FEITEN = st.builds(
    Risicofeiten,
    school=st.sampled_from(["99AB00", "99ZZ00"]),
    opleiding=st.none() | st.sampled_from(list(Onderwijssoort)),
    wisselingen=st.integers(0, 20),
    eerder=st.integers(0, 20),
    zorgen=st.integers(0, 3),
)


@given(FEITEN)
def test_every_point_is_explained_and_every_factor_stands_there_once(feiten: Risicofeiten) -> None:
    inschatting = schat_in(feiten, LOCATIE)
    assert [punt.factor for punt in inschatting.punten] == list(Factor)
    assert len(inschatting.uitleg.splitlines()) == len(Factor)
    assert inschatting.totaal == sum(punt.punten for punt in inschatting.punten) >= 0


@given(FEITEN, st.sampled_from(["wisselingen", "eerder", "zorgen"]))
def test_more_of_a_factor_never_lowers_the_risk(feiten: Risicofeiten, factor: str) -> None:
    meer = Risicofeiten(**{**feiten.__dict__, factor: getattr(feiten, factor) + 1})
    volgorde = list(Risico)
    zonder, met = schat_in(feiten, NORM), schat_in(meer, NORM)
    assert volgorde.index(met.risico) >= volgorde.index(zonder.risico)
    assert met.totaal >= zonder.totaal


@pytest.mark.eis(203, 210)
def test_a_region_has_its_own_dated_model() -> None:
    eigen = """
    [[risico]]
    regio = "40"
    vanaf = 2027-01-01
    midden_vanaf = 1
    hoog_vanaf = 2
    per_wisseling = 1
    wisselingen_hooguit = 5
    aanpak = { laag = "brief", midden = "huisbezoek", hoog = "huisbezoek" }
    herhaald_minstens = "huisbezoek"
    grond = "Regio Delta gaat vaker langs."
    """
    regels, feiten = STANDAARD_REGELS.met(lees_regels(eigen)), Risicofeiten("99AB00", wisselingen=1)
    daarvoor, vanaf = (geldige_risiconorm(regels, d, "40") for d in (date(2026, 12, 31), date(2027, 1, 1)))
    assert (schat_in(feiten, daarvoor).risico, schat_in(feiten, vanaf).risico) == (R.LAAG, R.MIDDEN)
    assert adviseer_aanpak(R.MIDDEN, vanaf, herhaald=False) is A.HUISBEZOEK
    assert schat_in(feiten, geldige_risiconorm(regels, date(2027, 1, 1), "41")).risico is R.LAAG
