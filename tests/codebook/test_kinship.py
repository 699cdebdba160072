"""The points of likenesses name events and roles of the codebook."""

from __future__ import annotations

import pytest

from vigie.codebook import kinship
from vigie.codebook.events import load_events
from vigie.codebook.kinship import kinship_edition, load_kinship
from vigie.codebook.register import load_register
from vigie.errors import DataError
from vigie.model.claim import ROLES


def test_events_and_roles_are_those_of_the_codebook():
    points = load_kinship()
    kinds = points.events
    assert kinds.passing | kinds.standing | kinds.spoken <= load_events().keys()
    assert not kinds.passing & kinds.standing
    assert points.role.keys() == set(ROLES)


@pytest.mark.parametrize("change", [{"same": "much"}, {"likeness": 1}])
def test_a_file_that_does_not_validate_does_not_load(monkeypatch, change):
    whole = kinship.read_toml(kinship.PATH)
    monkeypatch.setattr(kinship, "read_toml", lambda path: {**whole, **change})
    with pytest.raises(DataError, match=f"data/records/kin.toml: {next(iter(change))} = "):
        load_kinship.__wrapped__()


def test_the_edition_is_one_of_the_file():
    assert len(kinship_edition()) == 12
    assert set(kinship_edition()) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    ("id", "lineage"),
    [
        ("tactical-nuclear-weapon", ["tactical-nuclear-weapon", "nuclear-weapon"]),
        ("missile", ["missile"]),
        ("new-start", ["new-start"]),
        ("nobody-knows", ["nobody-knows"]),
    ],
)
def test_lineage_goes_from_the_thing_to_the_widest_class(id, lineage):
    assert load_register().lineage(id) == lineage
    assert load_register().root(id) == lineage[-1]
