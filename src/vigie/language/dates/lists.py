"""Dates that stand in a list: "12, 13 and 14 October", "Monday and Tuesday", "2025 and 2026"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from vigie.language.dates import value as values
from vigie.language.dates.days import calendar_day
from vigie.language.dates.inside import in_year
from vigie.language.dates.match import Match, Node
from vigie.language.dates.value import Value
from vigie.model import date as edtf


def listed(match: Match) -> Value | None:
    """A range when the dates follow one another, else each apart; None when nothing is gained.

    A date gets from the others of the list the month or year that its own words leave out.
    """
    whole, nodes = match.nodes.get("whole"), members(match.covered, match.nodes.get("whole"))
    said = [node.value for node in nodes if node.value is not None]
    if match.context.in_next_clause(nodes[0].end, nodes[-1].start, match.covered[-1].end):
        return None
    if len(nodes) < 2 or len({value.grain for value in said}) != 1 or _spells(match):
        return None
    year = whole.value.year if whole is not None and whole.value is not None else said[-1].year
    complete = next((value for value in said if value.month is not None), said[-1])
    dates = [_completed(node, complete, year) for node in nodes]
    if None in dates:
        return None
    known = tuple(value for value in dates if value is not None)
    if any(map(_backwards, known, known[1:])):
        return None
    if all(map(_follows, known, known[1:])):
        found = values.between(known[0], known[-1])
        return None if found is None else replace(found, ends=known)
    if known == tuple(node.value for node in nodes):
        return None
    return Value(None, None, None, "range", "range", ends=known, apart=True)


def _spells(match: Match) -> bool:
    """Whether a number is written in words: that is seldom a day ("douze et 13 mai")."""
    return any(
        (node.word.lower(), "numeral") in match.words
        or (node.value is not None and node.value.number is not None)
        for node in match.covered
    )


def members(covered: tuple[Node, ...], whole: Node | None = None) -> list[Node]:
    """The nodes that are dates or bare days; not `whole`, the year of them all."""
    return [
        node
        for node in covered
        if node is not whole and (node.rule is not None or node.word[:1].isdecimal())
    ]


def _completed(node: Node, complete: Value, year: int | None) -> Value | None:
    """The value of a node, with the month of `complete` and the year of the list."""
    value = node.value
    if value is None:
        value = Value(None, None, None, "day", day=int("".join(filter(str.isdigit, node.word))))
    if value.day is not None and value.month is None:
        return _in_month(value.day, complete, year)
    if value.implied and year is not None:
        return in_year(value, year) or value
    return value


def _in_month(day: int, complete: Value, year: int | None) -> Value | None:
    """A bare day, in the month of `complete`."""
    if complete.month is None or complete.day is None:
        return None
    if complete.first is None:
        written = edtf.moment(None, complete.month, day)
        return Value(written, None, None, "day", month=complete.month, day=day, implied=True)
    first = complete.first.replace(year=year or complete.first.year, day=1)
    return calendar_day(first.year, first.month, day)


def _backwards(first: Value, second: Value) -> bool:
    return first.first is not None and second.first is not None and first.first >= second.first


def _follows(first: Value, second: Value) -> bool:
    """Whether the second begins on the day after the first ends."""
    if first.last is not None and second.first is not None:
        return second.first - first.last == timedelta(days=1)
    same = first.month is not None and first.month == second.month
    return same and None not in (first.day, second.day) and second.day == (first.day or 0) + 1
