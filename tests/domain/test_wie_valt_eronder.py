"""Who counts as what: diplomas, vavo under 18, newcomers, age bands, and what is voluntary from 18."""

from datetime import date

import pytest

from domain.fouten import Invoerfout
from domain.leeftijdsgroepen import per_band, vsv_kolommen
from domain.lijsten import STANDAARD
from domain.melding import lees_melding
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Einde, Taakstap
from domain.soorten import Meldingsoort, Onderwijssoort, Proceduresoort
from domain.startkwalificatie import DIPLOMAS, kan_startkwalificatie_zijn
from domain.uitval import Herkomst, Vsvsoort, vsvsoort
from domain.vsvinvoer import KOLOMMEN, lees_vsvregel
from tests.wereld import melding

OS = Onderwijssoort
REGEL = "999900018;Jansen;van;Kim;01-03-2007;9901;99AK;00;{soort};;01-08-2024;{tot};{diploma}"


@pytest.mark.eis(3)
@pytest.mark.parametrize("soort", OS)
def test_havo_vwo_and_mbo_from_level_2_give_a_startkwalificatie(soort: Onderwijssoort) -> None:
    geeft_geen = {OS.BO_SBO_SO, OS.PRO, OS.ONDERBOUW_VO, OS.VMBO, OS.MBO_1}
    assert kan_startkwalificatie_zijn(soort) is (soort not in geeft_geen)


@pytest.mark.eis(3)
@pytest.mark.parametrize(
    ("soort", "tot", "diploma", "mag"),
    [
        ("mbo-2", "", "01-07-2026", True),
        ("mbo-1", "", "01-07-2026", False),  # got in an enrolment at level 1
        ("vmbo", "31-07-2026", "31-07-2026", False),
        ("mbo-1", "30-06-2026", "01-07-2026", True),  # got elsewhere, after it
        ("mbo-1", "", "", True),
    ],
)
def test_a_diploma_of_mbo_level_1_in_the_count_is_refused(
    soort: str, tot: str, diploma: str, mag: bool
) -> None:
    velden = dict(zip(KOLOMMEN, REGEL.format(soort=soort, tot=tot, diploma=diploma).split(";"), strict=True))
    if mag:
        lees_vsvregel(velden)
        return
    with pytest.raises(Invoerfout, match="geen startkwalificatie") as fout:
        lees_vsvregel(velden)
    assert set(fout.value.fouten) == {"startkwalificatie_op"}


@pytest.mark.eis(3)
def test_at_a_dropout_only_a_real_startkwalificatie_can_be_chosen() -> None:
    stappen = [stap for stap in PLANNEN[Proceduresoort.UITVAL].stappen if isinstance(stap, Taakstap)]
    uitkomsten = [u for stap in stappen for u in stap.uitkomsten if u.naar == "startkwalificatie"]
    assert uitkomsten
    assert {tuple(veld.keuzes) for u in uitkomsten for veld in u.velden} == {tuple(DIPLOMAS)}
    assert "mbo-1" not in DIPLOMAS


@pytest.mark.eis(6)
@pytest.mark.parametrize(
    ("laatste", "herkomst", "soort"),
    [
        (date(2026, 10, 1), Herkomst.HIER, Vsvsoort.NIEUW),
        (date(2026, 10, 1), Herkomst.NIEUW_IN_GEMEENTE, Vsvsoort.OUD),
        (date(2026, 10, 1), Herkomst.NIEUWKOMER, Vsvsoort.OUD),
        (date(2025, 3, 1), Herkomst.HIER, Vsvsoort.OUD),
    ],
)
def test_who_is_new_in_town_or_in_the_country_is_an_old_vsver(
    laatste: date, herkomst: Herkomst, soort: Vsvsoort
) -> None:
    assert vsvsoort(laatste, date(2026, 11, 23), herkomst) is soort


@pytest.mark.eis(9)
def test_leerplicht_is_counted_in_two_bands_that_add_up_and_vsv_in_single_years() -> None:
    assert per_band([4, 5, 15, 15, 16, 17, 18]) == {
        "5 t/m 15 jaar": 3,
        "16 en 17 jaar": 2,
        "5 t/m 17 jaar": 5,
    }
    assert vsv_kolommen([]) == [18, 19, 20, 21, 22]
    assert vsv_kolommen([17, 19, 25]) == [17, 18, 19, 20, 21, 22, 25]


@pytest.mark.eis(10)
@pytest.mark.parametrize(
    ("geboren", "toelichting", "veld"),
    [
        ("2010-11-24", "Uitbesteed door het Delta Lyceum.", "onderwijssoort"),  # 15
        ("2010-11-23", "", "toelichting"),  # 16 on the day
        ("2010-11-23", "Uitbesteed door het Delta Lyceum.", None),
        ("2008-11-24", "", "toelichting"),  # 17 for one more day
        ("2008-11-23", "", None),  # 18
    ],
)
def test_vavo_is_for_18_and_over_and_from_16_when_a_school_places_the_pupil_there(
    geboren: str, toelichting: str, veld: str | None
) -> None:
    gegevens = melding(meldingsdatum=date(2026, 11, 23)).model_dump(mode="json")
    gegevens["leerling"]["geboortedatum"] = geboren
    gegevens |= {"onderwijssoort": "vavo", "toelichting": toelichting}
    if veld is None:
        lees_melding(gegevens)
        return
    with pytest.raises(Invoerfout) as fout:
        lees_melding(gegevens)
    assert set(fout.value.fouten) == {veld}


@pytest.mark.eis(12)
def test_from_18_somebody_can_refuse_guidance_and_only_under_18_there_is_a_replacement_track() -> None:
    for soort in (Proceduresoort.UITVAL, Proceduresoort.ZOMERACTIE):
        plan = PLANNEN[soort]
        weigert = [stap for stap in plan.stappen if isinstance(stap, Einde) and "geweigerd" in stap.code]
        assert weigert, soort
    for kind in Meldingsoort:
        vervangend = "schoolvervangend-traject" in STANDAARD.resultaten(kind)
        volwassen = kind in (Meldingsoort.VERZUIM_18PLUS, Meldingsoort.UITSCHRIJVING)
        zonder_traject = kind in (Meldingsoort.LUXE, Meldingsoort.VRIJSTELLING)
        assert vervangend is not (volwassen or zonder_traject), kind
