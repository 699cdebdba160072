"""One claim per event and origin in a document: what is said twice is kept once, at its fullest."""

from __future__ import annotations

from vigie.codebook.register import Register
from vigie.model.claim import Claim


def assemble(claims: list[Claim], register: Register) -> list[Claim]:
    """Claims without repetitions, in order of their evidence."""
    kept: list[Claim] = []
    for claim in sorted(
        claims, key=lambda claim: (-_fullness(claim), -claim.confidence, claim.evidence)
    ):
        if not any(_repeats(claim, other, register) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: (claim.evidence, claim.event, str(claim.source.speaker)))


def _fullness(claim: Claim) -> int:
    return sum(map(bool, (claim.actor, claim.recipient, claim.object, claim.time, claim.location)))


def _repeats(claim: Claim, other: Claim, register: Register) -> bool:
    """Whether `claim` says what `other` says already, for the same origin or for none."""
    if claim.event != other.event or claim.source.speaker not in (None, other.source.speaker):
        return False
    return (claim.status == other.status or claim.evidence.overlaps(other.evidence)) and same_event(
        claim, other, register
    )


def same_event(claim: Claim, other: Claim, register: Register) -> bool:
    """Whether parties, things and time of two claims of one kind can be those of one event."""
    return (
        _compatible(claim.actor, other.actor)
        and _compatible(claim.recipient, other.recipient)
        and _same_things(claim.object, other.object, register)
        and (claim.time == other.time or not claim.time or not other.time)
    )


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _same_things(a: tuple[str, ...], b: tuple[str, ...], register: Register) -> bool:
    if not a or not b:
        return True
    return any(register.is_a(x, y) or register.is_a(y, x) for x in a for y in b)
