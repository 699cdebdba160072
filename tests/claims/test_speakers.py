"""Who the words of a source stand for."""

from __future__ import annotations

import pytest

from vigie.claims.speakers import OUTLET, Speaker, performer, speakers_of
from vigie.codebook.register import load_register
from vigie.codebook.speakers import load_speaker_words
from vigie.model.mention import Mention
from vigie.model.span import Span

# language, text, words of the source, speaker, on behalf of
CASES = [
    ("fr", "Sergueï Choïgou a annoncé la livraison.", "Sergueï Choïgou", "Sergei Shoigu", "RUS"),
    ("fr", "Le ministre russe de la Défense, Sergueï Choïgou, a annoncé la livraison.",
     "Le ministre russe de la Défense, Sergueï Choïgou", "Sergei Shoigu", "RUS"),
    ("fr", "Le ministre russe de la Défense a annoncé la livraison.",
     "Le ministre russe de la Défense", "Sergei Shoigu", "RUS"),
    ("fr", "Le ministère russe de la Défense a annoncé la livraison.",
     "Le ministère russe de la Défense", "RUS", "RUS"),
    ("fr", "Le Kremlin a annoncé la livraison.", "Le Kremlin", "RUS", "RUS"),
    ("fr", "Selon l’AIEA, le stock grossit.", "l’AIEA", "IAEA", "IAEA"),
    ("fr", "Selon des experts, le stock grossit.", "des experts", "experts", None),
    ("en", "Sergei Shoigu announced the delivery.", "Sergei Shoigu", "Sergei Shoigu", "RUS"),
    ("en", "Russian Defence Minister Sergei Shoigu announced the delivery.",
     "Russian Defence Minister Sergei Shoigu", "Sergei Shoigu", "RUS"),
    ("en", "The Kremlin announced the delivery.", "The Kremlin", "RUS", "RUS"),
    ("en", "The Pentagon announced the delivery.", "The Pentagon", "USA", "USA"),
    ("en", "According to the IAEA, the stock is growing.", "the IAEA", "IAEA", "IAEA"),
    ("en", "Experts said the stock is growing.", "Experts", "experts", None),
]  # fmt: skip


def speakers(context, words: str) -> list[Speaker]:
    start = context.document.text.index(words)
    return speakers_of(
        Span(start, start + len(words)),
        context.analysis,
        load_register(),
        load_speaker_words(context.language),
        context.document.day,
    )


@pytest.mark.parametrize(("language", "text", "words", "speaker", "behalf"), CASES)
def test_speaker(
    language: str, text: str, words: str, speaker: str, behalf: str | None, context_of
) -> None:
    assert speakers(context_of(language, text), words) == [Speaker(speaker, behalf)]


def test_an_office_has_another_holder_on_another_day(context_of) -> None:
    text = "Le ministre russe de la Défense a annoncé la livraison."
    words = "Le ministre russe de la Défense"
    assert speakers(context_of("fr", text, "2024-06-04"), words)[0].id == "Andrei Belousov"
    assert speakers(context_of("fr", text, None), words)[0].id == "RUS"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Selon Moscou et Minsk, des missiles ont été livrés.", "Moscou et Minsk"),
        ("en", "According to Moscow and Minsk, missiles were delivered.", "Moscow and Minsk"),
    ],
)
def test_who_assert_together_are_two(language: str, text: str, words: str, context_of) -> None:
    found = speakers(context_of(language, text), words)
    assert found == [Speaker("RUS", "RUS"), Speaker("BLR", "BLR")]


def test_a_stranger_keeps_the_name(context_of) -> None:
    text = "Selon Jeanne Marchadier, des missiles ont été livrés."
    assert speakers(context_of("fr", text), "Jeanne Marchadier")[0].id == "Jeanne Marchadier"


@pytest.mark.parametrize(
    ("language", "words", "speaker"),
    [
        ("en", "Captain Paul Marchadier", "Paul Marchadier"),
        ("en", "Ambassador Paul Marchadier", "Paul Marchadier"),
        ("fr", "Sénateur Paul Marchadier", "Paul Marchadier"),
        # what begins like a title but is a name of its own
        ("en", "General Dynamics", "General Dynamics"),
    ],
)
def test_titles_are_no_part_of_a_name(language: str, words: str, speaker: str, context_of) -> None:
    text = f"{words} spoke." if language == "en" else f"{words} a parlé."
    assert speakers(context_of(language, text), words)[0].id == speaker


def test_a_description_stays_one(context_of) -> None:
    text = "Le jardinier a annoncé la livraison."
    assert speakers(context_of("fr", text), "Le jardinier") == [Speaker("Le jardinier")]


def test_a_person_performs_before_a_state() -> None:
    state = Mention(Span(0, 6), "RUS", "state", "name", "RUS")
    person = Mention(Span(7, 13), "Vladimir Putin", "person", "name", "RUS")
    assert performer([state, person]) == Speaker("Vladimir Putin", "RUS")
    assert performer([state]) == Speaker("RUS", "RUS")
    assert performer([]) is None
    assert OUTLET.id is None
