"""The codebook: the events, and the triggers that announce them, per language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vigie.codebook.tables import Names, Row, read_toml, validate_all
from vigie.errors import DataError
from vigie.model.claim import Status

Role = Literal["actor", "recipient", "object", "location"]
Frame = dict[str, Role]
Need = Literal["none", "near", "linked"]


class EventRow(Row):
    id: str
    label_en: str
    label_fr: str
    covers_en: str
    covers_fr: str
    object: Names
    status: Status | None = None


class TriggerRow(Row):
    event: str
    verbs: Names = ()
    nouns: Names = ()
    frame: Frame | None = None
    needs: Need = "near"
    status: str | None = None
    example: str
    counter: str


class TriggerFile(Row):
    """A file of triggers: the frame of each event, and the entries."""

    frame: dict[str, Frame]
    trigger: list[object]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word, or a word with fixed words after it, that announces an event.

    `lemma` is the lemma of the first word, `fixed` the words that must follow it, `reflexive`
    whether a reflexive pronoun goes with it. `rule` names the entry in `why`.
    """

    event: str
    lemma: str
    pos: Literal["verb", "noun"]
    frame: Frame
    needs: Need
    rule: str
    fixed: tuple[str, ...] = ()
    reflexive: bool = False
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """The events by id, and the triggers of one language by lemma."""

    events: dict[str, EventRow]
    triggers: dict[str, tuple[Trigger, ...]]
    rows: tuple[TriggerRow, ...]


@lru_cache(maxsize=4)
def load_codebook(language: str) -> Codebook:
    """The codebook with the triggers of `language`. Raises DataError when it does not validate."""
    events = load_events()
    path = f"codebook/{language}.toml"
    content = validate_all(path, [read_toml(path)], TriggerFile)[0]
    rows = tuple(validate_all(path, content.trigger, TriggerRow))
    by_lemma: dict[str, list[Trigger]] = {}
    for row in rows:
        if row.event not in events:
            raise DataError(f"data/{path}: event = {row.event!r}: not in codebook/events.toml")
        frame = row.frame or content.frame[row.event]
        for trigger in _triggers(row, frame, language):
            by_lemma.setdefault(trigger.lemma, []).append(trigger)
    return Codebook(events, {lemma: tuple(found) for lemma, found in by_lemma.items()}, rows)


@lru_cache(maxsize=1)
def load_events() -> dict[str, EventRow]:
    """The events by id."""
    path = "codebook/events.toml"
    content = [{"id": id, **event} for id, event in read_toml(path).items()]
    return {row.id: row for row in validate_all(path, content, EventRow)}


def _triggers(row: TriggerRow, frame: Frame, language: str) -> list[Trigger]:
    found = []
    for pos, names in (("verb", row.verbs), ("noun", row.nouns)):
        for name in names:
            words = name.replace("'", " ").split() if language == "fr" else name.split()
            reflexive = language == "fr" and words[0] in ("se", "s")
            lemma, *fixed = (
                [word for word in words[1:] if word not in ("en", "y")] if reflexive else words
            )
            rule = f"{language}.{row.event}.{name}"
            found.append(
                Trigger(
                    row.event,
                    lemma,
                    "verb" if pos == "verb" else "noun",
                    frame,
                    row.needs,
                    rule,
                    tuple(fixed),
                    reflexive,
                    row.status,
                )
            )
    return found
