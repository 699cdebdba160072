"""What a claim says of its event, brought to ids and days that can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from vigie.codebook.kinship import load_kinship
from vigie.codebook.register import load_register
from vigie.errors import SettingError
from vigie.model.claim import Claim
from vigie.model.date import Edtf
from vigie.model.record import Phase, Profile

_PHASES: dict[str, Phase] = {"completed": "there", "ongoing": "there", "denied": "denied"}
_DAY = len("2023-04-04")


def profile(claim: Claim, published: str | None) -> Profile:
    """The profile of a claim in a report that was published on an ISO day, if that is known."""
    time = _parsed(claim.time)
    dated = time is not None and (time.earliest or time.latest)
    return Profile(
        event=claim.event,
        phase=_PHASES.get(claim.status, "ahead"),
        actor=_sides(claim.actor),
        recipient=_sides(claim.recipient),
        object=_sorted(claim.object),
        location=_sorted(claim.location),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        said=None if dated else _week(claim.source.time, published),
        voice=_voice(claim),
    )


def side(id: str | None) -> str | None:
    """Whom a person or body of a state acts and speaks for; any other id is its own side."""
    entry = load_register().entries.get(id or "")
    if entry is None or entry.state is None:
        return id
    of_state = entry.kind == "person" or entry.group == "state-news-agency"
    return entry.state if of_state else id


def _sides(ids: Iterable[str]) -> tuple[str, ...]:
    return _sorted(side(id) or id for id in ids)


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _voice(claim: Claim) -> str | None:
    """The person who performs an event of speech, when the claim names one."""
    speaker = claim.source.speaker
    if claim.event not in load_kinship().events.spoken or speaker is None:
        return None
    entry = load_register().entries.get(speaker)
    is_performer = entry is not None and entry.kind == "person" and side(speaker) in claim.actor
    return speaker if is_performer else None


def _week(said: str | None, published: str | None) -> str | None:
    """The Monday of the week in which it was said or published."""
    time = _parsed(said)
    day = time.latest if time and time.latest and time.earliest == time.latest else published
    if day is None or len(day) != _DAY:
        return None
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def _parsed(time: str | None) -> Edtf | None:
    try:
        return Edtf.parse(time) if time else None
    except SettingError:
        return None
