"""`vigie add`: reports read, and stored with their claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.complaints import complain
from vigie.cli.opened import Language, Opened
from vigie.cli.place import DEFAULT, Place, opened_ledger

if TYPE_CHECKING:
    from vigie.ledger import Ledger
    from vigie.model.document import Document


class Tally:
    """What was done, counted."""

    def __init__(self) -> None:
        self.new = self.edited = self.unchanged = self.claims = 0

    def __str__(self) -> str:
        documents = self.new + self.edited + self.unchanged
        return (
            f"{documents} documents: {self.new} new, {self.edited} in a new version, "
            f"{self.unchanged} unchanged; {self.claims} claims added"
        )

    def __bool__(self) -> bool:
        """Whether anything was added."""
        return bool(self.new or self.edited)


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PLACE...",
            help="Text, HTML, JSON Lines or WARC files, and folders of them; addresses of pages, "
            "RSS and Atom feeds; OPML lists of feeds; - is standard input.",
        ),
    ],
    ledger: Place = DEFAULT,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication, as 2023-04-04, of all reports."),
    ] = None,
    language: Annotated[
        Language, typer.Option(help="Language of the reports; auto finds it out.")
    ] = Language.AUTO,
) -> None:
    """Read reports and store them with their claims; the ledger is made when there is none.

    What is stored already is only noted as seen again. It may be stopped at any time, and run
    again. Exits with 1 when a report could not be read; the others are stored all the same.
    """
    from vigie.cli.progress import shown
    from vigie.errors import VigieError
    from vigie.sources.dates import given_day
    from vigie.sources.folders import files_in

    try:
        given_day(published)
    except VigieError as error:
        complain("options", str(error))
        raise typer.Exit(2) from None
    own = _own_files(ledger)
    files = [path for path in files_in(paths) if Path(path).absolute() not in own]
    tally = Tally()
    opened = Opened(shown(files, "Adding", tally), published, language.code)
    with opened_ledger(ledger, create=True) as store:
        try:
            for document in opened:
                append(document, store, opened.fail, tally)
        finally:
            typer.echo(str(tally))
    if opened.failed:
        raise typer.Exit(1)


def _own_files(place: str) -> set[Path]:
    """The files of the ledger itself, which may lie in a folder that is added."""
    return {Path(f"{place}{suffix}").absolute() for suffix in ("", "-wal", "-shm")}


def append(
    document: Document, ledger: Ledger, fail: Callable[[str, str], None], tally: Tally
) -> None:
    """Reads and stores one report that is not stored yet; `fail` hears when that cannot be done."""
    import vigie
    from vigie.errors import LedgerError, VigieError

    if ledger.sight(document):
        tally.unchanged += 1
        return
    try:
        added = ledger.add(document, vigie.read(document), vigie.current_edition())
    except LedgerError:
        # The next report would fare no better.
        raise
    except VigieError as error:
        fail(document.name, str(error))
        return
    tally.new += added.new_document
    tally.edited += added.new_version and not added.new_document
    tally.unchanged += not added.new_version
    tally.claims += added.claims
