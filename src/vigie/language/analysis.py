"""One parsed text with its mentions laid over its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from vigie.model.mention import Mention


@dataclass(slots=True)
class Analysis:
    """A parsed text: mentions in order, the head token of each, the mention at each token.

    Resolved pronouns and descriptions are mentions too, with the id of what they stand for.
    """

    doc: Doc
    language: str
    mentions: list[Mention]
    heads: dict[Mention, Token] = field(default_factory=dict)
    at: dict[int, Mention] = field(default_factory=dict)
    sentence_of: list[int] = field(default_factory=list)
    by_sentence: dict[int, list[Mention]] = field(default_factory=dict)
    text: str = ""

    def __post_init__(self) -> None:
        self.text = self.doc.text  # spaCy joins all tokens at each call
        self.sentence_of = [0] * len(self.doc)
        for number, sentence in enumerate(self.doc.sents):
            for token in sentence:
                self.sentence_of[token.i] = number
        mentions, self.mentions = self.mentions, []
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Lays a mention over its tokens; one that covers no token is left out."""
        span = self.doc.char_span(*mention.span, alignment_mode="expand")
        if span is None or not len(span):
            return
        head = span.root
        self.mentions.append(mention)
        self.heads[mention] = head
        for token in span:
            self.at.setdefault(token.i, mention)
        self.by_sentence.setdefault(self.sentence_of[head.i], []).append(mention)

    def sentence(self, mention: Mention) -> int:
        """Number of the sentence that holds the head of `mention`."""
        return self.sentence_of[self.heads[mention].i]
