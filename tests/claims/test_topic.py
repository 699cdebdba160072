"""What tells whether a text is about arms, and that off-topic texts give no claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vigie
from vigie.claims.arbiter import load_arbiter
from vigie.claims.topic import topic_features
from vigie.codebook.register import load_register

CORPUS = Path(__file__).parents[2] / "corpus"
DISPATCHES = [json.loads(path.read_text(encoding="utf-8")) for path in CORPUS.glob("*/*.json")]
OFF_TOPIC = [found for found in DISPATCHES if not found["claims"]]
# Words of war in texts about something else.
METAPHORS = [
    ("fr", "Le Stade rennais a bombardé le but adverse samedi soir. L'attaquant a tiré un missile"
     " de trente mètres, et la défense lyonnaise a explosé. L'entraîneur a salué un match de feu,"
     " puis annoncé le retour de son capitaine pour la prochaine journée de championnat."),
    ("fr", "Le conseil municipal a voté lundi la rénovation de la piscine. Les travaux dureront"
     " huit mois et coûteront deux millions d'euros. Le maire a promis que les écoles garderaient"
     " leurs créneaux. L'opposition s'inquiète de la hausse des tarifs."),
    ("en", "The striker fired a rocket into the top corner on Saturday as City bombarded the goal."
     " Their defence had been under attack all night, the coach said. He added that his forward"
     " line was ready to launch another raid in the return match."),
    ("en", "The bakery on Mill Lane has sold its last loaf. Its owner said on Monday that rising"
     " rents had forced her to close. Neighbours launched an appeal to keep the shop open and"
     " delivered a petition to the council."),
]  # fmt: skip


@pytest.mark.parametrize("dispatch", OFF_TOPIC, ids=lambda dispatch: dispatch["id"])
def test_dispatches_about_something_else_give_no_claims(dispatch: dict[str, object]) -> None:
    path = CORPUS / str(dispatch["lang"]) / f"{dispatch['id']}.txt"
    text = path.read_text(encoding="utf-8")
    document = vigie.Document(path.stem, text, language=str(dispatch["lang"]))
    assert vigie.read(document).claims == ()


@pytest.mark.parametrize(("language", "text"), METAPHORS)
def test_metaphors_give_no_claims(language: str, text: str) -> None:
    assert vigie.read(vigie.Document("metaphor", text, language=language)).claims == ()


def test_features_count_what_a_text_names(context_of) -> None:
    context = context_of("fr", "L'Iskander, l'Iskander et l'Iskander : des armes nucléaires.")
    features = set(topic_features(context.analysis, load_register()))
    assert {"weapon=1", "weapon=2", "names=nuclear-weapon"} <= features
    assert "weapon=4" not in features
    assert any(feature.startswith("word=") for feature in features)


def test_the_arbiter_tells_a_barracks_from_a_bakery(context_of) -> None:
    def off(text: str) -> float:
        features = topic_features(context_of("en", text).analysis, load_register())
        return load_arbiter("topic").scores(features)["no"]

    arms = "Russia has delivered Iskander-M missiles and nuclear warheads to Belarus."
    assert off(arms) < off(METAPHORS[-1][1])
