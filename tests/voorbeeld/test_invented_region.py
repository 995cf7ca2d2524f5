"""The invented schools, municipalities, users and names."""

import re

import pytest
from stdnum.nl import brin, postcode

from domain.soorten import Onderwijssoort, Rol
from voorbeeld import teksten
from voorbeeld.gebruikers import GEBRUIKERS
from voorbeeld.namen import HERKOMSTEN
from voorbeeld.scholen import CONTACTGEMEENTE, GEMEENTE_BIJ_CODE, GEMEENTEN, LOCATIES, REGIO, SCHOLEN, Locatie

TEKSTEN = [
    *(zin for zinnen in teksten.SITUATIES.values() for zin in zinnen),
    *(zin for zinnen in teksten.SITUATIES_MBO.values() for zin in zinnen),
    *teksten.SITUATIES_ABSOLUUT.values(),
    *teksten.ACTIES,
    *teksten.GEWENSTE_ACTIES,
]
GEWONE_WOORDEN = {woord.casefold() for zin in TEKSTEN for woord in re.findall(r"[^\W\d_]+", zin)}


@pytest.mark.eis(80)
def test_brins_have_the_form_of_a_brin_and_start_with_99() -> None:
    assert all(brin.is_valid(plek.brin + plek.vestiging) and plek.brin.startswith("99") for plek in LOCATIES)
    assert len({(plek.brin, plek.vestiging) for plek in LOCATIES}) == len(LOCATIES)
    assert len({school.brin for school in SCHOLEN}) == len(SCHOLEN)


def test_every_kind_of_education_is_taught_somewhere_in_the_main_municipality() -> None:
    soorten = {soort for plek in LOCATIES if plek.gemeentecode == CONTACTGEMEENTE for soort in plek.soorten}
    assert soorten == set(Onderwijssoort)


def test_municipalities_and_region_have_codes_that_do_not_exist() -> None:
    assert (REGIO.code, REGIO.naam, REGIO.vakantieregio) == ("40", "Delta", "Midden")
    assert [(g.code, g.naam) for g in GEMEENTEN] == [
        ("9901", "Voorbeeldstad"),
        ("9902", "Waterdrecht"),
        ("9903", "Heuvelland"),
    ]
    letters = [letters for gemeente in GEMEENTEN for letters in gemeente.postcodeletters]
    assert len(set(letters)) == len(letters)
    assert all(f"9999 {paar}" > "9999 XL" and postcode.is_valid(f"9999 {paar}") for paar in letters)


@pytest.mark.parametrize("plek", LOCATIES, ids=lambda plek: plek.brin + plek.vestiging)
def test_a_location_lies_in_its_municipality_and_mails_to_nobody(plek: Locatie) -> None:
    gemeente = GEMEENTE_BIJ_CODE[plek.gemeentecode]
    adressen = [plek.email, plek.teamleider_email, *plek.kopie_adressen, *(m.email for m in plek.melders)]
    assert plek.plaats == gemeente.naam
    assert plek.postcode[-2:] in gemeente.postcodeletters
    assert plek.straat in gemeente.straten
    assert len(plek.melders) == 2
    assert all(re.fullmatch(r"[a-z0-9.-]+@[a-z]+\.example", adres) for adres in adressen)
    assert plek.telefoon.startswith("06000")


def test_the_demo_has_users_in_every_role_and_two_officers_per_municipality() -> None:
    assert {rol for gebruiker in GEBRUIKERS for rol in gebruiker.rollen} == set(Rol)
    for gemeente in GEMEENTEN:
        assert sum(g.rollen == (Rol.LPA,) and g.gemeenten == (gemeente.code,) for g in GEBRUIKERS) == 2
    assert len({g.login for g in GEBRUIKERS}) == len({g.email for g in GEBRUIKERS}) == len(GEBRUIKERS)


def test_school_users_belong_to_existing_locations_and_one_of_them_to_two() -> None:
    bekend = {(plek.brin, plek.vestiging) for plek in LOCATIES}
    van_school = [g for g in GEBRUIKERS if Rol.SCHOOL in g.rollen]
    assert sorted(len(g.locaties) for g in van_school) == [1, 1, 2]
    assert all(set(g.locaties) <= bekend and not g.gemeenten for g in van_school)
    assert len({g.locaties[0][0] for g in van_school}) == 3


def test_names_are_no_words_of_the_texts_so_that_a_text_cannot_name_a_pupil() -> None:
    namen = {
        naam
        for herkomst in HERKOMSTEN.values()
        for naam in (*herkomst.jongens, *herkomst.meisjes, *(achter for _, achter in herkomst.achternamen))
    }
    assert len(namen) > 1000
    assert {naam for naam in namen if naam.casefold() in GEWONE_WOORDEN} == set()
    assert {naam for naam in namen for zin in TEKSTEN if naam in zin} == set()


@pytest.mark.parametrize("naam", HERKOMSTEN)
def test_every_origin_has_names_for_boys_and_girls_and_prefixes_apart(naam: str) -> None:
    herkomst = HERKOMSTEN[naam]
    assert min(len(herkomst.jongens), len(herkomst.meisjes), len(herkomst.achternamen)) >= 8
    assert all(achter[0].isupper() for _, achter in herkomst.achternamen)


def test_names_carry_the_diacritics_of_dutch_schools() -> None:
    letters = {
        letter
        for herkomst in HERKOMSTEN.values()
        for naam in (*herkomst.jongens, *herkomst.meisjes, *(achter for _, achter in herkomst.achternamen))
        for letter in naam
    }
    assert letters >= set("ëïèéüöçğışŞİŁłąęŻ")
