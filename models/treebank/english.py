"""Our own English training sentences: the constructions of arms news, in many words.

python models/treebank/english.py COUNT SEED OUT.conllu
"""

from __future__ import annotations

import random
import sys
import tomllib
from pathlib import Path

from trees import Part, Phrase, Token, build, mark, name, punct, token, write

WORDS = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))
SING, PLUR = "Sing", "Plur"
THIRD = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PLURAL = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"
PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"


class Noun:
    """A noun phrase with its number (Sing, Plur)."""

    def __init__(self, phrase: Phrase, number: str = SING) -> None:
        self.phrase, self.number = phrase, number


class English:
    """A grammar that draws its words at random."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)

    def pick(self, *keys: str) -> str:
        """Draw a word from the lists of the word file."""
        found = WORDS
        for key in keys:
            found = found[key]
        return self.draw.choice(found)

    def chance(self, share: float) -> bool:
        """Draw yes with probability `share`."""
        return self.draw.random() < share

    def the(self, form: str = "the") -> Token:
        """Make an article."""
        definite = "Def" if form == "the" else "Ind"
        return token(
            form, "DET", "the" if form == "the" else "a", f"Definite={definite}|PronType=Art"
        )

    def case(self, word: str, phrase: Phrase) -> Phrase:
        """Put a preposition before a phrase."""
        return build(phrase, [("case", token(word, "ADP")), phrase])

    def compound(self, words: list[str], number: str = SING, pos: str = "NOUN") -> Phrase:
        """Make a noun with what stands before it; the last word is the noun."""
        last = words[-1]
        form = last
        if number == PLUR:
            form = WORDS["irregular_plural"].get(last) or last + "s"
        head = token(form, pos, last, f"Number={number}")
        parts: list[Part] = []
        for word in words[:-1]:
            adjective = word in ADJECTIVES or "-" in word
            part = token(
                word, "ADJ" if adjective else "NOUN", word, "_" if adjective else "Number=Sing"
            )
            parts.append(("amod" if adjective else "compound", part))
        return build(head, [*parts, head])

    # Noun phrases

    def country(self) -> Noun:
        """Draw a country."""
        return self._country(self.pick("countries").split("|")[0])

    def _country(self, form: str) -> Noun:
        words = form.split(" ")
        article = words[0] == "the"
        words = words[1:] if article else words
        head = token(words[-1], "PROPN", "", "Number=Sing")
        parts: list[Part] = []
        for word in words[:-1]:
            adjective = word in ("United", "Saudi")
            parts.append(
                ("amod" if adjective else "compound", token(word, "ADJ" if adjective else "PROPN"))
            )
        phrase = mark(build(head, [*parts, head]), "LOC")
        if article:
            phrase = build(phrase, [("det", self.the()), phrase])
        return Noun(phrase)

    def capital(self) -> Noun:
        """Draw a capital, which may stand for its government."""
        words = self.pick("capitals").split(" ")
        head = token(words[-1], "PROPN", "", "Number=Sing")
        return Noun(
            mark(build(head, [*(("compound", token(w, "PROPN")) for w in words[:-1]), head]), "LOC")
        )

    def person(self) -> Phrase:
        """Draw a person's name, perhaps the family name alone."""
        family = self.pick("family").split(" ")
        return name(family if self.chance(0.2) else [self.pick("given"), *family], "PER")

    def official(self) -> Noun:
        """Draw who speaks: a title and name, a role, a person, a body."""
        kind = self.draw.random()
        if kind < 0.15:
            return Noun(self.person())
        if kind < 0.3:
            return self.body()
        if kind < 0.42:
            return self.group()
        if kind < 0.5:
            return self.agency()
        country = self.pick("countries").split("|")[1]
        if kind < 0.75:
            person = self.person()
            title = self._title(self.pick("titles").split(" "))
            before: list[Part] = [("nmod:desc", title)]
            if self.chance(0.5):
                before.insert(0, ("amod", self._adjective(country)))
                title_head = title.head
                before = [("nmod:desc", build(title_head, [before[0], title]))]
            phrase = build(person, [*before, person])
            return Noun(phrase)
        role = self._role(self.pick("roles"), country, SING)
        article = self.draw.choice(("the", "the", "a"))
        if article == "a" and role.tokens[0].form[:1].lower() in "aeio":
            article = "an"
        role = build(role, [("det", self.the(article)), role])
        if self.chance(0.35):
            person = self.person()
            role = build(role, [role, punct(","), ("appos", person), punct(",")])
        elif self.chance(0.3):
            who = self.person()
            owner = build(who, [who, punct(","), ("appos", role), punct(",")])
            return Noun(owner)
        return Noun(role)

    def _title(self, words: list[str]) -> Phrase:
        if "of" in words:
            state = token("State", "PROPN")
            head = token("Secretary", "PROPN", "", "Number=Sing")
            return build(head, [head, ("nmod", self.case("of", build(state, [state])))])
        pos = "NOUN" if words[-1].islower() else "PROPN"
        head = token(words[-1], pos, "", "Number=Sing")
        before: list[Part] = []
        for word in words[:-1]:
            adjective = word in ("Prime", "Foreign", "Vice")
            before.append(
                ("amod" if adjective else "compound", token(word, "ADJ" if adjective else "PROPN"))
            )
        return build(head, [*before, head])

    def _adjective(self, form: str) -> Phrase:
        words = form.split(" ")
        head = token(words[-1], "PROPN" if form in ("US", "U.S.") else "ADJ", words[-1])
        return build(head, [*(("compound", token(w, "PROPN")) for w in words[:-1]), head])

    def _role(self, role: str, country: str, number: str) -> Phrase:
        before, _, after = role.partition("%")
        words = (after or before).split()
        noun = self.compound(words, number) if number == SING else self._plural_role(words)
        if "%" not in role:
            return noun
        adjective = self._adjective(country)
        relation = "compound" if country in ("US", "U.S.") else "amod"
        parts: list[Part] = [("amod", token(word, "ADJ")) for word in before.split()]
        return build(noun, [*parts, (relation, adjective), noun])

    def _plural_role(self, words: list[str]) -> Phrase:
        last = words[-1]
        lemma = {"authorities": "authority", "media": "media"}.get(last, last.rstrip("s"))
        head = token(last, "NOUN", lemma, "Number=Plur")
        return build(
            head, [*(("compound", token(w, "NOUN", "", "Number=Sing")) for w in words[:-1]), head]
        )

    def body(self) -> Noun:
        """Draw a body such as the Kremlin."""
        article, form = self.pick("bodies").split("|")
        words = form.split(" ")
        head = token(words[-1], "PROPN", "", "Number=Sing")
        before: list[Part] = []
        for word in words[:-1]:
            adjective = word in ("White", "European", "United", "Foreign")
            before.append(
                ("amod" if adjective else "compound", token(word, "ADJ" if adjective else "PROPN"))
            )
        phrase = mark(build(head, [*before, head]), "ORG")
        if article:
            phrase = build(phrase, [("det", self.the()), phrase])
        return Noun(phrase)

    def agency(self) -> Noun:
        """Draw a news agency, perhaps called one."""
        words = self.pick("agencies").split(" ")
        phrase = mark(
            build(
                h := token(words[-1], "PROPN", "", "Number=Sing"),
                [*(("compound", token(w, "PROPN")) for w in words[:-1]), h],
            ),
            "ORG",
        )
        if self.chance(0.4):
            kind = self.compound(
                self.draw.choice(
                    (["news", "agency"], ["state", "television"], ["state", "media"], ["newspaper"])
                )
            )
            before: list[Part] = [("compound", phrase)]
            if self.chance(0.3):
                before = [("nmod:poss", self._possessive(self.country().phrase)), *before]
            elif self.chance(0.7):
                before = [("det", self.the()), *before]
            return Noun(build(kind, [*before, kind]))
        return Noun(phrase)

    def _possessive(self, phrase: Phrase) -> Phrase:
        phrase.tokens[-1].glued = True
        return build(phrase, [phrase, ("case", token("'s", "PART", "'s"))])

    def group(self) -> Noun:
        """Make "the Russian army", "Iranian authorities"."""
        role, number = self.pick("groups").split("|")
        country = self.pick("countries").split("|")[1]
        number = {"s": SING, "p": PLUR}[number]
        phrase = self._role(role, country, number)
        if number == SING or self.chance(0.3):
            phrase = build(phrase, [("det", self.the()), phrase])
        return Noun(phrase, number)

    def actor(self) -> Noun:
        """Draw who acts: mostly a country."""
        kind = self.draw.random()
        return self.country() if kind < 0.65 else self.capital() if kind < 0.82 else self.group()

    def arms(self, *, kind: str = "") -> Noun:
        """Draw arms: bare, counted, named, owned or coordinated."""
        kind = kind or self.draw.choice(
            ("bare", "bare", "named", "named", "count", "mass", "its", "one", "the", "both")
        )
        if kind == "mass":
            return Noun(self.compound(self.pick("mass").split(" ")))
        if kind == "both":
            first, second = (
                self.arms(kind="bare"),
                self.arms(kind=self.draw.choice(("bare", "named", "mass"))),
            )
            joined = build(second.phrase, [("cc", token("and", "CCONJ")), second.phrase])
            return Noun(build(first.phrase, [first.phrase, ("conj", joined)]), PLUR)
        if kind == "named" and self.chance(0.4):
            words = self.pick("named").split(" ")
            if len(words) == 1:
                words = [words[0] + "s"]
            phrase = name(words, "")
            phrase.head.lemma = phrase.head.form
            if self.chance(0.4):
                phrase = build(
                    phrase,
                    [
                        ("nummod", token(self.draw.choice(("two", "six", "12", "24")), "NUM")),
                        phrase,
                    ],
                )
            return Noun(phrase, PLUR)
        number = SING if kind == "one" else PLUR
        phrase = self.compound(self.pick("arms").split(" "), number)
        before: list[Part] = []
        if kind == "named" or self.chance(0.2):
            words = self.pick("named").split(" ")
            before.append(("compound", name(words, "")))
        elif self.chance(0.15):
            before.append(("amod", token(self.pick("made"), "ADJ")))
        elif self.chance(0.2):
            country = self.pick("countries").split("|")[1]
            before.append(("amod", self._adjective(country)))
        if self.chance(0.1):
            before.insert(
                0,
                (
                    "amod",
                    token(
                        self.draw.choice(("new", "more", "advanced", "modern", "additional")), "ADJ"
                    ),
                ),
            )
        first = before[0][1] if before else phrase
        first = first.tokens[0] if isinstance(first, Phrase) else first
        if kind == "count":
            number_word = self.pick("numbers")
            if number_word == "dozens":
                dozens = token("dozens", "NOUN", "dozen", "Number=Plur")
                inner = build(phrase, [*before, phrase])
                return Noun(build(dozens, [dozens, ("nmod", self.case("of", inner))]), PLUR)
            relation = "amod" if number_word == "several" else "nummod"
            before.insert(
                0, (relation, token(number_word, "ADJ" if number_word == "several" else "NUM"))
            )
        elif kind == "its":
            owner = self.draw.choice(("its", "their", "our", "those"))
            before.insert(
                0,
                ("det", token(owner, "DET", "that", "Number=Plur|PronType=Dem"))
                if owner == "those"
                else (
                    "nmod:poss",
                    token(
                        owner,
                        "PRON",
                        {"its": "its", "their": "their", "our": "our"}[owner],
                        "Poss=Yes|PronType=Prs",
                    ),
                ),
            )
        elif kind == "one":
            before.insert(0, ("det", self.the("an" if first.form[:1].lower() in "aeio" else "a")))
        elif kind == "the":
            before.insert(0, ("det", self.the()))
        return Noun(build(phrase, [*before, phrase]), number)

    # Verbs

    def past(self, verb: str) -> str:
        """Give the past of a verb."""
        return WORDS["irregular"][verb][0] if verb in WORDS["irregular"] else _regular(verb)

    def past_participle(self, verb: str) -> str:
        """Give the past participle of a verb."""
        return WORDS["irregular"][verb][1] if verb in WORDS["irregular"] else _regular(verb)

    def active(self, verb: str, number: str, tense: str = "") -> tuple[list[Part], Token]:
        """Give what stands before the verb, and the verb, in the active."""
        tense = tense or self.draw.choice(
            (
                "past",
                "past",
                "past",
                "perfect",
                "perfect",
                "future",
                "future",
                "present",
                "progressive",
                "modal",
            )
        )
        many = number == PLUR
        if tense == "past":
            return [], token(self.past(verb), "VERB", verb, PAST.format(number))
        if tense == "present":
            return [], token(
                verb if many else _third(verb), "VERB", verb, PLURAL if many else THIRD
            )
        if tense == "perfect":
            having = token("have" if many else "has", "AUX", "have", PLURAL if many else THIRD)
            return [("aux", having)], token(
                self.past_participle(verb), "VERB", verb, "Tense=Past|VerbForm=Part"
            )
        if tense == "progressive":
            being = token("are" if many else "is", "AUX", "be", PLURAL if many else THIRD)
            return [("aux", being)], token(_gerund(verb), "VERB", verb, "Tense=Pres|VerbForm=Part")
        modal = (
            "will"
            if tense == "future"
            else self.draw.choice(("would", "could", "may", "might", "should"))
        )
        return [("aux", token(modal, "AUX", modal, "VerbForm=Fin"))], token(
            verb, "VERB", verb, "VerbForm=Inf"
        )

    def when(self) -> Phrase:
        """Draw a time: on Tuesday, Tuesday, in 2023, on April 4, last week."""
        kind = self.draw.random()
        day = token(self.pick("days"), "PROPN", "", "Number=Sing")
        if kind < 0.35:
            return self.case("on", build(day, [day]))
        if kind < 0.55:
            return build(day, [day])
        month = token(self.pick("months"), "PROPN", "", "Number=Sing")
        if kind < 0.7:
            number = token(str(self.draw.randint(2, 30)), "NUM")
            return self.case("on", build(month, [month, ("nummod", number)]))
        if kind < 0.8:
            year = token(str(self.draw.randint(2014, 2026)), "NUM")
            return self.case("in", build(year, [year]))
        if kind < 0.9:
            unit = token(self.draw.choice(("week", "month", "year")), "NOUN", "", "Number=Sing")
            return build(unit, [("amod", token(self.draw.choice(("last", "next")), "ADJ")), unit])
        return self.case("in", build(month, [month]))

    def where(self) -> Phrase:
        """Draw a place with its preposition."""
        if self.chance(0.5):
            return self.case(self.draw.choice(("in", "in", "from")), self.country().phrase)
        return self.case(
            self.draw.choice(("in", "at", "near", "from")), name([self.pick("places")], "LOC")
        )

    # Clauses

    def predicate(
        self, subject: Noun | None, *, form: str = ""
    ) -> tuple[list[Part], Token, list[Part]]:
        """Draw an act: what stands before the verb, the verb, what follows it."""
        number = subject.number if subject else SING
        kind = self.draw.choice(("give", "give", "give", "deploy", "test", "make"))
        verb = self.pick("verbs", kind)
        if form == "inf":
            before, head = [], token(verb, "VERB", verb, "VerbForm=Inf")
        elif form == "ger":
            before, head = [], token(_gerund(verb), "VERB", verb, "VerbForm=Ger")
        else:
            before, head = self.active(verb, number)
        thing = self.arms().phrase
        after: list[Part] = [("obj", thing)]
        if kind == "give":
            if verb == "hand":
                after.insert(0, ("compound:prt", token("over", "ADP")))
            if verb in ("give", "send", "sell", "offer") and self.chance(0.3):
                after.insert(0, ("iobj", self.actor().phrase))
            elif verb in ("supply", "provide") and self.chance(0.4):
                after = [("obj", self.actor().phrase), ("obl", self.case("with", thing))]
            elif self.chance(0.8):
                after.append(("obl", self.case("to", self.actor().phrase)))
        if kind == "deploy" or self.chance(0.12):
            after.append(("obl", self.where()))
        if kind == "test" and self.chance(0.5):
            sea = token("Sea", "PROPN")
            of = self.case("of", self._country("Japan").phrase)
            after.append(
                (
                    "obl",
                    self.case(
                        self.draw.choice(("into", "toward", "off")),
                        build(sea, [("det", self.the()), sea, ("nmod", of)]),
                    ),
                )
            )
        if self.chance(0.3):
            after.append(("obl", self.when()))
        return before, head, after

    def clause(self, subject: Noun | None = None) -> Phrase:
        """Draw a clause about arms, active or passive."""
        if subject is None and self.chance(0.3):
            return self.passive()
        subject = subject or self.actor()
        before, head, after = self.predicate(subject)
        if before and self.chance(0.1):
            helper = before[0][1]
            before.append(("advmod", token("not", "PART")))
            assert isinstance(helper, Token)
        return build(head, [("nsubj", subject.phrase), *before, head, *after])

    def passive(self) -> Phrase:
        """Draw a passive clause, with or without its agent."""
        subject = self.arms(
            kind=self.draw.choice(("bare", "count", "the", "one", "named", "its", "mass"))
        )
        verb = self.pick("verbs", self.draw.choice(("give", "give", "deploy", "test", "make")))
        many = subject.number == PLUR
        head = token(
            self.past_participle(verb), "VERB", verb, "Tense=Past|VerbForm=Part|Voice=Pass"
        )
        been = token("been", "AUX", "be", "Tense=Past|VerbForm=Part")
        be = token("be", "AUX", "be", "VerbForm=Inf")
        being = token("being", "AUX", "be", "Tense=Pres|VerbForm=Part")
        auxiliaries = self.draw.choice(
            (
                [token("were" if many else "was", "AUX", "be", PAST.format(subject.number))],
                [token("have" if many else "has", "AUX", "have", PLURAL if many else THIRD), been],
                [token("will", "AUX", "will", "VerbForm=Fin"), be],
                [token("could", "AUX", "could", "VerbForm=Fin"), be],
                [token("are" if many else "is", "AUX", "be", PLURAL if many else THIRD), being],
            )
        )
        parts: list[Part] = [("nsubj:pass", subject.phrase)]
        for place, auxiliary in enumerate(auxiliaries):
            last = place == len(auxiliaries) - 1
            parts.append(("aux:pass" if last else "aux", auxiliary))
        parts.append(head)
        if verb == "hand":
            parts.append(("compound:prt", token("over", "ADP")))
        return build(head, [*parts, *self.passive_complements()])

    def passive_complements(self) -> list[Part]:
        """Draw agent, receiver, time and place of a passive, in varied order."""
        parts: list[Part] = []
        if self.chance(0.6):
            parts.append(("obl:agent", self.case("by", self.actor().phrase)))
        if self.chance(0.5):
            parts.append(("obl", self.case("to", self.actor().phrase)))
        self.draw.shuffle(parts)
        if self.chance(0.25):
            parts.append(("obl", self.where()))
        if self.chance(0.35):
            parts.append(("obl", self.when()))
        return parts

    def channel(self) -> Phrase:
        """Make "in a statement", "at a news conference"."""
        article, *words = self.pick("channels").split(" ")
        phrase = self.compound(words)
        phrase = build(phrase, [("det", self.the(article)), phrase])
        word = (
            "in"
            if words[-1] in ("statement", "interview", "address", "speech")
            else self.draw.choice(("at", "during"))
        )
        return self.case(word, phrase)

    def end(self, phrase: Phrase) -> Phrase:
        """Close a sentence with a full stop."""
        return build(phrase, [phrase, punct(".")])

    # Sentences

    def we(self) -> Phrase:
        """Draw a clause of "we", "they" or "it"."""
        form = self.draw.choice(("we", "we", "they", "he"))
        pronoun = token(form, "PRON", form, "PronType=Prs")
        verb = self.pick("verbs", "give")
        number = SING if form == "he" else PLUR
        before, head = self.active(
            verb, number, self.draw.choice(("future", "perfect", "progressive"))
        )
        parts: list[Part] = [("nsubj", pronoun), *before]
        if self.chance(0.25):
            parts.append(("advmod", token("not", "PART")))
        parts += [
            head,
            *([("compound:prt", token("over", "ADP"))] if verb == "hand" else []),
            ("obj", self.arms().phrase),
        ]
        if self.chance(0.6):
            parts.append(("obl", self.case("to", self.actor().phrase)))
        return build(head, parts)

    def quoted(self) -> Phrase:
        """ "...," said X / X said Tuesday / X told reporters."""
        inner = self.we() if self.chance(0.45) else self.clause()
        if self.chance(0.7):
            said = build(inner, [punct("“"), inner, punct(","), punct("”")])
        else:
            said = build(inner, [inner, punct(",")])
        speaker = self.official()
        parts: list[Part] = [("ccomp", said)]
        if self.chance(0.2):
            head = token("told", "VERB", "tell", PAST.format(SING))
            heard = self.draw.choice(("reporters", "lawmakers", "journalists", "parliament", ""))
            listener = (
                build(t := token(heard, "NOUN", heard.rstrip("s"), "Number=Plur"), [t])
                if heard
                else self.agency().phrase
            )
            parts += [("nsubj", speaker.phrase), head, ("iobj", listener)]
        else:
            _, head = self.active(self.pick("verbs", "say"), speaker.number, "past")
            parts += (
                [head, ("nsubj", speaker.phrase)]
                if self.chance(0.5)
                else [("nsubj", speaker.phrase), head]
            )
        if self.chance(0.5):
            parts.append(("obl", self.when()))
        if self.chance(0.25):
            parts.append(("obl", self.channel()))
        return self.end(build(head, parts))

    def interrupted(self) -> Phrase:
        """Russia, X said Tuesday, will deliver ..."""
        clause = self.clause()
        subject = next(
            t for t in clause.tokens if t.dep.startswith("nsubj") and t.head is clause.head
        )
        cut = max(i for i, t in enumerate(clause.tokens) if _under(t, subject)) + 1
        speaker = self.official()
        _, verb = self.active(self.pick("verbs", "say"), speaker.number, "past")
        middle: list[Part] = (
            [("nsubj", speaker.phrase), verb]
            if self.chance(0.6)
            else [verb, ("nsubj", speaker.phrase)]
        )
        if self.chance(0.4):
            middle.append(("obl", self.when()))
        inserted = build(verb, [punct(","), *middle, punct(",")])
        left, right = (
            Phrase(clause.head, clause.tokens[:cut]),
            Phrase(clause.head, clause.tokens[cut:]),
        )
        return self.end(build(clause.head, [left, ("parataxis", inserted), right]))

    def according(self) -> Phrase:
        """According to X, ..."""
        source = self.official()
        opening_word = token("according", "VERB", "accord", "Tense=Pres|VerbForm=Part")
        case = build(opening_word, [opening_word, ("fixed", token("to", "ADP"))])
        opening = build(source.phrase, [("case", case), source.phrase])
        clause = self.clause()
        if self.chance(0.6):
            return self.end(build(clause, [("obl", opening), punct(","), clause]))
        return self.end(
            build(clause, [clause, *([punct(",")] if self.chance(0.7) else []), ("obl", opening)])
        )

    def reported(self) -> Phrase:
        """X said (on Tuesday) that ... / X said it had delivered ... / X told Reuters that ..."""
        speaker = self.official()
        parts: list[Part] = [("nsubj", speaker.phrase)]
        if self.chance(0.2):
            verb = token("told", "VERB", "tell", PAST.format(speaker.number))
            parts += [verb, ("iobj", self.agency().phrase)]
        else:
            before, verb = self.active(
                self.pick("verbs", "say"),
                speaker.number,
                self.draw.choice(("past", "past", "past", "perfect", "present")),
            )
            parts += [*before, verb]
        if self.chance(0.4):
            parts.append(("obl", self.when()))
        if self.chance(0.35):
            it = token("it" if speaker.number == SING else "they", "PRON", "", "PronType=Prs")
            before, inner, after = self.predicate(Noun(build(it, [it]), speaker.number))
            if not before:
                before, inner = (
                    [("aux", token("had", "AUX", "have", PAST.format(SING)))],
                    token(
                        self.past_participle(inner.lemma),
                        "VERB",
                        inner.lemma,
                        "Tense=Past|VerbForm=Part",
                    ),
                )
            clause = build(inner, [("nsubj", it), *before, inner, *after])
        else:
            clause = self.clause()
        that: list[Part] = [("mark", token("that", "SCONJ"))] if self.chance(0.6) else []
        return self.end(build(verb, [*parts, ("ccomp", build(clause, [*that, clause]))]))

    def denied(self) -> Phrase:
        """X denied the delivery of ... / denied delivering ..."""
        speaker = self.official()
        verb = self.draw.choice(
            (
                "deny",
                "confirm",
                "announce",
                "condemn",
                "criticize",
                "suspend",
                "approve",
                "report",
                "deny",
            )
        )
        before, head = self.active(
            verb, speaker.number, self.draw.choice(("past", "past", "perfect"))
        )
        parts: list[Part] = [("nsubj", speaker.phrase), *before, head]
        if verb == "deny" and self.chance(0.6):
            _, inner, after = self.predicate(None, form="ger")
            return self.end(build(head, [*parts, ("xcomp", build(inner, [inner, *after]))]))
        parts.append(("obj", self.nominal().phrase))
        if self.chance(0.3):
            parts.append(("obl", self.when()))
        return self.end(build(head, parts))

    def nominal(self, *, bare: bool = False) -> Noun:
        """Make "the delivery of missiles to Belarus by Russia", "Russia's delivery of ..."."""
        kind = self.draw.choice(("give", "give", "deploy", "test"))
        noun = token(self.pick("nominal", kind), "NOUN", "", "Number=Sing")
        of = (
            "nmod",
            self.case(
                "of", self.arms(kind=self.draw.choice(("bare", "named", "mass", "count"))).phrase
            ),
        )
        parts: list[Part] = [noun, of]
        before: list[Part] = [] if bare else [("det", self.the())]
        if self.chance(0.5):
            before = [("nmod:poss", self._possessive(self.actor().phrase))]
        if kind == "give" and self.chance(0.7):
            parts.append(("nmod", self.case("to", self.actor().phrase)))
        elif kind == "deploy":
            parts.append(("nmod", self.where()))
        if before and before[0][0] == "det" and self.chance(0.5):
            parts.append(("nmod", self.case("by", self.actor().phrase)))
        return Noun(build(noun, [*before, *parts]))

    def event(self) -> Phrase:
        """The delivery of ... was announced on Tuesday / worries X."""
        subject = self.nominal()
        if self.chance(0.4):
            verb = self.draw.choice(("worry", "alarm", "anger", "threaten", "strengthen"))
            before, head = self.active(verb, SING, self.draw.choice(("past", "future", "perfect")))
            return self.end(
                build(
                    head, [("nsubj", subject.phrase), *before, head, ("obj", self.actor().phrase)]
                )
            )
        verb = self.draw.choice(
            ("announce", "confirm", "suspend", "postpone", "complete", "approve", "condemn")
        )
        head = token(_regular(verb), "VERB", verb, "Tense=Past|VerbForm=Part|Voice=Pass")
        parts: list[Part] = [
            ("nsubj:pass", subject.phrase),
            ("aux:pass", token("was", "AUX", "be", PAST.format(SING))),
            head,
        ]
        if self.chance(0.5):
            parts.append(("obl:agent", self.case("by", self.official().phrase)))
        if self.chance(0.5):
            parts.append(("obl", self.when()))
        return self.end(build(head, parts))

    def dateline(self) -> Phrase:
        """MOSCOW, April 4 (Reuters) - ..."""
        city = name(
            [
                word.upper() if self.chance(0.8) else word
                for word in self.pick("capitals").split(" ")
            ],
            "LOC",
        )
        parts: list[Part] = [city]
        if self.chance(0.4):
            month = token(self.pick("months"), "PROPN", "", "Number=Sing")
            number = token(str(self.draw.randint(2, 30)), "NUM")
            parts += [punct(","), ("nmod", build(month, [month, ("nummod", number)]))]
        if self.chance(0.85):
            agency = name([self.draw.choice(("AFP", "Reuters", "AP", "UPI", "TASS"))], "ORG")
            parts.append(("appos", build(agency, [punct("("), agency, punct(")")])))
        opening = build(city, parts)
        sentence = self.draw.choice(
            (self.clause, self.clause, self.reported, self.quoted, self.promised)
        )()
        start = sentence.tokens[0]
        start.form = start.form[:1].upper() + start.form[1:]
        whole = build(
            sentence,
            [("parataxis", opening), punct(self.draw.choice(("-", "–", "—", "--"))), sentence],
        )
        return whole if sentence.tokens[-1].form == "." else self.end(whole)

    def promised(self) -> Phrase:
        """X promised to deliver ... / X is ready to deliver ..."""
        subject = self.actor()
        _, inner, after = self.predicate(subject, form="inf")
        goal = build(inner, [("mark", token("to", "PART")), inner, *after])
        if self.chance(0.25):
            head = token(self.draw.choice(("ready", "willing", "unlikely", "able")), "ADJ")
            copula = token(
                "are" if subject.number == PLUR else "is",
                "AUX",
                "be",
                PLURAL if subject.number == PLUR else THIRD,
            )
            return self.end(
                build(head, [("nsubj", subject.phrase), ("cop", copula), head, ("xcomp", goal)])
            )
        before, head = self.active(
            self.pick("verbs", "promise"),
            subject.number,
            self.draw.choice(("past", "perfect", "present")),
        )
        return self.end(build(head, [("nsubj", subject.phrase), *before, head, ("xcomp", goal)]))

    def asked(self) -> Phrase:
        """X urged Y to deliver ... / X asked Y for ... / X accused Y of supplying ..."""
        speaker, other = self.official(), self.actor()
        kind = self.draw.random()
        if kind < 0.35:
            _, inner, after = self.predicate(other, form="ger")
            before, head = self.active(
                self.draw.choice(("accuse", "suspect")),
                speaker.number,
                self.draw.choice(("past", "perfect", "present")),
            )
            charge = build(inner, [("mark", token("of", "SCONJ")), inner, *after])
            return self.end(
                build(
                    head,
                    [
                        ("nsubj", speaker.phrase),
                        *before,
                        head,
                        ("obj", other.phrase),
                        ("advcl", charge),
                    ],
                )
            )
        if kind < 0.55:
            before, head = self.active("ask", speaker.number, self.draw.choice(("past", "perfect")))
            thing = self.case("for", self.arms().phrase)
            return self.end(
                build(
                    head,
                    [
                        ("nsubj", speaker.phrase),
                        *before,
                        head,
                        ("obj", other.phrase),
                        ("obl", thing),
                    ],
                )
            )
        _, inner, after = self.predicate(other, form="inf")
        before, head = self.active(
            self.draw.choice(("urge", "ask", "order", "allow", "warn")),
            speaker.number,
            self.draw.choice(("past", "perfect", "present")),
        )
        goal = build(inner, [("mark", token("to", "PART")), inner, *after])
        return self.end(
            build(
                head,
                [("nsubj", speaker.phrase), *before, head, ("obj", other.phrase), ("xcomp", goal)],
            )
        )

    def relative(self) -> Phrase:
        """Russia, which delivered ..., has ... / The missiles that Russia sent were ..."""
        if self.chance(0.5):
            subject = self.actor()
            who = token("which", "PRON", "which", "PronType=Rel")
            before, inner, after = self.predicate(Noun(build(who, [who]), subject.number))
            added = build(inner, [punct(","), ("nsubj", who), *before, inner, *after, punct(",")])
            subject.phrase = build(subject.phrase, [subject.phrase, ("acl:relcl", added)])
            return self.end(self.clause(subject))
        thing = self.arms(kind=self.draw.choice(("the", "its")))
        owner = self.actor()
        verb = self.pick("verbs", self.draw.choice(("give", "make", "deploy")))
        verb = "send" if verb == "hand" else verb
        before, inner = self.active(verb, owner.number, self.draw.choice(("past", "perfect")))
        link: list[Part] = (
            [("obj", token("that", "PRON", "that", "PronType=Rel"))] if self.chance(0.6) else []
        )
        added = build(inner, [*link, ("nsubj", owner.phrase), *before, inner])
        thing.phrase = build(thing.phrase, [thing.phrase, ("acl:relcl", added)])
        head = token(
            self.past_participle(v := self.pick("verbs", "deploy")),
            "VERB",
            v,
            "Tense=Past|VerbForm=Part|Voice=Pass",
        )
        were = token("were", "AUX", "be", PAST.format(PLUR))
        return self.end(
            build(
                head,
                [
                    ("nsubj:pass", thing.phrase),
                    ("aux:pass", were),
                    head,
                    *self.passive_complements(),
                ],
            )
        )

    def by_participle(self) -> Phrase:
        """X received missiles supplied by Y."""
        thing = self.arms(kind=self.draw.choice(("bare", "the", "count")))
        verb = self.draw.choice(
            ("supply", "deliver", "donate", "sell", "build", "deploy", "provide", "make")
        )
        form = "made" if verb == "make" else self.past_participle(verb)
        inner = token(form, "VERB", verb, "Tense=Past|VerbForm=Part|Voice=Pass")
        after: list[Part] = [("obl:agent", self.case("by", self.actor().phrase))]
        thing.phrase = build(thing.phrase, [thing.phrase, ("acl", build(inner, [inner, *after]))])
        subject = self.actor()
        before, head = self.active(
            self.draw.choice(("receive", "use", "unveil", "destroy", "fire")), subject.number
        )
        return self.end(
            build(head, [("nsubj", subject.phrase), *before, head, ("obj", thing.phrase)])
        )

    def headline(self) -> Phrase:
        """Russia to deliver ... / Russia delivers ... / Delivery of ... to X."""
        kind = self.draw.random()
        if kind < 0.2:
            return self.nominal(bare=True).phrase
        subject = self.country() if self.chance(0.6) else self.capital()
        subject.phrase = Phrase(
            subject.phrase.head, [t for t in subject.phrase.tokens if t.form != "the"]
        )
        if kind < 0.55:
            _, inner, after = self.predicate(subject, form="inf")
            return build(
                inner, [("nsubj", subject.phrase), ("mark", token("to", "PART")), inner, *after]
            )
        _, inner, after = self.predicate(subject)
        before, head = self.active(inner.lemma, SING, "present")
        whole = build(head, [("nsubj", subject.phrase), *before, head, *after])
        if self.chance(0.4):
            speaker = self.agency() if self.chance(0.5) else self.official()
            speaker.phrase = Phrase(
                speaker.phrase.head,
                [t for t in speaker.phrase.tokens if t.form not in ("the", "a", "an")],
            )
            says = token("says", "VERB", "say", THIRD)
            return build(
                whole,
                [whole, ("parataxis", build(says, [punct(","), ("nsubj", speaker.phrase), says]))],
            )
        return whole

    def after_time(self) -> Phrase:
        """On Tuesday, Russia delivered ... / In Syria, ..."""
        clause = self.clause()
        opening = (
            self.when()
            if self.chance(0.6)
            else self.channel()
            if self.chance(0.5)
            else self.where()
        )
        return self.end(build(clause, [("obl", opening), punct(","), clause]))

    def joined(self) -> Phrase:
        """X delivered ... to Y and deployed ..."""
        subject = self.actor()
        first, second = self.predicate(subject), self.predicate(subject)
        tense = self.draw.choice(("past", "perfect", "future"))
        before, head = self.active(first[1].lemma, subject.number, tense)
        again, other = self.active(second[1].lemma, subject.number, tense)
        inner = build(
            other,
            [
                ("cc", token("and", "CCONJ")),
                *(again if self.chance(0.3) else []),
                other,
                *second[2],
            ],
        )
        return self.end(
            build(head, [("nsubj", subject.phrase), *before, head, *first[2], ("conj", inner)])
        )

    def colon(self) -> Phrase:
        """X said: "..."."""
        speaker = self.official()
        inner = self.we() if self.chance(0.5) else self.clause()
        _, verb = self.active(self.pick("verbs", "say"), speaker.number, "past")
        inner.tokens[0].form = inner.tokens[0].form[:1].upper() + inner.tokens[0].form[1:]
        verb.glued = True
        quote = build(
            inner, [punct(self.draw.choice((":", ","))), punct("“"), inner, punct("."), punct("”")]
        )
        return build(verb, [("nsubj", speaker.phrase), verb, ("ccomp", quote)])

    def purpose(self) -> Phrase:
        """X delivered ... to help Y / for use against Y / after Y tested ..."""
        clause = self.clause()
        if self.chance(0.5):
            verb = self.draw.choice(
                ("help", "strengthen", "defend", "protect", "support", "deter", "replace")
            )
            goal = token(verb, "VERB", verb, "VerbForm=Inf")
            added = build(goal, [("mark", token("to", "PART")), goal, ("obj", self.actor().phrase)])
        else:
            inner = self.clause(self.actor())
            added = build(
                inner,
                [
                    (
                        "mark",
                        token(
                            self.draw.choice(("after", "as", "while", "before", "because")), "SCONJ"
                        ),
                    ),
                    inner,
                ],
            )
        return self.end(build(clause, [clause, ("advcl", added)]))

    def sentence(self) -> Phrase:
        """Draw a whole sentence."""
        kinds = (
            self.quoted,
            self.quoted,
            self.quoted,
            self.interrupted,
            self.according,
            self.according,
            self.reported,
            self.reported,
            self.denied,
            self.event,
            self.dateline,
            self.promised,
            self.asked,
            self.relative,
            self.by_participle,
            self.headline,
            self.after_time,
            self.joined,
            self.colon,
            self.purpose,
            lambda: self.end(self.clause()),
            lambda: self.end(self.clause()),
            lambda: self.end(self.passive()),
        )
        return self.draw.choice(kinds)()


ADJECTIVES = {
    "ballistic",
    "nuclear",
    "tactical",
    "armored",
    "hypersonic",
    "intercontinental",
    "military",
    "enriched",
    "heavy",
    "senior",
    "top",
    "former",
    "foreign",
    "spare",
    "televised",
    "anti-tank",
}


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return (
        verb[:-1] + "ied"
        if verb.endswith(("ly", "ny", "ry"))
        else verb + ("red" if verb == "deter" else "ed")
    )


def _third(verb: str) -> str:
    if verb.endswith(("ly", "ny", "ry")):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _gerund(verb: str) -> str:
    doubled = {"ship": "shipping", "transfer": "transferring", "get": "getting"}
    return doubled.get(verb) or (verb[:-1] if verb.endswith("e") else verb) + "ing"


def _under(item: Token, top: Token) -> bool:
    """Tell whether `item` is `top` or hangs below it."""
    while item is not top and item.head is not None:
        item = item.head
    return item is top


def main(count: int, seed: int, out: Path) -> None:
    """Write `count` sentences to `out`."""
    grammar = English(seed)
    out.write_text("".join(write(grammar.sentence(), n) for n in range(count)), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
