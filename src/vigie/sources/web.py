"""Fetches pages as a guest does: one at a time, by the house rules, and not twice in a hurry."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from vigie.errors import FetchError
from vigie.model.fetch import Fetch
from vigie.sources.robots import AGENT, Robots

if TYPE_CHECKING:
    from httpx import Client, Response

# Seconds between two requests to one host, for one answer to go on, and for a whole one.
PAUSE, PATIENCE, LONGEST = 2.0, 20.0, 60.0
# Bytes of one page or feed, unpacked.
LARGEST = 10_000_000
_REDIRECTS = 5
# Characters. Longer ones are no addresses of reports, and PostgreSQL could not index them.
_LONGEST_ADDRESS = 2000
# Parts of content types that hold text; a server that names none is believed to send it.
_TEXT = ("text/", "xml", "json")


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent; `url` is the address that it came from in the end."""

    url: str
    content: bytes
    etag: str | None = None
    modified: str | None = None


def is_url(place: str) -> bool:
    """Whether it is an address of the web."""
    return place.lower().startswith(("http://", "https://"))


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Web:
    """Fetches one page at a time; `close` it, or use it as a context."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime] = utc_now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.now = now
        self.sleep = sleep
        self._robots = Robots(lambda url: self._followed(url, {}, obey=False).content, now)
        self._asked: dict[str, datetime] = {}
        self._opened: Client | None = None

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        if self._opened is not None:
            self._opened.close()

    def fetch(self, url: str) -> Page:
        """The page at `url`. Raises FetchError."""
        return self._followed(url, {})

    def fetch_newer(self, url: str, last: Fetch | None) -> Page | None:
        """The page at `url`; None when it is still what it was the last time. Raises FetchError."""
        headers = {}
        if last and last.etag:
            headers["If-None-Match"] = last.etag
        if last and last.modified:
            headers["If-Modified-Since"] = last.modified
        try:
            return self._followed(url, headers)
        except FetchError as error:
            if headers and error.status == HTTPStatus.NOT_MODIFIED:
                return None
            raise

    def _followed(self, url: str, headers: dict[str, str], *, obey: bool = True) -> Page:
        for _ in range(_REDIRECTS + 1):
            host = _host(url)
            if obey:
                self._robots.check(url)
                self._wait(host, self._robots.delay(url))
            with self._answer(url, headers) as response:
                if not response.has_redirect_location:
                    return self._page(url, response)
                url = urldefrag(urljoin(url, response.headers["Location"])).url
        raise FetchError(f"it redirects more than {_REDIRECTS} times; check the address")

    def _wait(self, host: str, delay: float) -> None:
        """Lets some time pass since the last request to the same host."""
        if host in self._asked:
            pause = max(PAUSE, delay)
            passed = (self.now() - self._asked[host]).total_seconds()
            # A clock that was put back makes nobody wait for longer.
            self.sleep(min(pause, max(0.0, pause - passed)))
        self._asked[host] = self.now()

    @contextmanager
    def _answer(self, url: str, headers: dict[str, str]) -> Iterator[Response]:
        import httpx

        try:
            with self._client().stream("GET", url, headers=headers) as response:
                yield response
        except httpx.TimeoutException:
            raise FetchError(
                f"the server takes longer than {PATIENCE:g} seconds; try again later"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(
                f"it cannot be fetched ({error}); check the address and the network"
            ) from None

    def _page(self, url: str, response: Response) -> Page:
        status = response.status_code
        if status != HTTPStatus.OK:
            raise FetchError(
                f"the server answers {status} ({response.reason_phrase}); check it, or try later",
                status=status,
                wait=_seconds(response.headers.get("Retry-After", ""), self.now()),
            )
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind and not any(part in kind for part in _TEXT):
            raise FetchError(
                f"it is {kind}, not a page, feed or text; save its text and add the file"
            )
        headers = response.headers
        return Page(url, _body(response), headers.get("ETag"), headers.get("Last-Modified"))

    def _client(self) -> Client:
        import httpx

        if self._opened is None:
            agent = {"User-Agent": f"{AGENT}/{_version()} (reads news, one page at a time)"}
            self._opened = httpx.Client(headers=agent, timeout=PATIENCE)
        return self._opened


def _host(url: str) -> str:
    """The host of an address. Raises FetchError when it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not is_url(url) or not host or len(url) > _LONGEST_ADDRESS:
        raise FetchError(f"{url} is no page of the web; check the address")
    return host


def _body(response: Response) -> bytes:
    """All bytes, unpacked. Raises FetchError when they are too many or come too slowly."""
    content = bytearray()
    end = time.monotonic() + LONGEST
    for part in response.iter_bytes():
        content += part
        if len(content) > LARGEST:
            raise FetchError(f"it has more than {LARGEST // 1_000_000} MB, too much for a page")
        if time.monotonic() > end:
            raise FetchError(f"the server takes longer than {LONGEST:g} seconds; try again later")
    return bytes(content)


def _seconds(value: str, now: datetime) -> float:
    """The seconds of a Retry-After header, which has them or the moment when they have passed."""
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (TypeError, ValueError):
        # There is none, it is no date, or it has no time zone.
        return 0.0


def _version() -> str:
    try:
        return version("vigie")
    except PackageNotFoundError:
        return "0"
