"""When the event of a trigger happens: the times a text names, and how each stands to it.

A time is one EDTF value with all the expressions of it near the trigger. The arbiter chooses
among the times of the trigger's sentence, of those before it and of the next, and none at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from vigie.claims.triggers import TriggerHit
from vigie.language.analysis import Analysis
from vigie.language.dates import DateExpression
from vigie.language.parse import Token
from vigie.model.span import Span

_DATED = frozenset({"date", "range", "since", "until"})
_PREDICATES = frozenset({"VERB", "AUX"})
_CHAIN = 3
# Sentences before the trigger's that are told apart.
_BACK = 4
_GAPS = (3, 12, 30, 60, 120)
_MOST = 3
# Characters between words of saying and the time right behind them.
_BEHIND = 2
# How many times are weighed for one trigger.
_NEAREST = 4


class Dated(NamedTuple):
    """A resolved expression of time: its head, the verb (or root) above it, its sentence."""

    date: DateExpression
    word: Token
    governor: Token
    sentence: int


class Mentioned(NamedTuple):
    """An expression of time as it stands to a trigger; they sort by nearness.

    `back` is how many sentences before it stands (beyond the last told apart for all earlier
    ones, then for the next one). `place` is its syntactic rank in the trigger's sentence ("0" is
    governed by the trigger), "cue" for a time of saying, "far" for any other; or "back1" and so
    on. `gap` is the distance in code points.
    """

    back: int
    place: str
    gap: int
    start: int
    dated: Dated


@dataclass(frozen=True, slots=True)
class Moment:
    """A trigger whose time is asked for, in a text that appeared on `day` (ISO).

    `speech` is whether its event is an act of speech, `said` whether somebody says it, `form` its
    tense and mood; `cues` are the words of saying and of who says, `contents` what is said,
    `triggered` the events by token.
    """

    hit: TriggerHit
    speech: bool
    said: bool
    form: str
    day: str | None
    cues: list[Span]
    contents: list[Span]
    triggered: dict[int, list[str]]


def dated(dates: list[DateExpression], analysis: Analysis) -> list[Dated]:
    """The expressions that may tell when something happens."""
    found = []
    for date in dates:
        phrase = analysis.doc.phrase(date.span)
        if phrase and date.kind in _DATED and date.edtf is not None:
            word = phrase.root
            found.append(Dated(date, word, _governor(word), analysis.sentence_of[word.i]))
    return found


def governing_time(moment: Moment, here: int, dates: list[Dated]) -> DateExpression | None:
    """The expression in the sentence that the trigger governs most closely, if any.

    What a verb of saying governs is the time of saying, unless the event is an act of speech.
    """
    ranked = [
        found
        for one in dates
        if one.sentence == here
        for found in [_mentioned(one, moment, here)]
        if found.place.isdigit()
    ]
    return min(ranked)[-1].date if ranked else None


def times_of(moment: Moment, here: int, dates: list[Dated]) -> list[list[Mentioned]]:
    """The times near a trigger, each with its expressions; the nearest first."""
    near = sorted(_mentioned(one, moment, here) for one in dates if one.sentence <= here + 1)
    found: dict[str | None, list[Mentioned]] = {}
    for mentioned in near:
        found.setdefault(mentioned.dated.date.edtf, []).append(mentioned)
    return list(found.values())[:_NEAREST]


def _mentioned(one: Dated, moment: Moment, here: int) -> Mentioned:
    hit, (start, end) = moment.hit, one.date.span
    gap = max(start - hit.span.end, hit.span.start - end, 0)
    back = min(here - one.sentence, _BACK + 1)
    if back == 0:
        return Mentioned(0, _place(one, moment), gap, start, one)
    if back < 0:
        return Mentioned(_BACK + 2, "next", gap, start, one)
    return Mentioned(back, f"back{back}", gap, start, one)


def _place(one: Dated, moment: Moment) -> str:
    rank = _rank(one, moment)
    if rank is not None:
        return str(rank)
    return "cue" if tells_saying(one, moment.cues) else "far"


def _rank(one: Dated, moment: Moment) -> int | None:
    """0 when the trigger governs the date, higher the further away; None for other times."""
    hit, governor = moment.hit, one.governor
    anchors = {hit.anchor.i, hit.token.i}
    if governor.i in anchors or one.word.head.i in anchors:
        return 0
    chain = _chain(hit.anchor)
    if tells_saying(one, moment.cues):
        return (1 if governor.i in chain else None) if moment.speech else None
    if governor.i in chain:
        return 1
    if hit.anchor.i in _chain(governor):
        return 2
    return 3 if governor.sent.root.i == governor.i else None


def _governor(token: Token) -> Token:
    """The verb, or else the root, above a token."""
    current = token.head
    while current.pos_ not in _PREDICATES and current.head.i != current.i:
        current = current.head
    return current


def _chain(token: Token) -> list[int]:
    found = []
    for _ in range(_CHAIN):
        if token.head.i == token.i:
            break
        token = token.head
        found.append(token.i)
    return found


def tells_saying(one: Dated, cues: list[Span]) -> bool:
    """Whether a time is that of saying: it stands right behind words of saying, or under them.

    A participle belongs to its noun ("une annonce faite mardi").
    """
    governor = one.governor.head if one.governor.dep_.startswith("acl") else one.governor
    return any(
        start <= governor.idx < end or 0 <= one.date.span.start - end <= _BEHIND
        for start, end in cues
    )


def tense_of(date: DateExpression | None, day: str | None) -> str:
    """Where a time lies as of the day of the report: past, future, now, since, until, open."""
    if date is not None and date.kind in ("since", "until"):
        return date.kind
    if date is None or day is None:
        return "open"
    if date.latest and date.latest < day:
        return "past"
    if date.earliest and date.earliest > day:
        return "future"
    return "now"


def time_features(order: int, times: list[list[Mentioned]], moment: Moment) -> list[str]:
    """Named features of the time of rank `order` among those of a trigger, for the arbiter."""
    found, hit, event = times[order][0], moment.hit, moment.hit.trigger.event
    date, place, back = found.dated.date, found.place, min(found.back, 1)
    form = moment.form
    tense = tense_of(date, moment.day)
    here = min(sum(other[0].back == 0 for other in times), _MOST)
    bare = here == 0
    features = [
        f"place={place}",
        f"event,place={event},{place}",
        f"tense,form={tense},{form}",
        f"event,tense={event},{tense},{back}",
        f"event,kind={event},{date.kind}",
        f"rule={date.rule}",
        f"grain={date.grain},{back}",
        f"count={min(len(times[order]), _MOST)},{back}",
        f"today={date.edtf == moment.day},{back}",
        f"event,same={event},{_tells(found.dated, moment)},{back}",
        f"bare,back,event={bare},{found.back},{event}",
        f"bare,back,form={bare},{found.back},{form}",
        f"bare,back,tense={bare},{found.back},{tense}",
        f"lead={found.dated.sentence <= 1},{back},{bare}",
    ]
    inside = any(start <= found.start < end for start, end in moment.contents)
    standing = (
        ("form", form),
        ("kind", date.kind),
        ("tense", tense),
        ("gap", next((str(limit) for limit in _GAPS if found.gap <= limit), "more")),
        ("side", "before" if found.start < hit.span.start else "after"),
        ("here", here),
        ("order", min(order, _MOST)),
        ("said", f"{moment.said},{inside}"),
        ("pos", hit.trigger.pos),
        ("rule", hit.trigger.rule),
        ("dep", hit.anchor.dep_),
        ("word", found.dated.word.dep_),
        ("grain", date.grain),
        ("speech", f"{moment.speech},{here}"),
        ("governor", _announced(found.dated, moment)),
        ("between", _between(found, moment)),
    )
    return features + [f"place,{name}={place},{value}" for name, value in standing]


def _announced(one: Dated, moment: Moment) -> str:
    """Whether the verb above a time announces the same event, another or none."""
    events = moment.triggered.get(one.governor.i, ())
    return "same" if moment.hit.trigger.event in events else "other" if events else "none"


def _tells(one: Dated, moment: Moment) -> bool:
    """Whether the sentence of a time announces the same event."""
    event, sentence = moment.hit.trigger.event, one.word.sent
    triggered = map(moment.triggered.get, range(sentence.start, sentence.end))
    return any(event in events for events in filter(None, triggered))


def _between(found: Mentioned, moment: Moment) -> str:
    """How many other triggers and commas stand between a time and the trigger."""
    if found.back:
        return "-"
    word, anchor = found.dated.word, moment.hit.anchor
    first, last = sorted((word.i, anchor.i))
    others = sum(map(moment.triggered.__contains__, range(first + 1, last)))
    commas = sum(token.text == "," for token in word.doc[first + 1 : last])
    return f"{min(others, 2)},{min(commas, 2)}"


def untimed_features(times: list[list[Mentioned]], moment: Moment, title: bool) -> list[str]:
    """Named features of leaving a trigger without a time, for the arbiter."""
    hit, form, event = moment.hit, moment.form, moment.hit.trigger.event
    best = times[0][0].place if times else "-"
    return [
        "untimed",
        f"untimed,event={event}",
        f"untimed,best={best}",
        f"untimed,event,best={event},{best}",
        f"untimed,form={form}",
        f"untimed,event,form={event},{form}",
        f"untimed,best,form={best},{form}",
        f"untimed,times={min(len(times), _MOST + 1)}",
        f"untimed,said={moment.said},{best}",
        f"untimed,pos={hit.trigger.pos},{best}",
        f"untimed,rule={hit.trigger.rule}",
        f"untimed,title={title},{best}",
        f"untimed,dep={hit.anchor.dep_},{best}",
    ]
