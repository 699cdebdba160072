"""Readings as one self-contained HTML page: text with its evidence marked, claims beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined

from vigie.codebook.wording import Wording, load_wording
from vigie.model.span import Span
from vigie.views.reading import ReadingView

_PARAGRAPH = re.compile(r"[^\n]+")
# More claims on the same words than this are shaded alike.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text on which the same claims rest.

    `claims` are the numbers of those whose evidence covers it, `starts` of those whose evidence
    begins with it, `slots` are "3:actor" for what fills the actor of claim 3.
    """

    text: str
    claims: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    slots: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """How dark to shade it, from 0 to 3."""
        return min(len(self.claims), _DEEPEST)


@dataclass(frozen=True, slots=True)
class ReportView:
    """One document on the page. `anchor` makes its element ids unique."""

    anchor: str
    reading: ReadingView
    paragraphs: tuple[tuple[Segment, ...], ...]
    link: str | None

    @property
    def titled(self) -> bool:
        """Whether the text itself begins with the title."""
        return self.reading.text.startswith(self.reading.title)


@dataclass(frozen=True, slots=True)
class PageView:
    """The context of the template."""

    language: str
    title: str
    reports: tuple[ReportView, ...]
    wording: Wording


def page_of(views: Sequence[ReadingView]) -> PageView:
    """The context of a page with `views` in order, in the language of the first."""
    language = views[0].language if views else "en"
    return PageView(
        language=language,
        title=views[0].title if len(views) == 1 else f"Vigie ({len(views)})",
        reports=tuple(_report(number, view) for number, view in enumerate(views, 1)),
        wording=load_wording(language),
    )


def render(page: PageView) -> str:
    """The page as HTML; everything that comes from a document is escaped."""
    return _environment().get_template("reading.html.j2").render(page=page)


def segments_of(view: ReadingView) -> tuple[tuple[Segment, ...], ...]:
    """The text in paragraphs, each cut wherever the evidence or a slot begins or ends."""
    cuts = {edge for claim in view.claims for edge in claim.evidence}
    cuts |= {edge for claim in view.claims for _, span in claim.spans for edge in span}
    paragraphs = []
    for paragraph in _PARAGRAPH.finditer(view.text):
        start, end = paragraph.span()
        edges = sorted({start, end, *(cut for cut in cuts if start < cut < end)})
        pieces = (Span(*edge) for edge in pairwise(edges))
        paragraphs.append(tuple(_segment(piece, view) for piece in pieces))
    return tuple(paragraphs)


def _segment(piece: Span, view: ReadingView) -> Segment:
    return Segment(
        text=piece.text(view.text),
        claims=tuple(claim.number for claim in view.claims if claim.evidence.covers(piece)),
        starts=tuple(claim.number for claim in view.claims if claim.evidence.start == piece.start),
        slots=tuple(
            f"{claim.number}:{slot}"
            for claim in view.claims
            for slot, span in claim.spans
            if span.covers(piece)
        ),
    )


def _report(number: int, view: ReadingView) -> ReportView:
    link = view.url if view.url and urlsplit(view.url).scheme in ("http", "https") else None
    return ReportView(f"d{number}", view, segments_of(view), link)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _template(name: str) -> str:
    return (files("vigie") / "views" / "templates" / name).read_text(encoding="utf-8")
