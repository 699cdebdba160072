"""The word lists of each language load, agree with the codebook, and say what they should."""

from __future__ import annotations

from typing import get_args

import pytest

from vigie.codebook import withheld as withheld_words
from vigie.codebook.frequent import load_frequent_words
from vigie.codebook.quantities import load_quantity_words
from vigie.codebook.references import load_reference_words
from vigie.codebook.register import load_register
from vigie.codebook.speakers import load_speaker_words
from vigie.codebook.statuses import load_status_words
from vigie.model.claim import Status

LANGUAGES = ("fr", "en")


@pytest.mark.parametrize(
    ("language", "lemma", "status"),
    [
        ("fr", "promettre", "planned"),
        ("fr", "envisager", "possible"),
        ("fr", "exiger", "requested"),
        ("fr", "refuser", "denied"),
        ("fr", "continuer", "ongoing"),
        ("fr", "achever", "completed"),
        ("fr", "manger", None),
        ("en", "pledge", "planned"),
        ("en", "might", "possible"),
        ("en", "urge", "requested"),
        ("en", "deny", "denied"),
        ("en", "continue", "ongoing"),
        ("en", "complete", "completed"),
        ("en", "eat", None),
    ],
)
def test_effect(language: str, lemma: str, status: str | None) -> None:
    assert load_status_words(language).effect(lemma) == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_words(language: str) -> None:
    words = load_status_words(language)
    assert all(getattr(words, status) for status in get_args(Status))
    assert {"fr": "ne", "en": "not"}[language] in words.negations
    assert {"fr": "pouvoir", "en": "may"}[language] in words.modals


@pytest.mark.parametrize(
    ("language", "words", "qualifier"),
    [
        ("fr", {"environ"}, "about "),
        ("fr", {"plus", "de"}, "over "),
        ("fr", {"jusqu'à"}, "up to "),
        ("fr", {"les"}, ""),
        ("en", {"about"}, "about "),
        ("en", {"at", "least"}, "over "),
        ("en", {"up", "to"}, "up to "),
        ("en", set(), ""),
    ],
)
def test_qualifier(language: str, words: set[str], qualifier: str) -> None:
    assert load_quantity_words(language).qualifier(words) == qualifier


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("fr", "des experts", "experts"),
        ("fr", "un diplomate européen", "diplomats"),
        ("fr", "selon des sources proches du dossier", "sources"),
        ("fr", "le jardinier", None),
        ("en", "Western officials", "officials"),
        ("en", "two witnesses", "witnesses"),
        ("en", "an Analyst", "analysts"),
        ("en", "the gardener", None),
    ],
)
def test_group(language: str, text: str, group: str | None) -> None:
    assert load_speaker_words(language).group(text) == group


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_names_stand_for_known_things(language: str) -> None:
    entries = load_register().entries
    alias = load_reference_words(language).alias
    assert alias
    assert set(alias.values()) <= set(entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_words_are_in_lower_case(language: str) -> None:
    words = load_reference_words(language)
    for kind in ("state", "organisation", "person", "both", "arms", "definite", "volition"):
        found = getattr(words, kind)
        assert found
        assert {word for word in found if word != word.lower()} == set()
    for kind in ("document", "hidden", "nobody", "relative", "titles"):
        assert {word for word in getattr(words, kind) if word != word.lower()} == set()
    assert not words.hidden & (words.state | words.organisation)
    assert words.he <= words.pronouns
    assert not words.pronouns & words.possessive - {"leur", "her", "ours"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_withheld_has_phrases_and_kinds(language: str) -> None:
    assert withheld_words.load_withheld_words(language).phrases
    assert tuple(withheld_words.kind_patterns(language)) == withheld_words.KINDS
    for phrase in withheld_words.load_withheld_words(language).phrases:
        curly = phrase.replace("'", "’").replace(" ", "\u00a0")
        assert withheld_words.withheld_pattern(language).search(f"... {curly.upper()} ...")


def test_frequent_words_tell_the_languages_apart() -> None:
    words = load_frequent_words()
    assert set(words) == set(LANGUAGES)
    assert not words["fr"] & words["en"]
