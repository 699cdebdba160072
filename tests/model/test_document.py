"""Documents: their id and their day."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from vigie.model.document import Document

DOCUMENT = Document("a.txt", "Des missiles.", language="fr", published="2023-04-04")


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"name": "b.txt"}, True),
        ({"title": "Titre", "outlet": "Le Guet", "url": "https://ex.org"}, True),
        ({"published_basis": "given"}, True),
        ({"original": b"Des missiles."}, True),
        ({"text": "Des missiles !"}, False),
        ({"published": "2023-04-05"}, False),
        ({"published": None}, False),
    ],
)
def test_the_id_is_that_of_text_and_day(changes: dict[str, str | None], same: bool) -> None:
    assert (replace(DOCUMENT, **changes).id == DOCUMENT.id) is same


def test_the_id_never_changes() -> None:
    assert DOCUMENT.id == "ae0afae33964943c"


@pytest.mark.parametrize(
    ("published", "day"),
    [("2023-04-04", "2023-04-04"), ("2023-04", None), ("2023", None), (None, None), ("", None)],
)
def test_day(published: str | None, day: str | None) -> None:
    assert replace(DOCUMENT, published=published).day == day


def test_a_document_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        DOCUMENT.text = "Autre chose."  # type: ignore[misc]
