"""Measures ledgers of growing size: `python -m bench.ledgers --sizes 10000 100000 1000000`.

A generator makes reports of three claims about events of forty states over two years: a tenth of
the events get half of the reports, every third report is a copy of an earlier one. Nothing is read:
what is measured is what the ledger does beyond reading.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vigie.codebook.register import load_register
from vigie.ledger import Ledger, open_ledger
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

    def reports(self, count: int) -> Iterator[Told]:
        """So many reports; a copy has another address and the same words and claims."""
        recent: list[Told] = []
        for number in range(count):
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


def measure(claims: int, folder: Path) -> str:
    """One row of the table for a ledger of so many claims."""
    world = World(claims)
    count = claims // PER_REPORT
    with open_ledger(folder / f"{claims}.db", create=True) as ledger:
        spent = [_added(ledger, report) for report in world.reports(count + ADDED)][count:]
        ids = [record.id for record in ledger.timeline(limit=50)]
        asked = (
            _timed(lambda: ledger.timeline(limit=50)),
            _timed(lambda: ledger.timeline(world.wanted(), limit=50)),
            _timed(lambda: ledger.record(world.one_of(ids))),
        )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shown = " | ".join(f"{_p95(times):.1f}" for times in (spent, *asked))
    return f"| {claims:,} | {shown} | {memory:.0f} |"


def _added(ledger: Ledger, report: Told) -> float:
    begun = time.perf_counter()
    ledger.add(*report, EDITION, at=AT)
    return time.perf_counter() - begun


def _timed(ask: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(ASKED):
        begun = time.perf_counter()
        ask()
        times.append(time.perf_counter() - begun)
    return times


def _p95(times: list[float]) -> float:
    return 1000 * sorted(times)[int(0.95 * len(times))]


def main() -> None:
    """Prints the table; times are the 95th percentile, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    options = parser.parse_args()
    print("| claims | add ms | timeline ms | of a state and event ms | record ms | memory MB |")
    print("|---|---|---|---|---|---|")
    for claims in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(claims, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
