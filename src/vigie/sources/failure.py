"""A report that could not be opened, as a value: the others are read all the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFailure:
    """`name` is the file, or the file and line; `reason` says what is wrong and what to do."""

    name: str
    reason: str
