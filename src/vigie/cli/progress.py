"""How far a long command is, on standard error and only for people who watch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
# Fewer are done before one has read how far they are.
_MANY = 10


def shown(things: Sequence[T], what: str, tally: object = None) -> Iterator[T]:
    """The things one by one, with a bar named `what` when there are many.

    With a tally, whose text changes, also when there are few: one may hold many reports.
    """
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, Task
    from rich.text import Text

    class Tallied(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text("" if tally is None else str(tally), style="dim")

    console = Console(stderr=True)
    unseen = not console.is_terminal or (tally is None and len(things) < _MANY)
    columns = (*Progress.get_default_columns(), Tallied())
    with Progress(*columns, console=console, transient=True, disable=unseen) as progress:
        yield from progress.track(things, description=what)
