"""Numbers in words."""

from __future__ import annotations

from vigie.language.dates.match import Match, Node
from vigie.language.dates.value import Value

_LONGEST = 12
"""Words; more in a row are no number, and would make one of a million digits."""


def number(match: Match) -> Value | None:
    """Number words in a row: "vingt et un", "deux mille dix-huit", "nineteen eighty-six"."""
    counts = [int(value) for node in match.covered if (value := _count(match, node)) is not None]
    if not 0 < len(counts) <= _LONGEST:
        return None
    return Value(None, None, None, "number", number=_total(counts))


def _count(match: Match, node: Node) -> str | None:
    word = node.word.lower()
    return match.words.get((word, "numeral")) or match.words.get((word, "ordinal"))


def _total(counts: list[int]) -> int:
    total = current = 0
    for count in counts:
        if count == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif count == 100 or (count == 20 and current == 4):
            current = max(current, 1) * count
        elif count >= 10 and 10 <= current <= 21:
            current = current * 100 + count
        else:
            current += count
    return total + current
