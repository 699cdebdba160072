"""Dates against the shared cases: a table per source and half, and documents per second.

    python bench/dates.py [--errors N]

`VIGIE_SHARED` names the folder that holds `data/dates` and `score/dates.py` (default ../shared).
The cases are halved by SHA-256 of their id: even is what the rules were tuned on, odd was never
read. TimeML annotates the dates inside "since 1993" and "from May to June", so its sources are
scored on `DateExpression.plain()`; the others annotate the whole phrase.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from vigie.language.dates import DateExpression, find_dates

SHARED = Path(os.environ.get("VIGIE_SHARED", "../shared"))
CASES = SHARED / "data/dates/dev.jsonl"
SCORER = SHARED / "score/dates.py"
NOT_A_DATE = ("duration", "set", "time", "vague")
REPEATS = 5
Case = dict[str, Any]


def half(case: Case) -> str:
    """Which half a case belongs to."""
    odd = int(hashlib.sha256(case["id"].encode()).hexdigest(), 16) % 2
    return "untouched" if odd else "tuned on"


def prediction(case: Case) -> Case:
    """What the scorer reads for one case."""
    found = find_dates(case["text"], case["lang"], case["reference"])
    if case["source"].startswith("tml"):
        found = [part for expression in found for part in expression.plain()]
    return {"case_id": case["id"], "spans": [span(expression) for expression in found]}


def span(found: DateExpression) -> Case:
    """One expression as the scorer reads it."""
    return {
        "start": found.span.start,
        "end": found.span.end,
        "start_date": found.earliest,
        "end_date": found.latest,
        "inclusive": True,
        "grain": found.kind if found.kind in NOT_A_DATE else found.grain,
    }


def score(cases: list[Case], errors: int) -> str:
    """The scorer's table for `cases`."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        gold.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        predicted.write_text(
            "".join(json.dumps(prediction(case)) + "\n" for case in cases), encoding="utf-8"
        )
        command = [sys.executable, str(SCORER), str(predicted), "--cases", str(gold)]
        options = ["--split", "dev", "--errors", str(errors)]
        return subprocess.run(command + options, check=True, capture_output=True, text=True).stdout


def speed(cases: list[Case]) -> None:
    """Documents per second of one core on the news texts, beside `dateparser.search`."""
    texts = [(case["text"], case["lang"], case["reference"]) for case in cases]
    words = sum(len(text.split()) for text, _, _ in texts) / len(texts)
    start = time.process_time()
    for _ in range(REPEATS):
        for text, language, reference in texts:
            find_dates(text, language, reference)
    rate = REPEATS * len(texts) / (time.process_time() - start)
    print(f"{len(texts)} news texts of {words:.0f} words: find_dates {rate:,.0f} documents/s")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed, so it is not measured beside")
        return
    start = time.process_time()
    for text, language, _ in texts:
        search_dates(text, languages=[language])
    rate = len(texts) / (time.process_time() - start)
    print(f"the same texts: dateparser.search {rate:,.1f} documents/s")


def main() -> None:
    """Prints both tables, then the speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", type=int, default=0, help="errors of the tuned half to show")
    errors = parser.parse_args().errors
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    for part in ("tuned on", "untouched"):
        print(f"-- {part}")
        chosen = [case for case in cases if half(case) == part]
        print(score(chosen, errors if part == "tuned on" else 0))
    speed([case for case in cases if case["source"].startswith("tml")])


if __name__ == "__main__":
    main()
