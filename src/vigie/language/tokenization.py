"""Tokenizers for French and English news, one regular expression a language.

A tokenizer turns a text of n code points into a spaCy `Doc` whose text also has n code
points, so that every offset into the Doc is an offset into the stored text. Only spaces
differ: no-break and thin spaces, and line ends inside a wrapped paragraph, stand as plain
spaces in the Doc. All other characters, curly apostrophes included, stay as they are.

No word holds a space. Weapon names (S-400, 9K720, Iskander-M) and hyphened words stay
whole; elisions (l', qu'), inverted pronouns (-t-il) and English contractions (n't, 's) are
tokens of their own; French contractions (du, au, des) are one token. White space is a
token (`is_space`) only between paragraphs and where several spaces follow each other.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab

# Spaces that the models never saw; each is one code point, as is the plain space.
_SPACES = str.maketrans(
    dict.fromkeys(
        "\t\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
        "\u200a\u202f\u205f\u3000",
        " ",
    )
)
_WRAPPED_LINE = 100  # code points; a longer line is a whole paragraph, not a wrapped one
_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\s*\n)")
_CLOSED_LINE = re.compile(r"[.!?…:»\"”)\]]\s*\Z")

_WEB = r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+"
_SITE = r"\b[a-z0-9-]+\.(?:com|org|net|gov|info|mil|fr|ru|uk|eu|be|ch)\b(?!\.\w)"
_DOTTED = r"(?-i:(?:\b[A-Za-zÀ-Ý]\.-?){2,}(?:(?<=-)\w+)?(?!\w)|\b[A-ZÀ-Ý]\.(?= ?-?[A-ZÀ-Ý]))"
_INNER = r"\w|(?<=\d)[.,:/](?=\d)|&(?=\w)"
_LAST = r"\.{2,}|-{2,}|[?!]{2,}|\n\s*|\S"

_FRENCH_ABBREVIATIONS = (
    "M|MM|Mgr|Dr|Pr|Me|St|Ste|av|apr|env|chap|cf|etc|janv|févr|avr|juil|sept|oct|nov|déc|pp|vol|gén"
)
_FRENCH_CLITIC = (
    r"-(?:t[-'’])?(?:ils?|elles?|on|je|tu|ce|(?-i:moi|toi|lui|leur|nous|vous|les?|la|en|y))"
    r"(?![\w'’]|-\w)"
)
_FRENCH_WHOLE = (
    r"\b(?:aujourd['’]hui|prud['’]hom\w+|n['’]djam[eé]na|presqu['’]îles?|rendez-vous)\b|\bn°"
)

_ENGLISH_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Brig|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|"
    "Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|vs|etc|approx|Mt|Ft"
)
_ENGLISH_CLITIC = r"['’](?:s|ll|re|ve|d|m)\b"

FRENCH_TOKENS = re.compile(
    "|".join(
        (
            _WEB,
            _SITE,
            rf"(?-i:\b(?:{_FRENCH_ABBREVIATIONS})\.(?![.\w]))",
            _DOTTED,
            _FRENCH_WHOLE,
            r"\b(?:(?:jus|lors|puis|quoi)?qu|[cdjlmnst])['’](?=[\w«\"“(])",
            rf"(?<=\w){_FRENCH_CLITIC}",
            rf"\w(?:{_INNER}|['’](?=\w)|(?!{_FRENCH_CLITIC})[-‑](?=\w))*",
            _LAST,
        )
    ),
    re.IGNORECASE,
)
ENGLISH_TOKENS = re.compile(
    "|".join(
        (
            _WEB,
            _SITE,
            rf"(?-i:\b(?:{_ENGLISH_ABBREVIATIONS})\.(?![.\w]))|\bNo\.(?= ?\d)",
            _DOTTED,
            r"n['’]t\b|\bcan(?=not\b)|[a-z]+(?=n['’]t\b)",
            rf"(?<=[\w.]){_ENGLISH_CLITIC}",
            rf"\w(?:{_INNER}|(?!{_ENGLISH_CLITIC})['’](?=\w)|[-‑](?=\w))*",
            _LAST,
        )
    ),
    re.IGNORECASE,
)


def plain_spaces(text: str) -> str:
    """Give `text` with plain spaces for rare ones and for wrapped line ends; same length."""
    text = text.translate(_SPACES)
    if "\n" not in text:
        return text
    paragraphs = "\n\n" not in text and max(map(len, text.split("\n"))) > _WRAPPED_LINE
    if paragraphs:
        return text
    return _SINGLE_BREAK.sub(
        lambda found: (
            "\n" if _CLOSED_LINE.search(text, max(0, found.start() - 3), found.start()) else " "
        ),
        text,
    )


class NewsTokenizer(DummyTokenizer):
    """Splits a text into the tokens that `pattern` finds, one after the other.

    The pattern must match any character but a space. Nothing is stored with a pipeline:
    the pattern in the code is the only one.
    """

    def __init__(self, vocab: Vocab, pattern: re.Pattern[str]) -> None:
        self.vocab = vocab
        self.pattern = pattern

    def __call__(self, text: str) -> Doc:
        """Make the Doc of `text`, of the same length in code points."""
        text = plain_spaces(text)
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for found in self.pattern.finditer(text):
            start, end = found.span()
            _add_gap(words, spaces, start - position)
            words.append(found.group())
            spaces.append(False)
            position = end
        _add_gap(words, spaces, len(text) - position)
        return Doc(self.vocab, words=words, spaces=spaces)


def _add_gap(words: list[str], spaces: list[bool], width: int) -> None:
    """Put `width` plain spaces after the last token, as its own space and a token of spaces."""
    if width and words and not words[-1].isspace():
        spaces[-1] = True
        width -= 1
    if width:
        words.append(" " * width)
        spaces.append(False)
