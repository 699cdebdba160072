"""A web page: its main text and what it says of itself, through trafilatura."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from vigie.errors import SourceError
from vigie.sources.dates import day
from vigie.sources.report import Known

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)

_TAG = re.compile(r"\s*<[a-z!?]", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return _OPENING.match(text[:5000]) is not None


def is_markup(text: str) -> bool:
    """Whether a text is HTML, be it a piece of a page: "<p>The minister ...</p>"."""
    return _TAG.match(text) is not None and "</" in text


def main_text(html: str, known: Known, *, address: str | None = None) -> tuple[str, Known]:
    """The article's text, and `known` completed by the page, which was had from `address`.

    Raises SourceError.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = bare_extraction(
        html, url=known.url or address, fast=True, with_metadata=True, include_comments=False,
        include_tables=False,
    )  # fmt: skip
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise SourceError("no article was found in the page; save its text as a .txt file")
    return page.text or "", replace(
        known,
        title=known.title or page.title,
        url=known.url or _own_address(page.url, address),
        outlet=known.outlet or page.sitename or page.hostname,
        author=known.author or page.author,
        published=known.published or (day(page.date) if page.date else None),
    )


def _own_address(own: str | None, address: str | None) -> str | None:
    """What the page calls itself, less what a link appended; but no other or whole site."""
    if own is None or address is None:
        return own or address
    named, had = urlsplit(own), urlsplit(address)
    is_page = named.path.strip("/") or named.query
    return own if is_page and named.hostname == had.hostname else address
