import re
from dataclasses import replace
from html.parser import HTMLParser

from lxml import html

from vigie.views.page import page_of, render, segments_of


def page(*views):
    return render(page_of(views))


def test_segments_give_the_text_back(view):
    paragraphs = ["".join(piece.text for piece in paragraph) for paragraph in segments_of(view)]
    assert paragraphs == [line for line in view.text.split("\n") if line]


def test_overlapping_evidence_is_cut(view):
    pieces = {piece.text: piece for paragraph in segments_of(view) for piece in paragraph}
    assert pieces["livré à "].claims == (1, 2)
    assert pieces["livré à "].starts == (2,)
    assert pieces["la Biélorussie"].slots == ("1:recipient",)
    assert pieces["la Biélorussie"].depth == 2
    assert pieces["Sergueï Choïgou"].claims == ()
    assert pieces["Sergueï Choïgou"].slots == ("1:speaker",)


def test_evidence_over_two_paragraphs(view):
    claim = view.claims[0]
    wide = replace(claim, evidence=type(claim.evidence)(0, len(view.text)), spans=())
    paragraphs = segments_of(replace(view, claims=(wide,)))
    assert all(piece.claims == (1,) for paragraph in paragraphs for piece in paragraph)
    assert sum(len(piece.starts) for paragraph in paragraphs for piece in paragraph) == 1


def test_everything_is_escaped(view):
    evil = replace(
        view,
        title="<script>alert(1)</script>",
        notices=("<img src=x>",),
        facts=(("média", "</dd><script>"),),
    )
    tree = html.fromstring(page(evil))
    assert len(tree.findall(".//script")) == 1
    assert tree.find(".//img") is None
    assert "javascript:" not in page(evil)


def test_nothing_comes_from_the_network(view):
    text = page(replace(view, url="https://guet.example/1"))
    assert re.findall(r"""(?:src|href)=["']?(https?:[^"' >]+)""", text) == [
        "https://guet.example/1"
    ]
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_marks_and_claims_point_at_each_other(view):
    tree = html.fromstring(page(view, view))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {
        link.get("href")[1:] for link in tree.iter("a") if link.get("href", "").startswith("#")
    }
    assert targets <= set(ids)


def test_the_chain_and_what_is_denied_are_shown(view):
    transfer, possess, train = view.claims
    denial = replace(possess, denies=(1,))
    tree = html.fromstring(page(replace(view, claims=(transfer, denial, train))))
    first, second, _ = tree.find_class("claim")
    chain = [" ".join(link.text_content().split()) for link in first.find_class("chain")[0]]
    assert chain == [
        "média Le <Guet>",
        "relayé par TASS",
        "source Sergei Shoigu pour Russie, déclare",
        "canal réunion",
    ]
    assert [link.get("href") for link in second.findall(".//dd/a")] == ["#d1-c1"]
    assert first.findall(".//dd/a") == []


def test_one_heading_of_the_first_level_a_report(view):
    assert len(html.fromstring(page(view)).findall(".//h1")) == 1
    other = replace(view, title="Another title")
    assert len(html.fromstring(page(other)).findall(".//h1")) == 1


def test_a_report_without_claims(view):
    assert "Aucune affirmation" in page(replace(view, claims=(), abstentions=()))


def test_tags_are_balanced(view):
    class Balance(HTMLParser):
        void = frozenset(("meta", "link", "br", "img", "hr", "input"))

        def __init__(self):
            super().__init__()
            self.open = []

        def handle_starttag(self, tag, attrs):
            if tag not in self.void:
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    parser = Balance()
    parser.feed(page(view, view))
    assert parser.open == []
