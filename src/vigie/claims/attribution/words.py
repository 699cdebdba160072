"""The tokens of one text as plain lists: what every rule of attribution looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from vigie.codebook.cues import CueLexicon, Grammar
from vigie.language.quotations import Quotation, find_quotations
from vigie.model.span import Span

if TYPE_CHECKING:
    from vigie.language.parse import Parse

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "csubj"})
_MISTAGGED = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "X"})
_OPENS = frozenset({"DET", "SCONJ", "PRON", "PROPN", "PART", "NOUN"})
_REFLEXIVE = frozenset({"se", "s'"})


class Words:
    """Token by token: lowered text, lemma, part of speech, dependency, head, children.

    Indices are token indices; `start` and `end` are code points. `dep` holds the relation
    without its subtype, `passive` the tokens whose relation is a passive one. `quote_at` gives
    for an opening token the quotation's index, `quote_ends` the last token of each quotation.
    """

    def __init__(self, doc: Parse, lexicon: CueLexicon) -> None:
        self.text = doc.text
        self.lexicon = lexicon
        self.french = lexicon.language == "fr"
        self.raw = [token.text for token in doc]
        self.lower = [token.lower_.replace("’", "'").replace("‘", "'") for token in doc]
        self.lemma = [token.lemma_.lower() for token in doc]
        self.pos = [token.pos_ for token in doc]
        self.dep = [token.dep_.partition(":")[0] for token in doc]
        self.passive = {token.i for token in doc if token.dep_.endswith(":pass")}
        self.head = [token.head.i for token in doc]
        self.start = [token.idx for token in doc]
        self.end = [token.idx + len(token.text) for token in doc]
        self.form = [
            _verb_form(token.morph.get("VerbForm", [])) if token.pos_ in VERBAL else ""
            for token in doc
        ]
        self.kids = [[child.i for child in token.children] for token in doc]
        self.quotations: tuple[Quotation, ...] = find_quotations(self.text)
        self._place_quotations()
        self._mend_verbs()

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def grammar(self) -> Grammar:
        """The closed classes of the language."""
        return self.lexicon.grammar

    def _place_quotations(self) -> None:
        at_start = {start: i for i, start in enumerate(self.start)}
        at_end = {end: i for i, end in enumerate(self.end)}
        self.quote_at: dict[int, int] = {}
        self.quote_ends: list[int] = []
        self.marks: set[int] = set()
        for number, quotation in enumerate(self.quotations):
            first = at_start.get(quotation.span.start)
            last = at_end.get(quotation.span.end)
            if first is None or last is None:
                first, last = self._tokens_around(quotation.span)
            self.quote_at.setdefault(first, number)
            self.quote_ends.append(last)
            self._mark(first, last, quotation)

    def _mark(self, first: int, last: int, quotation: Quotation) -> None:
        for i in (first, first + 1):
            if i < len(self) and self.start[i] < quotation.inner.start:
                self.marks.add(i)
        for i in (last - 1, last):
            if self.start[i] >= quotation.inner.end:
                self.marks.add(i)

    def _tokens_around(self, span: Span) -> tuple[int, int]:
        first = bisect_right(self.start, span.start) - 1
        return max(first, 0), max(bisect_left(self.start, span.end) - 1, 0)

    def _mend_verbs(self) -> None:
        """Makes a verb of a form of saying that the tagger took for an adjective or a noun."""
        forms = self.lexicon.forms
        for i in range(1, len(self)):
            verb = forms.get(self.lower[i])
            if verb is None or self.raw[i] != self.lower[i]:
                self._mend_participle(i)
                continue
            if self.pos[i] in VERBAL:
                self._mend_form(i, verb)
            elif self.pos[i] in _MISTAGGED and (self._after_subject(i - 1) or self._parted(i)):
                self.pos[i], self.lemma[i], self.form[i] = "VERB", verb, "Fin"

    def _mend_participle(self, i: int) -> None:
        """A past participle behind an auxiliary that the tagger took for an adjective."""
        verb = self.lexicon.participles.get(self.lower[i])
        if verb is None or self.pos[i] not in _MISTAGGED:
            return
        before = i - 1
        while before > 0 and self.pos[before] == "ADV":
            before -= 1
        if self.lemma[before] == "avoir" and self.pos[before] in VERBAL:
            self.pos[i], self.lemma[i], self.form[i] = "VERB", verb, "Part"

    def _mend_form(self, i: int, verb: str) -> None:
        """Corrects the lemma of a cue, and a participle that is a finite form."""
        if self.lemma[i] not in self.lexicon.verbs and self.lemma[i] not in (
            self.grammar.auxiliaries
        ):
            self.lemma[i] = verb
        if self.form[i] == "Fin" or self.lower[i].endswith(("ing", "ant")):
            return
        subject = any(self.dep[kid] in SUBJECTS and kid < i for kid in self.kids[i])
        auxiliary = self._auxiliary_before(i)
        parted = self._parted(i) and (not self.french or self.lower[i][-1] == "e")
        if (subject or parted or self._after_subject(i - 1)) and not auxiliary:
            self.form[i], self.pos[i] = "Fin", "VERB"

    def _auxiliary_before(self, i: int) -> bool:
        for j in range(i - 1, max(i - 5, -1), -1):
            if self.pos[j] == "PUNCT":
                return False
            if self.pos[j] in VERBAL and self.lemma[j] in self.grammar.auxiliaries:
                return True
        return False

    def _parted(self, i: int) -> bool:
        """Whether a form stands behind a comma or mark, and an argument behind it."""
        if i + 1 >= len(self) or (not self.french and i - 1 not in self.marks):
            return False
        behind = self.pos[i + 1] in ("DET", "ADP", "SCONJ", "PROPN") or i + 1 in self.quote_at
        return (self.lower[i - 1] == "," or i - 1 in self.marks) and behind

    def _after_subject(self, before: int) -> bool:
        """Whether a finite verb may stand behind token `before`."""
        if self.pos[before] == "PROPN" or self.lower[before] in _REFLEXIVE:
            return True
        if self.pos[before] in ("NOUN", "ADJ") and self.french:
            return True
        if self.pos[before] in ("NOUN", "ADJ") and before + 2 < len(self):
            opens = self.pos[before + 2] in _OPENS or (
                self.pos[before + 2] == "PUNCT" and self.pos[before + 1] in VERBAL
            )
            named = self.pos[before] == "NOUN" and self.capital(before)
            if (named or self.lower[before] in self.lexicon.speakers) and opens:
                return True
        return self.pos[before] == "PRON" and self.dep[before] in SUBJECTS

    def span(self, first: int, last: int) -> Span:
        """Code points from token `first` through token `last`."""
        return Span(self.start[first], self.end[last])

    def is_break(self, i: int) -> bool:
        """Whether token `i` parts paragraphs."""
        return "\n" in self.raw[i]

    def capital(self, i: int) -> bool:
        """Whether token `i` starts with a capital letter."""
        return self.raw[i][0].isupper()

    def nominal(self, i: int) -> bool:
        """Whether token `i` can head a noun phrase."""
        return self.pos[i] in NOMINAL

    def finite(self, i: int) -> bool:
        """Whether token `i` is a finite verb form."""
        return self.form[i] == "Fin"

    def edges(self, i: int) -> tuple[int, int]:
        """First and last token of the subtree of `i`."""
        first = last = i
        pending = [i]
        while pending:
            j = pending.pop()
            first, last = min(first, j), max(last, j)
            pending.extend(self.kids[j])
        return first, last

    def any_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between the two tokens, both included."""
        return any(self.form[i] == "Fin" for i in range(first, last + 1))


def _verb_form(values: list[str]) -> str:
    return values[0] if values else ""
