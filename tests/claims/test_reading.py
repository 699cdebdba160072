"""Whole texts: the core claims of two, and what holds for every reading."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import vigie
from vigie.claims import reading as claims_reading
from vigie.codebook.events import load_events
from vigie.codebook.withheld import KINDS
from vigie.model.claim import ROLES, Claim, Reading
from vigie.model.date import Edtf

FR = """Moscou livre des missiles Iskander à Minsk

La Russie a livré des systèmes de missiles Iskander-M à la Biélorussie, a annoncé mardi le \
ministre russe de la Défense, Sergueï Choïgou, lors d'une réunion à Moscou.

« Le système Iskander-M peut tirer des missiles conventionnels comme des missiles nucléaires », \
a-t-il déclaré. Depuis le 3 avril, des militaires biélorusses sont formés en Russie à \
l'utilisation d'armes nucléaires tactiques, a ajouté le ministre, sans préciser combien de temps \
durerait cette formation.

Vladimir Poutine avait annoncé le 25 mars que la Russie déploierait des armes nucléaires tactiques \
en Biélorussie. L'Otan a condamné mardi cette décision. Le Japon a exhorté Moscou à renoncer à ses \
armes nucléaires en Biélorussie.

La France possède environ 290 têtes nucléaires. La Russie ne livrera pas de missiles S-400 à \
l'Iran, a affirmé le Kremlin.
"""
EN = """Moscow hands Iskander missiles to Minsk

Russia has delivered Iskander-M missile systems to Belarus, Russian Defence Minister Sergei Shoigu \
announced on Tuesday at a meeting in Moscow.

“The Iskander-M can carry nuclear warheads as well as conventional ones,” he said. Since April 3, \
Belarusian troops have been trained in Russia to use tactical nuclear weapons, the minister added, \
without saying how long the training would take.

Vladimir Putin announced on March 25 that Russia would deploy tactical nuclear weapons in Belarus. \
NATO condemned the decision on Tuesday. Japan urged Moscow to give up its nuclear weapons in \
Belarus.

France possesses about 290 nuclear warheads. Russia will not deliver S-400 missiles to Iran, the \
Kremlin said.
"""
TEXTS = {"fr": FR, "en": EN}
# event, actor, recipient, object, status, speaker; what is left open is "*"
CORE = [
    ("fr", "transfer RUS BLR iskander-m completed", "Sergei Shoigu"),
    ("fr", "enable * - iskander-m ongoing", "Sergei Shoigu"),
    ("fr", "train * BLR tactical-nuclear-weapon ongoing", "Sergei Shoigu"),
    ("fr", "deploy RUS - tactical-nuclear-weapon planned", "Vladimir Putin"),
    ("fr", "condemn NATO * * completed", "NATO"),
    ("fr", "demand JPN RUS * requested", "JPN"),
    ("fr", "possess FRA - nuclear-warhead ongoing", None),
    ("fr", "transfer RUS IRN s-400 denied", "RUS"),
    ("en", "transfer RUS BLR iskander-m completed", "Sergei Shoigu"),
    ("en", "enable * - iskander-m ongoing", "Sergei Shoigu"),
    ("en", "train * BLR tactical-nuclear-weapon *", "Sergei Shoigu"),
    ("en", "deploy RUS - tactical-nuclear-weapon planned", "Vladimir Putin"),
    ("en", "condemn NATO * * completed", "NATO"),
    ("en", "demand JPN RUS * requested", "JPN"),
    ("en", "possess FRA - nuclear-warhead ongoing", None),
    ("en", "transfer RUS IRN s-400 denied", "RUS"),
]
CORPUS = Path(__file__).parents[2] / "corpus"


def read(text: str, language: str, day: str | None = "2023-04-04") -> Reading:
    return vigie.read(vigie.Document("text", text, language=language, published=day))


def holds(claim: Claim, core: str, speaker: str | None) -> bool:
    event, actor, recipient, thing, status = core.split()
    slots = ((claim.actor, actor), (claim.recipient, recipient), (claim.object, thing))
    return (
        claim.event == event
        and all(
            wanted == "*" or (wanted in ids if wanted != "-" else not ids) for ids, wanted in slots
        )
        and status in ("*", claim.status)
        and claim.source.speaker == speaker
    )


@pytest.mark.parametrize(("language", "core", "speaker"), CORE)
def test_core_claims(language: str, core: str, speaker: str | None) -> None:
    claims = read(TEXTS[language], language).claims
    assert [claim for claim in claims if holds(claim, core, speaker)]


@pytest.mark.parametrize("language", TEXTS)
def test_the_training_has_its_time_and_what_is_withheld(language: str) -> None:
    claims = [claim for claim in read(TEXTS[language], language).claims if claim.event == "train"]
    assert "2023-04-03/.." in {claim.time for claim in claims}
    assert ("duration",) in {claim.withheld for claim in claims}


@pytest.mark.parametrize("language", TEXTS)
def test_the_stock_has_its_quantity(language: str) -> None:
    (claim,) = [c for c in read(TEXTS[language], language).claims if c.event == "possess"]
    assert claim.quantity == "about 290"
    (span,) = claim.spans["quantity"]
    assert span.text(TEXTS[language]) == "290"


DISPATCHES = [
    pytest.param(path, id=path.stem) for path in sorted(CORPUS.glob("*/*.json"))
]  # fmt: skip


def dispatch(path: Path) -> vigie.Document:
    known = json.loads(path.read_text(encoding="utf-8"))
    return vigie.Document(
        name=known["id"],
        text=path.with_suffix(".txt").read_text(encoding="utf-8"),
        outlet=known["outlet"],
        language=known["lang"],
        published=known["published"],
    )


@pytest.mark.parametrize("path", DISPATCHES)
def test_laws_of_a_reading(path: Path) -> None:
    document = dispatch(path)
    reading = vigie.read(document)
    text = reading.document.text
    assert text == document.text
    for claim in reading.claims:
        _check_words(claim, text)
        _check_values(claim)
    assert [claim.evidence for claim in reading.claims] == sorted(
        claim.evidence for claim in reading.claims
    )
    for abstention in reading.abstentions:
        assert abstention.span.text(text).strip()
        assert abstention.reason
    ids = [claim["id"] for claim in reading.as_json()["claims"]]
    assert len(set(ids)) == len(ids)


def _check_words(claim: Claim, text: str) -> None:
    """Evidence and every span slice to words of the text."""
    assert claim.quote.strip()
    assert claim.evidence.text(text) == text[claim.evidence.start : claim.evidence.end]
    assert claim.evidence.text(text) == claim.quote
    for spans in claim.spans.values():
        assert spans
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.text(text).strip()
    (trigger,) = claim.spans["trigger"]
    assert claim.evidence.covers(trigger)
    assert not {role for role in ROLES if role in claim.spans and not getattr(claim, role)}


def _check_values(claim: Claim) -> None:
    """Values are those of the codebook."""
    event = load_events()[claim.event]
    if event.status in ("requested", "completed"):
        assert claim.status == event.status
    if event.status == "ongoing":
        assert claim.status in ("ongoing", "denied")
    assert set(claim.withheld) <= set(KINDS)
    assert 0 <= claim.confidence <= 1
    assert all(claim.why)
    for time in (claim.time, claim.source.time):
        assert time is None or str(Edtf.parse(time)) == time


@pytest.mark.parametrize("path", DISPATCHES[::8])
def test_ids_are_stable_and_readings_travel(path: Path) -> None:
    document = dispatch(path)
    first, second = vigie.read(document), vigie.read(document)
    assert first == second
    assert first.as_json() == second.as_json()
    assert pickle.loads(pickle.dumps(first)) == first
    assert json.loads(json.dumps(first.as_json())) == first.as_json()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée russe a livré l'Iskander-M à l'Iran, a annoncé mardi l'agence TASS."),
        ("fr", "L'Otan a condamné mardi l'essai du missile balistique de l'Iran."),
        ("en", "Russia's army has delivered Iskander-M missiles to Iran, Putin's spokesman said."),
    ],
)
def test_apostrophes_do_not_matter(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A sentence alone is too short for a look at the topic.
    monkeypatch.setattr(claims_reading, "_on_topic", lambda context: 1.0)
    straight, curly = (read(t, language).claims for t in (text, text.replace("'", "’")))
    assert straight
    assert [_roles(claim) for claim in curly] == [_roles(claim) for claim in straight]


def _roles(claim: Claim) -> tuple[object, ...]:
    return (claim.event, claim.status, *(getattr(claim, role) for role in ROLES))


def test_a_text_without_words_has_no_claims() -> None:
    assert read("\n", "fr").claims == ()
    assert read("", "en").claims == ()


_READS = """
import json, pathlib, sys, vigie
for path in map(pathlib.Path, sys.argv[1:]):
    text, language = path.read_text(encoding="utf-8"), path.parent.name
    reading = vigie.read(vigie.Document(path.stem, text, language=language))
    print(json.dumps(reading.as_json()))
"""


def test_another_process_reads_the_same() -> None:
    """Nothing may hang on the order of a set, which differs from process to process."""
    paths = map(str, sorted(CORPUS.glob("*/*.txt"))[::4])
    command = [sys.executable, "-c", _READS, *paths]
    outputs = {
        subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
