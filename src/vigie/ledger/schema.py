"""Which revision of the schema a database has, and how it gets the one that Vigie writes."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, inspect, text

from vigie.errors import LedgerError
from vigie.ledger.tables import REVISION, REVISION_TABLE, metadata


def revision_of(connection: Connection) -> str | None:
    """The revision of the ledger in a database; None when it is empty.

    Raises LedgerError when it holds something else, or a ledger of a newer Vigie.
    """
    tables = set(inspect(connection).get_table_names())
    if REVISION_TABLE not in tables:
        if tables & set(metadata.tables) or (tables and connection.dialect.name == "sqlite"):
            raise LedgerError("it holds something else than a ledger; name another --ledger")
        return None
    revision: str | None = connection.scalar(text(f"SELECT version_num FROM {REVISION_TABLE}"))
    if revision is not None and revision > REVISION:
        raise LedgerError(f"it is of a newer Vigie (revision {revision}); upgrade Vigie")
    return revision


def upgrade(connection: Connection) -> None:
    """Makes or brings up to date the tables, in the transaction of `connection`."""
    if revision_of(connection) == REVISION:
        return
    # Here, as it takes a fifth of a second and a ledger is seldom made.
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", "vigie.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
