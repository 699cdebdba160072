"""Keeps up which versions are copies of one another, inside the transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from vigie.ledger.bodies import LANGUAGES, body
from vigie.ledger.copies import Likeness, liken
from vigie.ledger.families import may_tie
from vigie.ledger.loading import load_versions
from vigie.ledger.queries import all_versions, until
from vigie.ledger.signatures import Signature, sign, worth_comparing
from vigie.ledger.signatures import bands as bands_of
from vigie.ledger.tables import bands, families, likenesses, signatures, versions
from vigie.model.document import Document

# Of one form filled in daily there are thousands: the newest are compared.
MOST = 100

# To build a statement takes longer than to run it: those of every report are built once.
_SIGNATURE, _BAND = insert(signatures), insert(bands)
_NEWEST = (
    select(bands.c.version)
    .where(bands.c.band.in_(bindparam("bands", expanding=True)))
    .distinct()
    .order_by(bands.c.version.desc())
    .limit(MOST)
    .subquery()
)
_NEAR = select(signatures).join(_NEWEST, _NEWEST.c.version == signatures.c.version)


def append_copies(
    connection: Connection, number: int, document: Document, moment: datetime
) -> None:
    """Signs a new version, finds those that it is like, and says which family it is in."""
    if document.language not in LANGUAGES:
        return
    report = body(document.text, document.language)
    signature = sign(report)
    found: dict[int, Likeness] = {}
    for other, text in _candidates(connection, signature):
        against = body(text.text, document.language)
        if may_tie(document, text, min(report.size, against.size)):
            likeness = liken(report, against)
            if likeness:
                found[other] = likeness
    row = {"version": number, "signature": bytes(signature)}
    connection.execute(_SIGNATURE, row)
    connection.execute(
        _BAND, [{"band": band, "version": number} for band in set(bands_of(signature))]
    )
    if found:
        _append_likenesses(connection, number, found)
        _append_families(connection, number, sorted(found), moment)


def _candidates(connection: Connection, signature: Signature) -> Iterator[tuple[int, Document]]:
    """The versions with enough in common, with their texts."""
    stored = connection.execute(_NEAR, {"bands": bands_of(signature)})
    near = [
        row.version for row in stored if worth_comparing(signature, Signature.parse(row.signature))
    ]
    if near:
        wanted = all_versions(until(None)).where(versions.c.number.in_(near))
        for version in load_versions(connection, wanted):
            yield version.number, version.document


def _append_likenesses(connection: Connection, number: int, found: dict[int, Likeness]) -> None:
    connection.execute(
        insert(likenesses),
        [
            {
                "version": number,
                "other": other,
                "kind": likeness.kind,
                "of_version": likeness.of_a,
                "of_other": likeness.of_b,
                "why": likeness.why,
            }
            for other, likeness in sorted(found.items())
        ],
    )


def _append_families(
    connection: Connection, number: int, others: list[int], moment: datetime
) -> None:
    """The version joins the oldest of the families of the others, and these join it too."""
    joined = {_family(connection, other) for other in others}
    oldest = min(joined)
    members = {number, *others}
    for family in joined - {oldest}:
        members.update(_members(connection, family))
    connection.execute(
        insert(families),
        [
            {"version": member, "family": oldest, "since": moment}
            for member in sorted(members)
            if member == number or _family(connection, member) != oldest
        ],
    )


def _family(connection: Connection, version: int) -> int:
    """The family of a version; one that is alone is a family of its own."""
    newest = (
        select(families.c.family)
        .where(families.c.version == version)
        .order_by(families.c.number.desc())
        .limit(1)
    )
    return connection.scalar(newest) or version


def _members(connection: Connection, family: int) -> list[int]:
    last = select(func.max(families.c.number)).group_by(families.c.version)
    of_family = select(families.c.version).where(families.c.family == family)
    current = of_family.where(families.c.number.in_(last.where(families.c.version.in_(of_family))))
    return [family, *connection.scalars(current)]
