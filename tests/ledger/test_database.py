"""What can be wrong with the place of a ledger, and what is said then."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from vigie.errors import LedgerError
from vigie.ledger import database, open_ledger

from .conftest import OLD, read, report


def test_a_new_ledger_is_one_file(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "vigie.db", create=True):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["vigie.db"]
    with open_ledger(tmp_path / "vigie.db") as ledger:
        assert list(ledger.documents()) == []


def test_a_ledger_is_made_only_when_asked(where: str) -> None:
    with pytest.raises(LedgerError, match="vigie add"):
        open_ledger(where)


def _other_file(path: Path) -> None:
    path.write_text("Des missiles. " * 100)


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()


def _newer_ledger(path: Path) -> None:
    open_ledger(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE ledger_revision SET version_num = '9999'")
    connection.close()


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        (_other_file, "it is no ledger but another file"),
        (_other_database, "it holds something else than a ledger"),
        (_newer_ledger, "upgrade Vigie"),
        (Path.mkdir, "it is a folder"),
    ],
)
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, prepare, says: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "other"
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=says):
        open_ledger(path, create=True)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no folder .*none; make it"):
        open_ledger(tmp_path / "none" / "vigie.db", create=True)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://host/name", "no URL of PostgreSQL"),
        ("sqlite:///vigie.db", "no URL of PostgreSQL"),
        ("postgresql://host:port/name", "neither a path nor a URL"),
        ("postgresql://vigie:secret@/name?host=/no/such/folder", "cannot be reached"),
    ],
)
def test_other_urls(url: str, says: str) -> None:
    with pytest.raises(LedgerError, match=says) as raised:
        open_ledger(url, create=True)
    assert "secret" not in str(raised.value)


def test_postgresql_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'vigie\[postgres\]'"):
        open_ledger("postgresql://vigie@host/name")


def test_a_locked_ledger(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    document = report("Des missiles.")
    with open_ledger(where, create=True) as ledger, open_ledger(where) as other:
        ledger.add(document, read(document), OLD)
        with database.transaction(ledger._engine):
            assert len(list(other.documents())) == 1
            with pytest.raises(LedgerError, match="another program is writing"):
                other.sight(document)
        assert other.sight(document)


@pytest.fixture
def full() -> Iterator[threading.Event]:
    """While it is set, no SQLite file that is opened may grow."""
    full = threading.Event()

    def cap(connection: sqlite3.Connection, record: object) -> None:
        if full.is_set():
            connection.execute("PRAGMA max_page_count = 1")

    event.listen(Engine, "connect", cap)
    yield full
    event.remove(Engine, "connect", cap)


def test_a_full_disk(tmp_path: Path, full: threading.Event) -> None:
    path, document = tmp_path / "vigie.db", report("Des missiles.")
    with open_ledger(path, create=True) as ledger:
        ledger.add(document, read(document), OLD)
    full.set()
    long = report("Des missiles.\n" * 2000, url="https://x.org/long")
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="the disk is full"):
        ledger.add(long, read(long), OLD)
    full.clear()
    with open_ledger(path) as ledger:
        assert [version.document for version in ledger.documents()] == [document]
        assert list(ledger.verify()) == []
        assert ledger.add(long, read(long), OLD).new_version


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "vigie.db"
    with open_ledger(path, create=True) as ledger:
        for number in range(20):
            document = report("Des missiles.\n" * 50, url=f"https://x.org/{number}")
            ledger.add(document, read(document), OLD)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : -4096] = b"\xff" * (len(data) - len(data) // 2 - 4096)
    path.write_bytes(data)
    assert any("damaged" in said or "malformed" in said or "page" in said for said in _told(path))


def _told(path: Path) -> list[str]:
    try:
        with open_ledger(path) as ledger:
            return [flaw.what for flaw in ledger.verify()]
    except LedgerError as error:
        return [str(error)]
