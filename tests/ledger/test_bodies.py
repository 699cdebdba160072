"""What of a report is compared."""

from __future__ import annotations

import pytest

from vigie.codebook import copies as surroundings
from vigie.codebook.copies import copies_path, load_surroundings
from vigie.codebook.tables import read_toml
from vigie.errors import DataError, LanguageError
from vigie.ledger.bodies import body

LANGUAGES = ("fr", "en")
ROW = {"pattern": "a", "example": ["a"], "counter_example": ["b"]}
REST = "the ministry confirmed late on Tuesday that the launchers had left the port."


def words(text: str, language: str = "en") -> str:
    return " ".join(word for sentence in body(text, language).sentences for word in sentence)


def rows(table: str, key: str) -> list[tuple[str, str]]:
    return [
        (language, text)
        for language in LANGUAGES
        for row in read_toml(copies_path(language))[table]
        for text in row[key]
    ]


@pytest.mark.parametrize(("language", "dateline"), rows("dateline", "example"))
def test_datelines_go(language, dateline):
    assert words(dateline + REST, language) == words(REST, language)


@pytest.mark.parametrize(("language", "start"), rows("dateline", "counter_example"))
def test_other_beginnings_stay(language, start):
    text = f"{start} {REST}"
    assert words(text, language).startswith(words(start, language).split()[0])


@pytest.mark.parametrize(("language", "end"), rows("end", "example"))
def test_ends_go(language, end):
    assert words(f"{REST}\n\n{end}", language) == words(REST, language)


@pytest.mark.parametrize(("language", "end"), rows("end", "counter_example"))
def test_other_ends_stay(language, end):
    assert words(f"{REST}\n\n{end}", language) != words(REST, language)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Œuvre d'été — ÉLYSÉE", "oeuvre d’ete - elysee"),
        ("1 600 têtes", "1.600 tetes"),
        ("1 600 têtes", "1,600 têtes"),
        ("1,5 milliard", "1.5 milliard"),
        ("trois missiles", "3 missiles"),
        ("« Oui », dit-il", '"Oui", dit-il'),
    ],
)
def test_alike(a, b):
    assert words(a, "fr") == words(b, "fr")


def test_other_languages_are_refused():
    with pytest.raises(LanguageError, match="Vigie knows fr, en"):
        body(REST, "de")


def test_a_headline_alone_is_kept():
    assert words("Moscow ships missiles to Minsk") == "moscow ships missiles to minsk"


def test_own_words_are_those_outside_quotations():
    report = body(f'He said: "{REST}" Nobody in the capital wanted to answer that.', "en")
    assert "launchers" not in {word for sentence in report.own for word in sentence}
    assert "launchers" in {word for sentence in report.sentences for word in sentence}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"ends": []}, "ends"),
        ({"numbers": {"two": 2}}, "numbers.two = 2"),
        (
            {"end": [ROW | {"pattern": "("}]},
            r"pattern = '\('",
        ),
        ({"end": [ROW | {"example": []}]}, "example"),
    ],
)
def test_what_does_not_validate_does_not_load(monkeypatch, content, says):
    good = {"numbers": {}, "dateline": [], "end": []}
    monkeypatch.setattr(surroundings, "read_toml", lambda path: good | content)
    load_surroundings.cache_clear()
    try:
        with pytest.raises(DataError, match=says):
            load_surroundings("fr")
    finally:
        load_surroundings.cache_clear()
