"""The pipelines: what they cut, what they label, which lemmas they give."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.errors import LanguageError, SettingError
from vigie.language.lemmatization import LexiconLemmatizer
from vigie.language.pipelines import LANGUAGES, load_pipeline
from vigie.language.tokenization import plain_spaces

# One case a line: language, text, its tokens with spaces between ("_" for a space token).
TOKENS = [
    ("fr", "l’Iskander-M, le 9K720 et l'S-400.", "l’ Iskander-M , le 9K720 et l' S-400 ."),
    ("fr", "des MiG-29/Su-30 sol-air", "des MiG-29 / Su-30 sol-air"),
    ("fr", "Etats-Unis, nord-coréen, Val-d'Oise", "Etats-Unis , nord-coréen , Val-d'Oise"),
    ("fr", "a-t-il dit, dit-elle, dit-on", "a -t-il dit , dit -elle , dit -on"),
    ("fr", "Qu’est-ce que c’est ?", "Qu’ est -ce que c’ est ?"),
    ("fr", "Ont-ils livré ? Livrez-les. peut-être", "Ont -ils livré ? Livrez -les . peut-être"),
    ("fr", "celui-ci, ces jours-là, rendez-vous", "celui-ci , ces jours-là , rendez-vous"),
    ("fr", "aujourd'hui à N'Djamena", "aujourd'hui à N'Djamena"),
    ("fr", "jusqu'à l'«affaire»", "jusqu' à l' « affaire »"),
    ("fr", "du missile aux alliés", "du missile aux alliés"),
    ("fr", "10\u202f000 hommes, 7.000, 1,5\u00a0%", "10 000 hommes , 7.000 , 1,5 %"),
    ("fr", "à 15h30 le 1er mai 2023.", "à 15h30 le 1er mai 2023 ."),
    ("fr", "M. Petrov et J.-C. Lambert, U.R.S.S.", "M. Petrov et J.-C. Lambert , U.R.S.S."),
    ("fr", "MOSCOU, 4 avril (AFP) - Le", "MOSCOU , 4 avril ( AFP ) - Le"),
    ("fr", "https://ex.org/a-b, x@y.fr...", "https://ex.org/a-b , x@y.fr ..."),
    ("fr", "« Oui »\u00a0: non…", "« Oui » : non …"),
    ("en", "We won’t, can't, cannot.", "We wo n’t , ca n't , can not ."),
    ("en", "Russia's S-400s aren't Iran’s", "Russia 's S-400s are n't Iran ’s"),
    ("en", "US-made, U.S.-supplied al-Ani", "US-made , U.S.-supplied al-Ani"),
    ("en", "said Gen. Milley of the U.S. army.", "said Gen. Milley of the U.S. army ."),
    ("en", "WASHINGTON (Reuters) - The", "WASHINGTON ( Reuters ) - The"),
    ("en", "It's $5.2 million, 50% at 3:15 p.m.", "It 's $ 5.2 million , 50 % at 3:15 p.m."),
    ("en", "the F-16C/D and B61-12", "the F-16C / D and B61-12"),
    ("en", "O'Brien's, Sana'a", "O'Brien 's , Sana'a"),
    ("en", "“No,” he said.\n\nNext", "“ No , ” he said . _ Next"),
]  # fmt: skip

# language, part of speech, form, lemma
LEMMAS = [
    ("fr", "VERB", "livrées", "livrer"),
    ("fr", "VERB", "livrée", "livrer"),
    ("fr", "VERB", "fournirons", "fournir"),
    ("fr", "VERB", "déployés", "déployer"),
    ("fr", "VERB", "nié", "nier"),
    ("fr", "VERB", "reçue", "recevoir"),
    ("fr", "VERB", "vendus", "vendre"),
    ("fr", "VERB", "transmises", "transmettre"),
    ("fr", "VERB", "détruites", "détruire"),
    ("fr", "VERB", "enverra", "envoyer"),
    ("fr", "VERB", "dénucléarisera", "dénucléariser"),
    ("fr", "AUX", "seraient", "être"),
    ("fr", "NOUN", "livraisons", "livraison"),
    ("fr", "NOUN", "frappes", "frappe"),
    ("fr", "NOUN", "essais", "essai"),
    ("fr", "NOUN", "arsenaux", "arsenal"),
    ("fr", "NOUN", "vice-ministres", "vice-ministre"),
    ("fr", "NOUN", "lance-roquettes", "lance-roquettes"),
    ("fr", "ADJ", "nord-coréennes", "nord-coréen"),
    ("fr", "ADP", "du", "de"),
    ("fr", "ADP", "aux", "à"),
    ("fr", "DET", "des", "un"),
    ("fr", "PRON", "qu'", "que"),
    ("en", "VERB", "supplying", "supply"),
    ("en", "VERB", "supplies", "supply"),
    ("en", "VERB", "left", "leave"),
    ("en", "VERB", "test-fired", "test-fire"),
    ("en", "VERB", "overflew", "overfly"),
    ("en", "VERB", "redeployed", "redeploy"),
    ("en", "VERB", "denied", "deny"),
    ("en", "NOUN", "deliveries", "delivery"),
    ("en", "NOUN", "supplies", "supply"),
    ("en", "NOUN", "launches", "launch"),
    ("en", "NOUN", "meetings", "meeting"),
]

DEPENDENCIES = set(
    "ROOT acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp conj cop det fixed "
    "flat iobj mark nmod nsubj nsubj:pass nummod obj obl obl:agent parataxis punct xcomp".split()
)


@pytest.mark.parametrize(("language", "text", "expected"), TOKENS)
def test_tokens(language: str, text: str, expected: str) -> None:
    doc = spacy.blank(f"{language}_vigie").make_doc(text)
    assert " ".join("_" if token.is_space else token.text for token in doc) == expected
    assert len(doc.text) == len(text)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aé'’-.,;: \n\u00a0\u2009\"«»1AS-t(il)%\t\r", max_size=60))
def test_each_offset_of_a_doc_is_one_of_the_text(text: str) -> None:
    for language in LANGUAGES:
        doc = spacy.blank(f"{language}_vigie").make_doc(text)
        assert doc.text == plain_spaces(text)
        for token in doc:
            assert token.text == doc.text[token.idx : token.idx + len(token)]
            assert token.is_space or not any(character.isspace() for character in token.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une ligne\ncoupée ici.", "Une ligne coupée ici."),
        ("Fin.\nSuite.", "Fin.\nSuite."),
        ("Titre\n\nLe\ntexte", "Titre\n\nLe texte"),
        ("x" * 120 + "\nautre", "x" * 120 + "\nautre"),
    ],
)
def test_wrapped_lines_are_joined(text: str, expected: str) -> None:
    assert plain_spaces(text) == expected


@pytest.mark.pipeline
@pytest.mark.parametrize("language", LANGUAGES)
def test_pipelines_have_their_labels(language: str) -> None:
    pipeline = load_pipeline(language)
    assert pipeline is load_pipeline(language)
    labels = set(pipeline.get_pipe("parser").labels)
    assert labels >= DEPENDENCIES
    assert not any(label.startswith(("obl:mod", "obl:arg", "aux:tense")) for label in labels)
    assert set(pipeline.get_pipe("ner").labels) == {"PER", "LOC", "ORG"}


@pytest.mark.pipeline
@pytest.mark.parametrize(("language", "pos", "form", "lemma"), LEMMAS)
def test_lemmas(language: str, pos: str, form: str, lemma: str) -> None:
    lemmatizer = load_pipeline(language).get_pipe("lemmatizer")
    assert isinstance(lemmatizer, LexiconLemmatizer)
    assert lemmatizer.lemma(form, pos) == lemma


# language, text, triples (head's lemma, relation, dependent)
RELATIONS = [
    (
        "fr",
        "« Nous livrerons des S-400 à l’Inde », a annoncé mardi le ministre russe de la Défense.",
        {("annoncer", "nsubj", "ministre"), ("annoncer", "obl", "mardi"),
         ("livrer", "obj", "S-400"), ("livrer", "obl", "Inde")},
    ),
    (
        "fr",
        "Selon le Kremlin, des chars ont été livrés par la Russie à la Syrie.",
        {("livrer", "nsubj:pass", "chars"), ("livrer", "obl:agent", "Russie"),
         ("livrer", "obl", "Syrie")},
    ),
    (
        "en",
        "“We will send F-16s to Ukraine,” said Defense Minister Jan Kowalski on Tuesday.",
        {("say", "nsubj", "Jan"), ("send", "obj", "F-16s"), ("send", "obl", "Ukraine")},
    ),
    (
        "en",
        "According to Moscow, the missiles were supplied by Iran.",
        {("supply", "nsubj:pass", "missiles"), ("supply", "obl:agent", "Iran")},
    ),
]  # fmt: skip


@pytest.mark.pipeline
@pytest.mark.parametrize(("language", "text", "expected"), RELATIONS)
def test_relations(language: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    doc = load_pipeline(language)(text)
    assert {(token.head.lemma_, token.dep_, token.text) for token in doc} >= expected


@pytest.mark.pipeline
def test_a_paragraph_starts_a_sentence() -> None:
    doc = load_pipeline("fr")("Missiles : Moscou accuse\n\nLe Kremlin a nié.\n\n(AFP)")
    starts = [sentence.text.strip() for sentence in doc.sents if sentence.text.strip()]
    assert starts == ["Missiles : Moscou accuse", "Le Kremlin a nié.", "(AFP)"]


def test_unknown_languages_and_pipelines_are_named() -> None:
    with pytest.raises(LanguageError, match="'de'"):
        load_pipeline("de")
    with pytest.raises(SettingError, match="no_such_pipeline"):
        load_pipeline("fr", "no_such_pipeline")


@pytest.mark.pipeline
def test_a_pipeline_of_the_wrong_language_is_refused() -> None:
    from vigie.language.pipelines import _FOLDER

    with pytest.raises(SettingError, match="cannot read 'en'"):
        load_pipeline("en", str(_FOLDER / "fr"))


def test_the_slow_french_settings_of_spacy_stay_out() -> None:
    check = "import sys, vigie.language.pipelines; sys.exit('spacy.lang.fr' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
