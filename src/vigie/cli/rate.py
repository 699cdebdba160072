"""`vigie rate`: how far an outlet is trusted."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli.complaints import complain
from vigie.cli.place import DEFAULT, Place, opened_ledger


def rate(
    outlet: Annotated[str, typer.Argument(help="The outlet as vigie sources names it.")],
    grade: Annotated[str, typer.Argument(help="A (reliable) to E; F: cannot be judged.")],
    reason: Annotated[str, typer.Option(help="Why, in a sentence.")],
    ledger: Place = DEFAULT,
) -> None:
    """Say how far you trust an outlet, and why; vigie sources shows it. The last word counts."""
    from vigie.errors import SettingError
    from vigie.model.record import Rating

    with opened_ledger(ledger) as store:
        try:
            store.rate(Rating(outlet, grade, reason))
        except SettingError as error:
            complain("rate", str(error))
            raise typer.Exit(2) from None
