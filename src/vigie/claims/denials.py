"""Denials: those that do not tell again what they deny, and which claims of a text are denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from vigie.claims.antecedents import voices_of
from vigie.claims.assembly import Telling, same_event
from vigie.claims.attribution import Attribution
from vigie.claims.context import Context
from vigie.claims.evidence import trim
from vigie.claims.speakers import Speaker
from vigie.codebook.cues import load_cues
from vigie.codebook.references import load_reference_words
from vigie.codebook.register import Register
from vigie.language.parse import Token
from vigie.model.claim import ROLES, Claim, Source
from vigie.model.document import Document
from vigie.model.span import Span, envelope

_SUBJECT = "nsubj"
_OBJECTS = frozenset({"obj", "iobj", "obl:arg"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
# Sentences before a denial in which what it denies may be told.
_BACK = 1


class _Denial(NamedTuple):
    """A verb that denies, the words of who does, and those of the whole denial."""

    verb: Span
    subject: Span
    words: Span
    sentence: int


def bare_denials(claims: list[Claim], context: Context) -> list[Telling]:
    """A claim for each denial of what was just told ("Téhéran dément", "Moscow denies it").

    It denies the nearest of `claims` before it in which the one who denies has a part.
    """
    return [
        Telling(_claim(denial, speaker, denied, context), denial.sentence, "statement")
        for denial in _bare(context)
        for speaker, denied in _what(denial, claims, context)
    ]


def _claim(denial: _Denial, speaker: Speaker, denied: Claim, context: Context) -> Claim:
    return replace(
        denied,
        status="denied",
        evidence=denial.words,
        quote=denial.words.text(context.document.text),
        source=Source(speaker.id, speaker.on_behalf_of, "deny"),
        quantity=None,
        withheld=(),
        spans={"trigger": (denial.verb,), "speaker": (denial.subject,)},
        why=(denied.why[0], "status: denied", "speaker: who denies what was told"),
    )


def _bare(context: Context) -> Iterator[_Denial]:
    """Denials whose object only points back, or that have none."""
    words = load_reference_words(context.language)
    negations = load_cues(context.language).grammar.negations
    for verb in context.analysis.doc:
        if verb.lemma_.lower() not in words.denials or verb.pos_ != "VERB":
            continue
        subjects = [child for child in verb.children if child.dep_ == _SUBJECT]
        objects = [child for child in verb.children if child.dep_ in _OBJECTS]
        told = any(child.dep_ in _CLAUSES or child.lower_ in negations for child in verb.children)
        if subjects and not told and all(_points_back(one, words.told) for one in objects):
            subject = _span(subjects[0])
            parts = envelope(subject, (verb.idx, verb.idx + len(verb)), *map(_span, objects))
            whole = trim(parts, context.analysis.text)
            sentence = context.analysis.sentence_of[verb.i]
            yield _Denial(Span(verb.idx, verb.idx + len(verb)), subject, whole, sentence)


def _points_back(token: Token, told: frozenset[str]) -> bool:
    return token.pos_ == "PRON" or token.lemma_.lower() in told


def _span(token: Token) -> Span:
    words = list(token.subtree)
    return Span(words[0].idx, words[-1].idx + len(words[-1]))


def _what(
    denial: _Denial, claims: list[Claim], context: Context
) -> Iterator[tuple[Speaker, Claim]]:
    """Who denies, each with the claim that is denied."""
    said = Attribution(
        (denial.words,), denial.subject, denial.verb, "", "deny", None, False, "denial"
    )
    for speaker in voices_of(said, context):
        side = speaker.on_behalf_of or speaker.id
        for claim in reversed(claims):
            told_by = claim.source.speaker
            if (
                claim.evidence.start < denial.verb.start
                and denial.sentence - _sentence(claim, context) <= _BACK
                and claim.status != "denied"
                and side in claim.actor + claim.recipient
                and told_by not in (speaker.id, side)
            ):
                yield speaker, claim
                break


def _sentence(claim: Claim, context: Context) -> int:
    phrase = context.analysis.doc.phrase(claim.evidence)
    return context.analysis.sentence_of[phrase.root.i] if phrase else 0


def link_denials(claims: list[Claim], document: Document, register: Register) -> list[Claim]:
    """The claims, each denial with the ids of those of other speakers that it denies."""
    return [
        replace(
            claim,
            denies=tuple(
                other.id_in(document) for other in claims if _denies(claim, other, register)
            ),
        )
        for claim in claims
    ]


def _denies(claim: Claim, other: Claim, register: Register) -> bool:
    """Whether somebody denies what somebody else claims: one event, with a part in common."""
    return (
        claim.status == "denied"
        and claim.source.speaker is not None
        and other.status != "denied"
        and claim.event == other.event
        and claim.source.speaker != other.source.speaker
        and any(set(getattr(claim, role)) & set(getattr(other, role)) for role in ROLES)
        and same_event(claim, other, register)
    )
