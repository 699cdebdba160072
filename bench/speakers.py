"""How often the speaker is right in the cases that are hard: `python -m bench.accuracy` prints it.

A case is told from what the reader says of a claim (relay, unnamed source) or from the gold (no
speaker, none that the sentence of the evidence names); over the claims that both share.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from vigie.codebook.register import Register, load_register
from vigie.model.claim import ANONYMOUS

CASES = {
    "relay": "an outlet or agency passes it on",
    "nested": "somebody else passes it on",
    "anonymous": "unnamed source",
    "elsewhere": "speaker not named in the sentence",
    "nobody": "no speaker in the gold",
    "all": "all shared claims",
}
_RELAYS = frozenset({"news-agency", "state-news-agency", "outlet"})
_STOPS = ".!?\n"
Counts = Counter[tuple[str, bool]]


def counts(work: Path, language: str, scorer: ModuleType) -> Counts:
    """(case, whether the speaker is right) -> claims, over a folder with docs, gold and pred."""
    found: Counts = Counter()
    for path in (work / "gold").glob("*.json"):
        document = json.loads((work / "docs" / path.name).read_text(encoding="utf-8"))
        gold, read = (
            json.loads((work / kind / path.name).read_text(encoding="utf-8"))["claims"]
            for kind in ("gold", "pred")
        )
        for number, other in scorer.match(document["text"], gold, read).items():
            claim = gold[number]
            right = _right(claim, read[other], scorer)
            for case in _cases(claim, read[other], document["text"], language):
                found[case, right] += 1
    return found


def _right(claim: dict[str, Any], read: dict[str, Any], scorer: ModuleType) -> bool:
    """As the scorer judges speakers: of a speech act without one the actor will do."""
    wanted, given = (scorer.txt(one["source"]["speaker"]) for one in (claim, read))
    speech = not wanted and claim["event"] in ("demand", "threaten", "condemn")
    return bool(wanted == given or (speech and given in scorer.vals(claim, "actor")))


def _cases(claim: dict[str, Any], read: dict[str, Any], text: str, language: str) -> Iterator[str]:
    register = load_register()
    source, speaker = read["source"], claim["source"]["speaker"]
    yield "all"
    if source["relay"]:
        yield "relay" if _is_outlet(source["relay"], register) else "nested"
    if source["channel"] == ANONYMOUS:
        yield "anonymous"
    if speaker is None:
        yield "nobody"
    elif not _named(speaker, _sentence(claim["evidence"], text), language, register):
        yield "elsewhere"


def _is_outlet(id: str, register: Register) -> bool:
    return id in register.entries and register.group(id) in _RELAYS


def _named(speaker: str, sentence: str, language: str, register: Register) -> bool:
    ids = {id for one in register.find(sentence, language) for id in (one.id, one.state)}
    return speaker in ids or speaker in sentence


def _sentence(evidence: str, text: str) -> str:
    """The sentence around the evidence; where it is not found, the evidence."""
    start = text.find(evidence)
    if start < 0:
        return evidence
    end = start + len(evidence)
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    ends = [place for stop in _STOPS if (place := text.find(stop, end)) >= 0]
    return text[first : min(ends, default=len(text))]


def lines(found: dict[tuple[str, str], Counts]) -> list[str]:
    """The table in Markdown: one row a case, one column a language and part."""
    table = [
        "| the speaker is right where | " + " | ".join(map(" ".join, found)) + " |",
        "|---" * (len(found) + 1) + "|",
    ]
    for case, words in CASES.items():
        cells = []
        for counted in found.values():
            right, total = counted[case, True], counted[case, True] + counted[case, False]
            cells.append(f"{right / total:.2f} ({total})" if total else "-")
        table.append(f"| {words} | " + " | ".join(cells) + " |")
    return table
