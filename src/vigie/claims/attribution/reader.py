"""Finds all attributions of a parsed text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vigie.claims.attribution.attribution import Attribution
from vigie.claims.attribution.channels import channel_of
from vigie.claims.attribution.complements import Complements
from vigie.claims.attribution.contents import Range, complementizer, spans, trimmed
from vigie.claims.attribution.elsewhere import read_elsewhere
from vigie.claims.attribution.groups import Group, find_groups
from vigie.claims.attribution.nouns import Nominal, find_nominals
from vigie.claims.attribution.passives import read_passive
from vigie.claims.attribution.phrases import can_speak
from vigie.claims.attribution.prepositions import Prepositional, find_prepositions
from vigie.claims.attribution.quoted import carried, is_bare, is_dialogue, read_colon
from vigie.claims.attribution.sources import Source, subject
from vigie.claims.attribution.stretches import Stretch, cut_stretches
from vigie.claims.attribution.tags import Tag, read_tag
from vigie.claims.attribution.words import Words
from vigie.codebook.cues import load_cues
from vigie.model.span import Span

if TYPE_CHECKING:
    from vigie.language.parse import Parse


def find_attributions(doc: Parse, language: str) -> list[Attribution]:
    """Who says what in `doc`, a text parsed by the pipeline of `language` ("fr" or "en").

    Attributions come by the start of their content, outer before inner; nested ones are all
    there (see `Attribution.holds`). Spans are code points of `doc.text`.
    """
    if not len(doc):
        return []
    words = Words(doc, load_cues(language))
    return _Reader(words).run()


class _Reader:
    """Reads one text, stretch by stretch."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.stretches = cut_stretches(words)
        self.groups = find_groups(words)
        self.gerunds = frozenset(g.first for g in self.groups if g.form == "gerund")
        self.dialogue = is_dialogue(words, self.stretches)
        self.found: list[Attribution] = []
        self.tagged: dict[int, Attribution] = {}

    def run(self) -> list[Attribution]:
        by_stretch = self._groups_by_stretch()
        for number in range(len(self.stretches)):
            before_count = len(self.found)
            self._stretch(number, by_stretch.get(number, []))
            for attribution in self.found[before_count:]:
                self.tagged.setdefault(number, attribution)
        self._carry()
        return _distinct(self.found)

    def _groups_by_stretch(self) -> dict[int, list[Group]]:
        """Each group with the innermost stretch around its verb."""
        place: dict[int, int] = {}
        for number, stretch in enumerate(self.stretches):
            for i in range(stretch.first, stretch.last + 1):
                place[i] = number
        grouped: dict[int, list[Group]] = {}
        for group in self.groups:
            if group.verb in place:
                grouped.setdefault(place[group.verb], []).append(group)
        return grouped

    def _stretch(self, number: int, groups: list[Group]) -> None:
        stretch, previous = self.stretches[number], self._before(number)
        prepositions = find_prepositions(self.words, stretch)
        stops = [read.first for read in prepositions if read.final]
        rest: list[tuple[Group, Source | None]] = []
        floor = stretch.first
        for group in groups:
            source = subject(self.words, group, stretch)
            elsewhere = read_elsewhere(self.words, group, source, stretch, previous)
            if elsewhere is not None and not self._has_clause(group, stretch):
                self._add(elsewhere.parts, elsewhere.source, group, elsewhere.rule, stretch)
                continue
            tag = read_tag(self.words, group, stretch, source, floor)
            if tag is None:
                rest.append((group, source))
                continue
            floor = tag.last + 1
            if len(tag.parts) == 1 or tag.parts[-1][0] < tag.first:
                stops.append(tag.first)
            self._add_tag(group, tag, stretch)
        for read in prepositions:
            self._add_preposition(read, stretch)
        governed: set[int] = set()
        for group, source in self._joined(rest, stops):
            if group.verb in governed:
                continue
            if self._add_complement(group, source, stretch, stops) and group.governor is not None:
                governed.add(group.governor)
        for nominal in find_nominals(self.words, stretch):
            self._add_nominal(nominal, stretch)
        self._add_colon(stretch)

    def _listed(self, last: int) -> list[Range]:
        """The items of a list that a tag with a colon introduces."""
        words, items = self.words, []
        if last + 2 >= len(words) or words.lower[last + 1] != ":" or not words.is_break(last + 2):
            return []
        for stretch in self.stretches:
            if stretch.first <= last or not words.is_break(stretch.first - 1):
                continue
            if not _bullet(words, stretch.first):
                break
            item = trimmed(words, _item_start(words, stretch.first), stretch.last)
            if item is not None:
                items.append(item)
        return items

    def _before(self, number: int) -> Stretch | None:
        """The stretch before, when it stands at the same level."""
        if not number or self.stretches[number - 1].quote != self.stretches[number].quote:
            return None
        return self.stretches[number - 1]

    def _has_clause(self, group: Group, stretch: Stretch) -> bool:
        return complementizer(self.words, group, stretch.last) is not None

    def _joined(
        self, rest: list[tuple[Group, Source | None]], stops: list[int]
    ) -> list[tuple[Group, Source | None]]:
        """The groups from the last to the first, second predicates with the first one's source.

        "X said the base was safe and warned that ...": the parser often hangs the second verb
        on the wrong clause; a stop before it ends the content of the first.
        """
        words, joined = self.words, list(rest)
        for number in range(1, len(joined)):
            group, _ = joined[number]
            former, source = joined[number - 1]
            before = group.first - 1
            opens = words.pos[before] == "CCONJ" or (
                group.form == "gerund" and words.lower[before] == ","
            )
            if not opens or source is None or former.passive or source.pronoun is not None:
                continue
            if group.form == "finite" and former.form != "finite":
                continue
            if group.form in ("finite", "gerund") and "clause" in group.cue.takes:
                joined[number] = (group, source)
                stops.append(before)
        return joined[::-1]

    def _add_tag(self, group: Group, tag: Tag, stretch: Stretch) -> None:
        parts = [*tag.parts, *self._listed(tag.last)]
        self._add(parts, tag.source, group, tag.rule, stretch)

    def _add_preposition(self, read: Prepositional, stretch: Stretch) -> None:
        words = self.words
        first, last = read.first, read.last
        channel = read.cue.channel or self._channel(stretch, [read.source.span(words)])
        self._append(
            read.parts, read.source, words.span(first, last), read.cue.lemma, read.cue.act,
            channel, "preposition",
        )  # fmt: skip

    def _add_nominal(self, nominal: Nominal, stretch: Stretch) -> None:
        words = self.words
        self._append(
            [nominal.part], nominal.source, words.span(nominal.first, nominal.last),
            nominal.cue.lemma, nominal.cue.act, None, "noun",
        )  # fmt: skip

    def _add_colon(self, stretch: Stretch) -> None:
        read = read_colon(self.words, stretch)
        if read is None:
            return
        source, colon, part = read
        if any(tagged.extent.overlaps(self.words.span(*part)) for tagged in self._tags()):
            return
        bare = colon + 1 not in self.words.quote_at
        if bare and stretch.first > 0 and not self.dialogue:
            return
        self._append([part], source, self.words.span(colon, colon), ":", "state", None, "colon")

    def _tags(self) -> list[Attribution]:
        return [found for found in self.found if found.rule in ("tag", "inverted tag")]

    def _add_complement(
        self, group: Group, source: Source | None, stretch: Stretch, stops: list[int]
    ) -> bool:
        if group.passive:
            passive = read_passive(self.words, group, stretch, self.gerunds)
            if passive is not None:
                self._add(passive.parts, passive.source, group, passive.rule, stretch)
            return False
        if source is None or (group.form == "participle" and self.words.french):
            return False
        limit = self._limit(group.last, stretch, stops)
        complement = Complements(
            self.words, group, limit, self.gerunds, relative=source.pronoun is not None
        ).find()
        if complement is None:
            return False
        if not self._plausible(group, source, complement.frame):
            return False
        self._add([complement.part], source, group, complement.frame, stretch)
        return True

    def _plausible(self, group: Group, source: Source, frame: str) -> bool:
        """Whether somebody is there who can say it, and says it rather than could."""
        words = self.words
        if words.lower[source.last] in words.grammar.nobody:
            return False
        if group.governor is not None and words.lemma[group.governor] == "pouvoir":
            return False
        if frame != "object":
            return True
        if group.form == "infinitive" and group.governor is None and group.cue.act == "state":
            return False
        named = can_speak(words, source.first, source.last)
        return named or source.clitic is not None or not words.french

    def _limit(self, after: int, stretch: Stretch, stops: list[int]) -> int:
        behind_cue = [stop - 1 for stop in stops if stop > after]
        return min([stretch.last, *behind_cue])

    def _add(
        self, parts: list[Range], source: Source | None, group: Group, rule: str, stretch: Stretch
    ) -> None:
        words = self.words
        first = group.governor if group.governor is not None else group.first
        act = group.cue.act
        withheld = group.governor is not None and (
            words.lemma[group.governor] in words.grammar.withholders
            or words.lower[group.governor] in words.grammar.withholders
        )
        negated = group.negated or (
            source is not None and words.lower[source.first] in words.grammar.negations
        )
        if withheld or (negated and act not in ("deny", "demand", "withhold")):
            act = "withhold"
        outside = [words.span(first, group.last)]
        if source is not None:
            outside.append(source.span(words))
        self._append(
            parts, source, words.span(first, group.last), group.cue.lemma, act,
            self._channel(stretch, outside, parts), rule,
        )  # fmt: skip

    def _append(
        self,
        parts: list[Range],
        source: Source | None,
        cue: Span,
        lemma: str,
        act: str,
        channel: str | None,
        rule: str,
    ) -> None:
        words = self.words
        self.found.append(
            Attribution(
                content=spans(words, parts),
                source=source.span(words) if source is not None else None,
                cue=cue,
                cue_lemma=lemma,
                act=act,
                channel=channel,
                quoted=any(first in words.quote_at for first, _ in parts),
                rule=rule,
                pronoun=source.pronoun if source is not None else None,
            )
        )

    def _channel(
        self, stretch: Stretch, outside: list[Span], parts: list[Range] | None = None
    ) -> str | None:
        """The channel that the sentence names outside the content."""
        words = self.words
        text = words.span(stretch.first, stretch.last).text(words.text)
        for first, last in parts or []:
            text = text.replace(words.span(first, last).text(words.text), " ")
        if parts is None:
            text = " ".join(span.text(words.text) for span in outside)
        return channel_of(words.lexicon, text)

    def _carry(self) -> None:
        """Quotations that stand alone go on from the speaker of the stretch before."""
        words = self.words
        covered = [part for attribution in self.found for part in attribution.content]
        for number, stretch in enumerate(self.stretches):
            if stretch.quote is not None or number in self.tagged or not is_bare(words, stretch):
                continue
            span = words.quotations[words.quote_at[stretch.first]].span
            if any(part.covers(span) for part in covered):
                continue
            speaker = self._speaker_before(number)
            if speaker is None:
                continue
            if self._adjacent(number, speaker):
                longer = replace(speaker, content=(*speaker.content, span))
                self.found[self.found.index(speaker)] = longer
                self.tagged = {
                    key: longer if value == speaker else value for key, value in self.tagged.items()
                }
                self.tagged[number] = longer
            else:
                new = carried(words, stretch, speaker)
                self.found.append(new)
                self.tagged[number] = new

    def _speaker_before(self, number: int) -> Attribution | None:
        for earlier in range(number - 1, max(number - 4, -1), -1):
            if earlier in self.tagged and self.stretches[earlier].quote is None:
                return self.tagged[earlier]
        return None

    def _adjacent(self, number: int, speaker: Attribution) -> bool:
        """Whether only a tag stands between the quotation and the one before it."""
        if not speaker.quoted:
            return False
        start = self.words.start[self.stretches[number].first]
        between = self.words.text[speaker.extent.end : start]
        return "\n" not in between and len(between) < 120


def _bullet(words: Words, i: int) -> bool:
    return words.lower[i] in words.grammar.bullets or (
        words.raw[i][0].isdigit() and i + 1 < len(words) and words.lower[i + 1] in (".", ")", "°")
    )


def _item_start(words: Words, i: int) -> int:
    return i + (1 if words.lower[i] in words.grammar.bullets else 2)


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """By start, outer first; of two with the same words and cue only the first stays."""
    seen: set[tuple[Span, tuple[Span, ...]]] = set()
    kept = []
    for attribution in sorted(found, key=lambda a: (a.extent.start, -a.extent.end)):
        key = (attribution.cue or attribution.extent, attribution.content)
        if key not in seen:
            seen.add(key)
            kept.append(attribution)
    return kept
