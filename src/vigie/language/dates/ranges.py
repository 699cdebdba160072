"""From one date to another, and what is open at one side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from vigie.language.dates import value as values
from vigie.language.dates.calendar import Period, period
from vigie.language.dates.days import calendar_day
from vigie.language.dates.inside import in_year
from vigie.language.dates.match import Match
from vigie.language.dates.value import Value, of_period
from vigie.model import date as edtf


def date_range(match: Match) -> Value | None:
    first, last = match.value("start") or _today(match), match.value("end")
    if first is None or last is None:
        return None
    if last.number is not None or first.number is not None:
        return None
    if first.first and last.first and last.month and last.implied and first.first > last.first:
        last = in_year(last, first.first.year + (last.month < first.first.month)) or last
    first = _lend(first, last, match)
    return values.between(first, last) if first else None


def _today(match: Match) -> Value | None:
    """The document's day, for a range that begins with "now"."""
    day = match.base("day")
    return of_period("day", Period(day, day)) if day else None


def _lend(first: Value, last: Value, match: Match) -> Value | None:
    """The beginning of a range, with the year of its end where it has none of its own."""
    if first.month is None and first.day is not None and last.month is not None:
        first = replace(first, month=last.month, implied=True)
    if first.month is None or first.year is not None or last.first is None:
        return first
    if not first.implied and first.first is not None:
        return first
    year = last.first.year
    moved = in_year(first, year)
    if moved is not None and moved.first is not None and moved.first > last.first:
        moved = in_year(first, year - 1)
    return moved


def day_range(match: Match) -> Value | None:
    """ "From the 19th to 23 July": the first end is a bare day."""
    last, start = match.value("end"), match.value("start")
    day = match.number("day", "dayth")
    if day is not None and last is not None and _listed(match) and last.day != day + 1:
        return None
    if start is not None and day is not None:
        return _from_month(match, start, day)
    if last is None or day is None or (last.day is None and last.grain != "day"):
        return None
    if last.first is None:
        if last.month is None:
            return None
        start = Value(edtf.moment(None, last.month, day), None, None, "day", month=last.month)
        return values.between(start, last)
    month = last.first
    if day > last.first.day:
        month = period("month", month, -1).first
    start = calendar_day(month.year, month.month, day)
    return values.between(start, last)


def _from_month(match: Match, start: Value, day: int) -> Value | None:
    """ "May 3 to 5", with the year after it when there is one."""
    whole = match.value("whole")
    if whole is not None and whole.first is not None:
        moved = in_year(start, whole.first.year) if start.implied else None
        if moved is None:
            return None
        start = moved
    if start.first is None or (_listed(match) and start.day != day - 1):
        return None
    end = calendar_day(start.first.year, start.first.month, day)
    return values.between(start, end)


def _listed(match: Match) -> bool:
    """Whether the two are joined by "and" alone: then only days in a row make a range."""
    settings, words = match.context.grammar.settings, [node.word.lower() for node in match.covered]
    return settings.conjunction in words and not set(settings.between) & set(words)


def years(match: Match) -> Value | None:
    """ "1990-91", one to nine years later; "2024/2025", the next one."""
    start, second = match.value("start"), match.number("two", "second")
    first = start.year if start is not None else match.number("year")
    if first is None or second is None or not 0 < (second - first) % 100 < 10:
        return None
    last = first + (second - first) % 100
    if "second" in match.nodes and second != first + 1:
        return None
    spans = [of_period("year", period("year", date(year, 1, 1))) for year in (first, last)]
    return values.between(*spans)


def bound(change: Callable[[Value], Value]) -> Callable[[Match], Value | None]:
    def bounded(match: Match) -> Value | None:
        value = match.value()
        return None if value is None else change(value)

    return bounded
