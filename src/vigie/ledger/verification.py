"""Checks that a ledger is as it was written: hashes, and spans that show their words."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from vigie.errors import EvidenceError
from vigie.ledger.append import check_evidence
from vigie.ledger.grouping import profile_of
from vigie.ledger.identity import digest_of, document_id, version_id
from vigie.ledger.judgements import load_judgements
from vigie.ledger.loading import load_readings, load_versions
from vigie.ledger.queries import all_versions, until
from vigie.ledger.stored import Flaw, StoredReading, Version
from vigie.ledger.tables import documents, judgements, originals, profiles


def flaws(connection: Connection) -> Iterator[Flaw]:
    """All that is not as it was written, part by part."""
    if connection.dialect.name == "sqlite":
        yield from _flaws_of_file(connection)
    yield from _flaws_of_documents(connection)
    yield from _flaws_of_originals(connection)
    yield from _flaws_of_profiles(connection)
    yield from _flaws_of_judgements(connection)
    for version in load_versions(connection, all_versions(until(None))):
        yield from _flaws_of_version(connection, version)


def _flaws_of_file(connection: Connection) -> Iterator[Flaw]:
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Flaw("file", said)
    for table, row, of, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield Flaw(f"{table} {row}", f"refers to {of} that is not there")


def _flaws_of_documents(connection: Connection) -> Iterator[Flaw]:
    for id, identity in connection.execute(select(documents.c.id, documents.c.identity)):
        if document_id(identity) != id:
            yield Flaw(f"document {id}", "its identity is not what it was")


def _flaws_of_originals(connection: Connection) -> Iterator[Flaw]:
    few = {"yield_per": 100}
    with connection.execute(select(originals), execution_options=few) as rows:
        for digest, content in rows:
            if not _is_intact(digest, content):
                yield Flaw(f"original {digest[:16]}", "its bytes are not what they were")


def _flaws_of_profiles(connection: Connection) -> Iterator[Flaw]:
    few = {"yield_per": 1000}
    wanted = select(profiles.c.id, profiles.c.content)
    with connection.execute(wanted, execution_options=few) as rows:
        for id, content in rows:
            if profile_of(content).id != id:
                yield Flaw(f"profile {id}", "it is not what it was")


def _flaws_of_judgements(connection: Connection) -> Iterator[Flaw]:
    ids = {row.number: row.id for row in connection.execute(select(judgements))}
    for judgement, number in load_judgements(connection, select(judgements.c.number)):
        if judgement.id != ids[number]:
            yield Flaw(f"judgement {ids[number]}", "it is not what it was")


def _is_intact(digest: str, content: bytes) -> bool:
    try:
        return digest_of(zlib.decompress(content)) == digest
    except zlib.error:
        return False


def _flaws_of_version(connection: Connection, version: Version) -> Iterator[Flaw]:
    identity = connection.scalar(
        select(documents.c.identity).where(documents.c.id == version.document_id)
    )
    if version_id(version.document, identity or "") != version.id:
        yield Flaw(f"version {version.id}", "its text or facts are not what they were")
    for stored in load_readings(connection, version):
        yield from _flaws_of_reading(version, stored)


def _flaws_of_reading(version: Version, stored: StoredReading) -> Iterator[Flaw]:
    reading = stored.reading
    try:
        check_evidence(reading)
    except EvidenceError as error:
        yield Flaw(f"version {version.id}, read {stored.read:%Y-%m-%d %H:%M}", str(error))
    for claim, id in zip(reading.claims, stored.claim_ids, strict=True):
        if claim.id_in(reading.document) != id:
            yield Flaw(f"claim {id}", "it is not what it was")
