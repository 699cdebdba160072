"""All that is known of one text before its claims are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc

from vigie.claims.acceptance import is_possible
from vigie.claims.attribution import Attribution, find_attributions
from vigie.claims.roles import Scene, expectations, saliences, scene_of
from vigie.claims.triggers import TriggerHit, find_triggers
from vigie.codebook.events import Codebook, EventRow, load_codebook
from vigie.codebook.register import Register, load_register
from vigie.language.analysis import Analysis
from vigie.language.dates import DateExpression, find_dates
from vigie.language.mentions import find_mentions
from vigie.language.references import resolve_references, specify_classes
from vigie.model.document import Document
from vigie.model.span import Span


@dataclass(slots=True)
class Context:
    """A parsed text with mentions, attributions, dates and triggers laid over it.

    `scenes` are the triggers whose event is possible where they stand. `triggered` are the
    events by token, `elsewhere` the roles that syntax gives each id over the whole text,
    `saliences` how the text stresses each id (see `roles`).
    """

    document: Document
    analysis: Analysis
    register: Register
    attributions: list[Attribution]
    dates: list[DateExpression]
    scenes: list[tuple[Scene, EventRow]]
    triggered: dict[int, list[str]]
    elsewhere: dict[tuple[str, str], Counter[str]]
    saliences: dict[str, str]
    _saying: dict[Span, list[Attribution]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """fr or en."""
        return self.analysis.language

    @property
    def sources(self) -> list[Span]:
        """Spans of the words that name who says."""
        return [said.source for said in self.attributions if said.source]

    @property
    def contents(self) -> list[Span]:
        """Spans of what is said."""
        return [span for said in self.attributions for span in said.content]

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
    register, codebook = load_register(), load_codebook(language)
    analysis = Analysis(doc, language, find_mentions(doc, language, register))
    attributions = find_attributions(doc, language)
    voices = [(said.content, said.source) for said in attributions if said.source]
    specify_classes(analysis, register)
    resolve_references(analysis, voices)
    hits = list(find_triggers(doc, codebook))
    triggered: dict[int, list[str]] = {}
    for hit in hits:
        triggered.setdefault(hit.token.i, []).append(hit.trigger.event)
    scenes = _scenes(hits, analysis, register, codebook)
    return Context(
        document=document,
        analysis=analysis,
        register=register,
        attributions=attributions,
        dates=find_dates(doc.text, language, document.published),
        scenes=scenes,
        triggered=triggered,
        elsewhere=expectations(scenes),
        saliences=saliences(analysis, register),
    )


def _scenes(
    hits: list[TriggerHit], analysis: Analysis, register: Register, codebook: Codebook
) -> list[tuple[Scene, EventRow]]:
    found = []
    for hit in hits:
        event = codebook.events[hit.trigger.event]
        scene = scene_of(hit, analysis, register)
        if is_possible(scene, event):
            found.append((scene, event))
    return found
