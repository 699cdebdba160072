"""The arbiter adds up weights, and those that ship can be read."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.claims.arbiter import Arbiter, load_arbiter

ARBITER = Arbiter({"": [0.5, 0.0], "wet": [0.0, 2.0], "dry": [3.0, 0.0]}, ["sun", "rain"])


@pytest.mark.parametrize(
    ("features", "label"),
    [([], "sun"), (["wet"], "rain"), (["dry"], "sun"), (["wet", "dry"], "sun"), (["?"], "sun"),
     (["wet", "wet"], "rain")],
)  # fmt: skip
def test_best(features: list[str], label: str) -> None:
    assert ARBITER.best(features)[0] == label


def test_unknown_features_weigh_nothing() -> None:
    assert ARBITER.scores(["?", "wet"]) == ARBITER.scores(["wet"])


@given(st.lists(st.sampled_from(["wet", "dry", "?"])))
def test_scores_are_probabilities(features: list[str]) -> None:
    scores = ARBITER.scores(features)
    assert math.isclose(sum(scores.values()), 1)
    assert all(0 <= score <= 1 for score in scores.values())


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("topic", {"yes", "no"}),
        ("accept", {"yes", "no"}),
        ("status", {"planned", "ongoing", "completed", "possible", "requested", "denied"}),
    ],
)
def test_the_arbiters_that_ship(name: str, labels: set[str]) -> None:
    arbiter = load_arbiter(name)
    assert set(arbiter.labels) == labels
    assert all(len(weights) == len(labels) for weights in arbiter.weights.values())


def test_the_roles_that_ship() -> None:
    assert {"actor", "recipient", "object", "location"} < set(load_arbiter("roles").labels)
