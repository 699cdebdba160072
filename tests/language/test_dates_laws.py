"""Laws that hold for every text: spans, order, EDTF, determinism."""

from __future__ import annotations

import re

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.codebook.dates import date_grammar
from vigie.language.dates import DateExpression, find_dates
from vigie.model.date import Edtf

WORDS = sorted(
    {word.word for language in ("fr", "en") for word in date_grammar(language).words}
    | set("le la du au de à et the of in on to from between until since by ago last next".split())
    | {"4", "23", "2023", "1er", "21st", "2023-04-04", "04/05/2024", "1990s", "d'ici", "jusqu'à"}
    | {",", ".", "-", "–", "’", "\u00a0", "\n\n", "XXXX", "é", "\U0001f680"}
)
texts = st.one_of(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.text(max_size=60))
references = st.one_of(st.none(), st.dates().map(str))
languages = st.sampled_from(["fr", "en"])

# Ours by the codebook, and in the standard; the library does not read it.
KNOWN_GAP = re.compile(r"^\.\./XXXX|^XXXX.*/\.\.$")


@settings(max_examples=150, deadline=None)
@given(texts, languages, references)
def test_laws(text: str, language: str, reference: str | None) -> None:
    found = find_dates(text, language, reference)
    assert found == find_dates(text, language, reference)
    end = 0
    for expression in found:
        assert end <= expression.span.start < expression.span.end <= len(text)
        end = expression.span.end
        _check(expression, text)


def _check(expression: DateExpression, text: str) -> None:
    assert expression.span.text(text).strip()
    if expression.earliest and expression.latest:
        assert expression.earliest <= expression.latest
    if expression.edtf is not None:
        value = Edtf.parse(expression.edtf)
        assert str(value) == expression.edtf
        if not KNOWN_GAP.search(expression.edtf):
            parse_edtf(expression.edtf)
    for part in expression.parts:
        assert expression.span.covers(part.span)
        _check(part, text)
