"""Records as they are now, or were at the end of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select, union

from vigie.codebook.kinship import kinship_edition
from vigie.errors import LedgerError
from vigie.ledger.grouping import FOUND_ALL, load_profiles, members_of
from vigie.ledger.queries import current_claims, latest_membership, latest_ruling
from vigie.ledger.sides import judged_pairs
from vigie.ledger.tables import (
    claims,
    documents,
    facets,
    families,
    memberships,
    profiles,
    rulings,
    tellings,
    ties,
    versions,
)
from vigie.model.claim import Source
from vigie.model.record import Bond, Doubt, Profile, Record, Statement

# Profiles looked at in one go while a timeline is filled.
_BATCH = 200
_SHORTEST_ID = 6
# What a statement is made of: other columns would be read for nothing.
_OF_CLAIM = (
    "id", "status", "time", "quantity", "withheld", "quote",
    "speaker", "on_behalf_of", "act", "channel", "relay", "said",
)  # fmt: skip
_OF_VERSION = ("outlet", "agency", "title", "published")
_RAREST_FIRST = ("object", "place", "recipient", "actor", "event")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is of: ids as in the codebook, days of the event, first and last included.

    An object may be a class of arms, a place a state. Where no claim says when, the day that it
    was said counts.
    """

    event: str | None = None
    actor: str | None = None
    recipient: str | None = None
    object: str | None = None
    place: str | None = None
    first: date | None = None
    last: date | None = None


def timeline(connection: Connection, wanted: Wanted, moment: datetime, limit: int) -> list[Record]:
    """The latest records that are wanted, in the order of their days."""
    found: dict[str, Record] = {}
    seen: set[str] = set()
    few = {"yield_per": _BATCH}
    with connection.execute(_candidates(wanted, moment), execution_options=few) as rows:
        for batch in rows.scalars().partitions():
            fresh = [id for id in dict.fromkeys(batch) if id not in seen]
            seen.update(fresh)
            while fresh and len(found) < limit:
                next_ones = fresh[: limit - len(found)]
                fresh = fresh[len(next_ones) :]
                found.update(load_records(connection, next_ones, moment))
            if len(found) >= limit:
                break
    return sorted(found.values(), key=lambda record: (record.day or "", record.id))


def load_records(connection: Connection, ids: Iterable[str], moment: datetime) -> dict[str, Record]:
    """The records by id, without bonds; those of which no claim counts are left out."""
    told: dict[str, list[Statement]] = defaultdict(list)
    rows = connection.execute(_statements(list(ids), moment)).all()
    said = dict(load_profiles(connection, {row.profile for row in rows}))
    for row in rows:
        told[row.record].append(_statement(row, said[row.profile]))
    return {id: Record(id, tuple(statements)) for id, statements in told.items()}


def record(connection: Connection, id: str, moment: datetime) -> Record:
    """One record by its id, an id that it once had, or the beginning of one of these.

    Raises LedgerError when there is none, or several.
    """
    current = current_id(connection, id, moment)
    known = load_records(connection, [current], moment).get(current)
    if known is None:
        raise LedgerError(f"no claim of record {id} counts any more, or did then")
    bonds, doubts = _bonds(connection, current, moment)
    return Record(current, known.statements, bonds, doubts)


def _candidates(wanted: Wanted, moment: datetime) -> Select[Any]:
    """Ids of records, the latest days first; one may come several times."""
    asked = [(kind, getattr(wanted, kind)) for kind in _RAREST_FIRST]
    (kind, value), *others = [pair for pair in asked if pair[1]] or [FOUND_ALL]
    found = select(memberships.c.record).select_from(facets)
    newest = latest_membership(moment, facets.c.profile)
    found = found.join(memberships, memberships.c.number == newest)
    found = found.where(facets.c.kind == kind, facets.c.value == value)
    for other_kind, other_value in others:
        more = facets.alias()
        matches = select(more.c.profile).where(
            more.c.kind == other_kind, more.c.value == other_value,
            more.c.day == facets.c.day, more.c.profile == facets.c.profile,
        )  # fmt: skip
        found = found.where(matches.exists())
    if wanted.first:
        found = found.where(facets.c.day >= wanted.first.isoformat())
    if wanted.last:
        found = found.where(facets.c.day != "", facets.c.day <= wanted.last.isoformat())
    return found.order_by(facets.c.day.desc(), facets.c.profile.desc())


def _statements(records: list[str], moment: datetime) -> Select[Any]:
    """The claims of records that count, with their profile, record and report."""
    # So that databases begin here, and do not look at all claims.
    ever = union(
        *(
            select(table.c.claim)
            .join(memberships, memberships.c.profile == table.c.profile)
            .where(memberships.c.record.in_(records))
            for table in (tellings, rulings)
        )
    )
    told = func.coalesce(rulings.c.profile, tellings.c.profile)
    family = (
        select(families.c.family)
        .where(families.c.version == versions.c.number, families.c.since < moment)
        .order_by(families.c.since.desc(), families.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        current_claims(moment)
        .join(tellings, tellings.c.claim == claims.c.number)
        .outerjoin(rulings, rulings.c.number == latest_ruling(moment))
        .join(profiles, profiles.c.number == told)
        .join(memberships, memberships.c.number == latest_membership(moment, profiles.c.number))
        .where(claims.c.number.in_(ever), memberships.c.record.in_(records))
        .where(func.coalesce(rulings.c.standing, "") != "reject")
        .with_only_columns(
            *(claims.c[name] for name in _OF_CLAIM),
            documents.c.id.label("document_id"),
            *(versions.c[name] for name in _OF_VERSION),
            rulings.c.standing,
            rulings.c.content.label("corrections"),
            profiles.c.number.label("profile"),
            memberships.c.record,
            func.coalesce(family, versions.c.number).label("family"),
        )
    )


def _statement(row: Row[Any], profile: Profile) -> Statement:
    right = row.corrections or {}
    return Statement(
        id=row.id,
        document=row.document_id,
        family=row.family,
        profile=profile,
        status=right.get("status", row.status),
        time=right.get("time", row.time),
        quantity=right.get("quantity", row.quantity),
        withheld=tuple(row.withheld),
        quote=row.quote,
        source=Source(
            right.get("speaker", row.speaker),
            right.get("on_behalf_of", row.on_behalf_of),
            row.act, row.channel, row.relay, row.said,
        ),
        name=row.title or row.document_id,
        outlet=row.outlet,
        agency=row.agency,
        published=row.published,
        judged=row.standing or None,
    )  # fmt: skip


def current_id(connection: Connection, id: str, moment: datetime) -> str:
    """Every id of a record is that of a profile in it: where this profile is, the record is."""
    if len(id) < _SHORTEST_ID or not set(id) <= set("0123456789abcdef"):
        raise LedgerError(f"{id!r} is no id of a record; vigie timeline shows them")
    named = (
        select(profiles.c.id, memberships.c.record)
        .select_from(profiles)
        .join(memberships, memberships.c.number == latest_membership(moment, profiles.c.number))
        .where(profiles.c.id >= id, profiles.c.id <= id + "g")
    )
    found: set[str] = {row.record for row in connection.execute(named)}
    if not found:
        raise LedgerError(f"it has no record {id}, or had none then; vigie timeline shows them")
    if len(found) > 1:
        raise LedgerError(f"several records begin with {id}; give more of the id")
    return found.pop()


def _bonds(
    connection: Connection, id: str, moment: datetime
) -> tuple[tuple[Bond, ...], tuple[Doubt, ...]]:
    """What ties the profiles of a record to one another, and to those of other records."""
    of_record = members_of(connection, id, moment)
    touching = select(ties).where(
        or_(ties.c.one.in_(of_record), ties.c.other.in_(of_record)),
        ties.c.rules == kinship_edition(),
    )
    rows = connection.execute(touching.order_by(ties.c.points.desc(), ties.c.number)).all()
    judged = judged_pairs(connection, of_record, moment)
    ends = {end for row in rows for end in (row.one, row.other)}
    records, ids = _records_of(connection, ends.union(*judged), moment)
    bonds = [
        Bond(ids[a], ids[b], 0.0, (f"{last.author} judged them to be one: {last.reason}",))
        for (a, b), last in judged.items()
        if last.kind == "same" and records.get(a) == records.get(b)
    ]
    apart = {end for pair, last in judged.items() if last.kind == "apart" for end in pair}
    settled = {id, *(records[end] for end in apart & records.keys())}
    doubts: dict[str, Doubt] = {}
    for row in rows:
        if row.one not in records or row.other not in records:
            continue
        bond = Bond(ids[row.one], ids[row.other], row.points, tuple(row.why))
        others = {records[row.one], records[row.other]} - {id}
        if not others and row.verdict == "same":
            bonds.append(bond)
        for other in others - settled:
            doubts.setdefault(other, Doubt(other, bond))
    return tuple(bonds), tuple(doubts.values())


def _records_of(
    connection: Connection, numbers: Iterable[int], moment: datetime
) -> tuple[dict[int, str], dict[int, str]]:
    """The record and the id of each profile that was known by then."""
    wanted = (
        select(profiles.c.number, profiles.c.id, memberships.c.record)
        .select_from(profiles)
        .join(memberships, memberships.c.number == latest_membership(moment, profiles.c.number))
        .where(profiles.c.number.in_(list(numbers)))
    )
    rows = connection.execute(wanted).all()
    return {row.number: row.record for row in rows}, {row.number: row.id for row in rows}
