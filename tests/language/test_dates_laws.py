"""Laws that hold for every text: spans, order, EDTF, determinism."""

from __future__ import annotations

import re
import sys
import time
from itertools import product, repeat

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.codebook.dates import date_grammar
from vigie.language.dates import DateExpression, find_dates
from vigie.model.date import Edtf

WORDS = sorted(
    {word.word for language in ("fr", "en") for word in date_grammar(language).words}
    | set("le la du au de à et the of in on to from between until since by ago last next".split())
    | {"4", "23", "2023", "1er", "21st", "2023-04-04", "04/05/2024", "1990s", "d'ici", "jusqu'à"}
    | {",", ".", "-", "–", "’", "\u00a0", "\n\n", "XXXX", "é", "\U0001f680"}
)
# Words at random seldom meet in a range: here they always do.
POINTS = (
    "3", "le 3", "the 3rd", "lundi", "Tuesday", "mars", "May", "2019", "1999", "7 février",
    "March 5", "12/04/2024", "les années 1970", "the 1990s", "au XXe siècle", "the 21st century",
    "l'été", "winter 2022", "début 2024", "late March", "last week", "l'an dernier", "yesterday",
)  # fmt: skip
RANGES = ("fr", "de", "à"), ("fr", "entre", "et"), ("en", "from", "to"), ("en", "between", "and")
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.text(max_size=60),
)
references = st.one_of(st.none(), st.dates().map(str))
languages = st.sampled_from(["fr", "en"])

# Repeated, each makes the most of one loop: islands without end, lists, unfinished numbers, tables.
ADVERSARIAL = (
    "1 ", "9.", "a", "(", "'", "- ", "\n", "2023-", "2023/", "12, ", "3 et 4 ", "le ", "il y a ",
    "mardi ", "lundi et ", "vingt et ", "cent ", "4 avril ", "Nov. ", "mar. ", "la fin de ",
    "deux jours plus tôt ", "two days before ", "En 2019 : le 3 mai, ", "in the first half of ",
    "May 3 and 4, ", "since the end of ",
)  # fmt: skip
LONG = 1_000_000

# Ours by the codebook, and in the standard; the library does not read it.
KNOWN_GAP = re.compile(r"^\.\./XXXX|^XXXX.*/\.\.$")


@settings(max_examples=150, deadline=None)
@given(texts, languages, references)
def test_laws(text: str, language: str, reference: str | None) -> None:
    found = find_dates(text, language, reference)
    assert found == find_dates(text, language, reference)
    end = 0
    for expression in found:
        assert end <= expression.span.start < expression.span.end <= len(text)
        end = expression.span.end
        _check(expression, text)


@pytest.mark.parametrize(("language", "opening", "join"), RANGES)
def test_laws_of_ranges(language: str, opening: str, join: str) -> None:
    for first, last in product(POINTS, POINTS):
        text = f"{opening} {first} {join} {last}"
        for expression in find_dates(text, language, "2024-02-29"):
            _check(expression, text)


def _check(expression: DateExpression, text: str) -> None:
    assert expression.span.text(text).strip()
    if expression.earliest and expression.latest:
        assert expression.earliest <= expression.latest
    if expression.edtf is not None:
        value = Edtf.parse(expression.edtf)
        assert str(value) == expression.edtf
        if not KNOWN_GAP.search(expression.edtf):
            parse_edtf(expression.edtf)
    for part in expression.parts:
        assert expression.span.covers(part.span)
        _check(part, text)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("words", ADVERSARIAL)
def test_twice_the_text_is_twice_the_work(words: str, language: str) -> None:
    """Counted in calls, which no busy machine stretches."""
    find_dates(words, language, "2024-05-01")
    single, double = (_calls(_text(words, length), language) for length in (10_000, 20_000))
    assert double <= 2.3 * single + 500


@pytest.mark.parametrize(
    "words", ["1", "1 ", "9.", "a ", "le ", "cent ", "12, ", "2023-", "En 2019 : mai, "]
)
def test_a_megabyte_takes_seconds(words: str) -> None:
    """Generous, for what happens inside regular expressions, which no call counts."""
    text = _text(words, LONG)
    start = time.process_time()
    find_dates(text, "fr", "2024-05-01")
    assert time.process_time() - start < 60


def _text(words: str, length: int) -> str:
    return "".join(repeat(words, length // len(words)))


def _calls(text: str, language: str) -> int:
    count = 0

    def count_calls(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(count_calls)
    try:
        find_dates(text, language, "2024-05-01")
    finally:
        sys.setprofile(None)
    return count
