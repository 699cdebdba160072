"""Days, weeks and parts of a longer period: "the last week of May", "early 2024"."""

from __future__ import annotations

from datetime import date, timedelta

from vigie.language.dates import resolve
from vigie.language.dates.calendar import Period, period, week_of_year
from vigie.language.dates.days import calendar_day
from vigie.language.dates.match import Match
from vigie.language.dates.value import Value, of_period
from vigie.model import date as edtf


def nth(match: Match) -> Value | None:
    """ "The first Tuesday of October", "the last week of 2019"."""
    count = match.number("ordinal", "dayth")
    weekday, unit, whole = match.table("weekday"), match.unit(), match.value()
    inner = match.value("inner")
    if inner is not None:
        weekday = inner.weekday
    if count is None or (weekday is None and unit is None):
        return None
    count *= match.rule.sign or 1
    if whole is None:
        whole = _around(match, "month" if weekday is not None else "year")
    if whole.first is None or whole.last is None:
        return Value(None, None, None, unit or "day")
    days = Period(whole.first, whole.last)
    found = _nth_day(days, count, weekday) if weekday else _nth_unit(days, count, unit or "day")
    if found is None or not whole.first - timedelta(days=6) <= found.first <= whole.last:
        return None
    return of_period("day" if weekday else unit or "day", found)


def _around(match: Match, unit: str) -> Value:
    base = match.base(unit)
    return of_period(unit, period(unit, base)) if base else Value(None, None, None, unit)


def _nth_day(days: Period, count: int, weekday: int) -> Period:
    if count > 0:
        day = resolve.weekday(days.first, weekday, "future") + timedelta(days=7 * (count - 1))
    else:
        day = resolve.weekday(days.last, weekday, "past") + timedelta(days=7 * (count + 1))
    return Period(day, day)


def _nth_unit(days: Period, count: int, unit: str) -> Period | None:
    if unit == "week":
        return _nth_week(days, count)
    if unit not in ("day", "month", "quarter", "half", "year"):
        return None
    if count > 0:
        return period(unit, days.first, count - 1)
    return period(unit, days.last, count + 1)


def _nth_week(days: Period, count: int) -> Period:
    """Weeks of a year are ISO weeks; those of a month begin with its first Monday."""
    if count > 0:
        if (days.last - days.first).days > 360:
            return week_of_year(days.first.year, count)
        monday = resolve.weekday(days.first, 1, "future")
        return period("week", monday, count - 1)
    last = days.last - timedelta(days=3)
    if (days.last - days.first).days < 360:
        last = resolve.weekday(days.last, 7, "past")
    return period("week", last, count + 1)


def week_number(match: Match) -> Value | None:
    number, year = match.number("number", "day", "ordinal"), match.number("year")
    whole, reference = match.value(), match.context.reference
    if year is None and whole is not None and whole.first is not None:
        year = whole.first.year
    if year is None and reference is not None:
        year = reference.year
    if number is None or year is None:
        return None
    return of_period("week", week_of_year(year, number))


def week_of(match: Match) -> Value | None:
    whole = match.value()
    if whole is None or whole.first is None:
        return None
    return of_period("week", period("week", whole.first))


def day_inside(match: Match) -> Value | None:
    """ "Wednesday of next week", "the 15th of last month", "January of this year"."""
    whole = match.value()
    if whole is None or whole.first is None or whole.last is None:
        return None
    inner = match.value("inner") or match.value("inner2")
    day = match.number("day")
    if inner is None and day is not None:
        inner = Value(None, None, None, "day", day=day)
    if inner is None:
        return None
    if whole.grain == "day":
        agrees = inner.day is None and inner.weekday == whole.first.isoweekday()
        return whole if agrees else None
    if whole.grain in ("week", "weekend"):
        return _in_week(inner, whole.first)
    if whole.grain == "month":
        return _in_month(inner, whole.first)
    return in_year(inner, whole.first.year) if inner.implied else None


def _in_week(inner: Value, monday: date) -> Value | None:
    if inner.weekday is None or inner.day is not None:
        return None
    found = resolve.weekday(monday, inner.weekday, "future")
    return of_period("day", Period(found, found), weekday=inner.weekday)


def _in_month(inner: Value, first: date) -> Value | None:
    if inner.day is None or inner.month is not None:
        return None
    return calendar_day(first.year, first.month, inner.day)


def in_year(inner: Value, year: int) -> Value | None:
    if inner.month is None:
        return None
    if inner.day is not None:
        return calendar_day(year, inner.month, inner.day)
    days = period("month", date(year, inner.month, 1))
    return of_period("month", days, year=year, month=inner.month)


def part(match: Match) -> Value | None:
    whole = match.value() or current(match)
    part = match.rule.part or match.reading("part")
    if whole is None or part is None:
        return None
    if whole.first is None or whole.last is None:
        return Value(whole.edtf.about() if whole.edtf else None, None, None, whole.grain,
                     month=whole.month, implied=whole.implied, whole=whole)  # fmt: skip
    found = _days_of_part(whole, part)
    if found is None:
        return None
    text, days = found
    return Value(text, days.first, days.last, whole.grain, year=whole.year, month=whole.month,
                 implied=whole.implied, whole=whole)  # fmt: skip


def current(match: Match) -> Value | None:
    """The week, month or year of the document, where the words only name the unit."""
    unit = match.unit()
    if unit not in ("day", "week", "month", "quarter", "half", "year", "decade", "century"):
        return None
    base = match.base(unit)
    return of_period(unit, period(unit, base)) if base else Value(None, None, None, unit)


def _days_of_part(whole: Value, part: str) -> tuple[edtf.Edtf | None, Period] | None:
    first, last = whole.first, whole.last
    if first is None or last is None or (last - first).days < 2:
        return None
    if whole.grain == "week":
        days = {"early": (0, 2), "mid": (2, 3), "late": (4, 6)}[part]
        found = Period(first + timedelta(days=days[0]), first + timedelta(days=days[1]))
        return edtf.day(found.first if part == "early" else found.last).about(), found
    if whole.grain == "month":
        found = {
            "early": Period(first, first.replace(day=10)),
            "mid": Period(first.replace(day=11), first.replace(day=20)),
            "late": Period(first.replace(day=21), last),
        }[part]
        return edtf.moment(first.year, first.month, about=True), found
    if whole.grain == "year":
        found = {
            "early": Period(first, date(first.year, 3, 31)),
            "mid": Period(date(first.year, 5, 1), date(first.year, 8, 31)),
            "late": Period(date(first.year, 9, 1), last),
        }[part]
        month = {"early": 1, "mid": 6, "late": 12}[part]
        return edtf.moment(first.year, month, about=True), found
    return whole.edtf, _third(Period(first, last), part)


def _third(days: Period, part: str) -> Period:
    length = (days.last - days.first).days + 1
    cuts = [days.first + timedelta(days=length * third // 3) for third in range(4)]
    third = {"early": 0, "mid": 1, "late": 2}[part]
    return Period(cuts[third], cuts[third + 1] - timedelta(days=1))


def up_to_now(match: Match) -> Value | None:
    """ "In the coming weeks", "later this year": from the document's date to the end of it."""
    whole, reference = match.value() or current(match), match.context.reference
    if whole is None or whole.first is None or whole.last is None or reference is None:
        return whole
    if match.rule.to == "next":
        days = Period(max(reference, whole.first), whole.last)
    else:
        days = Period(whole.first, min(reference - timedelta(days=1), whole.last))
    if days.first > days.last:
        return whole
    return Value(whole.edtf, days.first, days.last, whole.grain, whole=whole)
