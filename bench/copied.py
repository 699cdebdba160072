"""Dispatches of corpus/ as others pass them on, and reports that only look like copies.

Everything is drawn from a seed, so the same call gives the same pairs. `half` keeps the sources of
the set on which thresholds are chosen apart from those that are reported; dispatches of one story
are in one half, and the other texts, from models/annotated, are halved as well.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vigie.codebook.copies import load_surroundings
from vigie.codebook.furniture import load_furniture
from vigie.sources.furniture import clear

ROOT = Path(__file__).parent.parent
HALVES = ("choose", "report")
LANGUAGES = ("fr", "en")
ROUNDS = 4
"""How often each kind is drawn from each dispatch."""
LEAST = 30
"""Words that every cut keeps."""
SYNONYM, OTHER_WORD = 0.8, 0.1
"""How often a known synonym is taken, and any longer word replaced in a light rewrite."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ«“\"])")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ '/]{3,}[^—–.-]{0,40}[—–-] ")
Paragraphs = list[str]


@dataclass(frozen=True)
class Dispatch:
    """A text to copy from; `story` is shared by those that tell one event."""

    id: str
    story: str
    language: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """Headline and paragraphs."""
        return "\n\n".join((self.title, *self.paragraphs))


@dataclass(frozen=True)
class Pair:
    """Two texts, what `b` is made as, and what it truly is to `a` (none: only looks like it)."""

    name: str
    kind: str
    language: str
    a: str
    b: str


def words(language: str) -> dict[str, Any]:
    """Synonyms, datelines and forms of one language."""
    content = (ROOT / "bench/rewriting.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(content)[language])


def in_half(id: str, half: str) -> bool:
    """Whether what has this id belongs to `half`."""
    return HALVES[int(hashlib.sha256(id.encode()).hexdigest(), 16) % 2] == half


def dispatches(half: str) -> list[Dispatch]:
    """Those of corpus/ in one half, their page furniture taken out as for any report."""
    found = []
    for path in sorted(ROOT.glob("corpus/*/*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        story = known["story"] or known["copy_of"] or known["id"]
        if in_half(story, half):
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            report = clear(text, load_furniture(known["lang"]))
            title, *paragraphs = report.text.split("\n\n")
            found.append(Dispatch(known["id"], story, known["lang"], title, tuple(paragraphs)))
    return found


def others(half: str) -> list[Dispatch]:
    """The texts of models/annotated in one half; their story is not known."""
    found = []
    for path in sorted(ROOT.glob("models/annotated/*/*.txt")):
        if in_half(path.stem, half):
            text = path.read_text(encoding="utf-8").split("\n---")[0].partition("\n")[2].strip()
            paragraphs = tuple(part for part in text.split("\n\n") if len(part.split()) >= LEAST)
            if paragraphs:
                found.append(Dispatch(path.stem, path.stem, path.parent.name, "", paragraphs))
    return found


@lru_cache(maxsize=2)
def pairs(half: str, seed: int = 1) -> list[Pair]:
    """Copies of every kind and traps of every kind."""
    sources, rest = dispatches(half), others(half)
    vocabulary = {
        language: sorted(
            {word for text in rest if text.language == language for word in text.text.split()}
        )
        for language in LANGUAGES
    }
    found = []
    for source in sources:
        drawn = random.Random(f"{seed} {source.id}")
        same = [other for other in rest if other.language == source.language]
        relay = Relay(drawn, source, same, vocabulary[source.language])
        for _ in range(ROUNDS):
            for (name, kind), make in relay.makers().items():
                a, b = make()
                found.append(Pair(name, kind, source.language, a, b))
    return found + _of_one_story(sources)


def _of_one_story(sources: list[Dispatch]) -> list[Pair]:
    """The corpus's own: two wire copies, and independent reports of one event."""
    copies = ("m51-3-2023", "chagai-1998")
    return [
        Pair("corpus copy", "cut", a.language, a.text, b.text)
        if a.story in copies
        else Pair("same event", "none", a.language, a.text, b.text)
        for number, a in enumerate(sources)
        for b in sources[number + 1 :]
        if a.language == b.language and a.story == b.story
    ]


class Relay:
    """Passes one dispatch on in all the ways that relays have."""

    def __init__(
        self,
        drawn: random.Random,
        source: Dispatch,
        others: list[Dispatch],
        vocabulary: list[str],
    ) -> None:
        self.drawn, self.source, self.others = drawn, source, others
        self.vocabulary = vocabulary
        self.words = words(source.language)

    def makers(self) -> dict[tuple[str, str], Callable[[], tuple[str, str]]]:
        """What draws a pair, by name and true kind."""
        return {
            ("other headline", "copy"): lambda: self._from(self._whole()),
            ("cut at the end", "cut"): lambda: self._from(self._without_end()),
            ("first paragraphs", "cut"): lambda: self._from(self._opening()),
            ("sentences out", "cut"): lambda: self._from(self._thinned()),
            ("rewritten", "rewrite"): lambda: self._from(self._rewritten(self._whole())),
            ("rewritten, cut", "rewrite"): lambda: self._from(self._rewritten(self._without_end())),
            ("expanded", "cut"): lambda: self._from(self._expanded()),
            ("much rewritten", "rewrite"): lambda: self._from(self._rewritten(self._whole(), 0.25)),
            ("figures updated", "rewrite"): lambda: self._from(self._updated()),
            ("much expanded", "cut"): lambda: self._from(self._whole() + self._more(3)),
            ("one line", "copy"): lambda: (self.source.text, " ".join(self._whole())),
            ("first sentence", "cut"): lambda: (self.source.text, self._first_sentence()),
            ("same communiqué", "none"): lambda: self._quoting(marked=True),
            ("same communiqué, unmarked", "none"): lambda: self._quoting(marked=False),
            ("same background", "none"): self._background,
            ("form", "none"): lambda: (self._form(), self._form()),
            ("form in prose", "none"): lambda: self._from(self._refilled(self._whole(), 1)),
            ("flash", "none"): self._flashes,
            ("round-up", "none"): self._round_up,
        }

    def _from(self, paragraphs: Paragraphs) -> tuple[str, str]:
        return self.source.text, self._headed(paragraphs)

    def _headed(self, paragraphs: Paragraphs) -> str:
        """Under another headline, dateline, credit and style of quotes."""
        headline = " ".join(self._other().text.split()[:9]).rstrip(".,")
        first = self.drawn.choice(self.words["datelines"]) + paragraphs[0]
        end = self.drawn.choice(self.words["ends"])
        text = "\n\n".join([headline, first, *paragraphs[1:], *([end] if end else [])])
        return self._styled(text)

    def _styled(self, text: str) -> str:
        style = self.drawn.randrange(3)
        if style == 0:
            return text.replace("« ", '"').replace(" »", '"').replace("’", "'")
        if style == 1:
            return re.sub(r'["“]([^"”\n]*)["”]', "« \\1 »", text).replace("'", "’")
        return re.sub(r"(?<=\d),(?=\d{3})", " ", text).replace("–", "-").replace("—", "-")

    def _other(self) -> Dispatch:
        return self.drawn.choice(self.others)

    def _whole(self) -> Paragraphs:
        """All of it; a relay puts its own dateline for the source's."""
        first, *rest = self.source.paragraphs
        return [_DATELINE.sub("", first, count=1), *rest]

    def _without_end(self) -> Paragraphs:
        whole = self._whole()
        return _enough(whole, self.drawn.randrange(max(1, len(whole) // 2), len(whole)))

    def _opening(self) -> Paragraphs:
        return _enough(self._whole(), self.drawn.choice((1, 2)))

    def _thinned(self) -> Paragraphs:
        """The same with a fifth to two fifths of its sentences gone, anywhere."""
        sentences = [part for text in self._whole() for part in _SENTENCE.split(text)]
        count = round(self.drawn.uniform(0.6, 0.8) * len(sentences))
        kept = sorted(self.drawn.sample(range(len(sentences)), count))
        return [sentences[number] for number in kept]

    def _rewritten(self, paragraphs: Paragraphs, share: float = OTHER_WORD) -> Paragraphs:
        """Other words for known synonyms and a `share` of the longer words, sentences swapped."""
        rewritten = []
        for paragraph in paragraphs:
            sentences = [self._reworded(part, share) for part in _SENTENCE.split(paragraph)]
            if len(sentences) > 1 and self.drawn.random() < 0.3:
                sentences[0], sentences[1] = sentences[1], sentences[0]
            rewritten.append(" ".join(sentences))
        return rewritten

    def _reworded(self, sentence: str, share: float) -> str:
        for word, other in self.words["synonyms"].items():
            if self.drawn.random() < SYNONYM:
                sentence = re.sub(rf"\b{re.escape(word)}\b", other, sentence)
        return " ".join(
            self.drawn.choice(self.vocabulary)
            if len(word) > 5 and word.isalpha() and self.drawn.random() < share
            else word
            for word in sentence.split()
        )

    def _updated(self) -> Paragraphs:
        """An update with some other figures and a paragraph more."""
        return self._rewritten(self._refilled(self._whole(), 0.15), 0) + self._more(1)

    def _refilled(self, paragraphs: Paragraphs, share: float) -> Paragraphs:
        """The same sentences, a `share` of their figures others, in digits or in words."""
        in_words = list(load_surroundings(self.source.language).numbers)

        def other(figure: re.Match[str]) -> str:
            if self.drawn.random() >= share:
                return figure.group()
            if figure.group().isdigit():
                return str(int(figure.group()) + self.drawn.randrange(1, 9))
            return self.drawn.choice([word for word in in_words if word != figure.group()])

        figures = re.compile(rf"(?<!\w)(\d+|{'|'.join(in_words)})(?!\w)")
        return [figures.sub(other, paragraph) for paragraph in paragraphs]

    def _first_sentence(self) -> str:
        return _SENTENCE.split(self._whole()[0])[0]

    def _more(self, count: int) -> Paragraphs:
        return [_short(other, 120) for other in self.drawn.sample(self.others, count)]

    def _expanded(self) -> Paragraphs:
        """An update: news before or behind, the earlier text within."""
        more = [_short(self._other(), self.drawn.randrange(40, 120))]
        return more + self._whole() if self.drawn.random() < 0.4 else self._whole() + more

    def _quoting(self, *, marked: bool) -> tuple[str, str]:
        """Two reports on one communiqué: it makes up half of each or more."""
        communique = " ".join(self.source.paragraphs[:4]).replace("«", "").replace("»", "")
        communique = re.sub('["“”]', "", communique)
        a, b = self.drawn.sample(self.others, 2)
        quoted = f"« {communique} »" if marked else communique
        return (
            "\n\n".join([_short(a, 45), f"“{communique}”", _short(a, 90, 45)]),
            "\n\n".join([_short(b, 45), quoted, _short(b, 90, 45)]),
        )

    def _background(self) -> tuple[str, str]:
        """Two reports of other news that end with the same paragraphs of background."""
        background = list(self.source.paragraphs[-2:])
        a, b = self.drawn.sample(self.others, 2)
        return (
            self._headed([_short(a, 110), *background]),
            self._headed([_short(b, 110), *background]),
        )

    def _form(self) -> str:
        numbers = {key: self.drawn.randrange(2, 90) for key in "ndabcefg"}
        return str(self.words["form"]).format(**numbers)

    def _flashes(self) -> tuple[str, str]:
        a, b = self.drawn.sample(self.words["flash_who"], 2)
        day = self.drawn.choice(self.words["days"])
        flash = str(self.words["flash"])
        return flash.format(who=a, day=day), flash.format(who=b, day=day)

    def _round_up(self) -> tuple[str, str]:
        """Briefs of the day: this dispatch's opening is one of them, not the first."""
        brief = "\n\n".join(self._opening())
        first, *rest = (_short(other, 70) for other in self.drawn.sample(self.others, 4))
        briefs = [brief, *rest]
        self.drawn.shuffle(briefs)
        return brief, "\n\n".join([first, *briefs])


def _enough(paragraphs: Paragraphs, count: int) -> Paragraphs:
    """The first `count` paragraphs, and more of them while they have too few words."""
    while _size(paragraphs[:count]) < LEAST:
        count += 1
    return paragraphs[:count]


def _size(paragraphs: Paragraphs) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _short(text: Dispatch, end: int, start: int = 0) -> str:
    """Some of its words, as one paragraph."""
    return " ".join(" ".join(text.paragraphs).split()[start:end]).rstrip(".,;:") + "."
