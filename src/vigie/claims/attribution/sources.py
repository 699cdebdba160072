"""Who says it: the noun phrase before or behind a verb group."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.groups import Group, low_time
from vigie.claims.attribution.phrases import (
    can_speak,
    chain_start,
    head_start,
    phrase_end,
    phrase_start,
)
from vigie.claims.attribution.stretches import Stretch
from vigie.claims.attribution.words import SUBJECTS, VERBAL, Words
from vigie.model.span import Span

_CLIMB = 4  # verbs above the cue whose subject it may borrow
_BEHIND = 16  # tokens behind the verb in which an inverted subject may start


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker's noun phrase: tokens `first` to `last`, and the pronoun that stands for it."""

    first: int
    last: int
    pronoun: Span | None = None
    clitic: Span | None = None

    def span(self, words: Words) -> Span:
        """Code points of the phrase."""
        return self.clitic or words.span(self.first, self.last)


def subject(words: Words, group: Group, stretch: Stretch) -> Source | None:
    """The speaker of a verb group: its subject, or the one it borrows from a verb above."""
    if group.clitic is not None:
        return Source(group.verb, group.verb, clitic=group.clitic)
    verb, edge = group.verb, group.first
    for _ in range(_CLIMB):
        head = _subject_child(words, verb, edge, stretch)
        if head is not None:
            return _phrase(words, head, min(edge, words.head[head]), stretch)
        above = words.head[verb]
        if above == verb or not stretch.first <= above <= stretch.last:
            break
        if words.dep[verb] == "acl" and words.pos[above] not in VERBAL:
            noun = _phrase(words, above, edge, stretch) if above < edge else None
            if noun is None or group.form != "gerund" or can_speak(words, noun.first, noun.last):
                return noun
        if words.dep[verb] == "case" or words.pos[above] not in VERBAL | {"ADJ", "NOUN"}:
            break
        verb, edge = above, min(edge, above) if above < edge else edge
    return before(words, group.first, stretch)


def _subject_child(words: Words, verb: int, edge: int, stretch: Stretch) -> int | None:
    children = [
        kid
        for kid in words.kids[verb]
        if words.dep[kid] in SUBJECTS and stretch.first <= kid < edge
    ]
    return children[-1] if children else None


def _phrase(words: Words, head: int, edge: int, stretch: Stretch) -> Source | None:
    if words.lower[head] in words.grammar.relatives and words.pos[head] in ("PRON", "SCONJ"):
        return _antecedent(words, head, stretch)
    first = head_start(words, head, stretch.first)
    first = _before_apposition(words, _before_partner(words, first, stretch), stretch)
    limit = max(edge - 1, head)
    last = max(head, min(phrase_end(words, first, limit), limit))
    return Source(first, _with_complement(words, last, limit))


def _before_partner(words: Words, first: int, stretch: Stretch) -> int:
    """Takes in the first of two names ("Paris et Londres affirment", "Ni Moscou ni Minsk")."""
    link = first - 1
    if link <= stretch.first or words.pos[link] != "CCONJ":
        return first
    nations = words.pos[link - 1] == words.pos[first] == "ADJ" and words.capital(link - 1)
    if nations and not words.french:
        return head_start(words, link - 1, stretch.first)
    if words.pos[first] != "PROPN":
        return first
    if words.pos[link - 1] != "PROPN":
        return first
    start = head_start(words, link - 1, stretch.first)
    if start > stretch.first and words.lower[start - 1] in words.grammar.negations:
        return start - 1
    opens = start == stretch.first or words.lower[start - 1] == ","
    return start if opens else first


def _with_complement(words: Words, last: int, limit: int) -> int:
    """Takes in what hangs on the subject up to its verb ("a spokesperson for the ministry")."""
    rest = range(last + 1, limit + 1)
    if any(words.pos[i] == "PUNCT" or words.form[i] == "Fin" for i in rest):
        return last
    nominal = [i for i in rest if words.nominal(i) and not low_time(words, i)]
    opens = words.pos[last + 1] in ("ADP", "ADJ") if nominal else False
    return nominal[-1] if opens else last


def _before_apposition(words: Words, first: int, stretch: Stretch) -> int:
    """Takes in the office before a name in apposition ("le ministre, Jean X, affirme")."""
    comma = first - 1
    if comma <= stretch.first or words.lower[comma] != "," or words.pos[first] != "PROPN":
        return first
    start = phrase_start(words, comma - 1, stretch.first)
    opens = start == stretch.first or words.pos[start - 1] in ("PUNCT", "CCONJ", "SCONJ")
    if start < comma and opens and can_speak(words, start, comma - 1):
        return start
    return first


def _antecedent(words: Words, pronoun: int, stretch: Stretch) -> Source | None:
    last = pronoun - 1
    span = words.span(pronoun, pronoun)
    if last > stretch.first and words.lower[last] == ",":
        last -= 1
    if last < stretch.first or not words.nominal(last):
        return Source(pronoun, pronoun, pronoun=span)
    first = phrase_start(words, last, stretch.first)
    return Source(_before_apposition(words, first, stretch), last, pronoun=span)


def before(words: Words, edge: int, stretch: Stretch) -> Source | None:
    """The nearest noun phrase left of token `edge` in the clause, by surface order."""
    i = edge - 1
    while i >= stretch.first and (words.pos[i] == "ADV" or low_time(words, i)):
        i -= 1
    if i > stretch.first and words.lower[i] == "," and words.nominal(i - 1):
        return _before_aside(words, i, stretch)
    if i < stretch.first:
        return None
    if words.lower[i] in words.grammar.relatives and words.lower[i] != "que":
        return _antecedent(words, i, stretch)
    if not words.nominal(i) and words.pos[i] != "ADJ" and words.lower[i] != ")":
        return None
    first = phrase_start(words, i, stretch.first)
    if first > stretch.first and words.pos[first - 1] == "ADP":
        return _with_place(words, i, stretch)
    return Source(_before_apposition(words, first, stretch), i)


def _with_place(words: Words, last: int, stretch: Stretch) -> Source | None:
    """A speaker between marks with its place: "..., the ministry in Tokyo said"."""
    first = chain_start(words, last, stretch.first)
    if first is None or first == stretch.first or words.lower[first - 1] != ",":
        return None
    place = next(i for i in range(first, last + 1) if words.pos[i] == "ADP" or i == last)
    return Source(first, last) if can_speak(words, first, place - 1) else None


def _before_aside(words: Words, comma: int, stretch: Stretch) -> Source | None:
    """The phrase before an aside: "le ministre, Jean X, affirme", "X, qui ..., affirme"."""
    for i in range(comma - 1, stretch.first, -1):
        if words.lower[i] == "," and words.nominal(i - 1):
            first = chain_start(words, i - 1, stretch.first)
            if first is None:
                return None
            last = phrase_end(words, first, comma - 1)
            speaks = first == stretch.first or can_speak(words, first, i - 1)
            return Source(first, max(last, i - 1)) if speaks else None
    first = phrase_start(words, comma - 1, stretch.first)
    return Source(first, comma - 1) if can_speak(words, first, comma - 1) else None


def behind(words: Words, group: Group, stretch: Stretch) -> Source | None:
    """The inverted subject: the first noun phrase behind the verb that can speak.

    Adverbs, days ("a annoncé mardi le ministre") and short adjuncts ("à la presse") between
    the verb and its subject are passed over.
    """
    i, limit = group.last + 1, min(stretch.last, group.last + _BEHIND)
    while i <= limit:
        i = _past_adverbials(words, i, limit)
        if i > limit or words.pos[i] in ("PUNCT", "SCONJ") or words.pos[i] in VERBAL:
            return None
        if words.pos[i] == "ADP":
            i = max(phrase_end(words, i + 1, limit) + 1, i + 1)
            continue
        last = phrase_end(words, i, stretch.last)
        if last < i:
            return None
        return Source(i, last)
    return None


def _past_adverbials(words: Words, i: int, limit: int) -> int:
    while i <= limit:
        if words.pos[i] == "ADV" or low_time(words, i):
            i += 1
            while i <= limit and (
                words.pos[i] == "NUM" or words.lower[i] in words.grammar.time_modifiers
            ):
                i += 1
            continue
        time = _time_after(words, i, limit)
        if time is None:
            break
        i = time
    return i


def _time_after(words: Words, i: int, limit: int) -> int | None:
    """The word of time that the small words at `i` lead to ("la semaine", "on 3 May")."""
    for j in range(i, min(i + 4, limit + 1)):
        if low_time(words, j):
            return j
        modifier = words.lower[j] in words.grammar.time_modifiers
        if not modifier and words.pos[j] not in ("DET", "NUM", "ADP"):
            return None
    return None


def skip_adverbials(words: Words, i: int, limit: int) -> int:
    """First token at or after `i` that is no adverb and no time."""
    return _past_adverbials(words, i, limit)
