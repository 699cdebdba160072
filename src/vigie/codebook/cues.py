"""The cues of saying of each language: verbs, nouns, prepositions, and what they introduce."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from vigie.codebook.tables import Names, Optional, Row, read_toml, validate_all
from vigie.errors import DataError

Act = Literal[
    "announce", "state", "confirm", "deny", "doubt", "warn", "promise", "accuse", "demand",
    "condemn", "praise", "withhold", "report",
]  # fmt: skip
Frame = Literal[
    "clause", "question", "infinitive", "quote", "object", "person", "addressee", "copula", "as"
]


def _words(cell: object) -> object:
    return frozenset(cell.split()) if isinstance(cell, str) else cell


WordSet = Annotated[frozenset[str], BeforeValidator(_words)]
"""Words parted by blanks."""


class Cue(Row):
    """One cue. `takes` says what its content may look like, `after` which prepositions lead to it.

    `initial` cues count only at the start of a sentence. `example` holds the cue in square
    brackets, in a sentence where it attributes; in `counter` the cue does not.
    """

    lemma: str
    kind: Literal["verb", "noun", "preposition", "subordinator"]
    act: Act = "state"
    takes: Names = ()
    after: Names = ()
    initial: bool = False
    channel: Optional = None
    example: str
    counter: Optional = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the lemma, an elided pronoun apart from its verb."""
        return _lemma_words(self.lemma)


@cache
def _lemma_words(lemma: str) -> tuple[str, ...]:
    whole = re.sub(r"^s'", "se ", lemma)
    return tuple(re.sub(r"(?<=')(?=\w)", " ", whole).split())


class Grammar(Row):
    """Closed classes of a language that the rules of attribution look up."""

    auxiliaries: WordSet
    passive: WordSet
    modals: WordSet
    withholders: WordSet
    clitics: WordSet
    negations: WordSet
    complementizers: WordSet
    questions: WordSet
    infinitive_markers: WordSet
    agents: WordSet
    possessors: WordSet
    openers: WordSet
    relatives: WordSet
    content_relatives: WordSet
    personal: WordSet
    nobody: WordSet
    times: WordSet
    time_modifiers: WordSet
    bullets: WordSet
    adjuncts: WordSet


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues of one language.

    `verbs` and `nouns` by the lemma that carries the cue (the verb of "s'en prendre", the
    first noun of "mise en garde"), longer cues first; `prepositions` by their first word;
    `channels` from a channel to the pattern of the words that show it; `forms` from a finite
    or -ing form to its verb, `participles` the same from a past participle.
    """

    language: str
    cues: tuple[Cue, ...]
    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    prepositions: dict[str, tuple[Cue, ...]]
    subordinators: tuple[Cue, ...]
    channels: tuple[tuple[str, re.Pattern[str]], ...]
    speakers: frozenset[str]
    forms: dict[str, str]
    participles: dict[str, str]
    grammar: Grammar


@cache
def load_cues(language: str) -> CueLexicon:
    """The lexicon in `data/lang/<language>/attribution.toml`; DataError when it is not valid."""
    path = f"lang/{language}/attribution.toml"
    content = read_toml(path)
    cues = tuple(validate_all(path, _entries(content), Cue))
    return CueLexicon(
        language=language,
        cues=cues,
        verbs=_by_carrier(cues, "verb"),
        nouns=_by_carrier(cues, "noun"),
        prepositions=_by_carrier(cues, "preposition"),
        subordinators=tuple(cue for cue in cues if cue.kind == "subordinator"),
        channels=tuple(_channels(content, path)),
        speakers=frozenset(content["speaker"]["nouns"].split()),
        participles=_participles(language, cues),
        forms=_forms(language, cues, content.get("forms", {})),
        grammar=validate_all(path, [content["grammar"]], Grammar)[0],
    )


def _entries(content: dict[str, Any]) -> list[dict[str, Any]]:
    kinds = ("verb", "noun", "preposition", "subordinator")
    return [
        {"lemma": lemma, "kind": kind, **entry}
        for kind in kinds
        for lemma, entry in content.get(kind, {}).items()
    ]


def _carrier(cue: Cue) -> str:
    return next(word for word in cue.words if word not in ("se", "en"))


def _forms(language: str, cues: tuple[Cue, ...], irregular: dict[str, str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for cue in cues:
        if cue.kind == "verb":
            verb = _carrier(cue)
            known = irregular.get(cue.lemma, irregular.get(verb, "")).split()
            for form in known or inflected(verb, language):
                forms.setdefault(form, verb)
    return forms


def _participles(language: str, cues: tuple[Cue, ...]) -> dict[str, str]:
    if language != "fr":
        return {}
    verbs = {_carrier(cue) for cue in cues if cue.kind == "verb"}
    return {
        verb[:-2] + vowel + ending: verb
        for verb in verbs
        for infinitive, vowel in (("er", "é"), ("ir", "i"))
        if verb.endswith(infinitive)
        for ending in ("", "e", "s", "es")
    }


def inflected(verb: str, language: str) -> list[str]:
    """The finite and -ing forms of a regular verb; none for one that is not regular."""
    if language == "en":
        return _inflected_english(verb)
    return _inflected_french(verb) if verb.endswith("er") else []


def _inflected_english(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb[-1] == "y" and verb[-2] not in "aeou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    hissing = verb.endswith(("s", "sh", "ch", "x", "z"))
    return [verb + ("es" if hissing else "s"), verb + "ed", verb + "ing"]


def _inflected_french(verb: str) -> list[str]:
    stem = verb[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    mute = re.sub(r"é(?=(?:[bcdfgptv][lr]|gu|qu|ch|gn|[bcdfglmnprstvz])$)", "è", stem)
    mute = re.sub(r"e(?=[cdglmnprsv]$)", "è", mute)
    if stem.endswith(("el", "et")) and verb in ("appeler", "rappeler", "rejeter"):
        mute = stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        mute = stem[:-1] + "i"
    return [mute + "e", mute + "ent", soft + "ait", soft + "aient", soft + "a", stem + "era",
            stem + "eront", stem + "erait", soft + "ant"]  # fmt: skip


def _by_carrier(cues: tuple[Cue, ...], kind: str) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        if cue.kind == kind:
            found.setdefault(_carrier(cue), []).append(cue)
    return {
        carrier: tuple(sorted(group, key=lambda cue: -len(cue.words)))
        for carrier, group in found.items()
    }


def _channels(content: dict[str, Any], path: str) -> list[tuple[str, re.Pattern[str]]]:
    channels = []
    for channel, forms in content.get("channel", {}).items():
        if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
            raise DataError(f"data/{path}: channel.{channel} = {forms!r}: not a list of words")
        either = "|".join(map(re.escape, forms))
        channels.append((channel, re.compile(rf"(?<!\w)(?:{either})s?(?!\w)", re.IGNORECASE)))
    return channels
