"""Raw text with what is known of it, made into a document."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.codebook.furniture import Furniture, load_furniture
from vigie.errors import SourceError
from vigie.model.document import Document
from vigie.sources.dates import published
from vigie.sources.furniture import Report, clear, credited
from vigie.sources.language import language_of

# Characters. The longest reports have a tenth of it, and the parser takes no more.
LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all reports: the day (ISO) and the language (fr, en)."""

    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the file, the page, the line or the feed says of a report, besides its text.

    `source` is whose report it is, where a feed passes it on.
    """

    name: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    source: str | None = None
    published: str | None = None


def document(text: str, known: Known, given: Given, original: bytes) -> Document:
    """The document of `text` (plain line feeds) without page furniture.

    What the user gave goes before what is known. Raises SourceError and LanguageError.
    """
    if len(text) > LONGEST:
        raise SourceError(f"it is longer than {LONGEST:,} characters; split it into single reports")
    code = language_of(text, given.language)
    furniture = load_furniture(code)
    report = clear(text, furniture)
    if not report.text:
        raise SourceError("no report is left without its page furniture; save the article's text")
    day, basis = published(given.published, known.published)
    return Document(
        name=known.name,
        text=report.text,
        title=known.title or report.title,
        url=known.url,
        outlet=known.outlet,
        author=known.author,
        agency=_agency(report, known, furniture),
        language=code,
        published=day,
        published_basis=basis,
        original=original,
    )


def _agency(report: Report, known: Known, furniture: Furniture) -> str | None:
    """Whom the text credits, else the byline, else whose report it is by its feed."""
    signed = report.agency or credited(known.author or "", furniture)
    if signed or known.source is None or _is_outlet(known.source, known.outlet or ""):
        return signed
    return furniture.agencies.get(known.source, known.source)


def _is_outlet(source: str, outlet: str) -> bool:
    """Whether the source that a feed names is the outlet itself: "Le Guet" of "Le Guet.fr"."""
    named, own = source.casefold(), outlet.casefold()
    return named in own or (own != "" and own in named)
