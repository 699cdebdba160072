"""Who says what, as a table for the terminal; what is passed on is indented under who does."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vigie.model.document import Document
from vigie.model.saying import Saying

_HEADINGS = ("who", "act", "channel", "cue", "says")
_INDENT = 2
_NONE = "—"


def sayings_table(document: Document, sayings: list[Saying]) -> RenderableType:
    """One document: its name, then a row for each thing said, in order of the text."""
    title = Text(document.name, style="bold")
    if not sayings:
        return Group(title, Text("nobody says anything in it"))
    grid = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for heading in _HEADINGS:
        grid.add_column(heading, header_style="dim", overflow="fold")
    for saying in sayings:
        grid.add_row(*_cells(saying, document.text))
    return Group(title, grid)


def _cells(saying: Saying, text: str) -> list[RenderableType]:
    words = " ".join(saying.source.text(text).split()) if saying.source else ""
    who = ", ".join(saying.speakers)
    named = who if not words or who == words else f"{who or _NONE} ({words})"
    parts = [" ".join(part.text(text).split()) for part in saying.content]
    return [
        Padding(Text(named or _NONE), (0, 0, 0, _INDENT * saying.depth)),
        Text(saying.act),
        Text(saying.channel or _NONE),
        Text(saying.cue.text(text) if saying.cue else _NONE, style="italic"),
        Text(" … ".join(parts)),
    ]
