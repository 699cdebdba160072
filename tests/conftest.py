"""A small reading made by hand, for what shows readings."""

from __future__ import annotations

import pytest

from vigie.model.claim import Abstention, Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.span import Span

TEXT = """Moscou livre des missiles à Minsk

Sergueï Choïgou a déclaré que l'Iskander-M avait été livré à la Biélorussie & à <l'allié>.

Depuis le 3 avril, des soldats sont formés, dit-il, sans préciser combien de temps. On verra."""


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _claim(event: str, words: str, **fields: object) -> Claim:
    return Claim(event=event, evidence=span(words), quote=words, **fields)  # type: ignore[arg-type]


@pytest.fixture
def reading() -> Reading:
    shoigu = Source("Sergei Shoigu", "RUS", "state", channel="meeting", relay="TASS")
    claims = (
        _claim(
            "train",
            "Depuis le 3 avril, des soldats sont formés",
            status="ongoing",
            source=shoigu,
            actor=("RUS",),
            recipient=("BLR",),
            time="2023-04-03/..",
            withheld=("duration",),
        ),
        _claim(
            "transfer",
            "l'Iskander-M avait été livré à la Biélorussie & à <l'allié>",
            status="completed",
            source=shoigu,
            recipient=("BLR",),
            object=("iskander-m",),
            spans={
                "object": (span("Iskander-M"),),
                "recipient": (span("la Biélorussie"),),
                "speaker": (span("Sergueï Choïgou"),),
            },
            why=("fr.transfer.livrer", "passive"),
        ),
        _claim("possess", "livré à la Biélorussie", status="ongoing", actor=("BLR",)),
    )
    document = Document(
        name="minsk.txt",
        text=TEXT,
        title="Moscou livre des missiles à Minsk",
        url="javascript:alert(1)",
        outlet="Le <Guet>",
        language="fr",
        published="2023-04-04",
        published_basis="given",
    )
    return Reading(
        document,
        claims,
        (Abstention("who sees is not said", span("On verra")),),
        ("The day was given by hand.",),
    )
