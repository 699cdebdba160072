"""The codebook: every entry works on its own example, and not on its counter-example."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from vigie.claims import reading
from vigie.claims.context import prepare
from vigie.codebook.events import TriggerRow, load_codebook, load_events
from vigie.language.pipelines import load_pipeline
from vigie.model.claim import ROLES, Claim, Status
from vigie.model.document import Document

LANGUAGES = ("fr", "en")
EVENTS = (
    "transfer acquire deploy withdraw train exercise test strike produce upgrade alert agree leave "
    "inspect negotiate demand threaten condemn sanction possess enable"
).split()
KINDS = {"arms", "forces", "facility", "material", "programme", "treaty"}
ENTRIES = [
    pytest.param(language, row, id=f"{language}-{number}-{row.event}")
    for language in LANGUAGES
    for number, row in enumerate(load_codebook(language).rows)
]


def test_the_events_are_those_of_the_codebook() -> None:
    assert list(load_events()) == EVENTS


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_says_what_it_is(event: str) -> None:
    row = load_events()[event]
    assert row.label_en
    assert row.label_fr
    assert row.covers_en
    assert row.covers_fr
    assert set(row.object) <= KINDS
    assert row.status is None or row.status in get_args(Status)


def test_statuses_that_the_codebook_fixes() -> None:
    fixed = {event: row.status for event, row in load_events().items() if row.status}
    assert fixed == {
        "demand": "requested", "threaten": "completed", "condemn": "completed",
        "possess": "ongoing", "enable": "ongoing",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_triggers(language: str) -> None:
    codebook = load_codebook(language)
    assert {row.event for row in codebook.rows} == set(EVENTS)
    verbs = {trigger.event for found in codebook.triggers.values() for trigger in found
             if trigger.pos == "verb"}  # fmt: skip
    assert verbs == set(EVENTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_triggers_are_well_formed(language: str) -> None:
    for lemma, triggers in load_codebook(language).triggers.items():
        for trigger in triggers:
            assert trigger.lemma == lemma == lemma.lower()
            assert " " not in lemma
            assert set(trigger.frame.values()) <= set(ROLES)
            assert trigger.rule.startswith(f"{language}.{trigger.event}.")


@pytest.mark.parametrize(
    ("language", "rule", "lemma", "fixed", "reflexive"),
    [
        ("fr", "fr.transfer.livrer", "livrer", (), False),
        ("fr", "fr.leave.se retirer", "retirer", (), True),
        ("fr", "fr.train.s'entraîner", "entraîner", (), True),
        ("fr", "fr.deploy.mettre en service", "mettre", ("en", "service"), False),
        ("fr", "fr.alert.état d'alerte", "état", ("d", "alerte"), False),
        ("en", "en.transfer.hand over", "hand", ("over",), False),
        ("en", "en.leave.pull out", "pull", ("out",), False),
    ],
)
def test_a_trigger_is_a_word_and_the_words_after_it(
    language: str, rule: str, lemma: str, fixed: tuple[str, ...], reflexive: bool
) -> None:
    (trigger,) = [t for t in load_codebook(language).triggers[lemma] if t.rule == rule]
    assert (trigger.fixed, trigger.reflexive) == (fixed, reflexive)


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch):
    """Reads one sentence, with no look at the topic: a sentence alone is too short for it."""
    monkeypatch.setattr(reading, "_on_topic", lambda context: 1.0)

    def read(text: str, language: str) -> list[Claim]:
        document = Document("example", text, language=language, published="2023-04-05")
        return reading.decide(prepare(load_pipeline(language)(text), document, language))[0]

    return read


@pytest.mark.pipeline
@pytest.mark.parametrize(("language", "row"), ENTRIES)
def test_the_example_is_read(language: str, row: TriggerRow, claims) -> None:
    rules = {f"{language}.{row.event}.{name}" for name in (*row.verbs, *row.nouns)}
    assert [claim.event for claim in claims(row.example, language) if claim.why[0] in rules]


@pytest.mark.pipeline
@pytest.mark.parametrize(("language", "row"), ENTRIES)
def test_the_counter_example_is_not_read(language: str, row: TriggerRow, claims) -> None:
    assert [claim for claim in claims(row.counter, language) if claim.event == row.event] == []


@pytest.mark.parametrize(("language", "row"), ENTRIES)
def test_examples_are_sentences(language: str, row: TriggerRow) -> None:
    for sentence in (row.example, row.counter):
        assert re.fullmatch(r"[A-ZÀÉÎÔ].*[.!?]", sentence)
        assert len(sentence.split()) >= 3
