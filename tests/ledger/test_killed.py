"""`vigie add` killed at any moment and started again: nothing lost, nothing doubled."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from vigie.ledger import Ledger, open_ledger

# Reports and kills. A server is not what is killed, so that fewer tell as much there.
SQLITE, SERVER = (1000, 50), (200, 10)
# Each process is a fork of one that has loaded all, so that starting takes no time.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["vigie.cli.app", "vigie.edition", "vigie.ledger", "vigie.sources"])


def add(folder: str, where: str, read_one: Connection) -> None:
    """`vigie add`, with a reader that takes each line for a claim and says when it has read."""
    import vigie
    from vigie.cli.app import main
    from vigie.model.claim import Claim, Reading
    from vigie.model.document import Document
    from vigie.model.span import Span

    def read(document: Document) -> Reading:
        claims, start = [], 0
        for line in document.text.split("\n"):
            span = Span(start, start + len(line))
            claims.append(Claim("transfer", "planned", span, line, spans={"trigger": (span,)}))
            start = span.end + 1
        read_one.send_bytes(b"read")
        return Reading(document, tuple(claims))

    vigie.read = read
    sys.argv = ["vigie", "add", folder, "--ledger", where, "--language", "fr"]
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    main()


def written(folder: Path, reports: int) -> Path:
    folder.mkdir()
    for number in range(reports):
        text = f"Moscou livrera {number} missiles.\nMinsk les recevra.\nKiev proteste."
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def started(folder: Path, where: str) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    hears, says = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=add, args=(str(folder), where, says))
    process.start()
    says.close()
    return process, hears


def kill(folder: Path, where: str, reports: int, seconds: float) -> int:
    """Kills some time after so many reports have been read; how many were read in the end."""
    process, hears = started(folder, where)
    for _ in range(reports):
        hears.recv_bytes()
    time.sleep(seconds)
    process.kill()
    process.join()
    # A fast machine may have read the last report before the kill.
    assert process.exitcode in (-signal.SIGKILL, 0)
    try:
        while True:
            hears.recv_bytes()
            reports += 1
    except EOFError:
        return reports


def whole(ledger: Ledger) -> None:
    """Each document is there once, with all its claims, and as it was written."""
    versions = list(ledger.documents())
    assert len({version.document.text for version in versions}) == len(versions)
    for version in versions:
        (stored,) = ledger.readings(version.id)
        lines = version.document.text.split("\n")
        assert [claim.quote for claim in stored.reading.claims] == lines
    assert list(ledger.verify()) == []


def test_killed_and_started_again(tmp_path: Path, where: str) -> None:
    all_reports, kills = SERVER if "://" in where else SQLITE
    folder = written(tmp_path / "reports", all_reports)
    moments = random.Random(5)
    stored = 0
    for number in range(kills):
        # Some while it starts, makes the ledger or meets what it knows; most while it stores.
        reports = 0 if number % 5 == 0 else moments.randint(4, 30)
        reports = min(reports, all_reports - stored)
        read = kill(folder, where, reports, moments.uniform(0, 0.02 if reports else 0.5))
        with open_ledger(where, create=True) as ledger:
            now = sum(1 for _ in ledger.documents())
            # The report that was being stored is there as a whole, or not at all.
            assert max(stored, stored + read - 1) <= now <= stored + read
            if number % 10 == 9:
                whole(ledger)
        stored = now
    assert stored > all_reports / 2
    process, _ = started(folder, where)
    process.join()
    assert process.exitcode == 0
    with open_ledger(where) as ledger:
        assert sum(1 for _ in ledger.documents()) == all_reports
        whole(ledger)
