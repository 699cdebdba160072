"""Passives: "a été annoncé par X", "it was reported that ...", "X is expected to ..."."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.complements import Complements
from vigie.claims.attribution.contents import Range, right_edge, trimmed
from vigie.claims.attribution.groups import Group
from vigie.claims.attribution.phrases import phrase_end
from vigie.claims.attribution.sources import Source, subject
from vigie.claims.attribution.stretches import Stretch
from vigie.claims.attribution.words import Words

_AGENT = 8  # tokens behind the verb in which its agent may start


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive cue: its agent or None, its content, the rule."""

    source: Source | None
    parts: list[Range]
    rule: str


def read_passive(
    words: Words, group: Group, stretch: Stretch, gerunds: frozenset[int]
) -> Passive | None:
    """The group as a passive, or None when nothing is said in it."""
    agent = _agent(words, group, stretch)
    subjects = [
        kid
        for kid in words.kids[group.verb]
        if words.dep[kid] in ("nsubj", "csubj", "expl") and kid < group.first
    ]
    if not subjects or words.lower[subjects[-1]] in ("il", "it"):
        complement = Complements(words, group, stretch.last, gerunds).find()
        if complement is None or complement.frame != "clause":
            return None
        return Passive(agent, [complement.part], "impersonal passive")
    phrase = subject(words, group, stretch)
    if phrase is None:
        return None
    part = (phrase.first, max(subjects[-1], phrase.last))
    rest = _raised(words, group, stretch, gerunds)
    if rest is not None:
        return Passive(agent, [part, rest], "raising passive")
    if "object" in group.cue.takes and (agent is not None or group.negated):
        return Passive(agent, [part], "passive")
    return None


def _agent(words: Words, group: Group, stretch: Stretch) -> Source | None:
    for i in range(group.last + 1, min(group.last + _AGENT, stretch.last)):
        if words.lower[i] in words.grammar.agents:
            end = phrase_end(words, i + 1, stretch.last)
            return Source(i + 1, end) if end > i else None
        if words.lower[i] in (",", ";", "."):
            return None
    return None


def _raised(words: Words, group: Group, stretch: Stretch, gerunds: frozenset[int]) -> Range | None:
    """What somebody is said, expected or believed to do or to be."""
    i = group.last + 1
    frames = {"person", "copula", "as"}
    opens = {"de", "d'", "comme"}
    if not words.french:
        frames |= {"infinitive", "clause"}
        opens = {"to", "as", "of", "for"}
    if i >= stretch.last or not frames & set(group.cue.takes) or words.lower[i] not in opens:
        return None
    return trimmed(words, i, right_edge(words, group, i, stretch.last, gerunds))
