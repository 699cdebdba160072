"""Scores the reader on the dev claims: `python -m bench.accuracy [--shared FOLDER] [--write]`.

Runs shared/score/claims.py on the part tuned on and the part not tuned on, per language, and
prints one table, and one of the speakers in the hard cases (bench/speakers.py).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import speakers
from bench.split import split

import vigie
from vigie.codebook.furniture import load_furniture
from vigie.sources.furniture import clear

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fr", "en")


def read_all(folder: Path, ids: list[str], language: str, out: Path) -> None:
    """Reads documents and writes one file of claims each, as the scorer wants them."""
    for id in ids:
        stored = json.loads((folder / "docs" / f"{id}.json").read_text(encoding="utf-8"))
        text = clear(stored["text"], load_furniture(language)).text
        document = vigie.Document(
            name=id, text=text, language=language, published=stored["published"]
        )
        claims = vigie.read(document).as_json()["claims"]
        for claim in claims:
            claim["evidence"] = claim["evidence"]["text"]
        (out / f"{id}.json").write_text(json.dumps({"claims": claims}), encoding="utf-8")


def score(shared: Path, language: str, ids: list[str], work: Path) -> dict[str, Any]:
    """The scorer's figures for some documents of one language."""
    folder = shared / "data" / "claims" / language
    for kind in ("gold", "docs", "pred"):
        (work / kind).mkdir(parents=True)
    for id in ids:
        for kind in ("gold", "docs"):
            shutil.copy(folder / kind / f"{id}.json", work / kind)
    read_all(folder, ids, language, work / "pred")
    command = [
        sys.executable,
        str(shared / "score" / "claims.py"),
        str(work / "pred"),
        "--gold",
        str(work / "gold"),
        "--docs",
        str(work / "docs"),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)["all"]
    return result


def scorer(shared: Path) -> ModuleType:
    """The scorer of claims as a module."""
    spec = importlib.util.spec_from_file_location("score_claims", shared / "score" / "claims.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(results: dict[tuple[str, str], dict[str, Any]]) -> list[str]:
    """The table in Markdown: one row a figure, one column a language and part."""
    columns = list(results)
    table = [
        "| | " + " | ".join(f"{language} {part}" for language, part in columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]

    def row(name: str, values: list[str]) -> None:
        table.append(f"| {name} | " + " | ".join(values) + " |")

    def prf(found: dict[str, float]) -> str:
        return f"{found['p']:.2f} {found['r']:.2f} **{found['f1']:.2f}**"

    figures = [results[column] for column in columns]
    row("documents", [str(found["docs"]) for found in figures])
    row("events P R F1", [prf(found["event"]) for found in figures])
    for slot in ("actor", "recipient", "object", "location"):
        row(f"{slot} P R F1 (matched)", [prf(found["slots_matched"][slot]) for found in figures])
    for slot in ("status", "speaker", "act", "time_exact", "time_overlap"):
        row(slot, [f"{found['acc'][slot]:.2f}" for found in figures])
    row(
        "time, where the gold has one",
        [f"{found['acc_time_when_gold_has_time']['exact']:.2f}" for found in figures],
    )
    row("quantity", [f"{found['quantity_exact']['acc']:.2f}" for found in figures])
    row("withheld P R F1", [prf(found["withheld"]) for found in figures])
    row("whole claims P R F1", [prf(found["strict_claim"]) for found in figures])
    row(
        "false claims off topic",
        [
            f"{found['negatives']['false_positive_claims']} in {found['negatives']['docs']} texts"
            for found in figures
        ],
    )
    return table


def main() -> None:
    """Scores, prints, and with --write puts the tables between their marks in docs/accuracy.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("VIGIE_SHARED", ROOT.parent / "shared"))
    )
    parser.add_argument("--write", action="store_true", help="write the table to docs/accuracy.md")
    parser.add_argument("--part", choices=("tune", "held"), action="append")
    parser.add_argument("--keep", type=Path, help="keep the predictions in this folder")
    options = parser.parse_args()
    if not options.shared.is_dir():
        sys.exit(
            f"no folder {options.shared}: name the folder that holds data/ and score/ with --shared"
        )
    results, cases = {}, {}
    judge = scorer(options.shared)
    with tempfile.TemporaryDirectory() as temporary:
        work = options.keep or Path(temporary)
        for language in LANGUAGES:
            parts = split(options.shared / "data" / "claims" / language)
            for part in options.part or ("tune", "held"):
                place = work / f"{language}-{part}"
                shutil.rmtree(place, ignore_errors=True)
                results[language, part] = score(options.shared, language, parts[part], place)
                cases[language, part] = speakers.counts(place, language, judge)
    tables = {"table": lines(results), "speakers": speakers.lines(cases)}
    for name, table in tables.items():
        print("\n".join(table), end="\n\n")
        if options.write:
            _write(name, "\n".join(table))


def _write(name: str, table: str) -> None:
    path = ROOT / "docs" / "accuracy.md"
    text = path.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, rest = text.split(start)
    path.write_text(before + start + table + "\n" + end + rest.split(end)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
