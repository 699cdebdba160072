"""A linear arbiter over named features: it decides where several candidates compete.

The weights are data (`data/arbiter/`), trained by models/arbiter.py on annotated texts; each
feature has a name that a reader can check, and unknown features weigh nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from vigie.codebook.tables import DATA


class Arbiter:
    """Labels with a weight per feature; scores are probabilities over the labels."""

    def __init__(self, weights: Mapping[str, list[float]], labels: list[str]) -> None:
        self.labels = labels
        self.weights = weights
        self._bias = weights.get("", [0.0] * len(labels))

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Label -> probability; they sum to 1."""
        sums = list(self._bias)
        for feature in features:
            weights = self.weights.get(feature)
            if weights is not None:
                for index, weight in enumerate(weights):
                    sums[index] += weight
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
    return Arbiter(content["weights"], content["labels"])
