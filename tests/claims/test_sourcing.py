"""Who asserts the event of a trigger: by an attribution, by what goes on, or the outlet."""

from __future__ import annotations

import pytest

from vigie.claims.slots import fill_roles
from vigie.claims.sourcing import sources_of

# language, text, words of the trigger, speaker
CASES = [
    # what an attribution covers
    ("en", "Missiles were delivered to Minsk, the Kremlin said.", "delivered", "RUS"),
    ("en", "SEOUL — Poland announced that it had bought tanks.", "bought", "POL"),
    ("en", "Tanks were delivered, General Jan Nowak told reporters.", "delivered", "Jan Nowak"),
    ("en", "Missiles will be delivered to Japan, the ministry in Tokyo said.", "delivered", "JPN"),
    ("en", "In a joint statement Poland said that missiles were delivered.", "delivered", "POL"),
    # pronouns, descriptions, bodies without their state
    ("en", "The Kremlin spoke. Missiles were delivered, it said.", "delivered", "RUS"),
    ("en", "MOSCOW — Missiles were delivered, the Defence Ministry said.", "delivered", "RUS"),
    ("fr", "Emmanuel Macron a parlé à Brest. Les missiles ont été livrés, a-t-il dit.",
     "livrés", "Emmanuel Macron"),
    ("fr", "Des missiles ont été livrés, dit-on à Moscou.", "livrés", "RUS"),
    ("fr", "Des missiles ont été livrés, a annoncé le ministère de la Défense à Bratislava.",
     "livrés", "SVK"),
    # unnamed officials are those of their state, or the outlet's own voice
    ("en", "Talks go on, US officials said. Missiles were delivered, one official added.",
     "delivered", "USA"),
    ("en", "Missiles were delivered to Minsk, sources said.", "delivered", None),
    # what somebody wants is told by whoever tells it
    ("en", "Poland refuses to deliver missiles, the Kremlin said.", "deliver", "RUS"),
    ("en", "Poland has pledged 14 tanks to Ukraine.", "pledged", "POL"),
    # a sentence goes on behind its tag, a new one does not
    ("en", "Tanks will come, the Kremlin said; missiles were delivered to Minsk.",
     "delivered", "RUS"),
    ("en", "Tanks will come, the Kremlin said. Missiles were delivered to Minsk.",
     "delivered", None),
    # a press release speaks for the body that issues it
    ("fr", "Communiqué - Ministère des Armées\n\nLa France a livré des missiles à Kiev.",
     "livré", "FRA"),
    ("fr", "Un communiqué est attendu.\n\nLa France a livré des missiles à Kiev.", "livré", None),
    ("en", "MEDIA RELEASE – Australia has delivered missiles to Ukraine.", "delivered", "AUS"),
    ("en", "The press release was short.\n\nFrance delivered missiles to Ukraine.",
     "delivered", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "trigger", "speaker"), CASES)
def test_speaker(language: str, text: str, trigger: str, speaker: str | None, context_of) -> None:
    context = context_of(language, text)
    scenes = [
        (scene, event)
        for scene, event in context.scenes
        if scene.hit.span.text(text).split()[-1] in trigger or trigger in scene.hit.span.text(text)
    ]
    assert scenes, [scene.hit.span.text(text) for scene, _ in context.scenes]
    scene, event = scenes[0]
    found = sources_of(scene, event, fill_roles(scene, event, context), context)
    assert found[0].source.speaker == speaker
