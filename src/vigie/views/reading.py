"""A reading as people see it: one frozen context, for the table and for the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from vigie.codebook.wording import Wording, load_wording
from vigie.model.claim import ANONYMOUS, Abstention, Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.span import Span
from vigie.views.moments import in_words

_EXCERPT = 90
# Where a language is not known (stdin of a stub, say), people are addressed in this one.
_DEFAULT_LANGUAGE = "en"


class Names(Protocol):
    """Where readable names come from; the register is one."""

    def label(self, id: str, language: str) -> str:
        """The everyday name of `id` in `language`; the id itself when there is none."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """One that passes the claim on or asserts it: its part in the chain, who, and how, in words."""

    part: str
    name: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """Who says it, in words. `speaker` is the outlet itself when the claim names nobody.

    `chain` leads from the outlet over the agency that it credits to the one who asserts.
    """

    id: str | None
    speaker: str
    act: str
    own_voice: bool
    on_behalf_of: str | None = None
    channel: str | None = None
    relay: str | None = None
    said: str | None = None
    chain: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim in words; ids and EDTF stay beside them for those who look them up.

    `denies` holds the numbers of the claims that it denies.
    """

    number: int
    id: str
    event: str
    event_label: str
    status: str
    status_label: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    object: tuple[str, ...]
    location: tuple[str, ...]
    quantity: str | None
    time: str | None
    edtf: str | None
    source: SourceView
    withheld: tuple[str, ...]
    denies: tuple[int, ...]
    quote: str
    evidence: Span
    spans: tuple[tuple[str, Span], ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AbstentionView:
    """A passage left aside, why, and its words (shortened)."""

    reason: str
    excerpt: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One document and what was read in it. `facts` are (heading, value), for people."""

    id: str
    name: str
    title: str
    language: str
    text: str
    url: str | None
    facts: tuple[tuple[str, str], ...]
    claims: tuple[ClaimView, ...]
    abstentions: tuple[AbstentionView, ...]
    notices: tuple[str, ...]
    wording: Wording

    @property
    def count(self) -> str:
        """How many claims there are, in words."""
        return _counted(self.claims, self.wording.phrase.one_claim, self.wording.phrase.many_claims)

    @property
    def left_aside(self) -> str:
        """How many passages were left aside, in words."""
        phrase = self.wording.phrase
        return _counted(self.abstentions, phrase.one_abstention, phrase.many_abstentions)


def view_of(reading: Reading, names: Names, events: Mapping[str, Mapping[str, str]]) -> ReadingView:
    """The view of a reading in the language of its document.

    `events` maps event ids to their label by language.
    """
    document = reading.document
    language = document.language or _DEFAULT_LANGUAGE
    words = _Words(language, load_wording(language), names, events)
    ordered = sorted(reading.claims, key=lambda claim: claim.evidence)
    numbers = {claim.id_in(document): number for number, claim in enumerate(ordered, 1)}
    return ReadingView(
        id=document.id,
        name=document.name,
        title=document.title or document.name,
        language=language,
        text=document.text,
        url=document.url,
        facts=tuple(words.facts(document)),
        claims=tuple(words.claim(claim, numbers, document) for claim in ordered),
        abstentions=tuple(_abstention(found, document) for found in reading.abstentions),
        notices=reading.notices,
        wording=words.wording,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    language: str
    wording: Wording
    names: Names
    events: Mapping[str, Mapping[str, str]]

    def name(self, id: str) -> str:
        return self.names.label(id, self.language)

    def time(self, edtf: str | None) -> str | None:
        return in_words(edtf, self.wording.time) if edtf else None

    def facts(self, document: Document) -> list[tuple[str, str]]:
        heading, phrase = self.wording.heading, self.wording.phrase
        published = phrase.unknown_date
        if document.published:
            basis = self.wording.basis[document.published_basis]
            published = f"{self.time(document.published)} ({basis})"
        facts = [
            (heading["outlet"], document.outlet),
            (heading["author"], document.author),
            (heading["agency"], document.agency),
            (heading["published"], published),
            (heading["language"], self.wording.language.get(self.language, self.language)),
        ]
        return [(name, value) for name, value in facts if value]

    def claim(self, claim: Claim, numbers: dict[str, int], document: Document) -> ClaimView:
        withheld = (self.wording.withheld.get(slot, slot) for slot in claim.withheld)
        labels = self.events.get(claim.event, {})
        return ClaimView(
            number=numbers[claim.id_in(document)],
            id=claim.id_in(document),
            event=claim.event,
            event_label=labels.get(self.language, claim.event),
            status=claim.status,
            status_label=self.wording.status.get(claim.status, claim.status),
            actor=tuple(map(self.name, claim.actor)),
            recipient=tuple(map(self.name, claim.recipient)),
            object=tuple(map(self.name, claim.object)),
            location=tuple(map(self.name, claim.location)),
            quantity=claim.quantity,
            time=self.time(claim.time),
            edtf=claim.time,
            source=self.source(claim.source, document),
            withheld=tuple(withheld),
            denies=tuple(numbers[id] for id in claim.denies if id in numbers),
            quote=claim.quote,
            evidence=claim.evidence,
            spans=tuple(sorted(_slots(claim), key=lambda slot: slot[1])),
            why=claim.why,
        )

    def source(self, source: Source, document: Document) -> SourceView:
        phrase = self.wording.phrase
        body = self.name(source.on_behalf_of) if source.on_behalf_of else None
        speaker = self.name(source.speaker) if source.speaker else phrase.outlet_voice
        time = self.time(source.time)
        return SourceView(
            id=source.speaker,
            speaker=speaker,
            act=self.wording.act.get(source.act, source.act),
            own_voice=source.speaker is None,
            on_behalf_of=body if body != speaker else None,
            channel=self.wording.channel.get(source.channel, source.channel)
            if source.channel
            else None,
            relay=phrase.via.format(relay=self.name(source.relay)) if source.relay else None,
            said=phrase.said.format(time=time) if time else None,
            chain=tuple(self.chain(source, document)),
        )

    def chain(self, source: Source, document: Document) -> Iterator[LinkView]:
        """Outlet, agency, speaker, then the document that he speaks through."""
        part = self.wording.part
        act = self.wording.act.get(source.act, source.act)
        own = source.speaker is None
        if document.outlet:
            yield LinkView(part["outlet"], document.outlet, (act,) if own else ())
        elif own:
            yield LinkView("", self.wording.phrase.outlet_voice, (act,))
        agency = source.relay or document.agency
        if agency:
            yield LinkView(part["relay"], self.name(agency))
        if source.speaker is None:
            return
        unnamed = source.channel == ANONYMOUS
        speaker, body = self.name(source.speaker), source.on_behalf_of
        time = self.time(source.time)
        details = (
            self.wording.phrase.behalf.format(body=self.name(body))
            if body and body != source.speaker
            else None,
            act,
            self.wording.phrase.said.format(time=time) if time else None,
        )
        yield LinkView(
            part["anonymous" if unnamed else "speaker"], speaker, tuple(filter(None, details))
        )
        if source.channel and not unnamed:
            yield LinkView(
                part["channel"], self.wording.channel.get(source.channel, source.channel)
            )


def _slots(claim: Claim) -> list[tuple[str, Span]]:
    return [(slot, Span(*span)) for slot, spans in claim.spans.items() for span in spans]


def _abstention(abstention: Abstention, document: Document) -> AbstentionView:
    span = Span(*abstention.span)
    words = " ".join(span.text(document.text).split())
    excerpt = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"
    return AbstentionView(abstention.reason, excerpt, span)


def _counted(things: tuple[object, ...], one: str, many: str) -> str:
    return one if len(things) == 1 else many.format(count=len(things))
