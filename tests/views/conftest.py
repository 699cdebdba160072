"""The view of the sample reading, with readable names of its own."""

from __future__ import annotations

import pytest

from vigie.model.claim import Reading
from vigie.views.reading import ReadingView, view_of

LABELS = {"RUS": "Russie", "BLR": "Biélorussie", "iskander-m": "Iskander-M"}
EVENTS = {"transfer": {"fr": "Transfert"}, "train": {"fr": "Formation"}}


class Names:
    def label(self, id: str, language: str) -> str:
        return LABELS.get(id, id)


@pytest.fixture
def view(reading: Reading) -> ReadingView:
    return view_of(reading, Names(), EVENTS)
