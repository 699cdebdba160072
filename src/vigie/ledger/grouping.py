"""Keeps up the records of a ledger, inside the transaction of the caller.

A new profile is compared with the nearest that share an actor or a kind of object with it; then
those that are tied, and no others, are put into records anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, insert, or_, select

from vigie.codebook.kinship import kinship_edition
from vigie.codebook.register import load_register
from vigie.ledger.kin import kin
from vigie.ledger.partition import partition
from vigie.ledger.queries import latest_membership, until
from vigie.ledger.tables import facets, memberships, profiles, tellings, ties
from vigie.model.record import Profile

# Profiles before and after, in the order of days, that a new one is compared with by each key.
NEAR = 30
# Profiles tied to one another that are put into records anew when one more comes.
MOST = 50
FOUND_ALL = ("all", "")
_KEY = "key"


def append_told(
    connection: Connection, told: Iterable[tuple[int, Profile]], moment: datetime
) -> None:
    """What claims, by number, say of their events; each new profile gets its record."""
    for claim, profile in told:
        number = connection.scalar(select(profiles.c.number).where(profiles.c.id == profile.id))
        is_new = number is None
        if number is None:
            number = _append_profile(connection, profile)
        row = {"claim": claim, "profile": number}
        connection.execute(insert(tellings).values(row))
        if is_new:
            place(connection, number, profile, moment)


def place(connection: Connection, number: int, profile: Profile, moment: datetime) -> None:
    """Ties a profile to its kin, and puts all that are tied with it into records."""
    _append_ties(connection, number, profile)
    linked, points = _tied(connection, number)
    known = dict(_profiles(connection, linked))
    if len(known) > MOST:
        records = [_closest_record(connection, number, known, points)]
    else:
        numbered = {one.id: number for number, one in known.items()}
        pairs = [((known[a].id, known[b].id), worth) for (a, b), worth in points.items()]
        groups = partition(known.values(), pairs, kin)
        records = [(min(group), [numbered[id] for id in group]) for group in groups]
    for record, members in records:
        _append_memberships(connection, record, members, moment)


def outdated(connection: Connection) -> list[tuple[int, Profile]]:
    """The profiles whose record was made by other rules than today's."""
    newest = latest_membership(until(None), profiles.c.number)
    made = (
        select(profiles.c.number)
        .select_from(profiles)
        .join(memberships, memberships.c.number == newest)
    )
    numbers = connection.scalars(made.where(memberships.c.rules != kinship_edition()))
    return sorted(_profiles(connection, numbers.all()))


def profile_of(content: dict[str, Any]) -> Profile:
    """The profile from its stored content."""
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in content.items()
    }
    return Profile(**plain)


def _append_profile(connection: Connection, profile: Profile) -> int:
    row = {"id": profile.id, "content": asdict(profile)}
    key = connection.execute(insert(profiles).values(row)).inserted_primary_key
    assert key is not None  # a single row always has one
    found = {*_facets(profile), *((_KEY, value) for value in _keys(profile))}
    connection.execute(
        insert(facets),
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
        connection.execute(insert(ties), rows)


def _candidates(
    connection: Connection, number: int, profile: Profile
) -> Iterator[tuple[int, Profile]]:
    numbers: set[int] = set()
    for key in sorted(_keys(profile)):
        of_key = select(facets.c.profile).where(
            facets.c.kind == _KEY, facets.c.value == key, facets.c.profile != number
        )
        day = profile.day or ""
        before = of_key.where(facets.c.day <= day).order_by(facets.c.day.desc())
        after = of_key.where(facets.c.day > day).order_by(facets.c.day)
        for side in (before, after):
            numbers.update(connection.scalars(side.limit(NEAR)))
    known = _already_tied(connection, number)
    yield from _profiles(connection, sorted(numbers - known))


def _already_tied(connection: Connection, number: int) -> set[int]:
    rows = connection.execute(_ties_of([number]))
    return {row.one if row.other == number else row.other for row in rows}


def _ties_of(numbers: Iterable[int]) -> Select[Any]:
    wanted = list(numbers)
    touches = or_(ties.c.one.in_(wanted), ties.c.other.in_(wanted))
    return select(ties).where(and_(touches, ties.c.rules == kinship_edition()))


def _tied(connection: Connection, number: int) -> tuple[set[int], dict[tuple[int, int], float]]:
    """All profiles that ties of one event lead to, and the ties; it stops when there are many."""
    reached, fresh = {number}, {number}
    points: dict[tuple[int, int], float] = {}
    while fresh and len(reached) <= MOST:
        rows = connection.execute(_ties_of(fresh).where(ties.c.verdict == "same")).all()
        points.update({(row.one, row.other): row.points for row in rows})
        fresh = {end for row in rows for end in (row.one, row.other)} - reached
        reached |= fresh
    return reached, points


def _closest_record(
    connection: Connection,
    number: int,
    known: dict[int, Profile],
    points: dict[tuple[int, int], float],
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
    others = _profiles(connection, connection.scalars(within.distinct()).all())
    return any(kin(profile, other).verdict == "conflict" for _, other in others)


def _record_of(connection: Connection, profile: int) -> str | None:
    of_profile = select(memberships.c.record).where(memberships.c.profile == profile)
    newest = of_profile.order_by(memberships.c.since.desc(), memberships.c.number.desc())
    return connection.scalar(newest.limit(1))


def _append_memberships(
    connection: Connection, record: str, members: list[int], moment: datetime
) -> None:
    newest = latest_membership(until(None), profiles.c.number)
    current = (
        select(profiles.c.number, memberships.c.record, memberships.c.rules)
        .select_from(profiles)
        .join(memberships, memberships.c.number == newest)
        .where(profiles.c.number.in_(members))
    )
    known = {row.number: (row.record, row.rules) for row in connection.execute(current)}
    made = (record, kinship_edition())
    rows = [
        {"profile": member, "record": record, "since": moment, "rules": kinship_edition()}
        for member in sorted(members)
        if known.get(member) != made
    ]
    if rows:
        connection.execute(insert(memberships), rows)


def _profiles(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Profile]]:
    wanted = select(profiles.c.number, profiles.c.content).where(
        profiles.c.number.in_(list(numbers))
    )
    for row in connection.execute(wanted):
        yield row.number, profile_of(row.content)
