"""What an expression means, before it is handed out: a period with its EDTF, grain and kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vigie.language.dates.calendar import Period, written
from vigie.language.dates.expression import DateKind
from vigie.model import date as edtf


@dataclass(frozen=True, slots=True)
class Value:
    """`first` and `last` are inclusive; None where open or unknown.

    `year`, `month` and `day` are what the words themselves give: a range lends them to its
    other end ("from 3 to 5 May"). `ends` are the values of the plain dates inside, with the
    indices of their tokens.
    """

    edtf: edtf.Edtf | None
    first: date | None
    last: date | None
    grain: str
    kind: DateKind = "date"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    implied: bool = False
    """Whether the year was not said."""
    whole: Value | None = None
    """Of "early 2024", the value of 2024."""
    ends: tuple[Value, ...] = ()
    """Of a range, the values of the dates it runs from and to; of a list, all its dates."""
    apart: bool = False
    """Whether the dates of a list are no range: each is an expression of its own."""


def of_period(unit: str, days: Period, **fields: int | None) -> Value:
    """The value of one `unit`."""
    return Value(written(unit, days), days.first, days.last, unit, **fields)  # type: ignore[arg-type]


def unresolved(kind: DateKind, grain: str = "vague") -> Value:
    """An expression that is found and not resolved."""
    return Value(None, None, None, grain, kind)


def between(first: Value, last: Value) -> Value | None:
    """From the beginning of one to the end of the other; None when that runs backwards."""
    if first.first and last.last and first.first > last.last:
        return None
    known = first.edtf is not None and last.edtf is not None
    text = edtf.interval(first.edtf, last.edtf) if known else None
    # "From the 3rd to early 2024": the third month is early by its days, not by "2024-01~".
    if text is not None and (text.earliest or "") > (text.latest or "9999-12-31"):
        return None
    return Value(
        text,
        first.first,
        last.last,
        "range",
        "range",
        ends=(first, last),
    )


def since(value: Value) -> Value:
    """Open at the end."""
    written_ = value.edtf.since() if value.edtf else None
    return Value(written_, value.first, None, value.grain, "since")


def until(value: Value) -> Value:
    """Open at the beginning, the end included."""
    whole = value.whole if value.whole is not None and _reaches(value) else value
    written_ = whole.edtf.until() if whole.edtf else None
    return Value(written_, None, value.last, value.grain, "until")


def _reaches(value: Value) -> bool:
    """Whether a part of a period reaches its end: "by the end of 2024" is by 2024."""
    return value.whole is not None and value.whole.last == value.last


def before(value: Value) -> Value:
    """Everything up to it, as the codebook writes it; the latest day is the one before it.

    An end is included: "before the end of May" is by May.
    """
    if value.first is None or _reaches(value):
        return until(value)
    last = value.first - timedelta(days=1)
    return Value(value.edtf.until() if value.edtf else None, None, last, value.grain, "until")


def after(value: Value) -> Value:
    """Everything from it on; of a month or year, from the next one on."""
    if value.last is None or value.grain not in ("month", "year"):
        return since(value)
    first = value.last + timedelta(days=1)
    written_ = edtf.moment(first.year, first.month if value.grain == "month" else None)
    return Value(written_.since(), first, None, value.grain, "since")


def about(value: Value) -> Value:
    """The same, approximate."""
    written_ = value.edtf.about() if value.edtf else None
    return Value(written_, value.first, value.last, value.grain, value.kind)
