import json

import pytest

FRENCH = "Livrés mardi, deux jours plus tôt et récemment."
DATELINE = "MOSCOU, 4 avril 2023 (AFP) - Hier, la Russie a livré deux systèmes."


def test_table_names_days_and_rules(run):
    result = run("dates", FRENCH, "--language", "fr", "--reference", "2023-04-05")
    assert result.exit_code == 0
    for words in ("mardi", "2023-04-04", "deux jours plus tôt", "2023-04-02", "earlier", "vague"):
        assert words in result.stdout
    assert "counted from 2023-04-05 (as given)" in result.stdout


def test_without_reference_relative_dates_stay_open(run):
    result = run("dates", "He said so last week, on April 3.", "--language", "en")
    assert result.exit_code == 0
    assert "XXXX-04-03" in result.stdout
    assert "relative dates stay open; give --reference YYYY-MM-DD" in result.stdout


def test_the_date_that_the_text_gives_is_taken_with_its_basis(run):
    result = run("dates", DATELINE, "--language", "fr")
    assert "2023-04-03" in result.stdout
    assert "counted from 2023-04-04 (from the text: dateline)" in result.stdout


def test_json_slices_back(run):
    result = run("dates", FRENCH, "--reference", "2023-04-05", "--format", "json")
    content = json.loads(result.stdout)
    assert (content["language"], content["reference"]) == ("fr", "2023-04-05")
    assert [found["edtf"] for found in content["dates"]] == ["2023-04-04", "2023-04-02", None]
    for found in content["dates"]:
        assert FRENCH[found["start"] : found["end"]] == found["text"]


def test_standard_input_and_file_are_read_alike(run, tmp_path):
    path = tmp_path / "dispatch.txt"
    path.write_text(DATELINE, encoding="utf-8")
    options = ("--language", "fr", "--format", "json")
    piped = json.loads(run("dates", "-", *options, stdin=DATELINE).stdout)
    read = json.loads(run("dates", "--file", path, *options).stdout)
    assert (piped["name"], read["name"]) == ("standard input", "dispatch.txt")
    assert piped["dates"] == read["dates"]


def test_a_text_without_dates_says_so(run):
    result = run("dates", "Deux F-16 et un 9K720.", "--language", "fr")
    assert result.exit_code == 0
    assert "no expression of time" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("mardi", "--language", "fr", "--reference", "hier"), "write year-month-day"),
        (("mardi", "--language", "fr", "--reference", "2023-02-30"), "write year-month-day"),
        (("mardi", "--language", "fr", "--reference", "2023-04-04mardi"), "write year-month-day"),
        (("martes", "--language", "es"), "write one of fr, en, auto"),
        ((), "needs one text"),
        (("mardi", "--file", "dispatch.txt"), "needs one text"),
        ((" ",), "the text is empty"),
        (("--file", "/nowhere/dispatch.txt"), "no such file; check the path"),
    ],
)
def test_what_cannot_be_done_is_said(run, arguments, says):
    result = run("dates", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("vigie: dates: ")
    assert says in result.stderr
    assert "Traceback" not in result.stderr
