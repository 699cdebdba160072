"""What waits for a judgement and what was judged, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vigie.ledger.stored import StoredClaim, Waiting
from vigie.model.judgement import Judgement

_SHORT = 8


def waiting_json(waiting: Waiting) -> dict[str, Any]:
    """Ties between records, doubtful claims in full, and how many abstentions there are."""
    return {
        "ties": [
            {"records": [tie.one, tie.other], "points": tie.points, "why": list(tie.why)}
            for tie in waiting.ties
        ],
        "claims": [{"id": one.id, **one.claim.content()} for one in waiting.claims],
        "abstentions": waiting.abstentions,
    }


def waiting_table(waiting: Waiting) -> RenderableType:
    """A row for each pair of records and each claim, and a line about the abstentions."""
    parts: list[RenderableType] = []
    if waiting.ties:
        table = _table("record", "record", "perhaps one event, as")
        for tie in waiting.ties:
            table.add_row(tie.one[:_SHORT], tie.other[:_SHORT], Text("; ".join(tie.why)))
        parts += [table, Text()]
    if waiting.claims:
        table = _table("claim", "sure", "event", "status", "says", "words")
        for one in waiting.claims:
            table.add_row(*map(Text, _claim(one)))
        parts += [table, Text()]
    left = f"places left undecided: {waiting.abstentions}; vigie read shows them with their report"
    return Group(*parts, Text(left, style="dim"))


def history_json(judgements: Iterable[Judgement]) -> list[dict[str, Any]]:
    """The judgements with their ids; times are ISO 8601, UTC."""
    return [{"id": one.id, **asdict(one), "at": one.at.isoformat()} for one in judgements]


def history_table(judgements: Iterable[Judgement]) -> RenderableType:
    """A row for each judgement, the first one first."""
    table = _table("when", "who", "judgement", "what", "of", "reason")
    for one in judgements:
        of = " ".join(id[:_SHORT] for id in (one.target, one.other) if id)
        what = "; ".join([one.kind, *(f"{field}: {_value(one, field)}" for field in one.content)])
        row = (f"{one.at:%Y-%m-%d %H:%M}", one.author, one.id[:_SHORT], what, of, one.reason)
        table.add_row(*map(Text, row))
    return table


def _claim(one: StoredClaim) -> tuple[str, ...]:
    claim = one.claim
    speaker = claim.source.speaker or "the outlet"
    quote = " ".join(claim.quote.split())
    sure = f"{claim.confidence:.2f}"
    return one.id[:_SHORT], sure, claim.event, claim.status, speaker, quote


def _value(one: Judgement, field: str) -> str:
    value = one.content[field]
    return (", ".join(value) if isinstance(value, list) else value) or "nothing"


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for heading in headings:
        table.add_column(heading, header_style="dim", overflow="fold")
    return table
