"""Runs the command line with a reader that finds what the sample reading has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import Result
from typer.testing import CliRunner

import vigie
from vigie.cli.app import app
from vigie.errors import LanguageError
from vigie.model.claim import Reading
from vigie.model.document import Document


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, reading: Reading) -> Callable[..., Result]:
    def read(document: Document, *, pipeline: str | None = None) -> Reading:
        if pipeline == "none":
            raise LanguageError("no pipeline none; install it")
        claims = reading.claims if "Iskander" in document.text else ()
        return replace(reading, document=document, claims=claims, abstentions=())

    monkeypatch.setattr(vigie, "read", read, raising=False)

    def invoke(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"}).invoke(
            app, list(map(str, arguments)), input=stdin
        )

    return invoke
