"""Families do not depend on the order of arrival, and have the right root."""

from __future__ import annotations

import random

import pytest
from bench.copied import others, pairs
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.ledger.families import families
from vigie.model.document import Document

MADE = [pair for pair in pairs("choose") if pair.language == "fr"]
POOL = [
    Document(
        name=f"{number}{side}",
        text=text,
        language="fr",
        published=None if number % 7 == 0 else f"2023-04-{number % 28 + 1:02}",
        agency="AFP" if number % 3 == 0 else None,
        outlet="AFP" if number % 11 == 0 else f"Journal {number}",
    )
    for number, pair in enumerate(random.Random(1).sample(MADE, 24))
    for side, text in (("a", pair.a), ("b", pair.b))
]
TEXT = """Paris livre deux batteries

La France a livré mardi deux batteries de missiles sol-air à l'Ukraine, a annoncé le ministre des \
Armées devant les députés de la commission de la défense, qui le pressaient depuis des semaines.

L'état-major ukrainien a confirmé la livraison et remercié la France de son aide."""
FRENCH = [text for text in others("choose") if text.language == "fr"]
FLASH = "La Corée du Nord a tiré un missile balistique vers la mer, annonce l'armée du Sud."


def report(name: str, text: str = TEXT, published: str | None = "2023-04-04", **known) -> Document:
    return Document(name=name, text=text, published=published, language="fr", **known)


# Numbers, not documents: Hypothesis prints what it draws.
orders = st.permutations(range(len(POOL)))


@settings(max_examples=20, deadline=None)
@given(orders)
def test_order_does_not_matter(order):
    assert families([POOL[number] for number in order]) == families(POOL)


@settings(max_examples=20, deadline=None)
@given(orders)
def test_what_is_together_stays_together(order):
    later = {member: number for number, family in enumerate(groups(POOL)) for member in family}
    for family in groups([POOL[number] for number in order[:20]]):
        assert len({later[member] for member in family}) == 1


def groups(documents: list[Document]) -> list[set[str]]:
    return [
        {family.root.name, *(member.document.name for member in family.members)}
        for family in families(documents)
    ]


def test_the_credited_agency_is_the_root():
    documents = [
        report("early", published="2023-04-03", agency="AFP"),
        report("wire", published="2023-04-05", outlet="Agence France-Presse"),
        report("late", published="2023-04-06", agency="AFP"),
    ]
    (family,) = families(documents)
    assert family.root.name == "wire"
    assert family.why == "the text of AFP, which 2 of 3 reports credit"


def test_else_the_earliest_is_the_root():
    (family,) = families([report("b", agency="AFP"), report("a", published="2023-04-03")])
    assert (family.root.name, family.why) == ("a", "the earliest published")


def test_else_the_first_seen():
    one, two = report("one", published=None), report("two", TEXT + " Fin.", published=None)
    for first, second in ((one, two), (two, one)):
        seen = {first.id: "2023-04-04T10:00", second.id: "2023-04-04T11:00"}
        (family,) = families([one, two], seen=seen)
        assert family.root == first


def test_each_member_says_why():
    lead = TEXT.split("\n\n")[1]
    (family,) = families([report("full"), report("lead", lead, "2023-04-05")])
    (member,) = family.members
    assert member.of is family.root
    assert member.likeness.shorter == "a"
    assert member.likeness.why.startswith("a part of the other")


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("2023-04-04", "2023-04-05", True),
        ("2023-04-04", "2023-07-12", False),
        ("2023-04-04", None, False),
    ],
)
def test_a_flash_is_issued_anew_for_the_next_event(first, second, together):
    documents = [report("one", FLASH, first), report("two", FLASH, second)]
    assert bool(families(documents)) is together


def test_a_round_up_does_not_join_what_it_lists():
    before, after = (
        "\n\n".join(part for text in some for part in text.paragraphs)
        for some in (FRENCH[:2], FRENCH[2:3])
    )
    assert families([report("brief"), report("list", f"{before}\n\n{TEXT}\n\n{after}")]) == []


def test_reports_in_other_languages_stay_alone():
    german = [Document(name=name, text=TEXT, language="de") for name in "ab"]
    assert families([*german, report("fr"), Document(name="?", text=TEXT)]) == []
