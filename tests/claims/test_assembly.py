"""One claim per event and origin: what repeats, what does not, what stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from vigie.claims.assembly import Form, Telling, assemble
from vigie.codebook.register import load_register
from vigie.model.claim import Claim, Source
from vigie.model.span import Span

SHOIGU = Source("Sergei Shoigu", "RUS", "state")
FULL = Claim(
    "transfer",
    "completed",
    Span(100, 150),
    "x" * 50,
    SHOIGU,
    actor=("RUS",),
    recipient=("BLR",),
    object=("iskander-m",),
    time="2023-03",
)


def other(**changes: object) -> Claim:
    """The full claim, said again further on, with less and with some changes."""
    again = replace(FULL, evidence=Span(300, 340), quote="y" * 40, time=None)
    return replace(again, **changes)  # type: ignore[arg-type]


def told(*claims: Claim, form: Form = "headline") -> list[Telling]:
    """The claims, each told by a sentence of its own."""
    return [Telling(claim, claim.evidence.start, form) for claim in claims]


REPEATS = [
    ("the same again", other()),
    ("no actor", other(actor=())),
    ("no recipient", other(recipient=())),
    ("nothing but the event", other(actor=(), recipient=(), object=())),
    ("the class of the system", other(object=("ballistic-missile",))),
    ("by the outlet", other(source=Source())),
    ("by the state of the speaker", other(source=Source("RUS", "RUS", "state"))),
    ("as sent there", other(event="deploy", recipient=(), location=("Osipovichi", "BLR"))),
    ("one party of two", other(actor=("RUS", "CHN"))),
    ("another status of overlapping words", other(status="planned", evidence=Span(120, 160))),
]
DIFFERS = [
    ("another event", other(event="deploy")),
    ("another speaker", other(source=Source("Alexander Lukashenko", "BLR", "state"))),
    ("as sent elsewhere", other(event="deploy", recipient=(), location=("POL",))),
    ("another giver", other(actor=("CHN",))),
    ("another receiver", other(recipient=("IRN",))),
    ("another thing", other(object=("s-400",))),
    ("another time", other(time="2024-03")),
    ("another status elsewhere", other(status="planned")),
]


@pytest.mark.parametrize("repeated", [pytest.param(claim, id=name) for name, claim in REPEATS])
def test_a_repetition_is_dropped(repeated: Claim) -> None:
    assert assemble(told(repeated, FULL), load_register()) == [FULL]
    assert assemble(told(FULL, repeated), load_register()) == [FULL]


@pytest.mark.parametrize("different", [pytest.param(claim, id=name) for name, claim in DIFFERS])
def test_what_differs_stays(different: Claim) -> None:
    assert assemble(told(different, FULL), load_register()) == [FULL, different]


GRANTED = [
    ("by whoever it is told", other(source=Source("Alexander Lukashenko", "BLR", "state"))),
    ("as planned or done", other(status="planned")),
]


@pytest.mark.parametrize("granted", [pytest.param(claim, id=name) for name, claim in GRANTED])
def test_what_is_taken_for_granted_was_told_before(granted: Claim) -> None:
    given = told(granted, form="given")
    assert assemble(told(FULL) + given, load_register()) == [FULL]
    assert assemble(told(FULL) + told(granted), load_register()) == [FULL, granted]
    after = [Telling(replace(FULL, evidence=Span(400, 450)), 9, "headline")]
    assert len(assemble(given + after, load_register())) == 2


def test_two_statements_of_an_event_are_two_claims() -> None:
    again = other()
    assert assemble(told(FULL, again, form="statement"), load_register()) == [FULL, again]
    together = [Telling(claim, 3, "statement") for claim in (FULL, again)]
    assert assemble(together, load_register()) == [FULL]


def test_the_order_is_that_of_the_evidence() -> None:
    claims = [FULL, other(event="deploy"), other(event="train", evidence=Span(0, 20))]
    for order in permutations(claims):
        assert [claim.event for claim in assemble(told(*order), load_register())] == [
            "train", "transfer", "deploy"
        ]  # fmt: skip


def test_nothing_from_nothing() -> None:
    assert assemble([], load_register()) == []


def test_assembling_again_changes_nothing() -> None:
    claims = [FULL, *(claim for _, claim in REPEATS + DIFFERS)]
    once = assemble(told(*claims), load_register())
    assert assemble(told(*once), load_register()) == once
