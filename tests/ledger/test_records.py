"""Records in a ledger: kept up report by report, the same in any order, and as of any day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import vigie
from vigie.codebook import kinship
from vigie.errors import LedgerError, SettingError
from vigie.ledger import Ledger, grouping, open_ledger
from vigie.ledger.database import transaction
from vigie.ledger.origins import credibility, origins, stages
from vigie.ledger.profiles import profile
from vigie.ledger.records import Wanted
from vigie.model.claim import Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.record import Rating, Record
from vigie.model.span import Span
from vigie.sources import open_documents

from .conftest import NEW, OLD, day

SEED = Path(__file__).parents[2] / "corpus" / "seed.jsonl"
DELIVERY: dict[str, Any] = {"actor": ("RUS",), "recipient": ("BLR",), "object": ("iskander-m",)}
ANNOUNCED = {**DELIVERY, "status": "planned", "source": Source("Vladimir Putin")}
DONE = {**DELIVERY, "source": Source("Sergei Shoigu"), "time": "2024-03"}
DENIED = {**DELIVERY, "status": "denied", "source": Source("BLR")}
TEST = {"event": "test", "actor": ("PRK",), "object": ("missile",), "time": "2024-02-01"}
ALL = (ANNOUNCED, DONE, DENIED, TEST)


def told(number: int, **fields: Any) -> tuple[Document, Reading]:
    """A report of one claim, with words of its own."""
    words = f"Rapport {number} de notre correspondant"
    document = Document(
        f"{number}.txt", words, url=f"https://guet.example/{number}", outlet=f"Guet {number}",
        language="fr", published="2024-01-10",
    )  # fmt: skip
    made = {"event": "transfer", "status": "completed", **fields}
    return document, Reading(document, (Claim(evidence=Span(0, 7), quote="Rapport", **made),))


def fill(ledger: Ledger, every: Iterable[dict[str, Any]] = ALL) -> None:
    for number, fields in enumerate(every, 1):
        ledger.add(*told(number, **fields), OLD, at=day(number))


def profile_id(fields: dict[str, Any]) -> str:
    (claim,) = told(1, **fields)[1].claims
    return profile(claim, "2024-01-10").id


def shape(records: Iterable[Record]) -> list[tuple[str, list[str]]]:
    return [(record.id, sorted(one.id for one in record.statements)) for record in records]


def test_claims_of_one_event_are_one_record(ledger: Ledger) -> None:
    fill(ledger)
    test, delivery = ledger.timeline()
    assert (test.event, delivery.event) == ("test", "transfer")
    assert (test.day, delivery.day) == ("2024-02-01", "2024-03-01")
    assert sorted(one.status for one in delivery.statements) == ["completed", "denied", "planned"]
    assert delivery.filled("recipient") == ("BLR",)
    whole = ledger.record(delivery.id)
    assert any("one announces it" in words for bond in whole.bonds for words in bond.why)
    assert whole.doubts == ()


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2)])
def test_the_order_of_arrival_does_not_count(tmp_path: Path, order: tuple[int, ...]) -> None:
    shapes = []
    for name, numbers in (("a", range(4)), ("b", order)):
        with open_ledger(tmp_path / f"{name}.db", create=True) as ledger:
            for number in numbers:
                ledger.add(*told(number, **ALL[number]), OLD)
            shapes.append(shape(ledger.timeline()))
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) == 2


def test_as_of_shows_what_was_known(ledger: Ledger) -> None:
    fill(ledger)
    shown = {
        number: [
            [one.status for one in record.statements]
            for record in ledger.timeline(Wanted(event="transfer"), as_of=date(2024, 1, number))
        ]
        for number in (1, 2, 3)
    }
    assert shown == {
        1: [["planned"]],
        2: [["planned", "completed"]],
        3: [["planned", "completed", "denied"]],
    }
    assert ledger.timeline(as_of=date(2023, 12, 31)) == ()


def test_an_id_leads_to_its_record_for_ever(ledger: Ledger) -> None:
    # A record is named after the least of its profiles: here that one comes last.
    fill(ledger, sorted([ANNOUNCED, DONE, DENIED], key=profile_id, reverse=True))
    days = [date(2024, 1, number) for number in (1, 2, 3)]
    ids = {record.id for day in days for record in ledger.timeline(as_of=day)}
    assert len(ids) == 3
    (now,) = {ledger.record(id).id for id in ids} | {ledger.record(id[:8]).id for id in ids}
    assert now == min(ids)
    assert ledger.record(max(ids), as_of=date(2024, 1, 1)).reports == 1
    with pytest.raises(LedgerError, match="had none then"):
        ledger.record(now, as_of=date(2024, 1, 1))


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("0", "no id of a record"),
        ("Minsk!", "no id of a record"),
        ("0123456789abcdef", "no record"),
    ],
)
def test_ids_that_are_none(ledger: Ledger, id: str, says: str) -> None:
    fill(ledger)
    with pytest.raises(LedgerError, match=says):
        ledger.record(id)


@pytest.mark.parametrize(
    ("wanted", "events"),
    [
        (Wanted(), ["test", "transfer"]),
        (Wanted(event="test"), ["test"]),
        (Wanted(actor="RUS"), ["transfer"]),
        (Wanted(recipient="BLR", actor="RUS"), ["transfer"]),
        (Wanted(recipient="BLR", actor="PRK"), []),
        (Wanted(object="missile"), ["test", "transfer"]),
        (Wanted(object="ballistic-missile"), ["transfer"]),
        (Wanted(place="BLR"), []),
        (Wanted(first=date(2024, 2, 2)), ["transfer"]),
        (Wanted(first=date(2024, 1, 20), last=date(2024, 2, 1)), ["test"]),
    ],
)
def test_what_is_wanted(ledger: Ledger, wanted: Wanted, events: list[str]) -> None:
    fill(ledger)
    assert [record.event for record in ledger.timeline(wanted)] == events


def test_the_limit_keeps_the_latest(ledger: Ledger) -> None:
    fill(ledger)
    assert [record.event for record in ledger.timeline(limit=1)] == ["transfer"]


def test_what_no_longer_counts_is_not_shown(ledger: Ledger) -> None:
    fill(ledger, [DONE])
    (before,) = ledger.timeline()
    (version,) = ledger.documents()
    ledger.supersede(version.id, Reading(version.document), NEW, at=day(9))
    assert ledger.timeline() == ()
    assert ledger.timeline(as_of=date(2024, 1, 8)) == (before,)
    with pytest.raises(LedgerError, match="no claim of record"):
        ledger.record(before.id)


def test_many_that_are_tied_do_not_make_it_slow(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "MOST", 2)
    months = [{**DONE, "time": f"2024-0{month}"} for month in (1, 2, 3, 4)]
    fill(ledger, [*months, {**DONE, "time": "2020"}])
    assert sorted(record.reports for record in ledger.timeline()) == [1, 4]


def test_other_rules_group_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger)
    assert ledger.regroup() == 0
    strict = kinship.load_kinship().model_copy(update={"same": 99.0})
    monkeypatch.setattr("vigie.ledger.kin.load_kinship", lambda: strict)
    for module in ("grouping", "records"):
        monkeypatch.setattr(f"vigie.ledger.{module}.kinship_edition", lambda: "strict")
    assert ledger.regroup(at=day(20)) == 4
    assert len(ledger.timeline()) == 4
    assert len(ledger.timeline(as_of=date(2024, 1, 19))) == 2


def test_an_older_ledger_catches_up(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with open_ledger(path, create=True) as ledger:
        fill(ledger)
        made = [ledger.timeline(as_of=date(2024, 1, number)) for number in (2, 4)]
        with transaction(ledger._engine) as connection:
            for table in (
                "bands", "signatures", "likenesses", "families", "facets", "ties", "memberships",
                "rulings", "sides", "judgements", "tellings", "profiles", "ratings", "fetches",
            ):  # fmt: skip
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text("ALTER TABLE claims DROP COLUMN denies"))
            connection.execute(text("UPDATE ledger_revision SET version_num = '0001'"))
    with open_ledger(path) as ledger:
        assert [ledger.timeline(as_of=date(2024, 1, number)) for number in (2, 4)] == made


def test_ratings_are_kept_and_the_last_one_counts(ledger: Ledger) -> None:
    ledger.rate(Rating("Guet", "B", "checks"), at=day(1))
    ledger.rate(Rating("Guet", "D", "was taken in"), at=day(5))
    assert ledger.ratings()["Guet"].grade == "D"
    assert ledger.ratings(as_of=date(2024, 1, 4)) == {"Guet": Rating("Guet", "B", "checks")}
    with pytest.raises(SettingError, match="no grade"):
        ledger.rate(Rating("Guet", "G", "x"))


@pytest.fixture(scope="session")
def seed() -> list[tuple[Document, Reading]]:
    """The seed story as Vigie reads it, in the order of its days."""
    documents = [one for one in open_documents(str(SEED)) if isinstance(one, Document)]
    ordered = sorted(documents, key=lambda document: document.published or "")
    return [(document, vigie.read(document)) for document in ordered]


def put_seed(ledger: Ledger, seed: list[tuple[Document, Reading]]) -> None:
    for document, reading in seed:
        at = day(1).fromisoformat(f"{document.published}T12:00:00+00:00")
        ledger.add(document, reading, OLD, at=at)


def deployment(ledger: Ledger, as_of: date | None = None) -> Record:
    wanted = Wanted(event="deploy", actor="RUS", object="nuclear-weapon", place="BLR")
    (found,) = ledger.timeline(wanted, as_of=as_of)
    return found


def test_the_seed_story(ledger: Ledger, seed: list[tuple[Document, Reading]]) -> None:
    assert len(seed) == 10
    put_seed(ledger, seed)
    record = deployment(ledger)
    assert (record.reports, record.copies) == (10, 4)
    assert [(origin.side, origin.reports, origin.copies) for origin in origins(record)] == [
        ("RUS", 7, 4), ("USA", 2, 0), ("BLR", 1, 0),
    ]  # fmt: skip
    assert [(stage.day, stage.status, stage.origin.side) for stage in stages(record)] == [
        ("2023-03-25", "planned", "RUS"),
        ("2023-06-09", "denied", "USA"),
        ("2023-06-14", "ongoing", "BLR"),
        ("2023-06-16", "completed", "RUS"),
        ("2023-07-21", "completed", "USA"),
    ]
    assert stages(record)[0].statement.withheld == ("date",)
    assert credibility(record).grade == 1
    # What no time is told of stands at the first day on which it was said.
    assert ledger.timeline(Wanted(event="demand"))[0].day == "2023-03-25"


@pytest.mark.parametrize(
    ("as_of", "reports", "copies", "grade"),
    [
        (date(2023, 3, 25), 3, 1, 3),  # only Russia
        (date(2023, 4, 1), 5, 3, 3),
        (date(2023, 6, 10), 6, 3, 4),  # and the United States deny it
        (date(2023, 6, 15), 7, 3, 4),  # Belarus says that it has begun
        (date(2023, 7, 22), 10, 4, 1),
    ],
)
def test_the_seed_story_as_of_a_day(
    ledger: Ledger,
    seed: list[tuple[Document, Reading]],
    as_of: date,
    reports: int,
    copies: int,
    grade: int,
) -> None:
    put_seed(ledger, seed)
    then = deployment(ledger, as_of)
    assert (then.reports, then.copies) == (reports, copies)
    assert credibility(then).grade == grade, credibility(then).why


def test_the_seed_story_backwards(
    ledger: Ledger, seed: list[tuple[Document, Reading]], tmp_path: Path
) -> None:
    put_seed(ledger, seed)
    with open_ledger(tmp_path / "backwards.db", create=True) as other:
        for document, reading in reversed(seed):
            other.add(document, reading, OLD)
        assert shape(other.timeline()) == shape(ledger.timeline())
        assert deployment(other).copies == 4


def test_the_seed_story_has_published_days() -> None:
    lines = [json.loads(line) for line in SEED.read_text(encoding="utf-8").splitlines()]
    assert all(line["published"] and line["outlet"] for line in lines)
    assert len({line["url"] for line in lines}) == 10


@pytest.mark.parametrize(
    ("statements", "grade", "says"),
    [
        ([("RUS", "completed")], 3, "only Russia says that it has come about"),
        ([("RUS", "planned")], 3, "it is to come"),
        ([("Sergei Shoigu", "completed"), ("RUS", "completed")], 3, "only Russia"),
        ([("RUS", "completed"), ("BLR", "completed")], 1, "Belarus and Russia, with sep"),
        ([("RUS", "completed"), ("USA", "denied")], 4, "United States denies it"),
        ([("RUS", "completed"), ("BLR", "completed"), ("USA", "denied")], 2, "States denies it"),
        (
            [("RUS", "completed"), ("BLR", "completed"), ("USA", "denied"), ("GBR", "denied")],
            3, "as many sides deny it",
        ),
        ([("USA", "denied"), (None, "completed")], 5, "no named side"),
        ([(None, "completed"), (None, "completed")], 6, "in their own voice"),
        ([("USA", "possible")], 6, "may be or should be"),
    ],
)  # fmt: skip
def test_credibility(
    tmp_path: Path, statements: list[tuple[str | None, str]], grade: int, says: str
) -> None:
    with open_ledger(tmp_path / "a.db", create=True) as ledger:
        fill(
            ledger,
            [
                {**DELIVERY, "status": status, "source": Source(speaker), "time": "2024-01-02"}
                for speaker, status in statements
            ],
        )
        (record,) = ledger.timeline()
    found = credibility(record)
    assert (found.grade, says in found.why) == (grade, True), found
