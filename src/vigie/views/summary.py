"""What several readings come to, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vigie.views.reading import ReadingView

_MOST_SPEAKERS = 8


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over several documents; each list is (id or name, how many), most first."""

    reports: int
    claims: int
    left_aside: int
    events: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]


def summary_of(views: Sequence[ReadingView]) -> Summary:
    """The figures of `views`; a claim in the outlet's own voice has no speaker."""
    claims = [claim for view in views for claim in view.claims]
    speakers = Counter(claim.source.id for claim in claims if claim.source.id)
    return Summary(
        reports=len(views),
        claims=len(claims),
        left_aside=sum(len(view.abstentions) for view in views),
        events=tuple(Counter(claim.event for claim in claims).most_common()),
        statuses=tuple(Counter(claim.status for claim in claims).most_common()),
        speakers=tuple(speakers.most_common(_MOST_SPEAKERS)),
    )


def summary_table(summary: Summary) -> RenderableType:
    """The figures for the terminal."""
    head = (
        f"{summary.reports} reports, {summary.claims} claims, "
        f"{summary.left_aside} passages left aside"
    )
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for heading, counts in (
        ("events", summary.events),
        ("status", summary.statuses),
        ("speakers", summary.speakers),
    ):
        if counts:
            grid.add_row(heading, ", ".join(f"{name} {count}" for name, count in counts))
    return Group(Text(head, style="bold"), grid)
