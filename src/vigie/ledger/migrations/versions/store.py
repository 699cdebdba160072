"""Documents, versions, sightings, readings, claims and the index of their words.

What a migration makes is written out and never changes, however the tables go on.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from vigie.ledger.migrations.guard import refuse_changes

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes all tables; an empty database becomes a ledger."""
    _make_documents()
    _make_readings()
    _make_claims()
    if op.get_bind().dialect.name == "sqlite":
        _finish_on_sqlite()
    else:
        _finish_on_postgresql()
    refuse_changes(*_TABLES)


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(16), nullable=False)


def _instant(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _refers(name: str, to: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(to), nullable=False)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON, nullable=False)


def _make_documents() -> None:
    op.create_table("documents", _number(), _id(), _text("identity", nullable=False))
    op.create_index("documents_id", "documents", ["id"], unique=True)
    op.create_table(
        "originals",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "versions",
        _number(),
        _id(),
        _refers("document", "documents.number"),
        sa.Column("original", sa.String(64), sa.ForeignKey("originals.digest"), nullable=False),
        _text("text", nullable=False),
        *map(_text, ("title", "url", "outlet", "author", "agency", "language", "published")),
        _text("published_basis", nullable=False),
    )
    op.create_index("versions_id", "versions", ["id"], unique=True)
    op.create_index("versions_document", "versions", ["document"])
    op.create_table(
        "sightings",
        _number(),
        _refers("document", "documents.number"),
        _refers("version", "versions.number"),
        _instant("seen"),
        _text("name", nullable=False),
    )
    op.create_index("sightings_document", "sightings", ["document", "seen"])
    op.create_index("sightings_version", "sightings", ["version", "seen"])


def _make_readings() -> None:
    op.create_table(
        "readings",
        _number(),
        _refers("version", "versions.number"),
        _instant("read"),
        *(_text(name, nullable=False) for name in ("reader", "register", "codebook")),
        _text("published"),
        _text("published_basis", nullable=False),
        _json("notices"),
    )
    op.create_index("readings_version", "readings", ["version", "read"])
    op.create_table(
        "abstentions",
        _number(),
        _refers("reading", "readings.number"),
        _text("reason", nullable=False),
        _integer("start"),
        _integer("end"),
    )
    op.create_index("abstentions_reading", "abstentions", ["reading"])


def _make_claims() -> None:
    op.create_table(
        "claims",
        _number(),
        _id(),
        _refers("reading", "readings.number"),
        _text("event", nullable=False),
        _text("status", nullable=False),
        _text("time"),
        sa.Column("earliest", sa.String(10)),
        sa.Column("latest", sa.String(10)),
        _text("quantity"),
        _json("withheld"),
        _integer("start"),
        _integer("end"),
        _text("quote", nullable=False),
        _text("speaker"),
        _text("on_behalf_of"),
        _text("act", nullable=False),
        *map(_text, ("channel", "relay", "said")),
        _json("why"),
        sa.Column("confidence", sa.Float, nullable=False),
    )
    op.create_index("claims_id", "claims", ["id"])
    op.create_index("claims_reading", "claims", ["reading"])
    _make_parts_of_claims()


def _make_parts_of_claims() -> None:
    for table, key, columns in (
        ("roles", "role", [_text("value", nullable=False)]),
        ("spans", "slot", [_integer("start"), _integer("end")]),
    ):
        op.create_table(
            table,
            sa.Column("claim", sa.Integer, sa.ForeignKey("claims.number"), primary_key=True),
            sa.Column(key, sa.Text, primary_key=True),
            sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
            *columns,
        )
    op.create_index("roles_value", "roles", ["value", "role"])


_TABLES = (
    "documents",
    "originals",
    "versions",
    "sightings",
    "readings",
    "claims",
    "roles",
    "spans",
    "abstentions",
)


def _finish_on_sqlite() -> None:
    # "VIGI": so that a file says what it is.
    op.execute(f"PRAGMA application_id = {0x56494749}")
    for kind in ("version", "claim"):
        op.execute(
            f"CREATE VIRTUAL TABLE {kind}_words USING fts5"
            "(words, content='', tokenize='unicode61 remove_diacritics 2')"
        )


def _finish_on_postgresql() -> None:
    for kind in ("version", "claim"):
        op.execute(
            f"CREATE TABLE {kind}_words (number integer PRIMARY KEY REFERENCES {kind}s, "
            "words tsvector NOT NULL)"
        )
        op.execute(f"CREATE INDEX {kind}_words_index ON {kind}_words USING gin (words)")
    op.execute(
        "CREATE FUNCTION ledger_is_appended_to() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a ledger is only appended to'; END $$"
    )
