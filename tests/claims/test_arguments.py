"""Places around a verb or noun, as the parse gives them, shared subjects included."""

from __future__ import annotations

import pytest

from vigie.claims.arguments import arguments, is_passive, place_of, preposition

# language, text, anchor, {word: place}
PLACES = [
    ("fr", "La Russie a livré des missiles à la Biélorussie.", "livré",
     {"Russie": "subj", "missiles": "obj", "Biélorussie": "à"}),
    ("fr", "Deux missiles ont été livrés à la Biélorussie par la Russie.", "livrés",
     {"Russie": "subj", "missiles": "obj", "Biélorussie": "à"}),
    ("fr", "Moscou veut livrer des missiles à Minsk.", "livrer",
     {"Moscou": "subj", "missiles": "obj", "Minsk": "à"}),
    ("fr", "Washington a ordonné à Kiev de livrer les missiles.", "livrer",
     {"Kiev": "subj", "missiles": "obj"}),
    ("fr", "Les missiles que Moscou a livrés sont arrivés.", "livrés",
     {"Moscou": "subj", "missiles": "obj"}),
    ("fr", "Le Mali et le Niger ont signé le traité.", "signé",
     {"Mali": "subj", "Niger": "subj", "traité": "obj"}),
    ("fr", "Le ministre a procédé à la livraison de missiles à Minsk.", "livraison",
     {"missiles": "de", "Minsk": "à", "ministre": "gov.subj"}),
    ("en", "Russia delivered two missiles to Belarus.", "delivered",
     {"Russia": "subj", "missiles": "obj", "Belarus": "to"}),
    ("en", "Two missiles were delivered to Belarus by Russia.", "delivered",
     {"Russia": "subj", "missiles": "obj", "Belarus": "to"}),
    ("en", "Moscow wants to deliver missiles to Minsk.", "deliver",
     {"Moscow": "subj", "missiles": "obj", "Minsk": "to"}),
    ("en", "Washington asked Kyiv to deliver the missiles.", "deliver",
     {"Kyiv": "subj", "missiles": "obj"}),
    ("en", "The missiles that Moscow delivered have arrived.", "delivered",
     {"Moscow": "subj", "missiles": "obj"}),
    ("en", "Russia and Belarus signed the treaty.", "signed",
     {"Russia": "subj", "Belarus": "subj", "treaty": "obj"}),
    ("en", "The delivery of missiles to Minsk began.", "delivery",
     {"missiles": "of", "Minsk": "to"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "anchor", "places"), PLACES)
def test_places(language: str, text: str, anchor: str, places: dict[str, str], parse) -> None:
    doc = parse(language, text)
    (token,) = [token for token in doc if token.text == anchor]
    found = {doc[index].text: place for index, place in arguments(token).items()}
    assert {word: found.get(word) for word in places} == places
    assert anchor not in found


@pytest.mark.parametrize(
    ("language", "text", "verb", "passive"),
    [
        ("fr", "Les missiles ont été livrés.", "livrés", True),
        ("fr", "Moscou a livré les missiles.", "livré", False),
        ("fr", "Moscou livrera les missiles.", "livrera", False),
        ("en", "The missiles were delivered.", "delivered", True),
        ("en", "Moscow delivered the missiles.", "delivered", False),
        ("en", "Moscow has delivered the missiles.", "delivered", False),
    ],
)
def test_passive(language: str, text: str, verb: str, passive: bool, parse) -> None:
    (token,) = [token for token in parse(language, text) if token.text == verb]
    assert is_passive(token) is passive


@pytest.mark.parametrize(
    ("language", "text", "word", "mark"),
    [
        ("fr", "Moscou livre des missiles au Mali.", "Mali", "à"),
        ("fr", "Moscou livre des missiles à Minsk.", "Minsk", "à"),
        ("fr", "Moscou livre des missiles.", "Moscou", ""),
        ("en", "Moscow sends missiles to Minsk.", "Minsk", "to"),
        ("en", "Moscow's missiles are in Minsk.", "Moscow", "poss"),
        ("en", "Moscow sends missiles.", "missiles", ""),
    ],
)
def test_preposition(language: str, text: str, word: str, mark: str, parse) -> None:
    (token,) = [token for token in parse(language, text) if token.text == word]
    assert preposition(token) == mark


def test_what_stands_inside_a_phrase_has_its_place(parse) -> None:
    doc = parse("fr", "L'armée russe a livré des missiles.")
    verb, russian = (next(t for t in doc if t.text == word) for word in ("livré", "russe"))
    assert place_of(russian, arguments(verb)) == "subj.adj"
    assert place_of(verb, arguments(verb)) == ""
