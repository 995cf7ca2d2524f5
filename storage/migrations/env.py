"""Alembic's entry: works only from storage/migreren.py, which hands over an open connection of the owner."""

from alembic import context
from sqlmodel import SQLModel

import storage.tabellen  # noqa: F401  (fills the metadata)

context.configure(
    connection=context.config.attributes["verbinding"],
    target_metadata=SQLModel.metadata,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
