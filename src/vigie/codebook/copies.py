"""What a relay changes around a report that it passes on, per language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field, ValidationError

from vigie.codebook.furniture import load_furniture
from vigie.codebook.tables import Row, read_toml
from vigie.errors import DataError

Texts = Field(min_length=1)


class PatternRow(Row):
    """A pattern with the texts that it matches, and others that it must not."""

    pattern: str
    example: tuple[str, ...] = Texts
    counter_example: tuple[str, ...] = Texts


class CopyRows(Row):
    """The whole file; its keys are explained at the head of the English one."""

    numbers: dict[str, str]
    dateline: tuple[PatternRow, ...]
    end: tuple[PatternRow, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Patterns of one language, compiled: datelines match at the beginning, ends in full."""

    numbers: dict[str, str]
    datelines: tuple[re.Pattern[str], ...]
    ends: tuple[re.Pattern[str], ...]
    agencies: dict[str, str]


def copies_path(language: str) -> str:
    """Where the surroundings of `language` stand, below `data/`."""
    return f"lang/{language}/copies.toml"


@lru_cache(maxsize=4)
def load_surroundings(language: str) -> Surroundings:
    """The surroundings of `language`. Raises DataError when the file does not validate."""
    path = copies_path(language)
    try:
        rows = CopyRows.model_validate(read_toml(path))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise DataError(f"data/{path}: {key} = {first['input']!r}: {first['msg']}") from error
    furniture = load_furniture(language)
    return Surroundings(
        rows.numbers,
        (*furniture.datelines, *(_compiled(path, row.pattern) for row in rows.dateline)),
        (*furniture.credits, *(_compiled(path, row.pattern) for row in rows.end)),
        {form.casefold(): name for form, name in furniture.agencies.items()},
    )


def _compiled(path: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise DataError(f"data/{path}: pattern = {pattern!r}: {error}") from error
