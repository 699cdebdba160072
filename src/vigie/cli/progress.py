"""How far a long command is, on standard error and only for people who watch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
# Fewer are done before one has read how far they are.
_MANY = 10


def shown(things: Sequence[T], what: str) -> Iterator[T]:
    """The things one by one, with a bar named `what` when there are many."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    unseen = len(things) < _MANY or not console.is_terminal
    with Progress(console=console, transient=True, disable=unseen) as progress:
        yield from progress.track(things, description=what)
