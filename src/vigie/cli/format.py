"""The formats of commands that show one list."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """Formats of `--format`."""

    TABLE = "table"
    JSON = "json"
