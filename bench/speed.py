"""Speed of the reader, as ratios in one run: `python -m bench.speed`.

- reading against the bare spaCy pipeline on the same texts (limit: at least 0.6 of its speed);
- `vigie --help`, and one dispatch from a cold start, against their limits in seconds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import vigie
from vigie.language.pipelines import load_pipeline

CORPUS = Path(__file__).parent.parent / "corpus"
_TEXTS, _WORDS, _ROUNDS = 200, 350, 3
_RATIO, _HELP, _COLD = 0.6, 0.5, 4.0


def articles() -> list[vigie.Document]:
    """Articles of about 350 words, made of the dispatches of corpus/, half of them French."""
    found = []
    for language in ("fr", "en"):
        paths = sorted((CORPUS / language).glob("*.txt"))
        texts = [path.read_text(encoding="utf-8") for path in paths]
        for number in range(_TEXTS // 2):
            parts: list[str] = []
            while sum(len(part.split()) for part in parts) < _WORDS:
                parts.append(texts[(number + len(parts)) % len(texts)])
            found.append(
                vigie.Document(
                    f"{language}{number}",
                    "\n\n".join(parts),
                    language=language,
                    published="2024-05-01",
                )
            )
    return found


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(command: list[str], times: int) -> float:
    """The fastest of several runs of a command."""
    return min(
        seconds(lambda: subprocess.run(command, check=True, capture_output=True))
        for _ in range(times)
    )


def main() -> None:
    """Measures and prints the table."""
    documents = articles()
    pipelines = {language: load_pipeline(language) for language in ("fr", "en")}
    for document in (documents[0], documents[-1]):
        vigie.read(document)

    def bare() -> None:
        for document in documents:
            pipelines[document.language or ""](document.text)

    def full() -> None:
        for document in documents:
            vigie.read(document)

    rounds = [(seconds(bare), seconds(full)) for _ in range(_ROUNDS)]
    parsing, reading = (min(values) for values in zip(*rounds, strict=True))
    executable = str(Path(sys.executable).parent / "vigie")
    with tempfile.TemporaryDirectory() as folder:
        dispatch = Path(folder) / "dispatch.txt"
        dispatch.write_text(documents[0].text, encoding="utf-8")
        cold = best([executable, "read", str(dispatch), "--published", "2024-05-01"], 3)
    asked = best([executable, "--help"], 5)
    print("| what | figure | limit | |\n|---|---|---|---|")
    _row("bare pipeline, texts/s", _TEXTS / parsing, None)
    _row("reading, texts/s", _TEXTS / reading, None)
    _row("reading against the bare pipeline", parsing / reading, _RATIO)
    _row("vigie --help, s", asked, -_HELP)
    _row("one article from a cold start, s", cold, -_COLD)


def _row(name: str, value: float, limit: float | None) -> None:
    """One line; a negative limit is an upper one."""
    if limit is None:
        print(f"| {name} | {value:.1f} | | |")
        return
    met = value >= limit if limit > 0 else value <= -limit
    bound = f"{'>=' if limit > 0 else '<='} {abs(limit)}"
    print(f"| {name} | {value:.2f} | {bound} | {'met' if met else 'NOT MET'} |")


if __name__ == "__main__":
    main()
