"""Cuts a text into the stretches inside which one attribution is looked for.

A stretch is a sentence as a reader of quotations sees it: a quotation of several sentences
inside it counts as one word, and the sentences of that quotation are stretches of their own,
one level deeper. The parser's own sentences fail at exactly these places.
"""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.words import Words

_FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", "..", "....", "!!", "??"})
_CLOSING = frozenset({")", "]", "»", "”", '"', "’", "'"})
_TAG_REACH = 8  # tokens in which a tag must show its verb after "« ... ! »"
_DASHES = frozenset({"—", "–", "--", "-"})
_DATELINE = 14  # tokens that a dateline may take, its dash included


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` through `last`, final mark included; `quote` is the quotation around it."""

    first: int
    last: int
    quote: int | None = None


def cut_stretches(words: Words) -> list[Stretch]:
    """All stretches of the text, inner ones after the one that holds them."""
    return _Cut(words).run()


def is_sentential(words: Words, number: int, first: int) -> bool:
    """Whether a quotation holds whole sentences rather than a borrowed word or two."""
    last = words.quote_ends[number]
    if last - first < 4:
        return False
    body = range(first + 1, last)
    if any(words.raw[i] in _FINAL for i in body):
        return True
    opening = next((i for i in body if words.raw[i][0].isalnum()), None)
    return (
        opening is not None and words.capital(opening) and any(words.form[i] == "Fin" for i in body)
    )


def past_dateline(words: Words, first: int, last: int) -> int:
    """The token behind "THE HAGUE/LONDON — " at the start of a paragraph; `first` without one.

    What stands before the dash is in capitals or holds the agency in brackets, and has no verb.
    """
    if first and not words.is_break(first - 1):
        return first
    for i in range(first + 1, min(first + _DATELINE, last)):
        if words.raw[i] in _DASHES:
            head = range(first, i)
            place = any(words.raw[j].isupper() and len(words.raw[j]) > 2 for j in head)
            agency = words.raw[i - 1] == ")"
            return i + 1 if place or agency else first
        if words.form[i] == "Fin" or words.is_break(i) or i in words.quote_at:
            return first
    return first


class _Cut:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.stretches: list[Stretch] = []

    def run(self) -> list[Stretch]:
        self._level(0, len(self.words) - 1, None)
        return self.stretches

    def _level(self, first: int, last: int, quote: int | None) -> None:
        words, begin, i = self.words, first, first
        inner: list[tuple[int, int, int]] = []
        while i <= last:
            number = words.quote_at.get(i)
            if number is not None and number != quote and words.quote_ends[number] <= last:
                end = words.quote_ends[number]
                if is_sentential(words, number, i):
                    inner.append((*self._inside(i, end), number))
                    ends = self._ends_after_quote(end, last)
                    i = end
                    if ends:
                        begin = self._emit(begin, i, quote)
                i += 1
                continue
            if words.is_break(i):
                self._emit(begin, i - 1, quote)
                begin = i + 1
            elif words.raw[i] in _FINAL and self._is_end(i, last):
                while i < last and words.raw[i + 1] in _CLOSING and i + 1 not in words.quote_at:
                    i += 1
                begin = self._emit(begin, i, quote)
            i += 1
        self._emit(begin, last, quote)
        for start, end, number in inner:
            self._level(start, end, number)

    def _inside(self, first: int, last: int) -> tuple[int, int]:
        """The tokens between the marks of a quotation."""
        while first < last and first in self.words.marks:
            first += 1
        while last > first and last in self.words.marks:
            last -= 1
        return first, last

    def _emit(self, first: int, last: int, quote: int | None) -> int:
        while first <= last and self.words.is_break(first):
            first += 1
        if quote is None:
            first = past_dateline(self.words, first, last)
        if first <= last:
            self.stretches.append(Stretch(first, last, quote))
        return last + 1

    def _is_end(self, i: int, last: int) -> bool:
        if i >= last:
            return True
        after = self.words.raw[i + 1]
        return not after[0].islower() and after[0] not in ",;:"

    def _ends_after_quote(self, end: int, last: int) -> bool:
        """Whether the sentence ends with the quotation that ends at token `end`."""
        words = self.words
        inner = self._inside(end - 3 if end > 3 else 0, end)[1]
        final = words.raw[inner]
        if final not in _FINAL or not self._is_end(end, last) or end >= last:
            return False
        if final in (".", "…", "..."):
            return True
        return not self._tag_follows(end + 1, last)

    def _tag_follows(self, first: int, last: int) -> bool:
        words = self.words
        for i in range(first, min(first + _TAG_REACH, last + 1)):
            if words.is_break(i) or words.raw[i] in _FINAL or i in words.quote_at:
                return False
            cues = words.lexicon.verbs.get(words.lemma[i], ())
            if any("quote" in cue.takes for cue in cues):
                return True
        return False
