"""Who says so: the source of a claim, from the attributions that cover its trigger."""

from __future__ import annotations

from typing import NamedTuple

from vigie.claims.attribution import Attribution
from vigie.claims.context import Context
from vigie.claims.roles import Scene
from vigie.claims.slots import SPEECH, Filled
from vigie.claims.speakers import OUTLET, Speaker, performer, speakers_of
from vigie.claims.status import is_hearsay
from vigie.codebook.events import EventRow
from vigie.codebook.references import ReferenceWords, load_reference_words
from vigie.codebook.speakers import load_speaker_words
from vigie.model.claim import Source
from vigie.model.span import Span

_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "obl"})


class Sourced(NamedTuple):
    """A source, the spans of the words that show it, and why."""

    source: Source
    spans: dict[str, tuple[Span, ...]]
    why: str


def sources_of(scene: Scene, event: EventRow, filled: Filled, context: Context) -> list[Sourced]:
    """The sources of a claim: one each for speakers who assert together."""
    saying = context.saying(scene.hit.span)
    if not saying and (event.id in SPEECH or _own_will(scene, context)):
        return [_performing(filled)]
    if not saying or is_hearsay(scene.hit.anchor):
        return [Sourced(Source(), {}, "speaker: the outlet's own voice")]
    inner, *outer = saying
    spans: dict[str, tuple[Span, ...]] = {
        slot: (span,) for slot, span in (("speaker", inner.source), ("cue", inner.cue)) if span
    }
    relay = _speakers(outer[0], context)[0].id if outer else None
    return [
        Sourced(
            Source(speaker.id, speaker.on_behalf_of, inner.act, inner.channel, relay),
            spans,
            f"speaker: {inner.rule}",
        )
        for speaker in _speakers(inner, context)
    ]


def _performing(filled: Filled) -> Sourced:
    mentions = [mention for candidate, _ in filled["actor"] for mention in candidate.mentions]
    speaker = performer(mentions) or OUTLET
    source = Source(speaker.id, speaker.on_behalf_of, "state")
    return Sourced(source, {}, "speaker: who performs the act")


def _own_will(scene: Scene, context: Context) -> bool:
    """Whether the actor's own will is told ("Paris entend négocier"): then the actor asserts it."""
    words = load_reference_words(context.language)
    anchor = scene.hit.anchor
    return anchor.dep_ in _GOVERNED and anchor.head.lemma_.lower() in words.volition


def _speakers(said: Attribution, context: Context) -> list[Speaker]:
    return speakers_of(
        _naming(said, context),
        context.analysis,
        context.register,
        load_speaker_words(context.language),
        context.document.day,
    )


def _naming(said: Attribution, context: Context) -> Span:
    """The words that name the speaker: of a pronoun those of who spoke before ("a-t-il ajouté")."""
    source = said.source
    assert source is not None
    words = load_reference_words(context.language)
    before = [span for span in context.sources if span.end <= source.start]
    while before and _anaphoric(source.text(context.document.text), words):
        source = before.pop()
    return source


def _anaphoric(source: str, words: ReferenceWords) -> bool:
    """Whether a source names nobody itself: a pronoun, or a document without its author."""
    low = source.lower()
    if low in words.pronouns:
        return True
    nouns = low.replace("’", "'").replace("l'", "").split()
    return bool(nouns) and nouns[-1] in words.document and len(nouns) <= 2
