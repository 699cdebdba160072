"""Uncertain dates in words: "since 3 April 2023", "années 1970"."""

from __future__ import annotations

from vigie.codebook.wording import TimeWords
from vigie.errors import SettingError
from vigie.model.date import Edtf, Moment

_FIRST_SEASON = 21


def in_words(edtf: str, words: TimeWords) -> str:
    """`edtf` (levels 0 and 1) as people say it; `edtf` itself when it is written otherwise."""
    try:
        value = Edtf.parse(edtf)
    except SettingError:
        return edtf
    start, end = value.start, value.end
    if start == end and start is not None:
        return _moment(start, words)
    if start is None and end is not None:
        form = words.until_day if end.day else words.until_other
        return form.format(moment=_moment(end, words))
    if end is None and start is not None:
        form = words.since_day if start.day else words.since_other
        return form.format(moment=_moment(start, words))
    if start is None or end is None:
        return edtf
    form = words.between_days if start.day and end.day else words.between
    return form.format(start=_moment(start, words), end=_moment(end, words))


def _moment(moment: Moment, words: TimeWords) -> str:
    said = _plain(moment, words)
    if moment.qualifier in ("~", "%"):
        said = words.about.format(moment=said)
    if moment.qualifier in ("?", "%"):
        said = words.uncertain.format(moment=said)
    return said


def _plain(moment: Moment, words: TimeWords) -> str:
    rest = _within_year(moment, words)
    if moment.year == "XXXX":
        return words.unknown_year.format(rest=rest) if rest else words.unknown
    if moment.year.endswith("XX"):
        year = words.century.format(year=moment.year.replace("X", "0"))
    elif moment.year.endswith("X"):
        year = words.decade.format(year=moment.year.replace("X", "0"))
    else:
        year = str(int(moment.year))
    return words.year.format(rest=rest, year=year) if rest else year


def _within_year(moment: Moment, words: TimeWords) -> str:
    if moment.month is None or not moment.month.isdigit():
        return ""
    number = int(moment.month)
    if number >= _FIRST_SEASON:
        return words.seasons[number - _FIRST_SEASON]
    month = words.months[number - 1]
    if moment.day is None or not moment.day.isdigit():
        return month
    day = int(moment.day)
    return (words.first if day == 1 else words.day).format(day=day, month=month)
