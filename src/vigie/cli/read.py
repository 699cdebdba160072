"""`vigie read`: reports in, claims out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.complaints import complain
from vigie.cli.opened import Language, Opened

if TYPE_CHECKING:
    from vigie.model.claim import Reading
    from vigie.model.document import Document


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
    opened = Opened(files, published, language.code)
    with writer:
        for document in opened:
            reading = _read(document, pipeline, opened)
            if reading is not None:
                writer.add(reading)
    if opened.failed:
        raise typer.Exit(1)


def _read(document: Document, pipeline: str | None, opened: Opened) -> Reading | None:
    import vigie
    from vigie.errors import VigieError

    try:
        return vigie.read(document, pipeline=pipeline)
    except VigieError as error:
        opened.fail(document.name, str(error))
        return None
