"""Fetches from the site of the tests, by a clock that takes no time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from vigie.sources.web import Web


@pytest.fixture
def web(clock) -> Iterator[Web]:  # type: ignore[no-untyped-def]
    with Web(now=clock.now, sleep=clock.sleep) as web:
        yield web
