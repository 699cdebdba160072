"""Words that decide the status of an event, per language."""

from __future__ import annotations

from functools import lru_cache

from vigie.codebook.tables import Row, read_toml, validate_all


class StatusWords(Row):
    """Lemmas by the status they give to an event that depends on them."""

    planned: frozenset[str]
    possible: frozenset[str]
    requested: frozenset[str]
    denied: frozenset[str]
    ongoing: frozenset[str]
    completed: frozenset[str]
    negations: frozenset[str]
    modals: frozenset[str]
    prospective: frozenset[str]

    def effect(self, lemma: str) -> str | None:
        """The status that `lemma` gives, if any."""
        for status in ("denied", "requested", "possible", "planned", "ongoing", "completed"):
            if lemma in getattr(self, status):
                return status
        return None


@lru_cache(maxsize=4)
def load_status_words(language: str) -> StatusWords:
    """The words of `language`. Raises DataError when the file does not validate."""
    path = f"lang/{language}/status.toml"
    return validate_all(path, [read_toml(path)], StatusWords)[0]
