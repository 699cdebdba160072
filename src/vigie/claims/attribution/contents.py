"""What is said: where the content of a cue begins and ends."""

from __future__ import annotations

from vigie.claims.attribution.groups import Group
from vigie.claims.attribution.stretches import Stretch
from vigie.claims.attribution.words import VERBAL, Words
from vigie.model.span import Span

_TRIM = frozenset({",", ";", ":", ".", "–", "—", "-", "…", "!", "?", "(", "..."})
_COMPARATIVES = frozenset({"plus", "moins", "aussi", "autant", "autre", "même", "tel", "telle"})
_BREAKS = frozenset({":", ";"})

Range = tuple[int, int]
"""First and last token."""


def outer(words: Words, first: int, last: int) -> list[int]:
    """The tokens from `first` to `last` that stand in no quotation opened between them."""
    found, i = [], first
    while i <= last:
        number = words.quote_at.get(i)
        found.append(i)
        if number is not None and words.quote_ends[number] <= last:
            i = words.quote_ends[number]
        i += 1
    return found


def trimmed(words: Words, first: int, last: int) -> Range | None:
    """The range without marks, conjunctions and paragraph ends at its edges; None if empty."""
    while first <= last and (
        words.is_break(first) or words.lower[first] in _TRIM or words.lower[first] == ")"
    ):
        first += 1
    while last >= first and (
        words.is_break(last) or words.lower[last] in _TRIM or words.pos[last] in ("CCONJ", "SCONJ")
    ):
        last -= 1
    return (first, last) if first <= last else None


def left_edge(words: Words, stretch: Stretch, edge: int, floor: int) -> int:
    """Where the words before a tag begin: after a colon, a semicolon or the tag before."""
    start = max(stretch.first, floor)
    for i in outer(words, start, edge - 1):
        if words.lower[i] in _BREAKS and i + 1 < edge:
            start = i + 1
    return start


def right_edge(
    words: Words,
    group: Group,
    start: int,
    limit: int,
    gerunds: frozenset[int] = frozenset(),
    *,
    relative: bool = False,
) -> int:
    """Where a complement that starts at `start` ends.

    The complement runs to the end of the sentence, but for what goes on from the verb of
    saying itself: a second predicate ("... et a ajouté"), a semicolon, a cue in the gerund. A
    cue in a relative clause ends with it ("X, qui affirme que ..., part").
    """
    end = limit
    for i in outer(words, start, limit):
        if words.lower[i] == ";":
            end = min(end, i - 1)
            break
        if i in gerunds and words.lower[i - 1] == "," and i > start:
            end = min(end, i - 2)
            break
    if relative:
        end = min(end, _relative_end(words, start, end))
    for kid in words.kids[group.verb]:
        if kid > start and words.dep[kid] == "conj" and words.pos[kid] in VERBAL:
            first = words.edges(kid)[0]
            if start + 1 < first <= end:
                end = first - 1
    return end


def _relative_end(words: Words, start: int, end: int) -> int:
    """The comma behind which the verb of the main clause goes on without a subject."""
    for i in outer(words, start, end):
        if words.lower[i] != ",":
            continue
        j = i + 1
        while j < end and (
            words.pos[j] == "ADV" or words.lower[j] in words.grammar.clitics | {"ne"}
        ):
            j += 1
        if words.pos[j] in VERBAL and words.form[j] in ("Fin", "Part"):
            return i - 1
    return end


def complementizer(words: Words, group: Group, limit: int) -> int | None:
    """The conjunction that opens the complement, some adverbials behind the verb."""
    i = group.last + 1
    while i <= min(limit, group.last + 18):
        if i in words.quote_at:
            return None
        if words.lower[i] in words.grammar.complementizers and _opens_clause(words, i, group):
            return i
        if words.lower[i] in (";", ":", ".") or words.form[i] == "Fin":
            return None
        i += 1
    return None


def _opens_clause(words: Words, i: int, group: Group) -> bool:
    if i == group.last + 1:
        return True
    between = words.lower[group.last + 1 : i]
    if any(word in _COMPARATIVES for word in between):
        return False
    if not words.french:
        free = words.pos[i] != "DET" and words.pos[i - 1] != "NOUN"
        return free or words.dep[i] == "mark"
    return words.pos[i] == "SCONJ" or words.dep[i] == "mark"


def quote_behind(words: Words, group: Group, limit: int) -> Range | None:
    """A quotation that the verb introduces: « ... a dit : « Non. » », `said, "No."`"""
    i = group.last + 1
    while i <= min(limit, group.last + 16):
        number = words.quote_at.get(i)
        if number is not None:
            near = words.lower[i - 1] in (",", ":") or not _phrase_between(words, group, i)
            return (i, words.quote_ends[number]) if near else None
        if words.form[i] == "Fin" or words.lower[i] in (";", ".") or words.is_break(i):
            return None
        i += 1
    return None


def _phrase_between(words: Words, group: Group, quote: int) -> bool:
    """Whether the quotation is part of a phrase that the verb governs ("un geste « fou »")."""
    return any(
        words.pos[i] in ("DET", "NOUN", "PROPN", "ADP") for i in range(group.last + 1, quote)
    )


def spans(words: Words, ranges: list[Range]) -> tuple[Span, ...]:
    """Code points of token ranges."""
    return tuple(words.span(first, last) for first, last in ranges)
