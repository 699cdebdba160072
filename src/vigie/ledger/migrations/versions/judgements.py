"""What people judge, and what follows from it for claims and profiles."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from vigie.ledger.migrations.guard import refuse_changes

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables, guarded as the others are."""
    _make_judgements()
    _make_rulings()
    _make_sides()
    refuse_changes("judgements", "rulings", "sides")


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True)


def _refers(name: str, to: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(to), nullable=False)


def _key(name: str, to: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(to), primary_key=True, autoincrement=False)


def _short(name: str, length: int, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        _number(),
        _short("id", 16),
        _short("kind", 8),
        _short("target", 16),
        _short("other", 16, nullable=True),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        _short("at", 32),
    )
    op.create_index("judgements_id", "judgements", ["id"], unique=True)


def _make_rulings() -> None:
    op.create_table(
        "rulings",
        _number(),
        _refers("claim", "claims.number"),
        _refers("judgement", "judgements.number"),
        _refers("profile", "profiles.number"),
        _short("standing", 8),
        sa.Column("content", sa.JSON, nullable=False),
        _short("since", 32),
    )
    op.create_index("rulings_claim", "rulings", ["claim", "since"])
    op.create_index("rulings_judgement", "rulings", ["judgement"])
    op.create_index("rulings_profile", "rulings", ["profile"])


def _make_sides() -> None:
    op.create_table(
        "sides",
        _key("judgement", "judgements.number"),
        _key("profile", "profiles.number"),
        sa.Column("side", sa.Integer, primary_key=True, autoincrement=False),
    )
    op.create_index("sides_profile", "sides", ["profile"])
