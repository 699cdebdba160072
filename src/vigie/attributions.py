"""Who says what in one text: attributions alone, without the claims that stand on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie.claims import attribution as attributing
from vigie.claims.antecedents import voices_of
from vigie.claims.attribution import Attribution
from vigie.claims.context import Context, prepare
from vigie.errors import LanguageError
from vigie.language.parse import Parse
from vigie.language.pipelines import LANGUAGES, load_pipeline
from vigie.model.document import Document
from vigie.model.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_attributions(text: str, language: str) -> list[Attribution]:
    """All that somebody says in `text`, a report in French ("fr") or English ("en").

    Attributions come by the start of their content, outer before inner (`Attribution.holds`
    tells which hold which). Spans are half-open and count Unicode code points of `text`. Whom a
    source stands for is left open; `find_sayings` tells. Raises LanguageError for any other
    language; an empty text has no attributions.
    """
    return attributing.find_attributions(Parse(_parsed(text, language)), language)


def find_sayings(document: Document) -> list[Saying]:
    """All that somebody says in `document`, each with who that is, outer before inner.

    `document.language` must be fr or en, else LanguageError.
    """
    language = document.language or ""
    context = prepare(_parsed(document.text, language), document, language)
    return [_saying(said, context) for said in context.attributions]


def _parsed(text: str, language: str) -> Doc:
    if language not in LANGUAGES:
        raise LanguageError(
            f"language {language or 'unknown'}: Vigie reads French and English; "
            "name one of them with --language if the report is in it"
        )
    return load_pipeline(language)(text)


def _saying(said: Attribution, context: Context) -> Saying:
    speakers = voices_of(said, context) if said.source else []
    outer = [other for other in context.attributions if other is not said and other.holds(said)]
    return Saying(
        tuple(speaker.id for speaker in speakers if speaker.id),
        said.source,
        said.act,
        said.channel,
        said.cue,
        said.content,
        len(outer),
    )
