"""`vigie codebook`: what counts as which event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.complaints import complain

if TYPE_CHECKING:
    from rich.console import Console

    from vigie.codebook.events import Codebook, EventRow, TriggerRow

_LANGUAGES = {"en": "English", "fr": "French"}


def codebook(
    event: Annotated[
        str | None, typer.Argument(metavar="EVENT", help="An event, for example transfer.")
    ] = None,
) -> None:
    """Show the events of the codebook, or one event with its roles and its words."""
    from rich.console import Console

    from vigie.codebook.events import load_codebook, load_events

    console = Console(highlight=False, markup=False, emoji=False)
    events = load_events()
    if event is None:
        _show_all(events, console)
        return
    if event not in events:
        complain("codebook", f"has no event {event!r}; it has {', '.join(events)}")
        raise typer.Exit(1)
    _show_event(events[event], console)
    for language, name in _LANGUAGES.items():
        _show_triggers(event, name, load_codebook(language), console)


def _show_all(events: dict[str, EventRow], console: Console) -> None:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in events.values():
        grid.add_row(row.id, row.covers_en)
    console.print(grid)


def _show_event(row: EventRow, console: Console) -> None:
    from rich.text import Text

    console.print(Text.assemble((row.id, "bold"), f"  {row.label_en} / {row.label_fr}"))
    console.print(Text(f"covers  {row.covers_en}"))
    if row.object:
        console.print(Text(f"object  {', '.join(row.object)}"))
    if row.status:
        console.print(Text(f"status  always {row.status}"))
    console.print()


def _show_triggers(event: str, language: str, book: Codebook, console: Console) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console.print(language, style="bold")
    for row in book.rows:
        if row.event != event:
            continue
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True, min_width=len("status"))
        grid.add_column(overflow="fold")
        for heading, value, style in _rows(row, _frame(row, event, book)):
            if value:
                grid.add_row(heading, Text(value, style=style))
        console.print(Padding(grid, (0, 0, 1, 2)))


def _frame(row: TriggerRow, event: str, book: Codebook) -> dict[str, str]:
    """The frame of a row: its own, or the one that the event's triggers share."""
    if row.frame is not None:
        return dict(row.frame)
    words = {*row.verbs, *row.nouns}
    for triggers in book.triggers.values():
        for trigger in triggers:
            if trigger.event == event and trigger.rule.rpartition(".")[2] in words:
                return dict(trigger.frame)
    return {}


def _rows(row: TriggerRow, frame: dict[str, str]) -> list[tuple[str, str, str]]:
    """Heading, value and style of each line about one entry."""
    return [
        ("verbs", ", ".join(row.verbs), ""),
        ("nouns", ", ".join(row.nouns), ""),
        ("roles", ", ".join(f"{place} = {role}" for place, role in frame.items()), "dim"),
        ("status", row.status or "", ""),
        ("yes", row.example, "green"),
        ("no", row.counter, "red"),
    ]
