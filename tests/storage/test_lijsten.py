"""The lists of officers and coordinators: right, and limited to their municipalities."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, select, update

from domain.soorten import Fase, Meldingsoort, TermijnAard, WachtStatus
from storage.aantekeningen import Contact, voeg_contactmoment_toe, voeg_notitie_toe
from storage.database import SYSTEEM, Lezer
from storage.gebeurtenissen import breuk_in_keten
from storage.gebruikers import Persoon
from storage.lijsten.coordinatie import tellingen
from storage.lijsten.dossiers import dossier, dossier_bij_id
from storage.lijsten.organisaties import doelgemeenten, scholen_van
from storage.lijsten.taken import aantal_open_taken, taak, taak_scherm
from storage.lijsten.takenlijst import NIEMAND, TEAM, Taakfilter, taken
from storage.lijsten.zoeken import zoek
from storage.tabellen import Taak, Taakantwoord
from tests.storage.land import (
    BSN,
    DORP,
    KLUIS,
    MORGEN,
    NU,
    STAD,
    Land,
    leerling,
    melding,
    traject,
    vormen,
)
from tests.storage.land import taak as maak_taak

Lees = Callable[[Lezer, Persoon], Awaitable[Any]]


async def lees(land: Land, wie: str, wat: Lees) -> Any:
    async with land.database.lezer(land.personen[wie].toegang) as lezer:
        return await wat(lezer, land.personen[wie])


async def test_mijn_taken_zijn_de_open_taken_op_mijn_naam(land: Land) -> None:
    (regel,) = (await lees(land, "lpa_stad", lambda s, p: taken(s, p, NU, Taakfilter()))).blad.regels
    assert (regel.traject_nummer, regel.leerling, regel.leeftijd) == ("VT-A", "A. de Vries", 13)
    assert (regel.school, regel.van_mij, regel.te_laat, regel.spoed) == ("School oost", True, True, False)
    assert await lees(land, "lpa_stad", lambda s, p: aantal_open_taken(s, p, NU)) == 1
    assert (await lees(land, "coordinator", lambda s, p: taken(s, p, NU, Taakfilter()))).blad.totaal == 0


async def team_van(land: Land, wie: str, pagina: int = 1, /, **keuze: Any) -> Any:
    filter_ = Taakfilter.model_validate({"wie": TEAM} | keuze)
    return (await lees(land, wie, lambda s, p: taken(s, p, NU, filter_, pagina=pagina))).blad


async def test_teamtaken_zijn_die_van_anderen_en_van_niemand(
    eigen_land: Land,
) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        sessie.add(maak_taak(eigen_land, eigen_land.taken["A-oud"], "A", STAD))
    team = await team_van(eigen_land, "coordinator")
    assert {regel.toegewezen_aan for regel in team.regels} == {"", "Mw. lpa_stad", "Mw. lpa_dorp"}
    assert (team.totaal, team.aantal_paginas, team.volgende) == (3, 1, None)
    in_dorp = await team_van(eigen_land, "coordinator", gemeente=DORP)
    assert [regel.toegewezen_aan for regel in in_dorp.regels] == ["Mw. lpa_dorp"]
    vrij = await team_van(eigen_land, "lpa_stad", wie=NIEMAND)
    assert [regel.id for regel in vrij.regels] == [eigen_land.taken["A-oud"]]


async def test_een_lange_lijst_komt_in_bladzijden(eigen_land: Land) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        sessie.add_all(maak_taak(eigen_land, uuid4(), "A", STAD) for _ in range(29))
    bladen = [await team_van(eigen_land, "coordinator", nummer) for nummer in (1, 2, 3)]
    assert [len(blad.regels) for blad in bladen] == [25, 6, 0]
    assert [(blad.vorige, blad.volgende, blad.totaal) for blad in bladen[:2]] == [
        (None, 2, 31),
        (1, None, 31),
    ]
    assert len({regel.id for blad in bladen for regel in blad.regels}) == 31


async def test_een_taak_toont_het_hele_dossier(land: Land) -> None:
    scherm = await lees(land, "lpa_stad", lambda s, p: taak_scherm(s, p, land.taken["A"], NU))
    assert (scherm.taak.status, scherm.dossier.kop.nummer) == (WachtStatus.OPEN, "VT-A")


async def test_een_afgeronde_taak_zegt_wie_wat_besloot_en_waarom(eigen_land: Land) -> None:
    taak_id, coordinator = eigen_land.taken["A"], eigen_land.gebruikers["coordinator"]
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        antwoord = await antwoord_van(sessie, eigen_land)
        afgerond = {"status": "gedaan", "besluit": "oppakken", "antwoord_id": antwoord}
        van_taak = update(Taak).where(col(Taak.id) == taak_id)
        await sessie.exec(van_taak.values(afgerond_door=coordinator, afgerond_op=NU, **afgerond))
    gevonden = await lees(eigen_land, "lpa_stad", lambda s, p: taak(s, p, taak_id, NU))
    assert (gevonden.besluit, gevonden.motivering) == ("oppakken", "Omdat.")
    assert (gevonden.afgerond_door, gevonden.te_laat) == ("Mw. coordinator", False)


async def antwoord_van(sessie: Lezer, land: Land) -> Any:
    return (await sessie.exec(select(Taakantwoord.id).where(Taakantwoord.taak_id == land.taken["A"]))).one()


@pytest.mark.eis(43, 84)
async def test_een_dossier_vertelt_alles(land: Land) -> None:
    gevonden = await lees(land, "lpa_stad", lambda s, p: dossier(s, p, "VT-A", NU))
    kop = gevonden.kop
    assert (kop.leerling.naam, kop.leerling.adres, kop.leerling.gemeente) == (
        "A. de Vries",
        "Passerweg 2B",
        "Voorbeeldstad",
    )
    assert (kop.leerling.leerlingnummer, kop.leerling.klas, kop.school.school) == ("A-oost", "3B", "99ZO00")
    assert (kop.fase, kop.soort, kop.behandelaar) == (
        Fase.WACHT_OP_SCHOOL,
        Meldingsoort.RELATIEF_WETTELIJK,
        "Mw. lpa_stad",
    )
    melding = next(m for m in gevonden.meldingen if m.nummer == "M-A-oost")
    assert melding.reden == "ongemotiveerd"
    assert melding.zorgen == ("De student dreigt uit te vallen.",)
    assert [(dag, str(uren)) for dag, uren in melding.verzuimregels] == [(date(2025, 10, 1), "7.50")]
    assert [b.naam for b in melding.bijlagen] == ["A-oost.pdf"]
    assert [g.zin for g in gevonden.gebeurtenissen] == [
        "Melding M-A ontvangen: relatief verzuim (wettelijk) (formulier).",
        "Taak voor Mw. lpa_stad: melding beoordelen.",
        "Besluit: oppakken.",
    ]
    assert [(t.aard, t.wie) for t in gevonden.termijnen] == [(TermijnAard.UITERLIJK, "Mw. lpa_stad")]
    assert {n.tekst for n in gevonden.notities} == {"Geheim van A", "Voor school A"}
    assert [(c.vorm, c.met) for c in gevonden.contactmomenten] == [("telefoon", "moeder")]
    assert len(gevonden.vragen) == 2
    assert len(gevonden.mails) == 3


@pytest.mark.parametrize("wie", ["lpa_dorp", "school_oost", "school_west", "beheerder"])
async def test_een_vreemd_dossier_bestaat_niet_ook_niet_zonder_rijbeveiliging(land: Land, wie: str) -> None:
    persoon = land.personen[wie]
    for toegang in (persoon.toegang, SYSTEEM):
        async with land.database.lezer(toegang) as lezer:
            assert await dossier(lezer, persoon, "VT-A", NU) is None
            assert await dossier_bij_id(lezer, persoon, land.trajecten["A"], NU) is None
            assert await taak(lezer, persoon, land.taken["A"], NU) is None
            assert await taak_scherm(lezer, persoon, land.taken["A"], NU) is None
            gevonden = await zoek(lezer, persoon, NU, tekst="VT-A")
            assert "VT-A" not in {regel.nummer for regel in gevonden.regels}
            assert STAD not in {telling.gemeente_code for telling in await tellingen(lezer, persoon, NU)}


LIJKT_OP_MEER = ("albert", "Albert de Vries", "de vries")


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("VT-A", {"VT-A"}),
        ("vt-b", {"VT-B"}),
        ("M-A-west", {"VT-A"}),
        ("A-oost", {"VT-A"}),
        ("Albert de Vries", {"VT-A"}),
        ("albert", {"VT-A"}),
        ("Vreis", {"VT-A", "VT-B"}),
        ("de vries", {"VT-A", "VT-B"}),
        ("Yildiz", {"VT-C"}),
        ("Yıldız", {"VT-C"}),
        (BSN["B"], {"VT-B"}),
        ("9999.00.006", {"VT-A"}),
        ("999900018", set()),
        ("Xylofoon", set()),
        ("", {"VT-A", "VT-B", "VT-C"}),
    ],
)
async def test_zoeken_vindt_nummers_en_namen_met_typefouten(
    zoekland: Land, tekst: str, gevonden: set[str]
) -> None:
    blad = await lees(zoekland, "coordinator", lambda s, p: zoek(s, p, NU, kluis=KLUIS, tekst=tekst))
    nummers = [regel.nummer for regel in blad.regels]
    assert gevonden <= set(nummers)
    assert set(nummers[: len(gevonden)]) == gevonden
    # A name brings others that look like it, but after the ones that were meant.
    if tekst not in LIJKT_OP_MEER:
        assert set(nummers) == gevonden


@pytest.mark.parametrize(
    ("filters", "nummers"),
    [
        ({"fase": Fase.WACHT_OP_SCHOOL}, {"VT-A"}),
        ({"soort": Meldingsoort.LUXE}, set()),
        ({"fase": Fase.BEHANDELING, "tekst": "vries"}, {"VT-B"}),
    ],
)
async def test_zoeken_filtert(zoekland: Land, filters: dict[str, Any], nummers: set[str]) -> None:
    blad = await lees(zoekland, "coordinator", lambda s, p: zoek(s, p, NU, **filters))
    assert {regel.nummer for regel in blad.regels} == nummers


async def test_zoeken_filtert_op_school(zoekland: Land) -> None:
    oost = zoekland.locaties["oost"]
    blad = await lees(zoekland, "coordinator", lambda s, p: zoek(s, p, NU, locatie_id=oost))
    assert {regel.nummer for regel in blad.regels} == {"VT-A"}


@pytest.fixture(scope="module")
async def zoekland(land: Land) -> Land:
    land.leerlingen["C"], land.trajecten["C"] = uuid4(), uuid4()
    async with land.database.schrijver(SYSTEEM) as sessie:
        sessie.add(nieuwe := leerling(land.leerlingen["C"], "C", DORP, "Yıldız"))
        await sessie.flush()
        sessie.add_all(vormen(nieuwe))
        sessie.add(traject(land, "C", DORP))
        await sessie.flush()
        land.meldingen["C-west"] = uuid4()
        sessie.add(melding(land, "C-west"))
    return land


async def test_gemeenten_en_scholen_om_uit_te_kiezen(land: Land) -> None:
    gemeenten = await lees(land, "lpa_stad", lambda s, p: doelgemeenten(s, behalve=STAD))
    assert gemeenten == ((DORP, "Waterdrecht"),)
    scholen = await lees(land, "school_west", scholen_van)
    assert [school.school for school in scholen] == ["99ZW00"]
    assert await lees(land, "lpa_stad", scholen_van) == ()


@pytest.mark.eis(84)
async def test_een_notitie_en_een_contactmoment_staan_een_keer_in_dossier_en_logboek(
    eigen_land: Land,
) -> None:
    persoon, traject_id = eigen_land.personen["lpa_stad"], eigen_land.trajecten["A"]
    sleutels = uuid4(), uuid4()
    contact = Contact(vorm="huisbezoek", met="vader", verslag="Niemand thuis.", gesproken=False)
    async with eigen_land.database.schrijver(persoon.toegang) as sessie:
        for eerste_keer in (True, False):
            assert eerste_keer == await voeg_notitie_toe(
                sessie, persoon, traject_id, "Let op.", NU, sleutel=sleutels[0]
            )
            assert eerste_keer == await voeg_contactmoment_toe(
                sessie, persoon, traject_id, contact, NU, sleutel=sleutels[1]
            )
    gevonden = await lees(eigen_land, "lpa_stad", lambda s, p: dossier(s, p, "VT-A", MORGEN))
    assert [g.zin for g in gevonden.gebeurtenissen][-2:] == [
        "Notitie toegevoegd.",
        "Huisbezoek: niemand bereikt.",
    ]
    assert "Let op." in {n.tekst for n in gevonden.notities}
    assert ("vader", False) in {(c.met, c.gesproken) for c in gevonden.contactmomenten}
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        assert await breuk_in_keten(lezer, traject_id) is None
