"""Cross-validates the reader on the texts it is tuned on.

    python -m models.crossvalidate SHARED_FOLDER [--errors]

The arbiters are trained on four fifths of the tuned dev texts (and all our own) and read the
fifth; shared/score/claims.py scores all fifths together. It prints the figures, and with
--errors what was missed and what was wrong, for reading.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.accuracy import scorer
from models.arbiter import STRENGTH, Example, Text, context_of, examples, fit, texts

from vigie.claims import reading, slots
from vigie.claims.arbiter import Arbiter
from vigie.claims.context import Context

FOLDS = 5


def main() -> None:
    """Trains and reads fold by fold, and prints the scores per language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    score = scorer(options.shared)
    everything = [(text, context_of(text)) for text in texts(options.shared)]
    rows = {text.id: examples(text, context) for text, context in everything}
    scores = {"all": score.Acc(), "fr": score.Acc(), "en": score.Acc()}
    for fold in range(FOLDS):
        arbiters = _train(
            rows, {text.id for number, (text, _) in enumerate(everything) if number % FOLDS == fold}
        )
        reading.load_arbiter = slots.load_arbiter = arbiters.__getitem__  # type: ignore[assignment]
        for number, (text, context) in enumerate(everything):
            if number % FOLDS == fold and not text.own:
                predicted = _predict(context)
                for name in ("all", text.language):
                    scores[name].add({"text": text.text}, text.claims, predicted)
                if options.errors:
                    _print_errors(text, predicted, score)
    for name, found in scores.items():
        score.show(name, found.out())
    for event, found in scores["all"].out()["by_event"].items():
        print(
            f"  {event:10s} P {found['p']:.2f} R {found['r']:.2f} F1 {found['f1']:.2f}"
            f"  gold {found['gold']} pred {found['pred']}"
        )


def _train(rows: dict[str, dict[str, list[Example]]], left_out: set[str]) -> dict[str, Arbiter]:
    return {
        name: fit(
            [row for id, found in rows.items() if id not in left_out for row in found[name]],
            strength,
        )
        for name, strength in STRENGTH.items()
    }


def _predict(context: Context) -> list[dict[str, Any]]:
    claims, _ = reading.decide(context)
    return [{**claim.content(), "evidence": claim.quote} for claim in claims]


def _print_errors(text: Text, predicted: list[dict[str, Any]], score: ModuleType) -> None:
    matched = score.match(text.text, text.claims, predicted)
    print(f"=== {text.id} {text.published}")
    for number, claim in enumerate(text.claims):
        if number not in matched:
            print(f"  MISSED {_line(claim)}")
            continue
        other = predicted[matched[number]]
        print(f"  MATCH  {_line(claim)}\n    READ {_line(other)} {other['why']}")
    for number, claim in enumerate(predicted):
        if number not in matched.values():
            print(f"  WRONG  {_line(claim)} {claim['why']} {claim['confidence']}")


def _line(claim: dict[str, Any]) -> str:
    roles = " ".join(
        f"{role[:3]}={','.join(claim[role])}"
        for role in ("actor", "recipient", "object", "location")
    )
    return (
        f"{claim['event']} {roles} {claim['status']} by={claim['source']['speaker']} "
        f"t={claim['time']} "
        f"q={claim.get('quantity')} «{claim['evidence']}»"
    )


if __name__ == "__main__":
    main()
