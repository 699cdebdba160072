"""Whether two claims are of one event, and why: points for each likeness, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import product

from vigie.codebook.kinship import Distance, Kinship, RolePoints, load_kinship
from vigie.codebook.register import load_register
from vigie.model.record import Kin, Profile, Verdict

Found = tuple[float, str]
Ids = tuple[str, ...]
Window = tuple[int, int]
NOTHING: Found = (0.0, "")
_ROLES = {
    "actor": "the one who acts",
    "recipient": "the other party",
    "object": "what",
    "location": "where",
}
# Days that no date comes near.
_OPEN = 1_000_000
_MONTH = 31


def kin(a: Profile, b: Profile) -> Kin:
    """How alike two profiles are. `kin(b, a)` has the same points and verdict."""
    points = load_kinship()
    if a.event != b.event:
        return Kin(points.role["actor"].other, "conflict", (f"{a.event} and {b.event}",))
    found = list(_likenesses(a, b, points))
    base = points.spoken if a.event in points.events.spoken else points.base
    total = base + sum(worth for worth, _ in found)
    why = tuple(words for worth, words in found if worth)
    return Kin(round(total, 2), _verdict(total, points), why)


def _verdict(total: float, points: Kinship) -> Verdict:
    if total >= points.same:
        return "same"
    if total >= points.doubtful:
        return "doubtful"
    return "conflict" if total <= points.conflict else "unlike"


def _likenesses(a: Profile, b: Profile, points: Kinship) -> Iterator[Found]:
    for role in ("actor", "recipient"):
        yield _parties(role, getattr(a, role), getattr(b, role), points)
    yield _objects(a.object, b.object, points.role["object"])
    yield _places(a.location, b.location, points.role["location"])
    yield _times(a, b, points)
    yield _course(a, b, points)
    if a.voice and b.voice:
        same = a.voice == b.voice
        worth = points.voice.same if same else points.voice.other
        yield worth, f"{a.voice} says it" if same else f"{a.voice} and {b.voice} each say theirs"


def _parties(role: str, a: Ids, b: Ids, points: Kinship) -> Found:
    worth, named = points.role[role], _ROLES[role]
    if not a or not b:
        return NOTHING
    common = set(a) & set(b)
    if common and len(common) == max(len(a), len(b)):
        together = len(common) > 1 and worth.several
        return together or worth.same, f"{named}: {_list(common)}"
    if common:
        return worth.part, f"{named}: {_list(common)} among others"
    states = {_state(id) for id in a} & {_state(id) for id in b} - {None}
    if states:
        return worth.kin, f"{named}: {_list(a)}, and {_list(b)} of that state"
    return worth.other, f"{named}: {_list(a)}, not {_list(b)}"


def _objects(a: Ids, b: Ids, worth: RolePoints) -> Found:
    named = _ROLES["object"]
    if not a or not b:
        return NOTHING
    common = set(a) & set(b)
    if common:
        if len(common) < min(len(a), len(b)):
            return worth.kin, f"{named}: {_list(common)} among others"
        is_vague = len(common) == 1 and all(map(_is_class, common))
        return worth.class_ if is_vague else worth.same, f"{named}: {_list(common)}"
    pairs = [*product(a, b), *product(b, a)]
    for one, other in sorted(pairs):
        if _is_kind(one, other):
            return worth.kin, f"{named}: {one} is a {other}"
    if any(_related(one, other) for one, other in pairs):
        return worth.part, f"{named}: {_list(a)} beside {_list(b)}"
    is_vague = all(map(_is_class, a)) or all(map(_is_class, b))
    return worth.vague if is_vague else worth.other, f"{named}: {_list(a)}, not {_list(b)}"


def _places(a: Ids, b: Ids, worth: RolePoints) -> Found:
    named = _ROLES["location"]
    if not a or not b:
        return NOTHING
    common, exact = set(a) & set(b), [_exact(a), _exact(b)]
    if exact[0] & exact[1] or set(a) == set(b):
        return worth.same, f"{named}: {_list(exact[0] & exact[1] or common)}"
    if not common:
        return worth.other, f"{named}: {_list(a)}, not {_list(b)}"
    if all(exact):
        return worth.part, f"{named}: {_list(exact[0])}, not {_list(exact[1])}"
    return worth.kin, f"{named}: {_list(common)}"


def _times(a: Profile, b: Profile, points: Kinship) -> Found:
    first, second = _window(a), _window(b)
    if first is None or second is None:
        return NOTHING
    if a.said or b.said:
        gap = _gap(_known(first), _known(second))
        what = "said" if a.said and b.said else "one without a date, said"
        return _far(points.saying, gap, a.event, points), f"{what} {_days(gap)}"
    gap = _gap(first, second)
    if gap > 0:
        return _far(points.gap, gap, a.event, points), f"when: {_days(gap)}"
    width = _width(a, b, first, second)
    row = next((row for row in points.overlap if width <= row.days), points.overlap[-1])
    return row.points, f"when: both {_when(a, b)}"


def _gap(a: Window, b: Window) -> int:
    return max(a[0], b[0]) - min(a[1], b[1])


def _known(window: Window) -> Window:
    """The side that is known of an open time, so that what began long ago is long ago."""
    if window[1] - window[0] < _OPEN:
        return window
    return (window[0], window[0]) if window[0] > 0 else (window[1], window[1])


def _width(a: Profile, b: Profile, first: Window, second: Window) -> int:
    """Days that the wider time spans; of two that only begin or only end, how far apart.

    When these are more than a month apart, to overlap tells nothing.
    """
    for side, open_side in ((0, "latest"), (1, "earliest")):
        if getattr(a, open_side) is getattr(b, open_side) is None:
            apart = abs(first[side] - second[side])
            return apart + 1 if apart <= _MONTH else _OPEN
    return max(first[1] - first[0], second[1] - second[0]) + 1


def _course(a: Profile, b: Profile, points: Kinship) -> Found:
    """What was announced, and then came, or did not."""
    ahead = [one for one in (a, b) if one.phase == "ahead"]
    if len(ahead) != 1:
        return NOTHING
    after = b if ahead[0] is a else a
    said, came = _window(ahead[0]), _window(after)
    if said is None or came is None or not -6 <= came[0] - said[0] <= points.course.days:
        return NOTHING
    word = "was dropped" if after.phase == "denied" else "came"
    return points.course.points, f"one announces it, the other says that it {word}"


def _window(of: Profile) -> Window | None:
    """First and last day as numbers, open sides far away; None when nothing is known."""
    if of.earliest or of.latest:
        first = _number(of.earliest) if of.earliest else -_OPEN
        last = _number(of.latest) if of.latest else 9 * _OPEN
        return first, last
    if of.said is None:
        return None
    return _number(of.said), _number(of.said) + 6


@lru_cache(maxsize=1 << 16)
def _number(day: str | None) -> int:
    return date.fromisoformat(day or "").toordinal()


def _far(rows: tuple[Distance, ...], gap: int, event: str, points: Kinship) -> float:
    row = next((row for row in rows if gap <= row.days), rows[-1])
    if event in points.events.standing:
        return row.standing
    return row.passing if event in points.events.passing else row.lasting


@lru_cache(maxsize=1 << 16)
def _is_kind(id: str, ancestor: str) -> bool:
    """Whether it is a kind of the other, or a later mark of it (`mirage-2000-5`, `f-35a`)."""
    mark = id.removeprefix(ancestor) if id.startswith(ancestor) else ""
    return load_register().is_a(id, ancestor) or mark.startswith("-") or len(mark) == 1


@lru_cache(maxsize=1 << 16)
def _related(a: str, b: str) -> bool:
    """Whether one event can have both as its object: of one family, or of two sorts."""
    register = load_register()
    if not (_is_class(a) or _is_class(b)):
        return _sort(a) != _sort(b)
    return _sort(a) != _sort(b) or register.root(a) == register.root(b)


def _sort(id: str) -> str:
    """Arms, forces, facility, treaty ...; of what the register does not know, its own id."""
    entry = load_register().entries.get(id)
    if entry is None:
        return ""
    return (
        "arms" if entry.kind == "weapon" else entry.kind if entry.kind != "class" else entry.group
    )


def _is_class(id: str) -> bool:
    entry = load_register().entries.get(id)
    return entry is not None and entry.kind == "class"


def _exact(ids: Ids) -> set[str]:
    """The places that are no whole states."""
    return {id for id in ids if not load_register().is_state(id)}


def _state(id: str) -> str | None:
    entry = load_register().entries.get(id)
    return entry.state if entry else None


def _days(gap: int) -> str:
    if gap <= 0:
        return "in the same days"
    return "a day apart" if gap == 1 else f"{gap} days apart"


def _when(a: Profile, b: Profile) -> str:
    """The narrower of the two times."""
    first = max(filter(None, (a.earliest, b.earliest)), default=None)
    last = min(filter(None, (a.latest, b.latest)), default=None)
    if first == last:
        return f"on {first}"
    return " ".join([f"from {first}"] * (first is not None) + [f"to {last}"] * (last is not None))


def _list(ids: object) -> str:
    return " and ".join(sorted(ids))  # type: ignore[call-overload]
