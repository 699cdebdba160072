"""Reads CSV and TOML files of `data/` and validates them: the only door to the data folder."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from vigie.errors import DataError

DATA: Traversable = files("vigie") / "data"


class Row(BaseModel):
    """One row of a table, or one entry of a TOML file: frozen, unknown keys forbidden."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _split(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    return tuple(part.strip() for part in cell.split("|") if part.strip())


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""A CSV cell that holds several values: `a|b|c` is ("a", "b", "c"), an empty one ()."""

Optional = Annotated[str | None, BeforeValidator(lambda cell: cell or None)]
"""A CSV cell that may be empty: then None."""

R = TypeVar("R", bound=Row)


def read_csv(path: str, model: type[R]) -> list[R]:
    """All rows of `data/path`, validated. Raises DataError naming file, line, key and value."""
    lines = (DATA / path).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines)
    return list(_validated(model, ((rows.line_num, row) for row in rows), f"{path}, line"))


def read_toml(path: str) -> dict[str, Any]:
    """The content of `data/path`. Raises DataError naming the file when it is not TOML."""
    try:
        return tomllib.loads((DATA / path).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"data/{path} is not TOML: {error}") from error


def validate_all(path: str, entries: Iterable[Any], model: type[R]) -> list[R]:
    """Entries of a TOML file, validated. Raises DataError naming file, entry, key and value."""
    return list(_validated(model, enumerate(entries, 1), f"{path}, entry"))


def _validated(model: type[R], rows: Iterable[tuple[int, Any]], where: str) -> Iterable[R]:
    for number, row in rows:
        try:
            yield model.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(map(str, first["loc"])) or "(whole)"
            raise DataError(
                f"data/{where} {number}: {key} = {first['input']!r}: {first['msg']}"
            ) from error
