"""One claim per event and origin in a document: what is said twice is kept once, at its fullest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.codebook.register import Register
from vigie.model.claim import Claim

Form = Literal["statement", "given", "headline"]
"""How an event is told: as news of the text's body; by a noun phrase that takes it for granted
("the delivery"); in the headline."""


@dataclass(frozen=True)
class Telling:
    """A claim as one sentence tells it; sentences count from 0."""

    claim: Claim
    sentence: int
    form: Form


def assemble(tellings: list[Telling], register: Register) -> list[Claim]:
    """Claims without repetitions, in order of their evidence."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=_fullest_first):
        if not any(_repeats(telling, other, register) for other in kept):
            kept.append(telling)
    claims = [telling.claim for telling in kept]
    return sorted(
        claims, key=lambda claim: (claim.evidence, claim.event, str(claim.source.speaker))
    )


def _fullest_first(telling: Telling) -> tuple[object, ...]:
    claim = telling.claim
    slots = (claim.actor, claim.recipient, claim.object, claim.time, claim.location)
    return -sum(map(bool, slots)), telling.form == "given", -claim.confidence, claim.evidence


def _repeats(telling: Telling, other: Telling, register: Register) -> bool:
    """Whether `telling` says what `other` says already.

    What is taken for granted repeats whoever told it before, as planned or as done; else both
    must have one origin, or `telling` none, and one status. Two statements of it are two claims.
    """
    claim, fuller = telling.claim, other.claim
    granted = telling.form == "given" and fuller.evidence < claim.evidence
    return (
        (claim.event == fuller.event or _sent_there(claim, fuller))
        and (granted or _of_one_origin(claim, fuller))
        and not _state_it_apart(telling, other)
        and same_event(claim, fuller, register)
    )


def _sent_there(claim: Claim, fuller: Claim) -> bool:
    """Whether "the sending of arms there", a deployment by its words, is a transfer told before."""
    return (claim.event, fuller.event) == ("deploy", "transfer") and bool(
        set(claim.location) & set(fuller.recipient)
    )


def same_event(claim: Claim, other: Claim, register: Register) -> bool:
    """Whether parties, things and time of two claims of one kind can be those of one event."""
    return (
        _compatible(claim.actor, other.actor)
        and _compatible(claim.recipient, other.recipient)
        and _same_things(claim.object, other.object, register)
        and (claim.time == other.time or not claim.time or not other.time)
    )


def _of_one_origin(claim: Claim, fuller: Claim) -> bool:
    """Whether one side says both, or nobody the first, and both as done or planned alike."""
    speakers = (None, fuller.source.speaker, fuller.source.on_behalf_of)
    return claim.source.speaker in speakers and (
        claim.status == fuller.status or claim.evidence.overlaps(fuller.evidence)
    )


def _state_it_apart(telling: Telling, other: Telling) -> bool:
    return telling.form == other.form == "statement" and telling.sentence != other.sentence


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _same_things(a: tuple[str, ...], b: tuple[str, ...], register: Register) -> bool:
    if not a or not b:
        return True
    return any(register.is_a(x, y) or register.is_a(y, x) for x in a for y in b)
