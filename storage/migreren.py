"""Bring the database to the newest version, and tell whether the migrations match the tables."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import Script
from sqlalchemy import Connection, create_engine, text
from sqlmodel import SQLModel

import storage.tabellen  # noqa: F401  (fills the metadata)
from storage.rechten import verleen

MIGRATIES = Path(__file__).parent / "migrations"
SLOT = 4_206_017  # any fixed number: two processes that migrate at once wait for each other


def migreer(owner_url: str, app_rol: str) -> None:
    """Run all migrations as the owner, then give the role `app_rol` exactly its rights; safe to repeat.

    One transaction: the database is at the newest version, or as it was.
    """
    motor = create_engine(owner_url, hide_parameters=True)
    try:
        with motor.begin() as verbinding:
            verbinding.execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": SLOT})
            command.upgrade(_instellingen(verbinding), "head")
            verleen(verbinding, app_rol)
    finally:
        motor.dispose()


def drift(owner_url: str) -> list[Any]:
    """What autogenerate would still change in a migrated database; empty when the migrations are complete."""
    motor = create_engine(owner_url, hide_parameters=True)
    try:
        with motor.connect() as verbinding:
            return list(compare_metadata(MigrationContext.configure(verbinding), SQLModel.metadata))
    finally:
        motor.dispose()


def nieuwe_migratie(owner_url: str, omschrijving: str) -> Path:
    """Write the migration from the database as it is to the tables as they are; for developers."""
    motor = create_engine(owner_url)
    try:
        with motor.connect() as verbinding:
            script = command.revision(_instellingen(verbinding), message=omschrijving, autogenerate=True)
    finally:
        motor.dispose()
    assert isinstance(script, Script)
    return Path(script.path)


def _instellingen(verbinding: Connection) -> Config:
    instellingen = Config()
    instellingen.set_main_option("script_location", str(MIGRATIES))
    instellingen.attributes["verbinding"] = verbinding
    return instellingen
