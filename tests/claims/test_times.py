"""When the event of a trigger happens, and when it was only said."""

from __future__ import annotations

import pytest

from vigie.claims.slots import time_of
from vigie.claims.times import tense_of
from vigie.language.dates import find_dates

DAY = "2023-04-04"  # a Tuesday

CASES = [
    ("fr", "La Russie a livré des missiles à Minsk le 28 mars 2023.", "transfer", "2023-03-28"),
    ("fr", "Le 28 mars 2023, la Russie a livré des missiles à Minsk.", "transfer", "2023-03-28"),
    ("fr", "La Russie a livré des missiles à Minsk lundi.", "transfer", "2023-04-03"),
    ("fr", "Des soldats biélorusses sont formés aux missiles depuis le 3 avril.", "train",
     "2023-04-03/.."),
    ("fr", "La Russie livrera des missiles à Minsk avant le 1er juillet.", "transfer",
     "../2023-07-01"),
    ("fr", "La Russie a livré des missiles à Minsk.", "transfer", None),
    ("en", "Russia delivered missiles to Minsk on 28 March 2023.", "transfer", "2023-03-28"),
    ("en", "On 28 March 2023 Russia delivered missiles to Minsk.", "transfer", "2023-03-28"),
    ("en", "Russia delivered missiles to Minsk on Monday.", "transfer", "2023-04-03"),
    ("en", "Russia has trained Belarusian missile crews since 3 April.", "train", "2023-04-03/.."),
    ("en", "Russia delivered missiles to Minsk.", "transfer", None),
    ("en", "Tokyo condemned the missile launch on Monday.", "condemn", "2023-04-03"),
]  # fmt: skip
# The day is that of the announcement.
SAID = [
    ("fr", "Choïgou a annoncé lundi que la Russie livrerait des missiles à Minsk.", "transfer"),
    ("fr", "La Russie livrera des missiles à Minsk, a annoncé lundi Sergueï Choïgou.", "transfer"),
    ("en", "Shoigu announced on Monday that Russia would deliver missiles to Minsk.", "transfer"),
    ("en", "Russia will deliver missiles to Minsk, Shoigu said on Monday.", "transfer"),
]


def times(language: str, text: str, event: str, context_of) -> set[str | None]:
    context = context_of(language, text, DAY)
    found = [time_of(scene, row, context) for scene, row in context.scenes if row.id == event]
    assert found
    return {date.edtf if date else None for date in found}


@pytest.mark.parametrize(("language", "text", "event", "edtf"), CASES)
def test_time(language: str, text: str, event: str, edtf: str | None, context_of) -> None:
    assert times(language, text, event, context_of) == {edtf}


@pytest.mark.parametrize(("language", "text", "event"), SAID)
def test_the_time_of_saying_is_not_that_of_the_event(
    language: str, text: str, event: str, context_of
) -> None:
    assert times(language, text, event, context_of) == {None}


def test_without_a_day_the_year_stays_open(context_of) -> None:
    context = context_of("fr", "La Russie a livré des missiles à Minsk le 28 mars.", None)
    ((scene, row),) = [found for found in context.scenes if found[1].id == "transfer"]
    date = time_of(scene, row, context)
    assert date is not None
    assert date.edtf == "XXXX-03-28"


@pytest.mark.parametrize(
    ("text", "day", "tense"),
    [
        ("depuis le 3 avril", None, "since"),
        ("depuis le 3 avril", "2023-04-04", "since"),
        ("d'ici le 3 avril", None, "until"),
        ("le 3 avril", None, "open"),
        ("le 3 avril 2023", "2023-04-04", "past"),
        ("le 3 mai 2023", "2023-04-04", "future"),
    ],
)
def test_what_goes_on_since_a_day_does_so_without_a_day_of_the_report(
    text: str, day: str | None, tense: str
) -> None:
    (found,) = find_dates(text, "fr", day)
    assert tense_of(found, day) == tense
