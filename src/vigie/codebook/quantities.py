"""Words that carry or qualify a number, per language."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from vigie.codebook.tables import Row, read_toml, validate_all


class QuantityWords(Row):
    """Qualifiers (lemmas, lower case) and nouns that stand for a number."""

    about: frozenset[str]
    over: frozenset[str]
    up_to: frozenset[str] = Field(alias="up to")
    words: dict[str, str]

    def qualifier(self, words: set[str]) -> str:
        """What `words` make of a number: "about ", "over ", "up to " or nothing; longest first."""
        found = [
            (len(phrase.split()), f"{name} ")
            for name, known in (("up to", self.up_to), ("over", self.over), ("about", self.about))
            for phrase in known
            if words.issuperset(phrase.split())
        ]
        return max(found, key=lambda one: one[0], default=(0, ""))[1]


@lru_cache(maxsize=4)
def load_quantity_words(language: str) -> QuantityWords:
    """The words of `language`. Raises DataError when the file does not validate."""
    path = f"lang/{language}/quantities.toml"
    return validate_all(path, [read_toml(path)], QuantityWords)[0]
