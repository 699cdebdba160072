"""What keeps the tables of a ledger as they were written."""

from __future__ import annotations

from alembic import op


def refuse_changes(*tables: str) -> None:
    """Makes the database refuse to change or delete rows of tables that were just made."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in tables:
        _refuse_on_sqlite(table) if on_sqlite else _refuse_on_postgresql(table)


def _refuse_on_sqlite(table: str) -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'a ledger is only appended to'); END"
        )


def _refuse_on_postgresql(table: str) -> None:
    # The function is made with the first tables.
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION ledger_is_appended_to()"
    )
