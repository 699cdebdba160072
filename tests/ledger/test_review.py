"""What people judge of claims and records: applied, kept through rereading, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from vigie.codebook import kinship
from vigie.errors import LedgerError, SettingError
from vigie.ledger import Ledger, grouping, open_ledger
from vigie.ledger.continuing import counterpart
from vigie.ledger.records import Wanted
from vigie.ledger.stored import Flaw, StoredClaim, Waiting
from vigie.model.claim import Abstention, Claim, Reading, Source
from vigie.model.judgement import Judgement
from vigie.model.span import Span

from .conftest import NEW, OLD, day
from .test_records import ALL, ANNOUNCED, DELIVERY, DENIED, DONE, TEST, fill, told

DELIVERIES = Wanted(event="transfer")
OTHER = {**DELIVERY, "recipient": ("KAZ",), "source": Source("Sergei Shoigu"), "time": "2024-03"}
HELD = date(2024, 1, 9)


def judge(ledger: Ledger, kind: Any, target: str, **more: Any) -> Judgement:
    made = {"author": "Ann", "reason": "she read it", "at": day(10), **more}
    return ledger.judge(kind, target, **made)


def deliveries(ledger: Ledger, as_of: date | None = None) -> list[list[str]]:
    """The statuses of each record of a transfer."""
    found = ledger.timeline(DELIVERIES, as_of=as_of)
    return sorted(sorted(one.status for one in record.statements) for record in found)


def claim_of(ledger: Ledger, status: str) -> str:
    (id,) = {
        one.id
        for record in ledger.timeline(DELIVERIES)
        for one in record.statements
        if one.status == status
    }
    return id


def reread(ledger: Ledger, number: int, *claims: dict[str, Any], at: int = 12) -> None:
    """A newer reading of the report of that number, with other claims."""
    document, _ = told(number)
    (version,) = (one for one in ledger.documents() if one.document.url == document.url)
    made = [told(number, **fields)[1].claims[0] for fields in claims]
    edition = replace(NEW, reader=f"r{at}")
    ledger.supersede(version.id, Reading(version.document, tuple(made)), edition, at=day(at))


def test_a_rejected_claim_does_not_count(ledger: Ledger) -> None:
    fill(ledger)
    made = judge(ledger, "reject", claim_of(ledger, "denied")[:8])
    assert deliveries(ledger) == [["completed", "planned"]]
    assert deliveries(ledger, HELD) == [["completed", "denied", "planned"]]
    judge(ledger, "undo", made.id, at=day(11))
    assert deliveries(ledger) == [["completed", "denied", "planned"]]
    assert deliveries(ledger, date(2024, 1, 10)) == [["completed", "planned"]]


def test_an_accepted_claim_is_marked(ledger: Ledger) -> None:
    fill(ledger, [DONE])
    judge(ledger, "accept", claim_of(ledger, "completed"))
    (record,) = ledger.timeline()
    assert [one.judged for one in record.statements] == ["accept"]
    (record,) = ledger.timeline(as_of=HELD)
    assert [one.judged for one in record.statements] == [None]


def test_a_corrected_claim_counts_as_corrected(ledger: Ledger) -> None:
    fill(ledger, [DONE, OTHER])
    assert len(ledger.timeline()) == 2
    wrong = next(one for one in ledger.timeline() if one.filled("recipient") == ("KAZ",))
    fields = {"recipient": ["Belarus"], "speaker": ["Vladimir Putin"], "quantity": ["3"]}
    judge(ledger, "correct", wrong.statements[0].id, fields=fields)
    (record,) = ledger.timeline()
    assert record.filled("recipient") == ("BLR",)
    (right,) = (one for one in record.statements if one.judged)
    assert (right.source.speaker, right.quantity, right.judged) == (
        "Vladimir Putin",
        "3",
        "correct",
    )
    assert len(ledger.timeline(as_of=HELD)) == 2
    assert list(ledger.verify()) == []


def test_the_last_word_on_a_claim_counts(ledger: Ledger) -> None:
    fill(ledger, [DONE])
    id = claim_of(ledger, "completed")
    first = judge(ledger, "correct", id, fields={"status": ["planned"]})
    judge(ledger, "correct", id, fields={"quantity": ["2"]}, at=day(11))
    judge(ledger, "accept", id, at=day(12))
    (one,) = ledger.timeline()[0].statements
    assert (one.status, one.quantity, one.judged) == ("planned", "2", "accept")
    judge(ledger, "reject", id, at=day(13))
    assert ledger.timeline() == ()
    judge(ledger, "accept", id, at=day(14))
    judge(ledger, "undo", first.id, at=day(15))
    (one,) = ledger.timeline()[0].statements
    assert (one.status, one.quantity) == ("completed", "2")


def test_an_undo_can_be_undone(ledger: Ledger) -> None:
    fill(ledger, [DONE])
    made = judge(ledger, "reject", claim_of(ledger, "completed"))
    taken_back = judge(ledger, "undo", made.id, at=day(11))
    with pytest.raises(LedgerError, match="undone already"):
        judge(ledger, "undo", made.id, at=day(12))
    assert len(ledger.timeline()) == 1
    judge(ledger, "undo", taken_back.id, at=day(12))
    assert ledger.timeline() == ()


@pytest.mark.parametrize(
    "again",
    [
        {**DONE, "object": ("iskander-k",)},
        {**DONE, "time": None, "source": Source("Vladimir Putin")},
        {**DONE, "evidence": Span(0, 9), "quote": "Rapport 1"},
    ],
)
def test_what_is_judged_outlives_rereading(ledger: Ledger, again: dict[str, Any]) -> None:
    fill(ledger, [DONE])
    judge(ledger, "correct", claim_of(ledger, "completed"), fields={"status": ["possible"]})
    reread_as(ledger, again)
    (one,) = ledger.timeline()[0].statements
    assert (one.status, one.judged) == ("possible", "correct")
    assert one.profile.object == again["object"]
    judge(ledger, "reject", one.id, at=day(13))
    reread_as(ledger, DONE, at=14)
    assert ledger.timeline() == ()
    assert len(ledger.timeline(as_of=date(2024, 1, 12))) == 1


def reread_as(ledger: Ledger, fields: dict[str, Any], at: int = 12) -> None:
    (version,) = ledger.documents()
    made = {"event": "transfer", "status": "completed", "evidence": Span(0, 7), "quote": "Rapport"}
    claim = Claim(**{**made, **fields})
    edition = replace(NEW, reader=f"r{at}")
    ledger.supersede(version.id, Reading(version.document, (claim,)), edition, at=day(at))


def test_an_undo_reaches_newer_readings(ledger: Ledger) -> None:
    fill(ledger, [DONE])
    made = judge(ledger, "reject", claim_of(ledger, "completed"))
    reread(ledger, 1, {**DONE, "time": "2024-04"})
    assert ledger.timeline() == ()
    judge(ledger, "undo", made.id, at=day(13))
    assert deliveries(ledger) == [["completed"]]


def test_another_claim_is_not_judged_in_its_place(ledger: Ledger) -> None:
    """Two claims in the same words: one is rejected, and the newer reading has the other one."""
    fill(ledger, [DONE])
    reread(ledger, 1, DONE, OTHER, at=5)
    (wrong,) = (one for one in ledger.claims() if one.claim.recipient == ("KAZ",))
    judge(ledger, "reject", wrong.id)
    assert deliveries(ledger) == [["completed"]]
    reread(ledger, 1, {**DONE, "quantity": "3"})
    (record,) = ledger.timeline()
    assert record.filled("recipient") == ("BLR",)


def test_an_edited_text_and_one_that_comes_back_are_judged_still(ledger: Ledger) -> None:
    document, reading = told(1, **DONE)
    edited = replace(document, text=f"{document.text}, mis à jour")
    ledger.add(document, reading, OLD, at=day(1))
    ledger.add(edited, Reading(edited, reading.claims), OLD, at=day(2))
    judge(ledger, "reject", claim_of(ledger, "completed"), at=day(3))
    ledger.sight(document, at=day(4))
    assert ledger.timeline() == ()
    edited_again = replace(document, text=f"{document.text}, corrigé")
    ledger.add(edited_again, Reading(edited_again, reading.claims), OLD, at=day(5))
    assert ledger.timeline() == ()
    assert len(ledger.timeline(as_of=date(2024, 1, 2))) == 1


def test_records_are_merged_and_parted_again(ledger: Ledger) -> None:
    fill(ledger, [DONE, ANNOUNCED, OTHER, TEST])
    a, b = (one.id for one in ledger.timeline(DELIVERIES))
    made = judge(ledger, "same", a[:10], other=b)
    (both,) = ledger.timeline(DELIVERIES)
    assert (both.id, both.reports) == (min(a, b), 3)
    assert any("Ann judged them" in why for bond in ledger.record(a).bonds for why in bond.why)
    assert {one.id for one in ledger.timeline(DELIVERIES, as_of=HELD)} == {a, b}
    judge(ledger, "undo", made.id, at=day(11))
    assert {one.id for one in ledger.timeline(DELIVERIES)} == {a, b}


def test_a_claim_is_split_off(ledger: Ledger) -> None:
    fill(ledger, [DONE, ANNOUNCED, DENIED])
    (whole,) = ledger.timeline()
    made = judge(ledger, "apart", whole.id, other=claim_of(ledger, "denied"))
    assert ["denied"] in deliveries(ledger)
    assert ["completed", "denied", "planned"] not in deliveries(ledger)
    denied = next(one for one in ledger.timeline() if one.statements[0].status == "denied")
    assert ledger.record(denied.id).doubts == ()
    assert ledger.record(denied.id, as_of=HELD).id == whole.id
    ledger.add(*told(9, **{**DENIED, "time": "2024-01-05"}), OLD, at=day(11))
    judge(ledger, "undo", made.id, at=day(12))
    assert any("denied" in statuses and "planned" in statuses for statuses in deliveries(ledger))


def test_a_claim_of_another_event_leaves_what_was_merged(ledger: Ledger) -> None:
    fill(ledger, [DONE, OTHER])
    a, b = ledger.timeline()
    judge(ledger, "same", a.id, other=b.id)
    (claim,) = b.statements
    made = judge(ledger, "correct", claim.id, fields={"event": ["acquire"]}, at=day(11))
    assert {one.event: one.reports for one in ledger.timeline()} == {"acquire": 1, "transfer": 1}
    judge(ledger, "undo", made.id, at=day(12))
    assert [one.reports for one in ledger.timeline()] == [2]


def test_a_corrected_claim_stays_where_it_was_merged(ledger: Ledger) -> None:
    fill(ledger, [DONE, OTHER])
    a, b = ledger.timeline()
    judge(ledger, "same", a.id, other=b.id)
    fields = {"recipient": ["ARM"], "time": ["2019"]}
    judge(ledger, "correct", b.statements[0].id, fields=fields, at=day(11))
    assert [one.reports for one in ledger.timeline()] == [2]


def test_a_split_after_a_merge_counts(ledger: Ledger) -> None:
    fill(ledger, [DONE, ANNOUNCED, OTHER])
    a, b = ledger.timeline()
    judge(ledger, "same", a.id, other=b.id)
    (other,) = (one.id for one in ledger.claims() if one.claim.recipient == ("KAZ",))
    judge(ledger, "apart", a.id, other=other, at=day(11))
    assert {one.id for one in ledger.timeline()} == {a.id, b.id}


def test_two_records_that_may_be_one_are_judged_apart(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsure = kinship.load_kinship().model_copy(update={"same": 99.0})
    monkeypatch.setattr("vigie.ledger.kin.load_kinship", lambda: unsure)
    fill(ledger, [DONE, ANNOUNCED])
    a, b = (ledger.record(one.id) for one in ledger.timeline())
    assert [doubt.record for doubt in (*a.doubts, *b.doubts)] == [b.id, a.id]
    judge(ledger, "apart", a.id, other=b.id)
    assert ledger.record(a.id).doubts == ledger.record(b.id).doubts == ()
    assert ledger.record(a.id, as_of=HELD).doubts == a.doubts


@pytest.mark.parametrize("kind", ["same", "apart"])
def test_merges_and_splits_outlive_rereading(ledger: Ledger, kind: str) -> None:
    first = [DONE, OTHER] if kind == "same" else [DONE, ANNOUNCED]
    fill(ledger, first)
    if kind == "same":
        a, b = (one.id for one in ledger.timeline())
        judge(ledger, "same", a, other=b)
    else:
        (whole,) = ledger.timeline()
        judge(ledger, "apart", whole.id, other=claim_of(ledger, "planned"))
    wanted = len(ledger.timeline())
    assert wanted == (1 if kind == "same" else 2)
    reread(ledger, 2, {**first[1], "object": ("iskander-m", "s-400"), "quantity": "4"})
    assert len(ledger.timeline()) == wanted


def test_merges_hold_where_too_many_are_tied(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "MOST", 2)
    fill(ledger, [*({**DONE, "time": f"2024-0{month}"} for month in (1, 2, 3, 4)), OTHER])
    a, b = ledger.timeline()
    assert sorted((a.reports, b.reports)) == [1, 4]
    made = judge(ledger, "same", a.id, other=b.id)
    assert [one.reports for one in ledger.timeline()] == [5]
    judge(ledger, "undo", made.id, at=day(11))
    assert {one.id for one in ledger.timeline()} == {a.id, b.id}


@pytest.mark.parametrize("most", [2, 50])
def test_other_rules_leave_what_was_judged(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(grouping, "MOST", most)
    fill(ledger, [*({**DONE, "time": f"2024-0{month}"} for month in (1, 2, 3, 4)), OTHER])
    a, b = (one.id for one in ledger.timeline())
    judge(ledger, "same", a, other=b)
    for module in ("grouping", "records"):
        monkeypatch.setattr(f"vigie.ledger.{module}.kinship_edition", lambda: "other")
    assert ledger.regroup(at=day(20)) == 5
    assert [one.reports for one in ledger.timeline()] == [5]


def test_the_history_is_kept(ledger: Ledger) -> None:
    fill(ledger, [DONE, OTHER, TEST])
    a, b = (one.id for one in ledger.timeline(DELIVERIES))
    (test,) = ledger.timeline(Wanted(event="test"))
    claim = next(one.id for one in ledger.claims() if one.claim.recipient == ("KAZ",))
    noted = judge(ledger, "note", claim, reason="look at the map", at=day(5))
    same = judge(ledger, "same", a, other=b, at=day(6))
    judge(ledger, "note", test.id, at=day(7))
    taken_back = judge(ledger, "undo", same.id[:7], author="Bea", at=day(8))
    kinds = [one.kind for one in ledger.judgements()]
    assert kinds == ["note", "same", "note", "undo"]
    assert ledger.judgements(claim) == (noted,)
    of_records = [{one.kind for one in ledger.judgements(id)} for id in (a, b)]
    assert sorted(map(len, of_records)) == [2, 3]
    assert {"same", "undo"} <= of_records[0] & of_records[1]
    assert [one.kind for one in ledger.judgements(test.id)] == ["note"]
    assert [one.kind for one in ledger.judgements(as_of=date(2024, 1, 6))] == ["note", "same"]
    assert (taken_back.author, taken_back.target, taken_back.at) == ("Bea", same.id, day(8))
    assert len(ledger.timeline()) == 3


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "needs a field"),
        ({"event": ["party"]}, "is no event"),
        ({"status": ["done"]}, "is no status"),
        ({"status": [""]}, "is no status"),
        ({"actor": ["Zembla"]}, "not in the register"),
        ({"speaker": ["Zembla"]}, "not in the register"),
        ({"time": ["tuesday"]}, "EDTF"),
        ({"quantity": ["1", "2"]}, "one value"),
        ({"quote": ["x"]}, "cannot be corrected"),
    ],
)
def test_corrections_that_make_no_sense(
    ledger: Ledger, fields: dict[str, list[str]], says: str
) -> None:
    fill(ledger, [DONE])
    with pytest.raises(SettingError, match=says):
        judge(ledger, "correct", claim_of(ledger, "completed"), fields=fields)
    assert ledger.judgements() == ()


@pytest.mark.parametrize(
    ("kind", "target", "other", "says"),
    [
        ("reject", "0123456789abcdef", None, "no claim"),
        ("note", "0123456789abcdef", None, "no record"),
        ("undo", "0123456789abcdef", None, "no judgement"),
        ("undo", "%%%%%%", None, "no judgement"),
        ("same", "RECORD", "RECORD", "both are record"),
        ("same", "RECORD", "TEST", "different events, test and transfer"),
        ("apart", "RECORD", "CLAIM", "say the same"),
        ("apart", "RECORD", "STRAY", "is not in record"),
    ],
)
def test_judgements_of_what_is_not_there(
    ledger: Ledger, kind: str, target: str, other: str | None, says: str
) -> None:
    fill(ledger, [DONE, TEST])
    (record,), (test,) = ledger.timeline(DELIVERIES), ledger.timeline(Wanted(event="test"))
    claim, stray = record.statements[0].id, test.statements[0].id
    ids = {"RECORD": record.id, "CLAIM": claim, "TEST": test.id, "STRAY": stray}
    with pytest.raises(LedgerError, match=says):
        judge(ledger, kind, ids.get(target, target), other=ids.get(other or "", other))
    assert ledger.judgements() == ()


@pytest.mark.parametrize("blank", ["reason", "author"])
def test_each_judgement_has_a_reason_and_an_author(ledger: Ledger, blank: str) -> None:
    fill(ledger, [DONE])
    with pytest.raises(SettingError, match=f"needs an? {blank}"):
        judge(ledger, "reject", claim_of(ledger, "completed"), **{blank: " "})


def test_a_judgement_that_was_changed_is_found(
    ledger: Ledger, tamper: Callable[[str], None]
) -> None:
    fill(ledger, [DONE])
    fields = {"actor": ["Russia"], "quantity": [""]}
    made = judge(ledger, "correct", claim_of(ledger, "completed"), fields=fields)
    assert list(ledger.verify()) == []
    tamper("UPDATE judgements SET author = 'Bea'")
    assert list(ledger.verify()) == [Flaw(f"judgement {made.id}", "it is not what it was")]


def test_a_backup_has_them(ledger: Ledger, tmp_path: Any) -> None:
    fill(ledger, ALL)
    judge(ledger, "reject", claim_of(ledger, "denied"))
    ledger.backup(tmp_path / "copy.db")
    with open_ledger(tmp_path / "copy.db") as copy:
        assert copy.judgements() == ledger.judgements()
        assert copy.timeline() == ledger.timeline()


def stored(number: int, id: str, quote: str = "Moscou livre", **fields: Any) -> StoredClaim:
    made = {"event": "transfer", "status": "completed", **fields}
    claim = Claim(evidence=Span(0, len(quote)), quote=quote, **made)
    return StoredClaim(id, "d", "v", claim, number)


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ([stored(9, "x", recipient=("BLR",))], "a"),
        ([stored(9, "b")], "b"),
        ([stored(9, "x", status="planned", recipient=("KAZ",))], "b"),
        ([stored(9, "x", quote="Moscou livre des missiles", recipient=("BLR",))], "a"),
        ([stored(9, "x", source=Source("RUS"), recipient=("BLR",))], "a"),
        ([stored(9, "x")], None),
        ([stored(9, "x", event="acquire", recipient=("BLR",))], None),
        ([stored(9, "x", quote="Minsk livre", recipient=("BLR",))], None),
        ([stored(8, "y", recipient=("BLR",)), stored(9, "x", recipient=("BLR",))], None),
    ],
)
def test_which_claim_a_newer_reading_tells_again(new: list[StoredClaim], found: str | None) -> None:
    older = [stored(1, "a", recipient=("BLR",)), stored(2, "b", recipient=("KAZ",))]
    again = counterpart(new[-1], new, [older])
    assert (again.id if again else None) == found


def test_what_waits_for_a_judgement(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = kinship.load_kinship().model_copy(update={"same": 99.0})
    monkeypatch.setattr("vigie.ledger.kin.load_kinship", lambda: unsure)
    document, reading = told(3, **TEST, confidence=0.4)
    aside = (Abstention("who acts is not said", Span(0, 7)),)
    fill(ledger, [DONE, ANNOUNCED])
    ledger.add(document, replace(reading, abstentions=aside), OLD, at=day(3))
    waiting = ledger.waiting()
    (tie,), (claim,) = waiting.ties, waiting.claims
    a, b = (one.id for one in ledger.timeline(DELIVERIES))
    assert {tie.one, tie.other} == {a, b}
    assert (claim.claim.event, waiting.abstentions) == ("test", 1)
    assert ledger.waiting(below=0.4).claims == ()
    assert ledger.waiting(limit=0) == replace(waiting, ties=(), claims=())
    judge(ledger, "apart", tie.one, other=tie.other)
    judge(ledger, "accept", claim.id)
    assert ledger.waiting() == replace(waiting, ties=(), claims=())


def test_what_no_longer_counts_does_not_wait(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsure = kinship.load_kinship().model_copy(update={"same": 99.0})
    monkeypatch.setattr("vigie.ledger.kin.load_kinship", lambda: unsure)
    fill(ledger, [DONE, {**ANNOUNCED, "confidence": 0.4}])
    assert len(ledger.waiting().ties) == len(ledger.waiting().claims) == 1
    reread(ledger, 2)
    assert ledger.waiting() == Waiting((), (), 0)
