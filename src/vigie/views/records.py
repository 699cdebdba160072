"""Records for people and for programs: a timeline, one record, and who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vigie.codebook.wording import load_wording
from vigie.ledger.origins import credibility, origins, stages
from vigie.model.record import Origin, Rating, Record, Stage, Statement
from vigie.views.moments import in_words
from vigie.views.reading import Names

_LANGUAGE = "en"
_SHORT = 8
_NONE = "—"
_JUDGED = {"accept": "accepted", "correct": "corrected"}
_ROLES = ("actor", "recipient", "object", "location")


def timeline_json(records: Iterable[Record]) -> list[dict[str, Any]]:
    """Each record with its roles, day, statuses and counts."""
    return [_summary(record) for record in records]


def timeline_table(records: Iterable[Record], names: Names) -> RenderableType:
    """A row for each record: its day, what happens, how far it has come, and on whose word."""
    table = _table("day", "record", "what", "status", "on whose word")
    for record in records:
        table.add_row(
            record.day or _NONE,
            record.id[:_SHORT],
            _what(record, names),
            _statuses(record),
            counted(record),
        )
    return table


def record_json(record: Record) -> dict[str, Any]:
    """The record with its credibility, stages, statements, and why they are together."""
    return {
        **_summary(record),
        "credibility": asdict(credibility(record)),
        "stages": [_stage(stage) for stage in stages(record)],
        "statements": [_statement(one) for one in record.statements],
        "bonds": [asdict(bond) for bond in record.bonds],
        "doubts": [asdict(doubt) for doubt in record.doubts],
    }


def record_table(record: Record, names: Names) -> RenderableType:
    """What it is, how far to believe it, its stages by day, why it is one, and what may be."""
    found = credibility(record)
    parts: list[RenderableType] = [
        Text(_what(record, names), style="bold"),
        Text(f"record {record.id} · {counted(record)}", style="dim"),
        Text(f"credibility {found.grade} of 6: {found.why}"),
        Text(),
        _history(record, names),
    ]
    if record.bonds:
        parts += [Text(), Text("why these are one event", style="bold")]
        parts += [Text(f"  {'; '.join(bond.why)}") for bond in _distinct(record)]
    if record.doubts:
        parts += [Text(), Text("perhaps the same event; read and judge", style="bold")]
        parts += [
            Text(f"  {doubt.record[:_SHORT]}  {'; '.join(doubt.bond.why)}")
            for doubt in record.doubts
        ]
    return Group(*parts)


def sources_json(record: Record, ratings: Mapping[str, Rating]) -> list[dict[str, Any]]:
    """The origins, each with its reports and how far their outlets are trusted."""
    return [
        {
            "speaker": origin.speaker,
            "side": origin.side,
            "statuses": sorted({one.status for one in origin.statements}),
            "reports": origin.reports,
            "copies": origin.copies,
            "relays": list(origin.relays),
            "statements": [
                {**_statement(one), "reliability": asdict(_rating(one, ratings))}
                for one in origin.statements
            ],
        }
        for origin in origins(record)
    ]


def sources_table(record: Record, names: Names, ratings: Mapping[str, Rating]) -> RenderableType:
    """Each origin with its reports under it; copies of one text stand together."""
    found = credibility(record)
    parts: list[RenderableType] = [
        Text(_what(record, names), style="bold"),
        Text(f"{counted(record)} · credibility {found.grade} of 6: {found.why}", style="dim"),
    ]
    for origin in origins(record):
        parts += [Text(), Text(f"{_who(origin, names)} · {_reports(origin)}", style="bold")]
        table = _table("day", "outlet", "reliability", "through", "report", "")
        for one, note in _reported(origin):
            rating = _rating(one, ratings)
            table.add_row(
                one.published or _NONE,
                one.outlet or _NONE,
                f"{rating.grade}: {rating.reason}",
                one.source.relay or one.agency or _NONE,
                one.name,
                note,
            )
        parts.append(table)
    return Group(*parts)


def counted(record: Record) -> str:
    """How many origins and copies: "2 origins, 41 copies"; the voice of outlets apart."""
    named = [origin for origin in origins(record) if origin.side]
    voices = len(origins(record)) - len(named)
    parts = [_count(len(named), "origin"), _count(record.copies, "copy")]
    if voices:
        parts.insert(1, f"{_count(voices, 'outlet')} in their own voice")
    return ", ".join(parts)


def _summary(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "event": record.event,
        **{role: list(record.filled(role)) for role in _ROLES},
        "day": record.day,
        "statuses": _reached(record),
        "origins": len([origin for origin in origins(record) if origin.side]),
        "reports": record.reports,
        "copies": record.copies,
    }


def _statement(one: Statement) -> dict[str, Any]:
    told = asdict(one)
    del told["profile"], told["family"]
    return told


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "day": stage.day,
        "status": stage.status,
        "speaker": stage.origin.speaker,
        "side": stage.origin.side,
        "act": stage.statement.source.act,
        "withheld": list(stage.statement.withheld),
        "claim": stage.statement.id,
        "quote": stage.statement.quote,
        "reports": stage.reports,
    }


def _history(record: Record, names: Names) -> Table:
    wording = load_wording(_LANGUAGE)
    table = _table("said", "status", "who", "when", "not said", "claim", "words")
    for stage in stages(record):
        one = stage.statement
        withheld = [wording.withheld.get(slot, slot) for slot in one.withheld]
        table.add_row(
            stage.day or _NONE,
            wording.status.get(stage.status, stage.status),
            _who(stage.origin, names),
            in_words(one.time, wording.time) if one.time else _NONE,
            ", ".join(withheld) or _NONE,
            " ".join(filter(None, (one.id[:_SHORT], _JUDGED.get(one.judged or "")))),
            Text(" ".join(one.quote.split()), style="italic"),
        )
    return table


def _distinct(record: Record) -> list[Any]:
    """The strongest bond of each wording."""
    return list({bond.why: bond for bond in reversed(record.bonds)}.values())[::-1]


def _reported(origin: Origin) -> Iterator[tuple[Statement, str]]:
    """The reports of an origin: the first of each family, then its copies."""
    seen: set[int] = set()
    documents: set[str] = set()
    ordered = sorted(origin.statements, key=lambda one: (one.published or "9999", one.id))
    first = {one.family: one for one in reversed(ordered)}
    place = {family: (one.published or "9999", one.id) for family, one in first.items()}
    for one in sorted(ordered, key=lambda one: (place[one.family], one.published or "9999")):
        if one.document in documents:
            continue
        yield one, f"copy of {first[one.family].name}" if one.family in seen else ""
        documents.add(one.document)
        seen.add(one.family)


def _rating(one: Statement, ratings: Mapping[str, Rating]) -> Rating:
    outlet = one.outlet or _NONE
    return ratings.get(outlet, Rating(outlet))


def _what(record: Record, names: Names) -> str:
    """ "transfer: Russia → Belarus, Iskander-M, in Minsk"."""
    named = {
        role: ", ".join(names.label(id, _LANGUAGE) for id in record.filled(role)) for role in _ROLES
    }
    parties = named["actor"] or _NONE
    if named["recipient"]:
        parties += f" → {named['recipient']}"
    where = f"in {named['location']}" if named["location"] else ""
    return f"{record.event}: {', '.join(filter(None, (parties, named['object'], where)))}"


def _who(origin: Origin, names: Names) -> str:
    if origin.side is None:
        return f"{origin.speaker or 'an outlet'} in its own voice"
    speaker, of = (names.label(id or "", _LANGUAGE) for id in (origin.speaker, origin.side))
    return speaker if speaker == of else f"{speaker} ({of})"


def _reports(origin: Origin) -> str:
    return ", ".join([_count(origin.reports, "report"), _count(origin.copies, "copy")])


def _statuses(record: Record) -> str:
    words = load_wording(_LANGUAGE).status
    return " → ".join(words.get(status, status) for status in _reached(record))


def _reached(record: Record) -> list[str]:
    """The statuses in the order in which they were first said."""
    return list(dict.fromkeys(stage.status for stage in stages(record)))


def _count(number: int, noun: str) -> str:
    plural = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for heading in headings:
        table.add_column(heading, header_style="dim", overflow="fold")
    return table
