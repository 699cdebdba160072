"""Makes a large ledger of a small one: all its rows laid beside themselves, many times over.

To add a million claims one by one takes an hour. Each block of rows here is the whole ledger
again, two years earlier, with numbers, ids and addresses of its own and with words that only
copies inside the block share. So tables, indices and days grow as they would, and the records
of one block know nothing of those of another. Ids are no hashes any more: `vigie verify` says so.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Column, LargeBinary, Table

from vigie.ledger.append import words_of_document
from vigie.ledger.tables import metadata
from vigie.ledger.words import folded
from vigie.model.document import Document

# Whole weeks, as the week of saying begins on a Monday.
WEEKS = 104
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_DATED = {"time", "earliest", "latest", "said", "published", "day", "content"}
_IDS = {"id", "digest", "original", "record"}
_ADDRESSES = {"identity", "url"}


def grow(path: Path, present: int, blocks: int) -> None:
    """Makes a ledger of some blocks in one SQLite file one of a multiple of them."""
    if present == blocks:
        return
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        connection.create_function("earlier", 2, _earlier, deterministic=True)
        connection.create_function("renamed", 2, _renamed, deterministic=True)
        connection.create_function("elsewhere", 2, _elsewhere, deterministic=True)
        sizes = {
            table.name: connection.execute(f"SELECT max(number) FROM {table.name}").fetchone()[0]
            or 0
            for table in metadata.sorted_tables
            if "number" in table.c
        }
        found_by = {"version": _reports(connection), "claim": _claims(connection)}
        for block in range(present, blocks, present):
            further = {name: block // present * size for name, size in sizes.items()}
            for table in metadata.sorted_tables:
                which = _present(table, sizes)
                connection.execute(f"{_again(table, block, further)} WHERE {which}")
            for kind, words in found_by.items():
                before = further[f"{kind}s"]
                connection.executemany(
                    f"INSERT INTO {kind}_words (rowid, words) VALUES (?, ?)",
                    ((before + number, text) for number, text in words.items()),
                )
            connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _again(table: Table, block: int, further: dict[str, int]) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    values = ", ".join(_value(column, block, further) for column in table.c)
    return f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM {table.name}"


def _present(table: Table, sizes: dict[str, int]) -> str:
    """What is true of the rows that were there before."""
    if "number" in table.c:
        return f"number <= {sizes[table.name]}"
    for column in table.primary_key:
        for key in column.foreign_keys:
            return f'"{column.name}" <= {sizes[key.column.table.name]}'
    return f"digest IN (SELECT original FROM versions WHERE number <= {sizes['versions']})"


def _value(column: Column[object], block: int, further: dict[str, int]) -> str:
    name = f'"{column.name}"'
    to = [key.column.table.name for key in column.foreign_keys if key.column.name == "number"]
    if column.name == "number" or to:
        return f"{name} + {further[to[0] if to else column.table.name]}"
    if column.name in _IDS:
        return f"renamed({name}, {block})"
    if column.name in _ADDRESSES:
        return f"{name} || '?{block}'"
    if column.name == "band":
        return f"elsewhere({name}, {block})"
    is_dated = column.name in _DATED and not isinstance(column.type, LargeBinary)
    return f"earlier({name}, {block})" if is_dated else name


def _reports(connection: sqlite3.Connection) -> dict[int, str]:
    """The words that each version is found by."""
    rows = connection.execute("SELECT number, title, text FROM versions").fetchall()
    return {
        number: " ".join(folded(words_of_document(Document("", text, title=title))))
        for number, title, text in rows
    }


def _claims(connection: sqlite3.Connection) -> dict[int, str]:
    """The words that each claim is found by."""
    rows = connection.execute(
        "SELECT number, quote || ' ' || event || ' ' || coalesce(speaker, '') || ' ' || coalesce("
        "(SELECT group_concat(value, ' ') FROM roles WHERE claim = number), '') FROM claims"
    ).fetchall()
    return {number: " ".join(folded(words)) for number, words in rows}


def _earlier(text: str | None, block: int) -> str | None:
    return _DAY.sub(lambda found: _moved(found[0], block), text) if text else text


@lru_cache(maxsize=1 << 16)
def _moved(day: str, block: int) -> str:
    return (date.fromisoformat(day) - timedelta(weeks=WEEKS * block)).isoformat()


def _elsewhere(band: bytes, block: int) -> bytes:
    """Another band of the same place in its signature."""
    return band[:-8] + blake2b(band, digest_size=8, key=bytes([block])).digest()


def _renamed(id: str, block: int) -> str:
    """Another id of the same length."""
    return blake2b(id.encode(), digest_size=len(id) // 2, key=bytes([block])).hexdigest()
