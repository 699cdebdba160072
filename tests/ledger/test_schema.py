"""The migrations make the tables that the code writes."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from vigie.ledger import Ledger
from vigie.ledger.tables import REVISION, REVISION_TABLE, metadata


def _is_ours(thing: Any, name: str, kind: str, reflected: bool, compared: Any) -> bool:
    """The index of words is no table of the metadata."""
    return "_words" not in name and "_words" not in getattr(
        getattr(thing, "table", None), "name", ""
    )


def test_the_migrations_make_the_tables(ledger: Ledger) -> None:
    with ledger._engine.begin() as connection:
        options = {
            "compare_type": True,
            "include_object": _is_ours,
            "version_table": REVISION_TABLE,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_last_migration_is_the_one_that_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", "vigie.ledger:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]
