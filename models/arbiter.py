"""Trains the arbiters of claims/ on annotated texts and writes their weights to data/arbiter/.

    python -m models.arbiter SHARED_FOLDER

Texts: the tuned part of the dev claims in SHARED_FOLDER/data/claims (bench/split.py), our own
dispatches in corpus/ and the annotated texts in models/annotated/.
Each arbiter is a regularised logistic regression over named features:
  accept   does this trigger announce a claim?
  roles    which role does this mention fill?
  status   which status has the event?
  time     is this the time of the event?
  topic    is the text about arms at all?
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.split import split
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from vigie.claims.arbiter import Arbiter
from vigie.claims.context import Context, prepare
from vigie.claims.reading import acceptance_features_of
from vigie.claims.roles import ROLES, Candidate, Scene, role_ids
from vigie.claims.slots import role_features_of, status_features_of, timed
from vigie.claims.topic import topic_features
from vigie.codebook.events import EventRow
from vigie.language.pipelines import load_pipeline
from vigie.model.document import Document
from vigie.model.span import Span

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src" / "vigie" / "data" / "arbiter"
# Strength of the data against the prior, by arbiter: chosen by cross-validation on the tuned part.
STRENGTH = {"accept": 0.2, "roles": 0.15, "status": 0.5, "time": 0.4, "topic": 1.0}
# A feature seen less often is left out, and so is one that weighs less.
_FEWEST = 2
_LEAST = 0.04


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text: its claims as in the gold files. `own` texts are those of corpus/."""

    id: str
    language: str
    text: str
    published: str | None
    claims: list[dict[str, Any]]
    own: bool = False


def texts(shared: Path) -> Iterator[Text]:
    """The tuned part of the dev claims, then our own dispatches."""
    for language in ("fr", "en"):
        folder = shared / "data" / "claims" / language
        for id in split(folder)["tune"]:
            document = json.loads((folder / "docs" / f"{id}.json").read_text(encoding="utf-8"))
            gold = json.loads((folder / "gold" / f"{id}.json").read_text(encoding="utf-8"))
            yield Text(id, language, document["text"], document["published"], gold["claims"])
        for path in sorted((ROOT / "corpus" / language).glob("*.json")):
            annotated = json.loads(path.read_text(encoding="utf-8"))
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            yield Text(
                annotated["id"], language, text, annotated["published"], annotated["claims"], True
            )
        for path in sorted((ROOT / "models" / "annotated" / language).glob("*.txt")):
            yield _annotated(path, language)


def _annotated(path: Path, language: str) -> Text:
    """A text of models/annotated (its README gives the format)."""
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    text, _, lines = rest.partition("\n---\n")
    claims = [_claim(line) for line in lines.splitlines() if line.strip()]
    return Text(
        path.stem,
        language,
        text.strip("\n"),
        first.removeprefix("published:").strip() or None,
        claims,
        True,
    )


def _claim(line: str) -> dict[str, Any]:
    fields = [field.strip() for field in line.split(" | ")]
    event, *roles, status, speaker, act, time, quantity, withheld, evidence = fields
    return {
        "event": event,
        **{role: _listed(field) for role, field in zip(ROLES, roles, strict=True)},
        "status": status,
        "source": {"speaker": speaker or None, "act": act},
        "time": time or None,
        "quantity": quantity or None,
        "withheld": _listed(withheld),
        "evidence": evidence,
    }


def _listed(field: str) -> list[str]:
    return [part.strip() for part in field.replace(",", ";").split(";") if part.strip()]


def located(evidence: str, text: str) -> Span | None:
    """Where the evidence of a gold claim stands; white space may differ."""
    start = text.find(evidence)
    return Span(start, start + len(evidence)) if start >= 0 else None


Example = tuple[list[str], str, str]


def context_of(text: Text) -> Context:
    """Parses a text and lays all that the reader knows over it."""
    document = Document(
        name=text.id, text=text.text, language=text.language, published=text.published
    )
    return prepare(load_pipeline(text.language)(text.text), document, text.language)


def examples(text: Text, context: Context) -> dict[str, list[Example]]:
    """Arbiter -> (features, label, text id) for one text."""
    gold = [(located(claim["evidence"], text.text), claim) for claim in text.claims]
    found: dict[str, list[Example]] = {name: [] for name in STRENGTH}
    repeated = _repeats(gold, context)
    topic = topic_features(context.analysis, context.register)
    found["topic"].append((topic, "yes" if gold else "no", text.id))
    for scene, event in context.scenes:
        claim = _gold_claim(scene, event, gold, context)
        if claim or not repeated(scene, event):
            features = acceptance_features_of(scene, event, context)
            found["accept"].append((features, "yes" if claim else "no", text.id))
        if claim is None:
            continue
        found["status"].append(
            (status_features_of(scene, event, context), claim["status"], text.id)
        )
        found["time"] += _time_examples(scene, event, claim, context)
        for candidate in scene.candidates:
            features = role_features_of(candidate, scene, event, context)
            found["roles"].append((features, _gold_role(candidate, scene, claim, context), text.id))
    return found


def _gold_claim(
    scene: Scene, event: EventRow, gold: list[tuple[Span | None, dict[str, Any]]], context: Context
) -> dict[str, Any] | None:
    """The gold claim of this event whose evidence holds the trigger: the shortest such evidence."""
    matching = [
        (span.end - span.start, number)
        for number, (span, claim) in enumerate(gold)
        if span and claim["event"] == event.id and span.overlaps(scene.hit.span)
    ]
    return gold[min(matching)[1]][1] if matching else None


def _repeats(
    gold: list[tuple[Span | None, dict[str, Any]]], context: Context
) -> Callable[[Scene, EventRow], bool]:
    """Whether a trigger may say again what a gold claim says elsewhere: then it teaches nothing.

    The codebook keeps one claim, with the fullest evidence, of what one origin says twice.
    """

    def repeated(scene: Scene, event: EventRow) -> bool:
        here = {candidate.id for candidate in scene.candidates if candidate.back == 0}
        return any(
            claim["event"] == event.id
            and here & set(claim["object"])
            and here & {*claim["actor"], *claim["recipient"]}
            for _, claim in gold
        )

    return repeated


def _time_examples(
    scene: Scene, event: EventRow, claim: dict[str, Any], context: Context
) -> list[Example]:
    """The times of a scene, right or wrong; nothing where the right one was not found at all."""
    found = [
        (features, "yes" if (date.edtf if date else None) == claim["time"] else "no")
        for date, features in timed(scene, event, context)
    ]
    if not any(label == "yes" for _, label in found):
        return []
    return [(features, label, context.document.name) for features, label in found]


def _gold_role(candidate: Candidate, scene: Scene, claim: dict[str, Any], context: Context) -> str:
    register = context.register
    for role in ROLES:
        ids = role_ids(candidate, role, register)
        if ids and ids[0] in claim[role]:
            return role
    if role_ids(candidate, "object", register):
        present = {other.id for other in scene.candidates}
        for id in set(claim["object"]) - present:
            if register.is_a(candidate.id, id) or register.is_a(id, candidate.id):
                return "object"
    return "none"


def fit(rows: list[Example], strength: float) -> Arbiter:
    """A regularised logistic regression over the features that occur often enough."""
    counts = Counter(feature for features, _, _ in rows for feature in set(features))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [
            {feature: 1.0 for feature in features if counts[feature] >= _FEWEST}
            for features, _, _ in rows
        ]
    )
    model = LogisticRegression(C=strength, solver="newton-cg", tol=1e-3, max_iter=200)
    model.fit(matrix, [label for _, label, _ in rows])
    labels = [str(label) for label in model.classes_]
    columns = _columns(model.coef_, len(labels))
    weights = {"": _columns(model.intercept_.reshape(-1, 1), len(labels))[0]}
    for feature, index in sorted(vectorizer.vocabulary_.items()):
        if max(map(abs, columns[index])) >= _LEAST:
            weights[feature] = columns[index]
    return Arbiter(weights, labels)


def _columns(coefficients: Any, size: int) -> list[list[float]]:
    """Weights by feature then label; of two labels the first has none."""
    rows = (
        [[0.0] * len(coefficients[0]), *coefficients.tolist()]
        if size == 2
        else coefficients.tolist()
    )
    return [[round(float(value), 3) for value in column] for column in zip(*rows, strict=True)]


def write(name: str, arbiter: Arbiter) -> None:
    """Writes labels and weights to data/arbiter/<name>.json, one feature a line."""
    lines = ",\n".join(
        f"{json.dumps(feature, ensure_ascii=False)}: {weights}"
        for feature, weights in arbiter.weights.items()
    )
    OUT.mkdir(exist_ok=True)
    (OUT / f"{name}.json").write_text(
        f'{{"labels": {json.dumps(arbiter.labels)}, "weights": {{\n{lines}\n}}}}\n',
        encoding="utf-8",
    )


def main(shared: Path) -> None:
    """Trains all arbiters."""
    rows: dict[str, list[Example]] = {name: [] for name in STRENGTH}
    for text in texts(shared):
        for name, found in examples(text, context_of(text)).items():
            rows[name].extend(found)
    for name, strength in STRENGTH.items():
        write(name, fit(rows[name], strength))
        print(name, Counter(label for _, label, _ in rows[name]).most_common())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
