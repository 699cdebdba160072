"""When the event of a trigger happens: the expression of time that syntax ties to it."""

from __future__ import annotations

from spacy.tokens import Token

from vigie.claims.triggers import TriggerHit
from vigie.language.analysis import Analysis
from vigie.language.dates import DateExpression
from vigie.model.span import Span

_DATED = frozenset({"date", "range", "since", "until"})
_PREDICATES = frozenset({"VERB", "AUX"})
_CHAIN = 3


def event_time(
    hit: TriggerHit, analysis: Analysis, dates: list[DateExpression], cues: list[Span], speech: bool
) -> DateExpression | None:
    """The expression in the sentence that the trigger governs most closely, if any.

    What a verb of saying governs is the time of saying, unless the event is an act of speech.
    """
    ranked = []
    for date in dates:
        if date.kind not in _DATED or date.edtf is None:
            continue
        span = analysis.doc.char_span(*date.span, alignment_mode="expand")
        if span is None or analysis.sentence_of[span.root.i] != analysis.sentence_of[hit.anchor.i]:
            continue
        rank = _rank(span.root, hit, cues, speech)
        if rank is not None:
            gap = max(date.span.start - hit.span.end, hit.span.start - date.span.end, 0)
            ranked.append((rank, gap, date.span, date))
    return min(ranked)[-1] if ranked else None


def _rank(date: Token, hit: TriggerHit, cues: list[Span], speech: bool) -> int | None:
    """0 when the trigger governs the date, higher the further away; None for other times."""
    governor = _governor(date)
    anchors = {hit.anchor.i, hit.token.i}
    if governor.i in anchors or date.head.i in anchors:
        return 0
    chain = _chain(hit.anchor)
    if _is_cue(governor, cues):
        return (1 if governor.i in chain else None) if speech else None
    if governor.i in chain:
        return 1
    if hit.anchor.i in _chain(governor):
        return 2
    return 3 if governor.sent.root.i == governor.i else None


def _governor(token: Token) -> Token:
    """The verb, or else the root, above a token."""
    current = token.head
    while current.pos_ not in _PREDICATES and current.head.i != current.i:
        current = current.head
    return current


def _chain(token: Token) -> list[int]:
    found = []
    for _ in range(_CHAIN):
        if token.head.i == token.i:
            break
        token = token.head
        found.append(token.i)
    return found


def _is_cue(token: Token, cues: list[Span]) -> bool:
    return any(cue.start <= token.idx < cue.end for cue in cues)
