import pytest


@pytest.mark.parametrize("name", ["BLR", "Biélorussie", "belarus"])
def test_a_state_by_id_or_name(run, name):
    result = run("register", name)
    assert result.exit_code == 0
    assert "BLR" in result.stdout
    assert "Biélorussie" in result.stdout


def test_a_weapon_with_class_and_payload(run):
    result = run("register", "SS-26")
    assert result.exit_code == 0
    for words in ("iskander-m", "weapon", "short-range ballistic missile", "dual"):
        assert words in result.stdout


def test_what_stands_for_a_state(run):
    result = run("register", "le Kremlin")
    assert result.exit_code == 0
    assert "RUS" in result.stdout


def test_unknown_name_suggests(run):
    result = run("register", "Iskandre-M")
    assert result.exit_code == 1
    assert "did you mean Iskander-M" in result.stderr
