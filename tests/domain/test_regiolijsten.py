"""Lists of a region: what holds on a day, who takes part where, and whose task a procedure serves."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.kerntaken import KERNTAKEN, TOEZICHT, VOORKOMEN, Soort, kerntaak_van
from domain.lijsten import STANDAARD, LijstSoort
from domain.procedures.alle import PLANNEN
from domain.regiolijsten import (
    PARTNERGROEPEN,
    STANDAARDPARTNERS,
    Lijst,
    Plek,
    Regel,
    geldige_regels,
    lijsten_op,
    op_plek,
    partnercode,
    partners_op,
    standaardcodes,
)
from domain.soorten import Meldingsoort, Proceduresoort

DAG, EEN_DAG = date(2026, 11, 23), timedelta(days=1)


def regel(naam: str, van: date, tot: date | None = None, **anders: Any) -> Regel:
    return Regel.model_validate(
        {"code": partnercode(naam), "groep": "zorg", "naam": naam, "van": van, "tot": tot, **anders}
    )


@pytest.mark.eis(91, 92, 98)
def test_every_kind_of_partner_of_the_documents_is_there_and_stands_in_a_known_group() -> None:
    codes = {partner.code for partner in STANDAARDPARTNERS}
    zorg_werk_justitie = {"ggd", "zorginstelling", "werkgevers", "jeugdteam", "om", "uwv", "werk-en-inkomen"}
    onderwijs_en_hulp = {"samenwerkingsverband", "ouder-kind-coach", "sociaal-wijkteam", "jeugdbescherming"}
    rond_achttien = {"team-18", "zorg-en-veiligheidskamer", "nazorg-ex-gedetineerden", "coa", "nidos"}
    assert zorg_werk_justitie | onderwijs_en_hulp | rond_achttien | {"binnenbaan"} <= codes
    assert {partner.groep for partner in STANDAARDPARTNERS} <= set(PARTNERGROEPEN)
    assert len(codes) == len(STANDAARDPARTNERS)


@pytest.mark.eis(91)
@pytest.mark.parametrize(
    ("dag", "er"),
    [
        (DAG - EEN_DAG, False),
        (DAG, True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),  # on the day of the end it holds no more
    ],
)
def test_a_partner_of_the_region_takes_part_from_its_first_day_to_its_end(dag: date, er: bool) -> None:
    eigen = [regel("Zorgboerderij", DAG, date(2028, 1, 1), plekken=["doorverwijzen"])]
    namen = {partner.naam for partner in op_plek(partners_op(eigen, dag), Plek.DOORVERWIJZEN)}
    assert ("Zorgboerderij" in namen) is er
    assert "GGD en jeugdgezondheidszorg" in namen


@pytest.mark.eis(92)
def test_a_region_does_without_a_standard_partner_from_a_day_on() -> None:
    eigen = [regel("Halt", DAG, DAG, groep="justitie")]
    for dag, er in ((DAG - EEN_DAG, True), (DAG, False), (DAG + EEN_DAG, False)):
        assert ("halt" in {partner.code for partner in partners_op(eigen, dag)}) is er


def test_a_later_line_takes_the_place_of_the_one_before() -> None:
    school: dict[str, Any] = {"code": "contactschool", "groep": "contactschool"}
    oud, nieuw = (
        regel("Delta Lyceum", DAG, date(2027, 8, 1), **school),
        regel("ROC", date(2027, 8, 1), **school),
    )
    for dag, naam in ((date(2027, 7, 31), "Delta Lyceum"), (date(2027, 8, 1), "ROC")):
        assert [rij.naam for rij in geldige_regels([nieuw, oud], dag)] == [naam]


def test_an_own_reason_can_be_chosen_in_its_days_and_counts_as_a_standard_one() -> None:
    eigen = [
        Regel(code="stage stopt", groep="zorgmelding", naam="Stage stopt", van=DAG, telt_als="ziekte"),
    ]
    voor, na = (lijsten_op(eigen, [], dag) for dag in (DAG - EEN_DAG, DAG))
    assert "stage stopt" not in voor.redenen(Meldingsoort.ZORG)
    assert na.redenen(Meldingsoort.ZORG)["stage stopt"] == "Stage stopt"
    assert "stage stopt" not in na.redenen(Meldingsoort.LRV)
    assert na.telt_als(LijstSoort.REDENEN, Meldingsoort.ZORG, "stage stopt") == "ziekte"


@pytest.mark.parametrize("soort", Meldingsoort)
def test_an_own_choice_can_count_as_anything_of_the_standard_list(soort: Meldingsoort) -> None:
    assert standaardcodes(Lijst.REDEN, soort) == STANDAARD.redenen(soort)
    assert standaardcodes(Lijst.RESULTAAT, soort) == STANDAARD.resultaten(soort)


@pytest.mark.eis(100)
def test_every_procedure_serves_one_of_the_two_core_tasks() -> None:
    assert sorted((*TOEZICHT, *VOORKOMEN)) == sorted(PLANNEN)
    assert kerntaak_van(Proceduresoort.HALT).titel == "Toezicht houden op de Leerplichtwet"
    assert kerntaak_van(Proceduresoort.UITVAL).titel.startswith("Voorkomen dat jongeren tot 23 jaar")


@pytest.mark.eis(101)
def test_the_doorstroompunt_has_four_legal_tasks() -> None:
    assert [taak.titel.split()[0] for taak in KERNTAKEN if taak.soort is Soort.RMC] == [
        "Zorgen",
        "Zorgen",
        "Samenwerken",
        "Oude",
    ]
