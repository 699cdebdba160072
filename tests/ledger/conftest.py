"""A ledger in each kind of database, and readings to put into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import psycopg
import pytest

from vigie.ledger import Ledger, open_ledger
from vigie.model.claim import Abstention, Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.edition import Edition
from vigie.model.span import Span

OLD, NEW = Edition("r1", "g1", "c1"), Edition("r2", "g1", "c1")
DATABASES = count(1)


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2024, 1, number, hour, tzinfo=UTC)


def report(text: str, url: str | None = "https://guet.example/a", **facts: str) -> Document:
    return Document("a.txt", text, url=url, language="fr", **facts)  # type: ignore[arg-type]


def read(document: Document, **fields: object) -> Reading:
    """One claim about each line of the document, and one abstention about its first letter."""
    claims, start = [], 0
    for line in document.text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        if line:
            made = {"actor": ("RUS",), "source": Source("Sergei Shoigu"), **fields}
            claims.append(
                Claim("transfer", "planned", span, line, spans={"trigger": (span,)}, **made)  # type: ignore[arg-type]
            )
    return Reading(document, tuple(claims), (Abstention("too short", Span(0, 1)),), ("Undated.",))


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts)
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).parent if beside else None


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL of our own, gone when the tests end."""
    binaries = _binaries()
    if binaries is None:
        # `.ci/run` installs it and says so: there a missing one is a failure.
        if os.environ.get("VIGIE_POSTGRESQL") == "installed":
            pytest.fail("PostgreSQL was installed, but its binaries are not found")
        pytest.skip("PostgreSQL is not installed")
    # PostgreSQL refuses to run as root, and pytest's folders are closed to its user.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="vigie-postgresql-"))
    if as_user:
        shutil.chown(folder, "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(binaries / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    try:
        run("initdb", "-U", "vigie", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        settings = f"-k {folder} -c listen_addresses= -c fsync=off"
        run("pg_ctl", "-l", str(folder / "log"), "-o", settings, "-w", "start")
        try:
            yield str(folder)
        finally:
            run("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger can be: a path, and an empty database of PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "vigie.db")
    folder = request.getfixturevalue("cluster")
    name = f"ledger_{next(DATABASES)}"
    with psycopg.connect(host=folder, user="vigie", dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return f"postgresql://vigie@/{name}?host={folder}"


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with open_ledger(where, create=True) as opened:
        yield opened


@pytest.fixture
def tamper(where: str, ledger: Ledger) -> Callable[[str], None]:
    """Runs SQL on the ledger behind its back, with the triggers that guard it off."""

    def run(statement: str) -> None:
        with ledger._engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                names = connection.exec_driver_sql(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                )
                for (name,) in names.all():
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.exec_driver_sql(statement)

    return run
