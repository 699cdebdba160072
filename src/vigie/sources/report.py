"""Raw text with what is known of it, made into a document."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.codebook.furniture import load_furniture
from vigie.errors import SourceError
from vigie.model.document import Document
from vigie.sources.dates import published
from vigie.sources.furniture import clear
from vigie.sources.language import language_of

# Characters. The longest reports have a tenth of it, and the parser takes no more.
LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """What the file, the page or the line says of a report, besides its text."""

    name: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    agency: str | None = None
    published: str | None = None


def document(text: str, known: Known, *, given: str | None, language: str | None) -> Document:
    """The document of `text` (plain line feeds) without page furniture.

    `given` is the day and `language` the language that the user gave. Raises SourceError and
    LanguageError.
    """
    if len(text) > LONGEST:
        raise SourceError(f"it is longer than {LONGEST:,} characters; split it into single reports")
    code = language_of(text, language)
    report = clear(text, load_furniture(code))
    if not report.text:
        raise SourceError("no report is left without its page furniture; save the article's text")
    day, basis = published(given, known.published)
    return Document(
        name=known.name,
        text=report.text,
        title=known.title or report.title,
        url=known.url,
        outlet=known.outlet,
        author=known.author,
        agency=known.agency or report.agency,
        language=code,
        published=day,
        published_basis=basis,
    )
