"""Judgements as rows: appended, loaded, and which of them are undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Select, insert, select

from vigie.ledger.queries import until
from vigie.ledger.tables import judgements
from vigie.model.judgement import Judgement


def append_judgement(connection: Connection, judgement: Judgement) -> int:
    """The number of its row."""
    row = {
        "id": judgement.id,
        "kind": judgement.kind,
        "target": judgement.target,
        "other": judgement.other,
        "content": dict(judgement.content),
        "author": judgement.author,
        "reason": judgement.reason,
        "at": judgement.at,
    }
    key = connection.execute(insert(judgements).values(row)).inserted_primary_key
    assert key is not None  # a single row always has one
    return int(key[0])


def load_judgements(
    connection: Connection, statement: Select[tuple[int]]
) -> Iterator[tuple[Judgement, int]]:
    """The judgements of a statement that selects their numbers, in order, with these."""
    wanted = select(judgements).where(judgements.c.number.in_(statement))
    for row in connection.execute(wanted.order_by(judgements.c.number)):
        judgement = Judgement(
            row.kind, row.target, row.author, row.reason, row.at, row.other, row.content
        )
        yield judgement, row.number


def undone(connection: Connection, moment: datetime | None = None) -> set[str]:
    """Ids of the judgements that do not count, as somebody took them back before the moment."""
    undoing = select(judgements.c.id, judgements.c.target).where(
        judgements.c.kind == "undo", judgements.c.at < (moment or until(None))
    )
    found: set[str] = set()
    # An undo is itself undone only by a later one.
    for row in connection.execute(undoing.order_by(judgements.c.number.desc())):
        if row.id not in found:
            found.add(row.target)
    return found
