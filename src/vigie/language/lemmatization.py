"""Lemmas by lexicon: first the form with its part of speech, then the form's ending.

The lexicon is one gzipped file a pipeline, made by models/lexicon.py. Each line holds, tab
between: a part of speech, a lemma, and its forms with spaces between. Lines whose part of
speech starts with `~` hold rules for forms that the lexicon lacks: `~VERB`, the letters put
in place of the ending (`-` for none), and the endings with the number of letters that go,
as in `erons:4`. Of a hyphened form only the last part changes. A form keeps its own spelling
where nothing applies.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

_FILE = "lexicon.tsv.gz"
_LONGEST_ENDING = 6
_AS_WRITTEN = ("PROPN", "X", "PUNCT", "SYM", "SPACE")


class LexiconLemmatizer:
    """A pipeline component that sets the lemma of each token from its form and `pos_`."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[str, str]] = {}
        self.endings: dict[str, dict[str, tuple[int, str]]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set `lemma_` on every token of `doc`."""
        for token in doc:
            token.lemma_ = (
                token.text if token.pos_ in _AS_WRITTEN else self.lemma(token.norm_, token.pos_)
            )
        return doc

    def lemma(self, form: str, pos: str) -> str:
        """Give the lemma of a form in lower case with straight apostrophes."""
        found = self.forms.get(pos, {}).get(form)
        if found is not None:
            return found
        rules = self.endings.get(pos)
        if rules and "-" in form[1:-1]:
            first, _, last = form.rpartition("-")
            return f"{first}-{self.lemma(last, pos)}"
        if rules and form.isalpha():
            for width in range(min(_LONGEST_ENDING, len(form) - 2), 0, -1):
                rule = rules.get(form[-width:])
                if rule is not None:
                    return form[: len(form) - rule[0]] + rule[1]
        return form

    def add(self, lines: Iterable[str]) -> None:
        """Add the lines of a lexicon file."""
        for line in lines:
            pos, lemma, forms = line.rstrip("\n").split("\t")
            if pos.startswith("~"):
                rules = self.endings.setdefault(pos[1:], {})
                for rule in forms.split(" "):
                    ending, gone = rule.split(":")
                    rules[ending] = (int(gone), "" if lemma == "-" else lemma)
            else:
                self.forms.setdefault(pos, {}).update(dict.fromkeys(forms.split(" "), lemma))

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """Write the lexicon into the folder `path`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        groups: dict[tuple[str, str], list[str]] = {}
        for pos, forms in self.forms.items():
            for form, lemma in forms.items():
                groups.setdefault((pos, lemma), []).append(form)
        for pos, rules in self.endings.items():
            for ending, (gone, letters) in rules.items():
                groups.setdefault((f"~{pos}", letters or "-"), []).append(f"{ending}:{gone}")
        lines = [
            f"{pos}\t{lemma}\t{' '.join(sorted(forms))}\n"
            for (pos, lemma), forms in sorted(groups.items())
        ]
        (Path(path) / _FILE).write_bytes(gzip.compress("".join(lines).encode("utf-8"), mtime=0))

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> LexiconLemmatizer:
        """Read the lexicon from the folder `path`."""
        content = gzip.decompress((Path(path) / _FILE).read_bytes())
        self.add(content.decode("utf-8").splitlines())
        return self


@Language.factory("vigie_lemmas", assigns=["token.lemma"], requires=["token.pos"])
def make_lemmatizer(nlp: Language, name: str) -> LexiconLemmatizer:
    """Make an empty lemmatizer for a pipeline to fill from its folder."""
    return LexiconLemmatizer()
