"""The record: the claims of one event, from many reports."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Literal

from vigie.model.claim import Source

Phase = Literal["ahead", "there", "denied"]
Verdict = Literal["same", "doubtful", "unlike", "conflict"]


@dataclass(frozen=True)
class Profile:
    """What claims say of their event, as far as events are told apart by it.

    Claims with one profile are of one record. Roles hold sorted ids, actors and recipients as the
    sides that they act for. `earliest` and `latest` are the ISO days that the time can mean; where
    the claim gives none, `said` is the Monday of the week in which it was said. `voice` is the
    person who performs an event of speech.
    """

    event: str
    phase: Phase
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    said: str | None = None
    voice: str | None = None

    @cached_property
    def id(self) -> str:
        """Hash of all it says, 16 hexadecimal digits."""
        canonical = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]

    @property
    def day(self) -> str | None:
        """The ISO day that it is ordered by: of the event, else of the saying."""
        return self.earliest or self.latest or self.said


@dataclass(frozen=True, slots=True)
class Kin:
    """How two profiles are alike: points, what they come to, and each likeness in words."""

    points: float
    verdict: Verdict
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as one report makes it, with what is known of the report.

    `id` is the claim's; `family` names the copies that the report is one of. `published` and
    `outlet` are the report's. `judged` is what somebody said of the claim: accept or correct; the
    fields of a corrected one are as corrected.
    """

    id: str
    document: str
    family: int
    profile: Profile
    status: str
    time: str | None
    quantity: str | None
    withheld: tuple[str, ...]
    quote: str
    source: Source
    name: str
    outlet: str | None
    agency: str | None
    published: str | None
    judged: str | None = None

    @property
    def day(self) -> str | None:
        """When it was said (EDTF), else the day of the report; None when neither is known."""
        return self.source.time or self.published


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two profiles, by id, are of one record, or perhaps of one."""

    one: str
    other: str
    points: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another record that may be of the same event: somebody should say."""

    record: str
    bond: Bond


class _Reported:
    """What stands in reports, some of them copies of others."""

    __slots__ = ()
    statements: tuple[Statement, ...]

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return len({one.document for one in self.statements})

    @property
    def copies(self) -> int:
        """How many of the reports are copies of others."""
        return self.reports - len({one.family for one in self.statements})


@dataclass(frozen=True, slots=True)
class Record(_Reported):
    """The claims of one event. `bonds` say why they are together, `doubts` what may belong too."""

    id: str
    statements: tuple[Statement, ...]
    bonds: tuple[Bond, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def event(self) -> str:
        """The event, as in the codebook."""
        return self.statements[0].profile.event

    @property
    def day(self) -> str | None:
        """The day it is put at: the earliest told for what has come about, else for all.

        Where none is told, the first on which it was said; EDTF, None when nothing is known.
        """
        there = [one.profile for one in self.statements if one.profile.phase == "there"]
        every = [one.profile for one in self.statements]
        for among in (there, every):
            days = [profile.earliest for profile in among if profile.earliest]
            if days:
                return min(days)
        return min(filter(None, (one.day for one in self.statements)), default=None)

    def filled(self, role: str) -> tuple[str, ...]:
        """The ids of a role, those that most statements give first."""
        counts = Counter(id for one in self.statements for id in getattr(one.profile, role))
        return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


@dataclass(frozen=True, slots=True)
class Origin(_Reported):
    """One who asserts, with all that passes it on.

    `side` is the interest spoken for: a minister and his ministry have one. It is None for the
    voice of outlets, of which `speaker` names the one that the words come from, if that is known.
    """

    speaker: str | None
    side: str | None
    statements: tuple[Statement, ...]

    @property
    def relays(self) -> tuple[str, ...]:
        """The outlets and agencies that pass it on."""
        passing = {
            name
            for one in self.statements
            for name in (one.source.relay, one.agency, one.outlet)
            if name and name != self.speaker
        }
        return tuple(sorted(passing))


@dataclass(frozen=True, slots=True)
class Stage:
    """What one origin says from a day on: its first statement of that status."""

    day: str | None
    status: str
    origin: Origin
    statement: Statement
    reports: int


@dataclass(frozen=True, slots=True)
class Credibility:
    """How far a record is to be believed, 1 to 6 as in the Admiralty code, and why."""

    grade: int
    why: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How far an outlet is to be trusted, A to F as in the Admiralty code, and why."""

    outlet: str
    grade: str = "F"
    reason: str = "nobody has judged it"
