"""Dates that follow each other, and the letters that plans name."""

from datetime import date
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from domain.fouten import Invoerfout
from domain.procedures.alle import PLANNEN
from domain.procedures.invulling import lees_velden
from domain.procedures.luxe_verzuim import LUXE_VERZUIM
from domain.procedures.model import Plan
from domain.procedures.verlof import EERSTE_DAG, LAATSTE_DAG, VERLOF
from domain.procedures.vrijstelling import VRIJSTELLING

BRIEVEN = Path(__file__).parents[2] / "templates" / "brieven"
GENOEMD = sorted(
    {u.brief for plan in (LUXE_VERZUIM, VERLOF, VRIJSTELLING) for s in plan.stappen for u in s.uitkomsten}
    - {""}
)
VELDEN = {
    "artikel": "5b",
    "ingangsdatum": "2026-11-01",
    "vrijstelling_tot": "2027-07-31",
    "eerste_dag": "2026-11-02",
    "laatste_dag": "2026-11-13",
    "belang": "Het <belang> is gewogen.",
    "motivering": "De leerling was weg.",
}


@pytest.mark.parametrize(
    ("eerste", "laatste", "mag"),
    [
        ("2026-11-02", "2026-11-02", True),
        ("2026-11-02", "2026-11-03", True),
        ("2-11-2026", "1-11-2026", False),
    ],
)
def test_a_last_day_is_not_before_the_first(eerste: str, laatste: str, mag: bool) -> None:
    gegevens = {"eerste_dag": eerste, "laatste_dag": laatste}
    if mag:
        assert lees_velden((EERSTE_DAG, LAATSTE_DAG), gegevens, date(2026, 9, 9))
        return
    with pytest.raises(Invoerfout) as fout:
        lees_velden((EERSTE_DAG, LAATSTE_DAG), gegevens, date(2026, 9, 9))
    assert fout.value.fouten == {"laatste_dag": "Deze datum ligt voor 'Eerste dag van het verlof'."}


@pytest.mark.parametrize("plan", PLANNEN.values(), ids=[str(soort) for soort in PLANNEN])
def test_a_field_follows_a_field_that_is_asked_with_it(plan: Plan) -> None:
    groepen = [plan.startvelden, *(u.velden for stap in plan.stappen for u in stap.uitkomsten)]
    for velden in groepen:
        assert {veld.niet_voor for veld in velden} <= {veld.naam for veld in velden} | {""}


@pytest.mark.parametrize("brief", GENOEMD)
def test_every_letter_that_a_plan_names_can_be_written(brief: str) -> None:
    raam = "{% block onderwerp %}{% endblock %}{% block inhoud %}{% endblock %}"
    omgeving = Environment(
        loader=DictLoader({"opmaak.html": raam}), autoescape=True, undefined=StrictUndefined
    )
    omgeving.filters |= {"dag": str, "datum": str}
    tekst = omgeving.from_string((BRIEVEN / brief / "inhoud.html").read_text("utf-8")).render(
        b={
            "gemeente": "Voorbeeldstad",
            "velden": VELDEN,
            "volwassen": False,
            "leerling": "Ö. Y.",
            "geboortedatum": "2012-02-29",
        }
    )
    assert "None" not in tekst
    assert "<belang>" not in tekst
    assert len(tekst) > 400
