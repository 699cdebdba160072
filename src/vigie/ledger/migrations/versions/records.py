"""Copies, profiles and records: what is told from versions and claims, and kept.

What a migration makes is written out and never changes, however the tables go on.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from vigie.ledger.migrations.guard import refuse_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables, all empty: the ledger fills them from what it holds."""
    _make_copies()
    _make_profiles()
    _make_records()
    refuse_changes(*_TABLES)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True)


def _refers(name: str, to: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(to), nullable=False)


def _key(name: str, to: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(to), primary_key=True, autoincrement=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _short(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _float(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=False)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON, nullable=False)


def _make_copies() -> None:
    op.create_table(
        "signatures",
        _key("version", "versions.number"),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.LargeBinary, primary_key=True),
        _key("version", "versions.number"),
    )
    op.create_table(
        "likenesses",
        _number(),
        _refers("version", "versions.number"),
        _refers("other", "versions.number"),
        _text("kind"),
        _float("of_version"),
        _float("of_other"),
        _text("why"),
    )
    op.create_index("likenesses_version", "likenesses", ["version"])
    op.create_index("likenesses_other", "likenesses", ["other"])
    op.create_table(
        "families",
        _number(),
        _refers("version", "versions.number"),
        _refers("family", "versions.number"),
        _short("since", 32),
    )
    op.create_index("families_version", "families", ["version", "since"])
    op.create_index("families_family", "families", ["family"])


def _make_profiles() -> None:
    op.create_table("profiles", _number(), _short("id", 16), _json("content"))
    op.create_index("profiles_id", "profiles", ["id"], unique=True)
    op.create_table(
        "tellings", _key("claim", "claims.number"), _refers("profile", "profiles.number")
    )
    op.create_index("tellings_profile", "tellings", ["profile"])
    op.create_table(
        "facets",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        _key("profile", "profiles.number"),
    )


def _make_records() -> None:
    op.create_table(
        "ties",
        _number(),
        _refers("one", "profiles.number"),
        _refers("other", "profiles.number"),
        _float("points"),
        _short("verdict", 8),
        _json("why"),
        _short("rules", 12),
    )
    op.create_index("ties_one", "ties", ["one"])
    op.create_index("ties_other", "ties", ["other"])
    op.create_table(
        "memberships",
        _number(),
        _refers("profile", "profiles.number"),
        _short("record", 16),
        _short("since", 32),
        _short("rules", 12),
    )
    op.create_index("memberships_profile", "memberships", ["profile", "since"])
    op.create_index("memberships_record", "memberships", ["record"])
    op.create_table(
        "ratings", _number(), _text("outlet"), _short("grade", 1), _text("reason"),
        _short("since", 32),
    )  # fmt: skip
    op.create_index("ratings_outlet", "ratings", ["outlet", "since"])


_TABLES = (
    "signatures",
    "bands",
    "likenesses",
    "families",
    "profiles",
    "tellings",
    "facets",
    "ties",
    "memberships",
    "ratings",
)
