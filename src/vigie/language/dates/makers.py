"""The readings that rules name: from a match to a value, or None when it is no date after all."""

from __future__ import annotations

from collections.abc import Callable

from vigie.language.dates import days, distances, eras, inside, lists, numerals, ranges
from vigie.language.dates import value as values
from vigie.language.dates.match import Match
from vigie.language.dates.value import Value


def make(match: Match) -> Value | None:
    """The value of a match; None when it is no date or out of the calendar."""
    try:
        return _MAKERS[match.rule.make](match)
    except (ValueError, OverflowError):
        return None


_MAKERS: dict[str, Callable[[Match], Value | None]] = {
    "about": ranges.bound(values.about),
    "after": ranges.bound(values.after),
    "away": distances.distance,
    "before": ranges.bound(values.before),
    "calendar": days.calendar_date,
    "century": eras.century,
    "day": days.day_of_month,
    "decade": eras.decade,
    "decades": eras.decades,
    "found": distances.unresolved,
    "half": eras.half,
    "half_of": eras.half_of,
    "listed": lists.listed,
    "month_day": ranges.day_range,
    "month_year": days.month_and_year,
    "nth": inside.nth,
    "number": numerals.number,
    "numeric": days.numeric,
    "on": inside.day_inside,
    "part": inside.part,
    "period": distances.whole_period,
    "quarter": eras.quarter,
    "range": ranges.date_range,
    "season": eras.season,
    "since": ranges.bound(values.since),
    "until": ranges.bound(values.until),
    "week_number": inside.week_number,
    "week_of": inside.week_of,
    "weekday": days.weekday,
    "within": inside.up_to_now,
    "years": ranges.years,
}
