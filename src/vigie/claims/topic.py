"""Whether a text is about arms at all: the features that decide it before any claim is read."""

from __future__ import annotations

from collections import Counter

from vigie.claims.roles import group_of
from vigie.codebook.register import Register
from vigie.language.analysis import Analysis

_WORDS = frozenset({"NOUN", "ADJ", "VERB"})


def topic_features(analysis: Analysis, register: Register) -> list[str]:
    """Named features of a whole text, for the arbiter: what it names how often, and its words."""
    groups: Counter[str] = Counter()
    names: set[str] = set()
    for mention in analysis.mentions:
        if mention.form in ("pronoun", "description"):
            continue
        groups[mention.kind if mention.kind == "weapon" else group_of(mention, register)] += 1
        if mention.kind in ("class", "treaty"):
            names.add(mention.id)
    features = [
        f"{group}={step}"
        for group, count in groups.items()
        for step in (1, 2, 4, 8)
        if count >= step
    ]
    features += [f"names={name}" for name in names]
    lemmas = {token.lemma_.lower() for token in analysis.doc if token.pos_ in _WORDS}
    return features + [f"word={lemma}" for lemma in lemmas]
