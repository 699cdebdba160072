"""The words of a report that a copy keeps: no headline, dateline, credit, case or accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from vigie.codebook.copies import Surroundings, load_surroundings
from vigie.errors import LanguageError

Words = tuple[str, ...]
LANGUAGES = ("fr", "en")

SHINGLE = 3
"""Words a shingle: three survive a synonym every eight words in two places of three."""
LEAD = 40
"""Words that the opening sentences have at least."""
# Shorter pieces (abbreviations, cells of a table) are read with what follows.
_SHORTEST_SENTENCE = 6
_LONGEST_HEADLINE = 30
_HEAD_LINES = 4
_MASK = "#"
_PLAIN = str.maketrans("’ʼ\u00a0\u202f\u2009\t", "''    ") | {
    ord("œ"): "oe", ord("Œ"): "OE", ord("æ"): "ae", ord("Æ"): "AE"
}  # fmt: skip
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,']\d{3})+(?![\d])")
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"»”')\]]*\s+|\n+")
_FINISHED = re.compile(r"[.!?…][\s»”\"')\]]*$")
_QUOTED = re.compile(r'«[^»]{0,9000}»|“[^”]{0,9000}”|"[^"\n]{0,3000}"')


@dataclass(frozen=True)
class Body:
    """A report as it is compared: `sentences` of all its words, `own` those outside quotes."""

    sentences: tuple[Words, ...]
    own: tuple[Words, ...]

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return sum(map(len, self.sentences))

    @cached_property
    def shingles(self) -> frozenset[Words]:
        """All runs of words inside its sentences: their order counts for nothing."""
        return shingles(self.sentences)

    @cached_property
    def unquoted(self) -> frozenset[Words]:
        """The runs of its own words, closed up where a quotation stood."""
        return shingles(self.own)

    @cached_property
    def quoted(self) -> frozenset[Words]:
        """The runs that stand in quotations, or lead into one."""
        return self.shingles - self.unquoted

    @cached_property
    def lead(self) -> frozenset[Words]:
        """The runs of its opening sentences."""
        sizes = 0
        opening = []
        for sentence in self.sentences:
            opening.append(sentence)
            sizes += len(sentence)
            if sizes >= LEAD:
                break
        return shingles(tuple(opening))

    @cached_property
    def figures(self) -> dict[Words, frozenset[str]]:
        """The numbers found in each surrounding of two words on either side."""
        found: defaultdict[Words, set[str]] = defaultdict(set)
        for sentence in self.sentences:
            masked = tuple(_MASK if word[0].isdigit() else word for word in sentence)
            for at, word in enumerate(sentence):
                if masked[at] == _MASK:
                    found[(*masked[max(0, at - 2) : at], "", *masked[at + 1 : at + 3])].add(word)
        return {around: frozenset(numbers) for around, numbers in found.items()}


def shingles(sentences: tuple[Words, ...]) -> frozenset[Words]:
    """The runs of SHINGLE words of each sentence; a shorter sentence is one run."""
    return frozenset(
        sentence[at : at + SHINGLE]
        for sentence in sentences
        for at in range(max(1, len(sentence) - SHINGLE + 1))
    )


def body(text: str, language: str) -> Body:
    """The body of a report in `language`, "fr" or "en". Raises LanguageError for any other."""
    if language not in LANGUAGES:
        raise LanguageError(f"{language!r} is not compared; Vigie knows {', '.join(LANGUAGES)}")
    around = load_surroundings(language)
    plain = _core(text.translate(_PLAIN), around)
    return Body(
        _sentences(plain, around.numbers), _sentences(_QUOTED.sub(" ", plain), around.numbers)
    )


def _core(text: str, around: Surroundings) -> str:
    """The text without headline, dateline and ends; all of it where nothing else would stay."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    while lines and any(end.fullmatch(lines[-1]) for end in around.ends):
        lines.pop()
    heads = len(list(takewhile(_is_head, lines[:_HEAD_LINES])))
    core = lines[heads:] or lines
    if not core:
        return ""
    return "\n".join([_without_dateline(core[0], around), *core[1:]])


def _is_head(line: str) -> bool:
    return not _FINISHED.search(line) and len(line.split()) <= _LONGEST_HEADLINE


def _without_dateline(line: str, around: Surroundings) -> str:
    for dateline in around.datelines:
        found = dateline.match(line)
        if found:
            return line[found.end() :]
    return line


def _sentences(text: str, numbers: dict[str, str]) -> tuple[Words, ...]:
    sentences: list[Words] = []
    begun: Words = ()
    for piece in _SENTENCE.split(text):
        begun += _words(piece, numbers)
        if len(begun) >= _SHORTEST_SENTENCE:
            sentences.append(begun)
            begun = ()
    return (*sentences, begun) if begun else tuple(sentences)


def _words(text: str, numbers: dict[str, str]) -> Words:
    joined = _GROUPED.sub(lambda group: re.sub(r"\D", "", group.group()), text)
    folded = unicodedata.normalize("NFKD", joined).casefold()
    bare = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return tuple(numbers.get(word, word.replace(",", ".")) for word in _WORD.findall(bare))
