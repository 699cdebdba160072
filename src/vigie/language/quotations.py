"""Finds the stretches of a text that stand in quotation marks, whatever the marks.

Pure text: no model, no language. « », “ ”, „ “, straight and single marks; quotes inside quotes;
quotes over several paragraphs, where each new paragraph opens the mark again and only the
last one closes it; quotes that are never closed. An apostrophe is not a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vigie.model.span import Span

_OPENERS = {"«": "»", "‹": "›", "“": "”", "„": "“", "‘": "’"}
_CLOSERS = {"»", "›", "”", "’"}
_STRAIGHT = '"'
_SINGLE = "'"
_DOUBLED = "''"
_DOUBLE = {"“", "„", _STRAIGHT}
_BEFORE_OPENING = set(" \t\n\r\u00a0\u202f([{—–-/:“«\"‘'‹„")
_AFTER_CLOSING = set(" \t\n\r\u00a0\u202f)]}—–-/.,;:!?…”»\"›'’")
_SPACES = " \t\u00a0\u202f"
_MARKS = "".join({*_OPENERS, *_CLOSERS, _STRAIGHT, _SINGLE})
_PIECE = re.compile(rf"(?P<mark>[{_MARKS}])|\n|[^\s{_MARKS}]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. Spans are code points, half-open.

    `span` holds the marks, `inner` the words between them without outer blanks. `parent` is the
    index, in the same result, of the quotation around this one. A quotation that the text
    never closes ends with its paragraph.
    """

    span: Span
    inner: Span
    mark: str
    closed: bool = True
    parent: int | None = None
    depth: int = 0


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of `text`, by start; the outer one comes before those inside it."""
    if _DOUBLED not in text:
        return _nested(text, _Scan(text).run())
    plain, origin = _undoubled(text)
    found = [
        (origin[start], origin[end], mark, closed)
        for start, end, mark, closed in _Scan(plain).run()
    ]
    return _nested(text, found)


def _undoubled(text: str) -> tuple[str, list[int]]:
    """The text with each pair of single marks as one straight mark, and where each char was."""
    chars, origin, position = [], [], 0
    while position < len(text):
        doubled = text.startswith(_DOUBLED, position)
        chars.append(_STRAIGHT if doubled else text[position])
        origin.append(position)
        position += 2 if doubled else 1
    return "".join(chars), [*origin, len(text)]


class _Scan:
    """One pass over a text with a stack of the marks that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[str, int]] = []
        self.found: list[tuple[int, int, str, bool]] = []
        self.at_paragraph_start = True

    def run(self) -> list[tuple[int, int, str, bool]]:
        """Start, end, mark of each quotation, and whether it is closed."""
        for found in _PIECE.finditer(self.text):
            position, char = found.start(), found[0]
            if char == "\n":
                self._end_paragraph(position)
                continue
            if found.lastgroup == "mark":
                self._mark(position, char)
            self.at_paragraph_start = False
        while self.open:
            self._close(len(self.text.rstrip()), closed=False)
        return self.found

    def _mark(self, position: int, char: str) -> None:
        if self.open and self.at_paragraph_start and self._repeats(char):
            return
        if self._closes(position, char):
            self._close(position + 1, closed=True)
        elif self._opens(position, char):
            self.open.append(("“" if char == "”" else char, position))

    def _repeats(self, char: str) -> bool:
        """A mark at the start of a paragraph repeats the one still open."""
        mark = self.open[0][0]
        return char == mark or char == _OPENERS.get(mark)

    def _closes(self, position: int, char: str) -> bool:
        if not self.open:
            return False
        mark = self.open[-1][0]
        if char in (_SINGLE, "’"):
            return mark in (_SINGLE, "‘") and self._single_closes(position)
        if mark in (_SINGLE, "‘") and len(self.open) > 1 and char != "‘":
            return self._closes_below(position, char)
        if char == _OPENERS.get(mark):
            return True
        if mark in _DOUBLE and char in (_STRAIGHT, "”"):
            return mark == _STRAIGHT == char or self._closing_shape(position)
        return False

    def _closes_below(self, position: int, char: str) -> bool:
        """An outer mark closes over a single one that nobody closed: that was an apostrophe."""
        single = self.open.pop()
        if self._closes(position, char):
            return True
        self.open.append(single)
        return False

    def _single_closes(self, position: int) -> bool:
        if not self._closing_shape(position):
            return False
        if self.text[position - 1] != "s" or self._next(position) not in _SPACES:
            return True
        return not self._later_single(position)

    def _later_single(self, position: int) -> bool:
        """Whether a better closing mark follows in the paragraph: this is a plural's genitive."""
        end = self.text.find("\n", position)
        paragraph = range(position + 1, len(self.text) if end < 0 else end)
        for later in paragraph:
            char = self.text[later]
            if char == "‘" or (char == _SINGLE and self._opening_shape(later)):
                return False
            if char in (_SINGLE, "’") and self._closing_shape(later):
                return True
        return False

    def _opens(self, position: int, char: str) -> bool:
        if char in ("«", "‹", "“", "„"):
            return True
        if char == "‘":
            return self._opening_shape(position) and self._later_single(position)
        if char == _SINGLE:
            return self._opening_shape(position) and self._later_single(position)
        if char == _STRAIGHT:
            return self._opening_shape(position)
        if char == "”":
            return self._opening_shape(position) and not self._closing_shape(position)
        return False

    def _opening_shape(self, position: int) -> bool:
        before = self.text[position - 1] if position else "\n"
        after = self._next(position)
        if after in _SPACES and self.text[position] == _STRAIGHT:
            return before in _SPACES or before == "\n"
        return before in _BEFORE_OPENING and not after.isspace()

    def _closing_shape(self, position: int) -> bool:
        before = self.text[position - 1] if position else "\n"
        return not before.isspace() and self._next(position) in _AFTER_CLOSING

    def _next(self, position: int) -> str:
        return self.text[position + 1] if position + 1 < len(self.text) else "\n"

    def _end_paragraph(self, position: int) -> None:
        while self.open and not self._goes_on(position):
            self._close(len(self.text[:position].rstrip()), closed=False)
        self.at_paragraph_start = True

    def _goes_on(self, position: int) -> bool:
        """Whether the open quotation crosses the paragraph's end.

        It does when the next paragraph opens it again, or closes it before opening another;
        a straight mark looks the same at both ends, so only a repeated one is believed.
        """
        mark = self.open[0][0]
        if mark in (_SINGLE, "‘"):
            return False
        rest = self.text[position:].lstrip()
        if rest.startswith((mark, _OPENERS.get(mark, mark))):
            return True
        if mark == _STRAIGHT:
            return False
        closing = rest.find(_OPENERS[mark])
        opening = rest.find(mark)
        near = rest.find("\n\n", rest.find("\n\n") + 1) if "\n\n" in rest else len(rest)
        return 0 <= closing < (near if near >= 0 else len(rest)) and not 0 <= opening < closing

    def _close(self, end: int, *, closed: bool) -> None:
        mark, start = self.open.pop()
        if end > start + 1:
            self.found.append((start, end, mark, closed))


def _nested(text: str, found: list[tuple[int, int, str, bool]]) -> tuple[Quotation, ...]:
    quotations: list[Quotation] = []
    around: list[int] = []
    for start, end, mark, closed in sorted(found, key=lambda one: (one[0], -one[1])):
        while around and quotations[around[-1]].span.end <= start:
            around.pop()
        quotations.append(
            Quotation(
                span=Span(start, end),
                inner=_inner(text, start, end, closed=closed),
                mark=mark,
                closed=closed,
                parent=around[-1] if around else None,
                depth=len(around),
            )
        )
        around.append(len(quotations) - 1)
    return tuple(quotations)


def _inner(text: str, start: int, end: int, *, closed: bool) -> Span:
    width = len(_DOUBLED) if text.startswith(_DOUBLED, start) else 1
    start += width
    if closed:
        end -= len(_DOUBLED) if text.endswith(_DOUBLED, start, end) else 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
