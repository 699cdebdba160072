"""The ledger: opened by path or URL, appended to, and asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from vigie.errors import EvidenceError, LedgerError
from vigie.ledger import append, tables
from vigie.ledger.backup import copy_file, copy_rows, free_place
from vigie.ledger.catching import catch_up
from vigie.ledger.database import engine_for, let_readers_in, snapshot, transaction
from vigie.ledger.grouping import outdated, place, place_all_judged
from vigie.ledger.judging import about, judge
from vigie.ledger.loading import (
    load_claims,
    load_fetch,
    load_original,
    load_readings,
    load_versions,
)
from vigie.ledger.queries import (
    all_versions,
    current_claims,
    current_versions,
    outdated_versions,
    until,
)
from vigie.ledger.ratings import append_rating, load_ratings
from vigie.ledger.records import Wanted, record, timeline
from vigie.ledger.schema import revision_of, upgrade
from vigie.ledger.search import search
from vigie.ledger.stored import Added, Flaw, Hit, StoredClaim, StoredReading, Version, Waiting
from vigie.ledger.verification import flaws
from vigie.ledger.waiting import load_waiting
from vigie.model.claim import Reading
from vigie.model.document import Document
from vigie.model.edition import Edition
from vigie.model.fetch import Fetch
from vigie.model.judgement import Judgement, Kind
from vigie.model.record import Rating, Record


def open_ledger(where: str | Path, *, create: bool = False) -> Ledger:
    """The ledger in a file, or in PostgreSQL by its URL; older ones are brought up to date.

    With `create`, an empty one is made when there is none. Raises LedgerError.
    """
    ledger = Ledger(engine_for(str(where), create=create))
    try:
        ledger.prepare(create=create)
    except LedgerError:
        ledger.close()
        raise
    return ledger


class Ledger:
    """Documents with all their versions, readings and claims. `open_ledger` gives one.

    Each call is one transaction: it happens as a whole or not at all. Times are UTC; `at` is
    when something happened, now if not given. All calls raise LedgerError when the database
    fails, and leave what it holds as it was.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def prepare(self, *, create: bool) -> None:
        """Makes the tables, or brings them up to date. Raises LedgerError for another file."""
        with snapshot(self._engine) as connection:
            revision = revision_of(connection)
        if revision is None and not create:
            raise LedgerError("it is empty; make a ledger with vigie add, or name --ledger")
        if revision != tables.REVISION:
            let_readers_in(self._engine)
            with transaction(self._engine) as connection:
                upgrade(connection)
                catch_up(connection)

    def add(
        self, document: Document, reading: Reading, edition: Edition, *, at: datetime | None = None
    ) -> Added:
        """Stores a document and what `edition` read in it; of a known version, a sighting.

        Raises EvidenceError when the reading is not one of that text.
        """
        if reading.document.text != document.text:
            raise EvidenceError("the reading is of another text than the document")
        moment = at or datetime.now(UTC)
        with transaction(self._engine) as connection:
            number, new_document = append.append_document(connection, document)
            version, new_version = append.append_version(connection, document, number, moment)
            append.append_sighting(connection, number, version, document.name, moment)
            if new_version:
                append.append_reading(connection, version, reading, edition, moment)
        return Added(new_document, new_version, len(reading.claims) if new_version else 0)

    def sight(self, document: Document, *, at: datetime | None = None) -> bool:
        """Notes that a known version was met again; False, and nothing noted, for a new one."""
        with transaction(self._engine) as connection:
            known = append.known_version(connection, document)
            if known is None:
                return False
            moment = at or datetime.now(UTC)
            append.append_sighting(connection, *known, document.name, moment)
        return True

    def supersede(
        self, version_id: str, reading: Reading, edition: Edition, *, at: datetime | None = None
    ) -> bool:
        """Adds a newer reading of a version; False when `edition` made the one that counts.

        Raises EvidenceError when the reading is not one of that text.
        """
        moment = at or datetime.now(UTC)
        with transaction(self._engine) as connection:
            number = _number(connection, version_id)
            if append.latest_edition(connection, number) == edition:
                return False
            append.append_reading(connection, number, reading, edition, moment)
        return True

    def note(self, fetch: Fetch) -> None:
        """Notes that an address was asked for."""
        with transaction(self._engine) as connection:
            append.append_fetch(connection, fetch)

    def last_fetch(self, url: str) -> Fetch | None:
        """The last time that an address was asked for; None for the first time."""
        with snapshot(self._engine) as connection:
            return load_fetch(connection, url)

    def documents(self, *, as_of: date | None = None) -> Iterator[Version]:
        """Of each document the version that counts now, or at the end of a day."""
        with snapshot(self._engine) as connection:
            yield from load_versions(connection, current_versions(until(as_of)))

    def outdated(self, edition: Edition) -> list[str]:
        """Ids of the current versions whose latest reading is by another edition."""
        with snapshot(self._engine) as connection:
            return list(connection.scalars(outdated_versions(edition)))

    def version(self, version_id: str) -> Version:
        """One version by its id. Raises LedgerError when there is none."""
        with snapshot(self._engine) as connection:
            return _version(connection, version_id)

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """All versions of a document, the first one first. Raises LedgerError without any."""
        of_document = all_versions(until(None)).where(tables.documents.c.id == document_id)
        with snapshot(self._engine) as connection:
            found = tuple(load_versions(connection, of_document))
        if not found:
            raise LedgerError(f"it has no document {document_id}; vigie search finds documents")
        return found

    def original(self, version_id: str) -> bytes:
        """The bytes that a version was first made from. Raises LedgerError without a version."""
        with snapshot(self._engine) as connection:
            return load_original(connection, _number(connection, version_id))

    def readings(self, version_id: str) -> tuple[StoredReading, ...]:
        """All readings of a version; the last one counts. Raises LedgerError without a version."""
        with snapshot(self._engine) as connection:
            return tuple(load_readings(connection, _version(connection, version_id)))

    def claims(
        self, *, document_id: str | None = None, as_of: date | None = None
    ) -> Iterator[StoredClaim]:
        """The claims that count now, or at the end of a day; of one document or of all."""
        wanted = current_claims(until(as_of))
        if document_id is not None:
            wanted = wanted.where(tables.documents.c.id == document_id)
        with snapshot(self._engine) as connection:
            yield from load_claims(connection, wanted)

    def search(self, query: str, *, as_of: date | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """The newest versions with all the words, "phrases" and prefixes* of a query.

        Case and accents do not matter. Raises SettingError when the query has no word.
        """
        with snapshot(self._engine) as connection:
            return tuple(search(connection, query, until(as_of), limit))

    def timeline(
        self, wanted: Wanted | None = None, *, as_of: date | None = None, limit: int = 50
    ) -> tuple[Record, ...]:
        """The latest records that are wanted, in the order of their days."""
        with snapshot(self._engine) as connection:
            return tuple(timeline(connection, wanted or Wanted(), until(as_of), limit))

    def record(self, id: str, *, as_of: date | None = None) -> Record:
        """A record by its id or the beginning of it; an id that it once had will do.

        Raises LedgerError when there is none, or several.
        """
        with snapshot(self._engine) as connection:
            return record(connection, id, until(as_of))

    def regroup(self, *, at: datetime | None = None) -> int:
        """Puts into records anew what other rules than today's put; how many profiles it was."""
        moment = at or datetime.now(UTC)
        with transaction(self._engine) as connection:
            stale = outdated(connection)
            for number, profile in stale:
                place(connection, number, profile, moment)
            if stale:
                place_all_judged(connection, moment)
        return len(stale)

    def judge(
        self,
        kind: Kind,
        target: str,
        *,
        author: str,
        reason: str,
        other: str | None = None,
        fields: Mapping[str, Sequence[str]] | None = None,
        at: datetime | None = None,
    ) -> Judgement:
        """Notes what somebody judges, and applies it to records from now on.

        `target` and `other` are ids as in `Judgement`, or their beginnings; `fields` are those that
        `correct` sets. Raises LedgerError for ids that it does not have, SettingError without a
        reason and for fields that make no sense.
        """
        asked = Judgement(kind, target, author, reason, at or datetime.now(UTC), other)
        with transaction(self._engine) as connection:
            return judge(connection, asked, fields or {})

    def judgements(
        self, id: str | None = None, *, as_of: date | None = None
    ) -> tuple[Judgement, ...]:
        """All judgements, or those of a claim or record, the first one first.

        Raises LedgerError when there is no such claim or record.
        """
        with snapshot(self._engine) as connection:
            return about(connection, id, until(as_of))

    def waiting(self, *, below: float = 0.5, limit: int = 20) -> Waiting:
        """What waits for a judgement: at most `limit` ties, and claims less sure than `below`."""
        with snapshot(self._engine) as connection:
            return load_waiting(connection, below, limit)

    def rate(self, rating: Rating, *, at: datetime | None = None) -> None:
        """Notes how far somebody trusts an outlet. Raises SettingError for no grade A to F."""
        with transaction(self._engine) as connection:
            append_rating(connection, rating, at or datetime.now(UTC))

    def ratings(self, *, as_of: date | None = None) -> dict[str, Rating]:
        """The ratings that count, by outlet; who is not there has not been judged."""
        with snapshot(self._engine) as connection:
            return load_ratings(connection, until(as_of))

    def verify(self) -> Iterator[Flaw]:
        """All that is not as it was written; nothing when the ledger is sound."""
        with snapshot(self._engine) as connection:
            yield from flaws(connection)

    def backup(self, path: str | Path) -> None:
        """Copies the ledger as it is now into a new SQLite file, itself a ledger.

        Raises LedgerError when there is such a file already.
        """
        growing = free_place(Path(path))
        try:
            if self._engine.dialect.name == "sqlite":
                copy_file(self._engine, growing)
            else:
                self._copy_rows(growing)
            growing.rename(path)
        finally:
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(f"{growing}{suffix}").unlink(missing_ok=True)

    def _copy_rows(self, growing: Path) -> None:
        with (
            open_ledger(growing, create=True) as copy,
            snapshot(self._engine) as source,
            transaction(copy._engine) as target,
        ):
            copy_rows(source, target)


def _number(connection: Connection, version_id: str) -> int:
    number = append.number_of(connection, tables.versions, version_id)
    if number is None:
        raise LedgerError(f"it has no version {version_id}; its documents name theirs")
    return number


def _version(connection: Connection, version_id: str) -> Version:
    one = all_versions(until(None)).where(
        tables.versions.c.number == _number(connection, version_id)
    )
    return next(load_versions(connection, one))
