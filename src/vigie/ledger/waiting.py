"""What waits for somebody to judge it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from vigie.codebook.kinship import kinship_edition
from vigie.ledger.grouping import members_of
from vigie.ledger.loading import load_claims
from vigie.ledger.queries import (
    current_claims,
    latest_membership,
    latest_reading,
    latest_ruling,
    latest_version,
    until,
)
from vigie.ledger.records import load_records
from vigie.ledger.sides import judged_pairs
from vigie.ledger.stored import StoredClaim, Waiting
from vigie.ledger.tables import (
    abstentions,
    claims,
    documents,
    memberships,
    readings,
    rulings,
    ties,
    versions,
)
from vigie.model.record import Bond

_FOREVER = until(None)
_BATCH = 100


def load_waiting(connection: Connection, below: float, limit: int) -> Waiting:
    """The newest ties between records, and the claims less sure than `below`, least sure first.

    At most `limit` of each.
    """
    found: list[Bond] = []
    for tie in _ties(connection):
        if len(found) >= limit:
            break
        found.append(tie)
    return Waiting(tuple(found), tuple(_claims(connection, below, limit)), _abstentions(connection))


def _ties(connection: Connection) -> Iterator[Bond]:
    """Pairs of records that are tied, that nobody judged and of which claims count."""
    one, other = memberships.alias(), memberships.alias()
    between = (
        select(ties, one.c.record.label("record"), other.c.record.label("other_record"))
        .select_from(ties)
        .join(one, one.c.number == latest_membership(_FOREVER, ties.c.one))
        .join(other, other.c.number == latest_membership(_FOREVER, ties.c.other))
        .where(one.c.record != other.c.record, ties.c.rules == kinship_edition())
        .order_by(ties.c.number.desc())
    )
    seen: set[frozenset[str]] = set()
    with connection.execute(between, execution_options={"yield_per": _BATCH}) as rows:
        for row in rows:
            pair = frozenset((row.record, row.other_record))
            if pair not in seen and _is_open(connection, row.record, row.other_record):
                yield Bond(row.record, row.other_record, row.points, tuple(row.why))
            seen.add(pair)


def _is_open(connection: Connection, record: str, other: str) -> bool:
    if len(load_records(connection, (record, other), _FOREVER)) < 2:
        return False
    theirs = set(members_of(connection, other))
    judged = judged_pairs(connection, members_of(connection, record))
    return not any(last.kind == "apart" and theirs & set(pair) for pair, last in judged.items())


def _claims(connection: Connection, below: float, limit: int) -> Iterator[StoredClaim]:
    unsure = (
        current_claims(_FOREVER)
        .outerjoin(rulings, rulings.c.number == latest_ruling(_FOREVER))
        .where(claims.c.confidence < below, func.coalesce(rulings.c.standing, "") == "")
        .order_by(None)
        .order_by(claims.c.confidence, claims.c.number)
    )
    return load_claims(connection, unsure.limit(limit))


def _abstentions(connection: Connection) -> int:
    counted = (
        select(func.count())
        .select_from(abstentions)
        .join(readings, readings.c.number == abstentions.c.reading)
        .join(versions, versions.c.number == readings.c.version)
        .join(documents, documents.c.number == versions.c.document)
        .where(readings.c.number == latest_reading(_FOREVER))
        .where(versions.c.number == latest_version(_FOREVER))
    )
    return connection.scalar(counted) or 0
