import io
from dataclasses import replace

import pytest
from rich.console import Console

from vigie.views.summary import summary_of, summary_table
from vigie.views.table import table_of


def shown(renderable, width=80):
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False, markup=False, emoji=False).print(renderable)
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_fits(view, width):
    lines = shown(table_of(view), width).splitlines()
    assert max(map(len, lines)) <= width


def test_says_it_all_without_colours(view):
    text = shown(table_of(view), 120)
    assert "\x1b" not in text
    for words in (
        "Moscou livre des missiles à Minsk",
        "! The day was given by hand.",
        "1  Transfert · accompli",
        "— → Biélorussie",
        "Russie → Biélorussie",
        "depuis le 3 avril 2023  [2023-04-03/..]",
        "Sergei Shoigu (Russie) — déclare, réunion, cité par TASS",
        "l'Iskander-M avait été livré à la Biélorussie & à <l'allié>",
        "la durée",
        "who sees is not said  “On verra”",
    ):
        assert words in text


def test_a_denial_names_what_it_denies(view):
    transfer, possess, train = view.claims
    denied = replace(view, claims=(transfer, replace(possess, denies=(1,)), train))
    assert "dément       1" in shown(table_of(denied), 120)
    assert "dément " not in shown(table_of(view), 120)


def test_rules_only_when_asked_for(view):
    assert "fr.transfer.livrer" not in shown(table_of(view))
    assert "fr.transfer.livrer · passive" in shown(table_of(view, why=True))


def test_says_when_there_is_no_claim(view):
    text = shown(table_of(replace(view, claims=(), abstentions=())))
    assert "Aucune affirmation" in text


def test_summary(view):
    summary = summary_of([view, view])
    assert (summary.reports, summary.claims, summary.left_aside) == (2, 6, 2)
    assert summary.speakers == (("Sergei Shoigu", 4),)
    assert "2 reports, 6 claims" in shown(summary_table(summary))
