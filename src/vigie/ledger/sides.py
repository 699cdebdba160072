"""Which profiles people judged to be of one event, or of two."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations, groupby
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from vigie.ledger.judgements import undone
from vigie.ledger.queries import until
from vigie.ledger.tables import judgements, profiles, sides

Numbers = tuple[int, int]


def append_sides(connection: Connection, judgement: int, given: Iterable[Numbers]) -> set[int]:
    """Notes the profiles that a judgement is about, each with its side; gives the profiles."""
    rows = [{"judgement": judgement, "profile": one, "side": side} for one, side in set(given)]
    if rows:
        connection.execute(insert(sides), rows)
    return {row["profile"] for row in rows}


def sides_of(connection: Connection, judgement: int) -> list[Numbers]:
    """The profiles that a judgement is about, each with its side."""
    wanted = select(sides.c.profile, sides.c.side).where(sides.c.judgement == judgement)
    return [(row.profile, row.side) for row in connection.execute(wanted)]


def judged_pairs(
    connection: Connection, numbers: Iterable[int], moment: datetime | None = None
) -> dict[Numbers, Row[Any]]:
    """The judgement that counts for each pair of profiles one of which is among these.

    Pairs have the smaller number first. The last word on a pair counts.
    """
    wanted = set(numbers)
    rows = _touching(connection, wanted, moment or until(None))
    taken_back = undone(connection, moment) if rows else set()
    found: dict[Numbers, Row[Any]] = {}
    for id, about in groupby(rows, key=lambda row: row.id):
        if id in taken_back:
            continue
        for a, b in combinations(about, 2):
            ends = {a.profile, b.profile}
            if len(ends) == 2 and ends & wanted and (a.kind == "same" or a.side != b.side):
                found[min(ends), max(ends)] = a
    return found


def inherit(connection: Connection, before: int, after: int) -> set[int]:
    """What was judged of one profile holds for another: gives all profiles that it is about.

    Nothing holds for a profile of another event: a record is of one.
    """
    touched: set[int] = set()
    contents = select(profiles.c.content).where(profiles.c.number.in_((before, after)))
    if len({content["event"] for content in connection.scalars(contents)}) > 1:
        return touched
    wanted = select(sides.c.judgement, sides.c.side).where(sides.c.profile == before)
    for judgement, side in connection.execute(wanted).all():
        known = sides_of(connection, judgement)
        if (after, side) not in known:
            touched |= append_sides(connection, judgement, [(after, side)])
        touched |= {profile for profile, _ in known}
    return touched


def _touching(connection: Connection, numbers: set[int], moment: datetime) -> list[Row[Any]]:
    """All sides of the judgements of records that touch the profiles, in order."""
    touching = select(sides.c.judgement).where(sides.c.profile.in_(numbers))
    return list(
        connection.execute(
            select(judgements, sides.c.profile, sides.c.side)
            .join(sides, sides.c.judgement == judgements.c.number)
            .where(
                judgements.c.number.in_(touching),
                judgements.c.kind.in_(("same", "apart")),
                judgements.c.at < moment,
            )
            .order_by(judgements.c.number)
        )
    )
