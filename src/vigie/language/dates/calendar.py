"""Arithmetic on calendar periods; a period is its first and last day, both inclusive."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from vigie.model import date as edtf

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
GRAINS = (
    "second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "season", "quarter",
    "half", "year", "decade", "century",
)  # fmt: skip


class Period(NamedTuple):
    """First and last day, inclusive."""

    first: date
    last: date


def period(unit: str, day: date, offset: int = 0) -> Period:
    """The `unit` that holds `day`, or the one `offset` units later. Raises OverflowError."""
    if unit in MONTHS:
        return _months(MONTHS[unit], day, offset)
    if unit == "week":
        monday = day - timedelta(days=day.weekday() - 7 * offset)
        return Period(monday, monday + timedelta(days=6))
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday() - 5 - 7 * offset)
        return Period(saturday, saturday + timedelta(days=1))
    shifted = day + timedelta(days=offset)
    return Period(shifted, shifted)


def _months(size: int, day: date, offset: int) -> Period:
    count = (day.year * 12 + day.month - 1) // size * size + offset * size
    first = _month_start(max(count, 12))
    return Period(first, _month_start(count + size) - timedelta(days=1))


def _month_start(count: int) -> date:
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("beyond the calendar")
    return date(year, month + 1, 1)


def away(day: date, unit: str, count: int) -> date:
    """`day` moved by `count` units, as people count: a month after 31 January is 28 February."""
    if unit in DAYS:
        return day + timedelta(days=DAYS[unit] * count)
    if unit not in MONTHS:
        return day
    first = _month_start(day.year * 12 + day.month - 1 + MONTHS[unit] * count)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def written(unit: str, days: Period) -> edtf.Edtf:
    """`days`, which are one `unit`, as EDTF."""
    first = days.first
    if unit == "day":
        return edtf.day(first)
    if unit in ("month", "year"):
        return edtf.moment(first.year, first.month if unit == "month" else None)
    if unit == "decade":
        return edtf.decade(first.year)
    if unit == "century":
        return edtf.century(first.year)
    if unit in ("quarter", "half"):
        last = days.last
        return edtf.interval(
            edtf.moment(first.year, first.month), edtf.moment(last.year, last.month)
        )
    return edtf.interval(edtf.day(first), edtf.day(days.last))


def week_of_year(year: int, number: int) -> Period:
    """ISO week `number` of `year`. Raises ValueError when there is none."""
    return period("week", date.fromisocalendar(year, number, 1))
