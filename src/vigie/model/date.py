"""Uncertain dates: EDTF (ISO 8601-2), levels 0 and 1, and the days they can mean.

2023-04-04   2023-04   2023   197X   XXXX-04-03   2023-21 (spring)   2023-04~   2023?
2023-03-27/2023-04-02   2023-04-03/..   ../2023-07-01
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from vigie.errors import SettingError

Qualifier = Literal["", "~", "?", "%"]

_MOMENT = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<qualifier>[~?%]?)"
)
_YEAR = re.compile(r"\d{4}|\d{3}X|\d{2}XX|XXXX")
_SEASONS = {21: (3, 21), 22: (6, 21), 23: (9, 21), 24: (12, 21)}
_SEASON_NAMES = ("21", "22", "23", "24")
_SEASON_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, season, year, decade or century; unknown digits are `X`.

    `year` has four characters; `month` is 01-12, a season 21-24 or XX; `day` is 01-31 or XX.
    A winter (24) is the one that begins in December of its year.
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: Qualifier = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier

    @property
    def earliest(self) -> date | None:
        """First day it can mean; None when the year is not known at all."""
        return self._bound(first=True)

    @property
    def latest(self) -> date | None:
        """Last day it can mean; None when the year is not known at all."""
        return self._bound(first=False)

    def _bound(self, *, first: bool) -> date | None:
        if self.year in ("XXXX", "0000"):
            return None
        year = int(self.year.replace("X", "0" if first else "9")) or 1
        if self.month is not None and self.month.isdigit() and int(self.month) in _SEASONS:
            return _season_bound(year, int(self.month), first=first)
        month = _fixed(self.month, 1 if first else 12)
        return date(year, month, self._day(year, month, first=first))

    def _day(self, year: int, month: int, *, first: bool) -> int:
        length = monthrange(year, month)[1]
        return min(_fixed(self.day, 1 if first else length), length)


def _fixed(digits: str | None, otherwise: int) -> int:
    return int(digits) if digits is not None and digits.isdigit() else otherwise


def _season_bound(year: int, season: int, *, first: bool) -> date:
    month, day = _SEASONS[season]
    if first:
        return date(year, month, day)
    following = month + _SEASON_MONTHS
    if following > 12:
        if year == date.max.year:
            return date.max
        year, following = year + 1, following - 12
    return date(year, following, day) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Edtf:
    """One moment (`end` equal to `start`), or an interval whose open side is None."""

    start: Moment | None
    end: Moment | None

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """The value that `text` writes. Raises SettingError when it is not EDTF level 0-1."""
        sides = text.split("/")
        if len(sides) == 1:
            moment = _moment(text, text)
            return cls(moment, moment)
        if len(sides) > 2 or sides == ["..", ".."]:
            raise SettingError(f"{text!r} is not an EDTF date; write for example 2023-04-04/..")
        start, end = (None if side == ".." else _moment(side, text) for side in sides)
        value = cls(start, end)
        if (value._first() or date.min) > (value._last() or date.max):
            raise SettingError(f"{text!r} ends before it begins; swap the two sides")
        return value

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def earliest(self) -> str | None:
        """First day it can mean, ISO 8601; None where open or unknown."""
        first = self._first()
        return first.isoformat() if first else None

    @property
    def latest(self) -> str | None:
        """Last day it can mean, ISO 8601; None where open or unknown."""
        last = self._last()
        return last.isoformat() if last else None

    def _first(self) -> date | None:
        return self.start.earliest if self.start else None

    def _last(self) -> date | None:
        return self.end.latest if self.end else None

    def since(self) -> Edtf:
        """The open interval that begins with it."""
        return Edtf(_side(self.start, first=True), None)

    def until(self) -> Edtf:
        """The open interval that ends with it."""
        return Edtf(None, _side(self.end, first=False))

    def about(self) -> Edtf:
        """The same, approximate (`~`)."""
        return Edtf(_approximate(self.start), _approximate(self.end))


def moment(
    year: int | None, month: int | None = None, day: int | None = None, about: bool = False
) -> Edtf:
    """A year, month or day; an unknown year is `XXXX`. Seasons are months 21 to 24."""
    written = Moment(
        "XXXX" if year is None else f"{year:04}",
        None if month is None else f"{month:02}",
        None if day is None else f"{day:02}",
        "~" if about else "",
    )
    return Edtf(written, written)


def decade(year: int) -> Edtf:
    """The ten years that share the first three digits of `year`."""
    written = Moment(f"{year // 10:03}X")
    return Edtf(written, written)


def century(year: int) -> Edtf:
    """The hundred years that share the first two digits of `year`."""
    written = Moment(f"{year // 100:02}XX")
    return Edtf(written, written)


def day(value: date) -> Edtf:
    """One day."""
    return moment(value.year, value.month, value.day)


def interval(start: Edtf | None, end: Edtf | None) -> Edtf:
    """From the beginning of `start` to the end of `end`; None leaves that side open."""
    return Edtf(
        _side(start.start, first=True) if start else None,
        _side(end.end, first=False) if end else None,
    )


def _side(side: Moment | None, *, first: bool) -> Moment | None:
    """Level 1 knows no decade in an interval: it is written as its first or last year."""
    if side is None or "X" not in side.year or side.year == "XXXX":
        return side
    return Moment(side.year.replace("X", "0" if first else "9"))


def _approximate(side: Moment | None) -> Moment | None:
    """Level 1 knows no approximate season, decade or unknown year: these stay as they are."""
    if side is None or "X" in side.year or side.month in _SEASON_NAMES:
        return side
    return Moment(side.year, side.month, side.day, "~")


def _moment(text: str, whole: str) -> Moment:
    found = _MOMENT.fullmatch(text)
    if found is None or not _valid(found):
        raise SettingError(
            f"{whole!r} is not an EDTF date; write for example 2023-04-04, 2023-04~ or 197X"
        )
    qualifier: Qualifier = found["qualifier"]  # type: ignore[assignment]  # by the pattern
    return Moment(found["year"], found["month"], found["day"], qualifier)


def _valid(found: re.Match[str]) -> bool:
    year, month, day = found["year"], found["month"], found["day"]
    if _YEAR.fullmatch(year) is None:
        return False
    if month is None or month == "XX":
        return day in (None, "XX")
    if not month.isdigit() or not (1 <= int(month) <= 12 or (int(month) in _SEASONS and not day)):
        return False
    if day is None or day == "XX":
        return True
    known = int(year) if year.isdigit() and year != "0000" else 2000
    return day.isdigit() and 1 <= int(day) <= monthrange(known, int(month))[1]
