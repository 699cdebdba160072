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
# A search for marks is much faster than one for what stands before or after them.
_STOP = r"(?:(?<=\n)|(?=\s))(?<![A-Z]\.)(?<![A-Z][a-z]\.)(?<![A-Z][a-z]{2}\.)"
"""After a mark that ends a sentence; not the point of "M. Kim", "Gen. Ryder" or "Nov. 10"."""
_SENTENCE_END = re.compile(rf'[.!?;:»”"\n]{_STOP}')
_CLAUSE_END = re.compile(rf'[,.!?;:»”"\n]{_STOP}')
_OPENING = 25
"""An expression so near the beginning of a sentence belongs to the verb after it."""
_LOOKS = 500
"""A text with more dates than this that lack something is a table, where no verb tells."""
_FRAME = 40
"""How much of the text before a year says whether it opens the sentence."""
_NEAR = 8
"""Days within which a named weekday means the date that the text gives with that weekday."""
_DAY_LIKE = frozenset(GRAINS[: GRAINS.index("day") + 1])


@lru_cache(maxsize=4)
def _cues(language: str) -> re.Pattern[str]:
    tense = date_grammar(language).tense
    future, past = "|".join(tense.future), "|".join(tense.past)
    return re.compile(rf"\b(?:(?P<future>{future})|(?P<past>{past}))\b")


@lru_cache(maxsize=4)
def _dated_weekday(language: str) -> re.Pattern[str]:
    words = date_grammar(language).words
    weekdays, months = (
        "|".join(word.word for word in words if word.kind == kind and len(word.word) > 2)
        for kind in ("weekday", "month")
    )
    # It begins with letters, which are found much faster than what follows a word boundary.
    return re.compile(
        rf"(?P<weekday>{weekdays})[, ]+\(?(?:(?:{months})\s+)?"
        r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\b"
    )


@lru_cache(maxsize=4)
def _framed(language: str) -> re.Pattern[str]:
    words = "|".join(date_grammar(language).settings.frames)
    return re.compile(rf"(?P<opens>(?:^|[.!?;:»”\"\n])\s*)?\b(?:{words})\s+\d{{4}}$", re.IGNORECASE)


@lru_cache(maxsize=4)
def _clause(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after a date that opens a clause: "and on Tuesday he will leave"."""
    settings = date_grammar(language).settings
    openers, subjects = "|".join(settings.openers), "|".join(settings.subjects)
    return (
        re.compile(rf"\b(?:{openers}) $", re.IGNORECASE),
        re.compile(rf",? (?:{subjects})\b", re.IGNORECASE),
    )


@lru_cache(maxsize=4)
def _weekday_numbers(language: str) -> dict[str, int]:
    words = date_grammar(language).words
    return {word.word: int(word.value) for word in words if word.kind == "weekday"}


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
    framed: tuple[int, int] | None = None
    """The year that a frame gave to a date, and where the words of that date end."""

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

    def frame(self, start: int) -> int | None:
        """The year that holds for a day named at `start`: "In 2019, … on 2 August"."""
        last = self.last
        if last is None or start - self.last_end > _REACH:
            return None
        between = self.text[self.last_end : start]
        if _SENTENCE_END.search(between.replace(":", ",")):
            return None
        if self.framed == (last.first and last.first.year, self.last_end):
            return self.framed[0]
        if last.grain != "year" or last.year is None or last.implied:
            return None
        words = max(0, self.last_end - _FRAME)
        framed = _framed(self.grammar.language).search(self.text, words, self.last_end)
        if framed is None or not (framed["opens"] is not None or ":" in between):
            return None
        return last.year

    def after_year(self, start: int) -> bool:
        """Whether only "and" stands between `start` and a year: "the 2016 and 2017 tests"."""
        joined = self.last is not None and self.last.grain == "year" and start >= self.last_end
        return joined and self.between_last(start) == self.grammar.settings.conjunction

    def between_last(self, start: int) -> str:
        """The words from the last date to `start`, without commas at their ends."""
        return self.text[self.last_end : start].strip(" ,").lower()

    def in_sentence_of_last(self, start: int) -> bool:
        """Whether the last date stands in the same sentence."""
        near = start - self.last_end <= _REACH
        return near and _SENTENCE_END.search(self.text, self.last_end, start) is None

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
        if self._opens_clause(start, end):
            return self._cue_after(end, opening=False) or self._cue_before(stretch)
        return self._cue_before(stretch) or self._cue_after(end, opening=len(stretch) < _OPENING)

    def in_next_clause(self, joined: int, start: int, end: int) -> bool:
        """Whether a date is not joined to the one that ends at `joined`: each has a verb.

        "He came on Monday and on Tuesday he will leave", but "On Monday and Tuesday he will meet".
        """
        opens = self._opens_clause(start, end)
        return opens and self._cue_before(self._sentence_before(joined)) is not None

    def _opens_clause(self, start: int, end: int) -> bool:
        before, after = _clause(self.grammar.language)
        opened = before.search(self.text, max(0, start - _FRAME), start)
        return opened is not None and after.match(self.text, end) is not None

    def _sentence_before(self, start: int) -> str:
        stretch = self.text[max(0, start - _REACH) : start]
        stops = [stop.end() for stop in _SENTENCE_END.finditer(stretch)]
        return stretch[stops[-1] :] if stops else stretch

    def _cue_before(self, stretch: str) -> Direction:
        last: Direction = None
        for cue in _cues(self.grammar.language).finditer(stretch.lower()):
            last = "past" if cue.lastgroup == "past" else "future"
        return last

    def _cue_after(self, end: int, *, opening: bool) -> Direction:
        stretch = self.text[end : end + _REACH]
        stop = (_SENTENCE_END if opening else _CLAUSE_END).search(stretch)
        clause = stretch[: stop.start()] if stop else stretch
        cue = _cues(self.grammar.language).search(clause.lower())
        return None if cue is None else "past" if cue.lastgroup == "past" else "future"

    def stated(self, weekday: int) -> date | None:
        """The day that the text itself gives for a weekday ("Tuesday, June 1"), if close by."""
        return self.weekdays.get(weekday) or self._stated.get(weekday)

    @cached_property
    def _stated(self) -> dict[int, date]:
        if self.reference is None:
            return {}
        numbers = _weekday_numbers(self.grammar.language)
        found: dict[int, date] = {}
        text = self.text.lower()
        for match in _dated_weekday(self.grammar.language).finditer(text):
            if text[match.start() - 1 : match.start()].isalnum():
                continue
            weekday = numbers[match["weekday"]]
            for days in range(-_NEAR, _NEAR + 1):
                day = period("day", self.reference, days).first
                if day.isoweekday() == weekday and day.day == int(match["day"]):
                    found.setdefault(weekday, day)
        return found
