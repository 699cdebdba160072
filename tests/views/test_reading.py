from dataclasses import replace

import pytest

from vigie.model.claim import ANONYMOUS, Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.span import Span
from vigie.views.reading import view_of

CLAIM = Claim("transfer", "completed", Span(0, 12), "Moscou livre", actor=("RUS",))
LABELS = {"RUS": "Russie"}


class Names:
    def label(self, id, language):
        return LABELS.get(id, id)


def test_claims_stand_in_the_order_of_the_text(view):
    assert [claim.event for claim in view.claims] == ["transfer", "possess", "train"]
    assert [claim.number for claim in view.claims] == [1, 2, 3]


def test_names_and_words_are_in_the_language_of_the_document(view):
    transfer, possess, train = view.claims
    assert (transfer.event_label, transfer.status_label) == ("Transfert", "accompli")
    assert (transfer.recipient, transfer.object) == (("Biélorussie",), ("Iskander-M",))
    assert (train.time, train.edtf) == ("depuis le 3 avril 2023", "2023-04-03/..")
    assert train.withheld == ("la durée",)
    assert possess.event_label == "possess"


def test_the_source_in_words(view):
    transfer, possess, _ = view.claims
    assert transfer.source.on_behalf_of == "Russie"
    assert transfer.source.relay == "cité par TASS"
    assert possess.source.own_voice
    assert possess.source.speaker == "le média lui-même"


def test_facts(view):
    assert dict(view.facts) == {
        "média": "Le <Guet>",
        "publié": "4 avril 2023 (date indiquée)",
        "langue": "français",
    }
    assert (view.count, view.left_aside) == ("3 affirmations", "1 passage laissé de côté")


def test_abstentions_quote_the_text(view):
    assert view.abstentions[0].excerpt == "On verra"


def links(source, **facts):
    claim = replace(CLAIM, source=source)
    document = Document("x", "Moscou livre.", language="fr", **facts)
    (shown,) = view_of(Reading(document, (claim,)), Names(), {}).claims
    return [(link.part, link.name, link.details) for link in shown.source.chain]


@pytest.mark.parametrize(
    ("source", "facts", "chain"),
    [
        (Source(), {}, [("", "le média lui-même", ("rapporte",))]),
        (Source(), {"outlet": "Le Guet"}, [("média", "Le Guet", ("rapporte",))]),
        (
            Source("Sergei Shoigu", "RUS", "announce", "communiqué", "TASS", "2023-04-04"),
            {"outlet": "Le Guet", "agency": "AFP"},
            [
                ("média", "Le Guet", ()),
                ("relayé par", "TASS", ()),
                ("source", "Sergei Shoigu", ("pour Russie", "annonce", "dit : 4 avril 2023")),
                ("canal", "communiqué", ()),
            ],
        ),
        (
            Source("RUS", "RUS", "state", ANONYMOUS),
            {"agency": "AFP"},
            [("relayé par", "AFP", ()), ("source anonyme", "Russie", ("déclare",))],
        ),
    ],
)
def test_the_chain_of_those_who_say_it(source, facts, chain):
    assert links(source, **facts) == chain


def test_a_denial_has_the_number_of_what_it_denies(reading):
    first, *rest = reading.claims
    denied = rest[0].id_in(reading.document)
    linked = replace(reading, claims=(replace(first, denies=(denied,)), *rest))
    claims = view_of(linked, Names(), {}).claims
    assert [claim.denies for claim in claims if claim.event == first.event] == [(1,)]
    assert claims[0].event == rest[0].event
