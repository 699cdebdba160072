"""A web page: its main text and what it says of itself, through trafilatura."""

from __future__ import annotations

import re
from dataclasses import replace

from vigie.errors import SourceError
from vigie.sources.dates import day
from vigie.sources.report import Known

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)


def is_page(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return _OPENING.match(text[:5000]) is not None


def main_text(html: str, known: Known) -> tuple[str, Known]:
    """The article's text, and `known` completed by the page. Raises SourceError."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = bare_extraction(
        html, url=known.url, fast=True, with_metadata=True, include_comments=False,
        include_tables=False,
    )  # fmt: skip
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise SourceError("no article was found in the page; save its text as a .txt file")
    return page.text or "", replace(
        known,
        title=known.title or page.title,
        url=known.url or page.url,
        outlet=known.outlet or page.sitename or page.hostname,
        author=known.author or page.author,
        published=known.published or (day(page.date) if page.date else None),
    )
