"""Who did what to whom: candidates for the roles of a trigger, and what chooses among them.

A candidate is one thing or party, with all its mentions near the trigger: "Moscow", "the Russian
army" and "Putin" are one candidate, RUS. Roles are filled from the sentence or, where it leaves
them open, from what was said before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from vigie.claims.arguments import NAMING, Arguments, arguments, is_passive, place_of, preposition
from vigie.claims.triggers import TriggerHit
from vigie.codebook.events import EventRow
from vigie.codebook.register import Register
from vigie.language.analysis import Analysis
from vigie.language.parse import Token
from vigie.model.mention import Mention
from vigie.model.span import Span

ROLES = ("actor", "recipient", "object", "location")
# Outlets and agencies pass claims on; they are no party to events.
_RELAYS = frozenset({"news-agency", "state-news-agency", "outlet"})
_THINGS = frozenset({"weapon", "class", "treaty"})
_FRAME_PLACES = {"subj": "subject", "obj": "object", "indirect": "indirect"}
_IN = frozenset(
    "en au aux à dans sur chez vers depuis près hors "
    "in at on into from to near over off around inside across".split()
)
_BACK = 3
# How many candidates of a group count that are named more than a sentence before the trigger, and
# the groups that count in the trigger's own sentence only.
_FAR = 3
_HERE = frozenset({"place", "ground", "relay"})
# What stands between two things of a list: a comma or "and", an article, perhaps a word.
LINK = re.compile(
    r"[\s\u00a0]*(?:,|,?[\s\u00a0]*(?:et|and|ou|or|nor|ni|ainsi que|as well as|puis))[\s\u00a0]+"
    r"(?:(?:l['’]|d['’]|(?:le|la|les|the|à|aux|au|de|du|des|a|an|un|une|to|some|its)[\s\u00a0]+)?"
    r"(?:[^\W\d]+[\s\u00a0]+)?)?",
    re.IGNORECASE,
)
_LONGEST_LINK = 30
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NEAREST = itemgetter(0, 1, 2)
_NEVER: Counter[str] = Counter()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One party or thing. `mentions` are those nearest the trigger, best linked first.

    `sort` is closer than `group`: the class of arms, the kind of organisation.
    `place` is its place with the trigger ("" when it depends on nothing there), `back` how many
    sentences before the trigger it was last named, `gap` how many code points from it, `group`
    what it is good for: actor, ground (a state as a place), place, relay, treaty or the kind of
    arms.
    """

    id: str
    group: str
    sort: str
    mentions: tuple[Mention, ...]
    place: str
    back: int
    gap: int

    @property
    def mention(self) -> Mention:
        """The mention that links it best."""
        return self.mentions[0]


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger with all that may take part in its event.

    `lists` are its candidates, those together that the text lists together; `expected` are the
    roles that syntax fills.
    """

    hit: TriggerHit
    candidates: tuple[Candidate, ...]
    lists: list[list[Candidate]]
    passive: bool
    expected: frozenset[str]


def group_of(mention: Mention, register: Register) -> str:
    """What a mention is good for (see `Candidate`)."""
    if mention.kind == "weapon":
        return "arms"
    if mention.kind == "class":
        return register.group(mention.id)
    if mention.kind == "organisation" and register.group(mention.id) in _RELAYS:
        return "relay"
    return mention.kind if mention.kind in ("treaty", "place", "office") else "actor"


class _Part(NamedTuple):
    """A mention that may take part in events: its head, and the id and group it stands for."""

    mention: Mention
    head: Token
    keys: tuple[tuple[str, str], ...]


class _Cast(NamedTuple):
    """What the scenes of all events that the same words may announce have in common.

    `linked` are the places that its candidates have.
    """

    candidates: tuple[Candidate, ...]
    lists: list[list[Candidate]]
    passive: bool
    linked: set[str]


class Stage:
    """The mentions of one text, from which each trigger gets its scene."""

    def __init__(self, analysis: Analysis, register: Register) -> None:
        self._text = analysis.text
        self._sentence_of = analysis.sentence_of
        self._register = register
        self._parts = {
            number: [
                _Part(one, analysis.heads[one], tuple(_keys(one, analysis, register)))
                for one in mentions
                if not _names_its_system(one, analysis)
            ]
            for number, mentions in analysis.by_sentence.items()
        }
        # One word may trigger several events, with the same candidates for all of them.
        self._casts: dict[tuple[int, Span], _Cast] = {}

    def scene(self, hit: TriggerHit) -> Scene:
        """The candidates of a trigger: of its sentence, the few before it, and the title."""
        key = hit.anchor.i, hit.span
        if key not in self._casts:
            self._casts[key] = self._cast(hit)
        cast = self._casts[key]
        roles = {expected_role(place, hit) for place in cast.linked}
        expected = frozenset(roles.intersection(ROLES))
        return Scene(hit, cast.candidates, cast.lists, cast.passive, expected)

    def _cast(self, hit: TriggerHit) -> _Cast:
        places = arguments(hit.anchor)
        lists = [_share_place(one) for one in _lists(self._candidates(hit, places), self._text)]
        candidates = tuple(chain.from_iterable(lists))
        linked = {candidate.place for candidate in candidates if candidate.place}
        return _Cast(candidates, lists, is_passive(hit.anchor), linked)

    def _candidates(self, hit: TriggerHit, places: Arguments) -> list[Candidate]:
        here = self._sentence_of[hit.anchor.i]
        found: dict[tuple[str, str], list[tuple[int, bool, int, Mention, str]]] = {}
        for number in [*range(here, max(-1, here - _BACK - 1), -1), *([0] if here > _BACK else [])]:
            for mention, head, keys in self._parts.get(number, ()):
                gap = _gap(mention.span, hit.span)
                if not gap and _is_trigger(mention, hit):
                    continue
                place = place_of(head, places) if number == here else ""
                for key in keys:
                    if number == here or key[1] not in _HERE:
                        entry = (here - number, not place, gap, mention, place)
                        found.setdefault(key, []).append(entry)
        candidates = []
        for (id, group), entries in found.items():
            entries.sort(key=_NEAREST)
            back, _, gap, _, place = entries[0]
            near = tuple(entry[3] for entry in entries if entry[0] == back)
            sort = _sort_of(id, near[0], self._register)
            candidates.append(Candidate(id, group, sort, near, place, back, gap))
        return _nearest(candidates)


def _nearest(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates without those that have others of their group between them and the trigger."""
    far: Counter[str] = Counter()
    found = []
    for candidate in sorted(candidates, key=lambda one: (one.back, one.gap)):
        far[candidate.group] += candidate.back > 1
        if far[candidate.group] <= _FAR:
            found.append(candidate)
    return found


def _is_trigger(mention: Mention, hit: TriggerHit) -> bool:
    """Whether a trigger's own words are the mention; a class may stand in a longer trigger."""
    return mention.span.overlaps(hit.span) and (mention.kind != "class" or mention.span == hit.span)


def _lists(candidates: list[Candidate], text: str) -> list[list[Candidate]]:
    """Candidates in groups that a text lists together ("Berlin, La Haye et Copenhague")."""
    found: list[list[Candidate]] = []
    for candidate in sorted(
        candidates, key=lambda one: (one.group, one.back, one.mentions[0].span)
    ):
        if found and _listed_with(found[-1][-1], candidate, text):
            found[-1].append(candidate)
        else:
            found.append([candidate])
    return found


def _listed_with(before: Candidate, after: Candidate, text: str) -> bool:
    if before.back != after.back or before.group != after.group:
        return False
    between = text[before.mention.span.end : after.mention.span.start]
    return len(between) < _LONGEST_LINK and bool(LINK.fullmatch(between))


def _names_its_system(mention: Mention, analysis: Analysis) -> bool:
    """Whether a class only says what a system beside it is ("Bulava missiles")."""
    if mention.kind != "class":
        return False
    head = analysis.heads[mention]
    return any(
        child.dep_ in NAMING
        and child.i in analysis.at
        and analysis.at[child.i].kind == "weapon"
        and not preposition(child)
        for child in head.children
    )


def _share_place(listed: list[Candidate]) -> list[Candidate]:
    """Gives what a text lists together one place, where the parse links only some of it."""
    place = next((candidate.place for candidate in listed if candidate.place), "")
    return [
        replace(candidate, place=place) if place and not candidate.place else candidate
        for candidate in listed
    ]


def _sort_of(id: str, mention: Mention, register: Register) -> str:
    """The class of arms, the kind of organisation or treaty, or else what kind of name it is."""
    if mention.kind in ("weapon", "class"):
        return register.arms_class(id)
    return register.group(id) or mention.kind


def _keys(mention: Mention, analysis: Analysis, register: Register) -> Iterator[tuple[str, str]]:
    group = group_of(mention, register)
    if group == "actor":
        yield (mention.state or mention.id if mention.kind == "person" else mention.id), group
        named = mention.kind == "state" and mention.form in ("name", "capital")
        if named and preposition(analysis.heads[mention]) in _IN:
            yield mention.id, "ground"
    else:
        yield mention.id, group


def expected_role(place: str, hit: TriggerHit) -> str:
    """The role that the trigger's frame gives to a place; with ".in" for what stands inside it."""
    if not place:
        return "-"
    first, *rest = place.split(".")
    frame = hit.trigger.frame
    if first == "gov" and rest:
        return "gov:" + frame.get(_FRAME_PLACES.get(rest[0], rest[0]), "-")
    role = frame.get(_FRAME_PLACES.get(first, first), "-")
    return role if not rest or rest[-1] == "and" else f"{role}.in"


def expectations(scenes: list[tuple[Scene, EventRow]]) -> dict[tuple[str, str], Counter[str]]:
    """(event, id) -> the roles that syntax gives the id over a whole text; "" is any event."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for scene, event in scenes:
        for candidate in scene.candidates:
            role = expected_role(candidate.place, scene.hit).split(".")[0]
            if role in ROLES:
                for event_id in (event.id, ""):
                    found.setdefault((event_id, candidate.id), Counter())[role] += 1
    return found


def role_features(
    candidate: Candidate,
    scene: Scene,
    event: EventRow,
    analysis: Analysis,
    sources: list[Span],
    elsewhere: dict[tuple[str, str], Counter[str]],
    saliences: dict[str, str],
) -> list[str]:
    """Named features of a candidate for the roles of a scene, for the arbiter.

    `sources` names who says it, if somebody does.
    """
    mention, place, hit = candidate.mention, candidate.place, scene.hit
    group, id = candidate.group, event.id
    kind = "fit" if group in event.object else group
    expected, linked = expected_role(place, hit), str(bool(place))
    back = min(candidate.back, _BACK)
    head = analysis.heads[mention]
    features = [
        f"kind={kind}",
        f"event,kind={id},{kind}",
        f"event,group={id},{group}",
        f"sort={candidate.sort},{min(back, 1)}",
        f"event,sort={id},{candidate.sort},{min(back, 1)},{linked}",
        f"expected,kind={expected},{kind}",
        f"event,expected,kind={id},{expected},{kind}",
        f"place,kind={place},{kind}",
        f"event,place,kind={id},{place},{kind}",
        f"back,kind={back},{kind}",
        f"event,back,kind={id},{back},{kind}",
        f"form,kind={mention.form},{kind}",
        f"form,back,kind={mention.form},{back},{kind}",
        f"event,sort,expected={id},{candidate.sort},{expected}",
        f"rule,expected,kind={hit.trigger.rule},{expected},{kind}",
    ]
    if back == 0:
        side = "before" if mention.span.start < hit.span.start else "after"
        mark = preposition(head)
        features += [
            f"side,kind={side},{kind}",
            f"event,side,kind={id},{side},{kind},{linked}",
            f"pos,side,kind={hit.trigger.pos},{side},{kind},{linked}",
            f"mark,kind={mark},{kind}",
            f"event,mark,kind={id},{mark},{kind}",
            f"dep,kind={head.dep_},{kind}",
        ]
    else:
        features += [
            f"was.subject={head.dep_ in _SUBJECTS},{kind}",
            f"was={head.dep_},{kind},{back}",
            f"event,was={id},{head.dep_ in _SUBJECTS},{kind},{back}",
        ]
        parted = "\n" in analysis.text[mention.span.end : hit.span.start]
        features += [
            f"parted={parted},{kind},{back}",
            f"event,parted={id},{parted},{kind}",
            f"filled.object,parted={'object' in scene.expected},{parted},{kind}",
        ]
    features += [
        f"filled={role},{role in scene.expected and role != expected},{kind},{back},{linked}"
        for role in ROLES
    ]
    salience = saliences.get(id_of(candidate), "")
    features += [
        f"salience={salience},{kind},{min(back, 1)},{linked}",
        f"event,salience={id},{salience},{kind},{linked}",
    ]
    features += _elsewhere(candidate, event, kind, back, elsewhere, expected)
    features += _belonging(candidate, scene, kind, id)
    features += _rivalry(candidate, scene, kind, id)
    if any(span.covers(other.span) for span in sources for other in candidate.mentions):
        features += [f"insource={kind},{linked}", f"insource,event={id},{kind}"]
    return features


def id_of(candidate: Candidate) -> str:
    """The key of a candidate among the saliences."""
    return f"{candidate.group}:{candidate.id}"


def saliences(analysis: Analysis, register: Register) -> dict[str, str]:
    """How a text stresses each id: its rank by number of mentions, "L" when it opens with it."""
    counts: dict[str, Counter[str]] = {}
    lead: set[str] = set()
    for mention in analysis.mentions:
        for id, group in _keys(mention, analysis, register):
            counts.setdefault(group, Counter())[id] += 1
            if analysis.sentence(mention) <= 1:
                lead.add(f"{group}:{id}")
    return {
        f"{group}:{id}": f"{min(rank, 4)}{'L' if f'{group}:{id}' in lead else ''}"
        for group, counter in counts.items()
        for rank, (id, _) in enumerate(counter.most_common(), 1)
    }


def _elsewhere(
    candidate: Candidate,
    event: EventRow,
    kind: str,
    back: int,
    elsewhere: dict[tuple[str, str], Counter[str]],
    expected: str,
) -> list[str]:
    """The roles that syntax gives the candidate at other triggers of the text."""
    near = f"{kind},{min(back, 1)}"
    counts = elsewhere.get((event.id, candidate.id), _NEVER)
    own = expected.split(".")[0]
    features = [
        f"elsewhere={role},{near},{bool(candidate.place)}"
        for role in ROLES
        if counts[role] > (role == own)
    ]
    features = features or [f"elsewhere=none,{near}"]
    anywhere = elsewhere.get(("", candidate.id), _NEVER)
    total = sum(anywhere.values())
    return features + [
        f"anywhere={role},{min(4 * anywhere[role] // total, 3)},{near},{bool(candidate.place)}"
        for role in ROLES
        if anywhere[role]
    ]


def _belonging(candidate: Candidate, scene: Scene, kind: str, id: str) -> list[str]:
    """Whether the arms of the scene are of the candidate's making, its places the candidate's."""
    features = []
    linked = bool(candidate.place)
    for other in scene.candidates:
        state = other.mention.state
        if state != candidate.id or other.group == candidate.group:
            continue
        if other.mention.kind == "weapon":
            features += [f"maker={other.back == 0},{kind}", f"event,maker={id},{kind},{linked}"]
        elif other.group in ("place", "ground") and other.back == 0:
            features += [f"ground={kind},{linked}", f"event,ground={id},{kind},{linked}"]
    return list(dict.fromkeys(features))


def _rivalry(candidate: Candidate, scene: Scene, kind: str, id: str) -> list[str]:
    """How many others of the group there are, and which comes first."""
    linked = str(bool(candidate.place))
    own = candidate.back, candidate.gap
    nearer = here = 0
    tied = False
    for other in scene.candidates:
        if other.group == candidate.group and other is not candidate:
            nearer += (other.back, other.gap) < own
            here += other.back == 0
            tied = tied or bool(other.place)
    back = min(candidate.back, 1)
    return [
        f"nearer={min(nearer, 3)},{kind},{back},{linked}",
        f"event,nearer={id},{min(nearer, 2)},{kind},{back}",
        f"here={min(here, 2)},{kind},{back},{linked}",
        f"tied={tied},{kind},{back},{linked}",
        f"event,tied={id},{tied},{kind},{linked}",
        f"mentions={min(len(candidate.mentions), 3)},{kind},{back}",
    ]


def _gap(a: Span, b: Span) -> int:
    (start, end), (other_start, other_end) = a, b
    return max(start - other_end, other_start - end, 0)


def role_ids(candidate: Candidate, role: str, register: Register) -> tuple[str, ...]:
    """The ids that a candidate puts into a role; empty when it cannot fill it."""
    if role in ("actor", "recipient"):
        return (candidate.id,) if candidate.group == "actor" else ()
    if role == "object":
        return (candidate.id,) if candidate.mention.kind in _THINGS else ()
    mention = candidate.mention
    if candidate.group == "place":
        return (mention.id, mention.state) if mention.state else (mention.id,)
    if candidate.group != "ground":
        return ()
    if mention.form == "capital" and mention.id in register.capitals:
        return (register.capitals[mention.id], mention.id)
    return (mention.id,)
