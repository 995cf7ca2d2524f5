"""Who gets a case: municipality and age, then the school, then the load; absent officers are passed over."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.soorten import Afdeling, Rol
from domain.toewijzing import Kandidaat, Zaak, kies_behandelaar

A, B, C = (UUID(int=n) for n in (1, 2, 3))
DAG = date(2025, 9, 8)
LPA, CASEMANAGER = frozenset({Rol.LPA}), frozenset({Rol.CASEMANAGER})
SCHOOL = frozenset({"99AB00"})


def k(wie: UUID, open_taken: int = 0, **anders: Any) -> Kandidaat:
    feiten = {"id": wie, "gemeente": "0637", "rollen": LPA, "open_taken": open_taken} | anders
    return Kandidaat.model_validate(feiten)


def zaak(afdeling: Afdeling = Afdeling.LEERPLICHT) -> Zaak:
    return Zaak(gemeente="0637", afdeling=afdeling, school="99AB00", dag=DAG)


@pytest.mark.eis(102)
@pytest.mark.parametrize(
    ("kandidaten", "gekozen", "reden"),
    [
        ([], None, "geen behandelaar"),
        ([k(A, 9), k(B, 3), k(C, 4)], B, "minste open taken"),
        ([k(B, 3), k(A, 3)], A, "minste open taken"),  # equal: by id, whatever the order
        ([k(A, 9, scholen=SCHOOL), k(B, 0)], A, "Vaste behandelaar"),
        ([k(A, 9, scholen=SCHOOL), k(B, 8, scholen=SCHOOL), k(C, 0)], B, "Vaste behandelaar"),
        ([k(A, 0, gemeente="0599")], None, "geen behandelaar"),
        ([k(A, 0, rollen=CASEMANAGER)], None, "geen behandelaar"),
        ([k(A, 0, rollen=frozenset({Rol.COORDINATOR}))], None, "geen behandelaar"),
        # Absent: from and to the day included
        ([k(A, 0, afwezig_van=DAG, afwezig_tot=DAG), k(B, 9)], B, "minste open taken"),
        ([k(A, 0, afwezig_van=date(2025, 9, 1)), k(B, 9)], B, "minste open taken"),
        ([k(A, 0, afwezig_van=date(2025, 9, 9)), k(B, 9)], A, "minste open taken"),
        ([k(A, 0, afwezig_van=date(2025, 9, 1), afwezig_tot=date(2025, 9, 7)), k(B, 9)], A, "minste"),
        ([k(A, 0, scholen=SCHOOL, afwezig_van=DAG), k(B, 9)], B, "minste open taken"),
        ([k(A, 0, afwezig_van=DAG)], None, "afwezig"),
    ],
)
def test_the_handler_follows_from_the_table(
    kandidaten: list[Kandidaat], gekozen: UUID | None, reden: str
) -> None:
    keuze = kies_behandelaar(kandidaten, zaak())
    assert keuze.id == gekozen
    assert reden in keuze.reden


@pytest.mark.parametrize(
    ("afdeling", "gekozen"),
    [(Afdeling.LEERPLICHT, A), (Afdeling.DOORSTROOMPUNT, B), (Afdeling.BUITEN_DOELGROEP, None)],
)
def test_age_decides_between_leerplicht_and_doorstroompunt(afdeling: Afdeling, gekozen: UUID | None) -> None:
    kandidaten = [k(A), k(B, rollen=CASEMANAGER)]
    assert kies_behandelaar(kandidaten, zaak(afdeling)).id == gekozen


KANDIDATEN = st.lists(
    st.builds(
        Kandidaat,
        id=st.uuids(),
        gemeente=st.sampled_from(["0637", "0599"]),
        rollen=st.frozensets(st.sampled_from(list(Rol)), max_size=2),
        scholen=st.sampled_from([frozenset(), SCHOOL]),
        open_taken=st.integers(0, 3),
        afwezig_van=st.none() | st.dates(date(2025, 9, 1), date(2025, 9, 15)),
    ),
    max_size=6,
)


@given(kandidaten=KANDIDATEN, afdeling=st.sampled_from(list(Afdeling)), zaadje=st.randoms())
def test_the_choice_does_not_depend_on_the_order_and_is_always_fit(
    kandidaten: list[Kandidaat], afdeling: Afdeling, zaadje: Any
) -> None:
    keuze = kies_behandelaar(kandidaten, zaak(afdeling))
    geschud = list(kandidaten)
    zaadje.shuffle(geschud)
    assert kies_behandelaar(geschud, zaak(afdeling)) == keuze
    for kandidaat in kandidaten:
        if kandidaat.id == keuze.id:
            assert kandidaat.gemeente == "0637"
            assert not kandidaat.afwezig_op(DAG)
