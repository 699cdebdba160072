"""What a sentence says is not said, kind by kind."""

from __future__ import annotations

import pytest

from vigie.claims.withheld import withheld_in

CASES = [
    ("fr", "Il a parlé d'un stage, sans préciser combien de temps il durerait.", "duration"),
    ("fr", "Le ministère n'a pas précisé la date de la livraison.", "date"),
    ("fr", "Moscou n’a pas indiqué le nombre de missiles livrés.", "quantity"),
    ("fr", "Des missiles ont été déployés, mais le lieu n'est pas connu.", "location"),
    ("fr", "Le général a refusé de préciser le type de missile.", "type"),
    ("fr", "Le pays destinataire n'a pas été précisé.", "recipient"),
    ("fr", "Sans préciser ni la date ni le lieu du tir.", "date location"),
    ("fr", "Sans dire combien de temps.", "duration"),
    ("fr", "Le ministre a précisé la date de la livraison.", ""),
    ("fr", "Sans attendre, la Russie a livré un nombre record de missiles.", ""),
    ("fr", "La Russie a livré des missiles.", ""),
    ("en", "He announced a delivery without saying when it would take place.", "date"),
    ("en", "The ministry did not say how many missiles were delivered.", "quantity"),
    ("en", "The ministry did not say how long the training would take.", "duration"),
    ("en", "The general declined to say where the missiles were based.", "location"),
    ("en", "Officials did not specify the type of missile.", "type"),
    ("en", "The recipient was not disclosed.", "recipient"),
    ("en", "An undisclosed number of missiles was delivered.", "quantity"),
    ("en", "He did not say when or where.", "date location"),
    ("en", "The ministry said how many missiles were delivered.", ""),
    ("en", "Nobody was hurt when the missile fell.", ""),
    ("en", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "kinds"), CASES)
def test_withheld(language: str, sentence: str, kinds: str) -> None:
    assert withheld_in(sentence, language) == tuple(kinds.split())
