"""The document's own date: told by the text, or unknown."""

from __future__ import annotations

import pytest

from vigie.language.dates import document_date

TOLD = [
    ("fr", "Titre\nPublié le 17-03-2023 à 11h27 - Mis à jour le 18-03-2023",
     "2023-03-17", "byline"),
    ("en", "Headline\nUpdated: March 3, 2024\nText", "2024-03-03", "byline"),
    ("en", "Published on 23/04/2024", "2024-04-23", "byline"),
    ("fr", "MOSCOU, 4 avril 2023 (AFP) - La Russie", "2023-04-04", "dateline"),
    ("en", "WASHINGTON (April 4, 2023) - The Navy", "2023-04-04", "dateline"),
    ("en", "HEU returned\n20 May 2009\nAlmost 74 kilograms",
     "2009-05-20", "date alone on its line"),
    ("fr", "MOSCOU, 4 avril (AFP) - Livrés mardi 4 avril ; depuis janvier 2023, elle",
     "2023-04-04", "dateline, year by weekday"),
]  # fmt: skip
NOT_TOLD = [
    ("fr", "MOSCOU, 4 avril (AFP) - La Russie"),
    ("fr", "MOSCOU, 4 avril (AFP) - Livrés mardi 4 avril ; en 2017 et en 2023."),
    ("en", "Updated 03/04/2024"),
    ("en", "The treaty was signed on December 31, 1988."),
    ("en", "MOSCOW, July 26. - Launchers have rolled out on Monday"),
    ("fr", ""),
]


@pytest.mark.parametrize(("language", "text", "day", "rule"), TOLD)
def test_told(language: str, text: str, day: str, rule: str) -> None:
    assert document_date(text, language) == (day, rule)


@pytest.mark.parametrize(("language", "text"), NOT_TOLD)
def test_not_told(language: str, text: str) -> None:
    assert document_date(text, language) is None


def test_a_day_after_capture_is_refused() -> None:
    text = "MOSCOU, 4 avril 2023 (AFP) - La Russie"
    assert document_date(text, "fr", captured="2023-04-03") is None
    assert document_date(text, "fr", captured="2023-04-04") is not None
