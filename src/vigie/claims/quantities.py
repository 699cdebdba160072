"""How many: the number that belongs to a thing, as stated."""

from __future__ import annotations

import re

from spacy.tokens import Token
from text_to_num import text2num

from vigie.codebook.quantities import QuantityWords, load_quantity_words
from vigie.model.span import Span

_DIGITS = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_GROUPING = re.compile(r"(?<=\d)[.,\s\u00a0\u202f](?=\d{3}(?!\d))")
_REACH = 3


def quantity_of(noun: Token, language: str) -> tuple[str, Span] | None:
    """The number that `noun` has, with its qualifier in English and the span of the number."""
    words = load_quantity_words(language)
    for token in _numbers(noun, words):
        value = _value(token, language, words)
        if value is not None:
            near = {
                word.lower_ for word in token.doc[max(noun.sent.start, token.i - _REACH) : token.i]
            }
            near |= {child.lower_ for child in token.children}
            qualifier = words.qualifier(near) if value[0].isdigit() else ""
            return qualifier + value, Span(token.idx, token.idx + len(token))
    return None


def _numbers(noun: Token, words: QuantityWords) -> list[Token]:
    own = [child for child in noun.children if child.dep_ == "nummod" or child.pos_ == "NUM"]
    if noun.head.lower_ in words.words:
        own.append(noun.head)
    return [token for token in own if token.i < noun.i or token.dep_ == "nummod"]


def _value(token: Token, language: str, words: QuantityWords) -> str | None:
    low = token.lower_
    if low in words.words:
        return words.words[low]
    text = " ".join(
        part.text
        for part in sorted(
            [token, *(c for c in token.children if c.pos_ == "NUM")], key=lambda t: t.i
        )
    )
    match = _DIGITS.search(text)
    if match:
        return _GROUPING.sub("", match.group())
    try:
        return str(
            text2num(text.lower().replace("-", " ") if language == "en" else text.lower(), language)
        )
    except ValueError:
        return None
