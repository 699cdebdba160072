"""Convert the treebanks and name corpora to spaCy's training format, in one scheme.

    python models/convert.py DATA_FOLDER OUT_FOLDER [LANGUAGE]

Writes OUT_FOLDER/{fr,en}/{train,dev,NAME}.spacy, NAME being a test set of evaluate.py.
What is mapped, and why, is in models/README.md.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from vigie.language import pipelines  # noqa: F401  registers the languages

KEPT_SUBTYPES = {
    "acl:relcl", "aux:pass", "nsubj:pass", "obl:agent", "nmod:desc", "nmod:poss", "compound:prt",
}  # fmt: skip
RENAMED = {"nmod:appos": "appos", "advcl:relcl": "acl:relcl", "goeswith": "flat"}
KEPT_FEATURES = {
    "Definite", "Gender", "Mood", "Number", "Person", "Poss", "PronType", "Tense", "VerbForm",
    "Voice",
}  # fmt: skip
CLOSING = (*".!?…»”)", '"')


@dataclass
class Word:
    """A gold word: its place in the sentence's text, in code points, and its annotation."""

    start: int
    end: int
    lemma: str
    pos: str
    morph: str
    head: int  # index in the sentence; its own for the root
    dep: str


@dataclass
class Sentence:
    """A gold sentence; `names` are (start, end, label), None where nobody marked names."""

    id: str
    text: str
    words: list[Word]
    names: list[tuple[int, int, str]] | None = None


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Read each sentence of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        if len(lines) > 1:
            yield _read_sentence(lines)


def _read_sentence(lines: list[str]) -> Sentence:
    comments = dict(
        line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line
    )
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    ids = [row[0] for row in rows if row[0].isdigit()]
    place = {word: index for index, word in enumerate(ids)}
    text, spans = _spans(rows)
    words = []
    for row in rows:
        if row[0].isdigit():
            start, end = spans[row[0]]
            index = place[row[0]]
            head = index if row[6] == "0" else place[row[6]]
            words.append(Word(start, end, row[2], row[3], _features(row[5]), head, _label(row[7])))
    names = _names(rows, spans)
    sentence = Sentence(comments.get("sent_id", ""), text, words, names)
    _mark_agents(sentence)
    _unmark_titles(sentence)
    return sentence


def _names(
    rows: list[list[str]], spans: dict[str, tuple[int, int]]
) -> list[tuple[int, int, str]] | None:
    """Read the names that our own sentences mark as Name=B-LOC, Name=I-LOC in MISC."""
    if not any("Name=" in row[9] for row in rows):
        return None
    names: list[tuple[int, int, str]] = []
    for row in rows:
        mark = re.search(r"Name=([BI])-(\w+)", row[9])
        if mark and row[0].isdigit():
            start, end = spans[row[0]]
            if mark[1] == "B":
                names.append((start, end, mark[2]))
            elif names:
                names[-1] = (names[-1][0], end, mark[2])
    return names


def _spans(rows: list[list[str]]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Rebuild the text; a contraction's words that do not spell it share its whole span."""
    text, spans, inside = "", {}, {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = [str(number) for number in range(first, last + 1)]
            inside = dict.fromkeys(parts, row)
            forms = [r[1] for r in rows if r[0] in inside]
            start = len(text)
            if "".join(forms) == row[1]:
                for part, form in zip(parts, forms, strict=True):
                    spans[part] = (start, start + len(form))
                    start += len(form)
            else:
                spans.update(dict.fromkeys(parts, (start, start + len(row[1]))))
        elif not row[0].isdigit() or row[0] in inside:
            continue
        else:
            spans[row[0]] = (len(text), len(text) + len(row[1]))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return text.rstrip(" "), spans


def _features(features: str) -> str:
    kept = [pair for pair in features.split("|") if pair.split("=")[0] in KEPT_FEATURES]
    return "|".join(kept)


def _label(label: str) -> str:
    if label in RENAMED:
        return RENAMED[label]
    return label if label in KEPT_SUBTYPES else label.split(":")[0]


def _mark_agents(sentence: Sentence) -> None:
    """Give the agent of a passive its own label where a treebank has none."""
    words = sentence.words
    passive = {word.head for word in words if word.dep in ("aux:pass", "nsubj:pass")}
    passive |= {index for index, word in enumerate(words) if _is_past_participle(word)}
    for word in words:
        if word.dep == "case" and sentence.text[word.start : word.end].lower() in ("par", "by"):
            noun = words[word.head]
            if noun.dep == "obl" and noun.head in passive and noun.pos in ("NOUN", "PROPN", "PRON"):
                noun.dep = "obl:agent"


def _is_past_participle(word: Word) -> bool:
    """Tell whether a word is a participle such as "livrés" hanging on a noun."""
    past = "VerbForm=Part" in word.morph and "Tense=Pres" not in word.morph
    return word.pos == "VERB" and word.dep.startswith("acl") and past


def _unmark_titles(sentence: Sentence) -> None:
    """Call a name right after its noun `nmod`, as Sequoia does ("le ministre X"); only what a
    mark sets apart is an apposition."""
    words = sentence.words
    for index, word in enumerate(words):
        between = words[word.head + 1 : index]
        if word.dep == "appos" and word.pos == "PROPN" and all(w.pos != "PUNCT" for w in between):
            word.dep = "nmod"


def fit(sentence: Sentence, nlp: Language) -> list[Word]:
    """Give the sentence's words over our own tokens: gold words joined or split to fit.

    A token takes the word that heads the words in it; where one word has several tokens,
    the first takes its annotation and the others hang on it as `flat`.
    """
    tokens = [(t.idx, t.idx + len(t)) for t in nlp.make_doc(sentence.text) if not t.is_space]
    words = sentence.words
    owner: dict[int, int] = {}  # gold word -> token
    for number, (start, end) in enumerate(tokens):
        for index, word in enumerate(words):
            if word.start < end and start < word.end and index not in owner:
                owner[index] = number
    fitted: list[Word] = []
    for number, (start, end) in enumerate(tokens):
        inside = [i for i, n in owner.items() if n == number]
        if not inside:
            fitted.append(_rest(sentence, start, end, len(fitted)))
            continue
        outer = [i for i in inside if words[i].head == i or owner[words[i].head] != number]
        joined_shared = all(words[i].start == words[inside[0]].start for i in inside)
        chief = words[outer[0] if joined_shared else outer[-1]] if outer else words[inside[0]]
        head = number if chief.head in inside else owner[chief.head]
        spelled = sentence.text[start:end]
        lemma = (
            chief.lemma
            if len(inside) == 1 or joined_shared
            else (spelled if chief.pos == "PROPN" else spelled.lower())
        )
        fitted.append(Word(start, end, lemma, chief.pos, chief.morph, head, chief.dep))
    return fitted


def is_tree(words: list[Word]) -> bool:
    """Tell whether every word leads to the one root; joining words can close a circle."""
    for index in range(len(words)):
        seen = set()
        while words[index].head != index:
            if index in seen:
                return False
            seen.add(index)
            index = words[index].head
    return sum(word.head == index for index, word in enumerate(words)) == 1


def _rest(sentence: Sentence, start: int, end: int, number: int) -> Word:
    """A token that is a later part of the word before it."""
    spelled = sentence.text[start:end]
    word = next(w for w in sentence.words if w.start < end and start < w.end)
    pos = (
        word.pos
        if word.pos in ("NUM", "PROPN", "NOUN", "X")
        else ("PUNCT" if not spelled.isalnum() else word.pos)
    )
    first = number - 1
    return Word(
        start, end, spelled, pos, word.morph, first, "flat" if spelled.isalnum() else "punct"
    )


def build(nlp: Language, sentences: list[Sentence], breaks: Callable[[], bool]) -> Doc:
    """Join sentences into one Doc; where one lacks its full stop, `breaks` tells whether a
    paragraph ends."""
    words, spaces, heads, deps, tags, morphs, lemmas = [], [], [], [], [], [], []
    names: list[tuple[int, int, str]] = []
    marked = all(s.names is not None for s in sentences)
    text = ""
    for number, sentence in enumerate(sentences):
        if number:
            closed = sentences[number - 1].text.endswith(CLOSING)
            gap = "\n\n" if not closed and breaks() else " "
            if gap != " ":
                words.append(gap), spaces.append(False), heads.append(len(words) - 2)
                deps.append("dep"), tags.append("SPACE"), morphs.append(""), lemmas.append(gap)
            else:
                spaces[-1] = True
            text += gap
        base, offset = len(words), len(text)
        fitted = fit(sentence, nlp)
        for index, word in enumerate(fitted):
            words.append(sentence.text[word.start : word.end])
            follows = fitted[index + 1].start if index + 1 < len(fitted) else word.end
            spaces.append(follows > word.end)
            heads.append(base + word.head)
            deps.append("ROOT" if word.head == index else word.dep)
            tags.append(word.pos), morphs.append(word.morph), lemmas.append(word.lemma)
        names += [(s + offset, e + offset, label) for s, e, label in sentence.names or []]
        text += sentence.text
    doc = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=deps,
        pos=tags,
        morphs=morphs,
        lemmas=lemmas,
    )
    if marked:
        spans = [doc.char_span(s, e, label=label) for s, e, label in names]
        doc.set_ents([span for span in spans if span is not None], default="outside")
    return doc


def trees(sentences: Iterable[Sentence], nlp: Language) -> list[Sentence]:
    """Leave out the few sentences that are no tree over our tokens."""
    return [sentence for sentence in sentences if is_tree(fit(sentence, nlp))]


def group(sentences: list[Sentence], sizes: Callable[[], int]) -> Iterator[list[Sentence]]:
    """Cut the sentences into groups of consecutive ones."""
    position = 0
    while position < len(sentences):
        size = sizes()
        yield sentences[position : position + size]
        position += size


def read_names(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Read a UNER file: sentence id -> names (start, end, label) in the sentence's text."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        comments = dict(x[2:].split(" = ", 1) for x in lines if x.startswith("# ") and " = " in x)
        text, position = comments.get("text", ""), 0
        names: list[tuple[int, int, str]] = []
        for line in lines:
            columns = line.split("\t")
            if line.startswith("#") or len(columns) < 3:
                continue
            start = text.find(columns[1], position)
            if start < 0:
                continue
            position = start + len(columns[1])
            kind = columns[2]
            if kind.startswith("B-"):
                names.append((start, position, kind[2:]))
            elif kind.startswith("I-") and names:
                names[-1] = (names[-1][0], position, names[-1][2])
        found[comments.get("sent_id", "")] = [n for n in names if n[2] in NAME_LABELS]
    return found


def read_fenec(folder: Path, nlp: Language) -> Iterator[Doc]:
    """Read the texts of FENEC_TEXTS with their names, a Doc a line."""
    for path in sorted(p for p in folder.glob("*.ann") if p.name.startswith(FENEC_TEXTS)):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        names = []
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) > 3 and (label := columns[0].replace("PERS", "PER")) in NAME_LABELS:
                names.append((int(columns[1]), int(columns[2]), label))
        start = 0
        for line in text.splitlines(keepends=True):
            end = start + len(line.rstrip())
            if line.strip():
                inside = [(a - start, b - start, x) for a, b, x in names if start <= a and b <= end]
                yield _name_doc(nlp, line.rstrip(), inside)
            start += len(line)


def _name_doc(nlp: Language, text: str, names: list[tuple[int, int, str]]) -> Doc:
    doc = nlp.make_doc(text)
    spans = [doc.char_span(a, b, label=x, alignment_mode="expand") for a, b, x in names]
    doc.set_ents(spacy.util.filter_spans([s for s in spans if s is not None]), default="outside")
    return doc


# The prose of FENEC whose licence its README states and permits any use; defense01 and
# defense03 are from PopCorn (MIT).
FENEC_TEXTS = (
    "prose01", "prose02", "prose03", "multi01", "multi02", "multi03", "information01",
    "information02", "information03", "encyclopedia01", "spoken01", "spoken02", "spoken03",
    "defense01", "defense03",
)  # fmt: skip
NAME_LABELS = ("PER", "LOC", "ORG")
# Every treebank file with its share: path below ud/, first sentence, end.
TRAINING = {
    "fr": [
        ("fr/Sequoia/fr_sequoia-ud-train.conllu", 0, None),
        ("fr/GSD/fr_gsd-ud-dev.conllu", 0, None),
        ("fr/PUD/fr_pud-ud-test.conllu", 0, 800),
        ("fr/FQB/fr_fqb-ud-test.conllu", 0, None),
    ],
    "en": [
        ("en/EWT/en_ewt-ud-train.conllu", 0, None),
        ("en/PUD/en_pud-ud-test.conllu", 0, 800),
    ],
}
TESTS = {
    "fr": {
        "dev": ("fr/Sequoia/fr_sequoia-ud-dev.conllu", 0, None),
        "sequoia": ("fr/Sequoia/fr_sequoia-ud-test.conllu", 0, None),
        "pud": ("fr/PUD/fr_pud-ud-test.conllu", 800, None),
        "gsd": ("fr/GSD/fr_gsd-ud-test.conllu", 0, None),
    },
    "en": {
        "dev": ("en/EWT/en_ewt-ud-dev.conllu", 0, None),
        "ewt": ("en/EWT/en_ewt-ud-test.conllu", 0, None),
        "pud": ("en/PUD/en_pud-ud-test.conllu", 800, None),
    },
}
GRAMMARS = Path(__file__).parent / "treebank"
GRAMMAR = {"fr": "french", "en": "english"}
OWN_COUNT = 1600


@dataclass
class Converter:
    """Converts what one language has; its draws are the same at each run."""

    language: str
    nlp: Language
    data: Path
    draw: random.Random
    names: dict[str, list[tuple[int, int, str]]]

    def sentences(self, name: str, first: int = 0, end: int | None = None) -> list[Sentence]:
        """Read part of a treebank, with its names where somebody marked them."""
        sentences = trees(read_conllu(self.data / "ud" / name), self.nlp)[first:end]
        for sentence in sentences:
            sentence.names = self.names.get(sentence.id)
        return sentences

    def documents(self, sentences: list[Sentence], sizes: Sequence[int]) -> list[Doc]:
        """Join sentences into Docs of drawn sizes; half the titles end a paragraph."""
        return [
            build(self.nlp, part, lambda: self.draw.random() < 0.5)
            for part in group(sentences, lambda: self.draw.choice(sizes))
        ]

    def own_sentences(self, path: Path) -> list[Sentence]:
        """Write our own sentences to `path` and read them."""
        grammar = GRAMMARS / f"{GRAMMAR[self.language]}.py"
        subprocess.run([sys.executable, grammar, str(OWN_COUNT), "7", path], check=True)
        return trees(read_conllu(path), self.nlp)

    def convert(self, out: Path) -> None:
        """Write the training, development and test files."""
        docs: list[Doc] = []
        for name, first, end in TRAINING[self.language]:
            docs += self.documents(self.sentences(name, first, end), (1, 3, 6, 9))
        if self.language == "fr":
            fenec = list(read_fenec(self.data / "ner" / "fr_fenec" / "FENEC_2.0", self.nlp))
            _save(fenec[::5], out / "names.spacy")
            docs += [doc for number, doc in enumerate(fenec) if number % 5]
        docs += self.documents(self.own_sentences(out / "own.conllu"), (1, 1, 3))
        self.draw.shuffle(docs)
        _save(docs, out / "train.spacy")
        for test, (name, first, end) in TESTS[self.language].items():
            parts = group(self.sentences(name, first, end), lambda: 10)
            _save((build(self.nlp, part, lambda: False) for part in parts), out / f"{test}.spacy")


def main(data: Path, out: Path, languages: Sequence[str] = ("fr", "en")) -> None:
    """Write the training, development and test files of each language."""
    names: dict[str, list[tuple[int, int, str]]] = {}
    for path in sorted((data / "ner" / "en_uner").glob("*.iob2")):
        names |= read_names(path)
    for language in languages:
        nlp = spacy.blank(f"{language}_vigie")
        (out / language).mkdir(parents=True, exist_ok=True)
        Converter(language, nlp, data, random.Random(1), names).convert(out / language)


def _save(docs: Iterable[Doc], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or ("fr", "en"))
