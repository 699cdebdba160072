"""Mentions in a parsed text: names of the register, surnames of those named before, new names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vigie.codebook.references import load_reference_words
from vigie.codebook.register import Register
from vigie.language.parse import Parse
from vigie.model.mention import Mention
from vigie.model.span import Span

# Particles that belong to the surname after them.
_PARTICLES = frozenset("al ben bin da de del della di du el le van von der den ibn".split())
# States where the surname comes first, in print too.
_SURNAME_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM"})
# A state further from a person's name than this, in characters, is not taken for the person's.
_NEAR = 60


def find_mentions(doc: Parse, language: str, register: Register) -> list[Mention]:
    """All mentions in `doc.text`, in order of their start, none overlapping."""
    known = [
        mention for mention in register.find(doc.text, language) if not _is_adjective(mention, doc)
    ]
    known = sorted(
        [*known, *_aliases(doc, known, language), *_exploded(doc, known, language)],
        key=lambda mention: mention.span,
    )
    persons = [mention for mention in known if mention.kind == "person"]
    new = list(_new_persons(doc, known, load_reference_words(language).titles))
    surnames = _surnames(doc.text, persons + new)
    taken = _Taken(known)
    found = list(known)
    for mention in (*new, *_repeated(doc.text, surnames)):
        if taken.free(mention.span):
            taken.add(mention.span)
            found.append(mention)
    return sorted(found, key=lambda mention: mention.span)


def _is_adjective(mention: Mention, doc: Parse) -> bool:
    """Whether the word for a class of arms only describes another ("exercices militaires")."""
    if mention.kind != "class":
        return False
    phrase = doc.phrase(mention.span)
    return phrase is not None and phrase.root.pos_ == "ADJ" and len(phrase.tokens) == 1


def _aliases(doc: Parse, known: list[Mention], language: str) -> Iterator[Mention]:
    """Short names of what the text names in full elsewhere ("le Nord", "the alliance")."""
    alias = load_reference_words(language).alias
    named = {mention.id: mention for mention in known}
    taken = _Taken(known)
    for token in doc:
        full = named.get(alias.get(token.text, ""))
        if not full or token.pos_ not in ("NOUN", "PROPN"):
            continue
        span = Span(token.idx, token.idx + len(token))
        if taken.free(span):
            yield Mention(span, full.id, full.kind, "name", full.state)


def _exploded(doc: Parse, known: list[Mention], language: str) -> Iterator[Mention]:
    """The weapon that "nuclear" stands for beside a test or an explosion."""
    words = load_reference_words(language)
    taken = _Taken(known)
    for token in doc:
        if token.lemma_.lower() in words.nuclear and token.head.lemma_.lower() in words.exploded:
            span = Span(token.idx, token.idx + len(token))
            if taken.free(span):
                yield Mention(span, "nuclear-weapon", "class", "name")


class _Taken:
    """Spans that are taken, as the set of their code points."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._points: set[int] = set()
        for mention in mentions:
            self.add(mention.span)

    def add(self, span: Span) -> None:
        self._points.update(range(*span))

    def free(self, span: Span) -> bool:
        return self._points.isdisjoint(range(*span))


def _new_persons(doc: Parse, known: list[Mention], titles: frozenset[str]) -> Iterator[Mention]:
    """Names of two words or more that the recogniser takes for persons and the register lacks."""
    states = [mention for mention in known if mention.kind == "state"]
    for entity in doc.ents:
        words = list(entity.words)
        while words and words[0].lower_ in titles:
            del words[0]
        if entity.label not in ("PER", "PERSON") or len(words) < 2:
            continue
        if not all(token.text[:1].isupper() or token.lower_ in _PARTICLES for token in words):
            continue
        span = Span(words[0].idx, words[-1].idx + len(words[-1]))
        if any(span.overlaps(mention.span) for mention in known):
            continue
        yield Mention(
            span, " ".join(span.text(doc.text).split()), "person", "name", _state_near(span, states)
        )


def _state_near(span: Span, states: list[Mention]) -> str | None:
    """The state whose name stands nearest before or after a person's name."""
    distances = [
        (min(abs(span.start - state.span.end), abs(state.span.start - span.end)), state.id)
        for state in states
    ]
    distance, state = min(distances, default=(_NEAR + 1, None))
    return state if distance <= _NEAR else None


def _surnames(text: str, persons: list[Mention]) -> dict[str, Mention]:
    """Surname -> first mention of the person; surnames of two persons are left out."""
    found: dict[str, Mention] = {}
    shared: set[str] = set()
    for person in persons:
        words = re.split(r"[\s\u00a0]+", person.span.text(text))
        if len(words) < 2:
            continue
        surname = words[0] if person.state in _SURNAME_FIRST else words[-1]
        if surname in found and found[surname].id != person.id:
            shared.add(surname)
        found.setdefault(surname, person)
    return {name: person for name, person in found.items() if name not in shared and len(name) > 1}


def _repeated(text: str, surnames: dict[str, Mention]) -> Iterator[Mention]:
    if not surnames:
        return
    pattern = (
        r"(?<!\w)(?:"
        + "|".join(map(re.escape, sorted(surnames, key=len, reverse=True)))
        + r")(?!\w)"
    )
    for match in re.finditer(pattern, text):
        person = surnames[match.group()]
        if match.start() >= person.span.start:
            yield Mention(Span(*match.span()), person.id, "person", "surname", person.state)
