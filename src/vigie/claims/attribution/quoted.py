"""Quotations without a tag: after a name and a colon, or carried by the speaker before."""

from __future__ import annotations

from vigie.claims.attribution.attribution import Attribution
from vigie.claims.attribution.contents import Range, trimmed
from vigie.claims.attribution.phrases import can_speak, phrase_end
from vigie.claims.attribution.sources import Source
from vigie.claims.attribution.stretches import Stretch, is_sentential
from vigie.claims.attribution.words import Words
from vigie.model.span import Span

_TURNS = 4  # paragraphs that open with a name and a colon
_NAME = 9  # tokens that a speaker before a colon may take
_BARE = 3  # tokens besides the quotation in a sentence that is one


def read_colon(words: Words, stretch: Stretch) -> tuple[Source, int, Range] | None:
    """The speaker, the colon and the words of "Jean X : « ... »"."""
    limit = min(stretch.first + _NAME, stretch.last)
    colon = next((i for i in range(stretch.first, limit) if words.lower[i] == ":"), None)
    if colon is None or colon == stretch.first or colon >= stretch.last:
        return None
    first = stretch.first
    while first < colon and words.pos[first] == "PUNCT":
        first += 1
    last = phrase_end(words, first, colon - 1)
    if last != colon - 1 or not can_speak(words, first, last):
        return None
    opening = colon + 1
    if opening in words.quote_at:
        part = trimmed(words, opening, stretch.last)
    elif _person(words, first, last):
        part = trimmed(words, opening, _paragraph_end(words, opening))
    else:
        return None
    return (Source(first, last), colon, part) if part else None


def _paragraph_end(words: Words, i: int) -> int:
    while i < len(words) and not words.is_break(i):
        i += 1
    return i - 1


def is_dialogue(words: Words, stretches: list[Stretch]) -> bool:
    """Whether the text is an interview: several paragraphs that open with a name and a colon."""
    turns = 0
    for stretch in stretches:
        i = stretch.first
        opens = i == 0 or words.is_break(i - 1)
        while opens and i < min(stretch.first + 4, stretch.last) and words.lower[i] != ":":
            i += 1
        turns += opens and words.lower[i] == ":" and words.capital(stretch.first)
    return turns >= _TURNS


def _person(words: Words, first: int, last: int) -> bool:
    """A bare name before a colon: enough for a line of dialogue or a headline."""
    names = all(words.pos[i] == "PROPN" or len(words.raw[i]) == 1 for i in range(first, last + 1))
    shouted = words.raw[first].isupper() and len(words.raw[first]) > 2
    return names and not shouted and (last > first or not words.french)


def is_bare(words: Words, stretch: Stretch) -> bool:
    """Whether the stretch is one whole quotation and hardly a word more."""
    first = stretch.first
    number = words.quote_at.get(first)
    if number is None or not is_sentential(words, number, first):
        return False
    return stretch.last - words.quote_ends[number] < _BARE


def carried(words: Words, stretch: Stretch, speaker: Attribution) -> Attribution:
    """A quotation that carries on the speaker of `speaker`."""
    number = words.quote_at[stretch.first]
    return Attribution(
        content=(Span(*words.quotations[number].span),),
        source=speaker.source,
        cue=None,
        cue_lemma=speaker.cue_lemma,
        act=speaker.act,
        channel=speaker.channel,
        quoted=True,
        rule="carried quotation",
        pronoun=speaker.pronoun,
    )
