"""Years, months and days that the words leave out, filled in from the context."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from vigie.language.dates.calendar import Period, period
from vigie.language.dates.context import Direction

_CLOSE = timedelta(days=45)
"""A day and month so near the document's date is that one, whatever the tense nearby."""
_MONTHS_NEAR = 2
_MONTHS_AHEAD = 8
"""A month further ahead would be called by its year or "next"."""


def weekday(reference: date, number: int, direction: Direction) -> date:
    """The last such weekday up to `reference`, or with "future" the first from it on."""
    behind = (reference.isoweekday() - number) % 7
    ahead = (number - reference.isoweekday()) % 7
    return reference + timedelta(days=ahead if direction == "future" else -behind)


def day_of_year(
    reference: date,
    month: int,
    day: int,
    weekday: int | None,
    said: Direction,
    tense: Callable[[], Direction],
) -> date | None:
    """The day meant by one without a year: by tense, else the nearest; None if there is none.

    A weekday that fits only one of the years around decides. `said` is what the words say of the
    direction; `tense` is costly and asked only where it matters.
    """
    years = range(reference.year - 4, reference.year + 5)
    days = [found for year in years if (found := _day(year, month, day)) is not None]
    close = [found for found in days if abs(found.year - reference.year) <= 1] or days
    fitting = [found for found in close if weekday in (None, found.isoweekday())] or close
    nearest = _by_direction(reference, fitting, None)
    if said is None and nearest is not None and abs(nearest - reference) <= _CLOSE:
        return nearest
    return _by_direction(reference, fitting, said or tense())


def _by_direction(reference: date, days: list[date], direction: Direction) -> date | None:
    past = [found for found in days if found <= reference]
    future = [found for found in days if found >= reference]
    if direction == "past" and past:
        return past[-1]
    if direction == "future" and future:
        return future[0]
    return min(days, key=lambda found: (abs(found - reference), found), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of_year(reference: date, month: int, direction: Direction) -> Period:
    """The month meant by one without a year.

    With "future" the next; without any sign too, if it is close; else the last one.
    """
    year = reference.year
    ahead = (month - reference.month) % 12
    if direction is None and ahead <= _MONTHS_NEAR:
        direction = "future"
    if direction == "future" and month < reference.month:
        year += ahead <= _MONTHS_AHEAD
    elif direction != "future" and month > reference.month:
        year -= 1
    return period("month", date(year, month, 1))


def day_of_month(
    reference: date, day: int, weekday: int | None, direction: Direction
) -> date | None:
    """The day meant by "the 8th" or "Monday 21": around `reference`, fitting the weekday."""
    months = [period("month", reference, offset).first for offset in range(-12, 13)]
    days = [found for month in months if (found := _day(month.year, month.month, day)) is not None]
    if weekday is not None:
        days = [found for found in days if found.isoweekday() == weekday] or days
    return _by_direction(reference, days, direction)


def full_year(two_digits: int, reference: date | None) -> int:
    """1974 for 74, 2023 for 23: at most twenty years after `reference`."""
    now = reference.year if reference else 2030
    year = now // 100 * 100 + two_digits
    return year - 100 if year > now + 20 else year
