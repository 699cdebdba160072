"""So far from the document's or the story's date: "last week", "two years ago"."""

from __future__ import annotations

from datetime import date, timedelta

from vigie.language.dates import value as values
from vigie.language.dates.calendar import DAYS, Period, away, period
from vigie.language.dates.match import Match
from vigie.language.dates.value import Value, of_period
from vigie.model import date as edtf

_HALVES = {"year": ("month", 6), "month": ("day", 15), "decade": ("year", 5)}


def whole_period(match: Match) -> Value | None:
    unit, offset, count = match.unit(), match.rule.offset or 0, match.number("number")
    if unit is None or unit in ("second", "minute", "hour"):
        return values.unresolved("time", "time") if unit else None
    if unit == "day" and offset == -1 and not match.rule.story and match.rule.unit is None:
        return None
    if unit in ("season", "fortnight"):
        return None
    base = match.base(unit)
    if base is None:
        return Value(None, None, None, unit)
    if count is not None and match.rule.to in ("last", "next"):
        return _stretch(base, unit, count, match.rule.to)
    if unit == "weekend" and offset == 0 and not match.rule.story and match.direction == "past":
        offset = -(period(unit, base).first > base)
    return of_period(unit, period(unit, base, offset))


def _stretch(base: date, unit: str, count: int, to: str) -> Value:
    """ "The last two months": that many units back from the day before, or on from the next."""
    if to == "last":
        days = Period(away(base, unit, -count), base - timedelta(days=1))
    else:
        days = Period(base + timedelta(days=1), away(base, unit, count))
    return Value(edtf.interval(edtf.day(days.first), edtf.day(days.last)), *days, "range", "range")


def _measures(match: Match) -> bool:
    """Whether it is how long it took: "the first time in ten years"."""
    context, start = match.context, match.covered[0].start
    before = context.text[max(0, start - 20) : start].split()
    return bool(before) and before[-1].lower() in context.grammar.settings.duration_after


def distance(match: Match) -> Value | None:
    sign, unit = match.rule.sign or 1, match.unit()
    if unit is None:
        return None
    if match.reading("few") is not None:
        return values.unresolved("vague")
    if unit in ("second", "minute", "hour"):
        return values.unresolved("time", "time")
    if match.rule.to == "next" and (match.direction == "past" or _measures(match)):
        return values.unresolved("duration", "duration")
    whole = match.value()
    base = whole.first if whole is not None else match.base(unit)
    if base is None:
        return Value(None, None, None, unit)
    count = match.number("number")
    day = away(base, unit, sign * (1 if count is None else count))
    for name in ("2", "3"):
        more = match.reading("unit", f"unit{name}")
        if more:
            day = away(day, more, sign * (match.number(f"number{name}") or 1))
            unit = "day"
    if match.rule.and_half:
        unit, half = _HALVES[unit]
        day = away(day, unit, sign * half)
    grain = "day" if unit in DAYS or whole is not None else unit
    found = of_period(grain, period(grain, day))
    # "For two years" is no count of days: the beginning is somewhere around.
    if match.rule.about or (match.rule.to == "after" and unit != "day"):
        found = values.about(found)
    if match.rule.to == "after":
        return values.since(found)
    if match.rule.to == "before":
        return Value(values.until(found).edtf, base, day, grain, "until")
    return found


def unresolved(match: Match) -> Value:
    return values.unresolved(match.rule.kind or "vague", match.rule.kind or "vague")
