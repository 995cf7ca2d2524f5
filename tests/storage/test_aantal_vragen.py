"""Every list costs a constant number of queries, however much there is; and how the work is divided."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest

from storage.aantekeningen import voeg_notitie_toe
from storage.database import SYSTEEM, Lezer
from storage.gebruikers import Persoon
from storage.lijsten.coordinatie import tellingen, vastgelopen
from storage.lijsten.dossiers import dossier
from storage.lijsten.takenlijst import TEAM, Taakfilter, taken
from storage.lijsten.werkverdeling import werklast
from storage.lijsten.zoeken import zoek
from tests.storage.land import MORGEN, NU, STAD, Land, geteld
from tests.storage.land import taak as maak_taak

Lees = Callable[[Lezer, Persoon], Awaitable[Any]]


AANTAL_VRAGEN: dict[str, tuple[Lees, int]] = {
    "mijn_taken": (lambda s, p: taken(s, p, NU, Taakfilter()), 2),
    "teamtaken": (lambda s, p: taken(s, p, NU, Taakfilter(wie=TEAM)), 2),
    "dossier": (lambda s, p: dossier(s, p, "VT-A", NU), 2),
    "zoek": (lambda s, p: zoek(s, p, NU, tekst="vries"), 3),
    "tellingen": (lambda s, p: tellingen(s, p, NU), 1),
    "werklast": (lambda s, p: werklast(s, p, NU), 1),
    "vastgelopen": (lambda s, p: vastgelopen(s, p, NU), 1),
}


@pytest.mark.parametrize("lijst", sorted(AANTAL_VRAGEN))
async def test_een_lijst_kost_altijd_evenveel_vragen(meer_land: Land, lijst: str) -> None:
    wat, verwacht = AANTAL_VRAGEN[lijst]
    persoon = meer_land.personen["coordinator"]
    async with meer_land.database.lezer(persoon.toegang) as lezer:
        with geteld() as vragen:
            await wat(lezer, persoon)
    assert len(vragen) == verwacht


@pytest.fixture(scope="module", params=["een", "veel"])
async def meer_land(request: pytest.FixtureRequest, land: Land) -> Land:
    if request.param == "veel":
        lpa = land.personen["lpa_stad"]
        async with land.database.schrijver(SYSTEEM) as sessie:
            sessie.add_all(maak_taak(land, uuid4(), "A", STAD) for _ in range(40))
            await sessie.flush()
            for _ in range(20):
                traject_id = land.trajecten["A"]
                await voeg_notitie_toe(sessie, lpa, traject_id, "x", NU, sleutel=uuid4())
    return land


async def test_the_work_of_each_person_is_counted_per_municipality_what_is_nobodys_first(
    eigen_land: Land,
) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        for _ in range(3):
            rij = maak_taak(eigen_land, uuid4(), "A", STAD)
            rij.toegewezen_aan, rij.uiterlijk, rij.spoed = None, MORGEN, True
            sessie.add(rij)
    persoon = eigen_land.personen["coordinator"]
    async with eigen_land.database.lezer(persoon.toegang) as lezer:
        regels = await werklast(lezer, persoon, NU)
    stad = [regel for regel in regels if regel.gemeente_code == STAD]
    niemand, lpa = stad[0], next(r for r in stad if r.id == eigen_land.gebruikers["lpa_stad"])
    assert (niemand.id, niemand.open, niemand.te_laat, niemand.binnenkort, niemand.spoed) == (
        None,
        3,
        0,
        3,
        3,
    )
    assert (lpa.open, lpa.te_laat, lpa.team) == (1, 1, "leerplichtambtenaar")
    assert any(regel.open == 0 for regel in stad), "who has nothing to do is in the list too"
