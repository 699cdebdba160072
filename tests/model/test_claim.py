"""Claims: their content, their id, and the reading that holds them."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest

from vigie.model.claim import ROLES, Abstention, Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.span import Span

DOCUMENT = Document("a.txt", "Moscou livre.", language="fr", published="2023-04-04")
CLAIM = Claim("transfer", "completed", Span(0, 12), "Moscou livre", actor=("RUS",))
KEYS = [
    "event", *ROLES, "status", "source", "time", "quantity", "withheld", "evidence", "spans", "why",
    "confidence", "denies",
]  # fmt: skip


def test_content_has_the_keys_of_the_contract() -> None:
    content = CLAIM.content()
    assert list(content) == KEYS
    assert content["evidence"] == {"start": 0, "end": 12, "text": "Moscou livre"}
    assert content["source"] == {
        "speaker": None, "on_behalf_of": None, "act": "report", "channel": None, "relay": None,
        "time": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"why": ("another rule",)}, True),
        ({"confidence": 0.5}, True),
        ({"denies": ("0123456789abcdef",)}, True),
        ({"event": "deploy"}, False),
        ({"status": "planned"}, False),
        ({"actor": ("BLR",)}, False),
        ({"time": "2023"}, False),
        ({"source": Source("TASS")}, False),
        ({"evidence": Span(0, 6), "quote": "Moscou"}, False),
        ({"spans": {"trigger": (Span(7, 12),)}}, False),
    ],
)
def test_the_id_is_that_of_what_is_claimed(changes: dict[str, object], same: bool) -> None:
    changed = replace(CLAIM, **changes)  # type: ignore[arg-type]
    assert (changed.id_in(DOCUMENT) == CLAIM.id_in(DOCUMENT)) is same


def test_the_same_words_elsewhere_are_another_claim() -> None:
    assert CLAIM.id_in(DOCUMENT) != CLAIM.id_in(replace(DOCUMENT, published="2023-04-05"))
    assert CLAIM.id_in(DOCUMENT) == CLAIM.id_in(replace(DOCUMENT, name="b.txt"))


def test_ids_are_sixteen_hexadecimal_digits() -> None:
    assert len(CLAIM.id_in(DOCUMENT)) == 16
    int(CLAIM.id_in(DOCUMENT), 16)


def test_a_reading_as_json_is_plain(reading: Reading) -> None:
    written = reading.as_json()
    assert list(written) == ["document", "claims", "abstentions", "notices"]
    assert json.loads(json.dumps(written, ensure_ascii=False)) == written
    for claim in written["claims"]:
        assert list(claim) == ["id", *KEYS]
        evidence = claim["evidence"]
        text = reading.document.text[evidence["start"] : evidence["end"]]
        assert text == evidence["text"]
    assert written["document"]["id"] == reading.document.id


def test_a_reading_travels(reading: Reading) -> None:
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_doubt_is_a_value() -> None:
    reading = Reading(DOCUMENT, abstentions=(Abstention("too uncertain", Span(7, 12)),))
    assert reading.as_json()["abstentions"] == [{"reason": "too uncertain", "start": 7, "end": 12}]
