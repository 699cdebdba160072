"""Verb groups that hold a cue: auxiliaries, negation and clitics around the verb of saying."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.words import VERBAL, Words
from vigie.codebook.cues import Cue
from vigie.model.span import Span

_CLITIC = frozenset({"PRON", "ADV", "PART", "DET", "ADP"})
_PARTICLE_REACH = 3  # tokens between the verb and the rest of its cue


@dataclass(frozen=True, slots=True)
class Group:
    """The tokens `first` to `last` around the verb `verb` of `cue`.

    `form` is finite, infinitive, gerund or participle. `clitic` is the span of a subject
    pronoun hung on the verb ("a-t-il"). `governor` is the light verb over an infinitive
    ("a refusé de dire") or None.
    """

    cue: Cue
    verb: int
    first: int
    last: int
    form: str
    passive: bool
    negated: bool
    clitic: Span | None
    governor: int | None = None


def find_groups(words: Words) -> list[Group]:
    """All verb groups that hold a cue, in the order of the text."""
    found: list[Group] = []
    for i in range(len(words)):
        if found and found[-1].verb < i <= found[-1].last:
            continue
        cues = words.lexicon.verbs.get(words.lemma[i])
        if cues and _verbal(words, i):
            group = _group(words, i, cues)
            if group is not None:
                found.append(group)
    return found


def _verbal(words: Words, i: int) -> bool:
    if words.pos[i] in VERBAL:
        return words.dep[i] not in ("amod", "case") or words.form[i] == "Fin"
    return False


def _group(words: Words, verb: int, cues: tuple[Cue, ...]) -> Group | None:
    first, clitic = _left(words, verb)
    before = range(first, verb)
    reflexive = words.french and any(words.lower[i] in ("se", "s'") for i in before)
    matched = _matched(words, verb, first, reflexive, cues)
    if matched is None:
        return None
    cue, last = matched
    if clitic is None and verb < len(words) - 1:
        clitic = _clitic(words, verb + 1)
        last = max(last, verb + 1) if clitic else last
    form = _form(words, verb, first)
    governor = _governor(words, verb, first) if form == "infinitive" else None
    low = {words.lower[i] for i in before}
    return Group(
        cue=cue,
        verb=verb,
        first=first,
        last=last,
        form=form,
        passive=_passive(words, verb, first, reflexive),
        negated=bool(low & words.grammar.negations),
        clitic=clitic,
        governor=governor,
    )


def _left(words: Words, verb: int) -> tuple[int, Span | None]:
    grammar, i, clitic = words.grammar, verb, None
    while i > 0:
        before = i - 1
        low = words.lower[before]
        if words.raw[before].startswith("-") and len(low) > 2:
            clitic = _clitic(words, before) or clitic
        elif not (
            (words.lemma[before] in grammar.auxiliaries and words.pos[before] in VERBAL)
            or low in grammar.negations
            or (low in grammar.clitics and words.pos[before] in _CLITIC)
            or (words.pos[before] == "ADV" and low not in grammar.complementizers)
        ):
            break
        i -= 1
    while i < verb and words.pos[i] == "ADV" and low_time(words, i):
        i += 1
    return i, clitic


def low_time(words: Words, i: int) -> bool:
    """Whether token `i` is a word of time ("hier", "Monday")."""
    return words.lower[i] in words.grammar.times


def _clitic(words: Words, i: int) -> Span | None:
    """Span of the pronoun in "-t-il", "-elle", "-t-on"."""
    raw = words.raw[i]
    if not raw.startswith("-"):
        return None
    pronoun = raw.replace("’", "-").replace("'", "-").rsplit("-", 1)[-1]
    if pronoun.lower() not in ("il", "elle", "ils", "elles", "on", "je"):
        return None
    return Span(words.end[i] - len(pronoun), words.end[i])


def _matched(
    words: Words, verb: int, first: int, reflexive: bool, cues: tuple[Cue, ...]
) -> tuple[Cue, int] | None:
    for cue in cues:
        parts = list(cue.words)
        if parts[0] == "se":
            if not reflexive:
                continue
            parts = parts[1:]
            if parts[0] == "en":
                if not any(words.lower[i] == "en" for i in range(first, verb)):
                    continue
                parts = parts[1:]
        elif reflexive:
            continue
        last = _rest(words, verb, parts[1:])
        if last is not None:
            return cue, last
    return None


def _rest(words: Words, verb: int, parts: list[str]) -> int | None:
    i = verb
    for part in parts:
        reach = range(i + 1, min(i + 1 + _PARTICLE_REACH, len(words)))
        found = next((j for j in reach if part in (words.lower[j], words.lemma[j])), None)
        if found is None:
            return None
        i = found
    return i


def _form(words: Words, verb: int, first: int) -> str:
    own = words.form[verb]
    low = words.lower[verb]
    auxiliary = any(
        words.lemma[i] in words.grammar.auxiliaries and words.pos[i] in VERBAL
        for i in range(first, verb)
    )
    if not words.french and low.endswith("ing"):
        return "finite" if auxiliary else "gerund"
    if words.french and low.endswith("ant") and own != "Fin":
        return "gerund"
    if auxiliary or own == "Fin":
        return "finite"
    if own == "Inf" or (not words.french and first and words.lower[first - 1] == "to"):
        return "infinitive"
    return "participle"


def _passive(words: Words, verb: int, first: int, reflexive: bool) -> bool:
    if reflexive or words.form[verb] == "Fin" or words.lower[verb].endswith("ing"):
        return False
    auxiliaries = [words.lemma[i] for i in range(first, verb) if words.pos[i] in VERBAL]
    return bool(auxiliaries) and auxiliaries[-1] in words.grammar.passive


def _governor(words: Words, verb: int, first: int) -> int | None:
    """The light verb of an infinitive: "a refusé de dire", "tried to explain"."""
    i = first - 1
    while i >= 0 and (
        words.lower[i] in words.grammar.infinitive_markers or words.pos[i] in ("ADV", "PART")
    ):
        i -= 1
    light = words.grammar.modals | words.grammar.withholders
    return i if i >= 0 and (words.lemma[i] in light or words.lower[i] in light) else None
