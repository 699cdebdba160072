"""`vigie add` killed at any moment and started again: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vigie.ledger import open_ledger

REPORTS = 60
# Kills while it starts and makes the ledger, and while it stores.
STARTS, KILLS = 3, 8
# Reads one claim a line. Waits for leave to read each report and then says so, which makes the
# moment of a kill the same on a slow machine and on a fast one.
ADD = """
import sys, vigie
from vigie.cli.app import main
from vigie.model.claim import Claim, Reading
from vigie.model.span import Span

def read(document):
    sys.stdin.readline()
    print("read", file=sys.stderr, flush=True)
    claims, start = [], 0
    for line in document.text.split("\\n"):
        span = Span(start, start + len(line))
        claims.append(Claim("transfer", "planned", span, line, spans={"trigger": (span,)}))
        start = span.end + 1
    return Reading(document, tuple(claims))

vigie.read = read
sys.argv[0] = "vigie"
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        text = f"Moscou livrera {number} missiles.\nMinsk les recevra.\nKiev proteste."
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def start(folder: Path, where: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", ADD, "add", str(folder), "--language", "fr"],
        env={**os.environ, "VIGIE_LEDGER": where},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def kill(process: subprocess.Popen[bytes], reports: int, seconds: float) -> None:
    """Kills some time after the last of so many reports has been read."""
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(b"\n" * reports)
    process.stdin.flush()
    for _ in range(reports):
        assert process.stderr.readline() == b"read\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def stored(where: str) -> int:
    """How many documents there are; each must be whole, and there once."""
    with open_ledger(where, create=True) as ledger:
        versions = list(ledger.documents())
        for version in versions:
            (stored,) = ledger.readings(version.id)
            assert [claim.quote for claim in stored.reading.claims] == version.document.text.split(
                "\n"
            )
        assert len({version.document.text for version in versions}) == len(versions)
        assert list(ledger.verify()) == []
    return len(versions)


def test_killed_and_started_again(folder: Path, where: str) -> None:
    moments = random.Random(5)
    for _ in range(STARTS):
        kill(start(folder, where), 0, moments.uniform(0.3, 1))
    before = stored(where)
    assert before == 0
    for _ in range(KILLS):
        reports = moments.randint(1, 6)
        kill(start(folder, where), reports, moments.uniform(0, 0.01))
        now = stored(where)
        # The report that was being stored is there as a whole, or not at all.
        assert now in (before + reports - 1, before + reports)
        before = now
    process = start(folder, where)
    output, _ = process.communicate(b"\n" * REPORTS)
    assert process.returncode == 0
    assert f"{REPORTS} documents: {REPORTS - before} new" in output.decode()
    assert stored(where) == REPORTS
