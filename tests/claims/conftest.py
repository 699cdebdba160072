"""Parses and prepares short texts for the parts that read claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from vigie.claims.context import Context, prepare
from vigie.language.pipelines import load_pipeline
from vigie.model.document import Document

Parse = Callable[[str, str], Doc]
Prepare = Callable[..., Context]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """(language, text) -> the parsed text."""
    return lambda language, text: load_pipeline(language)(text)


@pytest.fixture(scope="session")
def context_of(parse: Parse) -> Prepare:
    """(language, text, day) -> the text with all that the reader knows laid over it."""

    def prepared(language: str, text: str, day: str | None = "2023-04-04") -> Context:
        document = Document("text", text, language=language, published=day)
        return prepare(parse(language, text), document, language)

    return prepared
