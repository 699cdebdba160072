"""The index of words: FTS5 on SQLite, tsvector on PostgreSQL, with the same answers.

The two cut and fold words differently, so both get words that are cut and folded here: lower
case, without accents, letters and digits only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Integer, TextualSelect, column, text

from vigie.errors import SettingError

Kind = Literal["version", "claim"]

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
# PostgreSQL counts positions no further; a text with more words is found by its first ones.
_MOST_WORDS = 16_383
# What is longer is no word, and PostgreSQL refuses it when it is very long.
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another; with `prefix`, the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False


def folded(of: str) -> list[str]:
    """The words of a text as they are compared."""
    plain = unicodedata.normalize("NFKD", of).casefold()
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return [word[:_LONGEST_WORD] for word in _WORD.findall(bare)]


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query: words, "phrases" and prefixes*, all of which must be found.

    Raises SettingError when it has no word.
    """
    terms = tuple(
        Term(words, prefix=bool(quoted is None and plain.endswith("*")))
        for quoted, plain in ((found[1], found[2]) for found in _TERM.finditer(query))
        if (words := tuple(folded(plain if quoted is None else quoted)))
    )
    if not terms:
        raise SettingError(f"{query!r} has no word to search for; give at least one")
    return terms


def index(connection: Connection, kind: Kind, found_by: Mapping[int, str]) -> None:
    """Makes versions or claims, by number, findable by their words."""
    if _on_sqlite(connection):
        statement = f"INSERT INTO {kind}_words (rowid, words) VALUES (:number, :words)"
        written = " ".join
    else:
        statement = f"INSERT INTO {kind}_words VALUES (:number, CAST(:words AS tsvector))"
        written = _with_places
    rows = [
        {"number": number, "words": written(folded(of)[:_MOST_WORDS])}
        for number, of in found_by.items()
    ]
    connection.execute(text(statement), rows)


def matching(connection: Connection, kind: Kind, terms: Iterable[Term], most: int) -> TextualSelect:
    """Selects the numbers of the versions or claims that have all terms, the `most` last ones."""
    if _on_sqlite(connection):
        statement = f"SELECT rowid AS number FROM {kind}_words WHERE words MATCH :query"
        query = " AND ".join(f'"{" ".join(term.words)}"{"*" * term.prefix}' for term in terms)
    else:
        statement = f"SELECT number FROM {kind}_words WHERE words @@ CAST(:query AS tsquery)"
        query = " & ".join(_in_sequence(term) for term in terms)
    newest = text(f"{statement} ORDER BY number DESC LIMIT :most")
    return newest.bindparams(query=query, most=most).columns(column("number", Integer))


def _with_places(words: Iterable[str]) -> str:
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))


def _in_sequence(term: Term) -> str:
    words = " <-> ".join(f"'{word}'" for word in term.words)
    return f"({words}{':*' * term.prefix})"


def _on_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
