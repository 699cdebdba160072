"""What goes in comes out, once, now and as of a day; the same on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from vigie.errors import EvidenceError, LedgerError, SettingError
from vigie.ledger import Ledger, open_ledger, search
from vigie.ledger.stored import Added, Flaw, Hit
from vigie.ledger.tables import metadata
from vigie.model.claim import Reading, Source
from vigie.model.document import Document
from vigie.model.fetch import Fetch
from vigie.model.record import Rating
from vigie.model.span import Span

from .conftest import NEW, OLD, day, read, report

FIRST, EDITED = (
    report("La Russie livrera des missiles."),
    report("La Russie a livré deux missiles."),
)


def put(ledger: Ledger, document: Document, number: int = 1, **fields: object) -> Added:
    return ledger.add(document, read(document, **fields), OLD, at=day(number))


def test_a_reading_comes_back_whole(ledger: Ledger, reading: Reading) -> None:
    document = replace(reading.document, original="déjà vu".encode("latin-1"))
    full = replace(
        reading.claims[1],
        quantity="2",
        withheld=("date", "type"),
        time="2023-04~/..",
        source=Source("Sergei Shoigu", "RUS", "state", "meeting", "TASS", "2023-04-04"),
        location=("Baranovichi", "BLR"),
        confidence=0.625,
    )
    whole = replace(reading, claims=(*reading.claims, full))
    assert ledger.add(document, whole, OLD, at=day(1)) == Added(True, True, 4)
    (version,) = ledger.documents()
    assert version.document == document
    assert (version.first_seen, version.last_seen) == (day(1), day(1))
    assert ledger.original(version.id) == document.original
    (stored,) = ledger.readings(version.id)
    assert (stored.reading, stored.edition, stored.read) == (whole, OLD, day(1))
    assert [claim.claim for claim in ledger.claims()] == list(whole.claims)
    assert [claim.id for claim in ledger.claims()] == [
        claim.id_in(document) for claim in whole.claims
    ]
    assert list(ledger.verify()) == []


def test_the_day_that_the_reader_found_is_the_readings(ledger: Ledger) -> None:
    dated = replace(FIRST, published="2024-01-01", published_basis="text")
    ledger.add(FIRST, read(dated), OLD)
    (version,) = ledger.documents()
    assert version.document.published is None
    assert ledger.readings(version.id)[0].reading.document == dated


def test_the_same_again_is_only_a_sighting(ledger: Ledger) -> None:
    assert put(ledger, FIRST, 1) == Added(True, True, 1)
    assert put(ledger, replace(FIRST, name="b.txt"), 2) == Added(False, False, 0)
    assert ledger.sight(replace(FIRST, name="c.txt"), at=day(3))
    assert not ledger.sight(EDITED, at=day(4))
    (version,) = ledger.documents()
    assert (version.first_seen, version.last_seen) == (day(1), day(3))
    assert version.document.name == "c.txt"
    assert len(ledger.readings(version.id)) == 1


def test_an_edited_page_is_a_new_version(ledger: Ledger) -> None:
    put(ledger, FIRST, 1)
    assert put(ledger, EDITED, 5) == Added(False, True, 1)
    (current,) = ledger.documents()
    before, after = ledger.versions(current.document_id)
    assert (before.document, after.document) == (FIRST, EDITED)
    assert current == after


def test_a_page_that_is_taken_back_counts_again(ledger: Ledger) -> None:
    for number, document in enumerate((FIRST, EDITED, FIRST), 1):
        put(ledger, document, number)
    assert [version.document.text for version in ledger.documents()] == [FIRST.text]
    assert [claim.claim.quote for claim in ledger.claims()] == [FIRST.text]


@pytest.mark.parametrize(
    ("as_of", "known"),
    [
        (date(2023, 12, 31), []),
        (date(2024, 1, 1), [FIRST]),
        (date(2024, 1, 4), [FIRST]),
        (date(2024, 1, 5), [EDITED, FIRST]),
        (date.max, [EDITED, FIRST]),
        (None, [EDITED, FIRST]),
    ],
)
def test_as_of(ledger: Ledger, as_of: date | None, known: list[Document]) -> None:
    put(ledger, FIRST, 1)
    put(ledger, EDITED, 5)
    assert [version.document for version in ledger.documents(as_of=as_of)] == known[:1]
    assert [claim.claim.quote for claim in ledger.claims(as_of=as_of)] == [
        document.text for document in known[:1]
    ]
    hits = ledger.search("missiles", as_of=as_of)
    assert [hit.version.document for hit in hits] == known


def test_a_newer_reading_supersedes_and_both_stay(ledger: Ledger) -> None:
    put(ledger, FIRST, 1)
    (id,) = ledger.outdated(NEW)
    denied = read(FIRST, actor=("BLR",))
    assert ledger.supersede(id, denied, NEW, at=day(9))
    assert not ledger.supersede(id, denied, NEW, at=day(10))
    assert ledger.outdated(NEW) == []
    assert [stored.edition for stored in ledger.readings(id)] == [OLD, NEW]
    assert [claim.claim.actor for claim in ledger.claims()] == [("BLR",)]
    assert [claim.claim.actor for claim in ledger.claims(as_of=date(2024, 1, 8))] == [("RUS",)]
    assert ledger.outdated(OLD) == [id]
    assert list(ledger.verify()) == []


def test_claims_of_one_document(ledger: Ledger) -> None:
    put(ledger, FIRST)
    put(ledger, report("Un autre.\nEncore un.", url="https://guet.example/b"))
    ids = [version.document_id for version in ledger.documents()]
    assert [len(list(ledger.claims(document_id=id))) for id in ids] == [1, 2]


@pytest.mark.parametrize(
    ("document", "same"),
    [
        (report("Des missiles.", url="https://guet.example/a#commentaires"), True),
        (report("Des missiles.", url="https://guet.example/b"), False),
        (report("Des missiles.", url=None), False),
        (report("Autre chose."), True),
    ],
)
def test_identity_by_address(ledger: Ledger, document: Document, same: bool) -> None:
    put(ledger, report("Des missiles."))
    assert put(ledger, document).new_document is not same


@pytest.mark.parametrize("url", [None, "", "https://guet.example", "https://guet.example/", "x:y"])
def test_identity_by_content(ledger: Ledger, url: str | None) -> None:
    put(ledger, report("Des missiles.", url=url))
    assert put(ledger, report("Autre chose.", url=url)).new_document
    assert not put(ledger, report("Des missiles.", url=url)).new_version
    dated = put(ledger, report("Des missiles.", url=url, published="2024-01-01"))
    assert dated == Added(False, True, 1)


def test_a_reading_of_another_text_is_refused(ledger: Ledger) -> None:
    with pytest.raises(EvidenceError, match="another text"):
        ledger.add(FIRST, read(EDITED), OLD)
    moved = replace(read(FIRST).claims[0], evidence=Span(1, 5))
    with pytest.raises(EvidenceError, match="not where it is said to be"):
        ledger.add(FIRST, Reading(FIRST, (moved,)), OLD)
    dangling = replace(read(FIRST).claims[0], spans={"trigger": (Span(30, 99),)})
    with pytest.raises(EvidenceError, match="30 to 99"):
        ledger.add(FIRST, Reading(FIRST, (dangling,)), OLD)
    assert list(ledger.documents()) == []


@pytest.mark.parametrize("ask", ["version", "versions", "readings", "original"])
def test_what_is_not_there(ledger: Ledger, ask: str) -> None:
    with pytest.raises(LedgerError, match=r"it has no .* 0123"):
        getattr(ledger, ask)("0123")


@pytest.mark.parametrize("table", metadata.tables)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_rows_are_never_changed(ledger: Ledger, table: str, change: str) -> None:
    put(ledger, FIRST)
    ledger.note(Fetch("https://guet.example/a", day(1), day(1)))
    for page, status in enumerate(("planned", "completed")):
        copy = report("La Russie livrera trente nouveaux missiles à Minsk avant la fin de l'année.")
        claim = replace(read(copy).claims[0], status=status)
        document = replace(copy, url=f"https://guet.example/{page}", published="2024-01-01")
        ledger.add(document, replace(read(document), claims=(claim,)), OLD)
    ledger.rate(Rating("Guet", "B", "checks what it prints"))
    (record, *_) = ledger.timeline()
    for kind, target in (("accept", record.statements[0].id), ("note", record.id)):
        ledger.judge(kind, target, author="Ann", reason="she read it")  # type: ignore[arg-type]
    column = next(iter(metadata.tables[table].c)).name
    statement = change.format(table, column, column)
    with pytest.raises(DBAPIError, match="only appended to"), ledger._engine.begin() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        ("UPDATE versions SET text = replace(text, 'Russie', 'Prusse')", "version"),
        ("UPDATE versions SET published = '2020-01-01'", "version"),
        ("UPDATE documents SET identity = 'https://guet.example/x'", "document"),
        ("UPDATE claims SET status = 'denied'", "claim"),
        ("UPDATE claims SET start = start + 1", "claim"),
        ('UPDATE spans SET "end" = 4000', "version"),
        ("DELETE FROM roles", "claim"),
        ("UPDATE profiles SET id = '0123456789abcdef'", "profile"),
        ("UPDATE originals SET content = substr(content, 3)", "original"),
    ],
)
def test_verify_sees_what_was_changed(
    ledger: Ledger, tamper: Callable[[str], None], statement: str, about: str
) -> None:
    put(ledger, FIRST)
    tamper(statement)
    found = list(ledger.verify())
    assert about in {flaw.about.split(maxsplit=1)[0] for flaw in found}
    assert all(isinstance(flaw, Flaw) for flaw in found)


def test_a_backup_is_a_ledger(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, FIRST, 1)
    put(ledger, EDITED, 2)
    ledger.backup(tmp_path / "copy.db")
    with open_ledger(tmp_path / "copy.db") as copy:
        assert list(copy.verify()) == []
        assert list(copy.documents()) == list(ledger.documents())
        assert list(copy.claims(as_of=date(2024, 1, 1))) == list(
            ledger.claims(as_of=date(2024, 1, 1))
        )
        assert copy.search("missiles") == ledger.search("missiles") != ()
        assert put(copy, report("Encore."), 3).new_version
    assert {path.name for path in tmp_path.iterdir()} <= {
        "copy.db", "vigie.db", "vigie.db-wal", "vigie.db-shm",
    }  # fmt: skip


def test_a_backup_overwrites_nothing(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(LedgerError, match="is there already"):
        ledger.backup(tmp_path / "copy.db")
    with pytest.raises(LedgerError, match="there is no folder"):
        ledger.backup(tmp_path / "none" / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("missiles", "a b"),
        ("MISSILE*", "a b"),
        ("missile", ""),
        ("livre", "b"),
        ("livré", "b"),
        ("bielorussie", "a"),
        ('"des missiles"', "a"),
        ('"missiles des"', ""),
        ("missiles des", "a"),
        ("iskander-m", "a"),
        ("l'Iskander", "a"),
        ("etat-maj*", "b"),
        ("RUS", "a b"),
        ("shoigu transfer", "a b"),
        ("œuvre", "b"),
        ("2e", "b"),
        ("Минск", "b"),
        ('missiles "AND OR NOT : * ( )', ""),
    ],
)
def test_search(ledger: Ledger, query: str, found: str) -> None:
    put(ledger, report("L'Iskander-M et des missiles pour la Biélorussie.", "https://x.org/a"))
    text = "L’État-major a livré les missiles de la 2e brigade, œuvre à Минск."
    put(ledger, report(text, "https://x.org/b"))
    hits = ledger.search(query)
    assert sorted((hit.version.document.url or "")[-1] for hit in hits) == found.split()


def test_search_shows_the_claims_that_have_the_words(ledger: Ledger) -> None:
    put(ledger, report("Moscou livre.\nMinsk reçoit."))
    (hit,) = ledger.search("minsk")
    assert [stored.claim.quote for stored in hit.claims] == ["Minsk reçoit."]
    ledger.supersede(hit.version.id, Reading(hit.version.document), NEW)
    assert ledger.search("minsk")[0].claims == ()
    assert ledger.search("RUS") == ()


def test_search_gives_the_newest(ledger: Ledger) -> None:
    for number in range(5):
        put(ledger, report(f"Missile {number}", url=f"https://x.org/{number}"))
    hits = ledger.search("missile", limit=2)
    assert [hit.version.document.text for hit in hits] == ["Missile 4", "Missile 3"]


@pytest.mark.parametrize("again", [(), (0, 1, 2, 3, 4, 5), (0,), (4, 1)])
def test_search_gives_the_same_whichever_matches_it_looks_at_first(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, again: tuple[int, ...]
) -> None:
    for number in range(6):
        document = report(f"Un missile {number}.\nUn missile.", f"https://guet.example/{number}")
        ledger.add(document, read(document), OLD, at=day(number + 1))
    versions = list(ledger.documents())
    for number in again:
        reading = read(versions[number].document, actor=("BLR",))
        ledger.supersede(versions[number].id, reading, NEW, at=day(8 + number))
    asked = [
        (words, limit, as_of)
        for words in ("missile", "RUS", "BLR", "missile RUS")
        for limit in (1, 2, 20)
        for as_of in (None, day(3).date(), day(9).date())
    ]

    def answers() -> list[tuple[Hit, ...]]:
        return [ledger.search(words, limit=most, as_of=as_of) for words, most, as_of in asked]

    whole = answers()
    monkeypatch.setattr(search, "_MATCHES", 1)
    assert answers() == whole


@pytest.mark.parametrize("query", ["", " * ", '""', "?!"])
def test_a_query_without_words(ledger: Ledger, query: str) -> None:
    with pytest.raises(SettingError, match="no word to search for"):
        ledger.search(query)


def test_long_texts_and_words(ledger: Ledger) -> None:
    long = report(" ".join(f"mot{number}" for number in range(40_000)) + " " + "x" * 5000)
    ledger.add(long, Reading(long), OLD)
    assert ledger.search('"mot100 mot101"')
    assert not ledger.search("mot39999")


def test_an_open_answer_is_not_disturbed(ledger: Ledger) -> None:
    for number in range(3):
        put(ledger, report("Missile", url=f"https://x.org/{number}"))
    seen = 0
    for version in ledger.documents():
        seen += 1
        put(ledger, report("Autre", url=f"{version.document.url}/{seen}"))
    assert (seen, len(list(ledger.documents()))) == (3, 6)


def test_the_last_fetch_of_an_address(ledger: Ledger) -> None:
    url = "https://guet.example/rss"
    first = Fetch(url, day(1), day(2), 1)
    second = Fetch(url, day(2), day(2), 0, '"a"', "Mon, 01 Jan 2024 10:00:00 GMT")
    for fetch in (first, second, Fetch("https://guet.example/a", day(3), day(3))):
        ledger.note(fetch)
    assert ledger.last_fetch(url) == second
    assert ledger.last_fetch("https://guet.example/none") is None
