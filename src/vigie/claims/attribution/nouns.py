"""Nouns of saying: "l'annonce par X de Y", "X's claim that ...", "the statement by X that"."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.contents import Range, trimmed
from vigie.claims.attribution.phrases import can_speak, phrase_end, phrase_start
from vigie.claims.attribution.sources import Source
from vigie.claims.attribution.stretches import Stretch
from vigie.claims.attribution.words import VERBAL, Words
from vigie.codebook.cues import Cue

_LIGHT = frozenset({"make", "issue", "give", "faire", "avoir", "donner"})
_REACH = 14  # tokens between the noun and what opens its content


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun of saying: tokens of the cue, its speaker or None, its content."""

    cue: Cue
    first: int
    last: int
    source: Source | None
    part: Range


def find_nominals(words: Words, stretch: Stretch) -> list[Nominal]:
    """All nouns of saying in a stretch that have a content of their own."""
    found = []
    for i in range(stretch.first, stretch.last + 1):
        for cue in words.lexicon.nouns.get(words.lemma[i], ()):
            if words.pos[i] != "NOUN" and not (i and words.lower[i - 1] in ("'s", "'")):
                continue
            nominal = _read(words, stretch, cue, i)
            if nominal is not None:
                found.append(nominal)
                break
    return found


def _read(words: Words, stretch: Stretch, cue: Cue, i: int) -> Nominal | None:
    parts = cue.words
    last = i + len(parts) - 1
    if words.lower[i + 1 : last + 1] != list(parts[1:]):
        return None
    source = _possessor(words, stretch, i) or _agent(words, stretch, last)
    if source is None:
        source = _of(words, stretch, last, stretch.last)
    after = max(last, source.last if source is not None else last)
    content = _clause(words, stretch, last, after)
    if content is None and source is not None:
        content = _phrase(words, stretch, cue, after)
    if content is None:
        return None
    part = trimmed(words, *content)
    return Nominal(cue, i, last, source, part) if part else None


def _possessor(words: Words, stretch: Stretch, noun: int) -> Source | None:
    """ "Moscow's claim", "his claim", "l'annonce américaine"."""
    i = noun - 1
    while i > stretch.first and words.pos[i] in ("ADJ", "NOUN") and not _genitive(words, i):
        i -= 1
    if i >= stretch.first and _genitive(words, i):
        if words.lower[i] in ("'s", "'") and i > stretch.first:
            first = phrase_start(words, i - 1, stretch.first)
            return Source(first, i - 1)
        return Source(i, i)
    if words.french and noun < stretch.last and words.pos[noun + 1] == "ADJ":
        return Source(noun + 1, noun + 1) if _national(words, noun + 1) else None
    return None


def _genitive(words: Words, i: int) -> bool:
    return words.lower[i] in ("'s", "'") or (
        words.lower[i] in ("his", "her", "their", "its", "my", "our", "son", "sa", "ses", "leur",
                           "leurs")
        and words.pos[i] in ("PRON", "DET")
    )  # fmt: skip


def _national(words: Words, i: int) -> bool:
    return words.lower[i].endswith(("ain", "aine", "ais", "aise", "ien", "ienne", "sse", "ois",
                                    "oise", "and", "ande", "éen", "éenne"))  # fmt: skip


def _agent(words: Words, stretch: Stretch, last: int) -> Source | None:
    i = last + 1
    if i < stretch.last and words.lower[i] in words.grammar.agents:
        end = phrase_end(words, i + 1, stretch.last)
        for j in range(i + 2, end):
            if words.lower[j] in words.grammar.possessors and _of_noun(words, j, i):
                end = j - 1
                break
        return Source(i + 1, end) if end > i else None
    return None


def _of_noun(words: Words, j: int, agent: int) -> bool:
    """Whether "of" at `j` goes back to the noun before the agent ("by Paris of the delivery")."""
    anchor = words.head[words.head[j]]
    bare = words.pos[agent + 1] == "PROPN"
    return bare or anchor < agent or words.lower[j + 1] in ("ce", "cet", "cette", "ces")


def _of(words: Words, stretch: Stretch, last: int, limit: int) -> Source | None:
    """ "Les propos du ministre selon lesquels ...", "the claim of the ministry that ..."."""
    i = last + 1
    if i < limit and words.lower[i] in words.grammar.possessors:
        end = phrase_end(words, i + 1, limit - 1)
        if end > i and can_speak(words, i + 1, end):
            return Source(i + 1, end)
    return None


def _clause(words: Words, stretch: Stretch, noun: int, after: int) -> Range | None:
    """The clause or infinitive that says what was said."""
    for i in range(after + 1, min(stretch.last, after + _REACH) + 1):
        low = words.lower[i]
        if low in (",", ";", ":") or words.form[i] == "Fin" or i in words.quote_at:
            return None
        if low in words.grammar.content_relatives and words.lower[i - 1] == "selon":
            return i - 1, _end(words, stretch, i)
        if low in words.grammar.complementizers and _content_clause(words, i, noun):
            return i, _end(words, stretch, i)
        if low in words.grammar.infinitive_markers and i < stretch.last:
            verb = i + 1
            while verb < stretch.last and words.lower[verb] in words.grammar.clitics:
                verb += 1
            if words.form[verb] == "Inf" and words.pos[verb] in VERBAL:
                return i, _end(words, stretch, i)
        if words.pos[i] in ("ADP", "SCONJ") and low not in words.grammar.possessors | (
            words.grammar.agents | {"selon"}
        ):
            return None
    return None


def _content_clause(words: Words, i: int, noun: int) -> bool:
    """A clause that says the content, not a relative ("the claim that he made")."""
    verb = next((j for j in range(i + 1, min(i + 8, len(words))) if words.finite(j)), None)
    if verb is not None and words.pos[verb] == "VERB" and words.lemma[verb] in _LIGHT:
        return False
    after = i + 1
    return after < len(words) and (
        words.pos[after] not in VERBAL and (words.pos[i] == "SCONJ" or not words.french)
    )


def _end(words: Words, stretch: Stretch, i: int) -> int:
    """The end of the clause: before the finite verb that is one too many for it."""
    verbs = 0 if words.lower[i] in words.grammar.infinitive_markers else 1
    opens = words.grammar.relatives | words.grammar.complementizers | words.grammar.questions
    for j in range(i + 1, stretch.last + 1):
        if words.lower[j] == ";":
            return j - 1
        if words.lower[j] in opens and j > i + 1:
            verbs += 1
        if words.finite(j):
            verbs -= 1
            if verbs < 0:
                return _before_group(words, i, j)
    return stretch.last


def _before_group(words: Words, first: int, verb: int) -> int:
    """The last token before a verb group: adverbs, negation and clitics go with the verb."""
    j = verb - 1
    while j > first and (
        words.pos[j] in ("ADV", "AUX") or words.lower[j] in words.grammar.negations
    ):
        j -= 1
    return j


def _phrase(words: Words, stretch: Stretch, cue: Cue, after: int) -> Range | None:
    """A noun phrase as content: "l'annonce par Paris de cette livraison", "calls for a truce"."""
    i = after + 1
    leads = {"de", "du", "des", "d'", "sur", "contre", "à"} if words.french else {
        "of", "about", "for", "on", "against", "over", "to"
    }  # fmt: skip
    if i >= stretch.last or words.lower[i] not in leads:
        return None
    end = phrase_end(words, i + 1, stretch.last)
    return (i, end) if end > i else None
