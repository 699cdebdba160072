"""Quotations: one row a case, the quoted words and how deep they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.language.quotations import find_quotations

CASES = [
    ("Il a dit : « Nous livrons. »", [("Nous livrons.", 0)]),
    ("Il a dit : «\u00a0Nous livrons.\u00a0»", [("Nous livrons.", 0)]),
    ("L’envoi d’armes « n’aura pas lieu », dit-il.", [("n’aura pas lieu", 0)]),
    ("L'ONU juge l'essai 'illégal' et l'annonce.", [("illégal", 0)]),
    ("“We deliver,” he said. “Soon.”", [("We deliver,", 0), ("Soon.", 0)]),
    ('"We deliver," he said. "Soon."', [("We deliver,", 0), ("Soon.", 0)]),
    ("He said ‘no’ twice.", [("no", 0)]),
    ("The troops' morale and the '90s were fine.", []),
    ("The troops’ morale, the army’s guns.", []),
    ("‘The troops’ morale is high’, he said.", [("The troops’ morale is high", 0)]),
    ("“He told me ‘never’ again,” she said.", [("He told me ‘never’ again,", 0), ("never", 1)]),
    ("« Il m'a dit “jamais”, dit-il. »", [("Il m'a dit “jamais”, dit-il.", 0), ("jamais", 1)]),
    ("« Un “tir » raté", [("Un “tir » raté", 0), ("tir » raté", 1)]),
    ("“First part.\n\n“Second part,” he said.", [("First part.\n\n“Second part,", 0)]),
    ('"First part.\n\n"Second part," he said.', [('First part.\n\n"Second part,', 0)]),
    ("« Un.\n\n« Deux », dit-il.", [("Un.\n\n« Deux", 0)]),
    ("« Un.\n\n» Deux », dit-il.", [("Un.\n\n» Deux", 0)]),
    ("« Un.\n\nDeux », dit-il.", [("Un.\n\nDeux", 0)]),
    ("« Jamais fermé.\n\nAutre paragraphe.", [("Jamais fermé.", 0)]),
    ('"Never closed.\n\nAnother paragraph.', [("Never closed.", 0)]),
    ("“One.”\n\n“Two.”", [("One.", 0), ("Two.", 0)]),
    ('A 12" gun and "a quote".', [("a quote", 0)]),
    ("l'arme dite \"de l'apocalypse\"", [("de l'apocalypse", 0)]),
    ("„So eine“ Marke", [("So eine", 0)]),
    ("''We deliver,'' he said.", [("We deliver,", 0)]),
    ("''He told me 'never' again,'' he said.", [("He told me 'never' again,", 0), ("never", 1)]),
    ("a”b”c", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_and_depth(text: str, expected: list[tuple[str, int]]) -> None:
    found = [(quote.inner.text(text), quote.depth) for quote in find_quotations(text)]
    assert found == expected


def test_unclosed_is_marked() -> None:
    closed = [quote.closed for quote in find_quotations("« Un », « deux")]
    assert closed == [True, False]


@given(st.text(alphabet="ab s.\n«»“”\"'’‘ ", max_size=60))
def test_spans_are_nested_and_inside(text: str) -> None:
    quotations = find_quotations(text)
    for quotation in quotations:
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.covers(quotation.inner)
        if quotation.parent is not None:
            assert quotations[quotation.parent].span.covers(quotation.span)
