"""Dates in running text: every example beside a rule, and what the rules must not see."""

from __future__ import annotations

import pytest

from vigie.codebook.dates import date_grammar
from vigie.errors import LanguageError, SettingError
from vigie.language.dates import DateExpression, find_dates
from vigie.model.date import Edtf

LANGUAGES = ("fr", "en")
EXAMPLES = [
    pytest.param(language, rule.name, *example, id=f"{language}-{rule.name}-{number}")
    for language in LANGUAGES
    for rule in date_grammar(language).rules
    for number, example in enumerate(rule.examples)
]
COUNTER = [
    pytest.param(language, rule.name, text, id=f"{language}-{rule.name}-{number}")
    for language in LANGUAGES
    for rule in date_grammar(language).rules
    for number, text in enumerate(rule.counter)
]
NO_DATE = [
    ("fr", "Deux F-16, un S-300, des SS-26, un 9K720 et un Su-24."),
    ("fr", "Deux Mirage 2000-5 et 2 000 obus pour 1 990 millions d'euros."),
    ("fr", "La résolution 2118 passe par 15 voix contre 0, soit 92 %."),
    ("fr", "Il a été livré, et la mer était calme. Le champ de Mars."),
    ("fr", "Le jeu en vaut la chandelle ; 4x4 et 3-2 au score."),
    ("fr", "Au lendemain du sommet, à la veille de la visite."),
    ("en", "Two F-16s, an S-400 battery, SS-26s and a 9K720 at 30.06 dollars."),
    ("en", "They may march on. The second missile sat there; the Sun rose."),
    ("en", "Some 2,000 shells, 1500 soldiers and $2022 were sent."),
    ("en", "Theresa May won 3-2 on the first day, as Resolution 2118 asked."),
    ("en", "Open 24/7 since the war; after the talks, before the vote."),
]
# Text, reference, and the (words, EDTF) of every date in it.
TEXTS = [
    ("fr", "Jeudi, le ministre verra lundi et mardi son homologue.", "2023-04-07",
     [("Jeudi", "2023-04-13"), ("lundi et mardi", "2023-04-10/2023-04-11")]),
    ("fr", "Mardi\u00a04\u202favril, l’armée… Jusqu’au 5\u00a0mai\u00a02023.", "2023-04-10",
     [("Mardi\u00a04\u202favril", "2023-04-04"),
      ("Jusqu’au 5\u00a0mai\u00a02023", "../2023-05-05")]),
    ("fr", "Le 3 avril, à Minsk. En avril.", None,
     [("Le 3 avril", "XXXX-04-03"), ("avril", "XXXX-04")]),
    ("fr", "Il l'a dit mardi.", None, [("mardi", None)]),
    ("fr", "Le 8 mars 2022, il part ; la veille, il parlait.", "2023-04-10",
     [("Le 8 mars 2022", "2022-03-08"), ("la veille", "2022-03-07")]),
    ("fr", "Les 12 et 14 octobre, puis le 16.", "2024-11-01",
     [("12", "2024-10-12"), ("14 octobre", "2024-10-14"), ("le 16", "2024-10-16")]),
    ("en", "It was on October 12 and 14, 2022.", "2024-11-01",
     [("October 12", "2022-10-12"), ("14", "2022-10-14")]),
    ("en", "The treaty of 2010 expires on February 5.", "2025-11-01",
     [("2010", "2010"), ("February 5", "2026-02-05")]),
    ("en", "On Tuesday he said they will meet on Thursday.", "2023-04-05",
     [("Tuesday", "2023-04-04"), ("Thursday", "2023-04-06")]),
    ("en", "The pact of May 7, 2021; two days later it ended.", "2023-04-05",
     [("May 7, 2021", "2021-05-07"), ("two days later", "2021-05-09")]),
    ("en", "The summit of June 12 was agreed.", "2018-05-28", [("June 12", "2018-06-12")]),
    ("en", "By August 30 Iran had delivered them.", "2022-09-09",
     [("By August 30", "../2022-08-30")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "name", "text", "reference", "expected"), EXAMPLES)
def test_example(language: str, name: str, text: str, reference: str, expected: str) -> None:
    found = find_dates(text, language, reference)
    assert expected in {expression.edtf or "none" for expression in found}, (name, found)


@pytest.mark.parametrize(("language", "name", "text"), COUNTER)
def test_counter_example(language: str, name: str, text: str) -> None:
    assert name not in {found.rule for found in find_dates(text, language, "2023-04-04")}


@pytest.mark.parametrize(("language", "text"), NO_DATE)
def test_no_date(language: str, text: str) -> None:
    assert [found.span.text(text) for found in _dates(text, language, "2023-04-04")] == []


@pytest.mark.parametrize(("language", "text", "reference", "expected"), TEXTS)
def test_text(
    language: str, text: str, reference: str | None, expected: list[tuple[str, str | None]]
) -> None:
    found = _dates(text, language, reference)
    assert [(expression.span.text(text), expression.edtf) for expression in found] == expected


def _dates(text: str, language: str, reference: str | None) -> list[DateExpression]:
    kinds = {"date", "range", "since", "until"}
    return [found for found in find_dates(text, language, reference) if found.kind in kinds]


def test_the_callers_tense_decides() -> None:
    text = "Rendez-vous mardi."
    for tense, day in (("past", "2023-04-04"), ("future", "2023-04-11")):
        found = find_dates(text, "fr", "2023-04-05", tense=lambda _, tense=tense: tense)
        assert [expression.edtf for expression in found] == [day]


def test_a_range_holds_its_plain_dates() -> None:
    (found,) = find_dates("du 19 au 23 juillet", "fr", "1999-07-16")
    assert (found.kind, found.edtf) == ("range", "1999-07-19/1999-07-23")
    assert [part.edtf for part in found.plain()] == ["1999-07-19", "1999-07-23"]


def test_a_part_holds_the_whole() -> None:
    (found,) = find_dates("Il achèvera début octobre.", "fr", "2002-09-14")
    assert (found.edtf, found.earliest, found.latest) == ("2002-10~", "2002-10-01", "2002-10-10")
    assert [(part.edtf, part.latest) for part in found.plain()] == [("2002-10", "2002-10-31")]


def test_a_month_as_reference_leaves_weekdays_open() -> None:
    found = find_dates("Mardi, en mai, l'an dernier", "fr", "2025-07")
    assert [expression.edtf for expression in found] == [None, "2025-05", "2024"]


def test_a_reference_that_is_no_day_is_refused() -> None:
    with pytest.raises(SettingError):
        find_dates("mardi", "fr", "hier")


def test_a_language_without_grammar_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"dates\.toml"):
        find_dates("martes", "xx")


def test_every_rule_name_is_unique() -> None:
    for language in LANGUAGES:
        names = [rule.name for rule in date_grammar(language).rules]
        assert sorted(names) == sorted(set(names))


def test_expected_values_are_edtf() -> None:
    for language in LANGUAGES:
        for rule in date_grammar(language).rules:
            for _, _, expected in rule.examples:
                assert expected == "none" or str(Edtf.parse(expected)) == expected
