"""Opens files of any kind that Vigie reads as documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from vigie.errors import VigieError
from vigie.model.document import Document
from vigie.sources.dates import given_day
from vigie.sources.encoding import decode
from vigie.sources.failure import SourceFailure
from vigie.sources.files import STDIN, read_bytes
from vigie.sources.lines import as_lines, is_lines, reports
from vigie.sources.page import is_page, main_text
from vigie.sources.report import Known, document

_LINES = (".jsonl", ".ndjson")
_JSON = ".json"
_PAGES = (".html", ".htm", ".xhtml")


def open_documents(
    path_or_dash: str, *, published: str | None = None, language: str | None = None
) -> Iterator[Document | SourceFailure]:
    """The documents of a text, HTML, JSON or JSON Lines file, or of standard input ("-").

    `published` (ISO day) and `language` (fr, en; None finds it out) hold for all of them and
    go before what the file says. What cannot be opened is a failure, and the rest goes on.
    Raises SettingError when `published` is not a day.
    """
    given = given_day(published)
    name = "standard input" if path_or_dash == STDIN else PurePath(path_or_dash).name
    place = name if path_or_dash == STDIN else path_or_dash
    try:
        data = read_bytes(path_or_dash)
        text = decode(data)
        suffix = PurePath(path_or_dash).suffix.lower()
        lines = suffix in _LINES or is_lines(text)
        if suffix == _JSON and not lines:
            text, lines = as_lines(text), True
        if lines:
            yield from _from_lines(text, place, given, language)
            return
        known = Known(name)
        if suffix in _PAGES or is_page(text):
            text, known = main_text(text, known)
        yield replace(document(text, known, given=given, language=language), original=data)
    except VigieError as error:
        yield SourceFailure(place, str(error))


def _from_lines(
    text: str, place: str, given: str | None, language: str | None
) -> Iterator[Document | SourceFailure]:
    for report in reports(text, place):
        if isinstance(report, SourceFailure):
            yield report
            continue
        where, line, known = report
        try:
            words = original = line.text or ""
            if not words.strip():
                original = line.html or ""
                words, known = main_text(original, known)
            plain = words.replace("\r\n", "\n").replace("\r", "\n")
            made = document(plain, known, given=given, language=language or line.language)
            # Of a line, the report alone: a crawler's other keys differ from run to run.
            yield replace(made, original=original.encode())
        except VigieError as error:
            yield SourceFailure(where, str(error))
