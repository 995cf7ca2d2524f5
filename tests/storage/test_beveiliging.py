"""Row-level security: the second lock, tested without the first."""

from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel, col, select, update

from storage.aantekeningen import voeg_notitie_toe
from storage.database import SYSTEEM, Database, Toegang
from storage.rechten import RECHTEN, ZONDER_PERSOONSGEGEVENS
from storage.tabellen import ApiSleutel, Leerling, Melding, Notitie, Taak, Termijn, Traject, Vraag
from tests.storage.land import DORP, NU, Land, voeg_resten_toe
from tests.storage.landcampagnes import campagne, deelnemers
from tests.storage.landdossiers import om_het_dossier

NIEMAND = "niemand"
# Rows that each sees: system, officer of Voorbeeldstad, officer of Waterdrecht, school oost, school west,
# beheerder, nobody. Dossier A has reports of both schools, dossier B one of west.
ZICHTBAAR = {
    "leerling": (2, 1, 1, 1, 2, 0, 0),
    "naamvorm": (34, 17, 17, 17, 34, 0, 0),
    "adres": (2, 1, 1, 1, 2, 0, 0),
    "inschrijving": (3, 2, 1, 1, 2, 0, 0),
    "melding": (3, 2, 1, 1, 2, 0, 0),
    "verzuimregel": (3, 2, 1, 1, 2, 0, 0),
    "bijlage": (3, 2, 1, 1, 2, 0, 0),
    "traject": (2, 1, 1, 1, 2, 0, 0),
    "procedure": (2, 1, 1, 1, 2, 0, 0),
    "taak": (2, 1, 1, 0, 0, 0, 0),
    "taakantwoord": (2, 1, 1, 0, 0, 0, 0),
    "termijn": (2, 1, 1, 0, 0, 0, 0),
    "vraag": (3, 2, 1, 1, 2, 0, 0),
    "vrijstelling": (2, 1, 1, 0, 0, 0, 0),
    "verwantschap": (1, 1, 1, 0, 0, 0, 0),
    "notitie": (4, 2, 2, 1, 2, 0, 0),
    "contactmoment": (2, 1, 1, 0, 0, 0, 0),
    "brief": (2, 1, 1, 0, 0, 0, 0),
    "gebeurtenis": (6, 3, 3, 0, 0, 0, 0),
    "betrokkene": (2, 1, 1, 0, 0, 0, 0),
    "maatwerk": (2, 1, 1, 0, 0, 0, 0),
    "koppeling": (1, 1, 1, 0, 0, 0, 0),
    "inzage": (2, 1, 1, 0, 0, 0, 0),
    "mail": (5, 3, 2, 1, 2, 0, 0),
    "concept": (1, 0, 0, 1, 0, 0, 0),
    "gebruiker": (6, 6, 6, 6, 6, 6, 0),
    "lidmaatschap": (8, 3, 3, 1, 1, 2, 0),
    "schooltoewijzing": (1, 1, 0, 0, 0, 0, 0),
    "afwezigheid": (1, 1, 0, 0, 0, 0, 0),
    "wachtwoord": (1, 0, 0, 0, 0, 0, 0),
    "sessie": (1, 0, 0, 0, 0, 0, 0),
    "api_sleutel": (1, 0, 0, 0, 0, 0, 0),
    "idempotentie": (1, 0, 0, 0, 0, 0, 0),
    "eenmalige_link": (1, 0, 0, 0, 0, 0, 0),
    "uitgaand": (2, 0, 0, 0, 0, 0, 0),
    "vergelijking": (2, 1, 1, 0, 0, 0, 0),
    "vermoeden": (2, 1, 1, 0, 0, 0, 0),
    "vsvtelling": (2, 1, 1, 0, 0, 0, 0),
    "vervanging": (1, 1, 0, 0, 0, 0, 0),
    "weergave": (1, 1, 0, 0, 0, 0, 0),
    "campagne": (1, 1, 1, 1, 1, 0, 0),
    "deelnemer": (2, 1, 1, 1, 1, 0, 0),
    "campagnestand": (1, 1, 1, 1, 1, 0, 0),
    "klassenvraag": (1, 1, 1, 1, 0, 0, 0),
    "beheerregel": (1, 0, 0, 0, 0, 0, 0),
    "uitnodiging": (1, 0, 0, 0, 0, 0, 0),
    "kopieadres": (1, 0, 0, 1, 0, 0, 0),
    "antwoordverbetering": (1, 1, 0, 1, 0, 0, 0),
    "thuistaal": (1, 1, 0, 0, 0, 0, 0),
}
KIJKERS = ("systeem", "lpa_stad", "lpa_dorp", "school_oost", "school_west", "beheerder", NIEMAND)


@pytest.fixture(scope="module")
async def vol_land(land: Land) -> Land:
    async with land.database.schrijver(SYSTEEM) as sessie:
        for rijen in (campagne(), deelnemers(land)):
            sessie.add_all(list(rijen))
            await sessie.flush()
        vraag_id = (await sessie.exec(select(Vraag.id))).first()
        sleutel_id = (await sessie.exec(select(ApiSleutel.id))).one()
        assert vraag_id is not None
        await voeg_resten_toe(sessie, land, vraag_id, sleutel_id)
        sessie.add_all(om_het_dossier(land))
    return land


def toegang(land: Land, wie: str) -> Toegang:
    if wie == "systeem":
        return SYSTEEM
    return Toegang() if wie == NIEMAND else land.personen[wie].toegang


async def test_elke_tabel_staat_op_slot_of_op_de_korte_lijst(module_database_url: str) -> None:
    database = Database(module_database_url, verbindingen=1)
    async with database.lezer(SYSTEEM) as lezer:
        rijen = await lezer.execute(
            text(
                "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"
                " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
            )
        )
    await database.sluit()
    op_slot: dict[str, bool] = {rij[0]: rij[1] for rij in rijen}
    del op_slot["alembic_version"]
    assert {tabel for tabel, slot in op_slot.items() if not slot} == ZONDER_PERSOONSGEGEVENS
    assert set(op_slot) == set(SQLModel.metadata.tables) == set(RECHTEN)


async def test_de_rol_van_de_toepassing_is_geen_eigenaar_en_kan_niet_om_het_slot_heen(
    module_database_url: str,
) -> None:
    database = Database(module_database_url, verbindingen=1)
    async with database.lezer(SYSTEEM) as lezer:
        rol = (
            await lezer.execute(
                text(
                    "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
                    " EXISTS (SELECT 1 FROM pg_auth_members WHERE member = r.oid),"
                    " EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid)"
                    " FROM pg_roles r WHERE rolname = current_user"
                )
            )
        ).one()
        omwegen = await lezer.execute(
            text(
                "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
                " UNION ALL SELECT viewname FROM pg_views WHERE schemaname = 'public'"
            )
        )
    await database.sluit()
    assert not any(rol)
    assert omwegen.all() == []


@pytest.mark.parametrize("tabel", sorted(ZICHTBAAR))
async def test_ieder_ziet_alleen_de_rijen_die_bij_zijn_werk_horen(vol_land: Land, tabel: str) -> None:
    gezien = []
    for wie in KIJKERS:
        async with vol_land.database.lezer(toegang(vol_land, wie)) as lezer:
            aantal = await lezer.execute(text(f"SELECT count(*) FROM {tabel}"))
            gezien.append(aantal.scalar_one())
    assert tuple(gezien) == ZICHTBAAR[tabel]


def test_de_matrix_noemt_elke_tabel_met_persoonsgegevens() -> None:
    assert set(ZICHTBAAR) == set(SQLModel.metadata.tables) - ZONDER_PERSOONSGEGEVENS


@pytest.mark.parametrize("wie", ["lpa_stad", "school_oost"])
async def test_wie_bij_zijn_eigen_dossier_mag_schrijft_niet_in_dat_van_een_ander(
    land: Land, wie: str
) -> None:
    vreemd = Notitie(id=uuid4(), traject_id=land.trajecten["B"], tekst="x", door=land.gebruikers[wie], op=NU)
    with pytest.raises(DBAPIError, match="row-level security"):
        async with land.database.schrijver(toegang(land, wie)) as sessie:
            sessie.add(vreemd)


async def test_in_een_vreemd_dossier_schrijft_niemand(land: Land) -> None:
    persoon = land.personen["lpa_stad"]
    async with land.database.schrijver(persoon.toegang) as sessie:
        assert not await voeg_notitie_toe(sessie, persoon, land.trajecten["B"], "x", NU, sleutel=uuid4())
        assert not await voeg_notitie_toe(sessie, persoon, uuid4(), "x", NU, sleutel=uuid4())


@pytest.mark.parametrize("tabel", ["traject", "taak", "termijn"])
async def test_een_wijziging_in_een_dossier_van_een_andere_gemeente_raakt_niets(
    land: Land, tabel: str
) -> None:
    async with land.database.schrijver(toegang(land, "lpa_stad")) as sessie:
        geraakt = await sessie.execute(
            text(f"UPDATE {tabel} SET gemeente_code = :dorp WHERE gemeente_code = :dorp RETURNING id"),
            {"dorp": DORP},
        )
        assert geraakt.all() == []


async def test_een_school_verandert_geen_dossier_waarin_zij_meldde(land: Land) -> None:
    async with land.database.schrijver(toegang(land, "school_oost")) as sessie:
        geraakt = await sessie.exec(update(Traject).values(fase="gesloten").returning(col(Traject.id)))
        assert geraakt.all() == []


async def test_een_ambtenaar_kan_een_dossier_niet_zelf_naar_een_andere_gemeente_schuiven(land: Land) -> None:
    with pytest.raises(DBAPIError, match="row-level security"):
        async with land.database.schrijver(toegang(land, "lpa_stad")) as sessie:
            await sessie.exec(update(Traject).values(gemeente_code=DORP))


async def test_instellingen_lekken_niet_naar_de_volgende_transactie(module_database_url: str) -> None:
    database = Database(module_database_url, verbindingen=1)
    async with database.lezer(SYSTEEM):
        pass
    async with database.motor.connect() as verbinding:
        assert (await verbinding.execute(text("SELECT count(*) FROM leerling"))).scalar_one() == 0
        over = await verbinding.execute(text("SELECT current_setting('verzuim.systeem', true)"))
        assert not over.scalar_one()
    await database.sluit()


async def test_een_lezer_kan_niet_schrijven(land: Land) -> None:
    with pytest.raises(DBAPIError, match="read-only"):
        async with land.database.lezer(SYSTEEM) as lezer:
            await lezer.execute(text("UPDATE traject SET wacht_op = 'x'"))


async def test_bij_overdracht_gaan_meldingen_taken_en_termijnen_mee(eigen_land: Land) -> None:
    traject_id = eigen_land.trajecten["A"]
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        van_traject = update(Traject).where(col(Traject.id) == traject_id)
        await sessie.exec(van_traject.values(gemeente_code=DORP))
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        for tabel in (Melding, Taak, Termijn):
            codes = await lezer.exec(select(tabel.gemeente_code).where(tabel.traject_id == traject_id))
            assert set(codes) == {DORP}
    async with eigen_land.database.lezer(eigen_land.personen["lpa_stad"].toegang) as lezer:
        assert (await lezer.exec(select(Traject.id))).all() == []
        assert (await lezer.exec(select(Melding.id))).all() == []
    async with eigen_land.database.lezer(eigen_land.personen["lpa_dorp"].toegang) as lezer:
        assert len((await lezer.exec(select(Leerling.id))).all()) == 2


async def test_een_taak_kan_niet_bij_een_andere_gemeente_staan_dan_haar_dossier(eigen_land: Land) -> None:
    van_taak = update(Taak).where(col(Taak.id) == eigen_land.taken["A"])
    with pytest.raises(IntegrityError):
        async with eigen_land.database.schrijver(SYSTEEM) as sessie:
            await sessie.exec(van_taak.values(gemeente_code=DORP))
