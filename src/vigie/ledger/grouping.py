"""Keeps up the records of a ledger, inside the transaction of the caller.

A new profile is compared with the nearest that share an actor or a kind of object with it; then
those that are tied, and no others, are put into records anew. What people judged goes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import BindParameter, Connection, bindparam, insert, or_, select

from vigie.codebook.kinship import kinship_edition
from vigie.codebook.register import load_register
from vigie.ledger.kin import kin
from vigie.ledger.partition import Pair, partition
from vigie.ledger.queries import latest_membership, until
from vigie.ledger.sides import judged_pairs
from vigie.ledger.tables import facets, memberships, profiles, sides, tellings, ties
from vigie.model.record import Profile

# Points of the ties between profiles, by their numbers.
Points: TypeAlias = dict[tuple[int, int], float]
# Profiles before and after, in the order of days, that a new one is compared with by each key.
NEAR = 30
# Profiles tied to one another that are put into records anew when one more comes.
MOST = 50
FOUND_ALL = ("all", "")
_KEY = "key"

# To build a statement takes longer than to run it: those of every report are built once.
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_NUMBER = select(profiles.c.number).where(profiles.c.id == bindparam("id"))
_PROFILES = select(profiles.c.number, profiles.c.content).where(profiles.c.number.in_(_NUMBERS))
_NEWEST = latest_membership(until(None), profiles.c.number)
_CURRENT = (
    select(profiles.c.number, memberships.c.record, memberships.c.rules)
    .select_from(profiles)
    .join(memberships, memberships.c.number == _NEWEST)
    .where(profiles.c.number.in_(_NUMBERS))
)
_OF_KEY = select(facets.c.profile).where(
    facets.c.kind == _KEY,
    facets.c.value == bindparam("key"),
    facets.c.profile != bindparam("number"),
)
_BEFORE = _OF_KEY.where(facets.c.day <= bindparam("day")).order_by(facets.c.day.desc()).limit(NEAR)
_AFTER = _OF_KEY.where(facets.c.day > bindparam("day")).order_by(facets.c.day).limit(NEAR)
_TIES = select(ties.c.one, ties.c.other, ties.c.points).where(
    or_(ties.c.one.in_(_NUMBERS), ties.c.other.in_(_NUMBERS)), ties.c.rules == bindparam("rules")
)
_SAME = _TIES.where(ties.c.verdict == "same")
_PROFILE, _TELLING, _FACET, _TIE, _MEMBERSHIP = map(
    insert, (profiles, tellings, facets, ties, memberships)
)


class _Tied(NamedTuple):
    """Profiles by number, the points of ties of one event, and what people judged of pairs."""

    reached: set[int]
    points: Points
    judged: dict[tuple[int, int], str]


def append_told(
    connection: Connection, told: Iterable[tuple[int, Profile]], moment: datetime
) -> None:
    """What claims, by number, say of their events; each new profile gets its record."""
    for claim, profile in told:
        number = number_of_profile(connection, profile, moment)
        connection.execute(_TELLING, {"claim": claim, "profile": number})


def number_of_profile(connection: Connection, profile: Profile, moment: datetime) -> int:
    """The number of its row; a new profile gets its record."""
    number = connection.scalar(_NUMBER, {"id": profile.id})
    if number is None:
        number = _append_profile(connection, profile)
        place(connection, number, profile, moment)
    return int(number)


def place(connection: Connection, number: int, profile: Profile, moment: datetime) -> None:
    """Ties a profile to its kin, and puts all that are tied with it into records."""
    _append_ties(connection, number, profile)
    tied = _tied(connection, {number})
    known = dict(load_profiles(connection, tied.reached))
    if len(known) > MOST:
        record, members = _closest_record(connection, number, known, tied.points)
        _append_memberships(connection, record, members, moment)
    else:
        _append_records(connection, known, tied, moment)


def place_judged(connection: Connection, numbers: set[int], moment: datetime) -> None:
    """Puts the profiles of a judgement into records anew, with all that are tied with them.

    Where these are too many, only with those of their records.
    """
    tied = _tied(connection, numbers)
    if len(tied.reached) > MOST:
        tied = _tied_in_records(connection, numbers)
    _append_records(connection, dict(load_profiles(connection, tied.reached)), tied, moment)


def place_all_judged(connection: Connection, moment: datetime) -> None:
    """Does so for all judgements of records, as other rules may have parted what they joined."""
    rows = connection.execute(select(sides).order_by(sides.c.judgement, sides.c.profile)).all()
    for _, about in groupby(rows, key=lambda row: row.judgement):
        place_judged(connection, {row.profile for row in about}, moment)


def members_of(connection: Connection, record: str, moment: datetime | None = None) -> list[int]:
    """Numbers of the profiles that are in a record now, or were before the moment."""
    wanted = select(memberships.c.profile).where(
        memberships.c.record == record,
        memberships.c.number == latest_membership(moment or until(None), memberships.c.profile),
    )
    return list(connection.scalars(wanted))


def outdated(connection: Connection) -> list[tuple[int, Profile]]:
    """The profiles whose record was made by other rules than today's."""
    made = (
        select(profiles.c.number)
        .select_from(profiles)
        .join(memberships, memberships.c.number == _NEWEST)
    )
    numbers = connection.scalars(made.where(memberships.c.rules != kinship_edition()))
    return sorted(load_profiles(connection, numbers.all()))


def profile_of(content: dict[str, Any]) -> Profile:
    """The profile from its stored content."""
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in content.items()
    }
    return Profile(**plain)


def _append_profile(connection: Connection, profile: Profile) -> int:
    row = {"id": profile.id, "content": asdict(profile)}
    key = connection.execute(_PROFILE, row).inserted_primary_key
    assert key is not None  # a single row always has one
    found = {*_facets(profile), *((_KEY, value) for value in _keys(profile))}
    connection.execute(
        _FACET,
        [
            {"kind": kind, "value": value, "day": profile.day or "", "profile": key[0]}
            for kind, value in sorted(found)
        ],
    )
    return int(key[0])


def _facets(profile: Profile) -> Iterator[tuple[str, str]]:
    """What the timeline finds it by: arms also by their classes, places by their states."""
    yield FOUND_ALL
    yield "event", profile.event
    for actor in profile.actor:
        yield "actor", actor
    for party in profile.recipient:
        yield "recipient", party
    register = load_register()
    for object in profile.object:
        for id in register.lineage(object):
            yield "object", id
    for place in profile.location:
        yield "place", place


def _keys(profile: Profile) -> set[str]:
    """Claims of one event share one of these: the event with who acts, or with a kind of object."""
    roots = {load_register().root(object) for object in profile.object}
    return {f"{profile.event} {id}" for id in (*profile.actor, *roots)}


def _append_ties(connection: Connection, number: int, profile: Profile) -> None:
    rows = []
    for other, candidate in _candidates(connection, number, profile):
        found = kin(profile, candidate)
        if found.verdict in ("same", "doubtful"):
            rows.append(
                {
                    "one": number,
                    "other": other,
                    "points": found.points,
                    "verdict": found.verdict,
                    "why": list(found.why),
                    "rules": kinship_edition(),
                }
            )
    if rows:
        connection.execute(_TIE, rows)


def _candidates(
    connection: Connection, number: int, profile: Profile
) -> Iterator[tuple[int, Profile]]:
    numbers: set[int] = set()
    for key in sorted(_keys(profile)):
        asked = {"key": key, "day": profile.day or "", "number": number}
        for side in (_BEFORE, _AFTER):
            numbers.update(connection.scalars(side, asked))
    known = _already_tied(connection, number)
    yield from load_profiles(connection, sorted(numbers - known))


def _already_tied(connection: Connection, number: int) -> set[int]:
    rows = connection.execute(_TIES, {"numbers": [number], "rules": kinship_edition()})
    return {row.one if row.other == number else row.other for row in rows}


def _tied(connection: Connection, numbers: set[int]) -> _Tied:
    """All profiles that ties of one event lead to; it stops when there are many."""
    reached, fresh = set(numbers), set(numbers)
    points: Points = {}
    judged: dict[tuple[int, int], str] = {}
    while fresh and len(reached) <= MOST:
        found = _points(connection, fresh)
        said = {pair: last.kind for pair, last in judged_pairs(connection, fresh).items()}
        points |= found
        judged |= said
        same = (pair for pair, kind in said.items() if kind == "same")
        fresh = {end for pair in (*found, *same) for end in pair} - reached
        reached |= fresh
    return _Tied(reached, points, judged)


def _tied_in_records(connection: Connection, numbers: set[int]) -> _Tied:
    """The profiles that are in the records of these, with all that is known of any two."""
    records = {_record_of(connection, number) for number in numbers}
    reached = numbers.union(*(members_of(connection, record) for record in records if record))
    judged = judged_pairs(connection, reached)
    points = _points(connection, reached)
    return _Tied(reached, points, {pair: last.kind for pair, last in judged.items()})


def _points(connection: Connection, numbers: Iterable[int]) -> Points:
    """The ties of one event that touch any of the profiles."""
    asked = {"numbers": list(numbers), "rules": kinship_edition()}
    return {(row.one, row.other): row.points for row in connection.execute(_SAME, asked)}


def _append_records(
    connection: Connection, known: dict[int, Profile], tied: _Tied, moment: datetime
) -> None:
    """Puts profiles into records by the ties between them, and by what people judged."""
    numbered = {one.id: number for number, one in known.items()}

    def judged(kind: str) -> list[Pair]:
        pairs = (pair for pair, last in tied.judged.items() if last == kind)
        return [(known[a].id, known[b].id) for a, b in pairs if a in known and b in known]

    pairs = [
        ((known[a].id, known[b].id), worth)
        for (a, b), worth in tied.points.items()
        if a in known and b in known
    ]
    groups = partition(known.values(), pairs, kin, together=judged("same"), apart=judged("apart"))
    for group in groups:
        _append_memberships(connection, min(group), [numbered[id] for id in group], moment)


def _closest_record(
    connection: Connection,
    number: int,
    known: dict[int, Profile],
    points: Points,
) -> tuple[str, list[int]]:
    """The record of the closest profile that has none in it which conflicts with this one."""
    own = {
        (other if one == number else one): worth
        for (one, other), worth in points.items()
        if number in (one, other)
    }
    refused: set[str] = set()
    for other in sorted(own, key=lambda other: (-own[other], known[other].id)):
        record = _record_of(connection, other)
        if record is None or record in refused:
            continue
        if not _conflicts(connection, known[number], record):
            return record, [number]
        refused.add(record)
    return known[number].id, [number]


def _conflicts(connection: Connection, profile: Profile, record: str) -> bool:
    within = select(memberships.c.profile).where(memberships.c.record == record).limit(MOST)
    others = load_profiles(connection, connection.scalars(within.distinct()).all())
    return any(kin(profile, other).verdict == "conflict" for _, other in others)


def _record_of(connection: Connection, profile: int) -> str | None:
    current = connection.execute(_CURRENT, {"numbers": [profile]}).one_or_none()
    return current.record if current else None


def _append_memberships(
    connection: Connection, record: str, members: list[int], moment: datetime
) -> None:
    current = connection.execute(_CURRENT, {"numbers": members})
    known = {row.number: (row.record, row.rules) for row in current}
    made = (record, kinship_edition())
    rows = [
        {"profile": member, "record": record, "since": moment, "rules": kinship_edition()}
        for member in sorted(members)
        if known.get(member) != made
    ]
    if rows:
        connection.execute(_MEMBERSHIP, rows)


def load_profiles(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Profile]]:
    """The profiles of these numbers, each with its number."""
    for row in connection.execute(_PROFILES, {"numbers": list(numbers)}):
        yield row.number, profile_of(row.content)
