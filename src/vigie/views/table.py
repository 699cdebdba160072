"""A reading as a table for the terminal; it says the same without colours and in 80 columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vigie.codebook.wording import Wording
from vigie.views.reading import AbstentionView, ClaimView, ReadingView, SourceView

_STATUS_STYLES = {
    "planned": "blue",
    "ongoing": "cyan",
    "completed": "green",
    "possible": "yellow",
    "requested": "magenta",
    "denied": "red",
}
_INDENT = 4
_NONE = "—"
_LINE_FEED = re.compile(r"\s*\n\s*")


def table_of(view: ReadingView, *, why: bool = False) -> RenderableType:
    """One document: its facts, each claim, then what was left aside.

    With `why`, each claim also names the rules that decided.
    """
    parts: list[RenderableType] = [Text(view.title, style="bold"), _facts(view)]
    parts += [Text(f"! {notice}", style="yellow") for notice in view.notices]
    parts.append(Text())
    if not view.claims:
        parts += [Text(view.wording.phrase.no_claims), Text()]
    for claim in view.claims:
        parts += [_heading(claim), _slots(claim, view.wording, why=why), Text()]
    if view.abstentions:
        parts += [Text(view.left_aside, style="bold")]
        parts += [_abstention(abstention) for abstention in view.abstentions]
        parts.append(Text())
    return Group(*parts)


def _facts(view: ReadingView) -> Text:
    facts = [Text(view.name)] if view.name != view.title else []
    fact = view.wording.phrase.fact
    facts += [Text(fact.format(heading=name, value=value)) for name, value in view.facts]
    facts.append(Text(view.count))
    line = Text(" · ").join(facts)
    line.stylize("dim")
    return line


def _heading(claim: ClaimView) -> Text:
    return Text.assemble(
        (f"{claim.number:>{_INDENT - 2}}  ", "bold"),
        (claim.event_label, "bold"),
        " · ",
        (claim.status_label, _STATUS_STYLES.get(claim.status, "")),
    )


def _slots(claim: ClaimView, wording: Wording, *, why: bool) -> Padding:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True, min_width=_widest(wording))
    grid.add_column(overflow="fold")
    for name, value in _rows(claim, wording):
        grid.add_row(name, value)
    if why:
        grid.add_row(wording.heading["why"], Text(" · ".join(claim.why), style="dim"))
    return Padding(grid, (0, 0, 0, _INDENT))


def _widest(wording: Wording) -> int:
    """Width of the widest heading, so that the values of all claims stand in one column."""
    slots = ("actor", "object", "location", "quantity", "time", "source", "withheld", "quote")
    return max(len(wording.heading[slot]) for slot in slots)


def _rows(claim: ClaimView, wording: Wording) -> Iterator[tuple[str, Text]]:
    heading = wording.heading
    if claim.actor or claim.recipient:
        yield heading["actor"], Text(_parties(claim))
    for slot, names in (("object", claim.object), ("location", claim.location)):
        if names:
            yield heading[slot], Text(", ".join(names))
    if claim.quantity:
        yield heading["quantity"], Text(claim.quantity)
    if claim.time:
        yield heading["time"], _time(claim)
    yield heading["source"], Text(said_by(claim.source))
    if claim.denies:
        yield heading["denies"], Text(", ".join(map(str, claim.denies)))
    if claim.withheld:
        yield heading["withheld"], Text(", ".join(claim.withheld))
    yield heading["quote"], Text(_LINE_FEED.sub(" ", claim.quote), style="italic")


def _parties(claim: ClaimView) -> str:
    actor = ", ".join(claim.actor) or _NONE
    return f"{actor} → {', '.join(claim.recipient)}" if claim.recipient else actor


def _time(claim: ClaimView) -> Text:
    return Text.assemble(claim.time or "", (f"  [{claim.edtf}]", "dim"))


def said_by(source: SourceView) -> str:
    """Speaker, for whom, how and through whom, in one line."""
    speaker = f"{source.speaker} ({source.on_behalf_of})" if source.on_behalf_of else source.speaker
    details = (source.act, source.channel, source.said, source.relay)
    return f"{speaker} — {', '.join(detail for detail in details if detail)}"


def _abstention(abstention: AbstentionView) -> Padding:
    line = Text.assemble(abstention.reason, (f"  “{abstention.excerpt}”", "dim italic"))
    return Padding(line, (0, 0, 0, _INDENT))
