"""Rows made into values again."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from vigie.ledger.stored import StoredClaim, StoredReading, Version
from vigie.ledger.tables import (
    abstentions,
    claims,
    fetches,
    originals,
    readings,
    roles,
    spans,
    versions,
)
from vigie.model.claim import ROLES, Abstention, Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.edition import Edition
from vigie.model.fetch import Fetch
from vigie.model.span import Span

# Rows fetched at a time, so that a large ledger needs no large memory.
_IN_BATCHES = {"yield_per": 500}


def load_versions(connection: Connection, statement: Select[Any]) -> Iterator[Version]:
    """The versions of a statement of `queries`."""
    with connection.execute(statement, execution_options=_IN_BATCHES) as rows:
        for row in rows:
            yield Version(
                row.id, row.document_id, _document(row), row.first_seen, row.last_seen, row.number
            )


def load_claims(connection: Connection, statement: Select[Any]) -> Iterator[StoredClaim]:
    """The claims of a statement of `queries`."""
    with connection.execute(statement, execution_options=_IN_BATCHES) as result:
        for rows in result.partitions():
            for row, claim in zip(rows, _claims(connection, rows), strict=True):
                yield StoredClaim(row.id, row.document_id, row.version_id, claim, row.number)


def load_readings(connection: Connection, version: Version) -> Iterator[StoredReading]:
    """All readings of a version, in the order they were made."""
    document = version.document
    of_version = select(readings).where(readings.c.version == version.number)
    for row in connection.execute(of_version.order_by(readings.c.read, readings.c.number)):
        found = connection.execute(_of_reading(claims, row.number)).all()
        left_aside = connection.execute(_of_reading(abstentions, row.number))
        reading = Reading(
            # The reader may have found the day in the text.
            replace(document, published=row.published, published_basis=row.published_basis),
            tuple(_claims(connection, found)),
            tuple(Abstention(aside.reason, Span(aside.start, aside.end)) for aside in left_aside),
            tuple(row.notices),
        )
        edition = Edition(row.reader, row.register, row.codebook)
        ids = tuple(claim.id for claim in found)
        yield StoredReading(row.read, edition, reading, ids)


def load_original(connection: Connection, version: int) -> bytes:
    """The bytes that a version was first made from."""
    of_version = originals.c.digest == versions.c.original
    content = connection.scalar(
        select(originals.c.content).join(versions, of_version).where(versions.c.number == version)
    )
    return zlib.decompress(content or b"")


def load_fetch(connection: Connection, url: str) -> Fetch | None:
    """The last fetch of an address."""
    of_url = select(fetches).where(fetches.c.url == url)
    row = connection.execute(of_url.order_by(fetches.c.number.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    return Fetch(row.url, row.at, row.again, row.failures, row.etag, row.modified)


def _of_reading(table: Table, number: int) -> Select[Any]:
    return select(table).where(table.c.reading == number).order_by(table.c.number)


def _document(row: Row[Any]) -> Document:
    return Document(
        name=row.name,
        text=row.text,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        author=row.author,
        agency=row.agency,
        language=row.language,
        published=row.published,
        published_basis=row.published_basis,
    )


def _claims(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Claim]:
    numbers = [row.number for row in rows]
    filled = _parts(connection, roles, numbers)
    shown = _parts(connection, spans, numbers)
    for row in rows:
        yield _claim(row, filled[row.number], shown[row.number])


def _parts(
    connection: Connection, table: Table, numbers: Iterable[int]
) -> dict[int, list[Row[Any]]]:
    """The rows of `roles` or `spans` of each claim, in order within each role or slot."""
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    wanted = select(table).where(table.c.claim.in_(numbers))
    for row in connection.execute(wanted.order_by(table.c.claim, table.c.place)):
        found[row.claim].append(row)
    return found


def _claim(row: Row[Any], filled: list[Row[Any]], shown: list[Row[Any]]) -> Claim:
    slots: dict[str, tuple[Span, ...]] = {}
    for part in shown:
        slots[part.slot] = (*slots.get(part.slot, ()), Span(part.start, part.end))
    return Claim(
        event=row.event,
        status=row.status,
        evidence=Span(row.start, row.end),
        quote=row.quote,
        source=Source(row.speaker, row.on_behalf_of, row.act, row.channel, row.relay, row.said),
        time=row.time,
        quantity=row.quantity,
        withheld=tuple(row.withheld),
        spans=slots,
        why=tuple(row.why),
        confidence=row.confidence,
        denies=tuple(row.denies),
        **{role: tuple(part.value for part in filled if part.role == role) for role in ROLES},
    )
