"""Who asserts the event of a trigger: by an attribution, by what goes on, or the outlet."""

from __future__ import annotations

import pytest

from vigie.claims.slots import fill_roles
from vigie.claims.sourcing import sources_of
from vigie.model.claim import Source

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
    # ... those without a state of the body or state that the text is just about
    ("en", "The Pentagon is calm. Missiles were delivered to Minsk, a spokesman said.",
     "delivered", "USA"),
    ("en", "The Pentagon is calm.\n\nMissiles were delivered to Minsk, a spokesman said.",
     "delivered", None),
    # a body is the one under the same noun, and "his army" that of his state
    ("en", "Siemens met the office of the Bundeswehr. It paid Siemens, Siemens said. "
     "Missiles were delivered to Minsk, according to the office.", "delivered", "DEU"),
    ("fr", "Sergueï Choïgou a parlé à Brest. Des missiles ont été livrés, affirme son armée.",
     "livrés", "RUS"),
    # a document is the one cited before
    ("en", "According to a Pentagon report, China has many missiles. Moscow spoke, Beijing said. "
     "Missiles were delivered, the document says.", "delivered", "USA"),
    # a single name can assert, a thing cannot
    ("fr", "Lacroix répond que des missiles ont été livrés.", "livrés", "Lacroix"),
    ("fr", "Voici pourquoi : rien ne montre que des missiles ont été livrés.", "livrés", None),
    ("fr", "Des missiles ont été livrés à Minsk, a déclaré lundi un haut responsable américain.",
     "livrés", "USA"),
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


def source_of(language: str, text: str, trigger: str, context_of) -> Source:
    context = context_of(language, text)
    scenes = [
        (scene, event)
        for scene, event in context.scenes
        if scene.hit.span.text(text).split()[-1] in trigger or trigger in scene.hit.span.text(text)
    ]
    assert scenes, [scene.hit.span.text(text) for scene, _ in context.scenes]
    scene, event = scenes[0]
    found = sources_of(scene, event, fill_roles(scene, event, context), context)
    return found[0].source


@pytest.mark.parametrize(("language", "text", "trigger", "speaker"), CASES)
def test_speaker(language: str, text: str, trigger: str, speaker: str | None, context_of) -> None:
    assert source_of(language, text, trigger, context_of).speaker == speaker


@pytest.mark.parametrize(
    ("language", "text", "trigger", "channel", "relay", "time"),
    [
        ("en", "Missiles were delivered, a US official said on Monday.", "delivered",
         "anonymous source", None, "2023-04-03"),
        ("en", "Missiles were delivered on Monday, the Kremlin said.", "delivered",
         None, None, None),
        ("fr", "Le Kremlin a annoncé mardi que des missiles avaient été livrés lundi.", "livrés",
         None, None, "2023-04-04"),
        ("fr", "Selon TASS, le Kremlin a dit que des missiles avaient été livrés.", "livrés",
         None, "TASS", None),
        # who denies the sentence before does not pass it on
        ("fr", "Des missiles ont été livrés à Minsk, selon Paris. Moscou l'a démenti.", "livrés",
         None, None, None),
    ],
)  # fmt: skip
def test_how_and_when_it_is_said(
    language: str, text: str, trigger: str, channel: str | None, relay: str | None,
    time: str | None, context_of
) -> None:  # fmt: skip
    source = source_of(language, text, trigger, context_of)
    assert (source.channel, source.relay, source.time) == (channel, relay, time)
