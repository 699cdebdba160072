"""Whatever is asked of a large SQLite ledger, it looks rows up and never walks through a table.

SQLite plans alike for any number of rows, as Vigie gathers no statistics: a small ledger tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from vigie.ledger import Ledger, open_ledger
from vigie.ledger.records import Wanted
from vigie.ledger.tables import metadata

from .conftest import OLD, day, read, report

TEXT = "Moscou livrera des missiles.\nMinsk les recevra."
WALKED = re.compile(rf"SCAN ({'|'.join(metadata.tables)})(_\d+)?\b")
WINDOW = Wanted(first=date(2024, 1, 1), last=date(2024, 3, 1))
STATE = Wanted(actor="RUS", event="transfer")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "vigie.db", create=True) as opened:
        add(opened, 1)
        yield opened


def add(ledger: Ledger, number: int) -> None:
    document = report(TEXT, f"https://guet.example/{number}", published="2024-01-10")
    ledger.add(document, read(document, object=("iskander-m",)), OLD, at=day(number))


def first_id(ledger: Ledger) -> str:
    return ledger.timeline()[0].id


ASKED: dict[str, Callable[[Ledger], object]] = {
    "add": lambda ledger: add(ledger, 2),
    "timeline": lambda ledger: ledger.timeline(),
    "timeline of a state": lambda ledger: ledger.timeline(STATE),
    "timeline of days": lambda ledger: ledger.timeline(WINDOW),
    "timeline of a day": lambda ledger: ledger.timeline(as_of=date(2024, 1, 2)),
    "record": lambda ledger: ledger.record(first_id(ledger)),
    "search": lambda ledger: ledger.search("missiles RUS"),
}


def plans(ledger: Ledger, ask: Callable[[Ledger], object]) -> list[str]:
    """Each step of the plans of all statements that the question runs."""
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if statement.lstrip("( ").startswith("SELECT"):
            asked.append((statement, given))

    event.listen(ledger._engine, "before_cursor_execute", note)
    ask(ledger)
    event.remove(ledger._engine, "before_cursor_execute", note)
    with ledger._engine.connect() as connection:
        return [
            row.detail
            for statement, given in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        ]


@pytest.mark.parametrize("what", ASKED)
def test_no_question_walks_through_a_table(ledger: Ledger, what: str) -> None:
    steps = plans(ledger, ASKED[what])
    assert any(step.startswith("SEARCH") for step in steps)
    assert [step for step in steps if WALKED.match(step)] == []


def test_a_timeline_takes_the_latest_days_off_an_index(ledger: Ledger) -> None:
    steps = plans(ledger, lambda ledger: ledger.timeline(WINDOW))
    assert any(
        step.startswith("SEARCH facets") and "kind=? AND value=? AND day>? AND day<?" in step
        for step in steps
    )
    assert not any(
        "ORDER BY" in step for step in steps[: steps.index("CORRELATED SCALAR SUBQUERY 1")]
    )
