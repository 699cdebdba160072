"""A match of a rule, and how a reading asks it for numbers, words and values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from vigie.codebook.dates import DateRule
from vigie.language.dates.context import Context, Direction
from vigie.language.dates.value import Value


class Node(NamedTuple):
    """One token of an island: a word as it stands, or an expression found so far."""

    start: int
    end: int
    code: str
    word: str
    value: Value | None = None
    rule: DateRule | None = None
    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: the nodes by their names in the pattern, and the words as a whole."""

    rule: DateRule
    nodes: Mapping[str, Node]
    covered: tuple[Node, ...]
    context: Context
    words: Mapping[tuple[str, str], str]

    @property
    def direction(self) -> Direction:
        """Past or future, from the words around."""
        return self.context.direction(self.covered[0].start, self.covered[-1].end)

    def reading(self, kind: str, name: str | None = None) -> str | None:
        """The value that the word table gives for the node `name` as a `kind` of word."""
        node = self.nodes.get(name or kind)
        return None if node is None else self.words.get((node.word.lower(), kind))

    def number(self, *names: str) -> int | None:
        """The number that the first of the nodes writes, in digits or words."""
        for name in names:
            node = self.nodes.get(name)
            if node is not None:
                return self._number(node)
        return None

    def _number(self, node: Node) -> int | None:
        if node.value is not None:
            return node.value.number
        digits = re.match(r"'?(\d+)", node.word)
        if digits:
            return int(digits[1])
        word = node.word.lower()
        spelled = (self.words.get((word, kind)) for kind in ("numeral", "ordinal", "round"))
        return next((int(number) for number in spelled if number), None)

    def value(self, name: str = "point") -> Value | None:
        """The value found earlier for the node `name`."""
        node = self.nodes.get(name)
        return node.value if node else None

    def table(self, kind: str, name: str | None = None) -> int | None:
        """A number from the word table (month, weekday, quarter, half)."""
        found = self.reading(kind, name)
        return int(found) if found else None

    def unit(self, name: str = "unit") -> str | None:
        """The unit that the rule sets or the words name."""
        return self.rule.unit or self.reading("unit", name)

    def base(self, unit: str) -> date | None:
        """The day to count from."""
        return self.context.base(unit, story=self.rule.story)
