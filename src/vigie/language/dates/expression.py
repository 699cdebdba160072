"""What `find_dates` gives: one expression of time, resolved as far as the text allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vigie.model.span import Span

DateKind = Literal["date", "range", "since", "until", "duration", "set", "time", "vague"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words of the text and the days that they mean.

    `span` is code points of the text. `edtf` is None where nothing can be said; `earliest` and
    `latest` are ISO days, both inclusive, None where open or unknown. `grain` is day, week,
    month, quarter, year and so on. `rule` names the phrasing. `parts` are the plain dates inside a
    range or a bound ("from May 3 to 5" holds two), and the whole of which an "early 2024" is part.
    """

    span: Span
    edtf: str | None
    earliest: str | None
    latest: str | None
    grain: str
    kind: DateKind
    rule: str
    parts: tuple[DateExpression, ...] = ()

    def plain(self) -> Iterator[DateExpression]:
        """The dates that the words name, without range and bound, as TimeML annotates them."""
        if not self.parts:
            yield self
            return
        for part in self.parts:
            yield from part.plain()

    def as_json(self, text: str) -> dict[str, object]:
        """Plain values for programs, with the words; `text` is the one it was found in."""
        return {
            "text": self.span.text(text),
            "start": self.span.start,
            "end": self.span.end,
            "edtf": self.edtf,
            "earliest": self.earliest,
            "latest": self.latest,
            "grain": self.grain,
            "kind": self.kind,
            "rule": self.rule,
            "parts": [part.as_json(text) for part in self.parts],
        }
