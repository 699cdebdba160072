"""Denials: told again or not, whose claim they deny, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vigie.claims.denials import bare_denials, link_denials
from vigie.codebook.register import load_register
from vigie.model.claim import Claim, Source
from vigie.model.document import Document
from vigie.model.span import Span

# language, what is claimed, what follows, who denies it and with which words
BARE = [
    ("en", "Iran has sent missiles to Russia, the Pentagon said.", "Tehran denied it.",
     "IRN", "Tehran denied it"),
    ("en", "Iran has sent missiles to Russia, the Pentagon said.", "Iran rejected the accusation.",
     "IRN", "Iran rejected the accusation"),
    ("fr", "L'Iran a livré des missiles à la Russie, selon Washington.", "Téhéran l'a démenti.",
     "IRN", "Téhéran l'a démenti"),
    ("fr", "L'Iran a livré des missiles à la Russie, selon Washington.",
     "Moscou récuse ces accusations.", "RUS", "Moscou récuse ces accusations"),
    # no denial, a denial of something else, by one who has no part in it, or too far away
    ("en", "Iran has sent missiles to Russia, the Pentagon said.", "Iran did not deny it.",
     None, None),
    ("en", "Iran has sent missiles to Russia, the Pentagon said.", "Iran denied entry to a ship.",
     None, None),
    ("en", "Iran has sent missiles to Russia, the Pentagon said.", "Poland denied it.", None, None),
    ("fr", "L'Iran a livré des missiles à la Russie, selon Washington.",
     "Téhéran n'a pas démenti.", None, None),
    ("fr", "L'Iran a livré des missiles à la Russie, selon Washington.",
     "Il pleut. Le ciel est bas. Téhéran dément.", None, None),
]  # fmt: skip


def claimed(text: str, end: int) -> Claim:
    return Claim(
        event="transfer",
        status="completed",
        evidence=Span(0, end),
        quote=text[:end],
        source=Source("USA", "USA"),
        actor=("IRN",),
        recipient=("RUS",),
        object=("missile",),
        quantity="3",
        why=("rule",),
    )


@pytest.mark.parametrize(("language", "told", "then", "speaker", "words"), BARE)
def test_bare_denials(
    language: str, told: str, then: str, speaker: str | None, words: str | None, context_of
) -> None:
    text = f"{told} {then}"
    claim = claimed(text, told.index(","))
    found = bare_denials([claim], context_of(language, text))
    if speaker is None:
        assert found == []
        return
    assert len(found) == 1
    denial = found[0].claim
    assert (denial.event, denial.status, denial.quantity) == ("transfer", "denied", None)
    assert (denial.source.speaker, denial.source.act) == (speaker, "deny")
    assert denial.quote == words == denial.evidence.text(text)
    assert denial.actor == claim.actor


DOCUMENT = Document(name="x", text="a" * 50, language="en")
CLAIM = claimed(DOCUMENT.text, 10)
DENIAL = replace(
    CLAIM,
    status="denied",
    source=Source("IRN", "IRN", "deny"),
    evidence=Span(20, 30),
    quote="a" * 10,
)


def test_a_denial_is_linked_to_what_it_denies() -> None:
    claim, denial = link_denials([CLAIM, DENIAL], DOCUMENT, load_register())
    assert claim == CLAIM
    assert denial.denies == (CLAIM.id_in(DOCUMENT),)
    assert denial.id_in(DOCUMENT) == DENIAL.id_in(DOCUMENT)


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, event="test"),
        replace(CLAIM, status="denied"),
        replace(CLAIM, source=DENIAL.source),
        replace(CLAIM, recipient=("SYR",)),
        replace(CLAIM, object=("tank",)),
        replace(CLAIM, actor=(), recipient=(), object=()),
        replace(CLAIM, time="2023"),
    ],
)
def test_what_is_not_denied(other: Claim) -> None:
    denial = replace(DENIAL, time="2024")
    assert link_denials([other, denial], DOCUMENT, load_register())[1].denies == ()


def test_a_refusal_in_the_voice_of_the_outlet_denies_nobody() -> None:
    refusal = replace(DENIAL, source=Source())
    assert link_denials([CLAIM, refusal], DOCUMENT, load_register())[1].denies == ()
