"""Parses and prepares short texts for the parts that read claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vigie.claims.context import Context, prepare
from vigie.language.parse import Parse
from vigie.language.pipelines import load_pipeline
from vigie.model.document import Document

Parser = Callable[[str, str], Parse]
Prepare = Callable[..., Context]


@pytest.fixture(scope="session")
def parse() -> Parser:
    """(language, text) -> the parsed text."""
    return lambda language, text: Parse(load_pipeline(language)(text))


@pytest.fixture(scope="session")
def context_of() -> Prepare:
    """(language, text, day) -> the text with all that the reader knows laid over it."""

    def prepared(language: str, text: str, day: str | None = "2023-04-04") -> Context:
        document = Document("text", text, language=language, published=day)
        return prepare(load_pipeline(language)(text), document, language)

    return prepared
