"""Character spans into a document's stored text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of Unicode code points, `text[start:end]`."""

    start: int
    end: int

    def text(self, of: str) -> str:
        """The words the span covers in `of`."""
        return of[self.start : self.end]

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other[1] and other[0] < self.end

    def covers(self, other: tuple[int, int]) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other[0] and other[1] <= self.end


def envelope(*spans: tuple[int, int]) -> Span:
    """The shortest span that covers all of `spans` (at least one)."""
    return Span(min(start for start, _ in spans), max(end for _, end in spans))
