"""How alembic reaches a ledger: by the connection that `schema.upgrade` gives it."""

from __future__ import annotations

from alembic import context

from vigie.ledger.tables import REVISION_TABLE, metadata


def _run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        version_table=REVISION_TABLE,
    )
    with context.begin_transaction():
        context.run_migrations()


_run()
