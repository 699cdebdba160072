"""`vigie read`: reports in, claims out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.complaints import complain

if TYPE_CHECKING:
    from vigie.model.claim import Reading
    from vigie.model.document import Document


class Language(StrEnum):
    """Languages of `--language`."""

    FR = "fr"
    EN = "en"
    AUTO = "auto"


class Format(StrEnum):
    """Formats of `--format`."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Text, HTML or JSON Lines files; - is standard input."
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication, as 2023-04-04, of all reports."),
    ] = None,
    language: Annotated[
        Language, typer.Option(help="Language of the reports; auto finds it out.")
    ] = Language.AUTO,
    format: Annotated[
        Format, typer.Option(help="table for people, html as a page, json or jsonl for programs.")
    ] = Format.TABLE,
    output: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Write there, not to standard output.")
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="An installed spaCy pipeline, instead of Vigie's own."),
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="In the table, name the rules that decided.")
    ] = False,
) -> None:
    """Read reports and show the claims in them: who says which arms went where, since when.

    Exits with 1 when a report could not be read; the others are read all the same.
    """
    from vigie.cli.output import writer_for
    from vigie.errors import VigieError
    from vigie.sources.dates import given_day

    try:
        given_day(published)
        writer = writer_for(format.value, output, why=why)
    except VigieError as error:
        complain("options", str(error))
        raise typer.Exit(2) from None
    code = None if language is Language.AUTO else language.value
    opened = _Opened(files, published, code)
    with writer:
        for document in opened:
            reading = _read(document, pipeline, opened)
            if reading is not None:
                writer.add(reading)
    if opened.failed:
        raise typer.Exit(1)


class _Opened:
    """The documents of all files, in order; complains about failures and counts them."""

    def __init__(self, files: list[str], published: str | None, language: str | None) -> None:
        self.failed = 0
        self._files = files
        self._published = published
        self._language = language

    def __iter__(self) -> Iterator[Document]:
        from vigie.sources import SourceFailure, open_documents

        for file in self._files:
            for opened in open_documents(file, published=self._published, language=self._language):
                if isinstance(opened, SourceFailure):
                    self.fail(opened.name, opened.reason)
                else:
                    yield opened

    def fail(self, name: str, reason: str) -> None:
        """Counts and reports one failure."""
        self.failed += 1
        complain(name, reason)


def _read(document: Document, pipeline: str | None, opened: _Opened) -> Reading | None:
    import vigie
    from vigie.errors import VigieError

    try:
        return vigie.read(document, pipeline=pipeline)
    except VigieError as error:
        opened.fail(document.name, str(error))
        return None
