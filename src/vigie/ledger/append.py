"""Appends to a ledger, inside the transaction of the caller. Nothing here changes a row."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, insert, select

from vigie.errors import EvidenceError
from vigie.ledger import tables, words
from vigie.ledger.copying import append_copies
from vigie.ledger.grouping import append_told
from vigie.ledger.identity import digest_of, document_id, identity_of, original_of, version_id
from vigie.ledger.profiles import profile
from vigie.ledger.rulings import carry_over
from vigie.model.claim import ROLES, Claim, Reading
from vigie.model.date import Edtf
from vigie.model.document import Document
from vigie.model.edition import Edition
from vigie.model.fetch import Fetch


def append_document(connection: Connection, document: Document) -> tuple[int, bool]:
    """The number of its row, and whether it is new."""
    identity = identity_of(document)
    id = document_id(identity)
    number = number_of(connection, tables.documents, id)
    if number is not None:
        return number, False
    return _append(connection, tables.documents, {"id": id, "identity": identity}), True


def append_version(
    connection: Connection, document: Document, of: int, at: datetime
) -> tuple[int, bool]:
    """The number of its row, and whether it is new; `of` is the document's number."""
    known = known_version(connection, document)
    if known is not None:
        return known[1], False
    row = {
        "id": version_id(document, identity_of(document)),
        "document": of,
        "original": _append_original(connection, original_of(document)),
        "text": document.text,
        **document.facts,
    }
    number = _append(connection, tables.versions, row)
    words.index(connection, "version", {number: words_of_document(document)})
    append_copies(connection, number, document, at)
    return number, True


def known_version(connection: Connection, document: Document) -> tuple[int, int] | None:
    """The numbers of the document and of the version, when the version is known."""
    id = version_id(document, identity_of(document))
    found = connection.execute(_KNOWN, {"id": id}).one_or_none()
    return (found.document, found.number) if found else None


def append_sighting(
    connection: Connection, document: int, version: int, name: str, at: datetime
) -> None:
    """One more time that the version was met, under `name`."""
    row = {"document": document, "version": version, "seen": at, "name": name}
    _append_all(connection, tables.sightings, [row])


def append_reading(
    connection: Connection, version: int, reading: Reading, edition: Edition, at: datetime
) -> None:
    """A reading of the version, with its claims and abstentions; it supersedes older ones.

    What was judged of claims that it tells again holds for these too.

    Raises EvidenceError when a span does not fit the text.
    """
    check_evidence(reading)
    number = _append(
        connection,
        tables.readings,
        {
            "version": version,
            "read": at,
            "reader": edition.reader,
            "register": edition.register,
            "codebook": edition.codebook,
            "published": reading.document.published,
            "published_basis": reading.document.published_basis,
            "notices": list(reading.notices),
        },
    )
    numbers = _append_claims(connection, number, reading)
    published = reading.document.published
    profiles = [profile(claim, published) for claim in reading.claims]
    append_told(connection, zip(numbers, profiles, strict=True), at)
    document = select(tables.versions.c.document).where(tables.versions.c.number == version)
    carry_over(connection, connection.execute(document).scalar_one(), number, at)
    left_aside = [
        {"reading": number, "reason": found.reason, **_ends(found.span)}
        for found in reading.abstentions
    ]
    _append_all(connection, tables.abstentions, left_aside)


def append_fetch(connection: Connection, fetch: Fetch) -> None:
    """One more time that an address was asked for."""
    _append_all(connection, tables.fetches, [asdict(fetch)])


def number_of(connection: Connection, table: Table, id: str) -> int | None:
    """The number of the row with that id."""
    number: int | None = connection.scalar(_number_by_id(table), {"id": id})
    return number


def latest_edition(connection: Connection, version: int) -> Edition | None:
    """The edition that made the reading that counts."""
    readings = tables.readings.c
    row = connection.execute(
        select(readings.reader, readings.register, readings.codebook)
        .where(readings.version == version)
        .order_by(readings.read.desc(), readings.number.desc())
        .limit(1)
    ).one_or_none()
    return Edition(*row) if row else None


def words_of_document(document: Document) -> str:
    """What a version is found by."""
    return f"{document.title or ''}\n{document.text}"


def words_of_claim(claim: Claim) -> str:
    """What a claim is found by: its words, and the ids that they stand for."""
    source = claim.source
    ids = [id for role in ROLES for id in getattr(claim, role)]
    sources = [source.speaker, source.on_behalf_of, source.relay]
    return "\n".join(filter(None, [claim.quote, claim.event, *ids, *sources]))


def check_evidence(reading: Reading) -> None:
    """Raises EvidenceError for the first claim or abstention with a dangling span."""
    text = reading.document.text
    for claim in reading.claims:
        if not claim.quote or text[slice(*claim.evidence)] != claim.quote:
            raise EvidenceError(f"the evidence {claim.quote!r} is not where it is said to be")
    slots = [span for claim in reading.claims for found in claim.spans.values() for span in found]
    for start, end in (*slots, *(found.span for found in reading.abstentions)):
        if not 0 <= start < end <= len(text):
            raise EvidenceError(f"the span {start} to {end} is not in the text")


def _append_original(connection: Connection, data: bytes) -> str:
    digest = digest_of(data)
    originals = tables.originals
    if not connection.scalar(select(originals.c.digest).where(originals.c.digest == digest)):
        row = {"digest": digest, "content": zlib.compress(data)}
        _append_all(connection, originals, [row])
    return digest


def _append_claims(connection: Connection, reading: int, read: Reading) -> Sequence[int]:
    """The numbers of the rows, in the order of the claims."""
    if not read.claims:
        return ()
    rows = [_claim_row(reading, claim, read.document) for claim in read.claims]
    numbers = connection.scalars(_NUMBERED, rows).all()
    told = dict(zip(numbers, read.claims, strict=True))
    for table, parts in ((tables.roles, _role_rows), (tables.spans, _span_rows)):
        of_claims = [
            {"claim": number, **part} for number, claim in told.items() for part in parts(claim)
        ]
        _append_all(connection, table, of_claims)
    found_by = {number: words_of_claim(claim) for number, claim in told.items()}
    words.index(connection, "claim", found_by)
    return numbers


def _claim_row(reading: int, claim: Claim, document: Document) -> dict[str, Any]:
    source, days = claim.source, Edtf.parse(claim.time) if claim.time else None
    return {
        "id": claim.id_in(document),
        "reading": reading,
        "event": claim.event,
        "status": claim.status,
        "time": claim.time,
        "earliest": days.earliest if days else None,
        "latest": days.latest if days else None,
        "quantity": claim.quantity,
        "withheld": list(claim.withheld),
        **_ends(claim.evidence),
        "quote": claim.quote,
        "speaker": source.speaker,
        "on_behalf_of": source.on_behalf_of,
        "act": source.act,
        "channel": source.channel,
        "relay": source.relay,
        "said": source.time,
        "why": list(claim.why),
        "confidence": claim.confidence,
        "denies": list(claim.denies),
    }


def _role_rows(claim: Claim) -> Iterator[dict[str, Any]]:
    for role in ROLES:
        for place, value in enumerate(getattr(claim, role)):
            yield {"role": role, "place": place, "value": value}


def _span_rows(claim: Claim) -> Iterator[dict[str, Any]]:
    for slot, found in claim.spans.items():
        for place, span in enumerate(found):
            yield {"slot": slot, "place": place, **_ends(span)}


def _ends(span: tuple[int, int]) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _append(connection: Connection, table: Table, row: dict[str, Any]) -> int:
    key = connection.execute(_insert(table), row).inserted_primary_key
    assert key is not None  # a single row always has one
    return int(key[0])


def _append_all(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(_insert(table), rows)


# To build a statement takes longer than to run it: those of every report are built once.
_insert = cache(insert)
_KNOWN = select(tables.versions.c.document, tables.versions.c.number).where(
    tables.versions.c.id == bindparam("id")
)
_NUMBERED = insert(tables.claims).returning(tables.claims.c.number, sort_by_parameter_order=True)


@cache
def _number_by_id(table: Table) -> Select[Any]:
    return select(table.c.number).where(table.c.id == bindparam("id"))
