"""Fills the slots of a claim from its scene: roles, status, time, quantity."""

from __future__ import annotations

from vigie.claims.arbiter import load_arbiter
from vigie.claims.context import Context
from vigie.claims.quantities import quantity_of
from vigie.claims.roles import ROLES, Candidate, Scene, role_features, role_ids
from vigie.claims.status import form_of, status_features
from vigie.claims.times import (
    Moment,
    governing_time,
    tense_of,
    time_features,
    times_of,
    untimed_features,
)
from vigie.codebook.events import EventRow
from vigie.codebook.register import Register
from vigie.codebook.statuses import load_status_words
from vigie.language.dates import DateExpression
from vigie.model.claim import Status
from vigie.model.span import Span

# A candidate fills the role it is likeliest for from this probability on ...
_ROLE = {"actor": 0.45, "recipient": 0.35, "object": 0.45, "location": 0.4}
# (parties of an event that makes all of them actors need less) ...
_PARTY = 0.3
_ALL_PARTIES = frozenset({"agree", "negotiate", "exercise"})
# ... and the likeliest one from this on, when the role would stay empty. Both chosen by
# cross-validation (docs/accuracy.md).
_GUESS = {"actor": 0.25, "recipient": 0.25, "object": 0.25, "location": 0.3}
# No time counts for so much less than each of the times of a text, which share their probability;
# so does a time of saying, for an event that is none. Chosen like the others.
_UNTIMED = 0.4
_SAYING = "place=cue"
# Events that are acts of speech: what is said and the event coincide.
SPEECH = frozenset({"demand", "threaten", "condemn"})
# Arms that say nothing beside arms that are named.
_ANY_ARMS = frozenset({"conventional-weapon", "conventional-warhead"})

Filled = dict[str, list[tuple[Candidate, float]]]
"""Role -> the candidates that fill it, each with its probability."""


def fill_roles(scene: Scene, event: EventRow, context: Context) -> Filled:
    """The candidates that fill the roles of a scene; what a text lists goes together."""
    filled: Filled = {role: [] for role in ROLES}
    likeliest: dict[str, tuple[Candidate, float]] = {}
    for listed in scene.lists:
        scores = _mean_scores(listed, scene, event, context)
        best = max(ROLES, key=scores.__getitem__)
        for candidate in listed:
            for role in ROLES:
                if not role_ids(candidate, role, context.register):
                    continue
                least = _PARTY if role == "actor" and event.id in _ALL_PARTIES else _ROLE[role]
                if role == best and scores[role] >= least:
                    filled[role].append((candidate, scores[role]))
                if scores[role] > likeliest.get(role, (None, _GUESS[role]))[1]:
                    likeliest[role] = candidate, scores[role]
    for role, guess in likeliest.items():
        if not filled[role]:
            filled[role].append(guess)
    return {role: _nearest_sentence(found) for role, found in filled.items()}


def _mean_scores(
    listed: list[Candidate], scene: Scene, event: EventRow, context: Context
) -> dict[str, float]:
    arbiter = load_arbiter("roles")
    if len(listed) == 1:
        return arbiter.scores(role_features_of(listed[0], scene, event, context))
    scored = [
        arbiter.scores(role_features_of(candidate, scene, event, context)) for candidate in listed
    ]
    return {role: sum(scores[role] for scores in scored) / len(scored) for role in ROLES}


def role_features_of(
    candidate: Candidate, scene: Scene, event: EventRow, context: Context
) -> list[str]:
    """Features for the arbiter that gives a candidate its role."""
    speaking = [said.source for said in context.saying(scene.hit.span)[:1] if said.source]
    return role_features(
        candidate,
        scene,
        event,
        context.analysis,
        speaking,
        context.elsewhere,
        context.saliences,
    )


def _nearest_sentence(found: list[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Candidates of earlier sentences count only when the trigger's own has none."""
    nearest = min((candidate.back for candidate, _ in found), default=0)
    return [(candidate, score) for candidate, score in found if candidate.back == nearest]


def ids_of(role: str, found: list[tuple[Candidate, float]], register: Register) -> tuple[str, ...]:
    """The ids in a role, each once: places before states, no class beside its system."""
    ids = [id for candidate, _ in found for id in role_ids(candidate, role, register)]
    unique = list(dict.fromkeys(ids))
    if role == "object":
        return tuple(
            id for id in unique if not any(_tells_more(other, id, register) for other in unique)
        )
    if role == "location":
        unique.sort(key=register.is_state)
    return tuple(unique)


def _tells_more(other: str, id: str, register: Register) -> bool:
    """Whether `other` names the same kind of arms as `id`, only closer."""
    if other == id:
        return False
    return register.is_a(other, id) or (
        id in _ANY_ARMS and other not in _ANY_ARMS and register.is_arms(other)
    )


def _moment(scene: Scene, event: EventRow, context: Context) -> Moment:
    return Moment(
        hit=scene.hit,
        speech=event.id in SPEECH,
        said=bool(context.saying(scene.hit.span)),
        form=form_of(scene.hit, load_status_words(context.language)),
        day=context.document.day,
        cues=context.telling,
        contents=context.contents,
        triggered=context.triggered,
    )


Timed = list[tuple[DateExpression | None, list[str]]]


def timed(scene: Scene, event: EventRow, context: Context) -> Timed:
    """The times that a scene may have, None for none, each with its features for the arbiter."""
    moment = _moment(scene, event, context)
    here = context.analysis.sentence_of[scene.hit.anchor.i]
    title = context.analysis.is_title(scene.hit.anchor.sent)
    times = times_of(moment, here, context.dated)
    found: Timed = [
        (expressions[0].dated.date, time_features(order, times, moment))
        for order, expressions in enumerate(times)
    ]
    return [*found, (None, untimed_features(times, moment, title))]


def time_of(scene: Scene, event: EventRow, context: Context) -> DateExpression | None:
    """The expression of time that tells when the event of a scene happens, if one does."""
    if not context.dated:
        return None
    arbiter = load_arbiter("time")

    def likely(time: tuple[DateExpression | None, list[str]]) -> float:
        date, features = time
        untimed = date is None or (_SAYING in features and event.id not in SPEECH)
        return arbiter.scores(features)["yes"] * (_UNTIMED if untimed else 1.0)

    return max(timed(scene, event, context), key=likely)[0]


def status_features_of(scene: Scene, event: EventRow, context: Context) -> list[str]:
    """Features for the arbiter that gives a scene its status."""
    here = context.analysis.sentence_of[scene.hit.anchor.i]
    moment = _moment(scene, event, context)
    date = governing_time(moment, here, context.dated)
    return [
        *status_features(scene.hit, load_status_words(context.language)),
        f"time={tense_of(date, context.document.day)}",
        f"said={moment.said},{scene.hit.trigger.event}",
    ]


def status_of(scene: Scene, event: EventRow, context: Context) -> tuple[Status, str]:
    """The status of a scene's event, and why, in words."""
    fixed: Status | None = event.status
    if fixed and fixed != "ongoing":
        return fixed, f"status: {event.id} is always {fixed}"
    label, score = load_arbiter("status").best(status_features_of(scene, event, context))
    if fixed and label != "denied":
        return fixed, f"status: {event.id} is always {fixed}, if not denied"
    return label, f"status: {label} ({score:.2f})"  # type: ignore[return-value]


def quantity_in(filled: Filled, context: Context) -> tuple[str, Span] | None:
    """The number that the first counted thing or party of a claim has, and where it stands."""
    for candidate, _ in filled["object"] + filled["recipient"]:
        if candidate.back == 0:
            quantity = quantity_of(context.analysis.heads[candidate.mention], context.language)
            if quantity:
                return quantity
    return None
