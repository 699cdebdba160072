"""What pronouns and bare descriptions stand for."""

from __future__ import annotations

import pytest

from vigie.codebook.register import load_register
from vigie.language.analysis import Analysis
from vigie.language.mentions import find_mentions
from vigie.language.parse import Parse
from vigie.language.pipelines import load_pipeline
from vigie.language.references import Voice, resolve_references, specify_classes
from vigie.model.span import Span

# language, text, the word that refers, what it stands for
RESOLVED = [
    ("fr", "Le Kremlin a parlé. Il livrera des missiles.", "Il", {"RUS"}),
    ("fr", "Le Pentagone a parlé mardi. Le ministère livrera des missiles.", "ministère", {"USA"}),
    ("fr", "L'AIEA a publié un rapport. L'agence s'inquiète.", "agence", {"IAEA"}),
    ("fr", "La Russie et la Biélorussie ont signé. Les deux pays arment.", "pays", {"RUS", "BLR"}),
    ("fr", "La Russie livre des Iskander-M à Minsk. Le système est arrivé.", "système",
     {"iskander-m"}),
    ("fr", "La Russie livre des Iskander-M à Minsk. Les missiles sont là.", "missiles",
     {"iskander-m"}),
    ("fr", "La Russie livre des Iskander-M à Minsk. Son emploi s'apprend.", "Son",
     {"RUS", "iskander-m"}),
    ("fr", "La Russie livre des Iskander-M à Minsk. Son armée s'entraîne.", "Son", {"RUS"}),
    ("en", "Russia sent Iskander-M systems to Minsk. Its use is taught.", "Its",
     {"RUS", "iskander-m"}),
    ("en", "Vladimir Putin spoke on Tuesday. He said so.", "He", {"Vladimir Putin"}),
    ("en", "The Pentagon sent missiles. Its officials said so.", "Its", {"USA"}),
    ("en", "The IAEA published a report. The agency is worried.", "agency", {"IAEA"}),
    ("fr", "Minsk soutient Moscou depuis la guerre en Ukraine. Les deux pays arment.", "pays",
     {"RUS", "BLR"}),
    ("en", "Russia and Belarus signed. The two countries will train.", "countries",
     {"RUS", "BLR"}),
    ("en", "Russia sent Iskander-M systems to Minsk. The system arrived.", "system",
     {"iskander-m"}),
    ("en", "Russia sent Iskander-M systems to Minsk. The missiles arrived.", "missiles",
     {"iskander-m"}),
]  # fmt: skip
OPEN = [
    ("fr", "Il faut livrer des armes à Kiev.", "Il"),
    ("fr", "Le ministère a parlé.", "ministère"),
    ("fr", "Il a parlé.", "Il"),
    ("fr", "La Russie a parlé. Le ministère français s'arme.", "ministère"),
    ("en", "It rained on Tuesday.", "It"),
    ("en", "The agency is worried.", "agency"),
    ("en", "The two countries will train.", "countries"),
]


def ids(language: str, text: str, word: str, voices: list[Voice] | None = None) -> set[str]:
    """What the last `word` of `text` stands for."""
    register = load_register()
    doc = Parse(load_pipeline(language)(text))
    analysis = Analysis(doc, language, find_mentions(doc, language, register))
    specify_classes(analysis, register)
    resolve_references(analysis, voices or [])
    start = text.rindex(word)
    return {
        mention.id
        for mention in analysis.mentions
        if mention.span == Span(start, start + len(word))
    }


@pytest.mark.parametrize(("language", "text", "word", "expected"), RESOLVED)
def test_resolved(language: str, text: str, word: str, expected: set[str]) -> None:
    assert ids(language, text, word) == expected


@pytest.mark.parametrize(("language", "text", "word"), OPEN)
def test_what_has_no_antecedent_stays_open(language: str, text: str, word: str) -> None:
    assert ids(language, text, word) == set()


@pytest.mark.parametrize(
    ("language", "text", "word", "source"),
    [
        ("fr", "« Nous livrerons des armes », a dit Sergueï Choïgou.", "Nous", "Sergueï Choïgou"),
        ("en", "“We will deliver arms,” Sergei Shoigu said.", "We", "Sergei Shoigu"),
    ],
)
def test_we_is_the_one_who_speaks(language: str, text: str, word: str, source: str) -> None:
    start = text.index(source)
    voice: Voice = ((Span(0, start - 1),), Span(start, start + len(source)))
    assert ids(language, text, word, [voice]) == {"Sergei Shoigu"}
    assert ids(language, text, word) == set()
