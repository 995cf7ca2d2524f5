"""Who may do what, as truth tables over every role."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from domain import beleid
from domain.beleid import Persoon
from domain.fouten import Geweigerd
from domain.procedures.model import Wie
from domain.soorten import Afdeling, Rol

HIER, ELDERS = "0637", "0599"
EIGEN, ANDER = "99AB00", "99AB01"
STAF = (Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR, Rol.JEUGDARTS, Rol.BEHEERDER)


def met(rol: Rol | None, gemeente: str = HIER) -> Persoon:
    """Somebody with one role; a school's staff belongs to no municipality."""
    if rol is Rol.SCHOOL:
        return Persoon(id=UUID(int=1), scholen=frozenset({EIGEN}))
    return Persoon(id=UUID(int=1), in_gemeente={gemeente: frozenset({rol})} if rol else {})


def mag(check: Callable[..., None], persoon: Persoon, *argumenten: object) -> bool:
    try:
        check(persoon, *argumenten)
    except Geweigerd as weigering:
        return not str(weigering).endswith(".")
    return True


def van_een_ander(persoon: Persoon, gemeente: str) -> None:
    beleid.check_mag_taak_weggeven(persoon, gemeente, eigen=False)


LEERPLICHT, DOORSTROOMPUNT, BUITEN = Afdeling
# The check, its arguments, and the roles that may; everybody else may not.
TABEL = [
    (beleid.check_mag_melden, (EIGEN,), {Rol.SCHOOL}),
    (beleid.check_mag_melden, (ANDER,), set()),
    (
        beleid.check_mag_melding_zien,
        (EIGEN, HIER),
        {Rol.SCHOOL, Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (
        beleid.check_mag_melding_zien,
        (ANDER, HIER),
        {Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (
        beleid.check_mag_dossier_zien,
        (HIER,),
        {Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (
        beleid.check_mag_taak_zien,
        (HIER,),
        {Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (beleid.check_mag_taak_afronden, (HIER, LEERPLICHT), {Rol.LPA, Rol.COORDINATOR}),
    (beleid.check_mag_taak_afronden, (HIER, DOORSTROOMPUNT), {Rol.CASEMANAGER, Rol.COORDINATOR}),
    (beleid.check_mag_taak_afronden, (HIER, BUITEN), {Rol.COORDINATOR}),
    (beleid.check_mag_stap_afronden, (HIER, LEERPLICHT, Wie.BEHANDELAAR), {Rol.LPA, Rol.COORDINATOR}),
    (
        beleid.check_mag_stap_afronden,
        (HIER, DOORSTROOMPUNT, Wie.BEHANDELAAR),
        {Rol.CASEMANAGER, Rol.COORDINATOR},
    ),
    (beleid.check_mag_stap_afronden, (HIER, BUITEN, Wie.BEHANDELAAR), {Rol.COORDINATOR}),
    (beleid.check_mag_stap_afronden, (HIER, LEERPLICHT, Wie.JEUGDARTS), {Rol.JEUGDARTS}),
    (beleid.check_mag_stap_afronden, (HIER, LEERPLICHT, Wie.COORDINATOR), {Rol.COORDINATOR}),
    (beleid.check_mag_stap_afronden, (HIER, LEERPLICHT, Wie.ADMINISTRATIE), {Rol.ADMINISTRATIE, Rol.LPA}),
    (
        beleid.check_mag_stap_afronden,
        (HIER, DOORSTROOMPUNT, Wie.ADMINISTRATIE),
        {Rol.ADMINISTRATIE, Rol.CASEMANAGER},
    ),
    (
        beleid.check_mag_taak_regelen,
        (HIER, LEERPLICHT, Wie.BEHANDELAAR),
        {Rol.LPA, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (
        beleid.check_mag_taak_regelen,
        (HIER, LEERPLICHT, Wie.JEUGDARTS),
        {Rol.JEUGDARTS, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (van_een_ander, (HIER,), {Rol.ADMINISTRATIE, Rol.COORDINATOR}),
    (beleid.check_mag_procedure_starten, (HIER, LEERPLICHT), {Rol.LPA, Rol.COORDINATOR}),
    (beleid.check_mag_procedure_starten, (HIER, DOORSTROOMPUNT), {Rol.CASEMANAGER, Rol.COORDINATOR}),
    (beleid.check_mag_termijn_verzetten, (HIER, LEERPLICHT), {Rol.LPA, Rol.COORDINATOR}),
    (beleid.check_mag_termijn_verzetten, (HIER, DOORSTROOMPUNT), {Rol.CASEMANAGER, Rol.COORDINATOR}),
    (beleid.check_mag_inzage_zien, (HIER,), {Rol.COORDINATOR}),
    (
        beleid.check_mag_wijziging_doorgeven,
        (HIER, LEERPLICHT),
        {Rol.LPA, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (
        beleid.check_mag_gezin_koppelen,
        (HIER, LEERPLICHT),
        {Rol.LPA, Rol.ADMINISTRATIE, Rol.COORDINATOR},
    ),
    (beleid.check_mag_pv_dossier_maken, (HIER,), {Rol.LPA, Rol.COORDINATOR}),
    (beleid.check_mag_vergelijken, (HIER,), {Rol.ADMINISTRATIE, Rol.COORDINATOR}),
    (beleid.check_mag_toewijzen, (HIER,), {Rol.ADMINISTRATIE, Rol.COORDINATOR}),
    (beleid.check_mag_toegewezen_worden, (HIER, LEERPLICHT), {Rol.LPA, Rol.COORDINATOR}),
    (beleid.check_mag_toegewezen_worden, (HIER, DOORSTROOMPUNT), {Rol.CASEMANAGER, Rol.COORDINATOR}),
    (beleid.check_mag_import_openen, (), {Rol.SCHOOL, Rol.ADMINISTRATIE, Rol.COORDINATOR}),
    (beleid.check_mag_importeren, (EIGEN, HIER), {Rol.SCHOOL, Rol.ADMINISTRATIE, Rol.COORDINATOR}),
    (beleid.check_mag_importeren, (ANDER, HIER), {Rol.ADMINISTRATIE, Rol.COORDINATOR}),
    (beleid.check_mag_importeren, (ANDER, ELDERS), set()),
    (beleid.check_mag_coordineren, (HIER,), {Rol.COORDINATOR}),
    (beleid.check_mag_temporal_zien, (), {Rol.COORDINATOR, Rol.BEHEERDER}),
    (beleid.check_mag_campagne_leiden, (), {Rol.COORDINATOR}),
    (beleid.check_mag_beheren, (HIER,), {Rol.BEHEERDER}),
    (beleid.check_mag_afspraken_beheren, (HIER,), {Rol.BEHEERDER}),
]
# These look at no role: each has a test of its own below.
ZONDER_ROL = {"check_mag_taak_weggeven", "check_mag_gebruiker_uitzetten", "check_mag_heel_account_beheren"}
# These do not look at a municipality or at the person's own one only.
OVERAL = (
    *(beleid.check_mag_import_openen, beleid.check_mag_temporal_zien),
    beleid.check_mag_campagne_leiden,
)


@pytest.mark.eis(79, 80)
@pytest.mark.parametrize(("check", "argumenten", "rollen"), TABEL)
def test_exactly_the_roles_in_the_table_may(
    check: Callable[..., None], argumenten: tuple[object, ...], rollen: set[Rol]
) -> None:
    """And nobody who has no role."""
    assert {rol for rol in (None, *Rol) if mag(check, met(rol), *argumenten)} == rollen


@pytest.mark.parametrize(("check", "argumenten", "rollen"), [rij for rij in TABEL if rij[0] not in OVERAL])
def test_a_role_elsewhere_gives_nothing_here(
    check: Callable[..., None], argumenten: tuple[object, ...], rollen: set[Rol]
) -> None:
    daar = {Rol.ADMINISTRATIE, Rol.COORDINATOR} if argumenten[-1] == ELDERS else set()
    assert {rol for rol in STAF if mag(check, met(rol, ELDERS), *argumenten)} == daar


def test_every_check_of_the_module_stands_in_the_table() -> None:
    namen = {naam for naam in vars(beleid) if naam.startswith("check_mag_")}
    in_tabel = {rij[0].__name__ for rij in TABEL} - {van_een_ander.__name__}
    assert namen == in_tabel | ZONDER_ROL


def test_nobody_switches_off_their_own_account() -> None:
    beheerder = met(Rol.BEHEERDER)
    beleid.check_mag_gebruiker_uitzetten(beheerder, uuid4())
    with pytest.raises(Geweigerd):
        beleid.check_mag_gebruiker_uitzetten(beheerder, beheerder.id)


def test_an_account_that_also_works_elsewhere_is_not_one_beheerders_to_change() -> None:
    beleid.check_mag_heel_account_beheren(ook_elders=False)
    with pytest.raises(Geweigerd):
        beleid.check_mag_heel_account_beheren(ook_elders=True)


@pytest.mark.parametrize("rol", [Rol.LPA, Rol.CASEMANAGER, Rol.JEUGDARTS])
def test_everybody_gives_away_an_own_task(rol: Rol) -> None:
    beleid.check_mag_taak_weggeven(met(rol), HIER, eigen=True)
    with pytest.raises(Geweigerd):
        beleid.check_mag_taak_weggeven(met(rol), HIER, eigen=False)


def test_roles_in_two_municipalities_stay_apart() -> None:
    persoon = Persoon(
        id=UUID(int=1),
        in_gemeente={HIER: frozenset({Rol.LPA, Rol.ADMINISTRATIE}), ELDERS: frozenset({Rol.CASEMANAGER})},
    )
    assert persoon.rollen_in(HIER) == {Rol.LPA, Rol.ADMINISTRATIE}
    assert persoon.gemeenten_met({Rol.CASEMANAGER, Rol.COORDINATOR}) == {ELDERS}
    assert persoon.gemeenten_met(beleid.ZAAKROLLEN) == {HIER, ELDERS}
    assert not mag(beleid.check_mag_taak_afronden, persoon, ELDERS, LEERPLICHT)
    assert mag(beleid.check_mag_taak_afronden, persoon, HIER, LEERPLICHT)


def test_a_refusal_is_a_sentence_for_the_user_that_names_nobody() -> None:
    with pytest.raises(Geweigerd, match=r"^U heeft geen toegang tot deze pagina\.$"):
        beleid.check_mag_dossier_zien(met(Rol.SCHOOL), HIER)
