"""A report as stored: the text that every offset points into, and what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Basis = Literal["given", "metadata", "text", "unknown"]
_FACTS = (
    "title", "url", "outlet", "author", "agency", "language", "published", "published_basis",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    `text` is the text after page furniture has been removed; it never changes again.
    `published` is an ISO 8601 day, month or year, or None; `published_basis` says where it comes
    from.
    `agency` is the agency that the page credits, in the words of the page.
    `original` is the report's bytes as they came, before decoding; None when they are not known.
    """

    name: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    agency: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: Basis = "unknown"
    original: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Hash of the text and its date: the same report always has the same id."""
        content = f"{self.published or ''}\n{self.text}".encode()
        return hashlib.sha256(content).hexdigest()[:16]

    @property
    def facts(self) -> dict[str, str | None]:
        """What is known of the text, by name."""
        return {name: getattr(self, name) for name in _FACTS}

    @property
    def day(self) -> str | None:
        """The day it was published, None when less than the day is known."""
        return (
            self.published if self.published and len(self.published) == len("2023-04-04") else None
        )
