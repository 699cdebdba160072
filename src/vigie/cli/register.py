"""`vigie register`: what Vigie knows under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vigie.cli.complaints import complain

if TYPE_CHECKING:
    from rich.console import Console

    from vigie.codebook.register import Entry, Register, TermRow

_LONGEST_ARTICLE = len("the ")
_FORMS = {
    "demonym": "who or what is of {of}",
    "capital": "the capital, standing for {of}",
    "seat": "a head office, standing for {of}",
    "body": "a body, standing for {of}",
}


def register(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any language, or an id.")],
) -> None:
    """Show what the register knows under a name: a state, body, person, weapon or treaty."""
    from rich.console import Console

    from vigie.codebook.register import load_register

    known = load_register()
    name = name.strip()
    console = Console(highlight=False, markup=False, emoji=False)
    entries = known.lookup(name)
    if not entries:
        entries = _standing_for(known, name, console)
    if not entries:
        complain("register", f"knows nothing named {name!r}; {_advice(known, name)}")
        raise typer.Exit(1)
    for entry in entries:
        _show(entry, known, console)


def _standing_for(known: Register, name: str, console: Console) -> list[Entry]:
    """Entries that `name` stands for without being their name: demonyms, capitals, seats."""
    from vigie.codebook.register import LANGUAGES

    found = {}
    for language in LANGUAGES:
        for mention in known.find(name, language):
            if _is_all_of(mention.span.text(name), name) and mention.id not in found:
                found[mention.id] = mention
    for mention in found.values():
        of = known.label(mention.id, "en")
        what = _FORMS.get(mention.form, "a name of {of}").format(of=of)
        console.print(f"{name}: {what}")
    return [known.entries[id] for id in found if id in known.entries]


def _is_all_of(words: str, name: str) -> bool:
    """Whether `words` are `name` itself, or all of it after an article."""
    return name.endswith(words) and len(name) - len(words) <= _LONGEST_ARTICLE


def _show(entry: Entry, known: Register, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for heading, value in _facts(entry, known):
        if value:
            grid.add_row(heading, Text(value))
    console.print(Text(entry.id, style="bold"))
    console.print(grid)
    console.print()


def _facts(entry: Entry, known: Register) -> list[tuple[str, str | None]]:
    group = known.label(entry.group, "en") if entry.group else None
    state = known.label(entry.state, "en") if entry.state and entry.state != entry.id else None
    return [
        ("kind", entry.kind),
        ("class" if entry.kind == "weapon" else "group", group),
        ("payload", f"{entry.payload}, as public sources say" if entry.payload else None),
        ("state", f"{state} ({entry.state})" if state else None),
        ("English", ", ".join(entry.names.get("en", ()))),
        ("French", ", ".join(entry.names.get("fr", ()))),
        *[("office", _term(term, known)) for term in known.terms if term.person == entry.id],
        ("Wikidata", entry.wikidata),
    ]


def _term(term: TermRow, known: Register) -> str:
    return f"{term.office} of {known.label(term.of, 'en')}, {term.start} to {term.end or 'now'}"


def _advice(known: Register, name: str) -> str:
    from difflib import get_close_matches

    names = {
        form for entry in known.entries.values() for all in entry.names.values() for form in all
    }
    close = get_close_matches(name, names, n=3, cutoff=0.75)
    return f"did you mean {', '.join(close)}?" if close else "try another spelling or its id"
