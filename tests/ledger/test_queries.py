"""Laws of then and now, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vigie.ledger import Ledger
from vigie.ledger.queries import until
from vigie.model.edition import Edition

from .conftest import day, read, report

SITES = count()
# (page, text, edition): the page is met with that text; or with no text, read again.
events = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", "z", None]), st.integers(1, 3)),
    max_size=8,
)


def happen(ledger: Ledger, site: str, event: tuple[str, str | None, int], number: int) -> None:
    page, text, version = event
    edition, actor = Edition(str(version), "g", "c"), (f"A{version}",)
    if text is not None:
        document = report(text, f"{site}/{page}")
        ledger.add(document, read(document, actor=actor), edition, at=day(number))
        return
    for stored in list(ledger.documents()):
        if stored.document.url == f"{site}/{page}":
            reading = read(stored.document, actor=actor)
            ledger.supersede(stored.id, reading, edition, at=day(number))


def known(ledger: Ledger, site: str, as_of: date | None = None) -> list[tuple[str, str, str]]:
    pages = {
        version.id: version.document.url or ""
        for version in ledger.documents(as_of=as_of)
        if (version.document.url or "").startswith(f"{site}/")
    }
    return sorted(
        (pages[claim.version_id], claim.claim.quote, claim.claim.actor[0])
        for claim in ledger.claims(as_of=as_of)
        if claim.version_id in pages
    )


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events)
def test_what_was_known_then_never_changes(
    ledger: Ledger, history: list[tuple[str, str | None, int]]
) -> None:
    site = f"https://site{next(SITES)}.example"
    answers = []
    for number, event in enumerate(history, 1):
        happen(ledger, site, event, number)
        answers.append(known(ledger, site))
    for number, answer in enumerate(answers, 1):
        assert known(ledger, site, day(number).date()) == answer


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events)
def test_each_page_has_the_text_it_was_last_met_with(
    ledger: Ledger, history: list[tuple[str, str | None, int]]
) -> None:
    site = f"https://site{next(SITES)}.example"
    for number, event in enumerate(history, 1):
        happen(ledger, site, event, number)
    last = {f"{site}/{page}": text for page, text, _ in history if text is not None}
    assert {url: quote for url, quote, _ in known(ledger, site)} == last


@pytest.mark.parametrize(
    ("as_of", "moment"),
    [
        (date(2024, 1, 31), datetime(2024, 2, 1, tzinfo=UTC)),
        (date.max, datetime.max.replace(tzinfo=UTC)),
        (None, datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight(as_of: date | None, moment: datetime) -> None:
    assert until(as_of) == moment


def test_times_of_other_zones_are_the_same_moments(ledger: Ledger) -> None:
    document = report("Des missiles.")
    late = datetime(2024, 1, 1, 23, 30, tzinfo=timezone(timedelta(hours=-3)))
    ledger.add(document, read(document), Edition("r", "g", "c"), at=late)
    assert list(ledger.documents(as_of=date(2024, 1, 1))) == []
    (version,) = ledger.documents(as_of=date(2024, 1, 2))
    assert version.first_seen == late
    assert not ledger.sight(replace(document, title="Titre"))
