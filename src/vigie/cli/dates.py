"""`vigie dates`: the expressions of time in a text, and the days they mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from vigie.cli.complaints import complain
from vigie.cli.format import Format

if TYPE_CHECKING:
    from rich.console import Console

    from vigie.language.dates import DateExpression
    from vigie.model.document import Document

_STDIN = "-"
_LANGUAGES = ("fr", "en", "auto")
_UNKNOWN = "–"


class _Dated(NamedTuple):
    """A text with its dates, the day they count from, and how that day is known."""

    name: str
    text: str
    language: str
    reference: str | None
    basis: str
    found: list[DateExpression]


def dates(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="The text itself; - is standard input.")
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="A text, HTML or JSON Lines file, instead of TEXT."),
    ] = None,
    language: Annotated[
        str, typer.Option(metavar="fr|en|auto", help="Language of the text; auto finds it out.")
    ] = "auto",
    reference: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The document's date, as 2023-04-04, to count from."),
    ] = None,
    format: Annotated[
        Format, typer.Option(help="table for people, json for programs.")
    ] = Format.TABLE,
) -> None:
    """Find the expressions of time in a text and show the days they mean, as EDTF.

    Without a reference, the date that the page or the text itself gives is taken.
    """
    from vigie.errors import VigieError

    try:
        for document in _documents(text, file, language):
            _show(_dated(document, reference), format)
    except VigieError as error:
        complain("dates", str(error))
        raise typer.Exit(1) from None


def _documents(text: str | None, file: str | None, language: str) -> Iterator[Document]:
    """What to look at, in order. Raises VigieError on the first that cannot be had."""
    from vigie.errors import SettingError, SourceError
    from vigie.sources import SourceFailure, open_documents

    if language not in _LANGUAGES:
        raise SettingError(f"--language is {language!r}; write one of {', '.join(_LANGUAGES)}")
    if (text is None) == (file is None):
        raise SettingError(
            "needs one text: in quotes, or - for standard input, or --file with a path"
        )
    code = None if language == "auto" else language
    if text is not None and text != _STDIN:
        yield _given(text, code)
        return
    for opened in open_documents(file or _STDIN, language=code):
        if isinstance(opened, SourceFailure):
            raise SourceError(f"{opened.name}: {opened.reason}")
        yield opened


def _given(text: str, language: str | None) -> Document:
    from vigie.errors import SourceError
    from vigie.model.document import Document
    from vigie.sources.language import language_of

    if not text.strip():
        raise SourceError("the text is empty; give some words in quotes")
    return Document("text", text, language=language_of(text, language))


def _dated(document: Document, reference: str | None) -> _Dated:
    from vigie.language.dates import document_date, find_dates

    text, language = document.text, document.language or ""
    basis = "as given"
    if reference is None:
        reference, basis = document.published, f"from {document.published_basis}"
    if reference is None:
        told = document_date(text, language)
        reference, basis = (told[0], f"from the text: {told[1]}") if told else (None, "unknown")
    found = find_dates(text, language, reference)
    return _Dated(document.name, text, language, reference, basis, found)


def _show(dated: _Dated, format: Format) -> None:
    if format is Format.JSON:
        import json

        typer.echo(json.dumps(_content(dated), ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    _print(dated, Console(highlight=False, markup=False, emoji=False))


def _content(dated: _Dated) -> dict[str, object]:
    return {
        "name": dated.name,
        "language": dated.language,
        "reference": dated.reference,
        "reference_basis": dated.basis,
        "dates": [found.as_json(dated.text) for found in dated.found],
    }


def _print(dated: _Dated, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    if dated.found:
        table = Table("words", "EDTF", "earliest", "latest", "kind", "rule", box=None)
        for found in dated.found:
            words = " ".join(found.span.text(dated.text).split())
            values = (found.edtf, found.earliest, found.latest)
            shown = (words, *(value or _UNKNOWN for value in values), found.kind, found.rule)
            table.add_row(*map(Text, shown))
        console.print(table)
    else:
        console.print("no expression of time")
    console.print(Text(f"{dated.name}: {_counted_from(dated)}", style="dim"), soft_wrap=True)


def _counted_from(dated: _Dated) -> str:
    if dated.reference is None:
        return (
            "the document's date is unknown, so relative dates stay open; "
            "give --reference YYYY-MM-DD"
        )
    return f"counted from {dated.reference} ({dated.basis})"
