"""The attribution: one stretch of text, who says it, and the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.model.span import Span, envelope


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what. All spans are code points of the text, half-open.

    `content` has several parts when the cue stands inside it ("« Non », dit-il, « jamais »").
    `source` is the noun phrase that names the speaker, None where the text names nobody;
    `pronoun` is the relative pronoun that stands for it in the clause of the cue ("le
    ministre, qui affirme que ..."). `cue` is None for a quotation that carries the speaker of
    the one before. `act` says what the speaker does (`vigie.codebook.cues.Act`), `channel`
    through what, `rule` which rule decided. Attributions nest: the content of an outer one
    covers those inside it.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    cue_lemma: str
    act: str
    channel: str | None
    quoted: bool
    rule: str
    pronoun: Span | None = None

    @property
    def extent(self) -> Span:
        """The shortest span over all parts of the content."""
        return envelope(*self.content)

    def holds(self, other: Attribution) -> bool:
        """Whether `other` stands inside one part of this content: a link of a nested chain."""
        inner = other.cue or other.extent
        return any(part.covers(inner) for part in self.content) and self.extent.covers(other.extent)
