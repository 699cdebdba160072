"""Which dev documents were tuned on and which were not: whole stories, taken in turn."""

from __future__ import annotations

import json
from pathlib import Path


def split(folder: Path) -> dict[str, list[str]]:
    """Ids of the documents in `folder` (docs/, stories.json) by part: tune, held.

    Documents of one story stay together; the groups, in order of their first id, go to held and
    tune in turn.
    """
    ids = sorted(path.stem for path in (folder / "docs").glob("*.json"))
    first = {id: id for id in ids}
    for story in json.loads((folder / "stories.json").read_text(encoding="utf-8")).values():
        for id in story[1:]:
            _join(first, story[0], id)
    groups: dict[str, list[str]] = {}
    for id in ids:
        groups.setdefault(_root(first, id), []).append(id)
    parts: dict[str, list[str]] = {"held": [], "tune": []}
    for number, (_, group) in enumerate(sorted(groups.items())):
        parts["tune" if number % 2 else "held"].extend(group)
    return {part: sorted(found) for part, found in parts.items()}


def _root(first: dict[str, str], id: str) -> str:
    while first[id] != id:
        id = first[id]
    return id


def _join(first: dict[str, str], a: str, b: str) -> None:
    low, high = sorted((_root(first, a), _root(first, b)))
    first[high] = low
