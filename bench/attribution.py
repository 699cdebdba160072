"""Attribution against hand-annotated news: a table per language and part.

    python bench/attribution.py [--data ../shared/data/attribution]
        [--scorer ../shared/score/attribution.py] [--tuned FOLDER] [--errors N] [--write FOLDER]

`--tuned` names a folder whose files have the names of the French documents that the rules were
tuned on; the English training sample is halved by order. The gold holds outermost attributions
only, so nested ones are dropped before scoring; a relative pronoun counts as part of its source.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from vigie.claims.attribution import Attribution, find_attributions
from vigie.language.parse import Parse
from vigie.language.pipelines import load_pipeline

COLUMNS = ("att_0.5", "triple", "content_tok", "source_tok")
Record = dict[str, Any]


def outermost(found: list[Attribution]) -> list[Attribution]:
    """The attributions that stand in the content of no other one."""
    return [
        inner
        for inner in found
        if not any(outer is not inner and outer.holds(inner) for outer in found)
    ]


def as_record(attribution: Attribution) -> Record:
    """One attribution as the scorer reads it."""
    source = [list(attribution.source)] if attribution.source else []
    if attribution.pronoun is not None and attribution.pronoun != attribution.source:
        source.append(list(attribution.pronoun))
    return {
        "source": source[0] if source else None,
        "source_parts": source,
        "cue": list(attribution.cue) if attribution.cue else None,
        "content": list(attribution.extent),
        "content_parts": [list(part) for part in attribution.content],
        "rule": attribution.rule,
        "lemma": attribution.cue_lemma,
    }


def read(path: Path) -> list[Record]:
    """The records of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def parts(data: Path, tuned: Path | None) -> dict[str, tuple[str, list[Record]]]:
    """Name of each part -> (language, gold records)."""
    french = read(data / "fr_dev.jsonl")
    sample = read(data / "en_train_sample.jsonl")
    names = {path.name.split(".")[0] for path in tuned.iterdir()} if tuned else set()
    return {
        "fr tuned": ("fr", [gold for gold in french if gold["doc_id"] in names]),
        "fr held": ("fr", [gold for gold in french if gold["doc_id"] not in names]),
        "en tuned": ("en", sample[::2]),
        "en held": ("en", sample[1::2]),
        "en dev": ("en", read(data / "en_dev.jsonl")),
    }


def predict(language: str, gold: list[Record]) -> tuple[list[Record], float]:
    """Predictions for the gold texts, and milliseconds a 350-word text beside the parse."""
    pipeline = load_pipeline(language)
    predictions, seconds, count = [], 0.0, 0
    for document in gold:
        doc = pipeline(document["text"])
        begin = time.process_time()
        found = find_attributions(Parse(doc), language)
        seconds += time.process_time() - begin
        count += len(document["text"].split())
        records = [as_record(attribution) for attribution in outermost(found)]
        predictions.append({"doc_id": document["doc_id"], "attributions": records})
    return predictions, 1000 * seconds * 350 / max(count, 1)


def score(scorer: Path, gold: list[Record], predictions: list[Record], errors: int) -> Record:
    """The scorer's figures; its error lines go to the standard error stream."""
    with tempfile.TemporaryDirectory() as folder:
        for name, records in (("gold", gold), ("pred", predictions)):
            lines = "\n".join(json.dumps(record) for record in records)
            (Path(folder) / name).write_text(lines, encoding="utf-8")
        command = [sys.executable, str(scorer), f"{folder}/pred", "--gold", f"{folder}/gold"]
        if errors:
            print(
                subprocess.check_output([*command, "--errors", str(errors)], text=True),
                file=sys.stderr,
            )
        figures: Record = json.loads(subprocess.check_output([*command, "--json"], text=True))
    return figures


def row(name: str, figures: Record, milliseconds: float) -> str:
    """One line of the table, in per cent."""
    cells = [f"{100 * figures[column]['F1']:5.1f}" for column in COLUMNS]
    match = figures["att_0.5"]
    cells[0] += f" (P {100 * match['P']:.1f} R {100 * match['R']:.1f})"
    cells.append(f"{100 * figures['given_match']['source_relaxed']:.1f}")
    cells.append(f"{milliseconds:.1f}")
    return f"| {name} | {figures['docs']} | {' | '.join(cells)} |"


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data/attribution"))
    options.add_argument("--scorer", type=Path, default=Path("../shared/score/attribution.py"))
    options.add_argument("--tuned", type=Path)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--only", help="parts to run, such as 'fr tuned,en tuned'")
    options.add_argument("--write", type=Path, help="folder for the predictions")
    chosen = options.parse_args()
    print(
        "| part | texts | content match | who-said-what | content words | source words "
        "| source right | ms |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, (language, gold) in parts(chosen.data, chosen.tuned).items():
        if not gold or (chosen.only and name not in chosen.only.split(",")):
            continue
        predictions, milliseconds = predict(language, gold)
        if chosen.write:
            lines = "\n".join(json.dumps(record) for record in predictions)
            (chosen.write / f"{name.replace(' ', '_')}.jsonl").write_text(lines, encoding="utf-8")
        figures = score(chosen.scorer, gold, predictions, chosen.errors)
        print(row(name, figures, milliseconds))


if __name__ == "__main__":
    main()
