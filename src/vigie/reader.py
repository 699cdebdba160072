"""Reads one document into claims: the main job, end to end, as one pure function."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

from vigie.claims.reading import read_claims
from vigie.errors import LanguageError
from vigie.language.dates import document_date
from vigie.language.pipelines import LANGUAGES, load_pipeline
from vigie.model.claim import Reading
from vigie.model.document import Document

_UNDATED = {
    "fr": "date de publication inconnue : les dates relatives restent ouvertes ; "
    "donnez --published AAAA-MM-JJ",
    "en": "day of publication unknown: relative dates stay open; give --published YYYY-MM-DD",
}


def read(document: Document, *, pipeline: str | None = None) -> Reading:
    """The claims of `document`, the places left undecided, and notices for people.

    `document.language` must be fr or en, else LanguageError. A document without a day gets the one
    its text gives, if it gives one. `pipeline` names an installed spaCy pipeline with Universal
    Dependencies labels to use instead of Vigie's own.
    """
    language = document.language
    if language not in LANGUAGES:
        raise LanguageError(
            f"language {language or 'unknown'}: Vigie reads French and English; "
            "name one of them with --language if the report is in it"
        )
    document = _dated(document, language)
    with _no_collection():
        doc = load_pipeline(language, pipeline)(document.text)
        claims, abstentions = read_claims(doc, document, language)
    _settle(language)
    notices = () if document.published else (_UNDATED[language],)
    return Reading(document, tuple(claims), tuple(abstentions), notices)


@contextmanager
def _no_collection() -> Iterator[None]:
    """One text makes little garbage that the collector must find: it looks in between."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@lru_cache(maxsize=len(LANGUAGES))
def _settle(language: str) -> None:
    """After its first text all data of a language is loaded, and stays: garbage is elsewhere."""
    gc.freeze()


def _dated(document: Document, language: str) -> Document:
    if document.published:
        return document
    found = document_date(document.text, language)
    return replace(document, published=found[0], published_basis="text") if found else document
