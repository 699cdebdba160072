"""The commands that keep a ledger: add, search, reread, verify, backup."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import vigie
from vigie.ledger import database
from vigie.model.edition import Edition


@pytest.fixture
def reports(tmp_path, reading):
    folder = tmp_path / "reports"
    (folder / "more").mkdir(parents=True)
    (folder / "minsk.txt").write_text(reading.document.text, encoding="utf-8")
    (folder / "more" / "paris.txt").write_text("Paris dément tout envoi de missiles à Kiev.")
    (folder / ".hidden.txt").write_text("Rien.")
    return folder


@pytest.fixture
def vigie_db(tmp_path, monkeypatch):
    path = tmp_path / "vigie.db"
    monkeypatch.setenv("VIGIE_LEDGER", str(path))
    return path


def test_add_and_add_again(run, reports, vigie_db):
    result = run("add", reports, "--language", "fr")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "2 documents: 2 new, 0 in a new version, 0 unchanged; 3 claims added\n"
    )
    again = run("add", reports, "--language", "fr")
    assert again.stdout == ("2 documents: 0 new, 0 in a new version, 2 unchanged; 0 claims added\n")


def test_add_a_new_version(run, tmp_path, vigie_db):
    lines = tmp_path / "a.jsonl"
    for text in ("Paris livre.", "Paris ne livre pas."):
        line = {"text": text, "url": "https://guet.example/a", "language": "fr"}
        lines.write_text(json.dumps(line))
        result = run("add", lines)
    assert "1 documents: 0 new, 1 in a new version, 0 unchanged" in result.stdout


def test_bad_files_do_not_stop_the_others(run, reports, vigie_db):
    (reports / "a.pdf").write_bytes(b"%PDF-1.7")
    (reports / "empty.txt").touch()
    result = run("add", reports, reports / "none.txt", "--language", "fr")
    assert result.exit_code == 1
    assert "2 documents: 2 new" in result.stdout
    assert len(result.stderr.splitlines()) == 3


def test_what_the_reader_refuses_is_not_stored(run, reports, vigie_db, monkeypatch):
    def refuse(document):
        raise vigie.VigieError("not today")

    monkeypatch.setattr(vigie, "read", refuse)
    result = run("add", reports, "--language", "fr")
    assert result.exit_code == 1
    assert "0 documents" in result.stdout
    assert result.stderr.splitlines() == [
        "vigie: minsk.txt: not today", "vigie: paris.txt: not today",
    ]  # fmt: skip


def test_a_ledger_within_the_folder_is_not_added(run, reports):
    place = reports / "vigie.db"
    for _ in range(2):
        result = run("add", reports, "--ledger", place, "--language", "fr")
        assert (result.exit_code, result.stderr) == (0, "")


def test_bad_options(run, reports, vigie_db):
    assert run("add", reports, "--published", "4 avril").exit_code == 2
    assert not vigie_db.exists()


def test_search(run, reports, vigie_db):
    run("add", reports, "--language", "fr")
    result = run("search", "choigou", "ISKANDER*")
    assert result.exit_code == 0
    assert "Moscou livre des missiles à Minsk" in result.stdout
    assert "transfer · completed · Sergei Shoigu" in run("search", "iskander-m").stdout
    (found,) = json.loads(run("search", "iskander-m", "--format", "json").stdout)
    assert found["name"] == "minsk.txt"
    assert [claim["event"] for claim in found["claims"]] == ["transfer"]


@pytest.mark.parametrize(
    ("words", "code", "says"), [("zeppelin", 1, "try fewer"), ("*", 2, "has no word")]
)
def test_search_for_nothing(run, reports, vigie_db, words, code, says):
    run("add", reports, "--language", "fr")
    result = run("search", words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr


def test_search_as_of(run, reports, vigie_db):
    run("add", reports, "--language", "fr")
    assert run("search", "missiles", "--as-of", "2020-01-01").exit_code == 1
    assert run("search", "missiles", "--as-of", "soon").exit_code == 2


def test_reread(run, reports, vigie_db, monkeypatch):
    run("add", reports, "--language", "fr")
    assert run("reread").stdout == "0 documents read again; 0 claims\n"
    monkeypatch.setattr(vigie, "current_edition", lambda: Edition("newer", "r", "c"))
    assert run("reread").stdout == "2 documents read again; 3 claims\n"
    assert run("reread").stdout == "0 documents read again; 0 claims\n"
    assert "All is as it was written" in run("verify").stdout


def test_verify_names_what_was_changed(run, reports, vigie_db):
    run("add", reports, "--language", "fr")
    with sqlite3.connect(vigie_db) as connection:
        connection.execute("DROP TRIGGER claims_no_update")
        connection.execute("UPDATE claims SET status = 'denied' WHERE event = 'train'")
    connection.close()
    result = run("verify")
    assert result.exit_code == 1
    assert "it is not what it was" in result.stderr
    assert "1 flaws; go back to a backup" in result.stderr


def test_backup(run, reports, vigie_db, tmp_path):
    run("add", reports, "--language", "fr")
    assert run("backup", tmp_path / "copy.db").exit_code == 0
    assert run("verify", "--ledger", tmp_path / "copy.db").exit_code == 0
    again = run("backup", tmp_path / "copy.db")
    assert again.exit_code == 1
    assert "is there already; name another file" in again.stderr


@pytest.mark.parametrize(
    "command",
    ["search x", "timeline", "record 0123456789abcdef", "reread", "verify", "backup copy.db"],
)
def test_no_ledger_yet(run, vigie_db, command):
    result = run(*command.split())
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"vigie: {vigie_db}: there is no such ledger; make one with vigie add, or name --ledger\n"
    )
    assert not vigie_db.exists()


def test_a_missing_folder(run, reports, tmp_path):
    result = run("add", reports, "--ledger", tmp_path / "none" / "vigie.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "make it, or name another --ledger" in result.stderr


def test_a_locked_ledger(run, reports, vigie_db, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    run("add", reports, "--language", "fr")
    with vigie.open_ledger(vigie_db) as ledger, database.transaction(ledger._engine):
        result = run("add", reports, "--language", "fr")
    assert (result.exit_code, result.stdout[:12]) == (1, "0 documents:")
    assert result.stderr == (
        f"vigie: {vigie_db}: another program is writing to it; try again when that one has ended\n"
    )
    assert run("add", reports, "--language", "fr").exit_code == 0


# What `ulimit -f` does: no file may grow beyond so many bytes, as on a disk that is full.
CONFINED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
import vigie
vigie.read = lambda document: vigie.Reading(document, ())
from vigie.cli.app import main
sys.argv[0:2] = ["vigie"]
main()
"""


@pytest.mark.parametrize("room", [0, 5_000, 200_000])
def test_a_full_disk(run, tmp_path, vigie_db, room):
    folder = tmp_path / "more"
    folder.mkdir()
    words = " ".join(f"missile{number}" for number in range(4_000))
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(f"Minsk dément {number}.\n{words}")
    run("add", "-", "--language", "fr", stdin="Paris dément.")
    size = str(max(vigie_db.stat().st_size, 0) + room)
    command = [sys.executable, "-c", CONFINED, size, "add", str(folder), "--language", "fr"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == (
        f"vigie: {vigie_db}: the disk is full or fails; make room, check it and try again\n"
    )
    with vigie.open_ledger(vigie_db) as ledger:
        stored = len(list(ledger.documents()))
        assert list(ledger.verify()) == []
    assert ran.stdout.startswith(f"{stored - 1} documents: {stored - 1} new")
    assert f"{21 - stored} new" in run("add", folder, "--language", "fr").stdout
    assert run("verify").exit_code == 0


def test_a_password_is_never_shown(run):
    result = run("verify", "--ledger", "postgresql://vigie:secret@/name?host=/no/such/folder")
    assert result.exit_code == 1
    assert result.stderr.startswith("vigie: postgresql://vigie@/name?host=/no/such/folder: ")
    assert "secret" not in result.stderr


def test_the_default_is_here(run, reports, tmp_path, monkeypatch):
    monkeypatch.delenv("VIGIE_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)
    assert run("add", reports, "--language", "fr").exit_code == 0
    assert Path("vigie.db").exists()


def test_timeline_record_and_sources(run, reports, vigie_db):
    run("add", reports, "--language", "fr")
    result = run("timeline")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "transfer: — → Belarus" in result.stdout
    (found,) = json.loads(run("timeline", "--object", "SS-26", "--format", "json").stdout)
    assert (found["event"], found["origins"], found["copies"]) == ("transfer", 1, 0)
    shown = run("record", found["id"][:8])
    assert shown.exit_code == 0
    assert "credibility 3 of 6: only Russia says that it has come about" in shown.stdout
    whole = json.loads(run("record", found["id"], "--format", "json").stdout)
    assert whole["stages"][0]["speaker"] == "Sergei Shoigu"
    run("rate", "reports", "B", "--reason", "first hand")
    assert "F: nobody has judged it" in run("sources", found["id"]).stdout
    (origin,) = json.loads(run("sources", found["id"], "--format", "json").stdout)
    assert (origin["side"], origin["reports"], origin["relays"]) == ("RUS", 1, ["TASS"])


def test_ratings_are_shown(run, tmp_path, vigie_db, reading):
    line = {"text": reading.document.text, "outlet": "Guet", "language": "fr"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    run("add", tmp_path / "a.jsonl")
    assert run("rate", "Guet", "B", "--reason", "first hand").exit_code == 0
    (found,) = json.loads(run("timeline", "--event", "transfer", "--format", "json").stdout)
    assert "B: first hand" in run("sources", found["id"]).stdout
    assert run("rate", "Guet", "G", "--reason", "x").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["timeline", "--event", "party"], 2, "vigie codebook shows them"),
        (["timeline", "--actor", "Zembla"], 1, "no record is like that"),
        (["timeline", "--as-of", "2020-01-01"], 1, "no record is like that"),
        (["record", "0123456789abcdef"], 1, "vigie timeline shows them"),
        (["sources", "minsk"], 1, "no id of a record"),
    ],
)
def test_records_that_are_not_there(run, reports, vigie_db, arguments, code, says):
    run("add", reports, "--language", "fr")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr
