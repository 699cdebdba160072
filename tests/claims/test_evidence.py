"""The words that carry a claim."""

from __future__ import annotations

import pytest

from vigie.claims.evidence import evidence_of

# language, text, event, words that the evidence must hold, words that it must not
CASES = [
    ("fr", "La Russie a livré des missiles Iskander à la Biélorussie.", "transfer",
     "livré des missiles Iskander à la Biélorussie", "."),
    ("fr", "Sergueï Choïgou a déclaré que la Russie avait livré des Iskander à Minsk.", "transfer",
     "la Russie avait livré des Iskander à Minsk", "déclaré"),
    ("fr", "Paris a livré des missiles à Kiev ; Berlin a commandé des chars Leopard.", "acquire",
     "Berlin a commandé des chars Leopard", ";"),
    ("en", "Russia has delivered Iskander missiles to Belarus.", "transfer",
     "Russia has delivered Iskander missiles to Belarus", "."),
    ("en", "Sergei Shoigu said that Russia had delivered Iskander missiles to Minsk.", "transfer",
     "Russia had delivered Iskander missiles to Minsk", "said"),
    ("en", "Paris sent missiles to Kyiv; Berlin ordered Leopard tanks.", "acquire",
     "Berlin ordered Leopard tanks", ";"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "event", "inside", "outside"), CASES)
def test_evidence(
    language: str, text: str, event: str, inside: str, outside: str, context_of
) -> None:
    context = context_of(language, text)
    scene = next(scene for scene, row in context.scenes if row.id == event)
    slots = [candidate.mention.span for candidate in scene.candidates if candidate.place]
    span = evidence_of(scene, slots, context.analysis, context.attributions)
    words = span.text(text)
    assert span.covers(scene.hit.span)
    assert inside in words
    assert outside not in words
    assert words == words.strip(" \n.;,")
