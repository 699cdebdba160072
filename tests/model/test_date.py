"""The EDTF value: what it reads, what it refuses, which days it can mean."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from vigie.errors import SettingError
from vigie.model.date import Edtf, century, day, decade, interval, moment

READ = [
    ("2023-04-04", "2023-04-04", "2023-04-04"),
    ("2023-04", "2023-04-01", "2023-04-30"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("197X", "1970-01-01", "1979-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("XXXX-04-03", None, None),
    ("XXXX-04", None, None),
    ("2023-XX-XX", "2023-01-01", "2023-12-31"),
    ("2023-04-XX", "2023-04-01", "2023-04-30"),
    ("2023-21", "2023-03-21", "2023-06-20"),
    ("2023-24", "2023-12-21", "2024-03-20"),
    ("2023-04~", "2023-04-01", "2023-04-30"),
    ("2023?", "2023-01-01", "2023-12-31"),
    ("2023-03-27/2023-04-02", "2023-03-27", "2023-04-02"),
    ("2023-04-03/..", "2023-04-03", None),
    ("../2023-07-01", None, "2023-07-01"),
    ("2022-09~/..", "2022-09-01", None),
    ("2025/2026", "2025-01-01", "2026-12-31"),
]
REFUSED = ["", "..", "../..", "2023-13", "2023-02-30", "23", "2023-4-4", "1X23", "2023-XX-04",
           "2023-21-04", "2024/2023", "2023/2024/2025", "hier", "2023-04-04~~"]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest"), READ)
def test_reads(text: str, earliest: str | None, latest: str | None) -> None:
    value = Edtf.parse(text)
    assert str(value) == text
    assert (value.earliest, value.latest) == (earliest, latest)


@pytest.mark.parametrize("text", REFUSED)
def test_refuses_with_a_hint(text: str) -> None:
    with pytest.raises(SettingError, match=r"write for example|swap"):
        Edtf.parse(text)


def test_builders() -> None:
    assert str(moment(None, 4, 3)) == "XXXX-04-03"
    assert str(moment(2023, 4, about=True)) == "2023-04~"
    assert str(decade(1975)) == "197X"
    assert str(century(1975)) == "19XX"
    assert str(day(date(2023, 4, 4)).since()) == "2023-04-04/.."
    assert str(moment(2023, 7).until()) == "../2023-07"
    assert str(decade(1975).since()) == "1970/.."
    assert str(decade(1975).about()) == "197X"
    assert str(moment(None, 4).about()) == "XXXX-04"
    assert str(interval(moment(2025), moment(2026)).about()) == "2025~/2026~"


days = st.dates(min_value=date(1, 1, 1))


@given(days, days)
def test_intervals_are_ordered_and_validate(first: date, second: date) -> None:
    start, end = sorted((first, second))
    value = interval(day(start), day(end))
    assert Edtf.parse(str(value)) == value
    assert (value.earliest or "") <= (value.latest or "")
    parse_edtf(str(value))


@given(st.integers(1, 9999), st.integers(1, 12), st.sampled_from(["", "~", "?", "%"]))
def test_months_validate(year: int, month: int, qualifier: str) -> None:
    text = f"{year:04}-{month:02}{qualifier}"
    value = Edtf.parse(text)
    assert (value.earliest or "") < (value.latest or "")
    parse_edtf(text)


@given(st.text("0123456789X-/.~?% ", max_size=24))
def test_never_fails_otherwise(text: str) -> None:
    try:
        value = Edtf.parse(text)
    except SettingError:
        return
    assert str(Edtf.parse(str(value))) == str(value)
