"""Words that stand for something named before, per language."""

from __future__ import annotations

from functools import lru_cache

from vigie.codebook.tables import Row, read_toml, validate_all


class ReferenceWords(Row):
    """Lemmas and forms by what they may stand for; all in lower case."""

    state: frozenset[str]
    organisation: frozenset[str]
    person: frozenset[str]
    both: frozenset[str]
    first: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    possessive: frozenset[str]
    arms: frozenset[str]
    handled: frozenset[str]
    definite: frozenset[str]
    alias: dict[str, str]
    document: frozenset[str]
    hidden: frozenset[str]
    same: frozenset[str]
    nobody: frozenset[str]
    relative: frozenset[str]
    release: tuple[str, ...]
    nuclear: frozenset[str]
    exploded: frozenset[str]
    titles: frozenset[str]
    volition: frozenset[str]
    denials: frozenset[str]
    told: frozenset[str]

    @property
    def pronouns(self) -> frozenset[str]:
        """All pronouns of the first and third person."""
        return self.first | self.he | self.she | self.they


@lru_cache(maxsize=4)
def load_reference_words(language: str) -> ReferenceWords:
    """The words of `language`. Raises DataError when the file does not validate."""
    path = f"lang/{language}/references.toml"
    return validate_all(path, [read_toml(path)], ReferenceWords)[0]
