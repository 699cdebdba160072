"""`vigie reread`: what an older reader read, read again."""

from __future__ import annotations

import typer

from vigie.cli.complaints import complain
from vigie.cli.place import DEFAULT, Place, opened_ledger


def reread(ledger: Place = DEFAULT) -> None:
    """Read again what was read by another reader, register or codebook than today's.

    Older readings stay, the new ones count. Exits with 1 when a report could not be read.
    """
    import vigie
    from vigie.cli.progress import shown
    from vigie.errors import LedgerError, VigieError

    edition = vigie.current_edition()
    done = claims = failed = 0
    with opened_ledger(ledger) as store:
        for id in shown(store.outdated(edition), "Reading again"):
            document = store.version(id).document
            try:
                reading = vigie.read(document)
                done += store.supersede(id, reading, edition)
            except LedgerError:
                raise
            except VigieError as error:
                failed += 1
                complain(document.name, str(error))
            else:
                claims += len(reading.claims)
        store.regroup()
    typer.echo(f"{done} documents read again; {claims} claims")
    if failed:
        raise typer.Exit(1)
