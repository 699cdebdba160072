"""Attribution: the hard cases, the examples of the lexicons, and what always holds.

The parser is statistical and gets retrained, so tables are held to a floor, with the failing
rows in the message; only an explicit edit lowers a floor.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vigie.claims.attribution import Attribution, find_attributions
from vigie.codebook.cues import Cue, inflected, load_cues
from vigie.language.parse import Parse
from vigie.language.pipelines import load_pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

Chain = list[tuple[str | None, str]]


def read_cases(language: str) -> list[tuple[str, Chain]]:
    lines = (Path(__file__).parent / "attribution_cases.tsv").read_text(encoding="utf-8")
    rows = [line.replace("¶", "\n").split("\t") for line in lines.splitlines()]
    return [
        (row[1], [(a if a != "-" else None, b) for a, b in zip(row[2::2], row[3::2], strict=True)])
        for row in rows
        if row[0] == language
    ]


CASES = {language: read_cases(language) for language in ("fr", "en")}
CASE_FLOOR = 0.93
EXAMPLE_FLOOR = 0.96
LANGUAGES = ("fr", "en")


def read(text: str, language: str) -> list[Attribution]:
    return find_attributions(Parse(load_pipeline(language)(text)), language)


def chain(text: str, language: str) -> Chain:
    return [
        (
            found.source.text(text) if found.source else None,
            " ... ".join(part.text(text) for part in found.content),
        )
        for found in read(text, language)
    ]


def held(rows: list[str], total: int, floor: float) -> None:
    assert 1 - len(rows) / total >= floor, "\n".join(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hard_cases(language: str) -> None:
    cases = CASES[language]
    wrong = [
        f"{text!r}: {found}"
        for text, expected in cases
        if (found := chain(text, language)) != expected
    ]
    held(wrong, len(cases), CASE_FLOOR)


def example_holds(cue: Cue, language: str) -> bool:
    start, end = cue.example.index("["), cue.example.index("]") - 1
    text = cue.example.replace("[", "").replace("]", "")
    return any(found.cue and found.cue.overlaps((start, end)) for found in read(text, language))


def counter_holds(cue: Cue, language: str) -> bool:
    if cue.counter is None:
        return True
    return all(found.cue_lemma != cue.lemma for found in read(cue.counter, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("holds", [example_holds, counter_holds])
def test_examples_of_the_lexicon(language: str, holds: Callable[[Cue, str], bool]) -> None:
    cues = load_cues(language).cues
    wrong = [f"{cue.kind} {cue.lemma}" for cue in cues if not holds(cue, language)]
    held(wrong, len(cues), EXAMPLE_FLOOR)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexicons_are_large(language: str) -> None:
    assert len(load_cues(language).cues) >= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_are_inside_and_ordered(language: str) -> None:
    for text, _ in CASES[language]:
        found = read(text, language)
        starts = [attribution.extent.start for attribution in found]
        assert starts == sorted(starts)
        for attribution in found:
            for span in (*attribution.content, attribution.source, attribution.cue):
                assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "language", "act", "channel"),
    [
        ("Pékin dément avoir livré des drones.", "fr", "deny", None),
        ("Le ministre refuse de dire combien de missiles partiront.", "fr", "withhold", None),
        ("Le tir a réussi, précise le communiqué.", "fr", "state", "communiqué"),
        ("Sur le réseau X, le ministre a écrit que le tir a réussi.", "fr", "state",
         "social media"),
        ("Devant les députés, il a répété que le stock baisse.", "fr", "state", "parliament"),
        ("Berlin pledged to send missiles.", "en", "promise", None),
        ("The Pentagon has not confirmed the delivery.", "en", "withhold", None),
        ("The site is empty, the ministry said in a statement.", "en", "state", "communiqué"),
        ("In an interview with a daily, he said the war would be long.", "en", "state",
         "interview"),
    ],
)  # fmt: skip
def test_act_and_channel(text: str, language: str, act: str, channel: str | None) -> None:
    found = read(text, language)
    assert [(one.act, one.channel) for one in found] == [(act, channel)]


def test_nested_chain() -> None:
    text = "Selon l'AFP, le ministre a déclaré que les missiles étaient arrivés."
    outer, inner = read(text, "fr")
    assert outer.holds(inner)
    assert not inner.holds(outer)


def test_relative_pronoun_is_kept_beside_its_antecedent() -> None:
    text = "Le ministre, qui affirme que le tir a réussi, est arrivé."
    (found,) = read(text, "fr")
    assert found.source is not None
    assert found.source.text(text) == "Le ministre"
    assert found.pronoun is not None
    assert found.pronoun.text(text) == "qui"


def test_empty_text() -> None:
    assert read("", "fr") == []


@pytest.mark.parametrize(
    ("verb", "language", "form"),
    [
        ("annoncer", "fr", "annonçait"),
        ("juger", "fr", "jugeait"),
        ("révéler", "fr", "révèle"),
        ("appeler", "fr", "appelle"),
        ("appuyer", "fr", "appuie"),
        ("célébrer", "fr", "célèbre"),
        ("deny", "en", "denied"),
        ("stress", "en", "stresses"),
        ("argue", "en", "arguing"),
    ],
)
def test_regular_forms(verb: str, language: str, form: str) -> None:
    assert form in inflected(verb, language)
