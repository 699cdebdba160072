"""Who says so: the source of a claim, from the attributions that cover its trigger."""

from __future__ import annotations

from typing import NamedTuple

from vigie.claims.antecedents import can_assert, is_unnamed, voices_of
from vigie.claims.attribution import Attribution
from vigie.claims.attribution.elsewhere import BEFORE
from vigie.claims.carrying import carried, issuer
from vigie.claims.context import Context
from vigie.claims.roles import Scene
from vigie.claims.slots import SPEECH, Filled
from vigie.claims.speakers import OUTLET, performer
from vigie.claims.status import is_hearsay
from vigie.claims.times import tells_saying
from vigie.codebook.events import EventRow
from vigie.codebook.references import load_reference_words
from vigie.model.claim import ANONYMOUS, Source
from vigie.model.mention import Mention
from vigie.model.span import Span

# Frames in which a verb of will has what is wanted.
_WILL = frozenset({"infinitive", "person", "after"})
_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "obl"})


class Sourced(NamedTuple):
    """A source, the spans of the words that show it, and why."""

    source: Source
    spans: dict[str, tuple[Span, ...]]
    why: str


def sources_of(scene: Scene, event: EventRow, filled: Filled, context: Context) -> list[Sourced]:
    """The sources of a claim: one each for speakers who assert together."""
    saying = _assertions(context.saying(scene.hit.span), context)
    if not saying and (promise := _promise(scene, context)):
        return _said_by(promise, None, context)
    if not saying and (event.id in SPEECH or _own_will(scene, context)):
        return [_performing(filled, context)]
    if is_hearsay(scene.hit.anchor):
        return [_outlet(context)]
    if not saying:
        further = carried(scene.hit.span, context)
        return _said_by(further, None, context) if further else [_outlet(context)]
    inner, *outer = saying
    return _said_by(inner, outer[0] if outer else None, context)


def _said_by(inner: Attribution, outer: Attribution | None, context: Context) -> list[Sourced]:
    """What `inner` says, passed on by the one who says the outer attribution."""
    spans: dict[str, tuple[Span, ...]] = {
        slot: (span,) for slot, span in (("speaker", inner.source), ("cue", inner.cue)) if span
    }
    relay = voices_of(outer, context)[0].id if outer else None
    channel, time = _channel(inner, context), _said_on(inner, context)
    return [
        Sourced(
            Source(speaker.id, speaker.on_behalf_of, inner.act, channel, relay, time),
            spans,
            f"speaker: {inner.rule}",
        )
        for speaker in voices_of(inner, context) or [OUTLET]
    ]


def _channel(said: Attribution, context: Context) -> str | None:
    """Through what it is said; unnamed officials are an anonymous source where nothing else is."""
    return said.channel or (ANONYMOUS if is_unnamed(said, context) else None)


def _said_on(said: Attribution, context: Context) -> str | None:
    """The day that words of saying give themselves ("a déclaré mardi", "said on Tuesday")."""
    words = [span for span in (said.cue, said.source) if span]
    for one in context.dated:
        inside = any(part.covers(one.date.span) for part in said.content)
        if one.date.kind == "date" and not inside and tells_saying(one, words):
            return one.date.edtf
    return None


def _outlet(context: Context) -> Sourced:
    """The outlet's own voice: nobody, or the body that issues a press release."""
    speaker = issuer(context)
    if speaker is None:
        return Sourced(Source(), {}, "speaker: the outlet's own voice")
    source = Source(speaker.id, speaker.on_behalf_of, "announce", "communiqué")
    return Sourced(source, {}, "speaker: who issues the text")


def _assertions(saying: list[Attribution], context: Context) -> list[Attribution]:
    """Those that assert what they hold, innermost first.

    What somebody wants or agrees to do is asserted by whoever tells it, where somebody does; so
    is what "we" do in somebody's words. A thing or "on" asserts nothing, and who denies the
    sentence before does not pass it on.
    """
    words = load_reference_words(context.language)
    speaking = [said for said in saying if can_assert(said, context) and not _denied(said)]
    for number, said in enumerate(speaking[:-1]):
        source = said.source.text(context.document.text).lower() if said.source else ""
        willing = said.rule in _WILL and said.cue_lemma in words.volition
        if not willing and source not in words.first:
            return speaking[number:]
    return speaking[-1:]


def _denied(said: Attribution) -> bool:
    return said.act == "deny" and said.rule == BEFORE


def _promise(scene: Scene, context: Context) -> Attribution | None:
    """The attribution whose cue announces the event itself ("Poland has pledged 14 tanks")."""
    for said in context.attributions:
        promised = said.act == "promise" and said.source and said.cue
        if promised and said.cue and said.cue.overlaps(scene.hit.span):
            return said
    return None


def _performing(filled: Filled, context: Context) -> Sourced:
    mentions = [mention for candidate, _ in filled["actor"] for mention in candidate.mentions]
    speaker = performer(_beside(mentions, context)) or OUTLET
    source = Source(speaker.id, speaker.on_behalf_of, "state")
    return Sourced(source, {}, "speaker: who performs the act")


def _beside(mentions: list[Mention], context: Context) -> list[Mention]:
    """The best linked mention and those beside it, no verb between: office, state and name."""
    doc = context.analysis.doc

    def together(one: Mention, other: Mention) -> bool:
        first, last = sorted((context.analysis.heads[one].i, context.analysis.heads[other].i))
        return not any("Fin" in token.morph.get("VerbForm", []) for token in doc[first:last])

    return [mention for mention in mentions if together(mentions[0], mention)]


def _own_will(scene: Scene, context: Context) -> bool:
    """Whether the actor's own will is told ("Paris entend négocier"): then the actor asserts it."""
    words = load_reference_words(context.language)
    anchor = scene.hit.anchor
    return anchor.dep_ in _GOVERNED and anchor.head.lemma_.lower() in words.volition
