"""Writes readings in the format asked for, to a file or to standard output."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console

from vigie.codebook.events import load_events
from vigie.codebook.register import load_register
from vigie.errors import SettingError
from vigie.model.claim import Reading
from vigie.views.page import page_of, render
from vigie.views.reading import ReadingView, view_of
from vigie.views.summary import summary_of, summary_table
from vigie.views.table import table_of

# Columns of a table that is written to a file.
_FILE_WIDTH = 100


class Writer:
    """Takes readings one by one; use it in a `with` statement, which ends the output."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if kind is None:
            self.finish()
        if self.stream is not sys.stdout:
            self.stream.close()

    def add(self, reading: Reading) -> None:
        """Writes one reading, or keeps it for `finish`."""
        raise NotImplementedError

    def finish(self) -> None:
        """Writes what can only be written at the end."""


class JsonWriter(Writer):
    """One object a document: indented, or one line each."""

    def __init__(self, stream: TextIO, indent: int | None) -> None:
        super().__init__(stream)
        self._indent = indent

    def add(self, reading: Reading) -> None:
        json.dump(reading.as_json(), self.stream, ensure_ascii=False, indent=self._indent)
        self.stream.write("\n")
        self.stream.flush()


class TableWriter(Writer):
    """For people, as soon as each document is read; figures at the end when there are several."""

    def __init__(self, stream: TextIO, *, why: bool) -> None:
        super().__init__(stream)
        width = None if stream is sys.stdout else _FILE_WIDTH
        self._console = Console(
            file=stream, width=width, highlight=False, markup=False, emoji=False
        )
        self._why = why
        self._views: list[ReadingView] = []

    def add(self, reading: Reading) -> None:
        if self._views:
            self._console.rule(characters="─", style="dim")
        self._views.append(_view(reading))
        self._console.print(table_of(self._views[-1], why=self._why))

    def finish(self) -> None:
        if len(self._views) > 1:
            self._console.rule(characters="═", style="dim")
            self._console.print(summary_table(summary_of(self._views)))


class PageWriter(Writer):
    """One page with all documents, written at the end."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._views: list[ReadingView] = []

    def add(self, reading: Reading) -> None:
        self._views.append(_view(reading))

    def finish(self) -> None:
        if self._views:
            self.stream.write(render(page_of(self._views)))


def writer_for(format: str, output: Path | None, *, why: bool) -> Writer:
    """The writer for `format` (table, json, jsonl, html).

    Raises SettingError when `output` cannot be written.
    """
    stream = _opened(output)
    if format == "html":
        return PageWriter(stream)
    if format == "table":
        return TableWriter(stream, why=why)
    return JsonWriter(stream, indent=2 if format == "json" else None)


def _opened(output: Path | None) -> TextIO:
    if output is None:
        return sys.stdout
    try:
        return output.open("w", encoding="utf-8")
    except OSError as error:
        raise SettingError(
            f"{output} cannot be written ({error.strerror}); name another --output"
        ) from error


def _view(reading: Reading) -> ReadingView:
    labels = {
        event.id: {"en": event.label_en, "fr": event.label_fr} for event in load_events().values()
    }
    return view_of(reading, load_register(), labels)
