"""`vigie watch`: feeds polled, and what is new in them stored, until stopped."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.add import Tally, append
from vigie.cli.complaints import complain
from vigie.cli.opened import Language
from vigie.cli.place import DEFAULT, Place, opened_ledger

if TYPE_CHECKING:
    from vigie.ledger import Ledger
    from vigie.sources.report import Given
    from vigie.sources.web import Web


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED...", help="Addresses of RSS and Atom feeds, and OPML files of them."
        ),
    ],
    ledger: Place = DEFAULT,
    every: Annotated[int, typer.Option(min=5, metavar="MINUTES", help="Ask so often.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="Ask each feed once, and end.")] = False,
    language: Annotated[
        Language, typer.Option(help="Language of the reports; auto finds it out.")
    ] = Language.AUTO,
) -> None:
    """Ask feeds for what is new, and store it with its claims; Ctrl-C ends it at any time.

    Started again, it goes on where it stopped. What cannot be had is named, left alone for a
    while and asked again; it never stops the others.
    """
    from vigie.sources.report import Given
    from vigie.sources.web import Web

    addresses = _addresses(feeds)
    with opened_ledger(ledger, create=True) as store, Web() as web:
        watching = Watch(store, web, Given(language=language.code))
        try:
            if once:
                watching.round(addresses)
            else:
                watching.on(addresses, timedelta(minutes=every))
        except KeyboardInterrupt:
            typer.echo("Stopped; the same command goes on from here.")
    if once and watching.failed:
        raise typer.Exit(1)


def _addresses(feeds: list[str]) -> tuple[str, ...]:
    """The feeds, lists of them opened. Ends the command when a list cannot be read."""
    from vigie.errors import SourceError
    from vigie.sources.polling import addresses

    try:
        return addresses(feeds)
    except SourceError as error:
        complain("feeds", str(error))
        raise typer.Exit(2) from None


class Watch:
    """Polls feeds into a ledger, which remembers when each was asked."""

    def __init__(self, ledger: Ledger, web: Web, given: Given) -> None:
        self.failed = 0
        self._ledger = ledger
        self._web = web
        self._given = given

    def on(self, feeds: tuple[str, ...], every: timedelta) -> None:
        """Polls each feed when it is due, and never ends."""
        while True:
            self.round(feeds, every)
            soonest = min(self._due(feed, every) for feed in feeds)
            self._web.sleep(max(1.0, (soonest - self._web.now()).total_seconds()))

    def round(self, feeds: tuple[str, ...], every: timedelta = timedelta(0)) -> None:
        """Polls the feeds that are due now."""
        from vigie.cli.progress import shown

        tally = Tally()
        due = [feed for feed in feeds if self._due(feed, every) <= self._web.now()]
        for feed in shown(due, "Watching", tally):
            self._poll(feed, tally)
        if tally:
            typer.echo(f"{self._web.now().astimezone():%Y-%m-%d %H:%M} {tally}")

    def _due(self, feed: str, every: timedelta) -> datetime:
        last = self._ledger.last_fetch(feed)
        return max(last.again, last.at + every) if last else self._web.now()

    def _poll(self, feed: str, tally: Tally) -> None:
        from vigie.sources import SourceFailure
        from vigie.sources.polling import poll

        for polled in poll(feed, self._web, self._ledger.last_fetch, self._given):
            if isinstance(polled.found, SourceFailure):
                self._fail(polled.found.name, polled.found.reason)
            elif polled.found is not None:
                append(polled.found, self._ledger, self._fail, tally)
            if polled.fetch is not None:
                self._ledger.note(polled.fetch)

    def _fail(self, name: str, reason: str) -> None:
        self.failed += 1
        complain(name, reason)
