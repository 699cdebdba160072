"""The `vigie` command. Commands import what they need when they run, so that help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli.add import add
from vigie.cli.backup import backup
from vigie.cli.codebook import codebook
from vigie.cli.dates import dates
from vigie.cli.rate import rate
from vigie.cli.read import read
from vigie.cli.record import record, sources
from vigie.cli.register import register
from vigie.cli.reread import reread
from vigie.cli.review import review
from vigie.cli.search import search
from vigie.cli.timeline import timeline
from vigie.cli.verify import verify
from vigie.cli.watch import watch
from vigie.cli.who import who

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(who)
app.command()(register)
app.command()(codebook)
app.command()(dates)
app.command()(add)
app.command()(watch)
app.command()(search)
app.command()(timeline)
app.command()(record)
app.command()(sources)
app.command()(rate)
app.add_typer(review, name="review")
app.command()(reread)
app.command()(verify)
app.command()(backup)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"vigie {version('vigie')}")
        except PackageNotFoundError:
            typer.echo("vigie (from source, not installed)")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Read news about nuclear and missile arms into claims that can be checked."""


def main() -> None:
    """Entry point of the `vigie` script."""
    app(prog_name="vigie")
