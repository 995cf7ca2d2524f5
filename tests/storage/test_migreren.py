"""The migrations give exactly the tables, and the application's role exactly its rights."""

import asyncio

from sqlalchemy import create_engine, text

from storage.migreren import drift, migreer
from storage.rechten import RECHTEN
from tests.bewaker import ROLLEN
from tests.omgeving import Proefdatabase

WERKWOORDEN = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


async def test_de_migraties_maken_precies_de_tabellen(owner_url: str) -> None:
    assert await asyncio.to_thread(drift, owner_url) == []


async def test_een_kolom_die_in_de_migraties_ontbreekt_is_drift(wegwerpdatabase: Proefdatabase) -> None:
    owner_url = wegwerpdatabase.owner_url
    await voer_uit(owner_url, "ALTER TABLE melding DROP COLUMN klas")
    verschillen = await asyncio.to_thread(drift, owner_url)
    assert [verschil[0] for verschil in verschillen] == ["add_column"]


async def test_opnieuw_migreren_verandert_niets_en_herstelt_de_rechten(
    wegwerpdatabase: Proefdatabase,
) -> None:
    owner_url, rol = wegwerpdatabase.owner_url, ROLLEN.toepassing
    await voer_uit(owner_url, f"GRANT DELETE ON melding TO {rol}", f"REVOKE SELECT ON taak FROM {rol}")
    assert await rechten(owner_url, rol) != dict(RECHTEN)
    await asyncio.to_thread(migreer, owner_url, rol)
    assert await rechten(owner_url, rol) == dict(RECHTEN)
    assert await asyncio.to_thread(drift, owner_url) == []


async def test_de_toepassing_mag_per_tabel_precies_wat_er_in_de_lijst_staat(owner_url: str) -> None:
    assert await rechten(owner_url, ROLLEN.toepassing) == dict(RECHTEN)


async def voer_uit(url: str, *opdrachten: str) -> None:
    def uitvoeren() -> None:
        motor = create_engine(url)
        with motor.begin() as verbinding:
            for opdracht in opdrachten:
                verbinding.execute(text(opdracht))
        motor.dispose()

    await asyncio.to_thread(uitvoeren)


async def rechten(url: str, rol: str) -> dict[str, tuple[str, ...]]:
    """Table -> verbs that the role may use, from the catalogs."""

    def lezen() -> dict[str, tuple[str, ...]]:
        motor = create_engine(url)
        with motor.connect() as verbinding:
            rijen = verbinding.execute(
                text(
                    "SELECT t.relname, w FROM pg_class t, unnest(CAST(:werkwoorden AS text[])) w"
                    " WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'"
                    " AND has_table_privilege(:rol, t.oid, w)"
                    " ORDER BY array_position(CAST(:werkwoorden AS text[]), w)"
                ),
                {"rol": rol, "werkwoorden": list(WERKWOORDEN)},
            ).all()
        motor.dispose()
        tabellen = sorted({tabel for tabel, _ in rijen})
        return {naam: tuple(w for tabel, w in rijen if tabel == naam) for naam in tabellen}

    return await asyncio.to_thread(lezen)
