"""Mentions: names of the register, surnames of persons named before, new persons."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vigie.codebook.register import load_register
from vigie.language.mentions import find_mentions
from vigie.language.parse import Parse
from vigie.language.pipelines import load_pipeline
from vigie.model.mention import Mention

# language, text, {words: (id, kind, form)} of the second sentence
CASES = [
    ("fr", "Vladimir Poutine a parlé. Poutine a menti.", "Poutine", "Vladimir Putin", "name"),
    ("fr", "Jean-Pierre Marchadier, expert français, a parlé. Selon Marchadier, non.", "Marchadier",
     "Jean-Pierre Marchadier", "surname"),
    ("fr", "La Corée du Nord a tiré. Le Nord menace.", "Nord", "PRK", "name"),
    ("fr", "Kim Jong-un a parlé. Kim a menacé Séoul.", "Kim", "Kim Jong-un", "surname"),
    ("fr", "L’Union européenne a voté. L’Union condamne le tir.", "Union", "EU", "name"),
    ("en", "Vladimir Putin spoke. Putin lied.", "Putin", "Vladimir Putin", "name"),
    ("en", "John Marchmont, a British analyst, spoke. Marchmont said no.", "Marchmont",
     "John Marchmont", "surname"),
    ("en", "NATO met on Tuesday. The alliance condemned the launch.", "alliance", "NATO", "name"),
]  # fmt: skip


def mentions(language: str, text: str) -> list[Mention]:
    return find_mentions(Parse(load_pipeline(language)(text)), language, load_register())


@pytest.mark.parametrize(("language", "text", "words", "id", "form"), CASES)
def test_a_short_name_is_who_was_named_in_full(
    language: str, text: str, words: str, id: str, form: str
) -> None:
    found = [mention for mention in mentions(language, text) if mention.span.text(text) == words]
    assert [(mention.id, mention.form) for mention in found[-1:]] == [(id, form)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Le Nord est froid.", "Nord"),
        ("fr", "L'alliance des deux familles tient.", "alliance"),
        ("fr", "Marchadier a parlé.", "Marchadier"),
        ("en", "The alliance of two families holds.", "alliance"),
        ("en", "Marchmont spoke before John Marchmont did.", "Marchmont"),
    ],
)
def test_without_the_full_name_before_it_is_nobody(language: str, text: str, words: str) -> None:
    found = mentions(language, text)
    assert [mention for mention in found if mention.span == (text.index(words), len(words))] == []
    assert all(mention.span.start > 0 for mention in found if mention.span.text(text) == words)


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [
        ("fr", "Le Nord a procédé à un essai nucléaire.", ["nuclear-weapon"]),
        ("fr", "Un exercice nucléaire a eu lieu.", []),
        ("en", "The country carried out an atomic test.", ["nuclear-weapon"]),
        ("en", "A nuclear physicist spoke of the tests.", []),
        ("fr", "Des militaires manœuvrent.", ["troops"]),
        ("fr", "Ils mènent des exercices militaires.", []),
    ],
)
def test_adjectives_stand_for_arms_beside_a_test_alone(
    language: str, text: str, ids: list[str]
) -> None:
    found = [mention.id for mention in mentions(language, text) if mention.kind == "class"]
    assert found == ids


def test_a_surname_that_two_share_is_nobody() -> None:
    text = "Vladimir Poutine et Lioudmila Poutine ont parlé. Poutine a menti."
    assert all(mention.form != "surname" for mention in mentions("fr", text))


def test_a_new_person_has_the_state_beside_the_name() -> None:
    text = "Jean-Pierre Marchadier, un expert français, a parlé."
    person = mentions("fr", text)[0]
    assert (person.id, person.kind, person.state) == ("Jean-Pierre Marchadier", "person", "FRA")


def test_titles_are_no_part_of_a_name() -> None:
    text = "Selon le général Jean-Pierre Marchadier, les missiles sont arrivés en France."
    persons = [mention.id for mention in mentions("fr", text) if mention.kind == "person"]
    assert persons == ["Jean-Pierre Marchadier"]


@pytest.mark.parametrize(("language", "text", "words", "id", "form"), CASES)
def test_mentions_are_in_order_and_none_overlap(
    language: str, text: str, words: str, id: str, form: str
) -> None:
    spans = [mention.span for mention in mentions(language, text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
