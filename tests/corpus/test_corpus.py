"""The sample dispatches validate, and hold what corpus/README.md says they hold."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "vigie" / "data"
FILES = sorted((ROOT / "corpus").glob("*/*.json"))
DISPATCHES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES
}
TEXTS = {path.stem: path.with_suffix(".txt").read_text(encoding="utf-8") for path in FILES}
CLAIMS = [
    pytest.param(slug, claim, id=f"{slug}-{number}")
    for slug, dispatch in DISPATCHES.items()
    for number, claim in enumerate(dispatch["claims"])
]

DISPATCH_KEYS = {"id", "lang", "title", "outlet", "published", "story", "copy_of", "claims"}
SOURCE_KEYS = {"speaker", "on_behalf_of", "act", "channel", "relay", "time"}
ROLES = ("actor", "recipient", "object", "location")
CLAIM_KEYS = {
    *ROLES, "event", "status", "source", "time", "quantity", "withheld", "evidence", "spans"
}  # fmt: skip
STATUSES = {"planned", "ongoing", "completed", "possible", "requested", "denied"}
ACTS = {"announce", "state", "confirm", "deny", "warn", "promise", "report"}
CHANNELS = {
    "communiqué", "press conference", "interview", "meeting", "social media", "broadcast", "speech",
    "parliament", "document", "anonymous source", None,
}  # fmt: skip
WITHHELD = {"date", "duration", "quantity", "location", "type", "recipient"}
FIXED_STATUS = {
    "demand": {"requested"},
    "condemn": {"completed"},
    "threaten": {"completed"},
    "possess": {"ongoing", "denied"},
    "enable": {"ongoing", "denied"},
}
ACRONYMS = {"ANC"}  # organisations whose three capitals look like the code of a state
OFF_TOPIC = {
    "rockets-patriots-trade", "allotment-slug-war", "feu-artifice-annule", "mercato-missile"
}  # fmt: skip
YEARS = range(1940, 2051)


def ids(table: str) -> set[str]:
    """First column of a table of the register."""
    with (DATA / "register" / table).open(encoding="utf-8", newline="") as rows:
        return {row["id"] for row in csv.DictReader(rows)}


EVENTS = set(tomllib.loads((DATA / "codebook" / "events.toml").read_text(encoding="utf-8")))
STATES = ids("states.csv")
CLASSES = ids("classes.csv")
MATERIALS = {"centrifuge", "fissile-material"}
OBJECTS = CLASSES | ids("weapons.csv") | ids("treaties.csv") | MATERIALS
SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}  # EDTF: spring begins in March


def times(claim: dict[str, Any]) -> list[str]:
    return [time for time in (claim["time"], claim["source"]["time"]) if time]


def first_day(time: str) -> str:
    """Earliest day of an EDTF string, unknown digits as zeros; empty where it is open."""
    start = time.split("/")[0].rstrip("?~%")
    if start in {"", ".."} or start.startswith("XXXX"):
        return ""
    year, *rest = start.replace("X", "0").split("-")
    return "-".join([year, *(SEASONS.get(part, part) for part in rest[:1]), *rest[1:]])


def test_twenty_dispatches_a_language() -> None:
    for language in ("fr", "en"):
        assert sum(dispatch["lang"] == language for dispatch in DISPATCHES.values()) == 20
    assert len(DISPATCHES) == len(list((ROOT / "corpus").glob("*/*.txt")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dispatch_is_well_formed(path: Path) -> None:
    dispatch, text = DISPATCHES[path.stem], TEXTS[path.stem]
    assert set(dispatch) == DISPATCH_KEYS
    assert (dispatch["id"], dispatch["lang"]) == (path.stem, path.parent.name)
    assert text.split("\n")[0] == dispatch["title"]
    assert dispatch["outlet"]
    assert dispatch["published"] is None or re.fullmatch(
        r"(19|20)\d\d-\d\d-\d\d", dispatch["published"]
    )
    assert 120 <= len(text.split()) <= 330
    assert bool(dispatch["claims"]) != (path.stem in OFF_TOPIC)


@pytest.mark.parametrize(("slug", "claim"), CLAIMS)
def test_claim_follows_the_codebook(slug: str, claim: dict[str, Any]) -> None:
    assert set(claim) == CLAIM_KEYS
    assert set(claim["source"]) == SOURCE_KEYS
    assert claim["event"] in EVENTS
    assert claim["status"] in FIXED_STATUS.get(claim["event"], STATUSES)
    assert claim["source"]["act"] in ACTS
    assert claim["source"]["channel"] in CHANNELS
    assert set(claim["withheld"]) <= WITHHELD
    assert (claim["source"]["speaker"] is None) <= (claim["source"]["act"] == "report")
    assert all(len(set(claim[role])) == len(claim[role]) for role in ROLES)


@pytest.mark.parametrize(("slug", "claim"), CLAIMS)
def test_ids_are_known(slug: str, claim: dict[str, Any]) -> None:
    assert set(claim["object"]) <= OBJECTS
    source = claim["source"]
    holders = [*claim["actor"], *claim["recipient"], source["on_behalf_of"]]
    codes = {value for value in holders if value and re.fullmatch("[A-Z]{3}", value)}
    assert codes <= STATES | ACRONYMS
    if source["speaker"] in STATES:
        assert source["on_behalf_of"] == source["speaker"]


@pytest.mark.parametrize(("slug", "claim"), CLAIMS)
def test_evidence_is_in_the_text(slug: str, claim: dict[str, Any]) -> None:
    assert claim["evidence"]
    assert claim["evidence"] in TEXTS[slug]
    assert claim["spans"]["trigger"] in claim["evidence"]


@pytest.mark.parametrize(("slug", "claim"), CLAIMS)
def test_times_are_plausible(slug: str, claim: dict[str, Any]) -> None:
    published = DISPATCHES[slug]["published"]
    for time in times(claim):
        parse_edtf(time)
        assert all(int(year) in YEARS for year in re.findall(r"\b\d{4}\b", time))
    if published and claim["time"] and claim["status"] == "completed":
        assert first_day(claim["time"]) <= published
    if published and claim["source"]["time"]:
        assert first_day(claim["source"]["time"]) <= published


def test_stories_have_two_or_three_dispatches() -> None:
    stories: dict[str, list[str]] = {}
    for slug, dispatch in DISPATCHES.items():
        if dispatch["story"]:
            stories.setdefault(dispatch["story"], []).append(slug)
    assert len(stories) >= 4
    assert all(2 <= len(slugs) <= 3 for slugs in stories.values())
    languages = [{DISPATCHES[slug]["lang"] for slug in slugs} for slugs in stories.values()]
    assert {"fr", "en"} in languages


def test_copies_share_most_words_with_their_wire() -> None:
    copies = {slug: d["copy_of"] for slug, d in DISPATCHES.items() if d["copy_of"]}
    assert len(copies) == 2
    for copy, wire in copies.items():
        assert DISPATCHES[copy]["story"] == DISPATCHES[wire]["story"]
        assert DISPATCHES[copy]["outlet"] != DISPATCHES[wire]["outlet"]
        shared = set(TEXTS[copy].split()) & set(TEXTS[wire].split())
        assert len(shared) > 0.8 * len(set(TEXTS[copy].split()))


@pytest.mark.parametrize(
    ("asserted", "denied", "actor"),
    [
        ("lady-r-accusation", "lady-r-enquete", "ZAF"),
        ("khan-confession", "pyongyang-denies-khan", "Abdul Qadeer Khan"),
    ],
)
def test_denials_contradict_another_dispatch(asserted: str, denied: str, actor: str) -> None:
    assert any(
        claim["status"] == "completed" and actor in claim["actor"]
        for claim in DISPATCHES[asserted]["claims"]
    )
    assert any(
        claim["status"] == "denied" and actor in claim["actor"] + claim["recipient"]
        for claim in DISPATCHES[denied]["claims"]
    )


def test_one_dispatch_has_no_date() -> None:
    assert [slug for slug, d in DISPATCHES.items() if d["published"] is None] == ["poker-nuit"]
