"""Profiles put into records: the closest first, and none that conflicts with one inside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cache
from itertools import product, starmap

from vigie.model.record import Kin, Profile

Pair = tuple[str, str]


def partition(
    profiles: Iterable[Profile],
    ties: Iterable[tuple[Pair, float]],
    compare: Callable[[Profile, Profile], Kin],
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[frozenset[str]]:
    """Ids of the profiles, by record. The order of what is given does not count.

    `ties` are pairs of one event with their points. Two groups join along a tie unless a profile
    of one conflicts with one of the other. What people judged goes before: pairs `together` join
    whatever else is known, pairs `apart` never.
    """
    known = {profile.id: profile for profile in profiles}
    groups = {id: frozenset([id]) for id in known}
    never = {frozenset(pair) for pair in apart}

    @cache
    def conflict(a: str, b: str) -> bool:
        if frozenset((a, b)) in never:
            return True
        return compare(known[a], known[b]).verdict == "conflict"

    def join(a: str, b: str) -> None:
        joined = groups[a] | groups[b]
        groups.update(dict.fromkeys(joined, joined))

    for a, b in sorted(map(_ordered, together)):
        join(a, b)
    for _, (a, b) in sorted((-points, _ordered(pair)) for pair, points in ties):
        if groups[a] != groups[b] and not any(starmap(conflict, product(groups[a], groups[b]))):
            join(a, b)
    return sorted(set(groups.values()), key=min)


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))
