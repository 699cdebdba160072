"""`vigie review`: what waits for a judgement, and judging it."""

from __future__ import annotations

import getpass
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from vigie.cli.complaints import complain
from vigie.cli.format import Format
from vigie.cli.place import DEFAULT, AsOf, Place, opened_ledger

if TYPE_CHECKING:
    from vigie.model.judgement import Kind

review = typer.Typer(no_args_is_help=False)

Claim: TypeAlias = Annotated[
    str, typer.Argument(metavar="CLAIM", help="The id of a claim that vigie record shows.")
]
Record: TypeAlias = Annotated[
    str, typer.Argument(metavar="RECORD", help="The id of a record that vigie timeline shows.")
]
Reason: TypeAlias = Annotated[str, typer.Option(help="Why, in a sentence.")]
Author: TypeAlias = Annotated[
    str | None, typer.Option(help="Who judges; by default the name you are logged in under.")
]
Shown: TypeAlias = Annotated[Format, typer.Option(help="table for people; json for programs.")]


@review.callback(invoke_without_command=True)
def waiting(
    context: typer.Context,
    below: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Show claims that are less sure than this.")
    ] = 0.5,
    limit: Annotated[int, typer.Option(min=1, help="Show so many of each at most.")] = 20,
    ledger: Place = DEFAULT,
    format: Shown = Format.TABLE,
) -> None:
    """Show what waits for a judgement, or judge it; every judgement is kept and can be undone.

    What waits: records that may be of one event, and claims that the reader is not sure of.
    """
    if context.invoked_subcommand is not None:
        return
    with opened_ledger(ledger) as store:
        found = store.waiting(below=below, limit=limit)
    from vigie.views.review import waiting_json, waiting_table

    _show(format, waiting_json(found), waiting_table(found))


@review.command()
def accept(claim: Claim, reason: Reason, author: Author = None, ledger: Place = DEFAULT) -> None:
    """Say that a claim is read rightly."""
    _judge(ledger, "accept", claim, author, reason)


@review.command()
def reject(claim: Claim, reason: Reason, author: Author = None, ledger: Place = DEFAULT) -> None:
    """Say that a claim is not what the report says: it counts no more."""
    _judge(ledger, "reject", claim, author, reason)


@review.command()
def correct(
    claim: Claim,
    set: Annotated[
        list[str],
        typer.Option(
            metavar="FIELD=VALUE",
            help="A field and what it should be, several times for several; nothing empties it.",
        ),
    ],
    reason: Reason,
    author: Author = None,
    ledger: Place = DEFAULT,
) -> None:
    """Say what a claim should be: --set status=planned --set actor=Russia --set actor=Belarus."""
    fields: dict[str, list[str]] = defaultdict(list)
    for given in set:
        field, equals, value = given.partition("=")
        if not equals:
            complain("review", f"{given!r} is no correction; write for example status=planned")
            raise typer.Exit(2)
        fields[field.strip()].append(value.strip())
    _judge(ledger, "correct", claim, author, reason, fields=fields)


@review.command()
def note(
    id: Annotated[
        str, typer.Argument(metavar="CLAIM|RECORD", help="The id of a claim or of a record.")
    ],
    reason: Annotated[str, typer.Option(help="The note.")],
    author: Author = None,
    ledger: Place = DEFAULT,
) -> None:
    """Note something about a claim or a record; it changes nothing."""
    _judge(ledger, "note", id, author, reason)


@review.command()
def merge(
    record: Record,
    other: Record,
    reason: Reason,
    author: Author = None,
    ledger: Place = DEFAULT,
) -> None:
    """Say that two records are of one event."""
    _judge(ledger, "same", record, author, reason, other=other)


@review.command()
def split(
    record: Record,
    other: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|RECORD", help="A claim of it, or another record that may be the same."
        ),
    ],
    reason: Reason,
    author: Author = None,
    ledger: Place = DEFAULT,
) -> None:
    """Say that a claim of a record, or another record, is of another event."""
    _judge(ledger, "apart", record, author, reason, other=other)


@review.command()
def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", help="The id that vigie review history shows.")
    ],
    reason: Reason,
    author: Author = None,
    ledger: Place = DEFAULT,
) -> None:
    """Take a judgement back, also an undo; all stay in the history."""
    _judge(ledger, "undo", judgement, author, reason)


@review.command()
def history(
    id: Annotated[
        str | None, typer.Argument(metavar="CLAIM|RECORD", help="Only what concerns this.")
    ] = None,
    as_of: AsOf = None,
    ledger: Place = DEFAULT,
    format: Shown = Format.TABLE,
) -> None:
    """Show who judged what, when and why. Exits with 1 when nobody judged anything."""
    with opened_ledger(ledger) as store:
        found = store.judgements(id, as_of=as_of.date() if as_of else None)
    from vigie.views.review import history_json, history_table

    if found or format is Format.JSON:
        _show(format, history_json(found), history_table(found))
    else:
        complain("review", "nobody judged anything of that; vigie review shows what waits")
    if not found:
        raise typer.Exit(1)


def _judge(
    place: str, kind: Kind, target: str, author: str | None, reason: str, **more: Any
) -> None:
    """Judges, and says under which id. Ends the command with 2 for what makes no sense."""
    from vigie.errors import SettingError

    with opened_ledger(place) as store:
        try:
            made = store.judge(kind, target, author=author or _login(), reason=reason, **more)
        except SettingError as error:
            complain("review", str(error))
            raise typer.Exit(2) from None
    typer.echo(f"judgement {made.id[:8]}; take it back with vigie review undo {made.id[:8]}")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""  # the ledger says that it needs one


def _show(format: Format, content: Any, table: Any) -> None:
    if format is Format.JSON:
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    Console(highlight=False, markup=False, emoji=False).print(table)
