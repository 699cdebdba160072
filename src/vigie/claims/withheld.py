"""What a sentence says is not said ("sans préciser combien de temps")."""

from __future__ import annotations

from functools import lru_cache

from vigie.codebook.withheld import kind_patterns, withheld_pattern

# How far from the phrase the words that name the kind may stand, in characters.
_AFTER, _BEFORE = 80, 60


@lru_cache(maxsize=256)
def withheld_in(sentence: str, language: str) -> tuple[str, ...]:
    """Kinds that `sentence` says are withheld, in the order of the codebook; often empty."""
    found: set[str] = set()
    for match in withheld_pattern(language).finditer(sentence):
        after = sentence[match.end() : match.end() + _AFTER]
        before = sentence[max(0, match.start() - _BEFORE) : match.start()]
        for part in (after, before):
            kinds = {
                kind for kind, pattern in kind_patterns(language).items() if pattern.search(part)
            }
            if "duration" in kinds:
                kinds.discard("quantity")
            if kinds:
                found |= kinds
                break
    return tuple(kind for kind in kind_patterns(language) if kind in found)
