"""The words with which a reading is shown to people, by language."""

from __future__ import annotations

from functools import lru_cache

from pydantic import ValidationError

from vigie.codebook.tables import Row, read_toml
from vigie.errors import DataError


class Phrases(Row):
    """Sentences and parts of them; `{...}` is filled in."""

    fact: str
    no_claims: str
    one_claim: str
    many_claims: str
    one_abstention: str
    many_abstentions: str
    outlet_voice: str
    via: str
    said: str
    behalf: str
    unknown_date: str
    show_why: str


class TimeWords(Row):
    """How dates are said; `_day` forms hold for a full day, `_other` for months and years."""

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    first: str
    day: str
    year: str
    unknown_year: str
    decade: str
    century: str
    unknown: str
    between: str
    between_days: str
    since_day: str
    since_other: str
    until_day: str
    until_other: str
    about: str
    uncertain: str


class Wording(Row):
    """All words of one language; tables map ids of the codebook to words."""

    heading: dict[str, str]
    phrase: Phrases
    status: dict[str, str]
    act: dict[str, str]
    part: dict[str, str]
    channel: dict[str, str]
    withheld: dict[str, str]
    basis: dict[str, str]
    language: dict[str, str]
    time: TimeWords


@lru_cache(maxsize=4)
def load_wording(language: str) -> Wording:
    """The words of `language`. Raises DataError when the file does not validate."""
    path = f"lang/{language}/wording.toml"
    try:
        return Wording.model_validate(read_toml(path))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise DataError(f"data/{path}: {key} = {first['input']!r}: {first['msg']}") from error
