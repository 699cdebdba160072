"""`vigie timeline`: the records of a ledger by the days of their events."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from vigie.cli.complaints import complain
from vigie.cli.format import Format
from vigie.cli.place import DEFAULT, AsOf, Place, opened_ledger

if TYPE_CHECKING:
    from vigie.ledger.records import Wanted

Day: TypeAlias = datetime | None


def timeline(
    actor: Annotated[str | None, typer.Option(help="Who acts: Russia, RUS, NATO.")] = None,
    recipient: Annotated[str | None, typer.Option(help="The other party.")] = None,
    object: Annotated[
        str | None, typer.Option(help="Arms, a treaty, or a class of arms with all in it.")
    ] = None,
    event: Annotated[str | None, typer.Option(help="An event of vigie codebook.")] = None,
    place: Annotated[str | None, typer.Option(help="A place or a state.")] = None,
    first: Annotated[
        Day, typer.Option("--from", formats=["%Y-%m-%d"], metavar="DATE", help="First day.")
    ] = None,
    last: Annotated[
        Day, typer.Option("--to", formats=["%Y-%m-%d"], metavar="DATE", help="Last day.")
    ] = None,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, help="Show so many records at most.")] = 50,
    ledger: Place = DEFAULT,
    format: Annotated[
        Format, typer.Option(help="table for people; json for programs, one list.")
    ] = Format.TABLE,
) -> None:
    """Show what is said to happen, event by event, in the order of days.

    A record is all that is said of one event. --from and --to are days of the event; --as-of asks
    for what was known on a day. Exits with 1 when nothing is found.
    """
    from vigie.errors import SettingError

    try:
        wanted = _wanted(event, actor, recipient, object, place, _day(first), _day(last))
    except SettingError as error:
        complain("options", str(error))
        raise typer.Exit(2) from None
    with opened_ledger(ledger) as store:
        records = store.timeline(wanted, as_of=_day(as_of), limit=limit)
    if format is Format.JSON:
        from vigie.views.records import timeline_json

        typer.echo(json.dumps(timeline_json(records), ensure_ascii=False, indent=2))
    elif records:
        from rich.console import Console

        from vigie.codebook.register import load_register
        from vigie.views.records import timeline_table

        table = timeline_table(records, load_register())
        Console(highlight=False, markup=False, emoji=False).print(table)
    else:
        complain("timeline", "no record is like that; ask for less, or for other days")
    if not records:
        raise typer.Exit(1)


def _wanted(
    event: str | None,
    actor: str | None,
    recipient: str | None,
    object: str | None,
    place: str | None,
    first: date | None,
    last: date | None,
) -> Wanted:
    """The options as ids. Raises SettingError for what nobody knows."""
    from vigie.codebook.events import load_events
    from vigie.errors import SettingError
    from vigie.ledger.records import Wanted

    if event is not None and event not in load_events():
        raise SettingError(f"{event!r} is no event; vigie codebook shows them")
    return Wanted(
        event=event,
        actor=_id(actor),
        recipient=_id(recipient),
        object=_id(object),
        place=_id(place),
        first=first,
        last=last,
    )


def _id(name: str | None) -> str | None:
    """The id that a name stands for; a name that nothing in the register has is an id itself."""
    from vigie.codebook.register import load_register
    from vigie.errors import SettingError

    if name is None or name in load_register().entries:
        return name
    found = sorted({entry.id for entry in load_register().lookup(name)})
    if len(found) > 1:
        raise SettingError(f"{name!r} may be {', '.join(found)}; give one of these ids")
    return found[0] if found else name


def _day(given: Day) -> date | None:
    return given.date() if given else None
