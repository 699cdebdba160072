"""The public names, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import vigie

PUBLIC = [
    "Abstention", "Claim", "Document", "Ledger", "Reading", "Source", "VigieError",
    "current_edition", "find_attributions", "find_dates", "open_ledger", "read",
]  # fmt: skip
HEAVY = (
    "spacy", "pydantic", "trafilatura", "babel", "numpy", "typer", "jinja2", "lxml", "thinc",
    "sqlalchemy", "alembic", "psycopg",
)  # fmt: skip


def test_public_names() -> None:
    assert vigie.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(vigie, name) is not None


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        vigie.write  # noqa: B018


def loaded(code: str) -> set[str]:
    """The heavy packages that `code` imports in a fresh interpreter."""
    shown = f"{code}\nimport sys\nprint(*(set(sys.modules) & {set(HEAVY)!r}))"
    ran = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    "code", ["import vigie", "from vigie import Claim, Document, Reading", "import vigie.errors"]
)
def test_an_import_loads_nothing_heavy(code: str) -> None:
    assert loaded(code) == set()


def test_reading_loads_the_pipeline() -> None:
    assert "spacy" in loaded("from vigie import read")
