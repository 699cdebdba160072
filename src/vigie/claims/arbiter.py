"""A linear arbiter over named features: it decides where several candidates compete.

The weights are data (`data/arbiter/`), trained by models/arbiter.py on annotated texts; each
feature has a name that a reader can check, and unknown features weigh nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from vigie.codebook.tables import DATA


class Arbiter:
    """Labels with a weight per feature; scores are probabilities over the labels."""

    def __init__(self, weights: Mapping[str, Sequence[float]], labels: list[str]) -> None:
        self.labels = labels
        self.weights = weights
        self._bias = weights.get("", (0.0,) * len(labels))
        # Of two labels one number a feature is enough: how far it speaks for the second.
        pairs = weights.items() if len(labels) == 2 else ()
        self._leaning = {feature: row[1] - row[0] for feature, row in pairs}

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Label -> probability; they sum to 1. Each feature is to be named once, as in training."""
        if self._leaning:
            leaning = sum(filter(None, map(self._leaning.get, features)), self._leaning.get("", 0))
            second = (1 + math.tanh(leaning / 2)) / 2
            return {self.labels[0]: 1 - second, self.labels[1]: second}
        rows = filter(None, map(self.weights.get, features))
        sums = [sum(weights) for weights in zip(self._bias, *rows, strict=True)]
        top = max(sums)
        exponents = [math.exp(value - top) for value in sums]
        total = sum(exponents)
        return {label: value / total for label, value in zip(self.labels, exponents, strict=True)}

    def best(self, features: Iterable[str]) -> tuple[str, float]:
        """The label with the highest probability, and that probability."""
        scores = self.scores(features)
        label = max(scores, key=scores.__getitem__)
        return label, scores[label]


@lru_cache(maxsize=8)
def load_arbiter(name: str) -> Arbiter:
    """The arbiter `data/arbiter/<name>.json`."""
    content = json.loads((DATA / "arbiter" / f"{name}.json").read_text(encoding="utf-8"))
    # Tuples of numbers are nothing that Python's collector of garbage must walk over; lists are.
    weights = {feature: tuple(row) for feature, row in content["weights"].items()}
    return Arbiter(weights, content["labels"])
