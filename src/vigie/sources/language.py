"""Which language a report is in, and whether Vigie reads it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from vigie.codebook.frequent import load_frequent_words
from vigie.errors import LanguageError

READ = ("fr", "en")
# Languages that news comes in. A longer list makes short French texts Walloon or Occitan.
_KNOWN = (
    "fr en ar be bg ca cs da de el es et fa fi he hi hr hu hy id it ja ka kk ko lt lv mk ms nb nl"
    " pl ps pt ro ru sk sl sq sr sv th tr uk ur vi zh"
).split()
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENOUGH_WORDS = 30
_ABOUNDS, _HARDLY_ANY = 0.16, 0.04
# Characters looked at.
_SAMPLE = 3000
# A text of another language is refused from this confidence on; below it, the likelier of the
# languages that Vigie reads is taken: a headline may look like anything.
_SURE = 0.6


def language_of(text: str, asked: str | None = None) -> str:
    """`asked`, or the language of the beginning of `text`, as an ISO 639-1 code.

    Raises LanguageError when Vigie does not read it.
    """
    if asked is not None:
        if asked not in READ:
            raise LanguageError(_refusal(asked))
        return asked
    if not any(map(str.isalpha, text)):
        raise LanguageError("it has no words; check that it is the text of a report")
    frequent = _by_frequent_words(text[:_SAMPLE])
    if frequent is not None:
        return frequent
    ranked = _identifier().rank(text[:_SAMPLE])
    language, confidence = ranked[0]
    if language in READ:
        return str(language)
    if confidence >= _SURE:
        raise LanguageError(_refusal(language))
    return next(str(likely) for likely, _ in ranked if likely in READ)


def _by_frequent_words(sample: str) -> str | None:
    """The language whose frequent words abound, if one does: nearly always, and 0.7 s faster."""
    words = _WORD.findall(sample.lower())
    if len(words) < _ENOUGH_WORDS:
        return None
    shares = {
        language: sum(word in frequent for word in words) / len(words)
        for language, frequent in load_frequent_words().items()
    }
    best = max(shares, key=shares.__getitem__)
    others = max(share for language, share in shares.items() if language != best)
    return best if shares[best] >= _ABOUNDS and others <= _HARDLY_ANY else None


def language_name(code: str) -> str:
    """The English name of a language code: "Spanish"; the code itself when unknown."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def _refusal(code: str) -> str:
    read = " and ".join(language_name(language) for language in READ)
    return (
        f"it is in {language_name(code)}, and Vigie reads {read}; "
        "translate it first, or name its language with --language if this is wrong"
    )


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in _KNOWN if code in identifier.labels])
    return identifier
