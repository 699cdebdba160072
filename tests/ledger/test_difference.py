"""What changed between two versions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.ledger import difference

from .conftest import report

BEFORE = report("Moscou livre.\nMinsk reçoit.\nKiev proteste.", title="Livraison")


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ""),
        ({"name": "b.txt"}, ""),
        (
            {"text": "Moscou livre.\nMinsk refuse.\nKiev proteste."},
            "@@ -4,3 +4,3 @@| Moscou livre.|-Minsk reçoit.|+Minsk refuse.| Kiev proteste.",
        ),
        (
            {"title": "Refus"},
            "@@ -1,2 +1,2 @@|-title: Livraison|+title: Refus| url: https://guet.example/a",
        ),
    ],
)
def test_difference(changes: dict[str, str], lines: str) -> None:
    assert "|".join(difference(BEFORE, replace(BEFORE, **changes))) == lines


@given(st.text(), st.text())
def test_there_is_a_difference_when_the_texts_differ(one: str, other: str) -> None:
    assert bool(difference(report(one), report(other))) is (one != other)
