"""Who stands behind a record: origins with their relays, what they say when, how far to believe."""

from __future__ import annotations

from collections import defaultdict

from vigie.codebook.register import load_register
from vigie.ledger.profiles import side
from vigie.model.record import Credibility, Origin, Record, Stage, Statement

_LATEST = "9999"
_VAGUE = ("possible", "requested")


def origins(record: Record) -> tuple[Origin, ...]:
    """The distinct origins, those with most reports first."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in record.statements:
        found[_speaker(one) or "", _side(one) or ""].append(one)
    every = [
        Origin(speaker or None, side or None, tuple(statements))
        for (speaker, side), statements in found.items()
    ]
    return tuple(
        sorted(every, key=lambda one: (one.side is None, -one.reports, one.speaker or "~"))
    )


def stages(record: Record) -> tuple[Stage, ...]:
    """What each origin says, status by status, in the order of days; unknown days come last."""
    found = []
    for origin in origins(record):
        by_status: dict[str, list[Statement]] = defaultdict(list)
        for one in sorted(origin.statements, key=_order):
            by_status[one.status].append(one)
        for status, statements in by_status.items():
            reports = len({one.document for one in statements})
            found.append(Stage(statements[0].day, status, origin, statements[0], reports))
    return tuple(sorted(found, key=lambda stage: (stage.day or _LATEST, stage.statement.id)))


def credibility(record: Record) -> Credibility:
    """How far the record is to be believed, by the sides that stand for it and against it."""
    last = _last_words(record)
    against = sorted(_name(side) for side, one in last.items() if one.profile.phase == "denied")
    there = [side for side, one in last.items() if one.profile.phase == "there"]
    ahead = [side for side, one in last.items() if one.profile.phase == "ahead"]
    sure = [side for side in ahead if last[side].status not in _VAGUE]
    stands = sorted(map(_name, there or sure))
    what = "it has come about" if there else "it is to come"
    denies = f"{_list(against)} {_verb(against, 'deny')} it"
    if len(stands) > 1 and not against:
        return Credibility(1, f"{_list(stands)}, with separate interests, say that {what}")
    if len(stands) > len(against) > 0 and len(stands) > 1:
        return Credibility(2, f"{_list(stands)} say that {what}; {denies}")
    if len(stands) > 1:
        return Credibility(3, f"{_list(stands)} say that {what}; as many sides deny it: {denies}")
    if stands and not against:
        return Credibility(3, f"only {stands[0]} says that {what}; nobody denies it")
    if stands:
        return Credibility(4, f"only {stands[0]} says that {what}; {denies}")
    if against:
        return Credibility(5, f"no named side stands for it; {denies}")
    if ahead:
        return Credibility(
            6, f"{_list(sorted(map(_name, ahead)))} only speak of what may be or should be"
        )
    return Credibility(6, "only outlets in their own voice say it: nobody else is named")


def _last_words(record: Record) -> dict[str, Statement]:
    """The last statement of each side; the voice of outlets is none."""
    sided = [one for one in record.statements if _side(one)]
    return {_side(one) or "": one for one in sorted(sided, key=_order)}


def _order(one: Statement) -> tuple[str, str]:
    return (one.day or _LATEST, one.id)


def _speaker(one: Statement) -> str | None:
    """Who asserts: of an outlet's own voice, the agency whose words they are, else the outlet."""
    return one.source.speaker or one.source.relay or one.agency or one.outlet


def _side(one: Statement) -> str | None:
    if one.source.speaker is None:
        return None
    return one.source.on_behalf_of or side(one.source.speaker)


def _verb(subjects: list[str], verb: str) -> str:
    return verb if len(subjects) > 1 else f"{verb.removesuffix('y')}ies"


def _list(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _name(side: str) -> str:
    return load_register().label(side, "en")
