"""What a site's robots.txt allows, read as RFC 9309 says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vigie.errors import FetchError

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Vigie"
# RFC 9309, 2.4: a copy should not be used for longer.
_KEPT = timedelta(days=1)
# Seconds. A site that asks for more gets this much: it is a mistake or means "never".
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class _Copy:
    rules: Protego
    until: datetime


class Robots:
    """The robots.txt of each site, had through `fetch` when first needed."""

    def __init__(self, fetch: Callable[[str], bytes], now: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._now = now
        self._copies: dict[str, _Copy] = {}

    def check(self, url: str) -> None:
        """Raises FetchError when the site does not want `url` fetched, or cannot be asked."""
        if not self._rules(url).can_fetch(url, AGENT):
            raise FetchError(
                "the site's robots.txt asks programs not to fetch it; "
                "save the page with a browser and add the file"
            )

    def delay(self, url: str) -> float:
        """The seconds between two requests that the site asks for; 0 when it asks for none."""
        copy = self._copies.get(_site(url))
        return min(float(copy.rules.crawl_delay(AGENT) or 0), _LONGEST_DELAY) if copy else 0.0

    def _rules(self, url: str) -> Protego:
        site = _site(url)
        copy = self._copies.get(site)
        if copy is None or copy.until < self._now():
            copy = self._copies[site] = _Copy(self._had(site), self._now() + _KEPT)
        return copy.rules

    def _had(self, site: str) -> Protego:
        from protego import Protego

        try:
            content = self._fetch(f"{site}/robots.txt")
        except FetchError as error:
            # RFC 9309, 2.3.1: a site without the file allows all; one that fails allows nothing.
            if error.status is None or not 400 <= error.status < 500 or error.status == 429:
                raise FetchError(
                    f"its robots.txt cannot be had ({error}); try again later", wait=error.wait
                ) from None
            content = b""
        return Protego.parse(content.decode("utf-8", "replace"))


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
