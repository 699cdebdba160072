"""A parsed text as plain objects: what spaCy found, read from it once.

spaCy makes a new object and looks a string up at each access to a token; the rules ask for the
same few attributes many times. The names are spaCy's own, so that rules read as they would there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from vigie.model.span import Span

# spaCy's names of what a token's strings are, in the order of `Token`'s own.
_NAMES = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "MORPH"]


class Token:
    """One token: its place (`i` in tokens, `idx` in code points), its words, its dependencies."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "lemma_", "lower_", "morph", "pos_", "sent",
        "tag_", "text",
    )  # fmt: skip

    head: Token
    sent: Sentence

    def __init__(self, doc: list[Token], i: int, idx: int, names: Iterable[str]) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, morph = names
        self.morph = _features(morph)
        self.children: Sequence[Token] = ()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that depends on it, in the order of the tree."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places on, or back. Raises IndexError behind the last."""
        return self.doc[self.i + distance]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens `start` to `end`, half-open, its code points, and its root."""

    start: int
    end: int
    start_char: int
    end_char: int
    text: str
    root: Token

    def __len__(self) -> int:
        return self.end - self.start


class Entity(NamedTuple):
    """A name that the recogniser found: its label, and its tokens but for marks."""

    label: str
    words: list[Token]


class Phrase(NamedTuple):
    """The tokens that cover a span, and the one that the others depend on."""

    tokens: list[Token]
    root: Token


class Parse(list[Token]):
    """A parsed text: its tokens in order, with its sentences and the names recognised in it."""

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        # Tokens know each other, not this object: spaCy's large one goes with it, not with them.
        tokens: list[Token] = []
        string = cache(lambda key: str(strings[key]))
        for i, (idx, *keys) in enumerate(doc.to_array(["IDX", *_NAMES]).tolist()):
            tokens.append(Token(tokens, i, idx, map(string, keys)))
        super().__init__(tokens)
        children: dict[int, list[Token]] = {}
        for token, head in zip(self, doc.to_array("HEAD").astype(int).tolist(), strict=True):
            token.head = self[token.i + head]
            if head:
                children.setdefault(token.head.i, []).append(token)
        for i, found in children.items():
            self[i].children = found
        self._doc = doc
        self._phrases: dict[Span, Phrase | None] = {}
        self.text: str = doc.text
        self.sents = [self._sentence(sent.start, sent.end, sent.root.i) for sent in doc.sents]
        self.ents = [
            Entity(ent.label_, [self[token.i] for token in ent if not token.is_punct])
            for ent in doc.ents
        ]

    def _sentence(self, start: int, end: int, root: int) -> Sentence:
        first, last = self[start].idx, self[end - 1].idx + len(self[end - 1])
        sentence = Sentence(start, end, first, last, self.text[first:last], self[root])
        for token in self[start:end]:
            token.sent = sentence
        return sentence

    def phrase(self, span: Span) -> Phrase | None:
        """The tokens that `span` touches; None when it touches none."""
        if span not in self._phrases:
            self._phrases[span] = self._phrase(span)
        return self._phrases[span]

    def _phrase(self, span: Span) -> Phrase | None:
        found = self._doc.char_span(*span, alignment_mode="expand")
        if found is None or not len(found):
            return None
        return Phrase(self[found.start : found.end], self[found.root.i])


@lru_cache(maxsize=4096)
def _features(morph: str) -> dict[str, list[str]]:
    """Morphological features by name ("Mood=Ind|Tense=Pres")."""
    pairs = (pair.split("=") for pair in morph.split("|") if "=" in pair)
    return {name: values.split(",") for name, values in pairs}
