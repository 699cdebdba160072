"""Dates against the shared cases: a table per source and half, and documents per second.

    python bench/dates.py [--errors N]
    python -m bench.dates --speed    (without the shared cases on corpus/)

`VIGIE_SHARED` names the folder that holds `data/dates` and `score/dates.py` (default ../shared).
The cases are halved by SHA-256 of their id: even is what the rules were tuned on, odd was never
read. TimeML annotates the dates inside "since 1993" and "from May to June", so its sources are
scored on `DateExpression.plain()`; the others annotate the whole phrase. All of them annotate the
dates of "in 2025 and 2026" one by one, where Vigie gives the range.
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
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

from vigie.language.dates import DateExpression, find_dates

SHARED = Path(os.environ.get("VIGIE_SHARED", "../shared"))
CASES = SHARED / "data/dates/dev.jsonl"
SCORER = SHARED / "score/dates.py"
LIST = "dates of a list"
NOT_A_DATE = ("duration", "set", "time", "vague")
CORPUS = Path(__file__).parent.parent / "corpus"
HEIDELTIME = 15.8
"""Documents per second without part-of-speech tagger, on one core; the target is 100 times that."""
TARGET = 1500
Case = dict[str, Any]


def half(case: Case) -> str:
    """Which half a case belongs to."""
    odd = int(hashlib.sha256(case["id"].encode()).hexdigest(), 16) % 2
    return "untouched" if odd else "tuned on"


def prediction(case: Case) -> Case:
    """What the scorer reads for one case."""
    timeml = case["source"].startswith("tml")
    spans = [
        span(part)
        for found in find_dates(case["text"], case["lang"], case["reference"])
        for part in (found.plain() if timeml or found.rule == LIST else (found,))
    ]
    return {"case_id": case["id"], "spans": spans}


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


def corpus() -> list[Case]:
    """The dispatches of corpus/ with their days: longer than the shared news, full of dates."""
    cases = []
    for path in sorted(CORPUS.glob("*/*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        published = json.loads(path.read_text(encoding="utf-8"))["published"]
        cases.append({"text": text, "lang": path.parent.name, "reference": published})
    return cases


def rate(work: Callable[[Case], object], cases: list[Case], rounds: int) -> float:
    """Documents per second of one core, in the best round: others share the machine."""
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        for case in cases:
            work(case)
        seconds.append(time.process_time() - start)
    return len(cases) / min(seconds)


def speed(cases: list[Case]) -> None:
    """The rate of `find_dates` against the target, and that of `dateparser.search` beside."""
    words = sum(len(case["text"].split()) for case in cases) / len(cases)
    ours = rate(lambda case: find_dates(case["text"], case["lang"], case["reference"]), cases, 20)
    search = rate(lambda case: search_dates(case["text"], languages=[case["lang"]]), cases, 2)
    met = "met" if ours >= TARGET else "NOT MET"
    print(f"Dates in {len(cases)} short news documents of {words:.0f} words, one core:")
    print("| what | figure | limit | |\n|---|---|---|---|")
    print(f"| find_dates, documents/s | {ours:,.0f} | >= {TARGET:,} | {met} |")
    print(f"| find_dates against that limit | {ours / TARGET:.2f} | >= 1 | {met} |")
    print(f"| find_dates against HeidelTime's {HEIDELTIME} | {ours / HEIDELTIME:.0f} | | |")
    print(f"| dateparser.search, documents/s | {search:,.1f} | | |")
    print(f"| find_dates against dateparser.search | {ours / search:.0f} | | |")


def main() -> None:
    """Prints both tables, then the speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", type=int, default=0, help="errors of the tuned half to show")
    parser.add_argument(
        "--speed", action="store_true", help="the speed alone; on corpus/ without the shared cases"
    )
    arguments = parser.parse_args()
    if arguments.speed and not CASES.is_file():
        speed(corpus())
        return
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    for part in () if arguments.speed else ("tuned on", "untouched"):
        print(f"-- {part}")
        chosen = [case for case in cases if half(case) == part]
        print(score(chosen, arguments.errors if part == "tuned on" else 0))
    speed([case for case in cases if case["source"].startswith("tml")])


if __name__ == "__main__":
    main()
