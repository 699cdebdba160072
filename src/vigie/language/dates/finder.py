"""Finds every expression of time in a text: rules in phases over islands of words that matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, get_args

from vigie.codebook.dates import DateRule, Phase, date_grammar
from vigie.errors import SettingError
from vigie.language.dates.calendar import GRAINS
from vigie.language.dates.context import Context, Tense
from vigie.language.dates.expression import DateExpression
from vigie.language.dates.guard import refused
from vigie.language.dates.lists import members
from vigie.language.dates.makers import make
from vigie.language.dates.match import Match, Node
from vigie.language.dates.pattern import OTHER, REPEAT, CompiledRule, Vocabulary
from vigie.language.dates.tokens import Tokenizer
from vigie.language.dates.value import Value
from vigie.model.date import Edtf
from vigie.model.span import Span

_PHASES: tuple[Phase, ...] = get_args(Phase)
_CACHED_SHAPES = 20_000
_CACHED_LENGTH = 200
"""Longer islands are tables or worse, and do not come again."""
_REFERENCE = re.compile(
    r"(\d{4}(?P<month>-(?:0\d|1[0-2])(?P<day>-\d\d)?)?)(?:(?<=-\d\d-\d\d)[T ].*)?"
)


class _Candidate(NamedTuple):
    """A rule that matches the codes of an island, from one node to another."""

    start: int
    end: int
    rule: DateRule
    groups: tuple[tuple[str, int], ...]


class Finder:
    """The compiled grammar of one language; finding keeps no state."""

    def __init__(self, language: str) -> None:
        self.grammar = date_grammar(language)
        self.vocabulary = vocabulary = Vocabulary(self.grammar)
        self._tokenizer = Tokenizer(vocabulary, elision=self.grammar.settings.elision)
        anchors = vocabulary.anchors
        self._islands = re.compile(f"(?<![^{OTHER}])[^{OTHER}{anchors}]*[{anchors}][^{OTHER}]*")
        self._rules: dict[Phase, list[CompiledRule]] = {phase: [] for phase in _PHASES}
        for order, rule in enumerate(self.grammar.rules):
            self._rules[rule.phase].append(vocabulary.compile(rule, order))
        self._points = {
            grain: vocabulary.code(frozenset({"point", f"p_{grain}"}))
            for grain in ("day", "week", "month", "year", "long")
        }
        self._span = vocabulary.code(frozenset({"span"}))
        self._number_codes = {
            "day": vocabulary.code(frozenset({"number", "day", "spelled"})),
            "year": vocabulary.code(frozenset({"number", "spelled", "year"})),
            "other": vocabulary.code(frozenset({"number", "spelled"})),
        }
        self._shapes: Callable[[Phase, str], tuple[_Candidate, ...]] = lru_cache(_CACHED_SHAPES)(
            self._candidates
        )
        self._alive: Callable[[str], bool] = lru_cache(_CACHED_SHAPES)(self._holds)

    def find(
        self, text: str, reference: date | None, tense: Tense | None, coarse: str | None = None
    ) -> list[DateExpression]:
        """All expressions of `text`, in reading order, none inside another."""
        tokens = self._tokenizer.tokens(text)
        context = Context(tokens.text, self.grammar, reference, tense, coarse)
        found: list[DateExpression] = []
        for island in self._islands.finditer(tokens.codes):
            if len(island[0]) > _CACHED_LENGTH or self._alive(island[0]):
                nodes = self._read(tokens.nodes(*island.span()), context)
                found.extend(chain.from_iterable(map(_expressions, nodes)))
        return found

    def _read(self, nodes: list[Node], context: Context) -> list[Node]:
        shape = "".join([node.code for node in nodes])
        for phase in _PHASES:
            candidates = self._matches(phase, shape)
            if candidates:
                nodes = self._rewrite(nodes, candidates, context)
                shape = "".join([node.code for node in nodes])
        return [node for node in nodes if node.value is None or node.value.number is None]

    def _matches(self, phase: Phase, shape: str) -> tuple[_Candidate, ...]:
        cached = len(shape) <= _CACHED_LENGTH
        return self._shapes(phase, shape) if cached else self._candidates(phase, shape)

    def _holds(self, shape: str) -> bool:
        """Whether any rule matches an island of that shape."""
        return any(self._shapes(phase, shape) for phase in _PHASES)

    def _candidates(self, phase: Phase, shape: str) -> tuple[_Candidate, ...]:
        """Every match of every rule of a phase, leftmost first and longest first."""
        found = [
            (match.start(), -match.end(), compiled.order, compiled.rule, match)
            for compiled in self._rules[phase]
            for match in compiled.matcher.finditer(shape)
        ]
        found.sort(key=lambda item: item[:3])
        return tuple(
            _Candidate(
                start,
                -minus_end,
                rule,
                tuple(
                    (name.split(REPEAT)[0], match.start(name))
                    for name in match.groupdict()
                    if match[name]
                ),
            )
            for start, minus_end, _, rule, match in found
        )

    def _rewrite(
        self, nodes: list[Node], candidates: tuple[_Candidate, ...], context: Context
    ) -> list[Node]:
        written: list[Node] = []
        done = 0
        for candidate in candidates:
            if candidate.start < done:
                continue
            node = self._node(nodes, candidate, context)
            if node is not None:
                written.extend(nodes[done : candidate.start])
                written.append(node)
                done = candidate.end
        written.extend(nodes[done:])
        return written

    def _node(self, nodes: list[Node], candidate: _Candidate, context: Context) -> Node | None:
        covered = tuple(nodes[candidate.start : candidate.end])
        rule = candidate.rule
        if rule.guard is not None and refused(rule.guard, covered, context):
            return None
        groups = {name: nodes[index] for name, index in candidate.groups}
        match = Match(rule, groups, covered, context, self.vocabulary.values)
        value = make(match)
        if value is None:
            return None
        context.remember(value, covered[-1].end)
        parts = tuple(_part_nodes(covered, groups, rule, value))
        word = context.text[covered[0].start : covered[-1].end]
        kept = rule if value.number is None else None
        return Node(covered[0].start, covered[-1].end, self._code(value), word, value, kept, parts)

    def _code(self, value: Value) -> str:
        if value.number is not None:
            kind = "day" if 1 <= value.number <= 31 else "other"
            kind = "year" if 1000 <= value.number <= 2199 else kind
            return self._number_codes[kind]
        if value.kind != "date":
            return self._span
        coarse = GRAINS.index(value.grain) > GRAINS.index("year")
        grain = value.grain if value.grain in self._points else "long" if coarse else "week"
        return self._points[grain]


def _part_nodes(
    covered: tuple[Node, ...], groups: dict[str, Node], rule: DateRule, value: Value
) -> Iterator[Node]:
    """The dates inside a match; the bare day of "from the 19th to 23 July" is one of them."""
    if rule.make == "listed":
        dated = members(covered, groups.get("whole"))
    else:
        lent = groups.get("day") or groups.get("dayth") if rule.make == "month_day" else None
        dated = [node for node in covered if node is lent or node.rule is not None]
    if value.ends and len(dated) == len(value.ends):
        for node, end in zip(dated, value.ends, strict=True):
            yield node._replace(value=end, rule=node.rule or rule)
        return
    yield from (node for node in dated if node.rule is not None)


def _expressions(node: Node) -> Iterator[DateExpression]:
    """What a node of the end hands out: nothing, one expression, or the dates of a list."""
    if node.rule is None or node.value is None:
        return
    if node.value.apart:
        yield from map(_expression, node.parts)
    else:
        yield _expression(node)


def _expression(node: Node) -> DateExpression:
    value, rule = node.value, node.rule
    if value is None or rule is None:
        raise AssertionError("a node without a rule is no expression")
    return DateExpression(
        Span(node.start, node.end),
        str(value.edtf) if value.edtf else None,
        value.first.isoformat() if value.first else None,
        value.last.isoformat() if value.last else None,
        value.grain,
        value.kind,
        rule.name,
        _parts(node),
    )


def _parts(node: Node) -> tuple[DateExpression, ...]:
    value = node.value
    if value is None or node.rule is None:
        return ()
    if value.kind == "date" and value.whole is not None:
        return (_expression(_whole(node, value.whole)),)
    if node.rule.phase in ("range", "bound", "part"):
        return tuple(_expression(part) for part in node.parts)
    return ()


def _whole(node: Node, whole: Value) -> Node:
    """Of "early 2024" the same words, meaning 2024."""
    return Node(node.start, node.end, node.code, node.word, whole, node.rule, ())


@lru_cache(maxsize=4)
def finder(language: str) -> Finder:
    """The finder of `language`, built once. Raises LanguageError when Vigie does not read it."""
    return Finder(language)


def find_dates(
    text: str,
    language: str,
    reference: str | None = None,
    *,
    tense: Tense | None = None,
) -> list[DateExpression]:
    """Every expression of time in `text`, resolved against the document's date.

    `reference` is an ISO day, month or year, or None: what it leaves open stays unknown. `tense`
    says of an offset whether the verb there is past, present or future; without it the words
    nearby tell.
    Spans are code points of `text`, in reading order, not overlapping. Raises SettingError when
    `reference` is no day, LanguageError when the language is not read.
    """
    day, coarse = _reference(reference)
    return finder(language).find(text, day, tense, coarse)


def _reference(reference: str | None) -> tuple[date | None, str | None]:
    """The day to count from, and the grain where only a month or a year is known."""
    if reference is None:
        return None, None
    written = _REFERENCE.fullmatch(reference)
    if written is None:
        raise _not_a_day(reference)
    try:
        day = date.fromisoformat(Edtf.parse(written[1]).latest or "")
    except (SettingError, ValueError):
        raise _not_a_day(reference) from None
    return day, None if written["day"] else "month" if written["month"] else "year"


def _not_a_day(reference: str) -> SettingError:
    return SettingError(
        f"reference {reference!r} is no day; write year-month-day, for example 2023-04-04"
    )
