"""The most frequent words of each language, to tell at a glance what a text is in."""

from __future__ import annotations

from functools import lru_cache

from pydantic import RootModel

from vigie.codebook.tables import read_toml


class _FrequentWords(RootModel[dict[str, str]]):
    pass


@lru_cache(maxsize=1)
def load_frequent_words() -> dict[str, frozenset[str]]:
    """Words in lower case by language code."""
    content = _FrequentWords.model_validate(read_toml("lang/frequent.toml"))
    return {language: frozenset(words.split()) for language, words in content.root.items()}
