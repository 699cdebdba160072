import pytest

from vigie.codebook.events import load_events


def test_all_events(run):
    result = run("codebook")
    assert result.exit_code == 0
    for event in load_events():
        assert event in result.stdout


@pytest.mark.parametrize("event", list(load_events()))
def test_one_event(run, event):
    result = run("codebook", event)
    assert result.exit_code == 0
    for words in ("covers", "English", "French", "verbs", "yes", "no"):
        assert words in result.stdout


def test_unknown_event(run):
    result = run("codebook", "explode")
    assert result.exit_code == 1
    assert result.stderr.startswith("vigie: codebook: has no event 'explode'")
