"""The reader: what it needs of a document, and what it says when something lacks."""

from __future__ import annotations

import gc

import pytest

import vigie
from vigie.errors import LanguageError, SettingError, VigieError
from vigie.reader import read

TEXT = {
    "fr": "La Russie a livré des missiles Iskander-M à la Biélorussie.",
    "en": "Russia has delivered Iskander-M missiles to Belarus.",
}


def document(language: str | None, text: str = TEXT["fr"], day: str | None = None):
    return vigie.Document("text", text, language=language, published=day)


@pytest.mark.parametrize("language", ["de", "ru", "fra", "", None])
def test_a_language_it_does_not_read(language: str | None) -> None:
    with pytest.raises(LanguageError, match=r"French and English.*--language") as raised:
        read(document(language))
    assert isinstance(raised.value, VigieError)


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "date de publication inconnue"), ("en", "publication unknown")]
)
def test_an_unknown_day_gives_a_notice(language: str, words: str) -> None:
    reading = read(document(language, TEXT[language]))
    assert reading.document.published is None
    (notice,) = reading.notices
    assert words in notice
    assert "--published" in notice


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_known_day_gives_none(language: str) -> None:
    reading = read(document(language, TEXT[language], "2023-04-04"))
    assert reading.notices == ()
    assert reading.document == document(language, TEXT[language], "2023-04-04")


def test_a_day_in_the_text_is_taken() -> None:
    text = "MOSCOU, 4 avril 2023 (AFP) - La Russie a livré des missiles Iskander-M à Minsk lundi."
    reading = read(document("fr", text))
    assert (reading.document.published, reading.document.published_basis) == ("2023-04-04", "text")
    assert reading.notices == ()


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(SettingError, match="no_such_pipeline"):
        read(document("fr"), pipeline="no_such_pipeline")


@pytest.mark.parametrize("enabled", [True, False])
def test_reading_leaves_the_collector_of_garbage_as_it_was(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        vigie.read(vigie.Document("x", "Moscou a livré des missiles à Minsk.", language="fr"))
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was else gc.disable)()
