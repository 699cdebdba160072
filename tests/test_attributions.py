"""Who says what in a text, from Python."""

from __future__ import annotations

import pytest

import vigie
from vigie.attributions import find_sayings
from vigie.errors import LanguageError


def test_attributions_slice_back_to_the_text() -> None:
    text = "Moscow will station missiles in Belarus, the Kremlin said on Tuesday."
    (said,) = vigie.find_attributions(text, "en")
    assert said.source is not None
    assert said.source.text(text) == "the Kremlin"
    assert said.content[0].text(text) == "Moscow will station missiles in Belarus"


def test_an_empty_text_has_none() -> None:
    assert vigie.find_attributions("", "fr") == []


def test_other_languages_are_refused() -> None:
    with pytest.raises(LanguageError, match="language de"):
        vigie.find_attributions("Der Minister sagte nichts.", "de")
    with pytest.raises(LanguageError, match="language unknown"):
        find_sayings(vigie.Document(name="a", text="Der Minister sagte nichts."))


def test_depth_counts_who_passes_on() -> None:
    text = "According to Reuters, the Kremlin said that missiles had been sent to Minsk."
    sayings = find_sayings(vigie.Document(name="a", text=text, language="en"))
    assert [(saying.speakers, saying.depth) for saying in sayings] == [
        (("Reuters",), 0),
        (("RUS",), 1),
    ]
