"""Spans: half-open stretches of code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model.span import Span, envelope

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda one: Span(one[0], sum(one)))


@pytest.mark.parametrize(
    ("a", "b", "overlaps", "covers"),
    [
        ((0, 5), (5, 9), False, False),
        ((0, 5), (4, 9), True, False),
        ((0, 5), (0, 5), True, True),
        ((0, 5), (1, 4), True, True),
        ((1, 4), (0, 5), True, False),
        ((7, 9), (0, 5), False, False),
    ],
)
def test_overlaps_and_covers(
    a: tuple[int, int], b: tuple[int, int], overlaps: bool, covers: bool
) -> None:
    assert Span(*a).overlaps(b) is overlaps
    assert Span(*a).covers(b) is covers


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("été 2023", (0, 3), "été"),
        ("🚀 tirée", (2, 7), "tirée"),
        ("à", (0, 1), "à"),
        ("", (0, 0), ""),
    ],
)
def test_text_is_counted_in_code_points(text: str, span: tuple[int, int], words: str) -> None:
    assert Span(*span).text(text) == words


@given(st.lists(SPANS, min_size=1))
def test_the_envelope_is_the_shortest_that_covers_all(spans: list[Span]) -> None:
    around = envelope(*spans)
    assert all(around.covers(span) for span in spans)
    assert around.start in {span.start for span in spans}
    assert around.end in {span.end for span in spans}


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_covering_implies_it(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert not a.covers(b) or a.overlaps(b)
