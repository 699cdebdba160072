"""What judgements make of claims, in all readings of a document: rows with the moment.

What counts of a claim is told by its last ruling. The profile that it tells, when corrected, is
placed as any other; what was judged of its former profile holds for it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from vigie.ledger.continuing import counterpart
from vigie.ledger.corrections import corrected
from vigie.ledger.grouping import number_of_profile, place_judged
from vigie.ledger.judgements import load_judgements, undone
from vigie.ledger.loading import load_claims
from vigie.ledger.profiles import profile
from vigie.ledger.queries import all_claims, latest_ruling, until
from vigie.ledger.sides import inherit
from vigie.ledger.stored import StoredClaim
from vigie.ledger.tables import claims, judgements, readings, rulings, sides, tellings, versions

Readings = dict[int, list[StoredClaim]]


def rule(connection: Connection, judgement: int, claim: StoredClaim, moment: datetime) -> None:
    """Applies a judgement to a claim, and to the claims of other readings that are it."""
    for one in _in_all_readings(connection, claim):
        rule_again(connection, judgement, one, moment)


def rule_again(
    connection: Connection, judgement: int, claim: StoredClaim, moment: datetime
) -> None:
    """Applies a judgement to one claim of one reading."""
    before = told_now(connection, claim)
    linked = [*_linked(connection, claim.number), judgement]
    _append(connection, [judgement], linked, claim, moment)
    _follow(connection, before, told_now(connection, claim), moment)


def carry_over(connection: Connection, document: int, reading: int, moment: datetime) -> None:
    """What was judged of a document's claims holds for those of a newer reading that are they."""
    if not _is_judged(connection, document, reading):
        return
    known = _readings(connection, document)
    fresh = known.pop(reading, [])
    older = [known[number] for number in sorted(known, reverse=True)]
    for claim in fresh:
        found = counterpart(claim, fresh, older)
        if found:
            linked = _linked(connection, found.number)
            _append(connection, linked, linked, claim, moment)
            _follow(connection, told_now(connection, found), told_now(connection, claim), moment)


def told_now(connection: Connection, claim: StoredClaim) -> int:
    """The number of the profile that a claim tells, by judgement or as it was read."""
    ruled = select(rulings.c.profile).where(rulings.c.claim == claim.number)
    last = ruled.order_by(rulings.c.since.desc(), rulings.c.number.desc()).limit(1)
    return connection.scalar(last) or _told_as_read(connection, claim)


def _append(
    connection: Connection,
    fresh: Sequence[int],
    linked: Sequence[int],
    claim: StoredClaim,
    moment: datetime,
) -> None:
    """A ruling for each fresh judgement, with what all that are linked make of the claim."""
    standing, content = _outcome(connection, linked)
    told = _told_as_read(connection, claim)
    if content:
        published = connection.scalar(
            select(readings.c.published)
            .join(claims, claims.c.reading == readings.c.number)
            .where(claims.c.number == claim.number)
        )
        right = profile(corrected(claim.claim, content), published)
        told = number_of_profile(connection, right, moment)
    state = {"profile": told, "standing": standing, "content": content, "since": moment}
    rows = [{"claim": claim.number, "judgement": number, **state} for number in fresh]
    if rows:
        connection.execute(insert(rulings), rows)


def _outcome(connection: Connection, linked: Sequence[int]) -> tuple[str, dict[str, Any]]:
    """How a claim stands by the last judgement that is not undone, and its corrected fields."""
    taken_back = undone(connection)
    standing, content = "", dict[str, Any]()
    numbers = select(judgements.c.number).where(judgements.c.number.in_(linked))
    for judgement, _ in load_judgements(connection, numbers):
        if judgement.id in taken_back or judgement.kind not in ("accept", "correct", "reject"):
            continue
        standing = judgement.kind
        content |= judgement.content
    return standing, content


def _follow(connection: Connection, before: int, after: int, moment: datetime) -> None:
    if before != after:
        touched = inherit(connection, before, after)
        if touched:
            place_judged(connection, touched, moment)


def _in_all_readings(connection: Connection, claim: StoredClaim) -> list[StoredClaim]:
    """The claim, and those of other readings of its document that are it."""
    documents = select(versions.c.document).where(versions.c.id == claim.version_id)
    every = _readings(connection, connection.scalar(documents) or 0)
    own = next(among for among in every.values() if claim in among)
    same = own[own.index(claim)]
    others = [among for among in every.values() if among is not own]
    found = (counterpart(same, own, [among]) for among in others)
    return [same, *filter(None, found)]


def _readings(connection: Connection, document: int) -> Readings:
    """The claims of all readings of all versions of a document, by the number of the reading."""
    of_document = all_claims().where(versions.c.document == document)
    stored = {one.number: one for one in load_claims(connection, of_document)}
    found: Readings = {}
    numbered = select(claims.c.number, claims.c.reading).where(claims.c.number.in_(stored))
    for row in connection.execute(numbered.order_by(claims.c.number)):
        found.setdefault(row.reading, []).append(stored[row.number])
    return found


def _linked(connection: Connection, claim: int) -> list[int]:
    """The judgements that concern a claim, in order."""
    wanted = select(rulings.c.judgement).where(rulings.c.claim == claim).distinct()
    return sorted(connection.scalars(wanted))


def _told_as_read(connection: Connection, claim: StoredClaim) -> int:
    told = select(tellings.c.profile).where(tellings.c.claim == claim.number)
    number: int = connection.execute(told).scalar_one()
    return number


def _is_judged(connection: Connection, document: int, reading: int) -> bool:
    """Whether an older claim of a document was judged, or a profile that one of them tells."""
    told = func.coalesce(rulings.c.profile, tellings.c.profile)
    wanted = (
        select(claims.c.number)
        .join(tellings, tellings.c.claim == claims.c.number)
        .join(readings, readings.c.number == claims.c.reading)
        .join(versions, versions.c.number == readings.c.version)
        .outerjoin(rulings, rulings.c.number == latest_ruling(until(None)))
        .where(versions.c.document == document, readings.c.number != reading)
        .where(rulings.c.number.is_not(None) | told.in_(select(sides.c.profile)))
    )
    return connection.scalar(wanted.limit(1)) is not None
