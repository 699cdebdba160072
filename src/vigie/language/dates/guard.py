"""Looks at the words around a match that may show it to be no date after all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vigie.codebook.dates import date_grammar
from vigie.language.dates.context import Context
from vigie.language.dates.match import Node

_BEFORE = re.compile(r"([^\W_][\w'-]*)?([^\w\s]*)[ ]*$")
_AFTER = re.compile(r"[ ]*([^\s\w]?)[ ]?([^\W\d_]*)")
_GLUED = re.compile(r"[-/'°€$£](?!\d{4}\b)(?!s\b)")
_PLAUSIBLE, _LATEST = "1500", "2099"
_ROUND = ("00", "50")
_NAMED = 24
_LISTED = 80
_ENDS = frozenset('.,;:!?)»”"–')


def refused(guard: str, covered: Sequence[Node], context: Context) -> bool:
    """Whether the words around speak against a date, by the named guard of a rule."""
    return _GUARDS[guard](covered, context)


def _before(covered: Sequence[Node], context: Context) -> tuple[str, str]:
    """The word before and the punctuation between."""
    start = covered[0].start
    match = _BEFORE.search(context.text[max(0, start - _NAMED) : start])
    return (match[1] or "", match[2]) if match else ("", "")


def _after(covered: Sequence[Node], context: Context) -> tuple[str, str]:
    """The punctuation right after, and the word after that."""
    end = covered[-1].end
    match = _AFTER.match(context.text, end, end + _NAMED)
    return (match[1], match[2]) if match else ("", "")


def _year(covered: Sequence[Node], context: Context) -> bool:
    """A bare number is no year after a name ("Mirage 2000") or before what it counts."""
    word, between = _before(covered, context)
    mark, following = _after(covered, context)
    if word[:4].isdecimal() and word[4:] == "-":
        return False
    if _GLUED.match(context.text, covered[-1].end):
        return True
    if _numbered(context.grammar.language).search(
        context.text, max(0, covered[0].start - _LISTED), covered[0].start
    ):
        return True
    if word.lower() in context.grammar.settings.year_before:
        return False
    last = covered[-1].word
    if last.isdecimal() and not _PLAUSIBLE <= last <= _LATEST:
        return True
    often = word.lower() in context.grammar.settings.year_often
    if (often or context.after_year(covered[0].start)) and last[-2:] not in _ROUND:
        return False
    if between and between[-1] in "$€£#°+*/":
        return True
    if not between and (word[:1].isupper() or word[:1].isdigit()):
        return True
    counts = not mark and following[:1].islower()
    return counts and following not in context.grammar.settings.year_after


@lru_cache(maxsize=4)
def _numbered(language: str) -> re.Pattern[str]:
    """ "Resolution 1718 (2006) and " before a number of four digits, which is another one."""
    settings = date_grammar(language).settings
    names = "|".join(settings.numbered)
    listed = rf"\d{{4}}(?: \(\d{{4}}\))?(?:,|,? {settings.conjunction}) "
    return re.compile(rf"\b(?:{names}) (?:{listed})*$", re.IGNORECASE)


def _day(covered: Sequence[Node], context: Context) -> bool:
    """A bare "the 8th" is a date before a pause, not before a noun; "the first" never is."""
    return not any(node.word[:1].isdigit() for node in covered) or _pause(covered, context)


def _pause(covered: Sequence[Node], context: Context) -> bool:
    """ "Two days after" ends there; "two days after the talks" counts from the talks."""
    mark, following = _after(covered, context)
    if mark:
        return mark not in _ENDS
    return bool(following) and following not in context.grammar.settings.year_after


def _fraction(covered: Sequence[Node], context: Context) -> bool:
    """ "3/4" and "5.12" alone are a fraction and a price."""
    word = covered[-1].word
    _, between = _before(covered, context)
    mark, _ = _after(covered, context)
    if between[-1:] in ("$", "€", "£", "/", "-") or mark in ("%", "€", "$", "/"):
        return True
    return len(covered) == 1 and ("." in word or len(word) < 4 or word in ("24/7", "9/11"))


def _bare(covered: Sequence[Node], context: Context) -> bool:
    """A word that is also a name or a verb ("March", "May", "Mars") needs to stand alone."""
    word, settings = covered[-1].word, context.grammar.settings
    before, between = _before(covered, context)
    named = before.rstrip("-").lower() in settings.month_before
    if word.lower() in settings.doubtful_months:
        return not named and len(covered) == 1
    if word.lower() not in settings.unsure_months or (settings.elision and word[:1].islower()):
        return False
    if len(covered) > 1:
        return word[:1].islower()
    return word[:1].islower() or bool(between) or not named


def _range(covered: Sequence[Node], context: Context) -> bool:
    """ "2007 and 2009" are two years, "between 2007 and 2009" is a range."""
    words = [node.word.lower() for node in covered]
    settings = context.grammar.settings
    return settings.conjunction in words and not set(settings.between) & set(words)


_GUARDS = {
    "year": _year,
    "day": _day,
    "fraction": _fraction,
    "bare": _bare,
    "range": _range,
    "pause": _pause,
}
