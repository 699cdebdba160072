"""How pages are fetched: what is asked, what is refused, and how long others are left alone."""

from __future__ import annotations

import gzip
import threading

import pytest

from vigie.errors import FetchError
from vigie.model.fetch import Fetch
from vigie.sources import web as module
from vigie.sources.web import PAUSE, Page

PAGE = "<html><body>Des missiles.</body></html>"
DATE = "Sat, 30 Dec 2023 10:00:00 GMT"


def test_a_page(site, web):
    url = site.put("/a", PAGE, headers={"ETag": '"1"', "Last-Modified": DATE})
    assert web.fetch(url) == Page(url, PAGE.encode(), '"1"', DATE)
    assert site.asked == ["/robots.txt", "/a"]
    assert site.headers[1]["User-Agent"].startswith("Vigie/")


@pytest.mark.parametrize(
    ("sent", "unchanged"), [({"ETag": '"1"'}, True), ({"Last-Modified": DATE}, True), ({}, False)]
)
def test_an_unchanged_page_is_not_sent_again(site, web, clock, sent, unchanged):
    url = site.put("/a", PAGE, headers=sent)
    page = web.fetch(url)
    last = Fetch(url, clock.now(), clock.now(), 0, page.etag, page.modified)
    assert (web.fetch_newer(url, last) is None) == unchanged
    site.put("/a", "Autre chose.", headers={"ETag": '"2"', "Last-Modified": DATE[:-12]})
    assert web.fetch_newer(url, last).content == b"Autre chose."


def test_unchanged_is_no_answer_to_who_knows_nothing(site, web):
    with pytest.raises(FetchError, match="answers 304"):
        web.fetch_newer(site.put("/a", status=304), None)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(site, web, status):
    url = site.put("/a", status=status, headers={"Location": "/b"})
    end = site.put("/b", PAGE)
    site.put("/b", status=status, headers={"Location": f"{site.address}/c?d=1#e"})
    site.put("/c?d=1", PAGE)
    assert web.fetch(url).url == end.replace("/b", "/c?d=1")


def test_redirects_end(site, web):
    url = site.put("/a", status=302, headers={"Location": "/a"})
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        web.fetch(url)
    assert site.asked_for("/a") == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.example/"])
def test_redirects_to_no_page(site, web, target):
    with pytest.raises(FetchError, match="no page of the web"):
        web.fetch(site.put("/a", status=302, headers={"Location": target}))


def test_redirects_obey_too(site, web):
    site.put("/robots.txt", "User-agent: *\nDisallow: /b", kind="text/plain")
    site.put("/b", PAGE)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        web.fetch(site.put("/a", status=302, headers={"Location": "/b"}))
    assert site.asked_for("/b") == 0


@pytest.mark.parametrize(
    ("status", "retry", "wait"),
    [
        (404, None, 0),
        (410, None, 0),
        (500, None, 0),
        (503, "120", 120),
        (429, "Mon, 01 Jan 2024 12:10:00 GMT", 600),
        (429, "Mon, 01 Jan 2024 11:00:00 GMT", 0),
        (503, "soon", 0),
        (204, None, 0),
    ],
)
def test_other_answers(site, web, status, retry, wait):
    url = site.put("/a", "", status, headers={"Retry-After": retry} if retry else {})
    with pytest.raises(FetchError, match=f"answers {status}") as raised:
        web.fetch(url)
    assert (raised.value.status, raised.value.wait) == (status, wait)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private", "/a", True),
        ("User-agent: *\nDisallow: /private", "/private/b", False),
        ("User-agent: vigie\nDisallow: /a\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /a$", "/a", True),
        ("<html>nonsense</html>", "/a", True),
    ],
)
def test_robots(site, web, rules, path, allowed):
    site.put("/robots.txt", rules, kind="text/plain")
    url = site.put(path, PAGE)
    if allowed:
        web.fetch(url)
    else:
        with pytest.raises(FetchError, match="asks programs not to fetch it; save the page"):
            web.fetch(url)
    assert site.asked_for(path) == allowed


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)]
)
def test_robots_that_cannot_be_had(site, web, status, allowed):
    site.put("/robots.txt", "", status, headers={"Retry-After": "90"})
    url = site.put("/a", PAGE)
    if allowed:
        web.fetch(url)
    else:
        with pytest.raises(FetchError, match=r"robots\.txt cannot be had") as raised:
            web.fetch(url)
        assert raised.value.wait == 90
    assert site.asked_for("/a") == allowed


def test_robots_is_asked_once_a_day(site, web, clock):
    url = site.put("/a", PAGE)
    for hours in (0, 23, 2):
        clock.pass_by(hours=hours)
        web.fetch(url)
    assert site.asked_for("/robots.txt") == 2


@pytest.mark.parametrize(
    ("rules", "passed", "slept"),
    [("", 0, PAUSE), ("", 1.5, 0.5), ("", 9, 0), ("User-agent: *\nCrawl-delay: 7", 1, 6),
     ("User-agent: *\nCrawl-delay: 100000", 0, 60)],
)  # fmt: skip
def test_a_pause_between_two_requests_to_one_host(site, web, clock, rules, passed, slept):
    site.put("/robots.txt", rules, kind="text/plain")
    web.fetch(site.put("/a", PAGE))
    clock.pass_by(seconds=passed)
    web.fetch(site.put("/b", PAGE))
    assert sum(clock.slept) == slept


@pytest.mark.parametrize(
    "answer",
    [
        {"body": b"x" * 2001},
        {"body": gzip.compress(b"x" * 2001), "headers": {"Content-Encoding": "gzip"}},
    ],
)
def test_too_large(site, web, monkeypatch, answer):
    monkeypatch.setattr(module, "LARGEST", 2000)
    with pytest.raises(FetchError, match="too much for a page"):
        web.fetch(site.put("/a", **answer))
    site.put("/a", b"x" * 2000)
    assert len(web.fetch(f"{site.address}/a").content) == 2000


@pytest.mark.parametrize(
    ("kind", "refused"),
    [("application/pdf", True), ("image/png", True), ("video/mp4", True),
     ("text/plain", False), ("application/rss+xml", False), ("application/xhtml+xml", False),
     ("application/json; charset=utf-8", False), ("", False)],
)  # fmt: skip
def test_content_types(site, web, kind, refused):
    url = site.put("/a", PAGE, kind=kind)
    if refused:
        with pytest.raises(FetchError, match=f"it is {kind}"):
            web.fetch(url)
    else:
        assert web.fetch(url).content


@pytest.mark.parametrize("limit", ["PATIENCE", "LONGEST"])
def test_a_slow_server(site, web, monkeypatch, limit):
    monkeypatch.setattr(module, limit, 0.2)
    enough = threading.Event()
    # One that says nothing more, and one that says ever so little.
    waits = 5 if limit == "PATIENCE" else 0.4
    url = site.put("/a", PAGE, slowly=lambda: enough.wait(waits))
    with pytest.raises(FetchError, match=r"longer than 0\.2 seconds"):
        web.fetch(url)
    enough.set()


def test_no_server(web):
    with pytest.raises(FetchError, match=r"cannot be (had|fetched)"):
        web.fetch("http://127.0.0.1:9/a")


@pytest.mark.parametrize(
    "url",
    ["http://", "https:///a", "http://[::1/a", "ftp://x.example", "http://x.example/" + "a" * 2000],
)
def test_no_address(web, url):
    with pytest.raises(FetchError, match="no page of the web"):
        web.fetch(url)


def test_damaged_compression(site, web):
    url = site.put("/a", b"no gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="cannot be fetched"):
        web.fetch(url)
