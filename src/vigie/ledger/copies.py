"""Whether one report is a copy of another, cut from it or rewritten from it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.ledger.bodies import Body, Words, body, shingles

Kind = Literal["copy", "cut", "rewrite", "none"]
Side = Literal["a", "b"]

# Chosen on half of the measuring set (bench/copies.py --choose); docs/copies.md has the figures.
SAME = 0.95
"""Share of runs in common, both ways, from which two texts are the same."""
CONTAINED = 0.95
"""Share of a text's runs in another from which it is a part of it, word for word."""
REWRITTEN = 0.30
"""The same, from which it may be rewritten; its sentences must then have counterparts."""
COUNTERPART = 0.20
"""Share of a sentence's runs found in the other text from which it has a counterpart there."""
QUOTED = 0.5
"""Share of a sentence's runs inside the other's quotations from which it is quoted too."""
KEPT = 0.70
"""Share of a report's own words that must stand in sentences with a counterpart."""
CUT_SIZE = 0.75
"""A rewrite with fewer words than this share of the other's was cut as well."""
PART = 0.4
"""A part that lacks the other's opening must be this much of it, or it is a passage."""
FORM = 0.6
"""Share of the figures in the same surroundings that differ, from which two texts are one form."""
SHORT = 30
"""Words; a shorter report counts only word for word."""
SHORTEST = 12
"""Words; of a shorter one nothing can be told."""
# Own words too few to compare: the report is a communiqué and little else.
_FEWEST_OWN = 20
_LEAST_OWN = 0.12


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports `a` and `b` are.

    `of_a` is the share of a's runs of words found in b, `of_b` the other way round. `shorter` is
    the one that was cut, None where both are as long or nothing is alike. `why` says what decided.
    """

    kind: Kind
    of_a: float
    of_b: float
    shorter: Side | None
    why: str

    def __bool__(self) -> bool:
        return self.kind != "none"


def compare(text_a: str, text_b: str, language: str) -> Likeness:
    """How alike two reports in `language` are. `compare(b, a)` says the same, mirrored."""
    return liken(body(text_a, language), body(text_b, language))


def liken(a: Body, b: Body) -> Likeness:
    """The same, of bodies already made."""
    common = len(a.shingles & b.shingles)
    of_a, of_b = common / max(1, len(a.shingles)), common / max(1, len(b.shingles))
    # The part is the side of which more is found again; equal shares fall to either, but the same.
    a_is_part = (of_a, a.sentences) >= (of_b, b.sentences)
    part, whole = (a, b) if a_is_part else (b, a)
    kind, why = _verdict(part, whole, min(of_a, of_b), max(of_a, of_b))
    is_part = kind == "cut" or (kind == "rewrite" and part.size < CUT_SIZE * whole.size)
    shorter: Side | None = ("a" if a_is_part else "b") if is_part else None
    return Likeness(kind, of_a, of_b, shorter, why)


def _verdict(part: Body, whole: Body, least: float, most: float) -> tuple[Kind, str]:
    if min(part.size, whole.size) < SHORTEST:
        return "none", f"fewer than {SHORTEST} words: too short to tell"
    if most < REWRITTEN:
        return "none", f"at most {most:.0%} of the words of either stand in the other"
    doubt = _figures_differ(part, whole) or _passage(part, whole, least)
    if doubt:
        return "none", doubt
    if min(part.size, whole.size) < SHORT:
        return _short(least, most)
    kept = _kept(part, whole)
    if kept < KEPT:
        return "none", f"only {kept:.0%} of its own words stand in sentences that the other has"
    return _kind(least, most, kept)


def _kind(least: float, most: float, kept: float) -> tuple[Kind, str]:
    found = f"{most:.0%} of its words stand in the other, {least:.0%} the other way"
    if least >= SAME:
        return "copy", f"the same text: {found}"
    if most >= CONTAINED:
        return "cut", f"a part of the other: {found}"
    return "rewrite", f"rewritten: {found}; {kept:.0%} of its sentences have a counterpart"


def _short(least: float, most: float) -> tuple[Kind, str]:
    if most < 1:
        return "none", f"fewer than {SHORT} words, and not word for word in the other"
    if least == 1:
        return "copy", "the same few words"
    return "cut", f"all its few words stand in the other; they are {least:.0%} of it"


def _passage(part: Body, whole: Body, least: float) -> str | None:
    """Why the part tells nothing of the whole: a brief in a round-up has its own origin."""
    if least >= PART or len(part.lead & whole.lead) >= COUNTERPART * len(part.lead):
        return None
    return f"a passage of the other, neither its opening nor half of it ({least:.0%})"


def _figures_differ(a: Body, b: Body) -> str | None:
    """Why two texts are one form filled in twice: other figures in the same places."""
    places = a.figures.keys() & b.figures.keys()
    others = sum(not _agree(a.figures[place], b.figures[place]) for place in places)
    if others == 0 or others < FORM * len(places):
        return None
    return f"one form with other figures: {others} of {len(places)} differ"


def _agree(some: frozenset[str], others: frozenset[str]) -> bool:
    return some <= others or others <= some


def _kept(part: Body, whole: Body) -> float:
    """The share of a report's own words in sentences of which the other has enough."""
    own = _own(part, whole)
    there = whole.shingles | whole.unquoted
    kept = sum(len(sentence) for sentence in own if _share(sentence, there) >= COUNTERPART)
    return kept / sum(map(len, own))


def _own(part: Body, whole: Body) -> tuple[Words, ...]:
    """Its words outside quotations, marked as such in either; all where hardly any are left."""
    own = tuple(words for words in part.own if _share(words, whole.quoted) < QUOTED)
    size = sum(map(len, own))
    enough = size >= _FEWEST_OWN and size >= _LEAST_OWN * part.size
    return own if enough else part.sentences


def _share(sentence: Words, there: frozenset[Words]) -> float:
    runs = shingles((sentence,))
    return len(runs & there) / len(runs)
