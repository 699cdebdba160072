"""Asks feeds for what is new in them, and fetches the pages of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vigie.errors import FetchError, SourceError, VigieError
from vigie.model.document import Document
from vigie.model.fetch import Fetch
from vigie.sources.failure import SourceFailure
from vigie.sources.feed import Entry, entries, feeds
from vigie.sources.fetched import entered
from vigie.sources.files import read_bytes
from vigie.sources.report import Given
from vigie.sources.web import Page, Web, is_url

# After a failure, twice as long each time; no server can ask for more than the longest.
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=15), timedelta(days=1)
# A page that fails so often is given up until its feed says that it has changed.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Polled:
    """What one request gave. Note `fetch` when `found` is safely stored, not before.

    `fetch` is None for a report that the feed has in itself, `found` where nothing is new.
    """

    fetch: Fetch | None
    found: Document | SourceFailure | None


def addresses(places: Iterable[str]) -> tuple[str, ...]:
    """The feeds at `places`, each once; a path is that of an OPML list. Raises SourceError."""
    found: list[str] = []
    for place in places:
        try:
            found += [place] if is_url(place) else feeds(read_bytes(place))
        except SourceError as error:
            raise SourceError(f"{place}: {error}") from None
    return tuple(dict.fromkeys(found))


def poll(
    feed: str, web: Web, last: Callable[[str], Fetch | None], given: Given
) -> Iterator[Polled]:
    """All that is new in a feed; `last` gives the last fetch of an address, as it was noted.

    The fetch of the feed itself comes at the end: stopped before, it gives the rest the next time.
    """
    fetch, answer = _ask(feed, web, last(feed))
    news: tuple[Entry, ...] = ()
    try:
        if isinstance(answer, Page):
            news = entries(answer.content, answer.url)
    except SourceError as error:
        fetch, answer = _failed(feed, web, last(feed)), SourceFailure(feed, str(error))
    waiting = False
    for entry in news:
        before = last(entry.url) if entry.url else None
        if _is_due(entry, before, web.now()):
            polled = _enter(entry, web, before, given)
            before = polled.fetch
            yield polled
        waiting |= before is not None and 0 < before.failures < _ATTEMPTS
    if waiting:
        # The next time the feed must name all its reports again, changed or not.
        fetch = replace(fetch, etag=None, modified=None)
    yield Polled(fetch, answer if isinstance(answer, SourceFailure) else None)


def _is_due(entry: Entry, before: Fetch | None, now: datetime) -> bool:
    if before is None:
        return True
    if 0 < before.failures < _ATTEMPTS:
        return before.again <= now
    return entry.updated is not None and entry.updated > before.at


def _enter(entry: Entry, web: Web, before: Fetch | None, given: Given) -> Polled:
    """The report of an entry. One that cannot be read was fetched well, and is not asked again."""
    fetch, page = _ask(entry.url, web, before) if entry.url else (None, None)
    if isinstance(page, SourceFailure) and fetch and fetch.failures >= _ATTEMPTS:
        page = replace(page, reason=f"{page.reason}; it is given up")
    if isinstance(page, SourceFailure) or (fetch and page is None):
        return Polled(fetch, page)
    try:
        return Polled(fetch, entered(entry, page, given))
    except VigieError as error:
        return Polled(fetch, SourceFailure(entry.url or entry.title or "entry", str(error)))


def _ask(url: str, web: Web, before: Fetch | None) -> tuple[Fetch, Page | SourceFailure | None]:
    """The page, None when it has not changed, or why it cannot be had."""
    at = web.now()
    try:
        page = web.fetch_newer(url, before)
    except FetchError as error:
        return _failed(url, web, before, error.wait), SourceFailure(url, str(error))
    fetch = Fetch(url, at, at)
    known = page or before
    return replace(fetch, etag=known.etag, modified=known.modified) if known else fetch, page


def _failed(url: str, web: Web, before: Fetch | None, wait: float = 0) -> Fetch:
    """One more failure, and how long the address is left alone: `wait` seconds at least."""
    failures = before.failures + 1 if before else 1
    # Beyond ten failures the longest wait is reached anyway.
    doubled = _FIRST_WAIT * 2 ** min(failures - 1, 10)
    again = web.now() + min(_LONGEST_WAIT, max(doubled, timedelta(seconds=min(wait, 1e6))))
    fetch = before or Fetch(url, web.now(), again)
    return replace(fetch, at=web.now(), again=again, failures=failures)
