"""Negation and hearsay, and the status that the arbiter makes of plain sentences."""

from __future__ import annotations

import pytest

from vigie.claims.context import Context
from vigie.claims.slots import status_of
from vigie.claims.status import is_hearsay, is_negated, status_features
from vigie.codebook.statuses import load_status_words


@pytest.mark.parametrize(
    ("language", "text", "verb", "negated"),
    [
        ("fr", "La Russie ne livrera pas de missiles.", "livrera", True),
        ("fr", "La Russie n'a jamais livré de missiles.", "livré", True),
        ("fr", "Aucun missile n'a été livré.", "livré", True),
        ("fr", "La Russie livrera des missiles.", "livrera", False),
        ("en", "Russia will not deliver missiles.", "deliver", True),
        ("en", "Russia has never delivered missiles.", "delivered", True),
        ("en", "No missiles were delivered.", "delivered", True),
        ("en", "Russia will deliver missiles.", "deliver", False),
    ],
)
def test_negated(language: str, text: str, verb: str, negated: bool, parse) -> None:
    (token,) = [token for token in parse(language, text) if token.text == verb]
    assert is_negated(token, load_status_words(language)) is negated


@pytest.mark.parametrize(
    ("text", "verb", "hearsay"),
    [
        ("Moscou aurait livré des missiles à Minsk.", "livré", True),
        ("Moscou a livré des missiles à Minsk.", "livré", False),
        ("Moscou pourrait livrer des missiles à Minsk.", "livrer", False),
        ("Moscou pourrait livrer des missiles à Minsk.", "pourrait", False),
    ],
)
def test_hearsay(text: str, verb: str, hearsay: bool, parse) -> None:
    (token,) = [token for token in parse("fr", text) if token.text == verb]
    assert is_hearsay(token) is hearsay


def statuses(context: Context, event: str) -> set[str]:
    return {status_of(scene, row, context)[0] for scene, row in context.scenes if row.id == event}


@pytest.mark.parametrize(
    ("language", "text", "event", "status"),
    [
        ("fr", "La Russie a livré des missiles Iskander à Minsk.", "transfer", "completed"),
        ("fr", "La Russie livrera des missiles Iskander à la Biélorussie.", "transfer", "planned"),
        ("fr", "La Russie va livrer des missiles Iskander à Minsk.", "transfer", "planned"),
        ("fr", "Moscou allait livrer des missiles Iskander à Minsk.", "transfer", "planned"),
        ("en", "Russia is going to deliver Iskander missiles to Belarus.", "transfer", "planned"),
        ("fr", "La Russie ne livrera pas de missiles Iskander à Minsk.", "transfer", "denied"),
        ("fr", "La Russie pourrait livrer des missiles Iskander à Minsk.", "transfer", "possible"),
        ("fr", "L'ONU a exhorté Pyongyang à abandonner ses missiles.", "demand", "requested"),
        ("fr", "Tokyo a condamné le tir de missile nord-coréen.", "condemn", "completed"),
        ("fr", "La France possède 290 têtes nucléaires.", "possess", "ongoing"),
        ("en", "Russia has delivered Iskander missiles to Belarus.", "transfer", "completed"),
        ("en", "Russia will deliver Iskander missiles to Belarus.", "transfer", "planned"),
        ("en", "Russia has not delivered Iskander missiles to Belarus.", "transfer", "denied"),
        ("en", "The UN urged Pyongyang to give up its missiles.", "demand", "requested"),
        ("en", "Tokyo condemned the North Korean missile launch.", "condemn", "completed"),
        ("en", "France possesses 290 nuclear warheads.", "possess", "ongoing"),
    ],
)  # fmt: skip
def test_status_of_plain_sentences(
    language: str, text: str, event: str, status: str, context_of
) -> None:
    assert statuses(context_of(language, text), event) == {status}


def test_features_are_named(context_of) -> None:
    context = context_of("en", "Russia will not deliver missiles to Belarus.")
    (scene,) = [scene for scene, row in context.scenes if row.id == "transfer"]
    features = status_features(scene.hit, load_status_words("en"))
    assert {"event=transfer", "pos=verb", "mark=neg"} <= set(features)


@pytest.mark.parametrize(
    ("text", "governed"),
    [
        ("Varsovie promet de remplacer les chars donnés à Kiev.", False),
        ("Varsovie promet de donner des chars à Kiev.", True),
    ],
)
def test_what_governs_a_thing_tells_nothing_of_how_it_was_given(
    text: str, governed: bool, context_of
) -> None:
    context = context_of("fr", text)
    hits = [scene.hit for scene, _ in context.scenes if scene.hit.token.text.startswith("donn")]
    features = status_features(hits[0], load_status_words("fr"))
    assert any(feature.startswith("gov1=") for feature in features) == governed
