"""What changed between two versions of a document."""

from __future__ import annotations

from difflib import unified_diff

from vigie.model.document import Document

_FACTS = ("title", "url", "outlet", "author", "agency", "language", "published")


def difference(before: Document, after: Document) -> tuple[str, ...]:
    """Lines as `diff -u` has them, without its heading; empty when nothing changed.

    The facts known of a report come before its text, one a line.
    """
    lines = unified_diff(_lines(before), _lines(after), n=1, lineterm="")
    return tuple(lines)[2:]


def _lines(document: Document) -> list[str]:
    facts = ((fact, getattr(document, fact)) for fact in _FACTS)
    known = [f"{fact}: {value}" for fact, value in facts if value]
    return [*known, *document.text.split("\n")]
