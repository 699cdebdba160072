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
