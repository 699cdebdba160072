"""JSON Lines: one report a line, each with `text` or `html` and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, ValidationError

from vigie.errors import SourceError
from vigie.sources.dates import day
from vigie.sources.failure import SourceFailure
from vigie.sources.report import Known


class Line(BaseModel):
    """One line. Keys that Vigie does not know are left alone: files of others have many."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


def is_lines(text: str) -> bool:
    """Whether the first line of a text is a JSON object with a report."""
    first = text.lstrip().partition("\n")[0]
    if not first.startswith("{"):
        return False
    try:
        content = json.loads(first)
    except ValueError:
        return False
    return isinstance(content, dict) and ("text" in content or "html" in content)


def as_lines(text: str) -> str:
    """A JSON file of one report, or of a list of them, as JSON Lines.

    Raises SourceError when it is neither.
    """
    try:
        content = json.loads(text)
    except ValueError as error:
        raise SourceError(f"it is not JSON ({error}); write one object, or a list") from None
    return "\n".join(map(json.dumps, content if isinstance(content, list) else [content]))


def reports(text: str, name: str) -> Iterator[tuple[str, Line, Known] | SourceFailure]:
    """Each line, with its place ("FILE, line 3") and what it says of its report.

    A line that is no report is a failure. A report is named by its `id`, else by its place.
    """
    for number, raw in enumerate(text.split("\n"), 1):
        if raw.strip():
            place = f"{name}, line {number}"
            try:
                line = _line(raw)
                yield place, line, _known(line, place)
            except SourceError as error:
                yield SourceFailure(place, str(error))


def _line(raw: str) -> Line:
    if "\\u0000" in raw:
        raise SourceError("it has NUL characters, which no text has; take them out")
    try:
        line = Line.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            raise SourceError(
                f"it is not JSON ({first['ctx']['error']}); write one object a line"
            ) from None
        key = ".".join(map(str, first["loc"])) or "the line"
        raise SourceError(f"{key} is not as expected ({first['msg']}); correct it") from None
    if not (line.text or line.html or "").strip():
        raise SourceError("it has neither text nor html; give one of them")
    return line


def _known(line: Line, place: str) -> Known:
    published = day(line.published) if line.published else None
    if line.published and published is None:
        raise SourceError(f"published is {line.published!r}; write the day as 2023-04-04")
    return Known(
        name=place if line.id is None else str(line.id),
        title=line.title,
        url=line.url,
        outlet=line.outlet,
        published=published,
    )
