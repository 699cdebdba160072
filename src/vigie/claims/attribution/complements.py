"""Complements: the words stand behind the cue ("affirme que ...", "accused X of ...")."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.attribution.contents import (
    Range,
    complementizer,
    quote_behind,
    right_edge,
    trimmed,
)
from vigie.claims.attribution.groups import Group, low_time
from vigie.claims.attribution.phrases import phrase_end
from vigie.claims.attribution.sources import skip_adverbials
from vigie.claims.attribution.words import VERBAL, Words

_TARGETS = 12  # tokens that an addressee or an accused may take
_OBJECTS = frozenset({"obj", "iobj", "obl", "xcomp", "ccomp", "nsubj"})


@dataclass(frozen=True, slots=True)
class Complement:
    """The content behind a cue and the frame that found it."""

    part: Range
    frame: str


class Complements:
    """Tries the frames of a cue, one after the other, from the surest to the weakest."""

    def __init__(
        self,
        words: Words,
        group: Group,
        limit: int,
        gerunds: frozenset[int],
        *,
        relative: bool = False,
    ) -> None:
        self.words = words
        self.group = group
        self.limit = limit
        self.gerunds = gerunds
        self.relative = relative
        self.after = skip_adverbials(words, group.last + 1, limit)

    def find(self) -> Complement | None:
        """The first frame that fits, or None."""
        takes = self.group.cue.takes
        if self.after > self.limit:
            return None
        frames = (
            ("clause", self._clause),
            ("quote", self._quote),
            ("question", self._question),
            ("infinitive", self._infinitive),
            ("addressee", self._addressee),
            ("person", self._person),
            ("copula", self._copula),
            ("as", self._as),
            ("clause", self._bare_clause),
            ("after", self._after),
            ("object", self._object),
        )
        for frame, reader in frames:
            if (
                frame in takes
                or (frame == "after" and self.group.cue.after)
                or (frame == "clause" and "addressee" in takes and reader == self._clause)
            ):
                start = reader()
                if start is not None:
                    return self._complement(frame, start)
        return None

    def _complement(self, frame: str, start: int | Range) -> Complement | None:
        if isinstance(start, tuple):
            part = trimmed(self.words, *start)
        else:
            end = right_edge(
                self.words, self.group, start, self.limit, self.gerunds, relative=self.relative
            )
            part = trimmed(self.words, start, end)
        return Complement(part, frame) if part else None

    def _clause(self) -> int | None:
        start = complementizer(self.words, self.group, self.limit)
        if start is not None and self.words.french and self.words.form[self.after] == "Inf":
            return None
        return start

    def _quote(self) -> int | Range | None:
        words = self.words
        found = quote_behind(words, self.group, self.limit)
        if found is None:
            if words.lower[self.after] == ":" and self.after < self.limit:
                return self.after + 1
            return None
        number = words.quote_at[found[0]]
        if words.quotations[number].inner.end - words.quotations[number].inner.start > 60:
            return found
        behind = words.lower[min(found[1] + 1, self.limit)]
        return found if behind in (",", "and", "et") else found[0]

    def _question(self) -> int | None:
        words, i = self.words, self.group.last + 1
        for j in range(i, min(i + 4, self.limit)):
            if words.lower[j] in words.grammar.questions:
                return j
            if words.lower[j] == "ce" and words.lower[j + 1] in ("que", "qui", "qu'", "dont"):
                return j
            if words.pos[j] in ("PUNCT", "ADP") or words.pos[j] in VERBAL:
                return None
        return None

    def _infinitive(self) -> int | None:
        words, i = self.words, self.after
        marker = words.lower[i] in words.grammar.infinitive_markers | {"à"}
        verb = i + 1 if marker else i
        if not marker and not words.french:
            gerund = words.lower[i].endswith("ing") and words.pos[i] in VERBAL
            return i if gerund else None
        while verb < self.limit and (
            words.pos[verb] in ("ADV", "PART")
            or words.lower[verb] in words.grammar.clitics | {"ne"}
            or low_time(words, verb)
        ):
            verb += 1
        if verb <= self.limit and words.form[verb] == "Inf":
            return i
        if words.french and words.lower[i] in ("à", "au", "aux"):
            return i if self._told_to(i) else None
        return (
            i
            if verb <= self.limit and marker and words.pos[verb] == "VERB" and (not words.french)
            else None
        )

    def _told_to(self, i: int) -> bool:
        """ "À" somebody, then "de" and an infinitive ("reproche à X de tirer")."""
        words = self.words
        for j in range(i + 2, min(i + _TARGETS, self.limit)):
            if words.lower[j] in ("de", "d'"):
                verb = j + 1
                while verb < self.limit and words.lower[verb] in words.grammar.clitics | {"ne"}:
                    verb += 1
                if words.form[verb] == "Inf":
                    return True
            if words.form[j] == "Fin":
                return False
        return False

    def _addressee(self) -> int | None:
        """The clause behind somebody who is told: "told lawmakers (that) the site was safe"."""
        words = self.words
        end = self._target_end(self.after)
        if end is None:
            return None
        i = skip_adverbials(words, end + 1, self.limit)
        if i > self.limit:
            return None
        low = words.lower[i]
        if low in words.grammar.complementizers | words.grammar.questions | {"to", "about", "of"}:
            return i
        if low in (",", ":") and i + 1 in words.quote_at:
            return i + 1
        return i if words.any_finite(i, self.limit) and self._clause_starts(i) else None

    def _target_end(self, i: int) -> int | None:
        """Last token of the phrase at `i` when it can be somebody who is told."""
        words = self.words
        j = i
        while j <= min(self.limit, i + _TARGETS) and (
            words.pos[j] in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
            or (words.pos[j] == "PRON" and j == i)
            or words.lower[j] in ("of", "'s")
            or (words.pos[j] == "CCONJ" and j > i)
            or (words.lower[j] in ("the",))
        ):
            if j > i and self._clause_starts(j) and words.pos[j] in ("DET",):
                break
            j += 1
        return j - 1 if j > i else None

    def _clause_starts(self, i: int) -> bool:
        """Whether a subject with a finite verb starts at `i`."""
        words, j = self.words, i
        if words.pos[i] not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "ADV"):
            return words.lower[i] in ("if", "when", "there")
        while j <= min(i + 20, self.limit):
            if words.form[j] == "Fin":
                return j > i
            if words.lower[j] in (";", ":"):
                return False
            j += 1
        return False

    def _person(self) -> int | Range | None:
        """Somebody and what he shall do or has done: "accuse X de ...", "urged X to ..."."""
        words, i = self.words, self.after
        if words.lower[i] in self.group.cue.after and i < self.limit:
            i += 1
        if words.pos[i] not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"):
            return None
        return i if "object" in self.group.cue.takes or self._leads_on(i) else None

    def _leads_on(self, i: int) -> bool:
        """Whether what somebody shall do or has done follows the phrase at `i`."""
        words = self.words
        links = words.grammar.infinitive_markers | {"of", "for", "as", "with", "à", "pour", "into"}
        for j in range(i, min(i + _TARGETS + 4, self.limit)):
            if words.form[j] == "Fin":
                return False
            if words.lower[j] in self.group.cue.after and j > i:
                return True
            if words.lower[j] in links and (not words.french or self._verb_at(j + 1)):
                return True
        return False

    def _verb_at(self, i: int) -> bool:
        words = self.words
        while i < self.limit and words.lower[i] in words.grammar.clitics | {"ne"}:
            i += 1
        return words.form[i] == "Inf"

    def _copula(self) -> int | None:
        words, i = self.words, self.after
        if i > self.limit or words.lower[i] in (",", ".", ";") or (self.group.form == "participle"):
            return None
        if words.pos[i] in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") or i in words.quote_at:
            return i
        return i if words.lower[i] in ("as", "de", "d'", "que") else None

    def _as(self) -> int | None:
        """Somebody or something seen as something: "sees the treaty as dead"."""
        start = self._copula()
        links = ("comme",) if self.words.french else ("as",)
        pronoun = self.words.french and "y" in self.words.lower[self.group.first : self.group.verb]
        reach = self.words.lower[self.after : min(self.after + 14, self.limit)]
        return start if pronoun or any(link in reach for link in links) else None

    def _bare_clause(self) -> int | None:
        """A clause without "that": "said he would go"; French has none."""
        words = self.words
        if words.french:
            return None
        clauses = [
            kid
            for kid in words.kids[self.group.verb]
            if kid > self.group.last and words.dep[kid] == "ccomp"
        ]
        if clauses:
            first = max(words.edges(clauses[0])[0], self.after)
            if first <= self.limit:
                return first if first - self.after > 8 else self.after
        if words.lower[self.after] in (",", ".", ";", ":", "as"):
            return None
        last = phrase_end(words, self.after, self.limit)
        verb = skip_adverbials(words, last + 1, self.limit)
        starts = last >= self.after and verb <= self.limit and words.form[verb] == "Fin"
        return self.after if starts else None

    def _after(self) -> int | Range | None:
        start = self._behind_preposition()
        if start is None:
            return None
        last = phrase_end(self.words, start, self.limit)
        return (start, self._stretched(last)) if last >= start else start

    def _behind_preposition(self) -> int | None:
        words, i = self.words, self.after
        for form in self.group.cue.after:
            parts = form.split()
            if words.lower[i : i + len(parts)] == parts and i + len(parts) <= self.limit:
                return i + len(parts)
            contracted = {"de": ("d'", "du", "des"), "à": ("au", "aux")}.get(form, ())
            if words.lower[i] in contracted and i < self.limit:
                return i + 1
        return None

    def _object(self) -> Range | None:
        words, i = self.words, self.after
        if self.group.cue.lemma in ("s'en prendre", "faire part", "faire état", "rendre compte"):
            i = self._behind_preposition() or i
        if words.lower[i] in words.grammar.adjuncts and words.pos[i] == "ADP":
            i = phrase_end(words, i + 1, self.limit) + 1
            if i > self.limit:
                return None
        if words.pos[i] == "ADP" and words.lower[i] not in ("des", "de", "du"):
            return None
        kids = [
            kid
            for kid in words.kids[self.group.verb]
            if kid >= i
            and words.dep[kid] in _OBJECTS
            and words.nominal(kid)
            and not low_time(words, kid)
        ]
        kids.sort(key=lambda kid: words.dep[kid] != "obj")
        if kids and words.pos[kids[0]] != "ADP":
            first, last = words.edges(kids[0])
            first = max(first, i)
            if first - i <= 3:
                return first, self._stretched(max(min(last, self.limit), first))
        opens = words.pos[i] in ("DET", "NOUN", "PROPN", "NUM", "ADJ") or words.lower[i] == "des"
        if opens or i in words.quote_at:
            return i, right_edge(words, self.group, i, self._comma(i), self.gerunds)
        return None

    def _stretched(self, last: int) -> int:
        """An object with what the parser took off it, up to an adjunct or a mark."""
        words, i = self.words, last + 1
        while i <= self.limit and not (
            words.lower[i] in (",", ";", ":", ".", "–", "—")
            or words.lower[i] in words.grammar.adjuncts
            or words.pos[i] in ("CCONJ", "ADV")
            or low_time(words, i)
            or words.form[i] == "Fin"
        ):
            i += 1
        if i < self.limit and words.lower[i] == "," and not self._goes_on(i + 1):
            return self.limit
        return i - 1

    def _goes_on(self, i: int) -> bool:
        """Whether more than an appended phrase without a verb of its own follows."""
        words = self.words
        return (
            words.any_finite(i, self.limit)
            or (words.pos[i] in ("CCONJ", "ADV", "ADP") and (words.lower[i] != "à"))
            or i in self.gerunds
        )

    def _comma(self, i: int) -> int:
        """The end of a plain object: the next comma."""
        for j in range(i, self.limit + 1):
            if self.words.lower[j] == ",":
                return j - 1
        return self.limit
