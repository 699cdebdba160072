"""What the text around an expression says: the document's date, the last date, the tense."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from vigie.codebook.dates import DateGrammar, date_grammar
from vigie.language.dates.calendar import GRAINS, period
from vigie.language.dates.value import Value

Direction = Literal["past", "future"] | None
Tense = Callable[[int], str | None]

_REACH = 240
"""How far to each side a verb may stand, in code points."""
_STOP = r"[!?;:»”\"](?=\s)|\n|(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})\.(?=\s)"
"""Ends a sentence; not the point of "M. Kim", "Gen. Ryder" or "Nov. 10"."""
_SENTENCE_END = re.compile(_STOP)
_CLAUSE_END = re.compile(rf",(?=\s)|{_STOP}")
_OPENING = 25
"""An expression so near the beginning of a sentence belongs to the verb after it."""
_LOOKS = 500
"""A text with more dates than this that lack something is a table, where no verb tells."""
_NEAR = 8
"""Days within which a named weekday means the date that the text gives with that weekday."""
_DAY_LIKE = frozenset(GRAINS[: GRAINS.index("day") + 1])


@lru_cache(maxsize=4)
def _cues(language: str) -> re.Pattern[str]:
    tense = date_grammar(language).tense
    future, past = "|".join(tense.future), "|".join(tense.past)
    return re.compile(rf"\b(?:(?P<future>{future})|(?P<past>{past}))\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _dated_weekday(language: str) -> re.Pattern[str]:
    words = date_grammar(language).words
    weekdays, months = (
        "|".join(word.word for word in words if word.kind == kind and len(word.word) > 2)
        for kind in ("weekday", "month")
    )
    return re.compile(
        rf"\b(?P<weekday>{weekdays})[, ]+\(?(?:(?:{months})\s+)?"
        r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\b",
        re.IGNORECASE,
    )


def _fits(value: Value, grain: str) -> bool:
    """Whether it can be counted from in units of `grain`: days not from a mere year."""
    return value.grain in _DAY_LIKE or GRAINS.index(value.grain) <= GRAINS.index(grain)


@dataclass(slots=False)
class Context:
    """Of one text.

    `coarse` is the grain of a reference that is no day ("2025-07"). `last` is the last date
    resolved before the current place, `last_said` the last whose year the words give or imply
    without doubt, `last_day` the last day, `last_end` where the words of `last` end.
    """

    text: str
    grammar: DateGrammar
    reference: date | None
    tense: Tense | None = None
    coarse: str | None = None
    last: Value | None = None
    last_said: Value | None = None
    last_day: Value | None = None
    last_end: int = 0
    weekdays: dict[int, date] = field(default_factory=dict)
    looked: int = 0

    def remember(self, value: Value, end: int) -> None:
        """Makes `value`, whose words end at `end`, the date that "the day before" counts from."""
        if value.kind == "date" and value.first is not None:
            self.last, self.last_end = value, end
            if not value.implied:
                self.last_said = value
            if value.grain in _DAY_LIKE:
                self.last_day = value

    def base(self, grain: str, *, story: bool) -> date | None:
        """The day to count from: the document's, or in a `story` the last one of the text."""
        last = self.last_said if grain in ("year", "decade") else self.last
        if story and last is not None and not _fits(last, grain):
            last = self.last_day
        if story and last is not None:
            return last.first
        coarse = self.coarse
        if coarse is not None and GRAINS.index(grain) < GRAINS.index(coarse):
            return None
        return self.reference

    def direction(self, start: int, end: int) -> Direction:
        """Whether the words around speak of what was or of what will be; None when unsure."""
        if self.tense is not None:
            told = self.tense(start)
            if told in ("past", "future"):
                return "past" if told == "past" else "future"
        self.looked += 1
        if self.looked > _LOOKS:
            return None
        stretch = self._sentence_before(start)
        return self._cue_before(stretch) or self._cue_after(end, opening=len(stretch) < _OPENING)

    def _sentence_before(self, start: int) -> str:
        stretch = self.text[max(0, start - _REACH) : start]
        stops = [stop.end() for stop in _SENTENCE_END.finditer(stretch)]
        return stretch[stops[-1] :] if stops else stretch

    def _cue_before(self, stretch: str) -> Direction:
        last: Direction = None
        for cue in _cues(self.grammar.language).finditer(stretch):
            last = "past" if cue.lastgroup == "past" else "future"
        return last

    def _cue_after(self, end: int, *, opening: bool) -> Direction:
        stretch = self.text[end : end + _REACH]
        stop = (_SENTENCE_END if opening else _CLAUSE_END).search(stretch)
        cue = _cues(self.grammar.language).search(stretch, 0, stop.start() if stop else _REACH)
        return None if cue is None else "past" if cue.lastgroup == "past" else "future"

    def stated(self, weekday: int) -> date | None:
        """The day that the text itself gives for a weekday ("Tuesday, June 1"), if close by."""
        return self.weekdays.get(weekday) or self._stated.get(weekday)

    @cached_property
    def _stated(self) -> dict[int, date]:
        if self.reference is None:
            return {}
        values = {(word.word, word.kind): int(word.value) for word in self.grammar.words
                  if word.kind in ("weekday", "month")}  # fmt: skip
        found: dict[int, date] = {}
        for match in _dated_weekday(self.grammar.language).finditer(self.text):
            weekday = values[match["weekday"].lower(), "weekday"]
            for days in range(-_NEAR, _NEAR + 1):
                day = period("day", self.reference, days).first
                if day.isoweekday() == weekday and day.day == int(match["day"]):
                    found.setdefault(weekday, day)
        return found
