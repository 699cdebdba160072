"""The claim: one event, asserted once, by one origin, in one place of one document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from vigie.model.document import Document
from vigie.model.span import Span

Status = Literal["planned", "ongoing", "completed", "possible", "requested", "denied"]
ROLES = ("actor", "recipient", "object", "location")
# The channel of those who speak without a name.
ANONYMOUS = "anonymous source"


@dataclass(frozen=True, slots=True)
class Source:
    """Who asserts, for whom, how, through what. `time` is EDTF."""

    speaker: str | None = None
    on_behalf_of: str | None = None
    act: str = "report"
    channel: str | None = None
    relay: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Fields and ids as in the codebook; `time` is EDTF.

    `evidence` and every span in `spans` are code points of the document's text, `quote` is
    the text of `evidence`. `why` names the rules that decided, in words a reader can check.
    `confidence` is the reader's own, from 0 to 1. `denies` holds the ids of the claims of
    the same document that a denial denies.
    """

    event: str
    status: Status
    evidence: Span
    quote: str
    source: Source = field(default_factory=Source)
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    time: str | None = None
    quantity: str | None = None
    withheld: tuple[str, ...] = ()
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    why: tuple[str, ...] = ()
    confidence: float = 1.0
    denies: tuple[str, ...] = ()

    def content(self) -> dict[str, Any]:
        """The claim as in the output contract, without its id."""
        source = self.source
        return {
            "event": self.event,
            **{role: list(getattr(self, role)) for role in ROLES},
            "status": self.status,
            "source": {
                "speaker": source.speaker,
                "on_behalf_of": source.on_behalf_of,
                "act": source.act,
                "channel": source.channel,
                "relay": source.relay,
                "time": source.time,
            },
            "time": self.time,
            "quantity": self.quantity,
            "withheld": list(self.withheld),
            "evidence": {
                "start": self.evidence.start,
                "end": self.evidence.end,
                "text": self.quote,
            },
            "spans": {slot: [list(span) for span in spans] for slot, spans in self.spans.items()},
            "why": list(self.why),
            "confidence": round(self.confidence, 3),
            "denies": list(self.denies),
        }

    def id_in(self, document: Document) -> str:
        """Hash of canonical JSON: the same claim in the same text always has the same id.

        Links to other claims are no part of it: an id that held other ids could go in circles.
        """
        content = {"document": document.id, **self.content()}
        for derived in ("why", "confidence", "denies"):
            del content[derived]
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Abstention:
    """A place where the reader saw an event and could not decide, and why."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader made of one document. `notices` are for people: what to know first."""

    document: Document
    claims: tuple[Claim, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    notices: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of the output contract (DESIGN, *What `read` gives*)."""
        document = self.document
        return {
            "document": {"id": document.id, "name": document.name, **document.facts},
            "claims": [{"id": claim.id_in(document), **claim.content()} for claim in self.claims],
            "abstentions": [
                {
                    "reason": abstention.reason,
                    "start": abstention.span.start,
                    "end": abstention.span.end,
                }
                for abstention in self.abstentions
            ],
            "notices": list(self.notices),
        }
