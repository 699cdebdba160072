"""Words that may announce an event: found by lemma, with their fixed words and reflexives."""

from __future__ import annotations

import pytest

from vigie.claims.triggers import find_triggers
from vigie.codebook.events import load_codebook

# language, text, rule, words of the trigger
FOUND = [
    ("fr", "La Russie a livré des missiles.", "fr.transfer.livrer", "livré"),
    ("fr", "Les missiles ont été livrés.", "fr.transfer.livrer", "livrés"),
    ("fr", "La livraison des missiles a eu lieu.", "fr.transfer.livraison", "livraison"),
    ("fr", "La Russie s'est retirée du traité.", "fr.leave.se retirer", "retirée"),
    ("fr", "La Russie s’est retirée du traité.", "fr.leave.se retirer", "retirée"),
    ("fr", "Il a mis en service des missiles.", "fr.deploy.mettre en service", "mis en service"),
    ("fr", "Paris a signé le traité.", "fr.agree.signer", "signé"),
    ("en", "Russia delivered missiles.", "en.transfer.deliver", "delivered"),
    ("en", "Missiles were being delivered.", "en.transfer.deliver", "delivered"),
    ("en", "The delivery of missiles began.", "en.transfer.delivery", "delivery"),
    ("en", "Kyiv handed the missiles over.", "en.transfer.hand over", "handed the missiles over"),
    ("en", "Ukraine shot down a missile.", "en.strike.shoot down", "shot down"),
    ("en", "Both parties signed the treaty.", "en.agree.sign", "signed"),
]  # fmt: skip

# language, text, rule that must not be found
NOT_FOUND = [
    ("fr", "Le livre est sur la table.", "fr.transfer.livrer"),
    ("fr", "La Russie a retiré ses troupes.", "fr.leave.se retirer"),
    ("fr", "L'armée a mis les gants.", "fr.deploy.mettre en service"),
    ("en", "He raised his hand over the table.", "en.transfer.deliver"),
    ("en", "Kyiv handed the missiles to nobody.", "en.transfer.hand over"),
    ("en", "The sign on the door is new.", "en.agree.sign"),
]


@pytest.mark.parametrize(("language", "text", "rule", "words"), FOUND)
def test_is_found(language: str, text: str, rule: str, words: str, parse) -> None:
    hits = list(find_triggers(parse(language, text), load_codebook(language)))
    assert [hit.span.text(text) for hit in hits if hit.trigger.rule == rule] == [words]


@pytest.mark.parametrize(("language", "text", "rule"), NOT_FOUND)
def test_is_not_found(language: str, text: str, rule: str, parse) -> None:
    hits = find_triggers(parse(language, text), load_codebook(language))
    assert [hit for hit in hits if hit.trigger.rule == rule] == []


def test_one_trigger_an_event_and_word_the_longest(parse) -> None:
    doc = parse("en", "Ukraine shot down a missile. Russia put its forces on high alert.")
    hits = list(find_triggers(doc, load_codebook("en")))
    keys = [(hit.trigger.event, hit.token.i) for hit in hits]
    assert len(set(keys)) == len(keys)
    assert "en.alert.put on high alert" in [hit.trigger.rule for hit in hits]


def test_a_copula_hands_over_to_what_carries_the_arguments(parse) -> None:
    doc = parse("en", "The missiles are stationed in Belarus.")
    anchors = {hit.anchor.text for hit in find_triggers(doc, load_codebook("en"))}
    assert anchors == {"stationed"}
