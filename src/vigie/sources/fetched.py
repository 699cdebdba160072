"""What was fetched, made into documents, with what a feed says of them."""

from __future__ import annotations

from dataclasses import replace

from vigie.model.document import Document
from vigie.sources.encoding import decode
from vigie.sources.feed import Entry
from vigie.sources.page import is_markup, main_text
from vigie.sources.report import Given, Known, document
from vigie.sources.web import Page


def fetched(page: Page, given: Given) -> Document:
    """The report on a page, which is named by its address. Raises SourceError, LanguageError."""
    return document(*_read(page), given, page.content)


def entered(entry: Entry, page: Page | None, given: Given) -> Document:
    """The report of an entry, on its page or, without one, in the feed itself.

    What the page says of it goes before what the feed says. Raises as `fetched` does.
    """
    if page is None:
        page = Page("", (entry.content or "").encode())
    text, known = _read(page)
    return document(text, _completed(known, entry), given, page.content)


def _read(page: Page) -> tuple[str, Known]:
    text, known = decode(page.content), Known(page.url)
    if is_markup(text):
        return main_text(text, known, address=page.url or None)
    return text, replace(known, url=page.url or None)


def _completed(known: Known, entry: Entry) -> Known:
    return replace(
        known,
        name=known.name or entry.title or "entry of a feed",
        title=known.title or entry.title,
        outlet=known.outlet or entry.source,
        author=known.author or entry.author,
        source=entry.source,
        published=known.published or entry.published,
    )
