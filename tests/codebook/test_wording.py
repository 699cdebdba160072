from typing import get_args

import pytest

from vigie.codebook.cues import Act, load_cues
from vigie.codebook.wording import load_wording
from vigie.model.claim import ANONYMOUS, Status
from vigie.model.document import Basis

LANGUAGES = ("fr", "en")
WITHHELD = {"date", "duration", "quantity", "location", "type", "recipient"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_its_word(language):
    words = load_wording(language)
    assert words.status.keys() == set(get_args(Status))
    assert words.basis.keys() == set(get_args(Basis))
    assert words.withheld.keys() == WITHHELD
    assert words.act.keys() == set(get_args(Act))
    assert words.channel.keys() >= {channel for channel, _ in load_cues(language).channels}
    assert ANONYMOUS in words.channel
    assert words.language.keys() == set(LANGUAGES)
    assert (len(words.time.months), len(words.time.seasons)) == (12, 4)


def test_both_languages_have_the_same_headings():
    assert load_wording("fr").heading.keys() == load_wording("en").heading.keys()
    assert load_wording("fr").part.keys() == load_wording("en").part.keys()
