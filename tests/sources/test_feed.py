"""Feeds and lists of them, as they come."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vigie.errors import SourceError
from vigie.sources.feed import Entry, entries, feeds, is_feed, is_list

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Le Guet</title>
<item><title>Moscou &amp; Minsk</title><link>https://guet.example/a</link>
<pubDate>Wed, 05 Apr 2023 00:30:00 +0200</pubDate><dc:creator>Jeanne Martin</dc:creator>
<source url="https://afp.example/rss">AFP</source></item>
<item><title>Chez nous</title><link>/b</link></item>
<item><title>Encore</title><link>https://guet.example/a</link></item>
<item><title>En entier</title>
<content:encoded><![CDATA[<p>Kiev proteste.</p>]]></content:encoded></item>
<item><title>Rien</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lookout</title>
<entry><title>Ships</title>
<link href="https://lookout.example/ships"/><updated>2023-04-05T10:00:00+02:00</updated>
<source><title>Reuters</title></source></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://guet.example/a"><title>A</title>
<link>https://guet.example/a</link></item></rdf:RDF>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="Presse">
<outline text="France"><outline type="rss" xmlUrl="https://guet.example/rss"/></outline>
<outline type="rss" xmlUrl=" https://lookout.example/atom "/></outline>
<outline type="rss" xmlUrl="https://guet.example/rss"/></body></opml>"""


def test_rss() -> None:
    first, second, third = entries(RSS.encode(), "https://guet.example/rss")
    assert first == Entry(
        "https://guet.example/a", "Moscou & Minsk", "Jeanne Martin", "AFP", "2023-04-05"
    )
    assert second.url == "https://guet.example/b"
    assert (third.url, third.title, third.content) == (None, "En entier", "<p>Kiev proteste.</p>")


def test_atom() -> None:
    (entry,) = entries(ATOM.encode())
    assert (entry.url, entry.source) == ("https://lookout.example/ships", "Reuters")
    assert entry.updated == datetime(2023, 4, 5, 8, tzinfo=UTC)


def test_rdf() -> None:
    assert [entry.url for entry in entries(RDF.encode())] == ["https://guet.example/a"]


def test_an_empty_feed() -> None:
    assert entries(b'<rss version="2.0"><channel><title>A</title></channel></rss>') == ()


@pytest.mark.parametrize(
    "damage", [("&amp;", "&"), ("</channel></rss>", ""), ("<title>Rien</title></item>", "<ti")]
)
def test_of_a_damaged_feed_what_can_be_read(damage) -> None:  # type: ignore[no-untyped-def]
    damaged = RSS.replace(*damage)
    assert damaged != RSS
    assert entries(damaged.encode())[0].url == "https://guet.example/a"


@pytest.mark.parametrize("text", ["<rss", "<html><body>404</body></html>", "Des missiles.", "{}"])
def test_no_feed(text: str) -> None:
    with pytest.raises(SourceError, match="no feed that can be read"):
        entries(text.encode())


def test_outlines_within_outlines() -> None:
    assert feeds(OPML.encode()) == ("https://guet.example/rss", "https://lookout.example/atom")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<opml><body>", "no OPML list"),
        ('<opml><body><outline text="a"/></body></opml>', "no outline"),
    ],
)
def test_no_list(text: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        feeds(text.encode())


@pytest.mark.parametrize(
    ("text", "feed", "opml"),
    [(RSS, True, False), (ATOM, True, False), (RDF, True, False), (OPML, False, True),
     ('<?xml version="1.0"?>\n<?xml-stylesheet href="a"?><!-- a --><rss>', True, False),
     ("<html><rss>", False, False), ("Un flux <rss>", False, False)],
)  # fmt: skip
def test_what_a_text_is(text: str, feed: bool, opml: bool) -> None:
    assert (is_feed(text), is_list(text)) == (feed, opml)
