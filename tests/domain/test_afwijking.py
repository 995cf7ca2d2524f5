"""Comply or explain is a property of every plan: no deviation without a mandatory motivation."""

from datetime import date

import pytest

from domain.fouten import Invoerfout
from domain.mas import Route
from domain.procedures.alle import PLANNEN
from domain.procedures.invulling import lees_uitkomst
from domain.procedures.mas import MAS
from domain.procedures.model import Einde, Plan, PlanKloptNiet, Taakstap, Uitkomst, Veld
from domain.soorten import Proceduresoort

VANDAAG = date(2026, 9, 9)
ADVIESSTAPPEN = [
    (plan, stap)
    for plan in PLANNEN.values()
    for stap in plan.stappen
    if isinstance(stap, Taakstap) and stap.advies
]


@pytest.mark.eis(106)
@pytest.mark.parametrize(("plan", "stap"), ADVIESSTAPPEN, ids=lambda waarde: getattr(waarde, "code", ""))
def test_every_deviation_from_an_advice_is_refused_without_a_motivation(plan: Plan, stap: Taakstap) -> None:
    for uitkomst in stap.uitkomsten:
        gegevens = {v.naam: next(iter(v.keuzes), "") for v in uitkomst.velden}
        if not stap.wijkt_af(uitkomst.code):
            lees_uitkomst(stap, uitkomst.code, gegevens, VANDAAG)
            continue
        with pytest.raises(Invoerfout) as fout:
            lees_uitkomst(stap, uitkomst.code, gegevens, VANDAAG)
        assert set(fout.value.fouten) == {"motivering"}
        lees_uitkomst(stap, uitkomst.code, {**gegevens, "motivering": "Daarom."}, VANDAAG)


@pytest.mark.eis(104)
def test_every_advice_offers_all_routes_by_name() -> None:
    for route in Route:
        stap = MAS.stap(f"kiezen-{route}")
        assert [uitkomst.code for uitkomst in stap.uitkomsten] == [r.value for r in Route]


@pytest.mark.parametrize(
    "velden", [(), (Veld("motivering", "Waarom?", verplicht=False),), (Veld("reden", "Waarom?"),)]
)
def test_a_plan_that_lets_somebody_deviate_without_a_word_does_not_load(velden: tuple[Veld, ...]) -> None:
    keuzes = (Uitkomst("ja", "Ja", naar="einde"), Uitkomst("nee", "Nee", naar="einde", velden=velden))

    with pytest.raises(PlanKloptNiet, match="afwijken zonder motivering"):
        Plan(
            soort=Proceduresoort.MAS,
            titel="Proef",
            uitleg="",
            grond="",
            stappen=(Taakstap("kies", "Kies", keuzes, advies="ja"), Einde("einde", "Einde")),
        )
