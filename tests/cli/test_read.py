import json

import pytest

from vigie.model.claim import Reading


@pytest.fixture
def report(tmp_path, reading):
    path = tmp_path / "minsk.txt"
    path.write_text(reading.document.text, encoding="utf-8")
    return path


def test_table(run, report):
    result = run("read", report, "--published", "2023-04-04")
    assert result.exit_code == 0
    assert "minsk.txt" in result.stdout
    assert "4 avril 2023 (date indiquée)" in result.stdout
    assert "depuis le 3 avril 2023" in result.stdout


def test_json_is_the_contract(run, report, reading: Reading):
    result = run("read", report, "--published", "2023-04-04", "--format", "json")
    content = json.loads(result.stdout)
    assert content["document"]["name"] == "minsk.txt"
    assert content["document"]["published_basis"] == "given"
    assert len(content["claims"]) == len(reading.claims)
    text = reading.document.text
    for claim in content["claims"]:
        evidence = claim["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_jsonl_is_one_line_each(run, report):
    result = run("read", report, report, "--format", "jsonl")
    assert [json.loads(line)["document"]["language"] for line in result.stdout.splitlines()] == [
        "fr", "fr",
    ]  # fmt: skip


def test_html_to_a_file(run, report, tmp_path):
    output = tmp_path / "page.html"
    result = run("read", report, report, "--format", "html", "--output", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_standard_input(run, reading):
    result = run("read", "-", "--format", "jsonl", stdin=reading.document.text)
    assert json.loads(result.stdout)["document"]["name"] == "standard input"


def test_figures_for_several(run, report):
    assert "2 reports, 6 claims" in run("read", report, report).stdout
    assert "reports," not in run("read", report).stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no such file; check the path"),
        (b"", "it is empty; save the text of the report in it"),
        (b"\x00\x01\x02", "it is not text but binary data; give a text, HTML or JSON Lines file"),
        (b"El presidente dijo ayer que los misiles llegaron a Minsk.", "Spanish"),
    ],
)
def test_bad_files_do_not_stop_the_others(run, report, tmp_path, content, says):
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    result = run("read", bad, report, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    (complaint,) = result.stderr.splitlines()
    assert complaint.startswith(f"vigie: {bad}: ")
    assert says in complaint


def test_what_the_reader_refuses_is_a_failure(run, report):
    result = run("read", report, "--pipeline", "none")
    assert result.exit_code == 1
    assert result.stderr == "vigie: minsk.txt: no pipeline none; install it\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--published", "4 avril 2023"), "write it as year-month-day: 2023-04-04"),
        (("--output", "/no/such/folder/x"), "name another --output"),
        (("--format", "xml"), "xml"),
        (("--language", "de"), "de"),
    ],
)
def test_bad_options(run, report, options, says):
    result = run("read", report, *options)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""
