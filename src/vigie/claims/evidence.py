"""The words that carry a claim: the clause of its trigger, with what fills its slots."""

from __future__ import annotations

import re

from vigie.claims.attribution import Attribution
from vigie.claims.roles import Scene
from vigie.language.analysis import Analysis
from vigie.language.parse import Token
from vigie.model.span import Span, envelope

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})
_PARTNERS = {"«": "»", "»": "«", "“": "”", "”": "“", '"': '"'}
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý’' ./-]{2,40}(?:,[^()\n]{2,20})?(?: ?\([^()\n]{2,20}\))? ?[-–—] "
)
_TRIMMED = " \n\t\u00a0\u202f,;:.–—-("


def evidence_of(
    scene: Scene, slots: list[Span], analysis: Analysis, attributions: list[Attribution]
) -> Span:
    """The envelope of the trigger's subtree and of its slots, inside its clause, trimmed.

    Inside what somebody says it does not reach beyond the part of the content it stands in.
    """
    text = analysis.text
    trigger = scene.hit.span
    sentence = Span(scene.hit.anchor.sent.start_char, scene.hit.anchor.sent.end_char)
    bounds = _clause(trigger, sentence, text)
    for attribution in attributions:
        for content in attribution.content:
            if content.covers(trigger):
                bounds = Span(max(bounds.start, content.start), min(bounds.end, content.end))
    subtree = list(_predicate(scene.hit.anchor).subtree)
    words = Span(subtree[0].idx, subtree[-1].idx + len(subtree[-1]))
    found = envelope(words, trigger, *(slot for slot in slots if bounds.covers(slot)))
    return trim(Span(max(found.start, bounds.start), min(found.end, bounds.end)), text)


def _predicate(anchor: Token) -> Token:
    """The verb that a noun depends on, where its clause is short; else the word itself."""
    if anchor.pos_ in ("VERB", "AUX"):
        return anchor
    head = anchor.head
    if anchor.dep_ in _ARGUMENTS and head.pos_ == "VERB":
        return head
    return anchor


def _clause(trigger: Span, sentence: Span, text: str) -> Span:
    """The part of the sentence between semicolons."""
    start = text.rfind(";", sentence.start, trigger.start) + 1 or sentence.start
    end = text.find(";", trigger.end, sentence.end)
    return Span(start, end if end >= 0 else sentence.end)


def trim(span: Span, text: str) -> Span:
    """Without a dateline, marks and spaces at its ends, and quotation marks left alone there."""
    start, end = span
    dateline = _DATELINE.match(text, start, end)
    if dateline:
        start = dateline.end()
    while start < end and (text[start] in _TRIMMED or _alone(text[start], text[start + 1 : end])):
        start += 1
    while end > start and (
        text[end - 1] in _TRIMMED or _alone(text[end - 1], text[start : end - 1])
    ):
        end -= 1
    return Span(start, end)


def _alone(mark: str, rest: str) -> bool:
    """Whether a quotation mark has no partner in the rest of the words."""
    return mark in _PARTNERS and _PARTNERS[mark] not in rest
