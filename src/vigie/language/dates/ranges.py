"""From one date to another, and what is open at one side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from vigie.language.dates import resolve
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
    if first.weekday and last.weekday and not (first.day or last.day):
        first, last = _weekdays(match, first, last)
    elif not (first.day and first.month is None):
        last = _not_before(first, last)
    first = _lend(first, last, match)
    return values.between(first, last) if first else None


def _weekdays(match: Match, first: Value, last: Value) -> tuple[Value, Value]:
    """ "From Monday to Tuesday": the first Tuesday after, and all before today if it is told."""
    today = match.context.reference
    if first.first is None or last.weekday is None or today is None:
        return first, last
    start = first.first
    end = resolve.weekday(start + timedelta(days=1), last.weekday, "future")
    if start <= today < end and match.direction == "past":
        start, end = start - timedelta(days=7), end - timedelta(days=7)
    return (
        of_period("day", Period(start, start), weekday=first.weekday),
        of_period("day", Period(end, end), weekday=last.weekday),
    )


def _not_before(first: Value, last: Value) -> Value:
    """`last`, a year later where its year is not said and it would come before `first`."""
    if not (first.first and last.first and last.month and last.implied):
        return last
    if first.first <= last.first:
        return last
    return in_year(last, first.first.year + (last.month < first.first.month)) or last


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
    """`change` on the date of a match; in "by then", on the last date of the text."""

    def bounded(match: Match) -> Value | None:
        if match.rule.story:
            last = _then(match)
            return values.unresolved("vague") if last is None else change(last)
        value = match.value()
        return None if value is None else change(value)

    return bounded


def _then(match: Match) -> Value | None:
    """The last date of the text, unless the words or the verb point to the other side of today."""
    last, today = match.context.last, match.context.reference
    if last is None or last.first is None or last.last is None or today is None:
        return last
    if match.rule.to == "last":
        return last if last.first <= today else None
    ahead = match.rule.to == "next" or match.direction == "future"
    return None if ahead and last.last < today else last
