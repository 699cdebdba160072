"""The edition names what a reading was made with."""

from __future__ import annotations

import re

import vigie
from vigie import edition


def test_the_edition_is_three_digests() -> None:
    made = vigie.current_edition()
    for version in (made.reader, made.register, made.codebook):
        assert re.fullmatch("[0-9a-f]{12}", version)
    assert len({made.reader, made.register, made.codebook}) == 3


def test_a_digest_is_that_of_names_and_contents(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(edition, "files", lambda package: tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("RUS")
    first = edition._digest("data")
    (tmp_path / "data" / "__pycache__").mkdir()
    (tmp_path / "data" / "__pycache__" / "a.pyc").write_text("x")
    assert edition._digest("data") == first
    (tmp_path / "data" / "a.csv").write_text("BLR")
    changed = edition._digest("data")
    (tmp_path / "data" / "a.csv").rename(tmp_path / "data" / "b.csv")
    assert len({first, changed, edition._digest("data")}) == 3
