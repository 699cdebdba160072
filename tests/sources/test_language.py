import pytest

from vigie.errors import LanguageError
from vigie.sources.language import language_of

LONG_FR = "Le ministre a annoncé que les missiles sont arrivés dans une base du pays. " * 6
LONG_EN = "The minister said that the missiles have arrived at a base of the country. " * 6


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG_FR, "fr"),
        (LONG_EN, "en"),
        ("La Russie a livré des Iskander-M à Minsk.", "fr"),
        ("Russia has delivered Iskander-M missiles to Minsk.", "en"),
        ("Iran tests Emad missile", "en"),
    ],
)
def test_tells_the_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El presidente dijo ayer que los misiles llegaron a Minsk.", "Spanish"),
        ("Die Bundeswehr kauft neue Raketen, sagte der Minister am Montag.", "German"),
        ("Россия поставила Белоруссии ракеты, заявил министр обороны.", "Russian"),
        ("Il ministro ha detto che i missili sono arrivati alla base del paese.", "Italian"),
        ("O ministro disse que os mísseis chegaram à base do país.", "Portuguese"),
    ],
)
def test_names_the_language_it_does_not_read(text, name):
    with pytest.raises(LanguageError, match=f"it is in {name}, and Vigie reads French and English"):
        language_of(text)


def test_what_the_user_says_holds():
    assert language_of("El presidente dijo ayer que los misiles llegaron.", "fr") == "fr"


def test_no_words():
    with pytest.raises(LanguageError, match="no words"):
        language_of("1234 -- 5678")
