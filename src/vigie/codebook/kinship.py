"""What the likenesses of two claims count for when records are made (data/records/kin.toml)."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from pydantic import ValidationError

from vigie.codebook.tables import DATA, Row, read_toml
from vigie.errors import DataError

PATH = "records/kin.toml"


class RolePoints(Row):
    """Points of a role; see the file."""

    same: float
    kin: float
    part: float
    other: float
    several: float | None = None
    class_: float = 0.0
    vague: float = 0.0


class Course(Row):
    """Points of an announcement and what came of it, within `days`."""

    days: int
    points: float


class Overlap(Row):
    """Points of times in common, the wider of which spans `days` at most."""

    days: int
    points: float


class Distance(Row):
    """Points of times `days` apart at most, by how long events go on."""

    days: int
    passing: float
    lasting: float
    standing: float


class VoicePoints(Row):
    """Points of the same person, and of two persons."""

    same: float
    other: float


class EventKinds(Row):
    """Ids of events that happen on a day, that hold for good, and that are done by speaking."""

    passing: frozenset[str]
    standing: frozenset[str]
    spoken: frozenset[str]


class Kinship(Row):
    """The whole file; its keys are explained there."""

    same: float
    doubtful: float
    conflict: float
    base: float
    spoken: float
    role: dict[str, RolePoints]
    course: Course
    voice: VoicePoints
    overlap: tuple[Overlap, ...]
    gap: tuple[Distance, ...]
    saying: tuple[Distance, ...]
    events: EventKinds


@lru_cache(maxsize=1)
def load_kinship() -> Kinship:
    """The points. Raises DataError when the file does not validate."""
    try:
        return Kinship.model_validate(read_toml(PATH))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise DataError(f"data/{PATH}: {key} = {first['input']!r}: {first['msg']}") from error


@lru_cache(maxsize=1)
def kinship_edition() -> str:
    """A digest of the file: records made with another one are made again."""
    return hashlib.sha256((DATA / PATH).read_bytes()).hexdigest()[:12]
