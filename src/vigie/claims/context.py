"""All that is known of one text before its claims are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from vigie.claims.acceptance import is_possible
from vigie.claims.attribution import Attribution, find_attributions
from vigie.claims.roles import Scene, Stage, expectations, saliences
from vigie.claims.speakers import Speaker
from vigie.claims.times import Dated, dated
from vigie.claims.triggers import TriggerHit, find_triggers
from vigie.codebook.events import Codebook, EventRow, load_codebook
from vigie.codebook.register import Register, load_register
from vigie.language.analysis import Analysis
from vigie.language.dates import find_dates
from vigie.language.mentions import find_mentions
from vigie.language.parse import Parse
from vigie.language.quotations import find_quotations
from vigie.language.references import resolve_references, specify_classes
from vigie.model.document import Document
from vigie.model.span import Span


@dataclass
class Context:
    """A parsed text with mentions, attributions, dates and triggers laid over it.

    What only a text on topic needs is found when first asked for. `voices` is who stands behind
    the words of each source, as far as it was asked.
    """

    document: Document
    analysis: Analysis
    register: Register
    codebook: Codebook
    attributions: list[Attribution]
    voices: dict[Span, list[Speaker]] = field(default_factory=dict)
    _saying: dict[Span, list[Attribution]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """fr or en."""
        return self.analysis.language

    @cached_property
    def dated(self) -> list[Dated]:
        """The expressions of time, resolved against the day of the document."""
        dates = find_dates(self.analysis.text, self.language, self.document.published)
        return dated(dates, self.analysis)

    @cached_property
    def _hits(self) -> list[TriggerHit]:
        return list(find_triggers(self.analysis.doc, self.codebook))

    @cached_property
    def scenes(self) -> list[tuple[Scene, EventRow]]:
        """The triggers whose event is possible where they stand."""
        stage = Stage(self.analysis, self.register)
        found = []
        for hit in self._hits:
            event = self.codebook.events[hit.trigger.event]
            scene = stage.scene(hit)
            if is_possible(scene, event):
                found.append((scene, event))
        return found

    @cached_property
    def triggered(self) -> dict[int, list[str]]:
        """The events by the token that may announce them."""
        found: dict[int, list[str]] = {}
        for hit in self._hits:
            found.setdefault(hit.token.i, []).append(hit.trigger.event)
        return found

    @cached_property
    def told(self) -> dict[str, Counter[int]]:
        """Event -> how many of its scenes each sentence holds."""
        found: dict[str, Counter[int]] = {}
        for scene, event in self.scenes:
            sentence = self.analysis.sentence_of[scene.hit.anchor.i]
            found.setdefault(event.id, Counter())[sentence] += 1
        return found

    @cached_property
    def elsewhere(self) -> dict[tuple[str, str], Counter[str]]:
        """The roles that syntax gives each id over the whole text (see `roles`)."""
        return expectations(self.scenes)

    @cached_property
    def saliences(self) -> dict[str, str]:
        """How the text stresses each id (see `roles`)."""
        return saliences(self.analysis, self.register)

    @cached_property
    def sources(self) -> list[Span]:
        """Spans of the words that name who says."""
        return [said.source for said in self.attributions if said.source]

    @cached_property
    def telling(self) -> list[Span]:
        """Spans of the words that tell who says, and that he says."""
        return self.sources + [said.cue for said in self.attributions if said.cue]

    @cached_property
    def contents(self) -> list[Span]:
        """Spans of what is said."""
        return [span for said in self.attributions for span in said.content]

    @cached_property
    def quotations(self) -> list[Span]:
        """Spans of what stands between quotation marks."""
        return [found.inner for found in find_quotations(self.document.text)]

    def saying(self, span: Span) -> list[Attribution]:
        """The attributions with a source whose content covers `span`, innermost first."""
        if span not in self._saying:
            self._saying[span] = self._covering(span)
        return self._saying[span]

    def _covering(self, span: Span) -> list[Attribution]:
        covering = [
            said
            for said in self.attributions
            if said.source
            and not said.source.covers(span)
            and any(content.covers(span) for content in said.content)
        ]
        return sorted(covering, key=lambda said: sum(end - start for start, end in said.content))


def prepare(doc: Doc, document: Document, language: str) -> Context:
    """Lays all that the reader knows over a parsed text."""
    register = load_register()
    parse = Parse(doc)
    analysis = Analysis(parse, language, find_mentions(parse, language, register))
    attributions = find_attributions(parse, language)
    voices = [(said.content, said.source) for said in attributions if said.source]
    specify_classes(analysis, register)
    resolve_references(analysis, voices)
    return Context(document, analysis, register, load_codebook(language), attributions)
