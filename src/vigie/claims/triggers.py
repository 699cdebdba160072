"""Finds the words that may announce an event, as the codebook lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vigie.claims.arguments import PARTICIPLES, is_participial
from vigie.codebook.events import Codebook, Trigger
from vigie.language.parse import Parse, Token
from vigie.model.span import Span

# How far the fixed words of a trigger may stand from its first word, in tokens.
_REACH = 7
_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_REFLEXIVES = frozenset({"se", "s'", "s’", "me", "nous"})


@dataclass(frozen=True, slots=True)
class TriggerHit:
    """A trigger at a place: `token` is its first word, `anchor` what its arguments depend on."""

    trigger: Trigger
    token: Token
    anchor: Token
    span: Span


def find_triggers(doc: Parse, codebook: Codebook) -> Iterator[TriggerHit]:
    """All triggers in a text; for one event and token, the entry with most fixed words."""
    present = {word for token in doc for word in (token.lower_, token.lemma_.lower())}
    for token in doc:
        best: dict[str, TriggerHit] = {}
        for lemma in _lemmas(token):
            for trigger in codebook.triggers.get(lemma, ()):
                hit = _hit(token, trigger) if present.issuperset(trigger.fixed) else None
                if hit and _weight(hit) > _weight(best.get(trigger.event)):
                    best[trigger.event] = hit
        yield from best.values()


def _lemmas(token: Token) -> list[str]:
    """The lemma, the form, and of a participle read as an adjective the verbs it may be of.

    Always in this order: between entries of equal weight the first is taken.
    """
    lemma, form = token.lemma_.lower(), token.lower_
    found = [lemma] if lemma == form else [lemma, form]
    if not is_participial(token):
        return found
    for ending, verbs in PARTICIPLES.items():
        if form.endswith(ending):
            found += [form[: len(form) - len(ending)] + verb for verb in verbs]
    return list(dict.fromkeys(found))


def _weight(hit: TriggerHit | None) -> int:
    return -1 if hit is None else 2 * len(hit.trigger.fixed) + hit.trigger.reflexive


def _hit(token: Token, trigger: Trigger) -> TriggerHit | None:
    if token.dep_.startswith("aux") and not trigger.fixed:
        return None
    if not trigger.fixed and token.pos_ not in (_NOUNS if trigger.pos == "noun" else _VERBAL):
        return None
    if trigger.reflexive and not _is_reflexive(token):
        return None
    last = token
    for word in trigger.fixed:
        found = _next_word(last, word)
        if found is None:
            return None
        last = found
    return TriggerHit(trigger, token, _anchor(token), Span(token.idx, last.idx + len(last)))


def _is_reflexive(verb: Token) -> bool:
    return (
        any(child.lower_ in _REFLEXIVES for child in verb.children)
        or (verb.i > 0 and verb.nbor(-1).lower_ in _REFLEXIVES)
        or (verb.i > 1 and verb.nbor(-2).lower_ in _REFLEXIVES and verb.nbor(-1).pos_ == "AUX")
    )


def _next_word(after: Token, word: str) -> Token | None:
    end = min(after.i + 1 + _REACH, after.sent.end)
    for token in after.doc[after.i + 1 : end]:
        if token.lower_ == word or token.lemma_.lower() == word:
            return token
    return None


def _anchor(token: Token) -> Token:
    """Copulas and auxiliaries hand over to the word that carries the arguments."""
    return token.head if token.dep_ in ("cop", "aux", "aux:pass") else token
