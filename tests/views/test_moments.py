import pytest

from vigie.codebook.wording import load_wording
from vigie.views.moments import in_words


@pytest.mark.parametrize(
    ("edtf", "fr", "en"),
    [
        ("2023-04-04", "4 avril 2023", "4 April 2023"),
        ("2023-05-01", "1er mai 2023", "1 May 2023"),
        ("2023-04", "avril 2023", "April 2023"),
        ("2023", "2023", "2023"),
        ("2023-21", "printemps 2023", "spring 2023"),
        ("197X", "années 1970", "the 1970s"),
        ("19XX", "années 1900", "the 1900s"),
        ("2023-04~", "vers avril 2023", "about April 2023"),
        ("2023?", "2023 (incertain)", "2023 (uncertain)"),
        ("XXXX-04-03", "3 avril (année inconnue)", "3 April (year unknown)"),
        ("2023-04-03/..", "depuis le 3 avril 2023", "since 3 April 2023"),
        ("2023-04/..", "depuis avril 2023", "since April 2023"),
        ("../2023-07-01", "au plus tard le 1er juillet 2023", "by 1 July 2023"),
        ("../2030", "au plus tard en 2030", "by 2030"),
        (
            "2023-03-27/2023-04-02",
            "du 27 mars 2023 au 2 avril 2023",
            "27 March 2023 to 2 April 2023",
        ),
        ("2025/2028", "de 2025 à 2028", "2025 to 2028"),
        ("some day", "some day", "some day"),
    ],
)
def test_in_words(edtf, fr, en):
    assert in_words(edtf, load_wording("fr").time) == fr
    assert in_words(edtf, load_wording("en").time) == en
