"""One thing that somebody says in a document, with who it is: what `vigie who` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vigie.model.span import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says what. Spans are half-open code points of the document's text.

    `speakers` are ids or descriptions as in a claim's source, empty where the text names nobody;
    `source` and `cue` the words that show them; `content` what is said, part by part. `depth` is
    how many others pass it on: 1 for what the minister says according to the agency.
    """

    speakers: tuple[str, ...]
    source: Span | None
    act: str
    channel: str | None
    cue: Span | None
    content: tuple[Span, ...]
    depth: int

    def as_json(self, text: str) -> dict[str, Any]:
        """Plain values for JSON; `text` is that of the document."""
        return {
            "speakers": list(self.speakers),
            "source": _quoted(self.source, text),
            "act": self.act,
            "channel": self.channel,
            "cue": _quoted(self.cue, text),
            "content": [_quoted(part, text) for part in self.content],
            "depth": self.depth,
        }


def _quoted(span: Span | None, text: str) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.text(text)} if span else None
