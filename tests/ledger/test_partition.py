"""Records do not depend on the order of claims, and hold no two that conflict."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from vigie.ledger.kin import kin
from vigie.ledger.partition import Pair, partition
from vigie.model.record import Kin, Profile

PROFILES = st.lists(
    st.builds(
        Profile,
        st.just("test"),
        st.sampled_from(["ahead", "there"]),
        st.sampled_from([(), ("PRK",), ("RUS",)]),
        object=st.sampled_from([(), ("missile",), ("hwasong-16b",), ("hwasong-18",)]),
        earliest=st.sampled_from([None, "2024-04-02", "2024-04-03", "2024-05-01"]),
        said=st.sampled_from(["2024-04-01", "2024-04-29"]),
    ),
    max_size=12,
    unique_by=lambda profile: profile.id,
)


def ties_of(profiles: list[Profile]) -> list[tuple[Pair, float]]:
    return [
        ((a.id, b.id), found.points)
        for a, b in combinations(profiles, 2)
        if (found := kin(a, b)).verdict == "same"
    ]


def lone(name: str) -> Profile:
    return Profile("test", "there", (name,))


def flat(a: Profile, b: Profile) -> Kin:
    """Only X and Z conflict."""
    conflict = {a.actor, b.actor} == {("X",), ("Z",)}
    return Kin(0.0, "conflict" if conflict else "unlike", ())


X, Y, Z = map(lone, "XYZ")
CHAIN = [((X.id, Y.id), 3.0), ((Y.id, Z.id), 2.0)]


@given(PROFILES, st.randoms())
def test_the_order_does_not_count(profiles: list[Profile], random) -> None:  # type: ignore[no-untyped-def]
    ties = ties_of(profiles)
    made = partition(profiles, ties, kin)
    random.shuffle(profiles)
    turned = [((b, a), points) for (a, b), points in ties]
    random.shuffle(turned)
    assert partition(profiles, turned, kin) == made
    assert sorted(id for group in made for id in group) == sorted(one.id for one in profiles)


@given(PROFILES)
def test_no_record_holds_a_conflict(profiles: list[Profile]) -> None:
    known = {one.id: one for one in profiles}
    for group in partition(profiles, ties_of(profiles), kin):
        for a, b in combinations(sorted(group), 2):
            assert kin(known[a], known[b]).verdict != "conflict"


def test_a_chain_is_cut_at_its_weakest_tie() -> None:
    made = partition([X, Y, Z], CHAIN, flat)
    assert set(made) == {frozenset([X.id, Y.id]), frozenset([Z.id])}


def test_what_people_judged_goes_before() -> None:
    joined = partition([X, Y, Z], CHAIN, flat, together=[(Z.id, X.id)])
    assert joined == [frozenset([X.id, Y.id, Z.id])]
    parted = partition([X, Y, Z], CHAIN, flat, apart=[(Y.id, X.id)])
    assert set(parted) == {frozenset([X.id]), frozenset([Y.id, Z.id])}
