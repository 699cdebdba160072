"""`vigie watch`, and `vigie add` of addresses."""

from __future__ import annotations

from datetime import timedelta

import pytest

from vigie.cli.watch import Watch
from vigie.ledger import open_ledger
from vigie.sources import web as module
from vigie.sources.report import Given
from vigie.sources.web import Web

WORDS = "Le ministre a confirmé hier la livraison de missiles à Minsk, sans autre détail."


@pytest.fixture
def vigie_db(tmp_path, monkeypatch):
    path = tmp_path / "vigie.db"
    monkeypatch.setenv("VIGIE_LEDGER", str(path))
    monkeypatch.setattr(module, "PAUSE", 0)
    return path


@pytest.fixture
def feed(site):
    """Puts pages and a feed of them on the site."""

    def put(*paths, name="/rss"):
        for path in paths:
            text = f"<p>{WORDS} C'est la page {path}.</p>"
            site.put(path, f"<html><body><article>{text * 3}</article></body></html>")
        items = "".join(f"<item><title>Titre</title><link>{path}</link></item>" for path in paths)
        rss = f'<rss version="2.0"><channel><title>Guet</title>{items}</channel></rss>'
        return site.put(name, rss, kind="application/rss+xml", headers={"ETag": f'"{len(paths)}"'})

    return put


def opml(path, *feeds):
    outlines = "".join(f'<outline><outline xmlUrl="{feed}"/></outline>' for feed in feeds)
    path.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    return path


def test_once(run, vigie_db, site, feed):
    url = feed("/1", "/2")
    result = run("watch", url, "--once", "--language", "fr")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 documents: 2 new" in result.stdout
    again = run("watch", url, "--once", "--language", "fr")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "")
    assert [site.asked_for(path) for path in ("/rss", "/1", "/2")] == [2, 1, 1]
    assert "All is as it was written" in run("verify").stdout


def test_one_bad_feed_does_not_stop_the_others(run, vigie_db, site, feed, tmp_path):
    bad = [f"{site.address}/none", site.put("/page", "<html><body>Rien.</body></html>")]
    path = opml(tmp_path / "list.opml", *bad, "http://127.0.0.1:9/rss", feed("/1"))
    result = run("watch", path, "--once", "--language", "fr")
    assert result.exit_code == 1
    assert "1 documents: 1 new" in result.stdout
    assert len(result.stderr.splitlines()) == 3


def test_what_failed_is_left_alone(run, vigie_db, site):
    url = site.put("/rss", "", 500)
    assert run("watch", url, "--once").exit_code == 1
    assert run("watch", url, "--once").exit_code == 0
    assert site.asked_for("/rss") == 1


@pytest.mark.parametrize("arguments", [["none.opml"], []])
def test_no_feeds(run, vigie_db, arguments):
    assert run("watch", *arguments, "--once").exit_code == 2
    assert not vigie_db.exists()


def test_a_report_that_the_reader_refuses(run, vigie_db, feed, site, monkeypatch):
    import vigie

    def refuse(document):
        raise vigie.VigieError("not today")

    url = feed("/1")
    monkeypatch.setattr(vigie, "read", refuse)
    result = run("watch", url, "--once", "--language", "fr")
    assert (result.exit_code, result.stderr) == (1, f"vigie: {site.address}/1: not today\n")


def test_stopping(run, vigie_db, feed, monkeypatch):
    def interrupt(seconds):
        # Nobody waits between two pages here, so this is the wait for the next round.
        if seconds:
            raise KeyboardInterrupt

    init = Web.__init__
    monkeypatch.setattr(Web, "__init__", lambda self: init(self, sleep=interrupt))
    result = run("watch", feed("/1"), "--language", "fr")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "Stopped; the same command goes on from here."
    assert "1 new" in result.stdout


def test_each_feed_when_it_is_due(run, vigie_db, site, feed, clock):
    """Three hours in the life of a watch; the bad feed is asked ever less often."""
    good, bad = feed("/1"), site.put("/bad", "", 500)
    end = clock.now() + timedelta(hours=3)

    class Over(Exception):  # noqa: N818
        pass

    def sleep(seconds):
        clock.sleep(seconds)
        if clock.now() >= end:
            raise Over

    with open_ledger(vigie_db, create=True) as ledger, Web(now=clock.now, sleep=sleep) as web:
        watching = Watch(ledger, web, Given(language="fr"))
        with pytest.raises(Over):
            watching.on((good, bad), timedelta(minutes=20))
    assert site.asked_for("/rss") == 9
    # At 0, 20 (it asked for 15), 50, 110 minutes; then it waits two hours.
    assert site.asked_for("/bad") == 4
    assert site.asked_for("/1") == 1


@pytest.mark.parametrize("kind", ["page", "feed", "list"])
def test_add_addresses(run, vigie_db, site, feed, tmp_path, kind):
    url = feed("/1")
    place = {"page": f"{site.address}/1", "feed": url, "list": opml(tmp_path / "a.opml", url)}[kind]
    for count in ("1 new", "1 unchanged"):
        result = run("add", place, "--language", "fr")
        assert (result.exit_code, result.stderr) == (0, "")
        assert count in result.stdout
    site.answers["/1"].body = site.answers["/1"].body.replace("hier", "mardi")
    assert "0 new, 1 in a new version" in run("add", place, "--language", "fr").stdout


def test_add_names_what_cannot_be_had(run, vigie_db, site, feed):
    feed("/1")
    del site.answers["/1"]
    result = run("add", f"{site.address}/rss", f"{site.address}/none")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"vigie: {site.address}{path}: the server answers 404 (Not Found); check it, or try later"
        for path in ("/1", "/none")
    ]


@pytest.mark.parametrize("command", ["add", "watch"])
def test_progress_is_for_people_who_watch(run, vigie_db, feed, monkeypatch, command):
    url = feed("/1", "/2")
    options = ["--once"] if command == "watch" else []
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_INTERACTIVE", "1")
    shown = run(command, url, "--language", "fr", *options).stderr
    assert "documents: " in shown
    monkeypatch.delenv("FORCE_COLOR")
    assert run(command, url, "--language", "fr", *options).stderr == ""
