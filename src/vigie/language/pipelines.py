"""The spaCy pipelines that read French and English, and how to load them.

Importing this module registers with spaCy what the pipelines are made of: the languages
`fr_vigie` and `en_vigie` (their tokens are in `tokenization`; `spacy.lang.fr` alone takes
seconds to import), the component `vigie_paragraphs`, and, from `lemmatization`,
`vigie_lemmas`. The pipelines' labels and figures are in models/README.md.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.lang.lex_attrs import LEX_ATTRS, word_shape
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Config

from vigie.errors import LanguageError, SettingError
from vigie.language import lemmatization as lemmatization  # registers its component
from vigie.language.tokenization import ENGLISH_TOKENS, FRENCH_TOKENS, NewsTokenizer

LANGUAGES = ("fr", "en")
_FOLDER = Path(__file__).parent.parent / "data" / "pipelines"
# Curly marks are read as the straight ones that fill the treebanks.
_PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‑": "-"})


def _plain(text: str) -> str:
    """Give a token's text as the models see it, with straight marks."""
    return text.translate(_PLAIN_MARKS)


_LEXICAL: dict[int, Callable[[str], Any]] = {
    **LEX_ATTRS,
    NORM: lambda text: _plain(text).lower(),
    PREFIX: lambda text: _plain(text)[0],
    SUFFIX: lambda text: _plain(text)[-3:],
    SHAPE: lambda text: word_shape(_plain(text)),
}
_NO_EXCEPTIONS: dict[str, list[dict[Any, Any]]] = {}


class NewsDefaults(BaseDefaults):
    """What the models see of a word: straight quotation marks, apostrophes and hyphens."""

    tokenizer_exceptions = _NO_EXCEPTIONS
    lex_attr_getters = _LEXICAL


class FrenchDefaults(NewsDefaults):
    """French settings."""

    config = Config({"nlp": {"tokenizer": {"@tokenizers": "vigie.French.v1"}}})


class EnglishDefaults(NewsDefaults):
    """English settings."""

    config = Config({"nlp": {"tokenizer": {"@tokenizers": "vigie.English.v1"}}})


class French(Language):  # type: ignore[no-untyped-call]
    """French news."""

    lang = "fr_vigie"
    Defaults = FrenchDefaults


class English(Language):  # type: ignore[no-untyped-call]
    """English news."""

    lang = "en_vigie"
    Defaults = EnglishDefaults


def french_tokenizer() -> Callable[[Language], NewsTokenizer]:
    """Give what makes the French tokenizer of a pipeline."""
    return lambda nlp: NewsTokenizer(nlp.vocab, FRENCH_TOKENS)


def english_tokenizer() -> Callable[[Language], NewsTokenizer]:
    """Give what makes the English tokenizer of a pipeline."""
    return lambda nlp: NewsTokenizer(nlp.vocab, ENGLISH_TOKENS)


registry.languages("fr_vigie", func=French)
registry.languages("en_vigie", func=English)
registry.tokenizers("vigie.French.v1", func=french_tokenizer)
registry.tokenizers("vigie.English.v1", func=english_tokenizer)


@Language.component("vigie_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after each break between paragraphs; the parser keeps to it."""
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
        elif token.is_space:
            token.is_sent_start = False
    return doc


def load_pipeline(language: str, path_or_name: str | None = None) -> Language:
    """Load the pipeline that reads `language`, once a process.

    `path_or_name` takes any installed spaCy pipeline, or folder of one, with Universal
    Dependencies labels; None means Vigie's own.
    Raises `LanguageError` for a language that Vigie does not read and `SettingError` for a
    pipeline that is not there or lacks a part.
    """
    if language not in LANGUAGES:
        raise LanguageError(f"Vigie does not read {language!r}; it reads {', '.join(LANGUAGES)}")
    return _load(path_or_name or str(_FOLDER / language), language)


@lru_cache(maxsize=4)
def _load(path_or_name: str, language: str) -> Language:
    try:
        pipeline = spacy.load(path_or_name)
    except OSError as error:
        raise SettingError(
            f"no spaCy pipeline {path_or_name!r}: install it, or name the folder of one"
        ) from error
    lacking = [name for name in ("parser", "lemmatizer") if name not in pipeline.pipe_names]
    if lacking or not str(pipeline.lang).startswith(language):
        raise SettingError(
            f"the pipeline {path_or_name!r} ({pipeline.lang}) cannot read {language!r}"
            + (f": it has no {' and no '.join(lacking)}" if lacking else "")
        )
    return pipeline
