"""What a search shows."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from vigie.ledger.stored import Hit, StoredClaim, Version
from vigie.views.hits import hits_json, hits_table


@pytest.fixture
def hit(reading):
    seen = datetime(2024, 1, 31, 12, tzinfo=UTC)
    version = Version("v1", "d1", reading.document, seen, seen, 1)
    claims = tuple(
        StoredClaim(claim.id_in(reading.document), "d1", "v1", claim, number)
        for number, claim in enumerate(reading.claims)
    )
    return Hit(version, claims)


def test_table(hit):
    stream = io.StringIO()
    Console(file=stream, width=100, highlight=False, markup=False).print(hits_table([hit, hit]))
    text = stream.getvalue()
    for words in (
        "Moscou livre des missiles à Minsk\n2023-04-04 · Le <Guet> · javascript:alert(1)",
        "seen 2024-01-31 · d1",
        "  train · ongoing · Sergei Shoigu: Depuis le 3 avril, des soldats sont formés",
        "  possess · ongoing · the outlet: livré à la Biélorussie\n\nMoscou",
    ):
        assert words in text


def test_json(hit, reading):
    (found,) = hits_json([hit])
    assert (found["document"], found["version"], found["first_seen"]) == (
        "d1", "v1", "2024-01-31T12:00:00+00:00",
    )  # fmt: skip
    assert found["claims"] == [
        {"id": claim.id_in(reading.document), **claim.content()} for claim in reading.claims
    ]
