"""`vigie who`: who says what in reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.format import Format
from vigie.cli.opened import Language, Opened

if TYPE_CHECKING:
    from vigie.model.document import Document
    from vigie.model.saying import Saying


def who(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Text, HTML or JSON Lines files; - is standard input."
        ),
    ],
    language: Annotated[
        Language, typer.Option(help="Language of the reports; auto finds it out.")
    ] = Language.AUTO,
    format: Annotated[
        Format, typer.Option(help="table for people; json for programs, one object a report.")
    ] = Format.TABLE,
) -> None:
    """Show who says what in reports: who it is, the act, the channel and the words.

    Exits with 1 when a report could not be read; the others are read all the same.
    """
    from vigie.attributions import find_sayings
    from vigie.errors import VigieError

    opened = Opened(files, None, language.code)
    for document in opened:
        try:
            sayings = find_sayings(document)
        except VigieError as error:
            opened.fail(document.name, str(error))
            continue
        _show(document, sayings, format)
    if opened.failed:
        raise typer.Exit(1)


def _show(document: Document, sayings: list[Saying], format: Format) -> None:
    if format is Format.JSON:
        said = [saying.as_json(document.text) for saying in sayings]
        facts = {"name": document.name, "language": document.language}
        typer.echo(json.dumps({"document": facts, "sayings": said}, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from vigie.views.sayings import sayings_table

    Console(highlight=False, markup=False, emoji=False).print(sayings_table(document, sayings))
