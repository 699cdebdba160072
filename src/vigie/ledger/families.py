"""Reports that are copies of one another, with the one that the others come from."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vigie.codebook.copies import load_surroundings
from vigie.ledger.bodies import LANGUAGES, Body, body
from vigie.ledger.copies import SHORT, Likeness, liken
from vigie.ledger.signatures import Index, sign
from vigie.model.document import Document

# The same few words are issued anew for the next event; after so many days they are not a copy.
_SHORT_DAYS = 2
_LATEST = "9999"
Links = dict[int, dict[int, Likeness]]


@dataclass(frozen=True, slots=True)
class Member:
    """One report of a family: like `of`, in the way that `likeness` says (it as a, `of` as b)."""

    document: Document
    of: Document
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Family:
    """Copies of one report. `root` is the one they come from, for the reason `why`."""

    root: Document
    why: str
    members: tuple[Member, ...]


def families(
    documents: Iterable[Document], *, seen: Mapping[str, str] | None = None
) -> list[Family]:
    """All families of two reports or more, whatever the order of `documents`.

    `seen` maps ids of documents to the ISO time when each was first seen; it decides where the
    days of publication do not. Reports in languages that Vigie does not read stay alone.
    """
    first = seen or {}
    known = sorted(
        (document for document in documents if document.language in LANGUAGES),
        key=lambda document: _age(document, first),
    )
    links = _links(known)
    return [_family(known, links, part) for part in _parts(links)]


def may_tie(a: Document, b: Document, size: int) -> bool:
    """Whether a likeness of these two may make them copies; `size` is that of the shorter."""
    if a.language != b.language:
        return False
    return size >= SHORT or _days_apart(a, b) <= _SHORT_DAYS


def _days_apart(a: Document, b: Document) -> int:
    if a.day is None or b.day is None:
        return _SHORT_DAYS + 1
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)


def _age(document: Document, seen: Mapping[str, str]) -> tuple[str, ...]:
    """Oldest first; the rest only makes the order complete."""
    known = seen.get(document.id, _LATEST)
    return (document.published or _LATEST, known, document.id, repr(document))


def _links(documents: list[Document]) -> Links:
    """For each report, those it is like, and how."""
    index: Index[int] = Index()
    bodies: list[Body] = []
    links: Links = {number: {} for number in range(len(documents))}
    for number, document in enumerate(documents):
        report = body(document.text, document.language or "")
        bodies.append(report)
        for other in sorted(index.add(number, sign(report))):
            size = min(report.size, bodies[other].size)
            if may_tie(document, documents[other], size):
                likeness = liken(report, bodies[other])
                if likeness:
                    links[number][other] = likeness
                    links[other][number] = liken(bodies[other], report)
    return links


def _parts(links: Links) -> list[list[int]]:
    """The connected reports, in the order of their oldest, without those that are alone."""
    parts, left = [], set(links)
    for start in links:
        if start in left and links[start]:
            part = list(_paths(links, start))
            parts.append(sorted(part))
            left.difference_update(part)
    return parts


def _paths(links: Links, root: int) -> dict[int, int]:
    """For each report that can be reached, the next on the shortest way to the root."""
    towards, waiting = {root: root}, deque([root])
    while waiting:
        at = waiting.popleft()
        for other in sorted(links[at], key=lambda number: (-_closeness(links[at][number]), number)):
            if other not in towards:
                towards[other] = at
                waiting.append(other)
    return towards


def _closeness(likeness: Likeness) -> float:
    return likeness.of_a + likeness.of_b


def _family(documents: list[Document], links: Links, part: list[int]) -> Family:
    root, why = _root(documents, part)
    members = tuple(
        Member(documents[number], documents[of], links[number][of])
        for number, of in sorted(_paths(links, root).items())
        if number != root
    )
    return Family(documents[root], why, members)


def _root(documents: list[Document], part: list[int]) -> tuple[int, str]:
    """The credited agency's own text, else the oldest; `part` has the oldest first."""
    credits = Counter(
        documents[number].agency for number in part if documents[number].agency is not None
    )
    for agency, count in sorted(credits.items(), key=lambda credit: (-credit[1], credit[0] or "")):
        own = next((number for number in part if _is_of(documents[number], agency)), None)
        if own is not None:
            return own, f"the text of {agency}, which {count} of {len(part)} reports credit"
    if documents[part[0]].published is None:
        return part[0], "the first seen: no report says when it was published"
    return part[0], "the earliest published"


def _is_of(document: Document, agency: str | None) -> bool:
    """Whether the outlet is the agency itself, under any of its names."""
    agencies = load_surroundings(document.language or "").agencies
    outlet = (document.outlet or "").casefold()
    return agency is not None and (
        outlet == agency.casefold() or agencies.get(outlet, outlet) == agency
    )
