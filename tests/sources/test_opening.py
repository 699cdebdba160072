import io
import json
import re
import sys

import pytest

from vigie.errors import SettingError
from vigie.model.document import Document
from vigie.sources import SourceFailure, open_documents
from vigie.sources.files import LARGEST

FR = "La Russie a livré des missiles à la Biélorussie, selon le ministre.\n\nMinsk a confirmé.\n"
PAGE = """<!doctype html><html lang="en"><head><title>Moscow ships missiles | The Lookout</title>
<meta property="og:site_name" content="The Lookout">
<meta property="og:url" content="https://lookout.example/ships">
<meta name="author" content="Ada Lane">
<meta property="article:published_time" content="2023-04-05T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Moscow ships missiles</h1>
<p>MINSK (Reuters) - Russia has delivered Iskander missiles to Belarus, the minister said.</p>
<p>Advertisement</p>
<p>The ministry in Minsk confirmed the delivery and gave no number of launchers.</p></article>
<footer>© The Lookout</footer></body></html>"""


@pytest.fixture
def file(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def only(path, **options):
    (opened,) = open_documents(path, **{"published": None, "language": None} | options)
    return opened


def test_text(file):
    document = only(file("r.txt", FR))
    assert isinstance(document, Document)
    assert (document.name, document.language, document.text) == ("r.txt", "fr", FR.strip())
    assert (document.published, document.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("name", "content", "original"),
    [
        ("r.txt", FR.encode("cp1252"), FR.encode("cp1252")),
        ("page.html", PAGE.encode(), PAGE.encode()),
        ("r.jsonl", json.dumps({"text": FR, "crawled": 1}).encode(), FR.encode()),
        ("r.jsonl", json.dumps({"html": PAGE}).encode(), PAGE.encode()),
    ],
)
def test_the_original_is_kept(file, name, content, original):
    assert only(file(name, content)).original == original


def test_nul_is_refused(file):
    failure = only(file("r.jsonl", json.dumps({"text": "Des\u0000missiles"})))
    assert isinstance(failure, SourceFailure)
    assert "NUL characters" in failure.reason


def test_given_day(file):
    document = only(file("r.txt", FR), published="2023-04-04")
    assert (document.published, document.published_basis) == ("2023-04-04", "given")


@pytest.mark.parametrize("value", ["4 avril", "2023-4-4", "2023-02-30", "2023-04", "20230404"])
def test_a_day_that_is_none(file, value):
    with pytest.raises(SettingError, match="2023-04-04"):
        only(file("r.txt", FR), published=value)


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page", "page.txt"])
def test_page(file, name):
    document = only(file(name, PAGE))
    assert document.title == "Moscow ships missiles"
    assert document.outlet == "The Lookout"
    assert document.author == "Ada Lane"
    assert document.url == "https://lookout.example/ships"
    assert document.agency == "Reuters"
    assert (document.published, document.published_basis) == ("2023-04-05", "metadata")
    assert "Advertisement" not in document.text
    assert "confirmed the delivery" in document.text


def test_page_without_article(file):
    failure = only(file("p.html", "<html><body></body></html>"))
    assert "no article" in failure.reason


LINES = [
    {"id": "a", "text": FR, "published": "2023-04-04T10:00:00Z", "outlet": "Le Guet"},
    {"id": 7, "html": PAGE, "extra": [1, 2]},
    {"text": FR, "language": "fr", "title": "Un titre", "url": "https://guet.example/1"},
]


def test_lines(file):
    path = file("r.jsonl", "\n".join(map(json.dumps, LINES)))
    first, second, third = open_documents(path)
    assert (first.name, first.outlet, first.published) == ("a", "Le Guet", "2023-04-04")
    assert first.published_basis == "metadata"
    assert (second.name, second.title) == ("7", "Moscow ships missiles")
    assert (third.name, third.title, third.url) == (
        f"{path}, line 3", "Un titre", "https://guet.example/1",
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        {"maintext": FR, "source_domain": "guet.example", "date_publish": "2023-04-04 10:00:00",
         "authors": ["Jeanne Martin", "AFP"], "title": "T", "url": "https://guet.example/1",
         "language": "fr", "filename": "a.html"},
        {"body": "<p>" + FR.replace("\n\n", "</p><p>") + "</p>", "domain": "guet.example",
         "date": "2023-04-04", "byline": "Jeanne Martin; AFP", "headline": "T",
         "link": "https://guet.example/1", "lang": "fr-CA", "status": 200},
        {"content": FR, "hostname": "guet.example", "author": "Jeanne Martin; AFP",
         "publish_date": "Tue, 4 Apr 2023 23:30:00 -0500", "title": "T",
         "url": "https://guet.example/1"},
    ],
)  # fmt: skip
def test_lines_of_other_crawlers(file, line):
    document = only(file("r", json.dumps(line)))
    assert "La Russie a livré des missiles" in document.text
    assert "<p>" not in document.text
    assert (document.title, document.outlet, document.author, document.agency) == (
        "T", "guet.example", "Jeanne Martin; AFP", "AFP",
    )  # fmt: skip
    assert (document.published, document.language) == ("2023-04-04", "fr")
    assert document.url == "https://guet.example/1"


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("/1", "/1"),
        ("", "/1?utm_source=rss"),
        ("https://elsewhere.example/1", "/1?utm_source=rss"),
        ("/", "/1?utm_source=rss"),
    ],
)
def test_an_address_and_what_the_page_calls_itself(site, web, own, kept):
    own = own if own.startswith("https:") else own and site.address + own
    head = f'<head><link rel="canonical" href="{own}"></head>' if own else ""
    url = site.put("/1?utm_source=rss", f"<html>{head}<body><article><p>{FR * 3}</p></article>")
    assert only(url, web=web).url == site.address + kept


@pytest.mark.parametrize("kind", ["text/plain", "application/json"])
def test_what_else_may_be_at_an_address(site, web, kind):
    body = FR if kind == "text/plain" else json.dumps({"text": FR})
    document = only(site.put("/1", body, kind=kind), web=web)
    assert document.text == FR.strip()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", "not JSON"),
        ("[1]", "one object|object"),
        ('{"id": "x"}', "neither text nor html"),
        ('{"text": "  "}', "neither text nor html"),
        ('{"text": 5}', "text is not as expected"),
        ('{"text": "Il a dit.", "published": "4 avril"}', "published is '4 avril'"),
        ('{"text": "Il a dit.", "language": "de"}', "German"),
        ('{"html": "<html></html>"}', "no article"),
    ],
)
def test_a_bad_line_does_not_stop_the_rest(file, line, says):
    path = file("r.jsonl", f"{json.dumps(LINES[0])}\n{line}\n\n{json.dumps(LINES[0])}\n")
    first, failure, last = open_documents(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert failure.name == f"{path}, line 2"
    assert re.search(says, failure.reason)


@pytest.mark.parametrize("content", [FR, PAGE, json.dumps(LINES[0])])
def test_standard_input(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    document = only("-")
    assert document.name in ("standard input", "a")


def test_missing(tmp_path):
    assert only(str(tmp_path / "none.txt")) == SourceFailure(
        str(tmp_path / "none.txt"), "no such file; check the path"
    )


def test_folder(tmp_path):
    assert "folder" in only(str(tmp_path)).reason


def test_empty(file):
    assert "empty" in only(file("e.txt", " \n\t\n")).reason


def test_only_furniture(file):
    assert "furniture" in only(file("e.txt", "Publicité\n\nPartager"), language="fr").reason


def test_50_megabytes(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(LARGEST)
    assert "50 MB" in only(str(path)).reason


def test_too_long_for_one_report(file):
    assert "1,000,000 characters" in only(file("long.txt", FR * 20_000)).reason


def test_other_language(file):
    text = "El presidente dijo ayer que los misiles llegaron a Minsk."
    assert "Spanish" in only(file("es.txt", text)).reason


@pytest.mark.parametrize("content", [LINES[0], [LINES[0]]])
def test_a_json_file_holds_one_report_or_a_list(content, file):
    found = only(file("r.json", json.dumps(content, indent=1)))
    assert isinstance(found, Document)


@pytest.mark.parametrize("content", ['{"claims": []}', "{", "[1]"])
def test_other_json_is_no_report(content, file):
    found = only(file("r.json", content))
    assert isinstance(found, SourceFailure)
    assert "Traceback" not in str(found)
