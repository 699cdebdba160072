"""Copies a ledger, whatever database it is in, into one new SQLite file.

SQLite copies itself, a hundred times as fast as row by row.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select

from vigie.errors import LedgerError
from vigie.ledger import words
from vigie.ledger.append import words_of_claim, words_of_document
from vigie.ledger.failures import explained
from vigie.ledger.loading import load_claims, load_versions
from vigie.ledger.queries import all_claims, all_versions, until
from vigie.ledger.tables import metadata

_IN_BATCHES = {"yield_per": 1000}


def free_place(path: Path) -> Path:
    """Where a backup grows until it is whole. Raises LedgerError when `path` cannot be one."""
    if path.exists():
        raise LedgerError(f"{path} is there already; name another file")
    if not path.parent.is_dir():
        raise LedgerError(f"there is no folder {path.parent}; make it, or name another file")
    return path.with_name(f"{path.name}.{os.getpid()}.part")


def copy_file(source: Engine, place: Path) -> None:
    """Copies a ledger of SQLite into a new file."""
    with explained(), closing(source.raw_connection()) as connection:
        connection.cursor().execute("VACUUM INTO ?", (str(place),))
    with explained(), closing(sqlite3.connect(place)) as copy:
        # Of the settings, only this one does not come along.
        copy.execute("PRAGMA journal_mode = WAL")


def copy_rows(source: Connection, target: Connection) -> None:
    """Copies all rows into an empty ledger, and makes its index of words anew."""
    for table in metadata.sorted_tables:
        with source.execute(select(table), execution_options=_IN_BATCHES) as rows:
            for batch in rows.mappings().partitions():
                target.execute(insert(table), [dict(row) for row in batch])
    for version in load_versions(target, all_versions(until(None))):
        words.index(target, "version", {version.number: words_of_document(version.document)})
    for stored in load_claims(target, all_claims()):
        words.index(target, "claim", {stored.number: words_of_claim(stored.claim)})
