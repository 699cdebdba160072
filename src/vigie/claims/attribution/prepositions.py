"""Prepositions of source: "selon X", "d'après X", "pour X", "according to X"."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.contents import Range, left_edge, trimmed
from vigie.claims.attribution.phrases import can_speak, has_speaker, phrase_end
from vigie.claims.attribution.sources import Source
from vigie.claims.attribution.stretches import Stretch
from vigie.claims.attribution.words import Words
from vigie.codebook.cues import Cue

_CONTRACTED = {"de": ("de", "du", "des", "d'"), "à": ("à", "au", "aux")}


@dataclass(frozen=True, slots=True)
class Prepositional:
    """A preposition of source: tokens of the cue, its speaker, the content's parts."""

    cue: Cue
    first: int
    last: int
    source: Source
    parts: list[Range]
    final: bool


def find_prepositions(words: Words, stretch: Stretch) -> list[Prepositional]:
    """All prepositions of source in a stretch."""
    found, i = [], stretch.first
    while i <= stretch.last:
        for cue in words.lexicon.prepositions.get(words.lower[i], ()):
            read = _read(words, stretch, cue, i)
            if read is not None:
                found.append(read)
                i = read.source.last
                break
        i += 1
    return found


def _read(words: Words, stretch: Stretch, cue: Cue, i: int) -> Prepositional | None:
    last = _matched(words, cue.words, i)
    if last is None and cue.lemma == "à en croire":
        last = _pronominal(words, i)
        if last is not None:
            return _prepositional(words, stretch, cue, i, last, Source(i + 1, i + 1))
    if last is None or last >= stretch.last:
        return None
    if cue.initial and not _initial(words, stretch, i):
        return None
    end = phrase_end(words, last + 1, stretch.last)
    if end <= last or words.lower[last + 1] in words.grammar.content_relatives:
        return None
    source = Source(last + 1, end)
    if not _speaks(words, cue, stretch, i, source):
        return None
    return _prepositional(words, stretch, cue, i, last, source)


def _matched(words: Words, parts: tuple[str, ...], i: int) -> int | None:
    """Last token of the preposition at `i`; its last word may be contracted ("aux dires du")."""
    if i + len(parts) > len(words):
        return None
    for offset, part in enumerate(parts):
        low = words.lower[i + offset]
        if low != part and low not in _CONTRACTED.get(part, ()):
            return None
    return i + len(parts) - 1


def _pronominal(words: Words, i: int) -> int | None:
    """The cue "à l'en croire"."""
    forms = words.lower[i : i + 4]
    fits = len(forms) == 4 and forms[0] == "à" and forms[2:] == ["en", "croire"]
    return i + 3 if fits and words.pos[i + 1] in ("PRON", "DET") else None


def _initial(words: Words, stretch: Stretch, i: int) -> bool:
    if i == stretch.first:
        return True
    return words.lower[i - 1] in (",", ":", "mais", "but", "et", "and", "«", "“", '"') and (
        i - stretch.first <= 2 or words.lower[i - 1] == ":"
    )


def _speaks(words: Words, cue: Cue, stretch: Stretch, i: int, source: Source) -> bool:
    first, last = source.first, source.last
    if cue.channel is not None:
        return i == stretch.first or words.lower[i - 1] == ","
    if cue.initial:
        closed = last < stretch.last and words.lower[last + 1] == ","
        if cue.lemma not in ("for", "to"):
            return closed and can_speak(words, first, last) and _head_speaks(words, first, last)
        return closed and _is_name(words, first, last) and words.any_finite(last, stretch.last)
    if cue.lemma in ("selon", "suivant"):
        parted = i == stretch.first or words.pos[i - 1] in ("PUNCT", "CCONJ")
        return _head_speaks(words, first, last) or (parted and can_speak(words, first, last))
    return True


def _head_speaks(words: Words, first: int, last: int) -> bool:
    """Whether the first noun of the phrase is a speaker or a name."""
    for j in range(first, last + 1):
        if words.pos[j] in ("NOUN", "PRON", "PROPN") or has_speaker(words, j, j):
            return can_speak(words, j, j) or (words.capital(j) and j > first)
    return False


def _is_name(words: Words, first: int, last: int) -> bool:
    return words.pos[first] == "PROPN" and all(
        words.pos[j] in ("PROPN", "CCONJ", "PUNCT") or words.capital(j)
        for j in range(first, last + 1)
    )


def _prepositional(
    words: Words, stretch: Stretch, cue: Cue, first: int, last: int, source: Source
) -> Prepositional | None:
    after = max(source.last, last) + 1
    head = trimmed(words, left_edge(words, stretch, first, stretch.first), first - 1)
    tail = trimmed(words, after, _semicolon(words, after, stretch.last))
    if _opens(words, stretch, first, head):
        return Prepositional(cue, first, last, source, [tail], False) if tail else None
    assert head is not None
    goes_on = (
        tail is not None
        and words.lower[after] == ","
        and (
            not words.any_finite(*head)
            or words.lemma[head[1]] in words.grammar.auxiliaries
            or (words.pos[tail[0]] == "ADP" and not words.any_finite(*tail))
        )
    )
    if goes_on and tail is not None:
        return Prepositional(cue, first, last, source, [head, tail], False)
    return Prepositional(cue, first, last, source, [head], True)


def _opens(words: Words, stretch: Stretch, first: int, head: Range | None) -> bool:
    """Whether the preposition opens its clause, so that the content stands behind it."""
    if head is None:
        return True
    if head[1] < first - 1 and words.lower[first - 1] in (":", ";"):
        return True
    if set(words.lower[first - 2 : first]) & words.grammar.complementizers:
        return True
    short = head[1] - head[0] < 3 and not words.any_finite(*head)
    return (
        short and words.pos[head[0]] in ("CCONJ", "ADV", "SCONJ") and (not words.any_finite(*head))
    )


def _semicolon(words: Words, first: int, last: int) -> int:
    for i in range(first, last + 1):
        if words.lower[i] == ";":
            return i - 1
    return last
