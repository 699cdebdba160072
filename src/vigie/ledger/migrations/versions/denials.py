"""Which claims of its report a claim denies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column; claims read before denied nothing that was told."""
    op.add_column("claims", sa.Column("denies", sa.JSON, nullable=False, server_default="[]"))
