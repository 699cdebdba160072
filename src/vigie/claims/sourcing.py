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

# How many speakers back a pronoun may point, and how many words may stand before a bare noun.
_BACK = 6
_LONGEST_LEAD = 2
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
    """The words that name the speaker: of "il" or "the service" those of who spoke before."""
    source = said.source
    assert source is not None
    words = load_reference_words(context.language)
    kind = _points_back(source, words, context)
    if kind is None:
        return source
    before = [
        span
        for span in context.sources
        if span.end <= source.start and _points_back(span, words, context) is None
    ][-_BACK:]
    fitting = [span for span in before if kind == "any" or _names(span, kind, context)]
    return (fitting or before or [source])[-1]


def _points_back(source: Span, words: ReferenceWords, context: Context) -> str | None:
    """What a source that names nobody itself stands for: a person, a side, or any speaker."""
    low = source.text(context.document.text).lower().replace("’", "'")
    if low in words.pronouns:
        if _names(source, "person", context):
            return None
        return "person" if low in words.he or low in words.she else "any"
    if _names(source, "person", context) or _names(source, "side", context):
        return None
    *lead, noun = low.replace("l'", "l' ").split()
    if len(lead) > _LONGEST_LEAD or (lead and lead[0] not in words.definite):
        return "any" if noun in words.document else None
    if noun in words.document or noun == "source":
        return "any"
    if noun in words.person:
        return "person"
    return "side" if noun in words.state or noun in words.organisation else None


def _names(source: Span, kind: str, context: Context) -> bool:
    """Whether a mention in `source` is a person, or a state or organisation ("side")."""
    return any(
        (mention.kind == "person") == (kind == "person")
        and mention.kind in ("person", "state", "organisation")
        for mention in context.analysis.mentions
        if source.overlaps(mention.span)
    )
