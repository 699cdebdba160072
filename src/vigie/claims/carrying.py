"""Who says what no attribution covers: a sentence that goes on behind a tag, a press release.

A new sentence is the outlet's own again: measured on our annotated texts, carrying a speaker on
to it is wrong more often than right. Inside a sentence, inside quotation marks, and between two
sentences of one speaker, it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vigie.claims.antecedents import voices_of
from vigie.claims.attribution import Attribution
from vigie.claims.context import Context
from vigie.claims.speakers import Speaker
from vigie.codebook.references import load_reference_words
from vigie.model.span import Span

_TAGS = frozenset({"tag", "inverted tag", "preposition", "as somebody says"})
_MARK = re.compile(r"[,;:–—]")
# Characters at the head of a text in which it calls itself a press release.
_HEAD = 160
_SIDES = frozenset({"state", "organisation"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def carried(span: Span, context: Context) -> Attribution | None:
    """The attribution that goes on to `span`: of its sentence, of the quotation or paragraph."""
    before = [
        said
        for said in context.attributions
        if said.source and said.cue and _end(said) <= span.start
    ]
    for said in sorted(before, key=_end, reverse=True):
        between = context.document.text[_end(said) : span.start]
        if "\n" in between:
            break
        if said.rule in _TAGS and _same_sentence(said, span, context) and _MARK.search(between):
            return replace(said, rule=f"{said.rule}, its sentence goes on")
        if _in_quotation(span, context):
            return replace(said, rule=f"{said.rule}, a quotation goes on")
    return _between(span, context)


def _between(span: Span, context: Context) -> Attribution | None:
    """The attribution whose speaker speaks in the sentences before and behind, of one paragraph."""
    phrase = context.analysis.doc.phrase(span)
    if phrase is None:
        return None
    here = context.analysis.sentence_of[phrase.root.i]
    for before in _speaking(here - 1, context):
        for behind in _speaking(here + 1, context):
            between = context.document.text[before.extent.end : behind.extent.start]
            if "\n" not in between and voices_of(before, context) == voices_of(behind, context):
                return replace(before, rule=f"{before.rule}, goes on behind")
    return None


def _speaking(sentence: int, context: Context) -> Iterator[Attribution]:
    for said in context.attributions:
        phrase = context.analysis.doc.phrase(said.content[0])
        if said.source and phrase and sentence == context.analysis.sentence_of[phrase.root.i]:
            yield said


def _end(said: Attribution) -> int:
    return max(said.source.end if said.source else 0, said.cue.end if said.cue else 0)


def _same_sentence(said: Attribution, span: Span, context: Context) -> bool:
    doc = context.analysis.doc
    first, last = doc.phrase(said.cue or said.extent), doc.phrase(span)
    return first is not None and last is not None and first.root.sent is last.root.sent


def _in_quotation(span: Span, context: Context) -> bool:
    return any(quotation.covers(span) for quotation in context.quotations)


def issuer(context: Context) -> Speaker | None:
    """Who issues a text that calls itself a press release at its head.

    The body that the head names, or the first that the text is about.
    """
    words = load_reference_words(context.language)
    text = context.document.text
    names = "|".join(words.release)
    pattern = rf"(?:^|\n)(?:{names})\b[^\n.]{{0,60}}?(?:[\n.:–—]| - )"
    head = re.search(pattern, text[:_HEAD], re.IGNORECASE)
    if head is None:
        return None
    for mention in context.analysis.mentions:
        named = mention.span.start < head.end() and mention.form in ("name", "body")
        topic = context.analysis.heads[mention].dep_ in _SUBJECTS and mention.form == "name"
        if mention.kind in _SIDES and (named or topic):
            return Speaker(mention.id, mention.id)
    return None
