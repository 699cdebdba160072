"""RSS and Atom feeds, and OPML lists of them, through feedparser."""

from __future__ import annotations

import re
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from vigie.errors import SourceError
from vigie.sources.dates import day

_OPENING = r"\s*(?:<\?xml[^>]*>\s*|<\?xml-stylesheet[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<"
_FEED = re.compile(rf"{_OPENING}(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_LIST = re.compile(rf"{_OPENING}opml\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that a feed names. `source` is whose report it is, if the feed passes it on.

    `content` is HTML, when the feed has the report itself; `updated` is UTC.
    """

    url: str | None
    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: str | None = None
    updated: datetime | None = None
    content: str | None = None


def is_feed(text: str) -> bool:
    """Whether a text begins as an RSS or Atom feed does."""
    return _FEED.match(text[:5000]) is not None


def is_list(text: str) -> bool:
    """Whether a text begins as an OPML list does."""
    return _LIST.match(text[:5000]) is not None


def entries(data: bytes, url: str = "") -> tuple[Entry, ...]:
    """The reports of the feed in `data`, each address once; `url` is where the feed was.

    Of a damaged feed, those that can be read. Raises SourceError when there are none.
    """
    import feedparser

    # As XML, the feed itself says how it is encoded.
    headers = {"content-location": url, "content-type": "application/xml"}
    feed = feedparser.parse(data, response_headers=headers)
    if not feed.version or (feed.bozo and not feed.entries):
        reason = feed.get("bozo_exception", "it names no version of RSS or Atom")
        raise SourceError(f"it is no feed that can be read ({reason}); check the address")
    found: dict[object, Entry] = {}
    for number, raw in enumerate(feed.entries):
        entry = _entry(raw)
        if entry.url or entry.content:
            found.setdefault(entry.url or number, entry)
    return tuple(found.values())


def feeds(data: bytes) -> tuple[str, ...]:
    """The addresses of the feeds in an OPML list, also in outlines within outlines, each once.

    Raises SourceError when there are none.
    """
    try:
        outlines = ElementTree.fromstring(data).iter("outline")
    except ElementTree.ParseError as error:
        raise SourceError(
            f"it is no OPML list that can be read ({error}); export it anew"
        ) from None
    found = [outline.get("xmlUrl", "").strip() for outline in outlines]
    if not any(found):
        raise SourceError("the list has no outline with an xmlUrl; export the feeds themselves")
    return tuple(dict.fromkeys(filter(None, found)))


def _entry(raw: Any) -> Entry:
    # Plain `get` on its dictionary: feedparser's own takes one date for another.
    parts: dict[str, Any] = dict(raw)
    updated = parts.get("updated_parsed")
    content = parts.get("content")
    return Entry(
        url=parts.get("link"),
        title=parts.get("title"),
        author=parts.get("author"),
        source=(parts.get("source") or {}).get("title"),
        published=day(parts.get("published") or ""),
        updated=datetime.fromtimestamp(timegm(updated), UTC) if updated else None,
        content=content[0]["value"] if content else None,
    )
