"""Accounts, log-ins, keys and what they let somebody see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, update

from domain.soorten import Rol
from storage.aanmelden import (
    begin_sessie,
    eindig_alle_sessies,
    eindig_sessie,
    gebruiker_bij_login,
    ruim_sessies_op,
    zet_wachtwoord,
)
from storage.api_sleutels import bewaar_api_sleutel, klant_bij_sleutel, trek_in
from storage.database import SYSTEEM
from storage.gebruikers import persoon_bij_sessie, persoon_van
from storage.kandidaten import kandidaten_voor
from storage.tabellen import Afwezigheid, Gebruiker, Lidmaatschap
from storage.wachtwoorden import hash_wachtwoord, klopt
from tests.storage.land import DAG, DORP, NU, STAD, Land, geteld, taak

TOKEN = b"k" * 32


def test_een_wachtwoord_klopt_of_klopt_niet() -> None:
    bekend = hash_wachtwoord("geheim-van-de-lpa")
    assert bekend.startswith("$argon2id$")
    assert klopt("geheim-van-de-lpa", bekend)
    assert not klopt("Geheim-van-de-lpa", bekend)


def test_een_onbekende_gebruiker_kost_ook_een_argon2_berekening(monkeypatch: pytest.MonkeyPatch) -> None:
    gerekend: list[str] = []

    def verify(wachtwoord: str, bekend: str) -> bool:
        gerekend.append(bekend)
        return True

    monkeypatch.setattr("storage.wachtwoorden._HASHER.verify", verify)
    assert not klopt("iets", None)
    assert gerekend[0].startswith("$argon2id$")


async def test_inloggen_kent_geen_hoofdletters_en_geen_inactieve_gebruikers(eigen_land: Land) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        gevonden = await gebruiker_bij_login(sessie, " LPA_Stad ")
        assert gevonden == (eigen_land.gebruikers["lpa_stad"], "geen echte hash")
        assert await gebruiker_bij_login(sessie, "lpa_dorp") is None
        await sessie.exec(
            update(Gebruiker).where(col(Gebruiker.inlognaam) == "lpa_stad").values(actief=False)
        )
        assert await gebruiker_bij_login(sessie, "lpa_stad") is None
        assert await persoon_van(sessie, eigen_land.gebruikers["lpa_stad"]) is None


async def test_een_sessie_geldt_tot_ze_verloopt_of_eindigt(eigen_land: Land) -> None:
    lpa = eigen_land.gebruikers["lpa_stad"]
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await begin_sessie(sessie, lpa, TOKEN, NU, NU + timedelta(hours=9))
        persoon = await persoon_bij_sessie(sessie, TOKEN, NU + timedelta(hours=8))
        assert persoon is not None
        assert persoon.id == lpa
        assert await persoon_bij_sessie(sessie, TOKEN, NU + timedelta(hours=9)) is None
        assert await persoon_bij_sessie(sessie, b"onbekend", NU) is None
        await eindig_sessie(sessie, TOKEN)
        assert await persoon_bij_sessie(sessie, TOKEN, NU) is None


@pytest.mark.parametrize("eindig", ["alles", "wachtwoord", "opruimen"])
async def test_alle_sessies_eindigen_samen(eigen_land: Land, eindig: str) -> None:
    lpa = eigen_land.gebruikers["lpa_stad"]
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        await begin_sessie(sessie, lpa, TOKEN, NU, NU + timedelta(hours=9))
        match eindig:
            case "alles":
                await eindig_alle_sessies(sessie, lpa)
            case "wachtwoord":
                await zet_wachtwoord(sessie, lpa, "nieuwe hash")
            case _:
                await ruim_sessies_op(sessie, NU + timedelta(hours=9))
        assert await persoon_bij_sessie(sessie, TOKEN, NU) is None


async def test_een_persoon_weet_waar_hij_werkt(land: Land) -> None:
    lpa, west = land.personen["lpa_stad"], land.personen["school_west"]
    assert (lpa.organisatie, lpa.gemeenten, lpa.locaties) == (
        "Gemeente Voorbeeldstad",
        frozenset({STAD}),
        frozenset(),
    )
    assert lpa.beleid.rollen_in(STAD) == {Rol.LPA}
    assert (west.organisatie, west.scholen, west.gemeenten) == (
        "School west",
        frozenset({"99ZW00"}),
        frozenset(),
    )
    assert land.personen["coordinator"].organisatie == "Voorbeeldstad, Waterdrecht"


async def test_een_beheerder_ziet_geen_dossiers_maar_wel_zijn_gemeenten(land: Land) -> None:
    beheerder = land.personen["beheerder"]
    assert beheerder.gemeenten == frozenset()
    assert set(beheerder.beleid.in_gemeente) == {STAD, DORP}


async def test_een_ingetrokken_lidmaatschap_geldt_niet_meer(eigen_land: Land) -> None:
    wie = eigen_land.gebruikers["coordinator"]
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        lid = update(Lidmaatschap).where(col(Lidmaatschap.gebruiker_id) == wie)
        await sessie.exec(lid.where(col(Lidmaatschap.gemeente_code) == DORP).values(ingetrokken_op=NU))
        persoon = await persoon_van(sessie, wie)
        assert persoon is not None
        assert persoon.gemeenten == {STAD}
        await sessie.exec(lid.values(ingetrokken_op=NU))
        zonder = await persoon_van(sessie, wie)
        assert zonder is not None
        assert (zonder.rollen, zonder.gemeenten, zonder.organisatie) == (frozenset(), frozenset(), "")


async def test_een_api_sleutel_spreekt_voor_een_locatie_tot_hij_is_ingetrokken(eigen_land: Land) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        sleutel_id = await bewaar_api_sleutel(sessie, eigen_land.locaties["west"], "LVS", b"w" * 32)
        klant = await klant_bij_sleutel(sessie, b"w" * 32)
        assert klant is not None
        assert (klant.school, *klant.toegang.locaties) == ("99ZW00", eigen_land.locaties["west"])
        assert await klant_bij_sleutel(sessie, b"x" * 32) is None
        await trek_in(sessie, sleutel_id, NU)
        assert await klant_bij_sleutel(sessie, b"w" * 32) is None


async def test_kandidaten_hebben_hun_scholen_werkvoorraad_en_afwezigheid(eigen_land: Land) -> None:
    lpa = eigen_land.gebruikers["lpa_stad"]
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        sessie.add(taak(eigen_land, uuid4(), "A", STAD, toegewezen_aan=lpa))
        sessie.add(Afwezigheid(id=uuid4(), gebruiker_id=lpa, van=DAG, tot=DAG + timedelta(days=3)))
        await sessie.flush()
        with geteld() as vragen:
            kandidaten = {k.id: k for k in await kandidaten_voor(sessie, STAD, DAG)}
        assert len(vragen) == 1
        assert set(kandidaten) == {lpa, eigen_land.gebruikers["coordinator"]}
        assert (*kandidaten[lpa].scholen, kandidaten[lpa].open_taken) == ("99ZO00", 2)
        assert kandidaten[lpa].afwezig_op(DAG)
        later = {k.id: k for k in await kandidaten_voor(sessie, STAD, DAG + timedelta(days=4))}
        assert not later[lpa].afwezig_op(DAG + timedelta(days=4))
