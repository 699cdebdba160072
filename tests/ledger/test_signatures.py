"""Signatures are small, stay the same, and find what shares words."""

from __future__ import annotations

import pytest

from vigie.errors import SettingError
from vigie.ledger.signatures import (
    LEADING,
    ROWS,
    VERSION,
    WHOLE,
    Index,
    Signature,
    bands,
    signature,
    worth_comparing,
)

TEXT = "Paris a livré mardi deux batteries de missiles à Kiev, a annoncé le ministre des Armées."


def test_round_trip_in_few_bytes():
    signed = signature(TEXT, "fr")
    assert Signature.parse(bytes(signed)) == signed
    assert len(bytes(signed)) == len(VERSION) + 4 * ROWS * (WHOLE + LEADING) < 300


def test_hashes_are_those_that_ledgers_hold():
    """When this fails, stored signatures are void: raise VERSION."""
    assert bytes(signature(TEXT, "fr"))[:10].hex() == "010265ec8305bcaa3f99"


@pytest.mark.parametrize("stored", [b"", b"\xff" * 290, bytes(signature(TEXT, "fr"))[:-1]])
def test_other_versions_are_refused(stored):
    with pytest.raises(SettingError, match="sign the report again"):
        Signature.parse(stored)


def test_bands_tell_whole_and_opening_apart():
    keys = bands(signature(TEXT, "fr"))
    assert len(set(keys)) == WHOLE + LEADING


def test_index_finds_what_came_before():
    index: Index[str] = Index()
    assert index.add("first", signature(TEXT, "fr")) == set()
    assert (
        index.add("other", signature("Les élus ont débattu du budget des écoles.", "fr")) == set()
    )
    assert index.add("again", signature(TEXT.upper(), "fr")) == {"first"}


def test_a_band_by_chance_is_not_worth_comparing():
    signed, other = signature(TEXT, "fr"), signature("Les élus ont débattu du budget.", "fr")
    chance = Signature((*signed.hashes[:ROWS], *other.hashes[ROWS:]))
    assert set(bands(signed)) & set(bands(chance))
    assert not worth_comparing(signed, chance)
    assert worth_comparing(signed, signed)


def test_an_empty_text_has_a_signature():
    assert len(bands(signature("", "en"))) == WHOLE + LEADING
