"""Rules compiled to regular expressions over word classes.

Every token of a text becomes one character, its *code*: all words of the same classes share one.
A rule then is an ordinary regular expression over a string of codes that is short, so that
a hundred rules cost little, and no rule ever sees the letters of a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vigie.codebook.dates import DateGrammar, DateRule
from vigie.errors import DataError

OTHER = "\0"
REPEAT = "__"
"""Between the name of a group and its count: alternatives may name the same class."""
_FIRST_CODE = 0x4E00
_ITEM = re.compile(r"\\[()]\??|\(|\)[?+]?|\||!?\{(\w+)(?::(\w+))?\}\??|[^\s()]+")
_LOOKS = re.compile(r"<!|<|!")
_AROUND = {"!": "!", "<": "<=", "<!": "<!"}
"""Marks of a rule for a word that is only looked at, as regular expressions write them."""
_FOLD_FROM = 5
"""Shorter words keep their accents: "dès" is not "des"."""

DIGIT_CLASSES = (
    frozenset({"number", "day", "monthnumber", "two"}),
    frozenset({"number", "day", "two"}),
    frozenset({"number", "two"}),
    frozenset({"number"}),
    frozenset({"year", "number"}),
    frozenset({"ordinal", "dayth"}),
    frozenset({"ordinal"}),
    frozenset({"numeric"}),
    frozenset({"fraction"}),
    frozenset({"yearmonth"}),
    frozenset({"decade"}),
    frozenset({"clock"}),
    frozenset({"point", "p_day"}),
    frozenset({"point", "p_week"}),
    frozenset({"point", "p_month"}),
    frozenset({"point", "p_year"}),
    frozenset({"point", "p_long"}),
    frozenset({"span"}),
    frozenset({"number", "day", "spelled"}),
    frozenset({"number", "spelled"}),
    frozenset({"number", "spelled", "year"}),
    frozenset({"ordinal", "dayth", "spelled"}),
)
ANCHORS = frozenset(
    {
        "month", "weekday", "season", "unit", "year", "numeric", "fraction", "yearmonth",
        "decade", "decades", "quarter", "half", "clock", "few", "day", "dayth", "anchor",
        "monthword", "weekdayword",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its expression over codes."""

    rule: DateRule
    matcher: re.Pattern[str]
    order: int


class Vocabulary:
    """Codes of words and classes for one grammar."""

    def __init__(self, grammar: DateGrammar) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.codes: dict[str, str] = {}
        self._codes_of_class: dict[str, str] = {}
        self._codes: dict[frozenset[str], str] = {}
        classes: dict[str, set[str]] = {}
        for word in grammar.words:
            self.values.setdefault((word.word.lower(), word.kind), word.value)
            classes.setdefault(word.word, set()).update(
                word_classes(word.kind, word.value, sure=word.sure)
            )
        for rule in grammar.rules:
            for literal in _literals(rule.pattern):
                classes.setdefault(literal, set(_of_digits(literal))).add(f"={literal}")
        for kinds in DIGIT_CLASSES:
            self.code(kinds)
        for form, names in classes.items():
            self._enter(form, self.code(frozenset(names)))
        self._fold(classes)

    def code(self, classes: frozenset[str]) -> str:
        """The one character for tokens of exactly these classes."""
        known = self._codes.get(classes)
        if known is None:
            known = self._codes[classes] = chr(_FIRST_CODE + len(self._codes))
            for name in classes:
                self._codes_of_class[name] = self._codes_of_class.get(name, "") + known
        return known

    def of_class(self, name: str) -> str:
        """All codes of tokens of a class, or of a literal word when `name` begins with `=`."""
        return self._codes_of_class.get(name, "")

    @property
    def anchors(self) -> str:
        """Codes without which a stretch of text holds no expression of time."""
        return "".join(map(self.of_class, sorted(ANCHORS)))

    def _enter(self, word: str, code: str) -> None:
        for form in (word, word.capitalize(), word.upper()):
            self.codes.setdefault(form, code)

    def _fold(self, words: Iterable[str]) -> None:
        for word in list(words):
            folded = fold(word)
            if folded != word and len(word) >= _FOLD_FROM and folded not in self.codes:
                self._enter(folded, self.codes[word])
                for (known, kind), value in list(self.values.items()):
                    if known == word:
                        self.values.setdefault((folded, kind), value)

    def compile(self, rule: DateRule, order: int) -> CompiledRule:
        """`rule` over codes. Raises DataError when its pattern is wrong."""
        try:
            return CompiledRule(rule, re.compile("".join(self._regex(rule))), order)
        except re.error as error:
            raise DataError(f"rule {rule.name}: pattern {rule.pattern!r}: {error}") from error

    def _regex(self, rule: DateRule) -> Iterator[str]:
        seen: Counter[str] = Counter()
        for item in _ITEM.finditer(rule.pattern):
            text = item[0]
            if text in ("(", "|"):
                yield "(?:" if text == "(" else "|"
            elif text.startswith(")"):
                yield text
            elif item[1]:
                codes = self.of_class(item[1])
                if not codes:
                    raise DataError(f"rule {rule.name}: no word is of class {item[1]!r}")
                if text[0] == "!":
                    yield f"(?![{codes}])"
                    continue
                name = item[2] or item[1]
                yield f"(?P<{name}{REPEAT}{seen[name]}>[{codes}])" + "?" * text.endswith("?")
                seen[name] += 1
            else:
                codes = "".join(self.of_class(f"={word}") for word in _alternatives(text))
                look = _LOOKS.match(text)
                yield (
                    f"(?{_AROUND[look[0]]}[{codes}])"
                    if look
                    else f"[{codes}]" + "?" * text.endswith("?")
                )


def _of_digits(literal: str) -> frozenset[str]:
    """The classes that a literal in digits has all the same ("lundi en 8")."""
    return DIGIT_CLASSES[1] if literal.isdecimal() else frozenset()


def _literals(pattern: str) -> Iterator[str]:
    for item in _ITEM.finditer(pattern):
        text = item[0]
        if not item[1] and text[0] not in "()|":
            yield from _alternatives(text)


def _alternatives(item: str) -> list[str]:
    """The words of "a|b", "!a|b", "<a|b", "a|b?"."""
    return _LOOKS.sub("", item.removeprefix("\\").removesuffix("?")).split("|")


def word_classes(kind: str, value: str, *, sure: bool) -> set[str]:
    """The classes that a word of the table belongs to."""
    if kind == "numeral":
        return {"numeral", "number", "spelled", *_size(int(value))}
    if kind == "ordinal":
        return {"ordinal"} | ({"dayth"} if 1 <= int(value) <= 31 else set())
    if kind in ("month", "weekday"):
        return {kind, f"{kind}word"} if sure else {kind}
    return {kind}


def _size(count: int) -> set[str]:
    """Which words of a number it can stand beside, and whether it is the day of a month."""
    size = "ones" if count < 10 else "teens" if count < 20 else "tens" if count < 100 else "large"
    return {size, "day"} if 2 <= count <= 31 else {size}


def fold(word: str) -> str:
    """`word` without accents."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
