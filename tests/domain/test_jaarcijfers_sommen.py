"""Whatever happens in a school year, its figures add up: each in one line, and the parts make the whole."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.jaarcijfers.feiten import (
    Besluitgroep,
    Dossiergroep,
    Groep,
    Jaarfeiten,
    Meldgroep,
    Onderzoekgroep,
    Proceduregroep,
    Telregels,
    Thuisgroep,
    som,
)
from domain.jaarcijfers.kruistabellen import per_gemeente
from domain.jaarcijfers.lijst import (
    ADVIEZEN,
    BINNEN_TELLING,
    GRONDEN,
    JAARSOORTEN,
    Plicht,
    Sector,
)
from domain.jaarcijfers.overzicht import overzicht
from domain.jaarcijfers.telling import leerplichttelling
from domain.jaarcijfers.thuiszitters import balans, bij_nieuw_schooljaar
from domain.lijsten import STANDAARD
from domain.procedures.alle import PLANNEN
from domain.regels import STANDAARD_REGELS
from domain.soorten import Meldingsoort as S
from domain.soorten import Proceduresoort

JAAR = 2023
REGELS = Telregels(STANDAARD_REGELS, JAAR)
P = Proceduresoort
CODES = sorted({code for soort in S for code in STANDAARD.resultaten(soort)} | {"eigen", ""})
EINDES = [(plan.soort, e.code) for plan in PLANNEN.values() for e in plan.eindes] + [(P.HALT, "")]
GEMEENTEN = {"9901": "Voorbeeldstad", "9902": "Waterdrecht", "9903": "Polderdam"}
basis = {
    "gemeente": st.sampled_from(sorted(GEMEENTEN)),
    "plicht": st.sampled_from(Plicht),
    "aantal": st.integers(1, 900),
}
dossiersoort = st.sampled_from([*S, *DRAAIBOEKEN]).map(str)
sector = st.sampled_from(Sector)
meldgroepen = st.builds(
    Meldgroep,
    **basis,
    soort=st.sampled_from(S),
    dossiersoort=dossiersoort,
    resultaat=st.none() | st.sampled_from(CODES),
)
dossiergroepen = st.builds(Dossiergroep, **basis, dossiersoort=dossiersoort, resultaat=st.sampled_from(CODES))
procedures = st.sampled_from(EINDES).flatmap(
    lambda einde: st.builds(
        Proceduregroep, **basis, soort=st.just(einde[0]), resultaat=st.just(einde[1]), sector=sector
    )
)
besluiten = st.builds(
    Besluitgroep, **basis, grond=st.sampled_from(sorted(GRONDEN)), verleend=st.booleans(), sector=sector
)
onderzoeken = st.builds(Onderzoekgroep, **basis, advies=st.sampled_from(sorted(ADVIEZEN)), sector=sector)
thuisgroepen = st.builds(
    Thuisgroep,
    gemeente=basis["gemeente"],
    sector=sector,
    leeftijd=st.integers(4, 18),
    al_thuis=st.booleans(),
    afloop=st.none() | st.sampled_from(CODES),
    aantal=basis["aantal"],
)


def van_jaar(lijst: Any) -> Any:
    return st.lists(lijst, max_size=6).map(tuple)


jaren = st.builds(
    Jaarfeiten,
    jaar=st.just(JAAR),
    meldingen=van_jaar(meldgroepen),
    dossiers=van_jaar(dossiergroepen),
    procedures=van_jaar(procedures),
    besluiten=van_jaar(besluiten),
    onderzoeken=van_jaar(onderzoeken),
    thuiszitters=van_jaar(thuisgroepen),
    bekend=van_jaar(st.builds(Groep, **basis)),
)


@pytest.mark.eis(124, 152, 163, 180, 232, 234, 237, 238)
@settings(max_examples=30, deadline=None)
@given(jaren)
def test_whatever_happened_in_the_year_everything_stands_in_one_line_and_the_parts_make_the_whole(
    feiten: Jaarfeiten,
) -> None:
    gevonden = overzicht(feiten, None, REGELS)
    totalen = {tabel.code: tabel.totaal.aantal for tabel in gevonden.tabellen if tabel.telt_op}
    assert totalen["meldingen"] + totalen["elders"] == som(feiten.meldingen)
    assert totalen["resultaten"] == totalen["meldingen"]
    assert totalen["dossiers"] == som(feiten.dossiers)
    assert totalen["procedures"] == som(feiten.procedures)
    assert gevonden.vrijstellingen.totaal == som(feiten.besluiten)
    assert per_gemeente(feiten, GEMEENTEN, REGELS).totaal == totalen["meldingen"]
    assert gevonden.jeugdarts.totaal == som(feiten.onderzoeken)
    thuis = balans(feiten, REGELS)
    assert thuis.totaal == som(g for g in feiten.thuiszitters if g.afloop is None)
    assert bij_nieuw_schooljaar(feiten, REGELS).totaal.aantal == som(feiten.thuiszitters)
    _controleer_telling(feiten)


def _controleer_telling(feiten: Jaarfeiten) -> None:
    """It is about obliged pupils only, and says how many are left out."""
    telling = leerplichttelling(feiten, REGELS)
    binnen = [g for g in feiten.meldingen if g.plicht in BINNEN_TELLING and g.soort in JAARSOORTEN]
    assert telling.meldingen == telling.rubriek("C").totaal.totaal == som(binnen)
    assert (
        telling.meldingen + sum(telling.buiten.values())
        == overzicht(feiten, None, REGELS).tabel("meldingen").totaal.aantal
    )
    assert telling.rubriek("E").totaal.totaal == som(
        g for g in feiten.besluiten if g.plicht in BINNEN_TELLING
    )
    for rubriek in telling.rubrieken:
        assert rubriek.totaal.totaal == sum(regel.totaal for regel in rubriek.regels)
