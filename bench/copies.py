"""Copies: precision and recall by kind, beside datasketch's MinHashLSH, and time per added text.

    python -m bench.copies [--errors N] [--seed N] [--choose] [--sizes 1000 10000 100000]

The pairs are made from corpus/ by `bench.copied`. Thresholds, ours and the peer's, were chosen on
one half; what is printed is the other, unless `--choose` asks for the tables of choosing. A pair
counts as found when the signatures make them candidates and the texts are then judged alike.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from bench.copied import LANGUAGES, Pair, dispatches, others, pairs
from datasketch import MinHash, MinHashLSH

from vigie.ledger import copies
from vigie.ledger.bodies import Body, body
from vigie.ledger.copies import compare, liken
from vigie.ledger.signatures import Index, sign

Verdicts = list[tuple[Pair, str]]
PERMUTATIONS = 128
"""The peer's default."""
PEER_THRESHOLD = 0.15
"""The best of `--choose` for the peer."""
PEER_CHOICES = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
CHOICES = {
    "REWRITTEN": (0.2, 0.3, 0.4, 0.5, 0.6),
    "KEPT": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    "COUNTERPART": (0.1, 0.2, 0.3, 0.4),
    "FORM": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    "PART": (0.2, 0.3, 0.4, 0.5),
    "SAME": (0.9, 0.93, 0.95, 0.97),
    "CONTAINED": (0.9, 0.93, 0.95, 0.97),
}
TIMED = 500
WORDS = 150
"""Words of the made-up texts whose adding is timed."""


def verdict(pair: Pair) -> str:
    """The kind we find, by the way that a store takes: signatures first, then the comparison."""
    index: Index[str] = Index()
    a, b = body(pair.a, pair.language), body(pair.b, pair.language)
    index.add("a", sign(a))
    return liken(a, b).kind if index.add("b", sign(b)) else "none"


def ours(made: list[Pair]) -> Verdicts:
    """Our kind of each pair."""
    return [(pair, verdict(pair)) for pair in made]


def peer_verdicts(made: list[Pair], threshold: float) -> Verdicts:
    """The peer's verdict of each pair, from one index of all first texts; it knows no kinds."""
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    hashes = [(peer_hash(pair.a, pair.language), peer_hash(pair.b, pair.language)) for pair in made]
    for number, (first, _) in enumerate(hashes):
        index.insert(number, first)
    found = []
    for number, (first, second) in enumerate(hashes):
        alike = number in index.query(second) and first.jaccard(second) >= threshold
        found.append((made[number], "alike" if alike else "none"))
    return found


def peer_hash(text: str, language: str) -> MinHash:
    """The peer's hashes of the same runs of words."""
    hashes = MinHash(num_perm=PERMUTATIONS)
    hashes.update_batch([" ".join(words).encode() for words in body(text, language).shingles])
    return hashes


def scores(found: Callable[[str], bool], verdicts: Verdicts) -> tuple[float, float, float]:
    """Precision, recall, F1 of the kinds that `found` takes."""
    true = sum(found(pair.kind) for pair, _ in verdicts)
    said = sum(found(kind) for _, kind in verdicts)
    both = sum(found(pair.kind) and found(kind) for pair, kind in verdicts)
    precision, recall = both / said if said else 1.0, both / true if true else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall or 1.0)


def any_kind(verdicts: Verdicts) -> tuple[float, float, float]:
    """The same for copies against none, whatever the kind."""
    return scores(lambda kind: kind != "none", verdicts)


def row(name: str, figures: tuple[float, ...]) -> str:
    """A line of a table."""
    return f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"


def print_accuracy(made: list[Pair], errors: int) -> None:
    """Ours by kind, the peer's, and how each way of making a pair fares."""
    mine, peer = ours(made), peer_verdicts(made, PEER_THRESHOLD)
    print(f"{len(made)} pairs:\n| | P | R | F1 |\n|---|---|---|---|")
    print(row("any kind", any_kind(mine)))
    for kind in ("copy", "cut", "rewrite"):
        print(row(kind, scores(kind.__eq__, mine)))
    print(row(f"datasketch MinHashLSH, threshold {PEER_THRESHOLD}", any_kind(peer)))
    print("\n| made as | is | pairs | right | datasketch right |\n|---|---|---|---|---|")
    right: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (pair, kind), (_, other) in zip(mine, peer, strict=True):
        count = right[pair.name, pair.kind]
        count["all"] += 1
        count["ours"] += (kind == "none") == (pair.kind == "none")
        count["peer"] += (other == "none") == (pair.kind == "none")
    for (name, kind), count in right.items():
        print(f"| {name} | {kind} | {count['all']} | {count['ours']} | {count['peer']} |")
    wrong = [(pair, kind) for pair, kind in mine if (kind == "none") != (pair.kind == "none")]
    for pair, kind in wrong[:errors]:
        print(f"\n{pair.name}: {kind}: {compare(pair.a, pair.b, pair.language).why}\n{pair.b}")


def print_chance(half: str) -> None:
    """All texts of a half in one index: how many candidates, and false likenesses among them."""
    texts = dispatches(half) + others(half)
    stories = {text.id: text.story for text in texts}
    candidates = false = 0
    for language in LANGUAGES:
        index: Index[str] = Index()
        bodies: dict[str, Body] = {}
        for text in (text for text in texts if text.language == language):
            bodies[text.id] = body(text.text, language)
            for other in index.add(text.id, sign(bodies[text.id])):
                candidates += 1
                alike = bool(liken(bodies[text.id], bodies[other]))
                false += alike and stories[text.id] != stories[other]
    print(f"\n{len(texts)} unrelated texts: {candidates} candidate pairs, {false} judged alike")


def print_choices(made: list[Pair]) -> None:
    """F1 of any kind, and the share of kinds that are right, for each threshold moved alone."""
    print("| threshold | value | P | R | F1 | kind right |\n|---|---|---|---|---|---|")
    for name, values in CHOICES.items():
        kept = getattr(copies, name)
        for value in values:
            setattr(copies, name, value)
            found = ours(made)
            exact = sum(pair.kind == kind for pair, kind in found) / len(found)
            print(row(f"{name} | {value}", (*any_kind(found), exact)))
        setattr(copies, name, kept)
    for value in PEER_CHOICES:
        print(row(f"datasketch | {value}", any_kind(peer_verdicts(made, value))))


def texts() -> Iterator[str]:
    """English of our own texts' word pairs, without end; every fifth is cut from an earlier one."""
    drawn = random.Random(1)
    after = defaultdict(list)
    for text in others("report"):
        if text.language == "en":
            for word, following in pairwise(text.text.split()):
                after[word].append(following)
    starts = sorted(after)
    earlier: list[str] = []
    while True:
        if len(earlier) > 10 and drawn.random() < 0.2:
            words = drawn.choice(earlier).split()
            yield " ".join(words[: drawn.randrange(60, WORDS)])
            continue
        words = [drawn.choice(starts)]
        while len(words) < WORDS:
            words.append(drawn.choice(after.get(words[-1], starts)))
        text = " ".join(words)
        if len(earlier) < 20_000:
            earlier.append(text)
        yield text


def add_ours() -> Callable[[int, str, list[str]], int]:
    """Adds a text to our index and compares it with its candidates; returns how many."""
    index: Index[int] = Index()

    def add(number: int, text: str, known: list[str]) -> int:
        report = body(text, "en")
        near = index.add(number, sign(report))
        for other in near:
            liken(report, body(known[other], "en"))
        return len(near)

    return add


def add_peer() -> Callable[[int, str, list[str]], int]:
    """Adds a text to the peer's index, after a query; it has nothing to compare with."""
    index = MinHashLSH(threshold=PEER_THRESHOLD, num_perm=PERMUTATIONS)

    def add(number: int, text: str, known: list[str]) -> int:
        hashes = peer_hash(text, "en")
        near = len(index.query(hashes))
        index.insert(number, hashes)
        return near

    return add


def print_speed(sizes: list[int]) -> None:
    """Milliseconds of one core for each of the last texts before each size."""
    print(f"\nOne text of {WORDS} words added, mean of the last {TIMED}, one core:")
    print("| texts | ms | candidates | datasketch ms | its candidates |\n|---|---|---|---|---|")
    ways, known, source = (add_ours(), add_peer()), list[str](), texts()
    for size in sorted(sizes):
        figures = [[0.0, 0.0], [0.0, 0.0]]
        while len(known) < size:
            text = next(source)
            timed = len(known) >= size - TIMED
            for way, figure in zip(ways, figures, strict=True):
                start = time.process_time()
                near = way(len(known), text, known)
                if timed:
                    figure[0] += (time.process_time() - start) * 1000 / TIMED
                    figure[1] += near / TIMED
            known.append(text)
        (mine, near), (other, their) = figures
        print(f"| {size:,} | {mine:.2f} | {near:.1f} | {other:.2f} | {their:.1f} |", flush=True)


def main() -> None:
    """Prints accuracy, then speed; or what the thresholds were chosen by."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", type=int, default=0, help="errors to show")
    parser.add_argument("--choose", action="store_true", help="the tables of the choosing half")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing of pairs")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    arguments = parser.parse_args()
    if arguments.choose:
        print_choices(pairs("choose", arguments.seed))
        return
    print_accuracy(pairs("report", arguments.seed), arguments.errors)
    print_chance("report")
    if arguments.sizes:
        print_speed(arguments.sizes)


if __name__ == "__main__":
    main()
