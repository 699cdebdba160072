"""Decades, centuries, seasons, and the quarters and halves of a year."""

from __future__ import annotations

from datetime import date, timedelta

from vigie.language.dates import resolve
from vigie.language.dates import value as values
from vigie.language.dates.calendar import SEASONS, Period, period
from vigie.language.dates.inside import current
from vigie.language.dates.match import Match
from vigie.language.dates.value import Value, of_period
from vigie.model import date as edtf

_WINTER, _SUMMER = SEASONS["winter"], 7
"""The season that begins in one year and lasts into the next; before July it is the last one."""


def decade(match: Match) -> Value | None:
    count = match.table("decades") or match.number("decade", "year", "number", "two")
    if count is None or count % 10:
        return None
    if count < 100:
        reference = match.context.reference
        count = resolve.full_year(count, reference)
    return of_period("decade", period("decade", date(count, 1, 1)))


def decades(match: Match) -> Value | None:
    """ "The 1970s and 80s", where the second has no word of its own for a decade."""
    start, end = match.value("start"), match.value("end")
    second = match.number("two") if end is None else end.year
    if start is None or start.first is None or start.grain != "decade" or second is None:
        return None
    if second < 100:
        second += start.first.year // 100 * 100
    if second % 10:
        return None
    return values.between(start, of_period("decade", period("decade", date(second, 1, 1))))


def century(match: Match) -> Value | None:
    count = match.number("ordinal", "dayth")
    if count is None or not 2 <= count <= 22:
        return None
    return of_period("century", period("century", date((count - 1) * 100, 1, 1)))


def season(match: Match) -> Value | None:
    name, year = match.reading("season"), match.number("year")
    reference = match.context.reference
    if name is None:
        return None
    number = SEASONS[name]
    if number != _WINTER and match.nodes.keys() & {"two", "second"}:
        return None
    if year is None:
        year = _season_year(match, reference, number) if reference else None
    if year is None:
        return Value(None, None, None, "season")
    value = edtf.moment(year, number)
    first, last = date.fromisoformat(value.earliest or ""), date.fromisoformat(value.latest or "")
    return Value(value, first, last, "season", year=year)


def _season_year(match: Match, reference: date, number: int) -> int:
    years = [reference.year + offset for offset in (-2, -1, 0, 1, 2)]
    starts = [(edtf.moment(year, number).earliest or "", year) for year in years]
    begun = [year for start, year in starts if start <= reference.isoformat()]
    ended = [
        year for year in years if (edtf.moment(year, number).latest or "") < reference.isoformat()
    ]
    coming = [year for start, year in starts if start > reference.isoformat()]
    to = match.rule.to
    if to == "last":
        return ended[-1]
    if to == "next":
        return coming[0]
    if to == "this":
        year = reference.year - (number == _WINTER and reference.month < _SUMMER)
        return year - 1 if year not in begun and match.direction == "past" else year
    return coming[0] if match.direction == "future" and begun[-1] in ended else begun[-1]


def quarter(match: Match) -> Value | None:
    return _slice(match, "quarter", 4)


def half(match: Match) -> Value | None:
    return _slice(match, "half", 2)


def _reference_of(match: Match) -> date:
    return match.context.reference or date.max


def _slice(match: Match, unit: str, count: int) -> Value | None:
    number = match.table(unit) or match.number("ordinal", "dayth", "number")
    year = match.number("year")
    if number == -1:
        number = count
    if number is None or not 1 <= number <= count:
        return None
    whole = match.value() or current(match)
    if year is None and whole is not None and whole.first is not None:
        year = whole.first.year
    said = year is not None
    if year is None and match.context.reference is not None:
        year = match.context.reference.year
    if year is None:
        return Value(None, None, None, unit)
    month = (number - 1) * 12 // count + 1
    if not said and date(year, month, 1) > _reference_of(match) and match.direction == "past":
        year -= 1
    return of_period(unit, period(unit, date(year, month, 1)), year=year)


def half_of(match: Match) -> Value | None:
    """ "The first half of the year", "the second half of the 1990s"."""
    whole, number = match.value() or current(match), match.number("ordinal", "dayth")
    if whole is None or number not in (1, 2, -1):
        return None
    if whole.first is None or whole.last is None:
        return Value(None, None, None, "half")
    middle = _middle(whole.grain, whole.first)
    if middle is None:
        return None
    days = Period(whole.first, middle - timedelta(days=1))
    if number != 1:
        days = Period(middle, whole.last)
    first, last = (_written(day, whole.grain) for day in days)
    return Value(edtf.interval(first, last), *days, "half")


def _middle(grain: str, first: date) -> date | None:
    """The first day of the second half."""
    if grain == "month":
        return first.replace(day=16)
    if grain == "year":
        return first.replace(month=7)
    years = {"decade": 5, "century": 50}.get(grain)
    return None if years is None else first.replace(year=first.year + years)


def _written(day: date, grain: str) -> edtf.Edtf:
    if grain == "month":
        return edtf.day(day)
    return edtf.moment(day.year, day.month if grain == "year" else None)
