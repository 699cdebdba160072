"""Cues whose words stand elsewhere: "X l'a annoncé", "c'est ce que dit X", "as X said"."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.contents import Range, left_edge, trimmed
from vigie.claims.attribution.groups import Group
from vigie.claims.attribution.sources import Source, behind
from vigie.claims.attribution.stretches import Stretch
from vigie.claims.attribution.words import Words

# The rule of a cue whose words are the sentence before.
BEFORE = "pronoun object"
_PRONOUNS = frozenset({"l'", "le"})


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The speaker, the content and the rule of a cue whose words stand elsewhere."""

    source: Source
    parts: list[Range]
    rule: str


def read_elsewhere(
    words: Words,
    group: Group,
    source: Source | None,
    stretch: Stretch,
    previous: Stretch | None,
) -> Elsewhere | None:
    """The group as a cue for the sentence before, or for the rest of its own."""
    if group.form != "finite" or group.passive or "quote" not in group.cue.takes:
        return None
    subordinate = _subordinator(words, group, source, stretch)
    if subordinate is not None:
        speaker = _speaker(words, group, source, stretch)
        return _rest(words, speaker, subordinate, stretch) if speaker is not None else None
    if words.french and previous is not None and not group.negated:
        return _previous(words, group, source, stretch, previous)
    return None


def _speaker(words: Words, group: Group, source: Source | None, stretch: Stretch) -> Source | None:
    inverted = behind(words, group, stretch) if words.french else None
    if inverted is None:
        return source
    commas = [i for i in range(inverted.first, inverted.last + 1) if words.lower[i] == ","]
    return Source(inverted.first, commas[0] - 1) if commas else inverted


def _subordinator(
    words: Words, group: Group, source: Source | None, stretch: Stretch
) -> int | None:
    """First token of "comme", "ainsi que", "as" before the clause of the cue."""
    edge = group.first
    if not words.french and source is not None and source.clitic is None:
        edge = min(edge, source.first)
    for cue in words.lexicon.subordinators:
        parts = list(cue.words)
        for last in (edge, source.first if source is not None else edge):
            first = last - len(parts)
            if first >= stretch.first and words.lower[first:last] == parts:
                return first
    return None


def _rest(words: Words, source: Source, subordinator: int, stretch: Stretch) -> Elsewhere | None:
    """The sentence without the clause of the cue."""
    opens = subordinator == stretch.first or words.lower[subordinator - 1] in (",", "–", "—")
    if not opens:
        return None
    end = next(
        (i for i in range(subordinator, stretch.last + 1) if words.lower[i] in (",", "–", "—")),
        stretch.last,
    )
    head = trimmed(words, left_edge(words, stretch, subordinator, stretch.first), subordinator - 1)
    tail = trimmed(words, end + 1, stretch.last)
    whole = head is not None and words.any_finite(*head)
    parts = [part for part in (head, None if whole else tail) if part is not None]
    return Elsewhere(source, parts, "as somebody says") if parts else None


def _previous(
    words: Words, group: Group, source: Source | None, stretch: Stretch, previous: Stretch
) -> Elsewhere | None:
    content = trimmed(words, previous.first, previous.last)
    if content is None or not words.any_finite(*content):
        return None
    pronouns = set(words.lower[group.first : group.verb]) & _PRONOUNS
    if pronouns and source is not None:
        return Elsewhere(source, [content], BEFORE)
    before = words.lower[max(stretch.first, group.first - 3) : group.first]
    if before[-2:] in (["ce", "que"], ["ce", "qu'"]) and before[:1] in (["est"], ["était"]):
        speaker = behind(words, group, stretch) or source
        return Elsewhere(speaker, [content], BEFORE) if speaker else None
    return None
