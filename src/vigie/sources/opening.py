"""Opens files of any kind that Vigie reads, and addresses of the web, as documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import PurePath

from vigie.errors import VigieError
from vigie.model.document import Document
from vigie.sources import archive, lines
from vigie.sources.dates import given_day
from vigie.sources.encoding import decode
from vigie.sources.failure import SourceFailure
from vigie.sources.feed import entries, feeds, is_feed, is_list
from vigie.sources.fetched import entered, fetched
from vigie.sources.files import STDIN, read_bytes
from vigie.sources.page import is_page, main_text
from vigie.sources.report import Given, Known, document
from vigie.sources.web import Page, Web, is_url

Opened = Iterator[Document | SourceFailure]

_LINES = (".jsonl", ".ndjson")
_JSON = ".json"
_PAGES = (".html", ".htm", ".xhtml")


def open_documents(
    place: str,
    *,
    published: str | None = None,
    language: str | None = None,
    web: Web | None = None,
) -> Opened:
    """The documents of a file, of an address of the web, or of standard input ("-").

    Text, HTML, JSON and JSON Lines, WARC archives; of feeds, and of OPML lists of feeds, the pages
    that they name. `published` (ISO day) and `language` (fr, en; None finds it out) hold for all
    of them and go before what the file says. What cannot be opened is a failure, and the rest
    goes on. Who opens several addresses gives the same `web` each time, so that it knows whom it
    asked when. Raises SettingError when `published` is not a day.
    """
    given = Given(given_day(published), language)
    with nullcontext(web) if web else Web() as web:
        yield from _opened(place, given, web)


def _opened(place: str, given: Given, web: Web) -> Opened:
    shown = "standard input" if place == STDIN else place
    try:
        if is_url(place):
            yield from _held(web.fetch(place), place, given, web)
        elif archive.is_archive(place):
            yield from archive.documents(place, given)
        else:
            page = Page(place, read_bytes(place))
            yield from _held(page, shown, given, web)
    except VigieError as error:
        yield SourceFailure(shown, str(error))


def _held(page: Page, shown: str, given: Given, web: Web) -> Opened:
    """The documents in what a file or an address holds."""
    text = decode(page.content)
    suffix = PurePath(page.url).suffix.lower()
    if suffix in _LINES or lines.is_lines(text):
        yield from lines.documents(text, shown, given)
    elif suffix == _JSON:
        yield from lines.documents(lines.as_lines(text), shown, given)
    elif is_list(text):
        for feed in feeds(page.content):
            yield from _in_feed(feed, given, web)
    elif is_feed(text):
        yield from _entries(page, given, web)
    elif is_url(page.url):
        yield fetched(page, given)
    else:
        yield _report(page, text, suffix in _PAGES, given)


def _in_feed(url: str, given: Given, web: Web) -> Opened:
    try:
        yield from _entries(web.fetch(url), given, web)
    except VigieError as error:
        yield SourceFailure(url, str(error))


def _entries(feed: Page, given: Given, web: Web) -> Opened:
    for entry in entries(feed.content, feed.url):
        try:
            page = web.fetch(entry.url) if entry.url else None
            yield entered(entry, page, given)
        except VigieError as error:
            yield SourceFailure(entry.url or feed.url, str(error))


def _report(file: Page, text: str, named_page: bool, given: Given) -> Document:
    known = Known("standard input" if file.url == STDIN else PurePath(file.url).name)
    if named_page or is_page(text):
        text, known = main_text(text, known)
    return document(text, known, given, file.content)
