"""Every example of the furniture files goes, every counter-example stays."""

import re

import pytest

from vigie.codebook.furniture import furniture_path, load_furniture
from vigie.codebook.tables import read_toml
from vigie.sources.furniture import clear

LANGUAGES = ("fr", "en")
TITLE = {"fr": "Moscou livre des missiles à Minsk", "en": "Moscow ships missiles to Minsk"}
END = {"fr": "Minsk a confirmé.", "en": "Minsk has confirmed."}


def rows(table: str, key: str) -> list[tuple[str, str]]:
    return [
        (language, text)
        for language in LANGUAGES
        for row in read_toml(furniture_path(language))[table]
        for text in row[key]
    ]


def cleared(language: str, line: str) -> str:
    report = clear(f"{TITLE[language]}\n\n{line}\n\n{END[language]}", load_furniture(language))
    return report.text.removeprefix(TITLE[language]).removesuffix(END[language]).strip()


@pytest.mark.parametrize(("language", "line"), rows("line", "example") + rows("credit", "example"))
def test_furniture_goes(language, line):
    assert cleared(language, line) == ""


@pytest.mark.parametrize(
    ("language", "line"), rows("line", "counter_example") + rows("credit", "counter_example")
)
def test_the_report_stays(language, line):
    assert cleared(language, line) == line


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pattern_matches_its_own_examples(language):
    for known in load_furniture(language).lines:
        for example in known.row.example:
            assert known.matches.fullmatch(example), example


@pytest.mark.parametrize(("language", "words"), rows("bracket", "example"))
def test_brackets_go(language, words):
    sentence = END[language]
    assert cleared(language, f"{sentence} ({words})") == sentence
    assert cleared(language, f"Un missile [{words}]") == ""


@pytest.mark.parametrize(("language", "words"), rows("bracket", "counter_example"))
def test_other_brackets_stay(language, words):
    line = f"{END[language][:-1]} ({words})."
    assert cleared(language, line) == line


@pytest.mark.parametrize(("language", "line"), rows("dateline", "example"))
def test_datelines_credit_an_agency_and_stay(language, line):
    report = clear(f"{TITLE[language]}\n\n{line}\n\n{END[language]}", load_furniture(language))
    assert report.agency is not None
    assert line in report.text or re.fullmatch(r"\S+ \(\w+\)", line)


@pytest.mark.parametrize(("language", "line"), rows("dateline", "counter_example"))
def test_other_beginnings_credit_none(language, line):
    report = clear(f"{TITLE[language]}\n\n{line}\n\n{END[language]}", load_furniture(language))
    assert report.agency is None
