"""`vigie backup`: a copy of a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vigie.cli.place import DEFAULT, Place, opened_ledger


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file of the copy.")],
    ledger: Place = DEFAULT,
) -> None:
    """Copy the ledger into a new file, which is a ledger itself; others may go on adding."""
    with opened_ledger(ledger) as store:
        store.backup(file)
    typer.echo(f"Copied to {file}.")
