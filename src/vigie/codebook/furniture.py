"""Page furniture by language: the lines of a news page that are not part of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from vigie.codebook.tables import Row, read_toml, validate_all
from vigie.errors import DataError

Kind = Literal[
    "advertisement", "byline", "caption", "comments", "cookies", "copyright", "links",
    "most-viewed", "newsletter", "read-also", "share", "subscription", "tags",
]  # fmt: skip
Texts = Field(min_length=1)


class LineRow(Row):
    """A kind of whole line; the keys are explained at the head of the French file."""

    kind: Kind
    pattern: str
    opens: bool = False
    after_title: bool = False
    unfinished: bool = False
    example: tuple[str, ...] = Texts
    counter_example: tuple[str, ...] = Texts


class BracketRow(Row):
    """What stands inside brackets and goes with them."""

    kind: Kind
    pattern: str
    example: tuple[str, ...] = Texts
    counter_example: tuple[str, ...] = Texts


class CreditRow(Row):
    """A line, or the beginning of one, that credits agencies."""

    pattern: str
    example: tuple[str, ...] = Texts
    counter_example: tuple[str, ...] = Texts


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A compiled `[[line]]`."""

    row: LineRow
    matches: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Furniture:
    """All patterns of one language, compiled; `agencies` maps each form to the usual name.

    Lines, brackets and credits must match in full, datelines at the beginning.
    """

    lines: tuple[LinePattern, ...]
    brackets: tuple[re.Pattern[str], ...]
    credits: tuple[re.Pattern[str], ...]
    datelines: tuple[re.Pattern[str], ...]
    agencies: dict[str, str]
    agency: re.Pattern[str]


@lru_cache(maxsize=4)
def load_furniture(language: str) -> Furniture:
    """The page furniture of `language`. Raises DataError when the file does not validate."""
    path = furniture_path(language)
    content = read_toml(path)
    unknown = content.keys() - {"agencies", "line", "bracket", "credit", "dateline"}
    if unknown:
        raise DataError(f"data/{path}: {unknown.pop()!r} is not a key of this file")
    forms = {form: name for name, known in content["agencies"].items() for form in known}
    agency = "(?-i:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + ")"
    return Furniture(
        lines=tuple(
            LinePattern(row, _compiled(path, row.pattern, agency))
            for row in validate_all(path, content["line"], LineRow)
        ),
        brackets=tuple(
            _compiled(path, row.pattern, agency)
            for row in validate_all(path, content["bracket"], BracketRow)
        ),
        credits=_credits(path, content["credit"], agency),
        datelines=_credits(path, content["dateline"], agency),
        agencies=forms,
        agency=re.compile(rf"(?<!\w){agency}(?!\w)"),
    )


def furniture_path(language: str) -> str:
    """Where the furniture of `language` stands, below `data/`."""
    return f"lang/{language}/furniture.toml"


def _credits(path: str, rows: list[object], agency: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        _compiled(path, row.pattern, agency) for row in validate_all(path, rows, CreditRow)
    )


def _compiled(path: str, pattern: str, agency: str) -> re.Pattern[str]:
    """The pattern with {agency} and {agencies} filled in; case counts only for agencies."""
    several = rf"{agency}((,| et| and|[ ,]*[-–—/,|]) ?(l')?{agency})*"
    filled = pattern.replace("{agencies}", several).replace("{agency}", agency)
    try:
        return re.compile(filled, re.IGNORECASE)
    except re.error as error:
        raise DataError(f"data/{path}: pattern = {pattern!r}: {error}") from error
