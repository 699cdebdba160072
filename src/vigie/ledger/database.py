"""Reaches the database of a ledger: one SQLite file, or PostgreSQL by its URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from vigie.errors import LedgerError
from vigie.ledger.failures import explained

# Seconds that a command waits for another one that is writing.
PATIENCE = 10.0
_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
# Memory for pages of the file, in KiB, and pages written ahead before they go into it: a report
# touches a hundred pages all over the file, and most of them are those of the report before.
_CACHE = 65_536
_AHEAD = 8_000
# Any number will do, as long as all of Vigie takes the same.
_WRITERS_LOCK = 0x56494749


def engine_for(where: str, *, create: bool) -> Engine:
    """The engine for a path or URL; the database itself is not touched yet.

    Raises LedgerError when there is nothing at `where`, or no folder to create it in.
    """
    if "://" in where:
        return _server(where)
    path = Path(where).expanduser().absolute()
    _check(path, create=create)
    mode = {"mode": "rwc" if create else "rw", "uri": "true"}
    engine = create_engine(URL.create("sqlite", database=path.as_uri(), query=mode))
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the ledger as it is now, whatever is added meanwhile."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with explained(), engine.begin() as connection:
        yield connection


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes all or nothing. One writes at a time, the others wait."""
    with explained(), engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})"))
        yield connection


def let_readers_in(engine: Engine) -> None:
    """Has SQLite write ahead (WAL), so that nobody who reads waits; the file remembers it."""
    if engine.dialect.name == "sqlite":
        with explained(), closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")


def _server(where: str) -> Engine:
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise LedgerError("it is neither a path nor a URL; write postgresql://...") from None
    if url.drivername not in _SERVERS:
        raise LedgerError("it is no URL of PostgreSQL; write postgresql://..., or a path")
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"))
    except ModuleNotFoundError:
        raise LedgerError(
            "PostgreSQL needs one more package; install it with pip install 'vigie[postgres]'"
        ) from None


def _check(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"it is a folder; name a file in it: {path / 'vigie.db'}")
    if path.exists():
        return
    if not path.parent.is_dir():
        raise LedgerError(f"there is no folder {path.parent}; make it, or name another --ledger")
    if not create:
        raise LedgerError("there is no such ledger; make one with vigie add, or name --ledger")


def _set_up(connection: Any, record: object) -> None:
    # Without this Python's module begins transactions by itself, and too late.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    # Written ahead, what a process has committed outlives it however it dies. A machine that
    # loses power may lose the last reports, each as a whole; the file stays sound.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA cache_size = -{_CACHE}")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {_AHEAD}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that reads first and then writes could be refused.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
