"""What went wrong, on standard error, one line each: "vigie: FILE: what is wrong; what to do"."""

from __future__ import annotations

import typer


def complain(about: str, reason: str) -> None:
    """Prints one line; line feeds in it become spaces."""
    typer.echo(f"vigie: {about}: {' '.join(reason.split())}", err=True)
