import json

import pytest

TEXT = (
    "Moscou a déclaré que des missiles Iskander avaient été livrés à Minsk, selon Reuters. "
    "« Rien ne change », a ajouté Sergueï Choïgou."
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "minsk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_table_names_who_and_indents_what_is_passed_on(run, report):
    result = run("who", report, "--language", "fr")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "minsk.txt"
    assert any(line.startswith("Reuters") for line in lines)
    assert any(line.startswith("  RUS (Moscou)") for line in lines)


def test_json_slices_back_to_the_text(run, report):
    content = json.loads(run("who", report, "--format", "json").stdout)
    assert content["document"] == {"name": "minsk.txt", "language": "fr"}
    assert [saying["speakers"] for saying in content["sayings"]] == [
        ["Reuters"], ["RUS"], ["Sergei Shoigu"],
    ]  # fmt: skip
    for saying in content["sayings"]:
        for part in (saying["source"], *saying["content"]):
            assert TEXT[part["start"] : part["end"]] == part["text"]


def test_nobody_speaks(run, tmp_path):
    path = tmp_path / "quiet.txt"
    path.write_text("Les missiles Iskander ont quitté la base.", encoding="utf-8")
    assert "nobody says anything in it" in run("who", path, "--language", "fr").stdout


def test_a_missing_file_does_not_stop_the_others(run, report, tmp_path):
    result = run("who", tmp_path / "none.txt", report)
    assert result.exit_code == 1
    assert "no such file" in result.stderr
    assert "minsk.txt" in result.stdout
