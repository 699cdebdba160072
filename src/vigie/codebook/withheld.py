"""How a text says that something is not said, per language."""

from __future__ import annotations

import re
from functools import lru_cache

from vigie.codebook.tables import Row, read_toml, validate_all

KINDS = ("date", "duration", "quantity", "location", "type", "recipient")


class WithheldWords(Row):
    """Phrases that announce it, and words for each kind; all in lower case."""

    phrases: tuple[str, ...]
    date: tuple[str, ...]
    duration: tuple[str, ...]
    quantity: tuple[str, ...]
    location: tuple[str, ...]
    type: tuple[str, ...]
    recipient: tuple[str, ...]


@lru_cache(maxsize=4)
def load_withheld_words(language: str) -> WithheldWords:
    """The words of `language`. Raises DataError when the file does not validate."""
    path = f"lang/{language}/withheld.toml"
    return validate_all(path, [read_toml(path)], WithheldWords)[0]


@lru_cache(maxsize=4)
def withheld_pattern(language: str) -> re.Pattern[str]:
    """Matches any of the phrases, with straight or curly apostrophes and any white space."""
    phrases = sorted(load_withheld_words(language).phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(_loose, phrases)) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def kind_patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Kind -> pattern of the words that name it."""
    words = load_withheld_words(language)
    return {
        kind: re.compile(
            r"\b(?:" + "|".join(map(_loose, getattr(words, kind))) + r")\b", re.IGNORECASE
        )
        for kind in KINDS
    }


def _loose(phrase: str) -> str:
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())
