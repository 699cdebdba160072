"""Measures records on the dev stories: `python -m bench.records [--shared FOLDER]`.

Tuned stories are scored against what was judged by reading (bench/events.toml). Nobody reads the
held ones: there a pair counts as one event when the two reports of one story have one claim each of
that event with that actor, and as wrong when the two reports are of no one story.
"""

from __future__ import annotations

import argparse
import json
import os
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.split import split

import vigie
from vigie.codebook.furniture import load_furniture
from vigie.ledger.kin import kin
from vigie.ledger.partition import partition
from vigie.ledger.profiles import profile
from vigie.model.claim import ROLES, Claim, Source
from vigie.model.record import Profile
from vigie.model.span import Span
from vigie.sources.furniture import clear

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fr", "en")
KINDS = ("main", "side", "elsewhere")
Pairs = set[frozenset[str]]


@dataclass(frozen=True)
class Told:
    """One claim of a report; `name` is report/number of the gold claim that it is."""

    name: str
    report: str
    claim: Claim
    profile: Profile


def gold(folder: Path, ids: Iterable[str]) -> list[Told]:
    """The annotated claims."""
    told = []
    for id in ids:
        document = _load(folder / "docs" / f"{id}.json")
        for number, found in enumerate(_load(folder / "gold" / f"{id}.json")["claims"]):
            claim = _claim(found)
            told.append(Told(f"{id}/{number}", id, claim, profile(claim, document["published"])))
    return told


def read(folder: Path, ids: Iterable[str], language: str) -> list[Told]:
    """What Vigie reads, each claim with the name of the annotated one that it meets."""
    told = []
    for id in ids:
        stored = _load(folder / "docs" / f"{id}.json")
        text = clear(stored["text"], load_furniture(language)).text
        document = vigie.Document(
            name=id, text=text, language=language, published=stored["published"]
        )
        reading = vigie.read(document)
        free = dict(enumerate(_load(folder / "gold" / f"{id}.json")["claims"]))
        for number, claim in enumerate(reading.claims):
            met = next((n for n, other in free.items() if _meets(claim, other, text)), None)
            free.pop(met, None)  # type: ignore[arg-type]
            name = f"{id}/read {number}" if met is None else f"{id}/{met}"
            told.append(Told(name, id, claim, profile(claim, reading.document.published)))
    return told


def _meets(claim: Claim, annotated: dict[str, Any], text: str) -> bool:
    """Whether it is the same event in words that overlap."""
    start = text.find(annotated["evidence"])
    end = start + len(annotated["evidence"])
    overlap = start >= 0 and start < claim.evidence.end and claim.evidence.start < end
    return claim.event == annotated["event"] and overlap


def _claim(found: dict[str, Any]) -> Claim:
    roles = {role: tuple(found.get(role) or ()) for role in ROLES}
    source = Source(**{key: value for key, value in found["source"].items() if value})
    return Claim(
        found["event"],
        found["status"],
        Span(0, 1),
        found["evidence"],
        source,
        time=found["time"],
        quantity=found["quantity"],
        **roles,
    )


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def merged(told: list[Told]) -> list[list[Told]]:
    """The records of all claims."""
    profiles = {one.profile.id: one.profile for one in told}
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for one in profiles.values():
        blocks[one.event].append(one)
    ties = [
        ((a.id, b.id), found.points)
        for block in blocks.values()
        for a, b in combinations(block, 2)
        if (found := kin(a, b)).verdict == "same"
    ]
    of_profile: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        of_profile[one.profile.id].append(one)
    groups = partition(profiles.values(), ties, kin)
    return [[one for id in sorted(group) for one in of_profile[id]] for group in groups]


def pairs_of(groups: Iterable[Iterable[Told]]) -> Pairs:
    """The pairs of claims of two reports that are in one group."""
    return {
        frozenset((a.name, b.name))
        for group in groups
        for a, b in combinations(group, 2)
        if a.report != b.report
    }


def judged(told: list[Told], *kinds: str) -> Pairs:
    """The pairs judged to tell one event, of these kinds of `events.toml`."""
    by_name = {one.name: one for one in told}
    events = tomllib.loads((ROOT / "bench" / "events.toml").read_text(encoding="utf-8"))
    return pairs_of(
        [by_name[name] for name in event.split() if name in by_name]
        for kind in kinds
        for event in events[kind]
    )


def plain(told: list[Told], stories: list[list[str]]) -> Pairs:
    """The pairs of one story that can hardly be of two events."""
    found: dict[tuple[str, str, tuple[str, ...]], list[Told]] = defaultdict(list)
    for one in told:
        found[one.report, one.claim.event, one.claim.actor].append(one)
    alone = {key: claims[0] for key, claims in found.items() if len(claims) == 1}
    groups = defaultdict(list)
    for number, story in enumerate(stories):
        for (report, event, actor), one in alone.items():
            if report in story:
                groups[number, event, actor].append(one)
    return pairs_of(groups.values())


def across(pairs: Pairs, stories: list[list[str]]) -> Pairs:
    """The pairs whose reports share no story."""
    together = [set(story) for story in stories]

    def told_together(pair: frozenset[str]) -> bool:
        reports = {name.split("/")[0] for name in pair}
        return any(reports <= story for story in together)

    return {pair for pair in pairs if not told_together(pair)}


def claims_of(shared: Path, part: str, how: str) -> tuple[list[Told], list[list[str]]]:
    """All claims of one half in both languages, and the stories."""
    told: list[Told] = []
    stories: list[list[str]] = []
    for language in LANGUAGES:
        folder = shared / "data" / "claims" / language
        ids = split(folder)[part]
        known = _load(folder / "stories.json").values()
        stories += [story for story in known if set(story) <= set(ids)]
        told += gold(folder, ids) if how == "gold" else read(folder, ids, language)
    return told, stories


def rows(shared: Path, how: str) -> Iterator[str]:
    """The rows of the table for gold claims or Vigie's own reading."""
    for part in ("tune", "held"):
        told, stories = claims_of(shared, part, how)
        made = pairs_of(merged(told))
        if part == "tune":
            known = {one.name for one in gold_only(told)}
            made = {pair for pair in made if pair <= known}
            wrong = made - judged(told, *KINDS)
            yield _row(how, "tuned, main events", told, judged(told, "main"), made, wrong)
            yield _row(how, "tuned, all events", told, judged(told, "main", "side"), made, wrong)
        else:
            in_story = {report for story in stories for report in story}
            made = {pair for pair in made if {name.split("/")[0] for name in pair} <= in_story}
            right = plain(told, stories)
            yield _row(how, "held", told, right, made, across(made, stories))


def gold_only(told: list[Told]) -> list[Told]:
    """The claims that somebody judged: of what Vigie reads, those that the annotation has too."""
    return [one for one in told if "read" not in one.name]


def _row(how: str, part: str, told: list[Told], right: Pairs, made: Pairs, wrong: Pairs) -> str:
    recall = len(right & made) / max(1, len(right))
    precision = 1 - len(wrong) / max(1, len(made))
    return (
        f"| {how} | {part} | {len(told)} | {len(right)} | {recall:.3f} "
        f"| {len(made)} | {precision:.3f} |"
    )


def show(shared: Path, how: str) -> None:
    """The errors on the tuned stories, for choosing."""
    within = {one.name: one for one in gold_only(claims_of(shared, "tune", how)[0])}
    right = judged(list(within.values()), *KINDS)
    made = pairs_of(merged(list(within.values())))
    for heading, pairs in (("missed", right - made), ("wrong", made - right)):
        print(f"{heading}: {len(pairs)}")
        for pair in sorted(sorted(pair) for pair in pairs):
            found = kin(within[pair[0]].profile, within[pair[1]].profile)
            print(f"  {pair} {found.points} {found.verdict} | {'; '.join(found.why)}")


def main() -> None:
    """Prints the table, or the errors of the tuned half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("VIGIE_SHARED", ROOT.parent / "shared"))
    )
    parser.add_argument("--show", choices=("gold", "read"), help="the errors on the tuned half")
    options = parser.parse_args()
    if options.show:
        show(options.shared, options.show)
        return
    print("| claims | half | claims | pairs | recall | merged pairs | precision |")
    print("|---|---|---|---|---|---|---|")
    for how in ("gold", "read"):
        for row in rows(options.shared, how):
            print(row)


if __name__ == "__main__":
    main()
