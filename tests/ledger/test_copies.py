"""Copies, cuts and rewrites are found; what only looks like them is not."""

from __future__ import annotations

import pytest
from bench.copied import HALVES, Pair, dispatches, others, pairs
from hypothesis import given
from hypothesis import strategies as st

from vigie.ledger.bodies import body
from vigie.ledger.copies import SHORTEST, compare, liken
from vigie.ledger.signatures import Index, sign

FULL = """Paris livre deux batteries à Kiev

PARIS (AFP) - La France a livré mardi deux batteries de missiles sol-air à l'Ukraine, a annoncé le \
ministre des Armées devant les députés de la commission de la défense.

« Elles sont arrivées cette nuit », a-t-il déclaré, sans donner le nombre de missiles qui vont \
avec elles ni celui des soldats que Paris a formés.

L'état-major ukrainien a confirmé la livraison et remercié la France. Une troisième batterie doit \
suivre avant la fin de l'année 2025, selon une source proche du dossier."""
FIRST, SECOND, THIRD = FULL.split("\n\n")[1:]
REHEADED = f"Des missiles en Ukraine\n\nKIEV, 4 mai — {FULL.split(' - ', 1)[1]}\n\nAvec AFP"
REWORDED = (
    FULL.replace("a livré", "a remis").replace("sans donner", "sans indiquer").replace("avec", "à")
)
FORM = "Bulletin {} : les observateurs ont compté {} lanceurs, {} camions et {} avions sur le site \
du nord, et la station du port a relevé {} passages de vedettes sans incident aucun à signaler."
FLASH = "La Corée du Nord a tiré un missile balistique vers la mer, annonce l'armée du Sud"


@pytest.mark.parametrize(
    ("other", "kind", "shorter"),
    [
        (FULL, "copy", None),
        (REHEADED, "copy", None),
        (FULL.replace("'", "’").replace("« ", '"').replace(" »", '"'), "copy", None),
        (FULL.upper().replace("É", "E"), "copy", None),
        (FULL.replace("deux batteries", "2 batteries"), "copy", None),
        (f"{FIRST}\n\n{SECOND}", "cut", "b"),
        (FIRST.removeprefix("PARIS (AFP) - "), "cut", "b"),
        (f"{FULL}\n\nÀ Moscou, le Kremlin a parlé d'une escalade de plus et promis de frapper les \
convois dès leur entrée sur le territoire.", "cut", "a"),
        (REWORDED, "rewrite", None),
        (f"{SECOND}\n\n{FIRST}\n\n{THIRD}", "copy", None),
        ("Le ministre chinois est arrivé à Oslo pour parler du climat et de la pêche au large de \
la Norvège, où les deux pays se disputent une zone depuis dix ans.", "none", None),
    ],
)  # fmt: skip
def test_kinds(other, kind, shorter):
    likeness = compare(FULL, other, "fr")
    assert (likeness.kind, likeness.shorter) == (kind, shorter), likeness.why
    assert bool(likeness) == (kind != "none")


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (FLASH + ".", FLASH + ".", "copy"),
        (FLASH + ".", FLASH.replace("Corée du Nord", "Chine") + ".", "none"),
        ("Pyongyang tire un missile.", "Pyongyang tire un missile.", "none"),
        ("", "", "none"),
        (FULL, "", "none"),
    ],
)
def test_short_texts_count_word_for_word(a, b, kind):
    assert compare(a, b, "fr").kind == kind


def test_forms_that_differ_in_figures_are_not_copies():
    likeness = compare(FORM.format(1, 4, 22, 6, 31), FORM.format(2, 9, 17, 8, 12), "fr")
    assert likeness.kind == "none"
    assert "one form with other figures: 5 of 5 differ" in likeness.why
    assert compare(FORM.format(1, 4, 22, 6, 31), FORM.format(1, 4, 22, 6, 31), "fr").kind == "copy"


def test_shares_of_both_sides_and_reasons():
    likeness = compare(FULL, f"{FIRST}\n\n{SECOND}", "fr")
    assert likeness.of_b == 1
    assert 0.5 < likeness.of_a < 0.8
    assert likeness.why.startswith("a part of the other: 100% of its words stand in the other")


texts = st.sampled_from([pair.a for pair in pairs("choose")] + [pair.b for pair in pairs("choose")])


@given(texts, texts)
def test_mirrored(a, b):
    one, other = compare(a, b, "en"), compare(b, a, "en")
    assert (one.kind, one.of_a, one.of_b, one.why) == (
        other.kind,
        other.of_b,
        other.of_a,
        other.why,
    )
    sides = {"a": "b", "b": "a", None: None}
    assert one.shorter == sides[other.shorter]


@given(texts)
def test_a_text_is_a_copy_of_itself(text):
    assert compare(text, text, "en").kind == "copy" or body(text, "en").size < SHORTEST


def found(pair: Pair) -> bool:
    index: Index[str] = Index()
    a, b = body(pair.a, pair.language), body(pair.b, pair.language)
    index.add("a", sign(a))
    return bool(index.add("b", sign(b))) and bool(liken(a, b))


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall(half):
    """Issue 5: both 0.98 or more. Thresholds were chosen on one half; each must hold on its own."""
    made = pairs(half)
    said = [pair for pair in made if found(pair)]
    true = [pair for pair in made if pair.kind != "none"]
    right = [pair for pair in said if pair.kind != "none"]
    assert len(right) / len(said) >= 0.98
    assert len(right) / len(true) >= 0.98


@pytest.mark.parametrize("language", ["fr", "en"])
def test_unrelated_reports_are_not_alike(language):
    texts = [text for half in HALVES for text in dispatches(half) + others(half)]
    index: Index[str] = Index()
    known = {}
    for text in (text for text in texts if text.language == language):
        known[text.id] = text, body(text.text, language)
        for other in index.add(text.id, sign(known[text.id][1])):
            alike = bool(liken(known[text.id][1], known[other][1]))
            assert not alike or text.story == known[other][0].story
