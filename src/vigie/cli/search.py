"""`vigie search`: stored reports and claims by their words."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from vigie.cli.complaints import complain
from vigie.cli.format import Format
from vigie.cli.place import DEFAULT, AsOf, Place, opened_ledger


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Words, "phrases" and prefixes*; all must occur.'),
    ],
    ledger: Place = DEFAULT,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, help="Show so many reports at most.")] = 20,
    format: Annotated[
        Format, typer.Option(help="table for people; json for programs, one list.")
    ] = Format.TABLE,
) -> None:
    """Find stored reports by the words in them or in their claims, the newest first.

    Case and accents do not matter. Exits with 1 when nothing is found.
    """
    from vigie.errors import SettingError
    from vigie.views.hits import hits_json, hits_table

    day = as_of.date() if as_of else None
    with opened_ledger(ledger) as store:
        try:
            hits = store.search(" ".join(words), as_of=day, limit=limit)
        except SettingError as error:
            complain("search", str(error))
            raise typer.Exit(2) from None
    if format is Format.JSON:
        typer.echo(json.dumps(hits_json(hits), ensure_ascii=False, indent=2))
    elif hits:
        from rich.console import Console

        Console(highlight=False, markup=False, emoji=False).print(hits_table(hits))
    else:
        complain("search", "nothing has all of these words; try fewer, or a prefix: missil*")
    if not hits:
        raise typer.Exit(1)
