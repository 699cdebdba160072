"""Whether a trigger announces an event worth a claim: the features that decide it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vigie.claims.arguments import preposition
from vigie.claims.roles import Scene, expected_role
from vigie.codebook.events import EventRow
from vigie.codebook.statuses import StatusWords
from vigie.language.analysis import Analysis
from vigie.language.parse import Token
from vigie.model.span import Span

_WORDS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_PARTIES = frozenset({"actor", "recipient"})
# How many words around a trigger are read as its context.
_WINDOW = 8


def is_possible(scene: Scene, event: EventRow) -> bool:
    """Whether something the event is about stands in the sentence or shortly before."""
    return scene.hit.trigger.needs == "none" or any(
        candidate.group in event.object for candidate in scene.candidates
    )


def acceptance_features(
    scene: Scene,
    event: EventRow,
    analysis: Analysis,
    words: StatusWords,
    others: dict[int, list[str]],
    told: Counter[int],
    contents: list[Span],
    sources: list[Span],
) -> list[str]:
    """Named features of a scene, for the arbiter.

    `others` are the events triggered at each token, `told` how many scenes of this event each
    sentence holds.
    """
    hit = scene.hit
    anchor, trigger = hit.anchor, hit.trigger
    id = event.id
    features = [
        f"event={id}",
        f"rule={trigger.rule}",
        f"pos={trigger.pos}",
        f"event,pos={id},{trigger.pos}",
        f"dep={anchor.dep_}",
        f"event,dep={id},{anchor.dep_}",
        f"passive={scene.passive}",
    ]
    for candidate in scene.candidates:
        group, place = candidate.group, candidate.place
        if candidate.back:
            features.append(f"earlier={group}")
            continue
        fits = "fit" if group in event.object else group
        features += [f"here={group}", f"event,here={id},{group}"]
        if place:
            features += [
                f"arg={place},{group}",
                f"event,arg={id},{group}",
                f"event,place={id},{place},{fits}",
                f"rule,arg={trigger.rule},{fits}",
                f"linked={fits}",
            ]
            if candidate.mention.kind in ("weapon", "class", "treaty"):
                features.append(f"event,thing={id},{candidate.sort}")
    features += _summary(scene, event)
    features += _frame(scene, event)
    features += _repetition(scene, id, told, analysis)
    features += _governor(anchor, id, words, others)
    features += _position(hit.span, analysis, anchor, contents, sources, id)
    features += [f"beside={id},{other}" for other in others.get(hit.token.i, ()) if other != id]
    mark = preposition(anchor)
    features += [
        f"mark={mark}",
        f"event,mark={id},{mark}",
        f"tag,pos={trigger.pos},{hit.token.pos_}",
    ]
    for child in anchor.children:
        if child.pos_ in _WORDS:
            features.append(f"child={id},{child.lemma_.lower()}")
    for token in anchor.doc[
        max(anchor.sent.start, anchor.i - _WINDOW) : min(anchor.sent.end, anchor.i + _WINDOW + 1)
    ]:
        if token.pos_ in _WORDS and token.i != hit.token.i:
            features += [f"near={token.lemma_.lower()}", f"event,near={id},{token.lemma_.lower()}"]
    return list(dict.fromkeys(features))


def _summary(scene: Scene, event: EventRow) -> list[str]:
    fitting = [candidate for candidate in scene.candidates if candidate.group in event.object]
    linked = any(candidate.place and candidate.back == 0 for candidate in fitting)
    near = any(candidate.back == 0 for candidate in fitting)
    actors = [
        candidate
        for candidate in scene.candidates
        if candidate.group == "actor" and candidate.back == 0
    ]
    object_is = "linked" if linked else "near" if near else "earlier" if fitting else "none"
    actor_is = (
        "linked" if any(candidate.place for candidate in actors) else "near" if actors else "none"
    )
    rule = scene.hit.trigger.rule
    return [
        f"object={object_is}",
        f"actor={actor_is}",
        f"object,actor={object_is},{actor_is}",
        f"event,object={event.id},{object_is}",
        f"event,actor={event.id},{actor_is}",
        f"event,object,actor={event.id},{object_is},{actor_is}",
        f"rule,object={rule},{object_is}",
        f"rule,actor={rule},{actor_is}",
    ]


def _frame(scene: Scene, event: EventRow) -> list[str]:
    """The roles that syntax fills with what fits them."""
    filled: set[str] = set()
    for candidate in scene.candidates:
        role = expected_role(candidate.place, scene.hit).split(".")[0]
        if role == "object":
            filled |= {"object"} if candidate.group in event.object else set()
        elif role in _PARTIES and candidate.group == "actor":
            filled.add(role)
    frame, size, trigger = "+".join(sorted(filled)), len(filled), scene.hit.trigger
    return [
        f"frame={frame}",
        f"frame.size={size}",
        f"frame,pos={frame},{trigger.pos}",
        f"event,frame={event.id},{frame}",
        f"event,frame.size={event.id},{size}",
        f"rule,frame.size={trigger.rule},{size}",
    ]


def _repetition(scene: Scene, id: str, told: Counter[int], analysis: Analysis) -> list[str]:
    """How often the text announces the event elsewhere: one of them is worth a claim."""
    here = analysis.sentence_of[scene.hit.anchor.i]
    before = sum(count for sentence, count in told.items() if sentence < here)
    after = sum(count for sentence, count in told.items() if sentence > here)
    beside = told[here] - 1
    return [
        f"before={min(before, 3)}",
        f"event,before={id},{min(before, 2)}",
        f"after={min(after, 3)}",
        f"again={min(beside, 3)}",
        f"event,again={id},{min(beside, 2)}",
        f"rule,again={scene.hit.trigger.rule},{min(beside, 2)}",
    ]


def _governor(
    anchor: Token, id: str, words: StatusWords, others: dict[int, list[str]]
) -> list[str]:
    governor = anchor.head
    if governor.i == anchor.i:
        return ["gov=root"]
    features = [
        f"gov={words.effect(governor.lemma_.lower())}",
        f"gov.lemma={governor.lemma_.lower()}",
        f"event,gov.lemma={id},{governor.lemma_.lower()}",
        f"gov.pos={governor.pos_}",
    ]
    features += [f"gov.event={id},{other}" for other in others.get(governor.i, ())]
    for above in _above(governor):
        features += [f"under={id},{other}" for other in others.get(above.i, ())]
    return features


def _above(token: Token) -> Iterator[Token]:
    """What a word depends on, and that in turn, up to the root of the sentence."""
    while token.head.i != token.i:
        token = token.head
        yield token


def _covered(span: Span, by: list[Span]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in by)


def _position(
    span: Span,
    analysis: Analysis,
    anchor: Token,
    contents: list[Span],
    sources: list[Span],
    id: str,
) -> list[str]:
    number = analysis.sentence_of[anchor.i]
    title = analysis.is_title(anchor.sent)
    length = len(anchor.sent)
    said = _covered(span, contents)
    source = _covered(span, sources)
    return [
        f"sentence={'title' if title else min(number, 3)}",
        f"event,title={id},{title}",
        f"said={said}",
        f"event,said={id},{said}",
        f"source={source}",
        f"length={min(length // 10, 5)}",
        f"question={anchor.sent.text.rstrip().endswith('?')}",
    ]
