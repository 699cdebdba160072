"""Which claim of an older reading a newer reading tells again, so that judgements outlive both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vigie.ledger.stored import StoredClaim
from vigie.model.claim import ROLES

Likeness = tuple[bool, bool, bool, int]
_SLOTS = (*ROLES, "status", "time", "quantity")


def continued(claim: StoredClaim, readings: Iterable[Sequence[StoredClaim]]) -> StoredClaim | None:
    """The claim of other readings of its document that a claim is, the first of equal readings.

    It is of the same event, and the words of one hold those of the other; the same id, words,
    speaker and slots count, in this order. None where two claims of a reading are as close, and
    where a claim of its own reading is as close to the one that is found: nobody guesses.
    """
    best: Likeness | None = None
    found: StoredClaim | None = None
    for reading in readings:
        top, closest = _closest(claim, reading)
        if top is not None and (best is None or top > best):
            best, found = top, closest
    return found


def counterpart(
    claim: StoredClaim, own: Sequence[StoredClaim], others: Iterable[Sequence[StoredClaim]]
) -> StoredClaim | None:
    """The claim of other readings that a claim of the reading `own` is, and that is no other."""
    found = continued(claim, others)
    return found if found and continued(found, [own]) is claim else None


def _closest(
    claim: StoredClaim, among: Sequence[StoredClaim]
) -> tuple[Likeness | None, StoredClaim | None]:
    """The closest claim with its likeness; no claim where several are as close."""
    scored = [(likeness, one) for one in among if (likeness := _likeness(claim, one))]
    if not scored:
        return None, None
    top = max(likeness for likeness, _ in scored)
    closest = [one for likeness, one in scored if likeness == top]
    return top, closest[0] if len(closest) == 1 else None


def _likeness(a: StoredClaim, b: StoredClaim) -> Likeness | None:
    words, others = _words(a), _words(b)
    if a.claim.event != b.claim.event or not (words in others or others in words):
        return None
    same_speaker = a.claim.source.speaker == b.claim.source.speaker
    slots = sum(getattr(a.claim, slot) == getattr(b.claim, slot) for slot in _SLOTS)
    return a.id == b.id, words == others, same_speaker, slots


def _words(one: StoredClaim) -> str:
    return " ".join(one.claim.quote.split())
