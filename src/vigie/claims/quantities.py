"""How many: the number that belongs to a thing, as stated."""

from __future__ import annotations

import re

from text_to_num import text2num

from vigie.claims.arguments import NAMING
from vigie.codebook.quantities import QuantityWords, load_quantity_words
from vigie.language.parse import Token
from vigie.model.span import Span

_DIGITS = re.compile(r"\d+(?:[.,\s\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_GROUPING = re.compile(r"(?<=\d)[.,\s\u00a0\u202f](?=\d{3}(?!\d))")
_REACH = 3


def quantity_of(noun: Token, language: str) -> tuple[str, Span] | None:
    """The number that `noun` has, with its qualifier in English and the span of the number.

    Digits are grouped as in the language of the text: 10,000 in English, 10000 in French.
    """
    words = load_quantity_words(language)
    for token in _numbers(noun, words):
        value = _value(token, language, words)
        if value is not None:
            before = token.doc[max(noun.sent.start, token.i - _REACH) : token.i]
            near = {word for word in before if not _particle(word)} | {*token.children}
            plain = {word.lower_.rstrip("'’") for word in near}
            qualifier = words.qualifier(plain) if value[0].isdigit() else ""
            parts = _parts(token)
            return qualifier + value, Span(parts[0].idx, parts[-1].idx + len(parts[-1]))
    return _one(noun)


def _particle(word: Token) -> bool:
    """Whether a word belongs to a verb ("shot up"): of "sent up to 12" it does not."""
    return word.dep_ == "compound:prt" and word.nbor().lower_ != "to"


def _one(noun: Token) -> tuple[str, Span] | None:
    """ "A missile" is one missile."""
    if "Sing" not in noun.morph.get("Number", []):
        return None
    for child in noun.children:
        if child.dep_ == "det" and "Ind" in child.morph.get("Definite", []):
            return "1", Span(child.idx, child.idx + len(child))
    return None


def _numbers(noun: Token, words: QuantityWords) -> list[Token]:
    """Number words of a noun, or of the noun it describes ("two more Patriot batteries")."""
    own = [child for child in noun.children if child.dep_ == "nummod" or child.pos_ == "NUM"]
    if noun.head.lower_ in words.words:
        own.append(noun.head)
    found = [token for token in own if token.i < noun.i or token.dep_ == "nummod"]
    if not found and noun.dep_ in NAMING and noun.head.pos_ == "NOUN":
        return _numbers(noun.head, words)
    return found


def _parts(token: Token) -> list[Token]:
    """The words of a number that is written in several ("10 000", "two hundred")."""
    parts = [token, *(child for child in token.children if child.pos_ == "NUM")]
    return sorted(parts, key=lambda part: part.i)


def _value(token: Token, language: str, words: QuantityWords) -> str | None:
    low = token.lower_
    if low in words.words:
        return words.words[low]
    text = " ".join(part.text for part in _parts(token))
    match = _DIGITS.search(text)
    if match:
        return _GROUPING.sub("," if language == "en" else "", match.group())
    try:
        return str(
            text2num(text.lower().replace("-", " ") if language == "en" else text.lower(), language)
        )
    except ValueError:
        return None
