"""Feeds polled: what is asked again, when, and what never is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from vigie.errors import SourceError
from vigie.model.document import Document
from vigie.model.fetch import Fetch
from vigie.sources import SourceFailure
from vigie.sources.polling import addresses, poll
from vigie.sources.report import Given

from .test_archive import page
from .test_feed import OPML


def feed(site, *items: str, **headers: str) -> str:  # type: ignore[no-untyped-def]
    content = f'<rss version="2.0"><channel><title>Guet</title>{"".join(items)}</channel></rss>'
    return str(site.put("/rss", content, kind="application/rss+xml", headers=headers))


def item(path: str, inside: str = "") -> str:
    return f"<item><title>Titre de {path}</title><link>{path}</link>{inside}</item>"


@pytest.fixture
def notes() -> dict[str, Fetch]:
    return {}


@pytest.fixture
def polled(web, notes):  # type: ignore[no-untyped-def]
    """Polls as `vigie watch` does, and gives what was found."""

    def run(url: str):  # type: ignore[no-untyped-def]
        found = []
        for one in poll(url, web, notes.get, Given(language="fr")):
            if one.fetch is not None:
                notes[one.fetch.url] = one.fetch
            if one.found is not None:
                found.append(one.found)
        return found

    return run


def names(found) -> list[str]:  # type: ignore[no-untyped-def]
    return [one.name.rpartition("/")[2] for one in found]


def test_what_is_known_is_not_fetched_again(site, polled) -> None:  # type: ignore[no-untyped-def]
    for path in ("/1", "/2"):
        site.put(path, page(1))
    url = feed(site, item("/1"), ETag='"a"')
    assert names(polled(url)) == ["1"]
    assert polled(url) == []
    url = feed(site, item("/2"), item("/1"), ETag='"b"')
    assert names(polled(url)) == ["2"]
    assert [site.asked_for(path) for path in ("/rss", "/1", "/2")] == [3, 1, 1]
    assert site.headers[-2]["If-None-Match"] == '"a"'


def test_an_edited_page_is_fetched_again(site, polled, clock) -> None:  # type: ignore[no-untyped-def]
    space = 'xmlns:a="http://www.w3.org/2005/Atom"'
    before, after = (
        f"<a:updated {space}>2024-01-01T{hour}:00:00Z</a:updated>" for hour in (11, 15)
    )
    site.put("/1", page(1), headers={"ETag": '"1"'})
    url = feed(site, item("/1", before))
    assert names(polled(url)) == ["1"]
    clock.pass_by(hours=4)
    assert polled(url) == []
    assert site.asked_for("/1") == 1
    site.put("/1", page(2), headers={"ETag": '"2"'})
    url = feed(site, item("/1", after))
    (edited,) = polled(url)
    assert edited.title == "Livraison 2"
    assert polled(url) == []


def test_failures_wait_longer_each_time(site, polled, notes, clock) -> None:  # type: ignore[no-untyped-def]
    url = site.put("/rss", "", 500)
    waits = []
    for _ in range(9):
        (failure,) = polled(url)
        assert "answers 500" in failure.reason
        waits.append(notes[url].again - clock.now())
        clock.pass_by(days=1)
    minutes = [15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    assert waits == [timedelta(minutes=wait) for wait in minutes]
    feed(site)
    assert polled(url) == []
    assert (notes[url].failures, notes[url].again) == (0, clock.now())


@pytest.mark.parametrize(("retry", "minutes"), [("3600", 60), ("1", 15), ("9999999999999", 1440)])
def test_retry_after(site, polled, notes, clock, retry, minutes) -> None:  # type: ignore[no-untyped-def]
    url = site.put("/rss", "", 503, headers={"Retry-After": retry})
    polled(url)
    assert notes[url].again == clock.now() + timedelta(minutes=minutes)


def test_a_page_that_fails_is_tried_again_and_given_up(site, polled, clock) -> None:  # type: ignore[no-untyped-def]
    site.put("/1", "", 500)
    site.put("/2", page(2))
    # Unchanged all the time: it is only asked in whole because a page is wanting.
    url = feed(site, item("/1"), item("/2"), ETag='"a"')
    failure, document = polled(url)
    assert isinstance(failure, SourceFailure)
    assert isinstance(document, Document)
    assert polled(url) == []
    for attempt in range(2, 6):
        clock.pass_by(hours=4)
        (failure,) = polled(url)
        assert failure.reason.endswith("it is given up") == (attempt == 5)
    for _ in range(3):
        clock.pass_by(days=9)
        assert polled(url) == []
    assert (site.asked_for("/1"), site.asked_for("/2")) == (5, 1)
    assert site.headers[-1].get("If-None-Match") == '"a"'


def test_a_page_that_recovers(site, polled, clock) -> None:  # type: ignore[no-untyped-def]
    url = feed(site, item("/1"), ETag='"a"')
    assert "answers 404" in polled(url)[0].reason
    clock.pass_by(minutes=15)
    site.put("/1", page(1))
    assert names(polled(url)) == ["1"]


def test_a_page_that_cannot_be_read_is_not_fetched_again(site, polled, notes) -> None:  # type: ignore[no-untyped-def]
    site.put("/1", "<html><body></body></html>")
    url = feed(site, item("/1"))
    assert "no article" in polled(url)[0].reason
    assert polled(url) == []
    assert site.asked_for("/1") == 1


@pytest.mark.parametrize("content", ["<html><body>Rien.</body></html>", "<rss"])
def test_no_feed(site, polled, notes, content) -> None:  # type: ignore[no-untyped-def]
    url = site.put("/rss", content, headers={"ETag": '"a"'})
    assert "no feed" in polled(url)[0].reason
    assert (notes[url].failures, notes[url].etag) == (1, None)


def test_stopped_in_between(site, web, notes) -> None:  # type: ignore[no-untyped-def]
    for path in ("/1", "/2"):
        site.put(path, page(1))
    url = feed(site, item("/1"), item("/2"), ETag='"a"')
    first = next(poll(url, web, notes.get, Given(language="fr")))
    notes[first.fetch.url] = first.fetch
    rest = list(poll(url, web, notes.get, Given(language="fr")))
    assert names([one.found for one in rest if one.found]) == ["2"]
    assert rest[-1].fetch.etag == '"a"'


@pytest.mark.parametrize(
    ("inside", "agency"),
    [
        ("<source url='/'>AFP</source>", "AFP"),
        ("<source url='/'>Agence France-Presse</source>", "AFP"),
        ("<source url='/'>Le Guet</source>", "Le Guet"),
        ("<source url='/'>127.0.0.1</source>", None),
        ("<author>Jeanne Martin, Reuters</author>", "Reuters"),
        ("<author>Jeanne Martin</author>", None),
    ],
)
def test_who_is_credited(site, polled, inside, agency) -> None:  # type: ignore[no-untyped-def]
    site.put("/1", page(1))
    (document,) = polled(feed(site, item("/1", inside)))
    assert (document.outlet, document.agency) == (site.address.removeprefix("http://"), agency)


def test_the_page_goes_before_the_feed(site, polled) -> None:  # type: ignore[no-untyped-def]
    text = page(1).replace("<p>", "<p>MINSK (AFP) - ", 1)
    site.put("/1", text)
    inside = "<source url='/'>Le Guet</source><pubDate>Wed, 05 Apr 2023 10:00:00 GMT</pubDate>"
    (document,) = polled(feed(site, item("/1", inside)))
    assert (document.title, document.agency, document.published) == (
        "Livraison 1",
        "AFP",
        "2023-04-05",
    )


def test_a_report_in_the_feed_itself(site, polled) -> None:  # type: ignore[no-untyped-def]
    content = "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    words = "&lt;p&gt;Le ministre a confirmé la livraison des missiles à Minsk.&lt;/p&gt;" * 4
    inside = f"<title>Note</title>{content}{words}</content:encoded>"
    (document,) = polled(feed(site, f"<item>{inside}</item>"))
    assert (document.title, document.url) == ("Note", None)
    assert document.text.startswith("Le ministre a confirmé")


def test_addresses(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.opml"
    path.write_text(OPML)
    found = ("https://lookout.example/atom", "https://guet.example/rss")
    assert addresses([found[0], str(path)]) == found
    with pytest.raises(SourceError, match=r"none\.opml: no such file"):
        addresses([str(tmp_path / "none.opml")])
