"""`vigie review`: what waits, and every way of judging it."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import Result

import vigie

Review = Callable[..., Result]


@pytest.fixture
def review(run, tmp_path, monkeypatch, reading) -> Review:
    """Runs `vigie review` on a ledger of one report with three claims, one of them unsure."""
    monkeypatch.setenv("VIGIE_LEDGER", str(tmp_path / "vigie.db"))
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    train, transfer, possess = reading.claims
    claims = (train, replace(transfer, confidence=0.4), possess)
    monkeypatch.setattr(
        vigie, "read", lambda document, **_: replace(reading, document=document, claims=claims)
    )
    line = {"text": reading.document.text, "outlet": "Guet", "language": "fr"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    assert run("add", tmp_path / "a.jsonl").exit_code == 0
    return lambda *arguments: run("review", *arguments)


@pytest.fixture
def unsure(review) -> str:
    """The id of the unsure claim, a transfer."""
    (claim,) = json.loads(review("--format", "json").stdout)["claims"]
    return claim["id"]


def statuses(run) -> list[str]:
    shown = run("timeline", "--event", "transfer", "--format", "json").stdout
    return [status for record in json.loads(shown) for status in record["statuses"]]


def judgement(result: Result) -> str:
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.split()[-1]


def test_what_waits(review, unsure):
    shown = review().stdout
    assert unsure[:8] in shown
    assert "0.40" in shown
    assert "places left undecided: 1" in shown
    assert json.loads(review("--below", "0.3", "--format", "json").stdout) == {
        "ties": [], "claims": [], "abstentions": 1,
    }  # fmt: skip


def test_reject_and_undo(run, review, unsure):
    id = judgement(review("reject", unsure, "--reason", "a plan"))
    assert statuses(run) == []
    assert json.loads(review("--format", "json").stdout)["claims"] == []
    judgement(review("undo", id, "--reason", "it is one", "--author", "Bea"))
    assert statuses(run) == ["completed"]
    shown = review("history", unsure).stdout
    assert all(words in shown for words in ("ann", "Bea", "a plan", "it is one", id))
    rows = json.loads(review("history", "--format", "json").stdout)
    assert [(row["kind"], row["author"]) for row in rows] == [("reject", "ann"), ("undo", "Bea")]


def test_correct_and_accept(run, review, unsure):
    changes = ("--set", "status=planned", "--set", "actor=Russia", "--set", "actor=BLR")
    judgement(review("correct", unsure, *changes, "--set", "quantity=", "--reason", "will be"))
    (found,) = json.loads(run("timeline", "--event", "transfer", "--format", "json").stdout)
    assert (found["statuses"], found["actor"]) == (["planned"], ["BLR", "RUS"])
    shown = review("history").stdout
    assert "status: planned" in " ".join(shown.split())
    record = run("record", found["id"]).stdout
    assert unsure[:8] in record
    assert "corrected" in " ".join(record.split())
    judgement(review("accept", unsure, "--reason", "read again"))
    assert "accepted" in " ".join(run("record", found["id"]).stdout.split())


def test_merge_split_and_note(run, review, unsure):
    def records() -> dict[str, list[str]]:
        shown = json.loads(run("timeline", "--format", "json").stdout)
        return {one["id"]: one["recipient"] for one in shown if one["event"] == "train"}

    (train,) = (id for id, _ in records().items())
    changes = ("--set", "event=train", "--set", "recipient=KAZ", "--set", "status=completed")
    judgement(review("correct", unsure, *changes, "--reason", "no delivery"))
    (other,) = (id for id, recipients in records().items() if recipients == ["KAZ"])
    merged = judgement(review("merge", train, other, "--reason", "one visit"))
    assert len(records()) == 1
    assert "ann judged them to be one: one visit" in run("record", train).stdout
    judgement(review("split", train, unsure, "--reason", "two events"))
    assert set(records()) == {train, other}
    judgement(review("note", train, "--reason", "ask Minsk"))
    shown = review("history", train).stdout
    assert "ask Minsk" in shown
    assert merged in shown


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["reject", "CLAIM", "--reason", " "], 2, "needs a reason"),
        (["reject", "CLAIM"], 2, "--reason"),
        (["reject", "0123456789", "--reason", "x"], 1, "it has no claim 0123456789"),
        (["correct", "CLAIM", "--set", "status", "--reason", "x"], 2, "status=planned"),
        (["correct", "CLAIM", "--set", "event=party", "--reason", "x"], 2, "is no event"),
        (["correct", "CLAIM", "--set", "actor=Zembla", "--reason", "x"], 2, "not in the register"),
        (["merge", "minsk", "paris", "--reason", "x"], 1, "no id of a record"),
        (["undo", "0123456789", "--reason", "x"], 1, "vigie review history shows them"),
        (["history"], 1, "nobody judged"),
        (["history", "0123456789"], 1, "no record"),
    ],
)
def test_what_makes_no_sense(review, unsure, arguments, code, says):
    result = review(*(unsure if word == "CLAIM" else word for word in arguments))
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr


def test_who_is_not_logged_in_says_who_judges(review, unsure, monkeypatch):
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    refused = review("accept", unsure, "--reason", "x")
    assert (refused.exit_code, "say who judges" in refused.stderr) == (2, True)
    judgement(review("accept", unsure, "--reason", "x", "--author", "Bea"))
