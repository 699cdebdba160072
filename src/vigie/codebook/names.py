"""Finds known names in a text: on word boundaries, longest first, with plural and elision.

A text is cut into pieces (runs of letters, runs of digits with letters, single marks); hyphens
and apostrophes separate pieces and are otherwise ignored, so that "S-400", "S 400" and
"l'Iskander-M" are found. A name written in lower case ("missile", "russe") matches in any
case, any other only as it is written, without its accents, or in capitals throughout.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from vigie.model.span import Span

_PIECE = re.compile(r"[^\W_]+|[^\w\s'’ʼ‐‑-]")
T = TypeVar("T")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """What two pieces must share before they are compared: `fold` less a plural ending."""
    folded = fold(word)
    return folded[:-1] if len(folded) > 2 and folded[-1] in "sx" else folded


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def _same(known: str, word: str, last: bool) -> bool:
    """Whether `word` of a text is the piece `known` of a name."""
    if known == word:
        return True
    if known.islower():
        low = word.lower()
        if low == known or low[:-1] == known or low == known[:-1]:
            return True
        return word.isupper() and _key(known) == _key(word)
    bare_known, bare = _bare(known), _bare(word)
    if bare == bare_known or (last and bare[-1:] in "sx" and bare[:-1] == bare_known):
        return True
    return len(word) > 3 and word.isupper() and fold(word) == fold(known)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into pieces, with the span and the key of each."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Pieces:
        """Cuts `text`; spans are code points."""
        matches = list(_PIECE.finditer(text))
        words = tuple(match.group() for match in matches)
        return cls(
            words, tuple(map(_key, words)), tuple(Span._make(match.span()) for match in matches)
        )


@dataclass(slots=True)
class NameIndex(Generic[T]):
    """Names with what each stands for, by their keys; the sizes of names by their first key."""

    _by_keys: dict[tuple[str, ...], list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)
    _sizes: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, name: str, value: T) -> None:
        """Makes `name` stand for `value`. The first value added for a name wins."""
        words = tuple(_PIECE.findall(name))
        if words:
            keys = tuple(map(_key, words))
            self._by_keys.setdefault(keys, []).append((words, value))

    def sort(self) -> None:
        """Call once after the last `add`: longest names first."""
        sizes: dict[str, set[int]] = {}
        for keys in self._by_keys:
            sizes.setdefault(keys[0], set()).add(len(keys))
        self._sizes = {key: tuple(sorted(found, reverse=True)) for key, found in sizes.items()}

    def starts(self, pieces: Pieces) -> list[int]:
        """The pieces at which a name may begin."""
        return [start for start, key in enumerate(pieces.keys) if key in self._sizes]

    def at(self, pieces: Pieces, start: int) -> Iterator[tuple[int, T]]:
        """Names that begin at piece `start`, longest first: (number of pieces, value)."""
        for size in self._sizes.get(pieces.keys[start], ()):
            if start + size > len(pieces.keys):
                continue
            found = pieces.words[start : start + size]
            for words, value in self._by_keys.get(pieces.keys[start : start + size], ()):
                if all(
                    _same(known, word, index == size - 1)
                    for index, (known, word) in enumerate(zip(words, found, strict=True))
                ):
                    yield size, value

    def find(self, pieces: Pieces) -> Iterator[tuple[int, int, T]]:
        """All names, left to right, longest first, none overlapping: (first, end, value)."""
        end = 0
        for start in self.starts(pieces):
            size, value = next(self.at(pieces, start), (0, None)) if start >= end else (0, None)
            if value is not None:
                end = start + size
                yield start, end, value


def index_of(names: Iterable[tuple[str, T]]) -> NameIndex[T]:
    """An index of (name, value) pairs."""
    index: NameIndex[T] = NameIndex()
    for name, value in names:
        index.add(name, value)
    index.sort()
    return index
