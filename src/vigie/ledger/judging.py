"""Judges claims, records and judgements, inside the transaction of the caller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, SelectBase, or_, select

from vigie.errors import LedgerError, SettingError
from vigie.ledger.corrections import checked
from vigie.ledger.grouping import members_of, place_judged
from vigie.ledger.judgements import append_judgement, load_judgements, undone
from vigie.ledger.loading import load_claims
from vigie.ledger.queries import all_claims, current_claims, until
from vigie.ledger.records import current_id
from vigie.ledger.rulings import rule, rule_again, told_now
from vigie.ledger.sides import append_sides, sides_of
from vigie.ledger.stored import StoredClaim
from vigie.ledger.tables import claims, judgements, profiles, rulings, sides, tellings
from vigie.model.judgement import Judgement

SHORTEST_ID = 6
_FOREVER = until(None)


def judge(
    connection: Connection, asked: Judgement, fields: Mapping[str, Sequence[str]]
) -> Judgement:
    """Notes a judgement and applies it; gives it with whole ids and checked fields.

    Raises LedgerError for what the ledger does not have, SettingError for a judgement without a
    reason, an author or a field that makes sense.
    """
    if not asked.reason.strip():
        raise SettingError("a judgement needs a reason; say why in a sentence")
    if not asked.author.strip():
        raise SettingError("a judgement needs an author; say who judges")
    if asked.kind == "undo":
        return _undo(connection, asked)
    if asked.kind in ("same", "apart"):
        return _judge_records(connection, asked)
    if asked.kind == "correct":
        asked = replace(asked, content=checked(fields))
    return _judge_claim(connection, asked)


def about(connection: Connection, id: str | None, moment: datetime) -> tuple[Judgement, ...]:
    """The judgements of a claim or record, or all; the first one first."""
    wanted = select(judgements.c.number).where(judgements.c.at < moment)
    if id is not None:
        wanted = wanted.where(judgements.c.number.in_(_about(connection, id, moment)))
    return tuple(judgement for judgement, _ in load_judgements(connection, wanted))


def _judge_claim(connection: Connection, asked: Judgement) -> Judgement:
    claim = _claim(connection, asked.target)
    if claim is None and asked.kind == "note":
        return _judge_records(connection, asked)
    if claim is None:
        raise LedgerError(f"it has no claim {asked.target} that counts; vigie record shows them")
    judgement = replace(asked, target=claim.id)
    number = _append(connection, judgement)
    rule(connection, number, claim, judgement.at)
    return judgement


def _judge_records(connection: Connection, asked: Judgement) -> Judgement:
    """Merges two records, splits them or a claim from one, or notes something of one."""
    record = current_id(connection, asked.target, _FOREVER)
    ours = members_of(connection, record)
    other, theirs = None, list[int]()
    if asked.other is not None:
        other, theirs = _other_side(connection, asked, record)
    judgement = replace(asked, target=record, other=other)
    number = _append(connection, judgement)
    given = [(one, 0) for one in ours if one not in theirs] + [(one, 1) for one in theirs]
    touched = append_sides(connection, number, given)
    if judgement.kind != "note":
        place_judged(connection, touched, judgement.at)
    return judgement


def _other_side(connection: Connection, asked: Judgement, record: str) -> tuple[str, list[int]]:
    """The other record, or the claim that is split off, with its profiles."""
    claim = _claim(connection, asked.other or "") if asked.kind == "apart" else None
    if claim is None:
        other = current_id(connection, asked.other or "", _FOREVER)
        if other == record:
            raise LedgerError(f"both are record {record} already; name two records")
        theirs = members_of(connection, other)
        if asked.kind == "same":
            _check_events(connection, [*members_of(connection, record), *theirs])
        return other, theirs
    told, ours = told_now(connection, claim), members_of(connection, record)
    if told not in ours:
        raise LedgerError(f"claim {claim.id} is not in record {record}; vigie record shows its own")
    if len(ours) == 1:
        raise LedgerError(
            f"all claims of record {record} say the same of it; correct or reject the claim instead"
        )
    return claim.id, [told]


def _check_events(connection: Connection, members: list[int]) -> None:
    contents = select(profiles.c.content).where(profiles.c.number.in_(members))
    events = sorted({content["event"] for content in connection.scalars(contents)})
    if len(events) > 1:
        raise LedgerError(
            f"they are of different events, {' and '.join(events)}; correct the event of a claim "
            "that is wrong instead"
        )


def _undo(connection: Connection, asked: Judgement) -> Judgement:
    before, number = _judgement(connection, asked.target)
    if before.id in undone(connection):
        raise LedgerError(f"judgement {before.id} is undone already; vigie review history shows it")
    judgement = replace(asked, target=before.id)
    own = _append(connection, judgement)
    ruled = select(rulings.c.claim).where(rulings.c.judgement == number)
    for claim in list(load_claims(connection, all_claims().where(claims.c.number.in_(ruled)))):
        rule_again(connection, own, claim, judgement.at)
    touched = append_sides(connection, own, sides_of(connection, number))
    if touched:
        place_judged(connection, touched, judgement.at)
    return judgement


def _append(connection: Connection, judgement: Judgement) -> int:
    same = select(judgements.c.number).where(judgements.c.id == judgement.id)
    if connection.scalar(same) is not None:
        raise LedgerError("the same was judged at the same moment already")
    return append_judgement(connection, judgement)


def _judgement(connection: Connection, id: str) -> tuple[Judgement, int]:
    """A judgement by its id or the beginning of it. Raises LedgerError without one."""
    named = select(judgements.c.number).where(judgements.c.id.startswith(id, autoescape=True))
    found = list(load_judgements(connection, named)) if _is_id(id) else []
    if len(found) != 1:
        problem = "several judgements begin with" if found else "it has no judgement"
        raise LedgerError(f"{problem} {id}; vigie review history shows them")
    return found[0]


def _claim(connection: Connection, id: str) -> StoredClaim | None:
    """The claim that counts with this id or a longer one. Raises LedgerError for several."""
    if not _is_id(id):
        return None
    named = current_claims(_FOREVER).where(claims.c.id >= id, claims.c.id <= id + "g")
    found = list(load_claims(connection, named))
    if len({claim.id for claim in found}) > 1:
        raise LedgerError(f"several claims begin with {id}; give more of the id")
    return found[0] if found else None


def _is_id(id: str) -> bool:
    return len(id) >= SHORTEST_ID and set(id) <= set("0123456789abcdef")


def _about(connection: Connection, id: str, moment: datetime) -> SelectBase:
    """Numbers of the judgements of a claim, also one that counts no more, or of a record."""
    named = select(claims.c.number).where(claims.c.id >= id, claims.c.id <= id + "g")
    if _is_id(id) and connection.scalar(named.limit(1)) is not None:
        return select(rulings.c.judgement).where(rulings.c.claim.in_(named))
    members = members_of(connection, current_id(connection, id, moment), moment)
    told = select(tellings.c.claim).where(tellings.c.profile.in_(members))
    ruled = select(rulings.c.judgement).where(
        or_(rulings.c.claim.in_(told), rulings.c.profile.in_(members))
    )
    return ruled.union(select(sides.c.judgement).where(sides.c.profile.in_(members)))
