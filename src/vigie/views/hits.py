"""What a search of the ledger found, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Group
from rich.text import Text

from vigie.ledger.stored import Hit, StoredClaim, Version


def hits_json(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Each version with the claims that were found in it; times are ISO 8601, UTC."""
    return [
        {**_facts(hit.version), "claims": [_claim(found) for found in hit.claims]} for hit in hits
    ]


def hits_table(hits: Iterable[Hit]) -> Group:
    """Each version with its facts in a line, and under it the claims that were found."""
    lines: list[Text] = []
    for hit in hits:
        document = hit.version.document
        facts = (document.published, document.outlet, document.agency, document.url)
        seen = f"seen {hit.version.first_seen:%Y-%m-%d}"
        shown = " · ".join(filter(None, (*facts, seen, hit.version.document_id)))
        lines.append(Text(document.title or document.name, style="bold"))
        lines.append(Text(shown, style="dim"))
        lines.extend(_line(found) for found in hit.claims)
        lines.append(Text())
    return Group(*lines[:-1])


def _facts(version: Version) -> dict[str, Any]:
    document = version.document
    return {
        "document": version.document_id,
        "version": version.id,
        "name": document.name,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "first_seen": version.first_seen.isoformat(),
        "last_seen": version.last_seen.isoformat(),
    }


def _claim(found: StoredClaim) -> dict[str, Any]:
    return {"id": found.id, **found.claim.content()}


def _line(found: StoredClaim) -> Text:
    claim = found.claim
    speaker = claim.source.speaker or "the outlet"
    quote = " ".join(claim.quote.split())
    return Text(f"  {claim.event} · {claim.status} · {speaker}: {quote}")
