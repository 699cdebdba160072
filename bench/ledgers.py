"""Measures a ledger as it grows: `python -m bench.ledgers --sizes 10000 100000 1000000`.

A generator makes reports of three claims about events of forty states over two years: a tenth of
the events get half of the reports, every third report is a copy of an earlier one. Nothing is read:
what is measured is what the ledger does beyond reading. Up to 100,000 claims the reports are added
one by one; a larger ledger is that one for as many more pairs of years (`growing`).
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from bench.growing import grow

from vigie.codebook.register import load_register
from vigie.ledger import open_ledger
from vigie.ledger.records import Wanted
from vigie.model.claim import Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.edition import Edition
from vigie.model.span import Span

EDITION = Edition("bench", "bench", "bench")
PER_REPORT = 3
EVENTS = ("transfer", "deploy", "test", "strike", "exercise", "agree", "produce", "withdraw")
STATUSES = ("planned", "ongoing", "completed", "completed", "denied")
DAYS = 730
FIRST_DAY = date(2023, 1, 1)
AT = datetime(2025, 1, 1, tzinfo=UTC)
ONE_BY_ONE = 100_000
WINDOW = timedelta(days=60)
ASKED = 40
ADDED = 200
QUOTE = "x"
Told = tuple[Document, Reading]


class World:
    """Events that happen, and reports of them, the same for one seed."""

    def __init__(self, claims: int, seed: int = 1) -> None:
        self._random = random.Random(seed)
        entries = load_register().entries.values()
        self._states = sorted(one.id for one in entries if one.kind == "state")[:40]
        self._arms = sorted(one.id for one in entries if one.kind == "weapon")
        self._words = sorted({name.split("-")[0] for name in self._arms})
        self._events = [self._event() for _ in range(max(10, claims // 20))]

    def reports(self) -> Iterator[Told]:
        """Reports without end; a copy has another address and the same words and claims."""
        recent: list[Told] = []
        for number in count():
            if recent and number % 3 == 2:
                document, reading = self._random.choice(recent)
            else:
                document, reading = self._report()
                recent = [*recent[-50:], (document, reading)]
            outlet = f"outlet{number % 500}"
            address = f"https://{outlet}.example/{number}"
            copy = replace(document, name=f"{number}", url=address, outlet=outlet)
            yield copy, Reading(copy, reading.claims)

    def wanted(self) -> Wanted:
        """Something to ask a timeline for."""
        return Wanted(actor=self.one_of(self._states), event=self.one_of(EVENTS))

    def one_of(self, things: Sequence[str]) -> str:
        """Any of these."""
        return self._random.choice(things)

    def _event(self) -> dict[str, object]:
        actor, recipient = self._random.sample(self._states, 2)
        day = FIRST_DAY + timedelta(days=self._random.randrange(DAYS))
        return {
            "event": self._random.choice(EVENTS),
            "actor": (actor,),
            "recipient": (recipient,),
            "object": (self._random.choice(self._arms),),
            "day": day,
        }

    def _report(self) -> Told:
        often = self._random.random() < 0.5
        events = self._events[: len(self._events) // 10] if often else self._events
        chosen = self._random.choices(events, k=PER_REPORT)
        sentences = [" ".join(self._random.choices(self._words, k=25)) + "." for _ in range(6)]
        # Every claim is shown by the first letter.
        text = " ".join([QUOTE, *sentences])
        published = max(event["day"] for event in chosen)  # type: ignore[type-var]
        document = Document("x", text, language="en", published=str(published))
        return document, Reading(document, tuple(map(self._claim, chosen)))

    def _claim(self, event: dict[str, object]) -> Claim:
        told = dict(event)
        day = told.pop("day")
        dropped = self._random.choice(["recipient", "object", "", ""])
        told.pop(dropped, None)
        time_told = str(day) if self._random.random() < 0.4 else None
        speaker = self._random.choice([*self._states, None])
        return Claim(
            status=self._random.choice(STATUSES),  # type: ignore[arg-type]
            evidence=Span(0, 1),
            quote=QUOTE,
            source=Source(speaker),
            time=time_told,
            **told,  # type: ignore[arg-type]
        )


class Growing:
    """One ledger that becomes larger, and the reports that come to it."""

    def __init__(self, path: Path, most: int) -> None:
        self.path = path
        self._one_by_one = min(most, ONE_BY_ONE)
        self._world = World(self._one_by_one)
        self._reports = self._world.reports()
        self._added = 0
        self._blocks = 1

    def grow(self, claims: int) -> None:
        """Adds reports until there are so many claims, or lays blocks of them side by side."""
        with open_ledger(self.path, create=True) as ledger:
            for report in self._next(min(claims, self._one_by_one) // PER_REPORT - self._added):
                ledger.add(*report, EDITION, at=AT)
        blocks = max(1, claims // self._one_by_one)
        grow(self.path, self._blocks, blocks)
        self._blocks = blocks

    def measure(self) -> list[str]:
        """The cells of one row, by a process of its own, so that its memory is all that counts."""
        asked = [self._world.wanted() for _ in range(ASKED)]
        largest, any_ones = _records(self.path)
        alone = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=alone) as pool:
            given = (self.path, list(self._next(ADDED)), asked, largest, any_ones)
            return pool.submit(measure, *given).result()

    def _next(self, count: int) -> Iterator[Told]:
        self._added += max(count, 0)
        return islice(self._reports, max(count, 0))


def measure(
    path: Path,
    reports: Iterable[Told],
    asked: Sequence[Wanted],
    largest: Sequence[str],
    any_ones: Sequence[str],
) -> list[str]:
    """How long each takes, then the peak of memory and the size of the file."""
    days = [replace(one, first=FIRST_DAY, last=FIRST_DAY + WINDOW) for one in asked]
    with open_ledger(path) as ledger:
        ledger.timeline(limit=1)
        times = [
            _timed(lambda report: ledger.add(*report, EDITION, at=AT), reports),
            _timed(lambda _: ledger.timeline(), asked),
            _timed(ledger.timeline, asked),
            _timed(ledger.timeline, days),
            _timed(ledger.record, any_ones),
            _timed(ledger.record, largest),
            _timed(ledger.search, [one.actor for one in asked]),
            _timed(ledger.search, [f"{one.actor} {one.event}" for one in asked]),
        ]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*times, f"{memory:.0f}", f"{path.stat().st_size / 1e9:.2f}"]


def _records(path: Path) -> tuple[list[str], list[str]]:
    """Ids of the records with most claims, and of any records."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT record FROM memberships JOIN tellings USING (profile)"
            " GROUP BY record ORDER BY count(*) DESC, record"
        ).fetchall()
    ids = [id for (id,) in found]
    return ids[:ASKED], random.Random(1).sample(ids, ASKED)


def _timed(ask: Callable[[Any], object], of: Iterable[Any]) -> str:
    """Median and 95th percentile, and that of the processor's time, in milliseconds."""
    spent, worked = [], []
    for one in of:
        begun, began = time.perf_counter(), time.process_time()
        ask(one)
        spent.append(1000 * (time.perf_counter() - begun))
        worked.append(1000 * (time.process_time() - began))
    return f"{_at(0.5, spent):.0f} / {_at(0.95, spent):.0f} ({_at(0.95, worked):.0f})"


def _at(share: float, times: list[float]) -> float:
    return sorted(times)[int(share * len(times))]


COLUMNS = (
    "claims", "add", "timeline", "of state and event", "of two months", "any record",
    "largest records", "search of a name", "of two words", "memory MB", "file GB",
)  # fmt: skip


def main() -> None:
    """Prints the table: in ms, the median / 95th percentile (that of the processor's time)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options = parser.parse_args()
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        growing = Growing(Path(folder) / "vigie.db", max(options.sizes))
        for claims in sorted(options.sizes):
            growing.grow(claims)
            print(f"| {' | '.join([f'{claims:,}', *growing.measure()])} |", flush=True)


if __name__ == "__main__":
    main()
