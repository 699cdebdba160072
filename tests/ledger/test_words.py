"""How texts and queries are cut into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.errors import SettingError
from vigie.ledger.words import Term, folded, terms_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’État-major a livré", "l etat major a livre"),
        ("S-300, 2e, 5_6", "s 300 2e 5 6"),
        ("ŒUVRE Straße", "œuvre strasse"),
        ("Минск й", "минск и"),
        ("", ""),
    ],
)
def test_folded(text: str, words: str) -> None:
    assert folded(text) == words.split()


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Missiles livrés", (Term(("missiles",)), Term(("livres",)))),
        ('"des missiles" à', (Term(("des", "missiles")), Term(("a",)))),
        ("Iskander-M", (Term(("iskander", "m")),)),
        ("missil*", (Term(("missil",), prefix=True),)),
        ('"missil*', (Term(("missil",)),)),
        ("* - missile", (Term(("missile",)),)),
    ],
)
def test_terms(query: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(query) == terms


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(" ".join(folded(text))) == folded(text)


@given(st.text())
def test_any_query_is_terms_or_refused(query: str) -> None:
    try:
        terms = terms_of(query)
    except SettingError:
        return
    assert all(word.isalnum() for term in terms for word in term.words)
