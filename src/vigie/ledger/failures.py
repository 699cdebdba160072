"""What databases say when they refuse, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from vigie.errors import LedgerError

_BUSY = "another program is writing to it; try again when that one has ended"
_FULL = "the disk is full; make room and run the command again: what was stored is safe"
_CLOSED = "it may not be written; check the permissions of the file and of its folder"

_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: "the disk is full or fails; make room, check it and try again",
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the path and its permissions",
    sqlite3.SQLITE_NOTADB: "it is no ledger but another file; name another --ledger",
    sqlite3.SQLITE_CORRUPT: "it is damaged; go back to a backup",
}
_POSTGRESQL = {
    "53100": _FULL,
    "55P03": _BUSY,
    "42501": "this user may not write to it; ask for the right to create and insert",
    "25006": "the server lets nobody write; name the main server",
}


@contextmanager
def explained() -> Iterator[None]:
    """Makes LedgerErrors of what the database raises."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(_reason(error.orig)) from error
    except sqlite3.Error as error:
        raise LedgerError(_reason(error)) from error


def _reason(cause: BaseException | None) -> str:
    # The low byte is the kind of error; the rest of the code is detail.
    kind = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    state = getattr(cause, "sqlstate", None)
    if kind in _SQLITE:
        return _SQLITE[kind]
    if state in _POSTGRESQL:
        return _POSTGRESQL[state]
    said = str(cause).strip().partition("\n")[0]
    if isinstance(cause, sqlite3.Error) or state is not None:
        return f"the database refuses ({said}); nothing was written"
    return f"the server cannot be reached ({said}); check that it runs, and the URL"
