"""Text to tokens: where each stands, and its code.

Offsets are code points of the text as given; apostrophes, spaces and hyphens of every sort
are made plain one for one, so that nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from vigie.language.dates.match import Node
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
_NUMBER = r"(?:\d+|(?:\d\d)?\d0'?s)"
_WORD = r"[^\W\d_]+(?:\.{short}|-{whole}\d[\w-]*|\d\w*(?:-{whole}[\w-]*|){elided}|)"
_BREAK = r"\n\s*\n|\S"


def _plain(text: str) -> str:
    """`text` with plain apostrophes, blanks and hyphens, one for one."""
    for plain, marks in _PLAIN.items():
        for mark in marks:
            # Most texts have one or two of these: looking costs less than str.translate.
            if mark in text:
                text = text.replace(mark, plain)
    return text


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`, which has plain marks: words, code points after the last, codes."""

    text: str
    words: list[str]
    ends: list[int]
    codes: str

    def nodes(self, start: int, end: int) -> list[Node]:
        """The tokens from number `start` to before `end`."""
        return [
            Node(end - len(word), end, code, word)
            for word, end, code in zip(
                self.words[start:end], self.ends[start:end], self.codes[start:end], strict=True
            )
        ]


class Tokenizer:
    """Splits texts of one language."""

    def __init__(self, vocabulary: Vocabulary, *, elision: bool) -> None:
        self._words = vocabulary.codes
        self._digits = _DigitCodes(vocabulary)
        # Numbers need a letter or digit here: most of what is looked at is a blank or a mark.
        unnamed = "(?=\\w)" + re.sub(r"\?P<\w+>", "?:", f"(?:{_DIGITS})")
        word = _word(vocabulary, elision=elision)
        self._pieces = re.compile(f"({word}|{unnamed}|{_BREAK})", re.VERBOSE)
        self._digit = re.compile(_DIGITS, re.VERBOSE)

    def tokens(self, text: str) -> Tokens:
        """All tokens of `text`, cut in one call; those that say nothing of time are OTHER."""
        plain = _plain(text)
        pieces = self._pieces.split(plain)
        words, ends = pieces[1::2], list(accumulate(map(len, pieces)))[1::2]
        known = self._words.get
        codes = [
            known(word)
            or (self._of_digits(plain, end - len(word)) if word[0].isdecimal() else OTHER)
            for word, end in zip(words, ends, strict=True)
        ]
        return Tokens(plain, words, ends, "".join(codes))

    def _of_digits(self, plain: str, start: int) -> str:
        match = self._digit.match(plain, start)
        return self._digits.code(match.lastgroup or "blob", match[0]) if match else OTHER


def _word(vocabulary: Vocabulary, *, elision: bool) -> str:
    """The pattern of a word: "F-16" and "sept." are one, "mi-2024" and "mardi." are not."""
    names = ("month", "weekday", "part", "quarter", "half", "=mid", "=mi", "=week", "=semaine")
    codes = "".join(vocabulary.of_class(name) for name in names)
    apart = [f"{word}-" for word, code in vocabulary.codes.items() if code in codes]
    short = [word for word in vocabulary.codes if word[1:].endswith(".")]
    return _WORD.format(
        whole=rf"(?!{_after(apart)}{_NUMBER}(?![\w-]))",
        short=_after(short),
        elided="|'" * elision,
    )


def _after(words: Iterable[str]) -> str:
    """A place right after one of `words`; each needs its own look, as their lengths differ."""
    return "(?:" + "|".join(rf"(?<=\b{re.escape(word)})" for word in words) + ")"


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
