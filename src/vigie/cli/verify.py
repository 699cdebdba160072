"""`vigie verify`: whether a ledger is as it was written."""

from __future__ import annotations

import typer

from vigie.cli.complaints import complain
from vigie.cli.place import DEFAULT, Place, opened_ledger


def verify(ledger: Place = DEFAULT) -> None:
    """Check that nothing in the ledger was changed or damaged: all hashes, and all evidence.

    Names each flaw on standard error, and exits with 1 when there is one.
    """
    found = 0
    with opened_ledger(ledger) as store:
        for flaw in store.verify():
            found += 1
            complain(flaw.about, flaw.what)
    if found:
        complain("ledger", f"{found} flaws; go back to a backup, or add the reports to a new one")
        raise typer.Exit(1)
    typer.echo("All is as it was written.")
