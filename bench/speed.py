"""Measures how fast Vigie reads: `python -m bench.speed [--articles N] [--rounds N]`.

Articles are made from the dispatches of corpus/: paragraphs of as many as give some 350 words, the
on-topic ones of both languages by turns. The bare spaCy pipeline and the whole reader read the same
articles, one round each by turns in one process, so that a busy machine slows both; the best round
counts. Prints one table and whether the targets are met; always ends with 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import vigie
from vigie.language.pipelines import LANGUAGES, load_pipeline

CORPUS = Path(__file__).parent.parent / "corpus"
VIGIE = Path(sysconfig.get_path("scripts")) / "vigie"
WORDS = 350
RATIO, HELP, COLD = 0.6, 0.5, 4.0
"""Targets: texts a second against the bare pipeline; seconds for help; for one cold reading."""


def articles(count: int) -> list[vigie.Document]:
    """`count` articles of some 350 words, French and English by turns."""
    by_language = [_articles(language) for language in LANGUAGES]
    return [next(by_language[number % len(LANGUAGES)]) for number in range(count)]


def _articles(language: str) -> Iterator[vigie.Document]:
    """Endless articles: a dispatch, and of the next the paragraphs that make it long enough."""
    dispatches = list(_dispatches(language))
    following = islice(cycle(dispatches), 1, None)
    for (name, day, text), (_, _, more) in zip(cycle(dispatches), following, strict=False):
        paragraphs = text.split("\n\n")
        for paragraph in more.split("\n\n")[1:]:
            if sum(len(part.split()) for part in paragraphs) >= WORDS:
                break
            paragraphs.append(paragraph)
        yield vigie.Document(name, "\n\n".join(paragraphs), language=language, published=day)


def _dispatches(language: str) -> Iterator[tuple[str, str | None, str]]:
    for path in sorted((CORPUS / language).glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        if known["claims"]:
            yield (
                path.stem,
                known["published"],
                path.with_suffix(".txt").read_text(encoding="utf-8"),
            )


def parse(document: vigie.Document) -> None:
    """The bare pipeline."""
    assert document.language
    load_pipeline(document.language)(document.text)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def reading_rates(documents: list[vigie.Document], rounds: int) -> tuple[float, float]:
    """Texts a second, of the best round: bare pipeline, whole reader."""
    bare, whole = [], []
    for document in documents[: len(LANGUAGES)]:  # loads what both need
        vigie.read(document)
    for _ in range(rounds):
        bare.append(seconds(lambda: [parse(document) for document in documents]))
        whole.append(seconds(lambda: [vigie.read(document) for document in documents]))
    return len(documents) / min(bare), len(documents) / min(whole)


def command_seconds(*arguments: str, rounds: int) -> float:
    """The best time of `vigie` with `arguments` in a process of its own."""
    command = [sys.executable, str(VIGIE), *arguments]
    return min(
        seconds(lambda: subprocess.run(command, capture_output=True, check=True))
        for _ in range(rounds)
    )


def row(what: str, measured: str, target: str = "", met: bool | None = None) -> str:
    """One line of the table."""
    mark = "" if met is None else "met" if met else "NOT MET"
    return f"{what:<42}{measured:>10}{target:>10}  {mark}".rstrip()


def main() -> None:
    """Measures, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    documents = articles(options.articles)
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    claims = sum(len(vigie.read(document).claims) for document in documents)
    bare, whole = reading_rates(documents, options.rounds)
    ratio = whole / bare
    helped = command_seconds("--help", rounds=5)
    cold = command_seconds("read", str(CORPUS / "fr" / "s400-turquie-f35.txt"), rounds=1)
    print(f"{len(documents)} articles of {words:.0f} words, {claims} claims, one process")
    print(row("", "measured", "target"))
    print(row("bare spaCy pipeline, texts a second", f"{bare:.1f}"))
    print(row("vigie.read, texts a second", f"{whole:.1f}"))
    print(row("vigie.read against the pipeline", f"{ratio:.2f}", f">= {RATIO}", ratio >= RATIO))
    print(row("vigie --help, seconds (best of 5)", f"{helped:.2f}", f"<= {HELP}", helped <= HELP))
    print(row("vigie read of one report, cold, seconds", f"{cold:.2f}", f"<= {COLD}", cold <= COLD))


if __name__ == "__main__":
    main()
