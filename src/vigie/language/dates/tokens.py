"""Text to tokens: where each stands, and its code.

Offsets are code points of the text as given; apostrophes, spaces and hyphens of every sort
are made plain one for one, so that nothing moves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from vigie.language.dates.pattern import OTHER, Vocabulary

_PLAIN = {
    "'": "’ʼ‘´",
    " ": "\u00a0\u202f\u2009\u2007\t",
    "-": "‐‑−",
    "–": "—",
}

_END = r"(?![\w/]|[.,]\d)"
_DIGITS = rf"""
    (?P<iso>\d{{4}}-\d\d-\d\d(?=T\d\d:))
    |(?P<numeric>\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}/\d{{1,2}}/\d{{1,2}}|\d{{4}}\.\d{{1,2}}\.\d{{1,2}}
        |\d{{1,2}}-\d{{1,2}}-\d\d(?:\d\d)?|\d{{1,2}}/\d{{1,2}}/\d\d(?:\d\d)?
        |\d{{1,2}}\.\d{{1,2}}\.\d\d(?:\d\d)?|\d{{1,2}}[ ]\d{{1,2}}[ ]\d{{4}}){_END}
    |(?P<clock>\d{{1,2}}(?:[ ]?h[ ]?\d\d|:\d\d(?::\d\d)?(?:[ ]?[ap]\.?m\b\.?)?
        |[ ]?[ap]\.?m\b\.?|[ ]?h)(?!\w))
    |(?P<yearmonth>(?:19|20)\d\d[ ]?[-/.][ ]?(?:1[0-2]|0?[1-9])(?![-.,]\d)
        |(?:1[0-2]|0?[1-9])[ ]{{0,2}}[-/][ ]?(?:19|20)\d\d){_END}
    |(?P<fraction>\d{{1,2}}[/.]\d{{1,2}}){_END}
    |(?P<decade>(?:\d\d)?\d0'?s)\b
    |(?P<number>\d{{1,3}}(?:[ .,]\d{{3}})+|\d+[.,]\d[\d.,]*)(?!\w)
    |(?P<ordinal>\d{{1,2}}(?:er|ère|ere|re|e|è|ème|eme|nd|st|th|rd))\b
    |(?P<plain>\d+)(?![\w%]|[ ]?%)
    |(?P<blob>\w+(?:-\w+)*)
"""
_NUMBER = re.compile(r"\d+|(?P<decade>(?:\d\d)?\d0'?s)")
_WORD = r"[^\W\d_]+(?:\d[\w-]*|-\d[\w-]*|{apostrophe}\.)?"
_BREAK = r"\n\s*\n|\S"


def _plain(text: str) -> str:
    """`text` with plain apostrophes, blanks and hyphens, one for one."""
    for plain, marks in _PLAIN.items():
        for mark in marks:
            # Most texts have one or two of these: looking costs less than str.translate.
            if mark in text:
                text = text.replace(mark, plain)
    return text


@dataclass(slots=True)
class Tokens:
    """Parallel lists: first and last code point (half-open), the plain words, the codes."""

    text: str
    starts: list[int]
    ends: list[int]
    codes: list[str]

    def word(self, index: int) -> str:
        """The words of one token, in plain apostrophes."""
        return self.text[self.starts[index] : self.ends[index]]


class Tokenizer:
    """Splits texts of one language."""

    def __init__(self, vocabulary: Vocabulary, *, elision: bool) -> None:
        word = _WORD.format(apostrophe="'|" if elision else "")
        unnamed = re.sub(r"\?P<\w+>", "?:", _DIGITS)
        self._pieces = re.compile(f"({word}|(?:{unnamed})|{_BREAK})", re.VERBOSE)
        self._digit = re.compile(_DIGITS, re.VERBOSE)
        self._words = vocabulary.codes
        self._digits = _DigitCodes(vocabulary)
        splits = ("month", "weekday", "part", "quarter", "half", "=mid", "=mi", "=week", "=semaine")
        self._splits = frozenset("".join(vocabulary.of_class(name) for name in splits))

    def tokens(self, text: str) -> Tokens:
        """All tokens of `text` that may matter; what lies between two of them is one blank.

        The text is cut in one call, blanks and tokens in turn, and only the few tokens that are
        known or hold digits are looked at: most of the time of finding dates goes by here.
        """
        plain = _plain(text)
        pieces = self._pieces.split(plain)
        found = Tokens(plain, [], [], [])
        known, starts, ends, codes = self._words.get, found.starts, found.ends, found.codes
        blank = True
        for token, end in zip(pieces[1::2], list(accumulate(map(len, pieces)))[1::2], strict=True):
            code = known(token)
            if code is None and not token.isalpha():
                if token[0].isdecimal():
                    code = self._of_digits(plain, end - len(token))
                elif (token[-1] == "." and len(token) > 1) or "-" in token:
                    blank = self._split(found, end - len(token), token, blank=blank)
                    continue
            if code is not None and code != OTHER:
                blank = False
            elif blank:
                continue
            else:
                blank, code = True, OTHER
            starts.append(end - len(token))
            ends.append(end)
            codes.append(code)
        return found

    def _of_digits(self, plain: str, start: int) -> str:
        match = self._digit.match(plain, start)
        return self._digits.code(match.lastgroup or "blob", match[0]) if match else OTHER

    def _split(self, found: Tokens, start: int, token: str, *, blank: bool) -> bool:
        """Takes "mardi." or "mi-2024" apart; leaves "F-16" whole. Says whether it ended blank."""
        word = token.rstrip(".").split("-")[0]
        rest = token[len(word) :]
        code = self._words.get(word, OTHER)
        pieces = [(word, code)]
        if rest == ".":
            pieces.append((".", self._words.get(".", OTHER)))
        elif code in self._splits and (number := _NUMBER.fullmatch(rest, 1)):
            pieces.append(("-", self._words.get("-", OTHER)))
            kind = "decade" if number["decade"] else "plain"
            pieces.append((rest[1:], self._digits.code(kind, rest[1:])))
        else:
            pieces = [(token, OTHER)]
        for piece, kind in pieces:
            if not (kind == OTHER and blank):
                found.starts.append(start)
                found.ends.append(start + len(piece))
                found.codes.append(kind)
            blank = kind == OTHER
            start += len(piece)
        return blank


class _DigitCodes:
    """Which classes a token of digits belongs to."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        def code(*classes: str) -> str:
            return vocabulary.code(frozenset(classes))

        self._fixed = {
            "iso": code("numeric"), "numeric": code("numeric"), "clock": code("clock"),
            "yearmonth": code("yearmonth"), "fraction": code("fraction"), "decade": code("decade"),
            "number": OTHER, "blob": OTHER,
        }  # fmt: skip
        self._month = code("number", "day", "monthnumber", "two")
        self._day = code("number", "day", "two")
        self._two = code("number", "two")
        self._many = code("number")
        self._year = code("year", "number")
        self._dayth = code("ordinal", "dayth")
        self._ordinal = code("ordinal")

    def code(self, group: str, token: str) -> str:
        fixed = self._fixed.get(group)
        if fixed is not None:
            return fixed
        if group == "ordinal":
            count = int("".join(filter(str.isdigit, token)))
            return self._dayth if 1 <= count <= 31 else self._ordinal
        return self._plain(token)

    def _plain(self, token: str) -> str:
        if len(token) > 4:
            return OTHER
        count = int(token)
        if len(token) == 4:
            return self._year if 1000 <= count <= 2199 else OTHER
        if 1 <= count <= 12:
            return self._month
        if 1 <= count <= 31:
            return self._day
        return self._two if len(token) == 2 else self._many
