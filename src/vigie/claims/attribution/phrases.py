"""Where noun phrases begin and end, read from surface order first and the parse second.

The parser fails most where attribution needs it most (subjects behind the verb, appositions,
tags), so a phrase is grown token by token; the parse only decides which attachments count.
"""

from __future__ import annotations

from vigie.claims.attribution.words import VERBAL, Words

_GROWS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM", "X"})
_GROWS_LEFT = _GROWS | {"PART"}
_ENDS = frozenset({",", ".", ";", ":", "!", "?", "…", "»", "”", '"', "–", "—", "-", ")", "'"})
_PARENTHESIS = 14  # tokens, the longest aside inside a noun phrase
_GENITIVES = frozenset({"'s", "'"})


def phrase_end(words: Words, first: int, limit: int) -> int:
    """Last token of the noun phrase that starts at `first`, appositions included.

    Returns `first - 1` when none starts there.
    """
    last = _core_end(words, first, limit)
    if last < first:
        return last
    while last + 2 <= limit and words.lower[last + 1] == ",":
        end = _apposition_end(words, last + 2, limit)
        if end is None:
            break
        last = end
    return last


def _core_end(words: Words, first: int, limit: int) -> int:
    i, last = first, first - 1
    while i <= limit:
        pos = words.pos[i]
        if i in words.marks and i in words.quote_ends and last < first:
            break
        noun_before = last >= first and words.pos[i - 1] in ("NOUN", "PROPN", "NUM")
        if pos == "DET" and noun_before and words.raw[i].islower():
            break
        if pos in _GROWS or (pos == "PRON" and (i == first or words.pos[i - 1] == "DET")):
            last = i
        elif words.lower[i] == "(" and last >= first:
            close = _close(words, i, limit)
            if close is None:
                break
            i = last = close
        elif last < first or not _links(words, i, first, limit):
            break
        i += 1
    return last


def _links(words: Words, i: int, first: int, limit: int) -> bool:
    """Whether token `i`, not itself nominal, joins what stands before and after it."""
    if i >= limit or i + 1 >= len(words):
        return False
    low, after = words.lower[i], words.pos[i + 1]
    if low in _GENITIVES:
        return True
    starts = after in _GROWS or words.lower[i + 1] in words.grammar.possessors
    if low in words.grammar.possessors:
        return after in _GROWS or after == "PRON"
    if words.pos[i] == "ADP":
        return starts and first <= words.head[words.head[i]] < i and words.capital(i + 1)
    if words.pos[i] == "CCONJ":
        return starts and not _new_clause(words, i + 1, limit)
    if words.pos[i] == "ADV":
        return after == "ADJ" and first <= words.head[words.head[i]] <= i + 1
    return words.pos[i] == "VERB" and words.form[i] == "Part" and _modifies(words, i, first)


def _modifies(words: Words, i: int, first: int) -> bool:
    """A participle that belongs to a noun of the phrase ("les pays concernés")."""
    return words.dep[i] in ("amod", "acl") and first <= words.head[i] < i


def _new_clause(words: Words, i: int, limit: int) -> bool:
    """Whether a phrase at `i` is the subject of a clause of its own."""
    while i <= limit and words.pos[i] in _GROWS:
        i += 1
    return i <= limit and words.pos[i] in VERBAL and words.form[i] != "Part"


def _close(words: Words, i: int, limit: int) -> int | None:
    for j in range(i + 1, min(i + _PARENTHESIS, limit + 1)):
        if words.lower[j] == ")":
            return j
    return None


def _apposition_end(words: Words, i: int, limit: int) -> int | None:
    """Last token of an apposition that starts at `i`: a name or an office, then a mark."""
    end = _core_end(words, i, limit)
    if end < i or not (
        (words.capital(i) and words.pos[i] == "PROPN") or has_speaker(words, i, min(end, i + 4))
    ):
        return None
    follows = end + 1
    if follows > limit or words.lower[follows] in _ENDS or words.is_break(follows):
        return end
    if words.pos[follows] == "ADP" and not words.any_finite(follows, limit):
        return end
    return None


def has_speaker(words: Words, first: int, last: int) -> bool:
    """Whether a common noun that can speak stands between the tokens."""
    speakers = words.lexicon.speakers
    return any(
        words.lower[i] in speakers or words.lemma[i] in speakers for i in range(first, last + 1)
    )


def can_speak(words: Words, first: int, last: int) -> bool:
    """Whether the phrase can name a speaker: a name, a pronoun, an office, a body."""
    if has_speaker(words, first, last):
        return True
    return any(
        words.pos[i] == "PROPN"
        or words.lower[i] in words.grammar.personal
        or (words.pos[i] == "NOUN" and words.capital(i) and (i > first or words.french))
        for i in range(first, last + 1)
    )


def phrase_start(words: Words, last: int, limit: int) -> int:
    """First token of the noun phrase that ends at `last`; genitives and "of" chains included."""
    i = last
    while i > limit:
        before = i - 1
        low = words.lower[before]
        if before in words.marks or _opens_phrase(words, i):
            break
        if (
            words.pos[before] in _GROWS_LEFT
            or low in _GENITIVES
            or (
                (low in words.grammar.possessors or words.pos[before] == "CCONJ")
                and before > limit
                and words.nominal(before - 1)
            )
            or (words.pos[before] == "PRON" and words.dep[before] in ("nmod", "det"))
        ):
            i -= 1
        else:
            break
    while i < last and words.pos[i] in ("CCONJ", "PART", "PUNCT"):
        i += 1
    return i


def _opens_phrase(words: Words, i: int) -> bool:
    """Whether an English article or number opens a phrase of its own behind another noun."""
    if words.pos[i - 1] not in ("NOUN", "NUM"):
        return False
    return words.lower[i] in words.grammar.openers or (not words.french and words.pos[i] == "NUM")


def chain_start(words: Words, last: int, limit: int) -> int | None:
    """As `phrase_start`, with prepositional links ("l'ambassadeur à Paris"); None behind one."""
    first = phrase_start(words, last, limit)
    while first > limit and words.pos[first - 1] == "ADP":
        if first - 2 < limit or words.pos[first - 2] not in _GROWS:
            return None
        first = phrase_start(words, first - 2, limit)
    return first


def head_start(words: Words, head: int, limit: int) -> int:
    """First token of the noun phrase around `head`, without what stands before an "of"."""
    i = head
    while (
        i > limit
        and i - 1 not in words.marks
        and not _opens_phrase(words, i)
        and (
            words.pos[i - 1] in _GROWS_LEFT
            or words.lower[i - 1] in _GENITIVES
            or (words.pos[i - 1] == "PRON" and words.dep[i - 1] in ("nmod", "det"))
        )
    ):
        i -= 1
    while i < head and words.pos[i] == "PART":
        i += 1
    return i
