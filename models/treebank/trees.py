"""Trees that are built from phrases and written as CoNLL-U.

A phrase is a list of tokens with one head; `build` hangs phrases on a head. A grammar
(french.py, english.py) makes sentences of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

NO_SPACE_BEFORE = {",", ".", ")", "'s", "'", "n't", "”", "…"}
NO_SPACE_AFTER = {"(", "“"}


@dataclass(eq=False)
class Token:
    """A word of a sentence being built; `name` is its mark as part of a name, as in B-LOC."""

    form: str
    pos: str
    lemma: str = ""
    feats: str = "_"
    dep: str = "root"
    head: Token | None = None
    name: str = ""
    glued: bool = False  # no space after


@dataclass(eq=False)
class Phrase:
    """Tokens in order, one of them the head of the others."""

    head: Token
    tokens: list[Token] = field(default_factory=list)


Part = Token | Phrase | tuple[str, "Token | Phrase"]


def token(form: str, pos: str, lemma: str = "", feats: str = "_", *, glued: bool = False) -> Token:
    """Make a token; the lemma is the form in lower case unless given."""
    lowered = form if pos == "PROPN" else form.lower()
    return Token(form, pos, lemma or lowered, feats, glued=glued)


def punct(form: str) -> tuple[str, Token]:
    """Make a mark to hang on a head."""
    return ("punct", token(form, "PUNCT"))


def build(head: Token | Phrase, parts: Iterable[Part]) -> Phrase:
    """Put the parts in order; pairs of (relation, part) hang on `head`, which is one part."""
    top = head.head if isinstance(head, Phrase) else head
    tokens: list[Token] = []
    for part in parts:
        relation, item = part if isinstance(part, tuple) else ("", part)
        inner = item.head if isinstance(item, Phrase) else item
        tokens += item.tokens if isinstance(item, Phrase) else [item]
        if relation:
            inner.dep, inner.head = relation, top
    return Phrase(top, tokens)


def name(words: Iterable[str], label: str, relation: str = "flat") -> Phrase:
    """Make a name of proper nouns, the first of which heads the others."""
    tokens = [token(word, "PROPN") for word in words]
    for place, part in enumerate(tokens):
        part.name = f"{'I' if place else 'B'}-{label}" if label else ""
    return build(tokens[0], [tokens[0], *((relation, part) for part in tokens[1:])])


def mark(phrase: Phrase, label: str) -> Phrase:
    """Mark a whole phrase as one name."""
    for place, part in enumerate(phrase.tokens):
        part.name = f"{'I' if place else 'B'}-{label}"
    return phrase


def write(phrase: Phrase, number: int) -> str:
    """Write a finished sentence as CoNLL-U."""
    tokens = [
        part
        for place, part in enumerate(phrase.tokens)
        if part.form != ","
        or (place + 1 < len(phrase.tokens) and phrase.tokens[place + 1].form not in ",.")
    ]
    first = next((t for t in tokens if t.pos != "PUNCT"), tokens[0])
    if first.form[:1].islower():
        first.form = first.form[:1].upper() + first.form[1:]
    places = {id(part): str(place) for place, part in enumerate(tokens, 1)}
    rows, text = [], ""
    for place, part in enumerate(tokens):
        follows = tokens[place + 1].form if place + 1 < len(tokens) else ""
        glued = (
            part.glued
            or part.form in NO_SPACE_AFTER
            or follows in NO_SPACE_BEFORE
            or follows.startswith("-t-")
        )
        text += part.form + ("" if glued or not follows else " ")
        misc = [f"Name={part.name or 'O'}"] + (["SpaceAfter=No"] if glued else [])
        head = "0" if part.head is None else places[id(part.head)]
        columns = (
            places[id(part)],
            part.form,
            part.lemma,
            part.pos,
            "_",
            part.feats,
            head,
            "root" if part.head is None else part.dep,
            "_",
            "|".join(misc),
        )
        rows.append("\t".join(columns))
    return "\n".join([f"# sent_id = own-{number}", f"# text = {text}", *rows]) + "\n\n"
