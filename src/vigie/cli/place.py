"""Which ledger a command works on, and opening it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from vigie.cli.complaints import complain

if TYPE_CHECKING:
    from vigie.ledger import Ledger

DEFAULT = "vigie.db"

Place: TypeAlias = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="PATH_OR_URL",
        envvar="VIGIE_LEDGER",
        help="The ledger: a file, or the URL of a PostgreSQL database.",
    ),
]

AsOf: TypeAlias = Annotated[
    datetime | None,
    typer.Option(
        "--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="What was stored on that day."
    ),
]


@contextmanager
def opened_ledger(place: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger at `place`. When it fails, says why and ends the command with 1."""
    from vigie.errors import LedgerError
    from vigie.ledger import open_ledger

    try:
        with open_ledger(place, create=create) as ledger:
            yield ledger
    except LedgerError as error:
        complain(shown(place), str(error))
        raise typer.Exit(1) from None


def shown(place: str) -> str:
    """The place without the password that a URL may have."""
    scheme, separator, rest = place.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}{separator}{user.partition(':')[0]}{at}{host}"
