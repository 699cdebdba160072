"""Groups that speak without a name, per language."""

from __future__ import annotations

import re
from functools import lru_cache

from vigie.codebook.tables import Row, read_toml, validate_all


class SpeakerWords(Row):
    """Noun -> the English plural that stands for the group."""

    groups: dict[str, str]

    def group(self, text: str) -> str | None:
        """The group that `text` names, if any."""
        for word in re.findall(r"\w+", text.lower()):
            for form in (word, word.rstrip("s"), word.removesuffix("es")):
                if form in self.groups:
                    return self.groups[form]
        return None


@lru_cache(maxsize=4)
def load_speaker_words(language: str) -> SpeakerWords:
    """The words of `language`. Raises DataError when the file does not validate."""
    path = f"lang/{language}/speakers.toml"
    return validate_all(path, [read_toml(path)], SpeakerWords)[0]
