"""Which claims are of one event, and the words that say why."""

from __future__ import annotations

from itertools import combinations

import pytest

from vigie.codebook.kinship import load_kinship
from vigie.ledger.kin import kin
from vigie.ledger.profiles import profile, side
from vigie.model.claim import Claim, Source
from vigie.model.record import Profile
from vigie.model.span import Span

DELIVERY = {"actor": ("RUS",), "recipient": ("BLR",), "object": ("iskander-m",)}


def claim(event: str = "transfer", status: str = "completed", **fields: object) -> Claim:
    return Claim(event, status, Span(0, 1), "x", **fields)  # type: ignore[arg-type]


def told(event: str = "transfer", status: str = "completed", **fields: object) -> Profile:
    """The profile of a claim of 4 April 2023 that says no more than `fields`."""
    return profile(claim(event, status, **fields), "2023-04-04")


@pytest.mark.parametrize(
    ("a", "b", "verdict", "says"),
    [
        (
            told(**DELIVERY), told(**{**DELIVERY, "object": ("ballistic-missile",)}), "same",
            "iskander-m is a ballistic-missile",
        ),
        (
            told("deploy", object=("nuclear-weapon",), actor=("RUS",), location=("BLR",)),
            told("deploy", object=("tactical-nuclear-weapon",), actor=("RUS",), location=("BLR",)),
            "same", "tactical-nuclear-weapon is a nuclear-weapon",
        ),
        (
            told("train", actor=("FRA",), recipient=("UKR",), object=("mirage-2000",)),
            told("train", actor=("FRA",), recipient=("UKR",), object=("mirage-2000-5",)),
            "same", "mirage-2000-5 is a mirage-2000",
        ),
        (
            told(status="planned", **DELIVERY), told(**DELIVERY, time="2023-07"), "same",
            "one announces it, the other says that it came",
        ),
        (
            told("test", actor=("PRK",), object=("hwasong-16b",), time="2024-04-02"),
            told("test", actor=("PRK",), object=("missile",), time="2024-04-02"), "same",
            "when: both on 2024-04-02",
        ),
        (
            told("test", actor=("PRK",), object=("nuclear-weapon",), time="2016-09"),
            told("test", actor=("PRK",), object=("nuclear-weapon",), time="2017-09-03"),
            "conflict", "days apart",
        ),
        (
            told(**DELIVERY), told(**{**DELIVERY, "actor": ("USA",)}), "conflict", "RUS, not USA",
        ),
        (
            told(**DELIVERY), told(**{**DELIVERY, "object": ("s-400",)}), "conflict",
            "iskander-m, not s-400",
        ),
        (
            told("strike", actor=("USA",), recipient=("IRN",), object=("tomahawk",)),
            told("strike", actor=("USA",), recipient=("IRN",), object=("nuclear-facility",)),
            "unlike", "tomahawk beside nuclear-facility",
        ),
        (told(**DELIVERY), told("deploy", **DELIVERY), "conflict", "transfer and deploy"),
        (
            told(**{**DELIVERY, "actor": ("POL", "SVK")}), told(**{**DELIVERY, "actor": ("SVK",)}),
            "same", "SVK among others",
        ),
        (
            told("negotiate", actor=("PRK", "USA")),
            told("negotiate", actor=("USA", "PRK"), time="2023-04-05"),
            "doubtful", "PRK and USA",
        ),
        (
            told("strike", actor=("USA",), recipient=("IRN",), location=("Isfahan", "IRN")),
            told("strike", actor=("USA",), recipient=("IRN",), location=("Fordow", "IRN")),
            "unlike", "Isfahan, not Fordow",
        ),
        # An empty role is compatible with anything, and tells nothing.
        (told(**DELIVERY), told(object=("iskander-m",)), "doubtful", "what: iskander-m"),
        (told(**DELIVERY), told(), "unlike", "said in the same days"),
    ],
)  # fmt: skip
def test_kin(a: Profile, b: Profile, verdict: str, says: str) -> None:
    found = kin(a, b)
    assert found.verdict == verdict, found
    assert says in "; ".join(found.why)
    assert (kin(b, a).points, kin(b, a).verdict) == (found.points, found.verdict)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2018-04-20/..", "2018-04/..", "doubtful"),  # both since, three weeks apart
        ("2018-04-20/..", "2014/..", "unlike"),
        ("2018-04-20", "2018-04-21", "same"),
        ("2018-04-20", "2018-06", "unlike"),
        ("2018-04-20", "2020", "conflict"),
        ("XXXX-04-03", "2023-04-03", "same"),  # without its year it was said on 4 April 2023
    ],
)
def test_times(first: str, second: str, verdict: str) -> None:
    ours = {"actor": ("RUS",), "object": ("nuclear-weapon",)}
    if first.startswith("XXXX") or verdict == "same":
        ours["recipient"] = ("BLR",)
    assert kin(told(time=first, **ours), told(time=second, **ours)).verdict == verdict


def test_two_persons_do_not_condemn_in_one_breath() -> None:
    spoken = {"actor": ("RUS",), "recipient": ("USA",), "object": ("patriot",)}
    putin, peskov = (
        told("condemn", **spoken, source=Source(name))
        for name in ("Vladimir Putin", "Dmitry Peskov")
    )
    assert (putin.voice, peskov.voice) == ("Vladimir Putin", "Dmitry Peskov")
    assert kin(putin, peskov).verdict == "unlike"
    assert kin(putin, putin).verdict == "same"


def test_a_profile_has_sides_and_days() -> None:
    found = told(actor=("Sergei Shoigu", "RUS"), object=("s-400", "iskander-m"))
    assert (found.actor, found.object) == (("RUS",), ("iskander-m", "s-400"))
    assert (found.said, found.earliest) == ("2023-04-03", None)  # a Monday
    dated = told(time="2023-05/..", source=Source("RUS", time="2023-04-01"))
    assert (dated.earliest, dated.latest, dated.said) == ("2023-05-01", None, None)
    assert told(source=Source("RUS", time="2023-03-31")).said == "2023-03-27"
    assert profile(claim(), None).day is None
    assert found.id != dated.id == told(time="2023-05/..", source=Source("BLR")).id


@pytest.mark.parametrize(
    ("id", "of"),
    [
        ("Sergei Shoigu", "RUS"), ("RUS", "RUS"), ("TASS", "RUS"), ("Reuters", "Reuters"),
        ("NATO", "NATO"), ("Nobody", "Nobody"), (None, None),
    ],
)  # fmt: skip
def test_sides(id: str | None, of: str | None) -> None:
    assert side(id) == of


def test_thresholds_are_in_order() -> None:
    points = load_kinship()
    assert points.conflict < points.doubtful < points.same
    for rows in (points.gap, points.saying, points.overlap):
        assert all(a.days < b.days for a, b in combinations(rows, 2))
