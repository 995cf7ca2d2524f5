"""Drafts and files: somebody's own, until they are handed in."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from domain.fouten import Invoerfout
from storage import concepten
from storage.bijlagen import (
    bewaar_bij_concept,
    bewaar_bij_melding,
    bijlage,
    bijlagen_van_concept,
    verplaats_naar_melding,
    verwijder_uit_concept,
)
from storage.database import SYSTEEM
from tests.storage.land import NU, Land

PDF = b"%PDF-1.7 verzuimstaat"


async def maak(land: Land, wie: str = "school_oost") -> UUID:
    persoon = land.personen[wie]
    async with land.database.schrijver(persoon.toegang) as sessie:
        return await concepten.maak(sessie, persoon, "melding:1", {"klas": "3B"}, NU)


async def voeg_bij(
    land: Land, concept_id: UUID, naam: str = "staat.pdf", wie: str = "school_oost"
) -> UUID | None:
    persoon = land.personen[wie]
    async with land.database.schrijver(persoon.toegang) as sessie:
        return await bewaar_bij_concept(sessie, persoon, concept_id, naam, PDF, NU)


@pytest.mark.eis(59)
async def test_wat_iemand_typt_blijft_bewaard(eigen_land: Land) -> None:
    concept_id, persoon = await maak(eigen_land), eigen_land.personen["school_oost"]
    assert await maak(eigen_land) == concept_id
    later = NU + timedelta(minutes=1)
    async with eigen_land.database.schrijver(persoon.toegang) as sessie:
        assert await concepten.bewaar(sessie, persoon, concept_id, {"klas": "4A"}, later)
        gelezen = await concepten.lees(sessie, persoon, concept_id)
        assert gelezen is not None
        assert (gelezen.gegevens, gelezen.bijgewerkt_op) == ({"klas": "4A"}, later)
        assert [regel.formulier for regel in await concepten.lijst(sessie, persoon)] == ["melding:1", "f"]


async def test_een_ander_leest_wijzigt_of_verwijdert_een_concept_niet(eigen_land: Land) -> None:
    concept_id, ander = await maak(eigen_land), eigen_land.personen["school_west"]
    bijlage_id = await voeg_bij(eigen_land, concept_id)
    assert bijlage_id is not None
    # Also with row-level security out of the way: the queries themselves hold.
    for toegang in (ander.toegang, SYSTEEM):
        async with eigen_land.database.schrijver(toegang) as sessie:
            assert await concepten.lees(sessie, ander, concept_id) is None
            assert not await concepten.bewaar(sessie, ander, concept_id, {}, NU)
            assert await bewaar_bij_concept(sessie, ander, concept_id, "a.pdf", PDF, NU) is None
            assert await bijlagen_van_concept(sessie, ander, concept_id) == ()
            assert await bijlage(sessie, ander, bijlage_id) is None
            assert not await verwijder_uit_concept(sessie, ander, bijlage_id)
            assert not await concepten.verwijder(sessie, ander, concept_id)


async def test_een_bestand_bij_een_concept_staat_er_een_keer_en_kan_weg(eigen_land: Land) -> None:
    concept_id, persoon = await maak(eigen_land), eigen_land.personen["school_oost"]
    eerste = await voeg_bij(eigen_land, concept_id)
    assert eerste is not None
    assert await voeg_bij(eigen_land, concept_id) == eerste
    tweede = await voeg_bij(eigen_land, concept_id, "nog een.pdf")
    async with eigen_land.database.schrijver(persoon.toegang) as sessie:
        bestanden = await bijlagen_van_concept(sessie, persoon, concept_id)
        assert {b.id for b in bestanden} == {eerste, tweede}
        assert await verwijder_uit_concept(sessie, persoon, eerste)
        assert [b.naam for b in await bijlagen_van_concept(sessie, persoon, concept_id)] == ["nog een.pdf"]


async def test_een_bestand_dat_niet_klopt_komt_er_niet_in(eigen_land: Land) -> None:
    concept_id = await maak(eigen_land)
    with pytest.raises(Invoerfout):
        await voeg_bij(eigen_land, concept_id, "staat.png")


async def test_een_concept_weggooien_neemt_zijn_bestanden_mee(eigen_land: Land) -> None:
    concept_id, persoon = await maak(eigen_land), eigen_land.personen["school_oost"]
    bijlage_id = await voeg_bij(eigen_land, concept_id)
    assert bijlage_id is not None
    async with eigen_land.database.schrijver(persoon.toegang) as sessie:
        assert await concepten.verwijder(sessie, persoon, concept_id)
        assert await concepten.lees(sessie, persoon, concept_id) is None
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        assert await bijlage(lezer, persoon, bijlage_id) is None


async def test_bij_indienen_gaan_de_bestanden_mee_en_zijn_ze_niet_meer_te_wissen(
    eigen_land: Land,
) -> None:
    concept_id, persoon = await maak(eigen_land), eigen_land.personen["school_oost"]
    bijlage_id = await voeg_bij(eigen_land, concept_id)
    assert bijlage_id is not None
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        melding_id, traject_id = eigen_land.meldingen["A-oost"], eigen_land.trajecten["A"]
        assert await verplaats_naar_melding(sessie, concept_id, melding_id, traject_id) == 1
    async with eigen_land.database.schrijver(persoon.toegang) as sessie:
        assert not await verwijder_uit_concept(sessie, persoon, bijlage_id)
        bestand = await bijlage(sessie, persoon, bijlage_id)
        assert bestand is not None
        assert (bestand.naam, bestand.mediatype, bestand.inhoud) == ("staat.pdf", "application/pdf", PDF)


@pytest.mark.eis(43)
@pytest.mark.parametrize(
    ("wie", "mag"),
    [
        ("school_oost", True),
        ("lpa_stad", True),
        ("school_west", False),
        ("lpa_dorp", False),
        ("beheerder", False),
    ],
)
async def test_een_bestand_bij_een_melding_is_voor_haar_school_en_haar_gemeente(
    eigen_land: Land, wie: str, mag: bool
) -> None:
    persoon, melding_id = eigen_land.personen[wie], eigen_land.meldingen["A-oost"]
    async with eigen_land.database.schrijver(persoon.toegang) as sessie:
        bijlage_id = await bewaar_bij_melding(sessie, persoon, melding_id, "later.pdf", PDF, NU)
        assert (bijlage_id is not None) is mag
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        oost = eigen_land.personen["school_oost"]
        bewaard = await bewaar_bij_melding(sessie, oost, melding_id, "van oost.pdf", PDF, NU)
    assert bewaard is not None
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        assert (await bijlage(lezer, persoon, bewaard) is not None) is mag
        assert await bijlage(lezer, persoon, uuid4()) is None


async def test_oude_concepten_worden_opgeruimd_met_hun_bestanden(eigen_land: Land) -> None:
    concept_id = await maak(eigen_land)
    await voeg_bij(eigen_land, concept_id)
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        assert await concepten.ruim_oude_op(sessie, NU) == 0
        assert await concepten.ruim_oude_op(sessie, NU + timedelta(seconds=1)) == 2
