"""Tags: the cue stands inside or behind its words ("..., a déclaré mardi le ministre")."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.contents import Range, left_edge, outer, trimmed
from vigie.claims.attribution.groups import Group
from vigie.claims.attribution.phrases import can_speak, has_speaker
from vigie.claims.attribution.sources import Source, behind, skip_adverbials
from vigie.claims.attribution.stretches import Stretch
from vigie.claims.attribution.words import SUBJECTS, Words

_MARKS = frozenset({",", "»", "”", '"', "'", "''", "–", "—", "-", "!", "?", "…", ")"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "cet", "cette", "ces", "son", "sa", "ses", "leur"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its speaker, its content, and the tokens from `first` to `last` that it takes."""

    source: Source
    parts: list[Range]
    first: int
    last: int
    rule: str


def read_tag(
    words: Words, group: Group, stretch: Stretch, subject: Source | None, floor: int
) -> Tag | None:
    """The group as a tag, or None when it is none."""
    if group.form != "finite" or group.passive or "quote" not in group.cue.takes:
        return None
    inverted = _inverted(words, group, stretch)
    if inverted is not None:
        return _tag(words, group, stretch, inverted, group.first, floor, "inverted tag")
    if subject is None or subject.pronoun is not None or subject.clitic is not None:
        return None
    if subject.last >= group.first or not _marked(words, subject.first, stretch):
        return None
    if words.french and not _quote_before(words, subject.first):
        return None
    if _complement_follows(words, group, stretch, _quote_before(words, subject.first)):
        return None
    return _tag(words, group, stretch, subject, subject.first, floor, "tag")


def _marked(words: Words, first: int, stretch: Stretch) -> bool:
    return first > stretch.first and words.lower[first - 1] in _MARKS


def _quote_before(words: Words, first: int) -> bool:
    """Whether a quotation ends right before token `first`, a comma between or not."""
    return first - 1 in words.marks or (words.lower[first - 1] == "," and first - 2 in words.marks)


def _inverted(words: Words, group: Group, stretch: Stretch) -> Source | None:
    opens = _marked(words, group.first, stretch)
    if group.clitic is not None:
        return Source(group.verb, group.verb, clitic=group.clitic) if opens else None
    if not opens:
        return None
    source = behind(words, group, stretch)
    if source is None or (words.french and words.pos[source.first] == "NUM"):
        return None
    surely = _quote_before(words, group.first) or (
        words.french and words.lower[source.first] in _DEFINITE
    )
    if not surely and not can_speak(words, source.first, source.last):
        return None
    if not words.french and not _english_inversion(words, group, source, stretch):
        return None
    if source.first > group.last + 1 and not words.french:
        return None
    after = source.last + 1
    if after <= stretch.last and words.lower[after] in words.grammar.complementizers:
        return None
    if not _quote_before(words, group.first) and _takes_object(words, group, source):
        return None
    return source


def _english_inversion(words: Words, group: Group, source: Source, stretch: Stretch) -> bool:
    """ "Said Biden", "said the man who ..."; not "X, 63, said she was ready", "told reporters"."""
    told = "addressee" in group.cue.takes and "clause" not in group.cue.takes
    if told or words.pos[source.first] == "PRON":
        return False
    after = skip_adverbials(words, source.last + 1, stretch.last)
    return after > stretch.last or words.form[after] != "Fin"


def _takes_object(words: Words, group: Group, source: Source) -> bool:
    """A second predicate with its object ("..., a annoncé une hausse"), not a tag."""
    if words.lower[source.first] in ("un", "une", "des", "a", "an"):
        named = has_speaker(words, source.first, min(source.first + 2, source.last))
        if words.french and named and not _shared(words, group):
            return False
        return not can_speak(words, source.first, source.first + 1) or _shared(words, group)
    return False


def _shared(words: Words, group: Group) -> bool:
    return words.dep[group.verb] == "conj"


def _complement_follows(words: Words, group: Group, stretch: Stretch, quoted: bool) -> bool:
    """Whether the verb has its words behind it, so that what stands before is no content."""
    i = skip_adverbials(words, group.last + 1, stretch.last)
    if i > stretch.last or words.lower[i] in _MARKS | {".", ";"}:
        return False
    if words.lower[i] == ":":
        return words.french or i + 1 in words.quote_at
    for j in outer(words, i, stretch.last):
        low = words.lower[j]
        if low in (",", ".", ";") or words.is_break(j):
            return False
        if low in words.grammar.complementizers or j in words.quote_at:
            return True
        if words.form[j] == "Fin":
            return not quoted
    if quoted:
        return False
    if words.form[i] in ("Inf", "Ger") or words.lower[i] == "to":
        return True
    if "addressee" in group.cue.takes or "object" not in group.cue.takes:
        return False
    return words.pos[i] in ("DET", "NOUN", "ADJ", "PRON")


def _tag(
    words: Words,
    group: Group,
    stretch: Stretch,
    source: Source,
    first: int,
    floor: int,
    rule: str,
) -> Tag | None:
    start = left_edge(words, stretch, first, floor)
    head = trimmed(words, start, first - 1)
    end = max(group.last, source.last)
    end = _past_adjuncts(words, end, stretch)
    whole = head is not None and words.any_finite(*head)
    aside = _aside(words, source, end, stretch)
    tail = _tail(words, end, stretch, whole=whole and not aside, aside=aside)
    if head is None and tail is None:
        return None
    fragment = (
        head is not None and not whole and not _quoted(words, head) and not _clausal(words, head)
    )
    if fragment and rule == "tag" and (tail is None or _adverbial(words, head)):
        return None
    parts = [part for part in (head, tail) if part is not None]
    last = tail[0] - 1 if tail is not None else end
    return Tag(source, parts, first, last, rule)


def _aside(words: Words, source: Source, end: int, stretch: Stretch) -> bool:
    """A pronoun's tag between commas: the words go on behind it ("ils ont, dit-il, ...")."""
    i = end + 1
    if source.clitic is None or i >= stretch.last or words.lower[i] != ",":
        return False
    after = words.lower[i + 1]
    return not (
        after in words.grammar.relatives | words.grammar.adjuncts
        or after.endswith("ant")
        or words.form[i + 1] == "Part"
        or words.pos[i + 1] in ("ADP", "SCONJ")
    )


def _adverbial(words: Words, part: Range | None) -> bool:
    return part is not None and words.pos[part[0]] in ("ADP", "ADV", "SCONJ")


def _clausal(words: Words, part: Range) -> bool:
    """Whether a verb has its subject in the part, whatever form the tagger gave it."""
    inside = range(part[0], part[1] + 1)
    if any(words.dep[i] in SUBJECTS and i < words.head[i] <= part[1] for i in inside):
        return True
    opens = words.pos[part[0]] in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
    return not words.french and opens and any(words.pos[i] == "VERB" for i in inside)


def _quoted(words: Words, part: Range) -> bool:
    return any(i in words.quote_at for i in range(part[0], part[1] + 1))


def _past_adjuncts(words: Words, end: int, stretch: Stretch) -> int:
    """The last token of what belongs to the tag: "told reporters", "dans un communiqué"."""
    for i in range(end + 1, stretch.last + 1):
        if words.lower[i] in (",", ".", ";", ":", "–", "—", "!", "?", "…") or i in words.quote_at:
            return i - 1
    return stretch.last


def _tail(words: Words, end: int, stretch: Stretch, *, whole: bool, aside: bool) -> Range | None:
    """The words behind a tag that go on from those before it."""
    i = end + 1
    while i <= stretch.last and words.lower[i] in (",", ":", "–", "—"):
        i += 1
    if i > stretch.last or (i == end + 1 and i not in words.quote_at):
        return None
    if i in words.quote_at:
        quote_end = words.quote_ends[words.quote_at[i]]
        rest = trimmed(words, i, stretch.last)
        return rest if rest and not words.any_finite(quote_end, stretch.last) else (i, quote_end)
    if whole or words.lower[end + 1] == ":":
        return None
    if not aside and not words.any_finite(i, stretch.last):
        return None
    return trimmed(words, i, stretch.last)
