"""What a school sees: its own reports, what happens with them, and nothing of anybody else."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, update

from domain.soorten import Meldingsoort
from domain.tekstinvoer import KOLOMMEN
from storage.database import SYSTEEM
from storage.lijsten.herhaling import (
    _als_formulier,
    eerdere_melding,
    gegevens_voor_opnieuw,
    leerlingen_van_school,
)
from storage.lijsten.school import Schoolstand, melding_van_school, mijn_meldingen
from storage.tabellen import Adres, Procedure, Traject, Vraag
from tests.storage.land import BSN, DAG, KLUIS, MORGEN, NU, Land, geteld, mail
from tests.storage.test_lijsten import lees


async def zet_traject(land: Land, letter: str, **waarden: Any) -> None:
    async with land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Traject).where(col(Traject.id) == land.trajecten[letter]).values(**waarden))


async def sluit_vragen(land: Land, locatie: str) -> None:
    async with land.database.schrijver(SYSTEEM) as sessie:
        van = update(Vraag).where(col(Vraag.locatie_id) == land.locaties[locatie])
        await sessie.exec(van.values(status="gedaan"))


@pytest.mark.eis(50, 57, 80)
async def test_een_school_ziet_haar_eigen_meldingen_met_status_en_behandelaar(land: Land) -> None:
    blad = await lees(land, "school_oost", mijn_meldingen)
    (regel,) = blad.regels
    assert (regel.nummer, regel.leerlingnummer, regel.initialen, regel.klas) == (
        "M-A-oost",
        "A-oost",
        "A.d.V.",
        "3B",
    )
    assert (regel.stand, regel.status) == (Schoolstand.ANTWOORD_NODIG, "Wij wachten op uw antwoord.")
    assert (regel.behandelaar, regel.wacht_op, regel.uiterlijk, regel.vraag_open) == (
        "Mw. lpa_stad",
        "uw school",
        MORGEN,
        True,
    )
    west = await lees(land, "school_west", mijn_meldingen)
    assert {regel.nummer for regel in west.regels} == {"M-A-west", "M-B-west"}


async def sluit_procedures(land: Land) -> None:
    async with land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Procedure).values(status="klaar"))


@pytest.mark.parametrize(
    ("traject", "stand", "status", "wacht_op"),
    [
        ({"fase": "intake"}, Schoolstand.OPEN, "Ontvangen. Wij beoordelen de melding.", "leerplicht"),
        (
            {"fase": "intake", "afdeling": "doorstroompunt"},
            Schoolstand.OPEN,
            "Ontvangen. Wij beoordelen de melding.",
            "het Doorstroompunt",
        ),
        ({"fase": "behandeling"}, Schoolstand.OPEN, "In behandeling bij Mw. lpa_stad.", "leerplicht"),
        ({"fase": "behandeling", "behandelaar_id": None}, Schoolstand.OPEN, "In behandeling.", "leerplicht"),
        ({"fase": "wacht-op-school"}, Schoolstand.OPEN, "In behandeling bij Mw. lpa_stad.", "leerplicht"),
        (
            {"fase": "gesloten", "resultaat": "naar-school"},
            Schoolstand.GESLOTEN,
            "Afgerond: naar (andere) school.",
            "",
        ),
        ({"fase": "gesloten", "resultaat": ""}, Schoolstand.GESLOTEN, "Afgerond.", ""),
    ],
)
async def test_de_status_is_een_zin_die_klopt_met_de_fase(
    eigen_land: Land, traject: dict[str, Any], stand: Schoolstand, status: str, wacht_op: str
) -> None:
    await sluit_vragen(eigen_land, "oost")
    await sluit_procedures(eigen_land)
    await zet_traject(eigen_land, "A", **traject)
    (regel,) = (await lees(eigen_land, "school_oost", mijn_meldingen)).regels
    assert (regel.stand, regel.status, regel.wacht_op, regel.vraag_open) == (stand, status, wacht_op, False)


@pytest.mark.parametrize(
    ("wacht_op", "verwacht", "volgende"),
    [
        ("behandelaar", "leerplicht", "Leerplicht is aan zet"),
        ("jeugdarts", "de jeugdarts", "De jeugdarts is aan zet"),
        ("de afgesproken dag", "de afgesproken dag", "Op de afgesproken dag gaan wij verder"),
    ],
)
async def test_een_school_leest_dat_er_een_procedure_loopt_en_wie_er_aan_zet_is(
    eigen_land: Land, wacht_op: str, verwacht: str, volgende: str
) -> None:
    await sluit_vragen(eigen_land, "oost")
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Procedure).values(wacht_op=wacht_op))
    (regel,) = (await lees(eigen_land, "school_oost", mijn_meldingen)).regels
    assert regel.status == "In behandeling: ziekteverzuim."
    assert (regel.wacht_op, regel.volgende_stap) == (verwacht, volgende)


async def test_een_school_merkt_niet_dat_een_andere_school_een_vraag_kreeg(eigen_land: Land) -> None:
    await sluit_vragen(eigen_land, "oost")
    await zet_traject(eigen_land, "A", fase="wacht-op-school", te_laat=True, uiterlijk=NU)
    (regel,) = (await lees(eigen_land, "school_oost", mijn_meldingen)).regels
    assert (regel.vraag_open, regel.te_laat, regel.uiterlijk) == (False, False, None)
    gezien = await lees(eigen_land, "school_oost", lambda s, p: melding_van_school(s, p, "M-A-oost", NU))
    assert [vraag.school for vraag in gezien.vragen] == ["School oost"]


@pytest.mark.eis(57, 88)
@pytest.mark.parametrize(
    ("filters", "nummers"),
    [
        ({}, {"M-A-west", "M-B-west"}),
        ({"stand": Schoolstand.GESLOTEN}, {"M-B-west"}),
        ({"stand": Schoolstand.ANTWOORD_NODIG}, {"M-A-west"}),
        ({"soort": Meldingsoort.LUXE}, set()),
        ({"soort": Meldingsoort.RELATIEF_WETTELIJK}, {"M-A-west", "M-B-west"}),
        ({"tekst": "B-west"}, {"M-B-west"}),
        ({"tekst": "m-a-west"}, {"M-A-west"}),
        ({"tekst": "vries"}, {"M-A-west", "M-B-west"}),
        ({"tekst": "3b"}, {"M-A-west", "M-B-west"}),
        ({"tekst": "A-oost"}, set()),
        ({"pagina": None}, {"M-A-west", "M-B-west"}),
        ({"pagina": 2}, set()),
    ],
)
async def test_een_school_filtert_haar_lijst(
    half_gesloten: Land, filters: dict[str, Any], nummers: set[str]
) -> None:
    blad = await lees(half_gesloten, "school_west", lambda s, p: mijn_meldingen(s, p, **filters))
    assert {regel.nummer for regel in blad.regels} == nummers


@pytest.fixture(scope="module")
async def half_gesloten(land: Land) -> Land:
    await zet_traject(land, "B", fase="gesloten", resultaat="naar-school", gesloten_op=NU)
    return land


async def test_de_notities_die_niet_gedeeld_zijn_blijven_bij_de_ambtenaar(land: Land) -> None:
    gezien = await lees(land, "school_oost", lambda s, p: melding_van_school(s, p, "M-A-oost", NU))
    assert [notitie.tekst for notitie in gezien.notities] == ["Voor school A"]
    assert "Geheim" not in gezien.model_dump_json()
    assert "Toelichting van west" not in gezien.model_dump_json()
    assert (gezien.leerling, gezien.melding.toelichting) == ("A. de Vries", "Toelichting van oost")
    assert gezien.behandelaar_telefoon == "0600099011"


@pytest.mark.eis(50, 56)
async def test_de_stappen_zijn_wat_de_school_per_mail_hoorde_zonder_de_kopieen(eigen_land: Land) -> None:
    waar = {"traject_id": eigen_land.trajecten["A"], "melding_id": eigen_land.meldingen["A-oost"]}
    oost = {**waar, "locatie_id": eigen_land.locaties["oost"]}
    later = NU + timedelta(hours=2)
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        for nummer, sleutel in enumerate(("opgepakt.stap2.m", "opgepakt.stap2.m.k1", "gesloten.stap3.m")):
            brief = mail(sleutel, sleutel.split(".")[0], **oost)
            brief.gemaakt_op = later + timedelta(minutes=nummer)
            sessie.add(brief)
    gezien = await lees(eigen_land, "school_oost", lambda s, p: melding_van_school(s, p, "M-A-oost", NU))
    assert [stap.zin for stap in gezien.stappen] == [
        "Wij hebben de melding ontvangen.",
        "De behandelaar heeft de melding opgepakt.",
        "De melding is afgerond.",
    ]


@pytest.mark.parametrize("wie", ["school_west", "lpa_stad", "lpa_dorp", "beheerder"])
async def test_een_melding_van_een_andere_school_bestaat_niet_ook_niet_zonder_rijbeveiliging(
    land: Land, wie: str
) -> None:
    persoon = land.personen[wie]
    for toegang in (persoon.toegang, SYSTEEM):
        async with land.database.lezer(toegang) as lezer:
            assert await melding_van_school(lezer, persoon, "M-A-oost", NU) is None
            assert await gegevens_voor_opnieuw(lezer, persoon, KLUIS, land.meldingen["A-oost"]) is None
            nummers = {regel.nummer for regel in (await mijn_meldingen(lezer, persoon, pagina=None)).regels}
            assert "M-A-oost" not in nummers
            if wie != "school_west":
                assert await eerdere_melding(lezer, persoon, land.leerlingen["A"]) is None
                assert await leerlingen_van_school(lezer, persoon, "vries") == ()


@pytest.mark.eis(46)
async def test_een_herhaling_begint_met_alles_wat_bekend_is(eigen_land: Land) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        adres = update(Adres).where(col(Adres.leerling_id) == eigen_land.leerlingen["A"])
        await sessie.exec(adres.values(tot=DAG))
        sessie.add(
            Adres(
                id=uuid4(),
                leerling_id=eigen_land.leerlingen["A"],
                straat="Kompasroosstraat",
                huisnummer=9,
                postcode="9999ZB",
                plaats="Voorbeeldstad",
                gemeente_code="9901",
                van=DAG,
            )
        )
    melding_id = await lees(
        eigen_land, "school_oost", lambda s, p: eerdere_melding(s, p, eigen_land.leerlingen["A"])
    )
    velden = await lees(
        eigen_land, "school_oost", lambda s, p: gegevens_voor_opnieuw(s, p, KLUIS, melding_id)
    )
    assert {
        veld: velden[veld] for veld in ("bsn", "onderwijsnummer", "geboortedatum", "straat", "huisnummer")
    } == {
        "bsn": BSN["A"],
        "onderwijsnummer": "",
        "geboortedatum": "29-02-2012",
        "straat": "Kompasroosstraat",
        "huisnummer": "9",
    }
    assert (velden["reden"], velden["kopie_aan"]) == ("ongemotiveerd", "zorg@oost.example")
    assert (velden["brin"], velden["vestiging"], velden["melder_email"]) == (
        "99ZO",
        "00",
        "melder@oost.example",
    )
    assert not {"eerste_dag", "laatste_dag", "uren", "toelichting", "meldingsnummer"} & set(velden)


def test_de_velden_van_een_herhaling_zijn_velden_van_het_formulier() -> None:
    rij: dict[str, Any] = {
        "bsn_versleuteld": None,
        "onderwijsnummer_versleuteld": None,
        "geboortedatum": DAG,
        "kopie_adressen": {},
    }
    assert set(_als_formulier(rij, KLUIS)) <= set(KOLOMMEN)


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("vries", {"A-west", "B-west"}),
        ("Vreis", {"A-west", "B-west"}),
        ("Blbert", {"B-west"}),
        ("A-west", {"A-west"}),
        ("A-oost", set()),
        ("", set()),
    ],
)
async def test_een_school_zoekt_onder_haar_eigen_leerlingen(
    land: Land, tekst: str, gevonden: set[str]
) -> None:
    treffers = await lees(land, "school_west", lambda s, p: leerlingen_van_school(s, p, tekst))
    assert gevonden <= {treffer.leerlingnummer for treffer in treffers}
    assert {treffer.leerlingnummer for treffer in treffers[: len(gevonden)]} == gevonden
    meldingen = {land.meldingen["A-west"], land.meldingen["B-west"]}
    assert {treffer.laatste_melding_id for treffer in treffers} <= meldingen


async def test_de_pagina_van_een_melding_kost_vijf_vragen_en_de_lijst_twee(land: Land) -> None:
    persoon = land.personen["school_west"]
    async with land.database.lezer(persoon.toegang) as lezer:
        with geteld() as vragen:
            await melding_van_school(lezer, persoon, "M-A-west", NU)
        assert len(vragen) == 5
        with geteld() as vragen:
            await mijn_meldingen(lezer, persoon)
        assert len(vragen) == 2
