"""One parsed text with its mentions laid over its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from vigie.language.parse import Parse, Sentence, Token
from vigie.model.mention import Mention

_STOPS = frozenset('.!?…»”"')


@dataclass(slots=True)
class Analysis:
    """A parsed text: mentions in order, the head token of each, the mention at each token.

    Resolved pronouns and descriptions are mentions too, with the id of what they stand for.
    """

    doc: Parse
    language: str
    mentions: list[Mention]
    heads: dict[Mention, Token] = field(default_factory=dict)
    at: dict[int, Mention] = field(default_factory=dict)
    sentence_of: list[int] = field(default_factory=list)
    by_sentence: dict[int, list[Mention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, sentence in enumerate(self.doc.sents):
            self.sentence_of += [number] * (sentence.end - sentence.start)
        mentions, self.mentions = self.mentions, []
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Lays a mention over its tokens; one that covers no token is left out."""
        phrase = self.doc.phrase(mention.span)
        if phrase is None:
            return
        head = phrase.root
        self.mentions.append(mention)
        self.heads[mention] = head
        for token in phrase.tokens:
            self.at.setdefault(token.i, mention)
        self.by_sentence.setdefault(self.sentence_of[head.i], []).append(mention)

    @property
    def text(self) -> str:
        """The words of the text, as the tokens cover them."""
        return self.doc.text

    def is_title(self, sentence: Sentence) -> bool:
        """Whether a sentence is the headline: the first, with no stop at its end, before others."""
        words = sentence.text.rstrip()
        return sentence.start == 0 and sentence.end < len(self.doc) and words[-1:] not in _STOPS

    def sentence(self, mention: Mention) -> int:
        """Number of the sentence that holds the head of `mention`."""
        return self.sentence_of[self.heads[mention].i]
