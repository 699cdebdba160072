import pytest

from vigie.codebook.furniture import load_furniture
from vigie.sources.furniture import clear


def cleared(text, language="fr"):
    return clear(text, load_furniture(language))


REPORT = """Moscou livre des missiles à Minsk

Un lanceur au défilé (Image d'illustration)

Les missiles sont « arrivés », a dit le ministre. L’allié s’en réjouit.

Publicité

Minsk confirme. (Photo : AFP)

Lire aussi

- Le traité en dix dates
- Qui a la bombe ?

Le Kremlin n'a rien dit.

Laisser un commentaire

Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *

Publicité"""

LEFT = """Moscou livre des missiles à Minsk

Les missiles sont « arrivés », a dit le ministre. L’allié s’en réjouit.

Minsk confirme.

Le Kremlin n'a rien dit."""


def test_only_the_report_is_left():
    assert cleared(REPORT).text == LEFT


def test_what_is_clear_stays_as_it_is():
    assert cleared(LEFT).text == LEFT


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("PARIS (AFP) - Le ministre a confirmé.\n\nMinsk aussi.", "AFP"),
        ("Titre de la dépêche du jour\n\nLe ministre a confirmé.\n\n(Belga)", "Belga"),
        ("Le ministre a confirmé.\n\nAvec AFP et Reuters", "AFP"),
        ("Le ministre a confirmé.\n\n© Le Quotidien - AFP", "AFP"),
        ("Le ministre a confirmé. Minsk aussi. (Reuters)", "Reuters"),
        ("MOSCOU, 3 avril /TASS/. Le ministre a confirmé.", "TASS"),
        ("Le ministre a confirmé.\n\nPhoto : AFP", None),
        ("Le ministre l'a dit à l'AFP.\n\nMinsk aussi.", None),
    ],
)
def test_credited_agency(text, agency):
    assert cleared(text).agency == agency


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Moscou livre des missiles à Minsk\n\nC'est fait.", "Moscou livre des missiles à Minsk"),
        ("(Belga) Moscou livre des missiles\n\nC'est fait.", "Moscou livre des missiles"),
        ("Moscou livre des missiles à Minsk.\n\nC'est fait.", None),
        ("Minsk, Biélorussie\n\nC'est fait.", None),
        ("Moscou a livré des missiles\nà Minsk, dit le ministre.", None),
        ("Moscou livre des missiles à Minsk", None),
        ("Moscou a livré. Minsk confirme, et les\n\nautres suivent.", None),
    ],
)
def test_title(text, title):
    report = cleared(text)
    assert report.title == title
    assert report.text == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # One link after the opener, and then the report goes on without a blank line.
        ("It is so.\nRecommended\nOslo picks frigates\nThe contract\nOslo signed.",
         "It is so.\nThe contract\nOslo signed."),
        # A list of links as far as it goes.
        ("It is so.\nRead also:\n- A history\n- A summit\nOslo signed.", "It is so.\nOslo signed."),
        # The opener opens nothing: what follows is a sentence.
        ("It is so.\n\nRead more:\n\nOslo signed.", "It is so.\n\nOslo signed."),
        # At the end of the page.
        ("It is so.\n\nMost read\n\nOslo buys\nBerlin sells", "It is so."),
    ],
)  # fmt: skip
def test_openers_take_their_links(text, left):
    assert cleared(text, "en").text == left


def test_a_paragraph_is_never_furniture():
    paragraph = "Photo : " + "le ministre a montré des missiles livrés à la base " * 8
    assert cleared(f"C'est fait.\n\n{paragraph.strip()}").text.endswith(paragraph.strip())


def test_bracket_inside_a_paragraph():
    line = "It was used in June. END [Copyright The Jiji Press, Ltd.]"
    assert cleared(line, "en").text == "It was used in June. END"


@pytest.mark.parametrize("text", ["", "\n\n", "Publicité", "Publicité\n\n\nPublicité"])
def test_nothing_left(text):
    assert cleared(text).text == ""
