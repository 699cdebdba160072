"""JSON Lines: one report a line, each with `text` or `html` and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from pydantic import AliasChoices, AliasGenerator, BaseModel, ConfigDict, ValidationError

from vigie.errors import SourceError, VigieError
from vigie.model.document import Document
from vigie.sources.dates import day
from vigie.sources.failure import SourceFailure
from vigie.sources.page import is_markup, main_text
from vigie.sources.report import Given, Known, document

# Vigie's own names, then those of other crawlers: news-please and its CC-NEWS, newspaper4k,
# trafilatura, usual Scrapy projects. The first that is there counts.
_NAMES = {
    "text": ("text", "maintext", "body", "content"),
    "html": ("html", "raw_html"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source_domain", "sitename", "domain", "hostname"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date_publish", "publish_date", "published_at", "date"),
    "language": ("language", "lang"),
}


class Line(BaseModel):
    """One line. Keys that Vigie does not know are left alone: files of others have many."""

    model_config = ConfigDict(
        extra="ignore",
        frozen=True,
        alias_generator=AliasGenerator(
            validation_alias=lambda name: AliasChoices(*_NAMES.get(name, (name,)))
        ),
    )

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | list[str] | None = None
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
    return isinstance(content, dict) and any(
        name in content for name in (*_NAMES["text"], *_NAMES["html"])
    )


def as_lines(text: str) -> str:
    """A JSON file of one report, or of a list of them, as JSON Lines.

    Raises SourceError when it is neither.
    """
    try:
        content = json.loads(text)
    except ValueError as error:
        raise SourceError(f"it is not JSON ({error}); write one object, or a list") from None
    return "\n".join(map(json.dumps, content if isinstance(content, list) else [content]))


def documents(text: str, place: str, given: Given) -> Iterator[Document | SourceFailure]:
    """The reports of all lines, in order, each named by its `id`, else "PLACE, line 3".

    A line that is no report is a failure.
    """
    for number, raw in enumerate(text.split("\n"), 1):
        if raw.strip():
            where = f"{place}, line {number}"
            try:
                line = _line(raw)
                yield _document(line, _known(line, where), given)
            except VigieError as error:
                yield SourceFailure(where, str(error))


def _document(line: Line, known: Known, given: Given) -> Document:
    words = original = line.text or ""
    if not words.strip():
        original = line.html or ""
    if original is not words or is_markup(words):
        words, known = main_text(original, known)
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    language = (line.language or "").partition("-")[0].lower() or None
    # Of a line, the report alone is kept: a crawler's other keys differ from run to run.
    return document(
        plain, known, replace(given, language=given.language or language), original.encode()
    )


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
        author="; ".join(line.author) if isinstance(line.author, list) else line.author,
        published=published,
    )
