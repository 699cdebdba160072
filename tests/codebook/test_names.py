"""Names in a text: where a name is seen, and where the same letters are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.codebook.names import Pieces, fold, index_of

# name, text, the words in which it is found
FOUND = [
    ("Iskander-M", "un Iskander-M livré", "Iskander-M"),
    ("Iskander-M", "des missiles Iskander M", "Iskander M"),
    ("Iskander-M", "l'Iskander-M", "Iskander-M"),
    ("Iskander-M", "l’Iskander-M", "Iskander-M"),
    ("Iskander-M", "l’Iskander‑M", "Iskander‑M"),
    ("Iskander-M", "LES ISKANDER-M SONT LÀ", "ISKANDER-M"),
    ("Iskander", "les Iskanders russes", "Iskanders"),
    ("Iskander", "«Iskander»", "Iskander"),
    ("Iskander", "(Iskander),", "Iskander"),
    ("S-400", "des S-400 russes", "S-400"),
    ("S-400", "le S 400", "S 400"),
    ("S-400", "S\u00a0400", "S\u00a0400"),
    ("Storm Shadow", "two Storm Shadows", "Storm Shadows"),
    ("Storm Shadow", "a Storm\nShadow", "Storm\nShadow"),
    ("Choïgou", "selon Choigou", "Choigou"),
    ("Choïgou", "SELON CHOÏGOU", "CHOÏGOU"),
    ("Choïgou", "SELON CHOIGOU", "CHOIGOU"),
    ("États-Unis", "les Etats-Unis", "Etats-Unis"),
    ("Etats-Unis", "les États-Unis", "États-Unis"),
    ("New START", "le traité New START", "New START"),
    ("missile", "Missile tiré", "Missile"),
    ("missile", "des missiles", "missiles"),
    ("missile", "MISSILES", "MISSILES"),
    ("drapeau", "des drapeaux", "drapeaux"),
    ("russe", "une frappe russe", "russe"),
    ("tête nucléaire", "des têtes nucléaires", "têtes nucléaires"),
    ("tête nucléaire", "DES TÊTES NUCLÉAIRES", "TÊTES NUCLÉAIRES"),
    ("Russia", "Russia's army", "Russia"),
    ("9K720", "le 9K720 (SS-26)", "9K720"),
    ("sous-marin", "un sous marin", "sous marin"),
]

# name, text in which it must not be found
NOT_FOUND = [
    ("Iskander", "Iskanderoun"),
    ("Iskander", "l'iskander du conte"),
    ("Mali", "malicieux"),
    ("Mali", "il a mal"),
    ("Chad", "to chad is no verb"),
    ("Turkey", "a turkey for dinner"),
    ("Patriot", "a patriot of his country"),
    ("missile", "missilier"),
    ("US", "tell us more"),
    ("S-400", "S-4000"),
    ("S-400", "les 400"),
    ("M51", "M511"),
    ("Storm Shadow", "a storm, Shadow said"),
    ("Storm Shadow", "Storm"),
    ("New START", "a new start"),
    ("tête nucléaire", "la tête du programme nucléaire"),
]


def found(names: list[str], text: str) -> list[tuple[str, str]]:
    """(words, name) for every name in `text`."""
    pieces = Pieces.of(text)
    return [
        (text[pieces.spans[first].start : pieces.spans[end - 1].end], name)
        for first, end, name in index_of((name, name) for name in names).find(pieces)
    ]


@pytest.mark.parametrize(("name", "text", "words"), FOUND)
def test_is_found(name: str, text: str, words: str) -> None:
    assert found([name], text) == [(words, name)]


@pytest.mark.parametrize(("name", "text"), NOT_FOUND)
def test_is_not_found(name: str, text: str) -> None:
    assert found([name], text) == []


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["Iskander", "Iskander-M"], "Iskander-M, Iskander", ["Iskander-M", "Iskander"]),
        (["Corée", "Corée du Nord"], "la Corée du Nord", ["Corée du Nord"]),
        (["Corée du Nord", "Corée", "Nord"], "la Corée et le Nord", ["Corée", "Nord"]),
        (["South Korea", "Korea"], "South Korean Korea", ["Korea"]),
        (["B61", "B61-12"], "B61 and B61-12 and B61-11", ["B61", "B61-12", "B61"]),
        (["Black Sea", "Black Sea Fleet"], "the Black Sea Fleet", ["Black Sea Fleet"]),
    ],
)
def test_longest_first_and_none_twice(names: list[str], text: str, expected: list[str]) -> None:
    assert [name for _, name in found(names, text)] == expected


def test_the_first_value_of_a_name_wins() -> None:
    index = index_of([("Georgia", 1), ("Georgia", 2)])
    assert [value for _, _, value in index.find(Pieces.of("Georgia"))] == [1]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Élysée", "elysee"), ("Ça", "ca"), ("Straße", "strasse"), ("S-400", "s-400")],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_pieces_are_slices_in_order(text: str) -> None:
    pieces = Pieces.of(text)
    assert [text[start:end] for start, end in pieces.spans] == list(pieces.words)
    ends = [0, *(span.end for span in pieces.spans)]
    assert all(before <= span.start for before, span in zip(ends, pieces.spans, strict=False))
