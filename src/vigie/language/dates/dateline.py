"""The document's own date, when nobody gives it: from its byline, its dateline, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from vigie.codebook.dates import date_grammar
from vigie.language.dates.expression import DateExpression
from vigie.language.dates.finder import find_dates

_HEAD, _TAIL = 1500, 800
"""Code points at the beginning and end in which a document tells its own date."""
_DATELINE = 250
_BYLINE_REACH = 40
_PLACE = re.compile(r"(?:^|\n)[ ]*[A-ZÀ-Þ][\w'’ .-]{2,40}(?:,| \()[^\n,;:]{0,40}?[ ,–-]*$")
_AFTER_DATELINE = re.compile(r"[ .,]*(?:\(|/|[-–—]|\))")
_ALONE_BEFORE = re.compile(r"(?:^|\n)[ ]*(?:[^\W\d_]+,?[ ]+)?$")
_ALONE_AFTER = re.compile(r"[ ]*(?:$|\n|[,|•·-]?[ ]*(?:at|à)?[ ]*\d{1,2}[:h]\d\d)")
_AMBIGUOUS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d+")


def document_date(text: str, language: str, captured: str | None = None) -> tuple[str, str] | None:
    """ISO day and the rule that found it; None rather than a guess.

    Looks for "published on" and the like, for a dateline ("MOSCOW, April 4, 2023 (AFP)"), and for
    a date that stands alone on a line. A dateline without year gets it from a weekday that the
    text gives with a day, when one of the years that the text names fits. A day after
    `captured` (ISO day) is refused. Raises what `find_dates` raises.
    """
    for found, rule in _candidates(text, language):
        if captured is None or found <= captured:
            return found, rule
    return None


def _candidates(text: str, language: str) -> Iterator[tuple[str, str]]:
    expressions = [found for found in find_dates(text, language) if _near_edge(found, text)]
    days = [found for found in expressions if _is_day(found, text, language)]
    yield from _bylines(days, text, language)
    for found in days:
        if _is_dateline(found, text):
            yield str(found.edtf), "dateline"
    for found in days:
        if _is_alone(found, text):
            yield str(found.edtf), "date alone on its line"
    for found in expressions:
        if str(found.edtf).startswith("XXXX") and _is_dateline(found, text):
            yield from _by_weekday(found, text, language)


def _near_edge(found: DateExpression, text: str) -> bool:
    return found.span.start < _HEAD or found.span.end > len(text) - _TAIL


def _is_day(found: DateExpression, text: str, language: str) -> bool:
    """Whether it is a full day, and not one that reads both ways ("03/04/2024" in English)."""
    if found.kind != "date" or found.grain != "day" or found.earliest is None:
        return False
    numbers = _AMBIGUOUS.search(found.span.text(text))
    if numbers is None or date_grammar(language).settings.order == "dmy":
        return True
    first, second = int(numbers[1]), int(numbers[2])
    return first == second or first > 12 or second > 12


@lru_cache(maxsize=4)
def _byline_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"\b{re.escape(words)}\s*(?:on|le|the)?\s*:?\s*(?:on|le|the)?\s*$", re.I)
        for words in date_grammar(language).settings.bylines
    )


def _bylines(days: list[DateExpression], text: str, language: str) -> Iterator[tuple[str, str]]:
    for pattern in _byline_patterns(language):
        for found in days:
            start = found.span.start
            if pattern.search(text, max(0, start - _BYLINE_REACH), start):
                yield str(found.edtf), "byline"


def _is_dateline(found: DateExpression, text: str) -> bool:
    start, end = found.span
    if start > _DATELINE or _AFTER_DATELINE.match(text, end) is None:
        return False
    return _PLACE.search(text, 0, start) is not None


def _is_alone(found: DateExpression, text: str) -> bool:
    start, end = found.span
    return (
        _ALONE_BEFORE.search(text, max(0, start - _BYLINE_REACH), start) is not None
        and _ALONE_AFTER.match(text, end) is not None
    )


def _by_weekday(dateline: DateExpression, text: str, language: str) -> Iterator[tuple[str, str]]:
    """The year in which every weekday of the text falls on its day, among the years it names."""
    dated = list(_weekdays(text, language))
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)}
    fitting = [year for year in years if dated and _all_agree(dated, year)]
    if len(fitting) == 1:
        try:
            day = date.fromisoformat(str(dateline.edtf).replace("XXXX", str(fitting[0])))
        except ValueError:
            return
        yield day.isoformat(), "dateline, year by weekday"


def _weekdays(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Weekday number and `MM-DD` of each date that the text gives with its weekday."""
    numbers = {
        word.word: int(word.value)
        for word in date_grammar(language).words
        if word.kind == "weekday" and len(word.word) > 3
    }
    for found in find_dates(text, language):
        if str(found.edtf).startswith("XXXX-") and found.grain == "day":
            for word in re.findall(r"[^\W\d_]+", found.span.text(text).lower()):
                if word in numbers:
                    yield numbers[word], str(found.edtf)[5:]


def _all_agree(dated: list[tuple[int, str]], year: int) -> bool:
    try:
        return all(
            date.fromisoformat(f"{year}-{day}").isoweekday() == weekday for weekday, day in dated
        )
    except ValueError:
        return False
