"""`vigie record` and `vigie sources`: one event, and who stands behind it."""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeAlias

import typer

from vigie.cli.format import Format
from vigie.cli.place import DEFAULT, AsOf, Place, opened_ledger

Id: TypeAlias = Annotated[
    str, typer.Argument(metavar="ID", help="The id that vigie timeline shows, or its beginning.")
]
Shown: TypeAlias = Annotated[
    Format, typer.Option(help="table for people; json for programs, one value.")
]


def record(
    id: Id, as_of: AsOf = None, ledger: Place = DEFAULT, format: Shown = Format.TABLE
) -> None:
    """Show one record: how it went on, how far to believe it, and why its claims are one event."""
    with opened_ledger(ledger) as store:
        found = store.record(id, as_of=as_of.date() if as_of else None)
    from vigie.codebook.register import load_register
    from vigie.views.records import record_json, record_table

    if format is Format.JSON:
        _print_json(record_json(found))
    else:
        _print(record_table(found, load_register()))


def sources(
    id: Id, as_of: AsOf = None, ledger: Place = DEFAULT, format: Shown = Format.TABLE
) -> None:
    """Show who stands behind a record: its origins, with the reports and copies under each."""
    day = as_of.date() if as_of else None
    with opened_ledger(ledger) as store:
        found, ratings = store.record(id, as_of=day), store.ratings(as_of=day)
    from vigie.codebook.register import load_register
    from vigie.views.records import sources_json, sources_table

    if format is Format.JSON:
        _print_json(sources_json(found, ratings))
    else:
        _print(sources_table(found, load_register(), ratings))


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _print(table: Any) -> None:
    from rich.console import Console

    Console(highlight=False, markup=False, emoji=False).print(table)
