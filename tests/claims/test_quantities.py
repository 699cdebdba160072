"""How many, as stated."""

from __future__ import annotations

import pytest

from vigie.claims.quantities import quantity_of

# language, text, the counted word, quantity, the words that give it
CASES = [
    ("fr", "La Russie a livré deux missiles.", "missiles", "2", "deux"),
    ("fr", "La Russie a livré une dizaine de missiles.", "missiles", "about 10", "dizaine"),
    ("fr", "La France possède environ 290 têtes nucléaires.", "têtes", "about 290", "290"),
    ("fr", "La France possède plus de 1 500 ogives.", "ogives", "over 1500", "1 500"),
    ("fr", "La Pologne a commandé 10\u202f000 obus.", "obus", "10000", "10\u202f000"),
    ("fr", "Berlin livrera jusqu'à douze chars.", "chars", "up to 12", "douze"),
    ("fr", "Berlin livrera jusqu’à douze chars.", "chars", "up to 12", "douze"),
    ("fr", "L'Iran a envoyé des milliers d'obus.", "obus", "thousands", "milliers"),
    ("fr", "Elle livre trois batteries Patriot.", "batteries", "3", "trois"),
    ("en", "Russia delivered two missiles.", "missiles", "2", "two"),
    ("en", "France possesses about 290 nuclear warheads.", "warheads", "about 290", "290"),
    ("en", "Russia has more than 1,500 warheads.", "warheads", "over 1,500", "1,500"),
    ("en", "Berlin will deliver up to 12 tanks.", "tanks", "up to 12", "12"),
    ("en", "Russia lost hundreds of tanks.", "tanks", "hundreds", "hundreds"),
    ("en", "Berlin sent a dozen tanks.", "tanks", "12", "dozen"),
    ("en", "Berlin sent twenty-one tanks.", "tanks", "21", "twenty-one"),
    ("en", "Iran sent at least 40 drones.", "drones", "over 40", "40"),
]


@pytest.mark.parametrize(("language", "text", "noun", "quantity", "words"), CASES)
def test_quantity(language: str, text: str, noun: str, quantity: str, words: str, parse) -> None:
    (token,) = [token for token in parse(language, text) if token.text == noun]
    found = quantity_of(token, language)
    assert found is not None
    assert (found[0], found[1].text(text)) == (quantity, words)


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [
        ("fr", "La France a commandé des chars.", "chars"),
        ("fr", "Les missiles sont arrivés le 3 avril.", "missiles"),
        ("en", "Russia delivered missiles.", "missiles"),
        ("en", "The F-16 jets flew.", "jets"),
        ("en", "The missiles arrived on 3 April.", "missiles"),
    ],
)
def test_no_quantity(language: str, text: str, noun: str, parse) -> None:
    (token,) = [token for token in parse(language, text) if token.text == noun]
    assert quantity_of(token, language) is None
