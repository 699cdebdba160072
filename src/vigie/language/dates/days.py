"""Days, weekdays and months: "4 April", "Tuesday", "the 8th", "04/04/2023"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from vigie.language.dates import resolve
from vigie.language.dates.calendar import Period, period, written
from vigie.language.dates.context import Context, Direction
from vigie.language.dates.match import Match
from vigie.language.dates.value import Value, of_period
from vigie.model import date as edtf

_SAME_STORY = 60
"""Days between the document and the last date of its text, for "the 8th" to follow the latter."""
_JOINED = 8
"""Code points between two weekdays that are named together."""


def calendar_date(match: Match) -> Value | None:
    year, month = match.number("year"), match.table("month")
    day, weekday = match.number("day", "dayth"), match.table("weekday")
    if month is None and year is not None:
        return of_period("year", period("year", date(year, 1, 1)), year=year)
    if month is None:
        return None
    if year is None:
        return _yearless(match, month, day, weekday)
    if day is None:
        return of_period("month", period("month", date(year, month, 1)), year=year, month=month)
    days = period("day", date(year, month, day))
    return of_period("day", days, year=year, month=month, day=day, weekday=weekday)


def _yearless(match: Match, month: int, day: int | None, weekday: int | None) -> Value | None:
    reference = match.context.reference
    grain = "month" if day is None else "day"
    framed = _framed(match, month, day, weekday)
    if framed is not None:
        return framed
    if reference is None:
        if day is not None:
            date(2000, month, day)
        return Value(
            edtf.moment(None, month, day), None, None, grain, month=month, day=day, implied=True
        )
    found = _month_or_day(match, reference, month, day, weekday)
    if found is None:
        return None
    return Value(
        written(grain, found), *found, grain, month=month, day=day, weekday=weekday, implied=True
    )


def _framed(match: Match, month: int, day: int | None, weekday: int | None) -> Value | None:
    """In the year that the sentence is about, unless the verb or the weekday speaks against it."""
    context = match.context
    year = context.frame(match.covered[0].start) if match.rule.to is None else None
    if year is None:
        return None
    if context.reference and year < context.reference.year and match.direction == "future":
        return None
    first = date(year, month, day or 1)
    if weekday not in (None, first.isoweekday()):
        return None
    grain = "month" if day is None else "day"
    days = period(grain, first)
    context.framed = (year, match.covered[-1].end)
    return of_period(grain, days, month=month, day=day, weekday=weekday, implied=True)


def _month_or_day(
    match: Match, reference: date, month: int, day: int | None, weekday: int | None
) -> Period | None:
    to = match.rule.to
    if day is None:
        if to == "last":
            return _month_before(reference, month)
        if to == "next":
            return _month_after(reference, month)
        if to == "this":
            base = match.base("year") or reference
            return period("month", date(base.year, month, 1))
        if month == reference.month:
            return period("month", reference)
        return resolve.month_of_year(reference, month, match.direction)
    said: Direction = "past" if to == "last" else "future" if to == "next" else None
    found = resolve.day_of_year(reference, month, day, weekday, said, lambda: match.direction)
    return Period(found, found) if found else None


def _month_before(reference: date, month: int) -> Period:
    year = reference.year - (month >= reference.month)
    return period("month", date(year, month, 1))


def _month_after(reference: date, month: int) -> Period:
    year = reference.year + (month <= reference.month)
    return period("month", date(year, month, 1))


def weekday(match: Match) -> Value | None:
    number, reference = match.table("weekday"), match.context.reference
    if number is None:
        return None
    if reference is None or match.context.coarse is not None:
        return Value(None, None, None, "day", weekday=number)
    if match.rule.story:
        reference = match.base("day") or reference
    day = _weekday_near(match, reference, number)
    day += timedelta(days=7 * (match.rule.offset or 0))
    return of_period("day", Period(day, day), weekday=number)


def _weekday_near(match: Match, reference: date, number: int) -> date:
    to, context = match.rule.to, match.context
    if to in ("last", "before"):
        return resolve.weekday(reference - timedelta(days=1), number, "past")
    if to in ("next", "after"):
        return resolve.weekday(reference + timedelta(days=1), number, "future")
    joined = _after_joined(match, number)
    if joined is not None:
        return joined
    stated = context.stated(number)
    if stated is not None:
        return stated
    direction = match.direction
    if direction is None:
        if to == "this":
            direction = _nearer(reference, number)
        return resolve.weekday(reference, number, direction)
    day = resolve.weekday(reference, number, direction)
    context.weekdays.setdefault(number, day)
    return day


def _after_joined(match: Match, number: int) -> date | None:
    """Of "Monday and Tuesday" the second, which follows the first."""
    context, start = match.context, match.covered[0].start
    last = context.last
    if last is None or last.weekday is None or last.first is None:
        return None
    if start - context.last_end > _JOINED:
        return None
    if context.between_last(start) not in context.grammar.settings.joining:
        return None
    if context.in_next_clause(context.last_end, start, match.covered[-1].end):
        return None
    return resolve.weekday(last.first + timedelta(days=1), number, "future")


def _nearer(reference: date, number: int) -> Direction:
    return "past" if (reference.isoweekday() - number) % 7 < 3 else "future"


def day_of_month(match: Match) -> Value | None:
    day, weekday = match.number("day", "dayth"), match.table("weekday")
    reference = match.context.reference
    if day is None or not 1 <= day <= 31:
        return None
    if reference is None:
        return Value(None, None, None, "day", day=day, weekday=weekday)
    if match.context.coarse is not None:
        return Value(None, None, None, "day", day=day, weekday=weekday)
    month = _named_month(match.context, match.covered[0].start) if weekday is None else None
    if month is not None:
        return calendar_day(month.year, month.month, day)
    story = _story(match, reference) if weekday is None else None
    direction = match.direction if story is None else None
    found = resolve.day_of_month(story or reference, day, weekday, direction)
    if found is None:
        return None
    return of_period("day", Period(found, found), day=day, weekday=weekday)


def _named_month(context: Context, start: int) -> date | None:
    """The month that the sentence names before a bare day: "in March 2024 and on the 20th"."""
    last = context.last
    named = last is not None and last.grain == "month" and context.in_sentence_of_last(start)
    return last.first if last is not None and named else None


def _story(match: Match, reference: date) -> date | None:
    """The last date of the text, if "the 8th" goes on from there."""
    context = match.context
    last = context.last.first if context.last is not None else None
    if last is None:
        return None
    near = abs((last - reference).days) < _SAME_STORY
    return last if near or context.in_sentence_of_last(match.covered[0].start) else None


def numeric(match: Match) -> Value | None:
    node = match.nodes.get("numeric") or match.nodes.get("fraction")
    if node is None:
        return None
    numbers = [int(digits) for digits in re.findall(r"\d+", node.word)]
    first = re.match(r"\d+", node.word)
    if first and len(first[0]) == 4:
        year, month, day = numbers
        return calendar_day(year, month, day)
    order = match.context.grammar.settings.order
    day, month = numbers[:2] if order == "dmy" else (numbers[1], numbers[0])
    if month > 12:
        day, month = month, day
    if len(numbers) == 2:
        return _yearless(match, month, day, match.table("weekday"))
    year = numbers[2]
    if year < 100:
        year = resolve.full_year(year, match.context.reference)
    return calendar_day(year, month, day)


def calendar_day(year: int, month: int, day: int) -> Value:
    days = period("day", date(year, month, day))
    return of_period("day", days, year=year, month=month, day=day)


def month_and_year(match: Match) -> Value | None:
    numbers = [int(digits) for digits in re.findall(r"\d+", match.nodes["yearmonth"].word)]
    year, month = max(numbers), min(numbers)
    return of_period("month", period("month", date(year, month, 1)), year=year, month=month)
