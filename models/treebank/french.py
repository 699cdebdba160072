"""Our own French training sentences: the constructions of arms news, in many words.

The treebanks hold few sentences such as "« ... », a annoncé mardi le ministre"; these show
the parser where subject, object and time stand in them. Contractions (du, aux) are one
token, an ADP, as everywhere in Vigie.

    python models/treebank/french.py COUNT SEED OUT.conllu
"""

from __future__ import annotations

import random
import sys
import tomllib
from pathlib import Path

from trees import Part, Phrase, Token, build, mark, name, punct, token, write

WORDS = tomllib.loads(Path(__file__).with_name("french.toml").read_text(encoding="utf-8"))
ELIDING = tuple("aeiouyhâàéèêëîïôûAEIOUÂÀÉÈÊÎÔÛ")
SING, PLUR = "Sing", "Plur"


OWNERS = (
    ("ses", "DET", "son", "Number=Plur|Poss=Yes"),
    ("leurs", "DET", "leur", "Number=Plur|Poss=Yes"),
    ("nos", "DET", "notre", "Number=Plur|Poss=Yes"),
    ("ces", "DET", "ce", "Number=Plur|PronType=Dem"),
)


class Noun:
    """A noun phrase with its gender (Masc, Fem) and number (Sing, Plur)."""

    def __init__(self, phrase: Phrase, gender: str = "Masc", number: str = SING) -> None:
        self.phrase, self.gender, self.number = phrase, gender, number


class French:
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

    # Determiners and small words

    def article(self, form: str, gender: str = "Masc", number: str = SING) -> Token:
        """Make an article; `form` is as in the word file."""
        if form in ("un", "une", "des"):
            feats = f"Definite=Ind|Gender={gender}|Number={number}|PronType=Art"
            if form == "des":
                feats = "Definite=Ind|Number=Plur|PronType=Art"
            return token(form, "DET", "un", feats)
        if form in ("l'", "les"):
            feats = f"Definite=Def|Number={number}|PronType=Art"
        else:
            feats = f"Definite=Def|Gender={gender}|Number={number}|PronType=Art"
        return token(form, "DET", "le", feats, glued=form == "l'")

    def with_preposition(self, word: str, noun: Phrase) -> Phrase:
        """Put `de`, `à` or another preposition before a phrase: contracted, elided or plain."""
        first = noun.tokens[0]
        contracted = {
            ("de", "le"): "du",
            ("de", "les"): "des",
            ("à", "le"): "au",
            ("à", "les"): "aux",
        }
        if first.lemma in ("le", "un") and first.pos == "DET":
            if (word, first.form) in contracted:
                case = token(contracted[word, first.form], "ADP", word)
                return build(noun.head, [("case", case), Phrase(noun.head, noun.tokens[1:])])
            if word == "de" and first.form in ("des", "du", "de"):
                noun = Phrase(noun.head, noun.tokens[1:])  # de + des, du: de
                first = noun.tokens[0]
        if word == "de" and first.form == "de":
            return noun  # de + de l': de l'
        elide = word == "de" and first.form.startswith(ELIDING)
        case = token("d'" if elide else word, "ADP", word, glued=elide)
        return build(noun.head, [("case", case), noun])

    def adjective(self, masculine: str, gender: str, number: str) -> Token:
        """Make an adjective agree."""
        form = masculine
        if gender == "Fem":
            doubled = {"en": "enne", "c": "que", "f": "ve", "er": "ère"}
            for end, feminine in doubled.items():
                if form.endswith(end):
                    form = form[: -len(end)] + feminine
                    break
            else:
                form = form if form.endswith("e") else form + "e"
            form = {"grecque": "grecque", "greque": "grecque", "turque": "turque"}.get(form, form)
        if number == PLUR and not form.endswith("s"):
            form += "s"
        return token(form, "ADJ", masculine, f"Gender={gender}|Number={number}")

    def words_of(self, text: str, country: str, gender: str = "Masc") -> list[Part]:
        """Parse a short complement such as "% de la Défense" into parts for its noun."""
        parts: list[Part] = []
        pieces = text.split(" ")
        while pieces:
            piece = pieces.pop(0)
            if piece == "%":
                parts.append(("amod", self.adjective(country, gender, SING)))
            elif piece in ("de", "des", "du", "à") or piece.startswith("d'"):
                parts.append(("nmod", self._complement(piece, pieces, country)))
                pieces = []
            elif piece:
                parts.append(
                    (
                        "amod",
                        token(
                            piece,
                            "ADJ",
                            piece.removesuffix("e") if piece == "générale" else piece,
                            f"Gender={gender}|Number=Sing",
                        ),
                    )
                )
        return parts

    def _complement(self, first: str, rest: list[str], country: str) -> Phrase:
        """Make "de la diplomatie russe", "des Affaires étrangères", "d'état-major"."""
        before: list[Part] = []
        if first.startswith("d'") and len(first) > 2:
            before.append(("case", token("d'", "ADP", "de", glued=True)))
            rest = [first[2:], *rest]
        else:
            before.append(
                ("case", token(first, "ADP", {"des": "de", "du": "de"}.get(first, first)))
            )
        if rest[0] in ("la", "le", "les"):
            before.append(("det", self.article(rest[0], "Fem" if rest[0] == "la" else "Masc")))
            rest = rest[1:]
        elif rest[0].startswith("l'"):
            before.append(("det", self.article("l'")))
            rest = [rest[0][2:], *rest[1:]]
        plural = first == "des"
        gender = (
            "Fem"
            if rest[0]
            in (
                "diplomatie",
                "Défense",
                "Affaires",
                "Armées",
                "armée",
                "agence",
                "région",
                "organisation",
                "croisière",
                "rechange",
                "défense",
                "chasse",
            )
            else "Masc"
        )
        noun = token(
            rest[0],
            "NOUN",
            rest[0].lower().rstrip("s") if plural else rest[0].lower(),
            f"Gender={gender}|Number={PLUR if plural else SING}",
        )
        after: list[Part] = []
        for place, word in enumerate(rest[1:], 1):
            if word == "de" or word.startswith("l'"):
                if word == "de":
                    after.append(("nmod", self._complement("de", rest[place + 1 :], country)))
                break
            adjective = country if word == "%" else word
            made = (
                self.adjective(adjective, gender, SING)
                if word == "%"
                else token(word, "ADJ", word, f"Gender={gender}|Number={PLUR if plural else SING}")
            )
            after.append(("amod", made))
        return build(noun, [*before, noun, *after])

    # Noun phrases

    def country(self) -> Noun:
        """Draw a country with its article."""
        article, form, _, _ = self.pick("countries").split("|")
        return self._country(article, form)

    def _country(self, article: str, form: str) -> Noun:
        gender = "Fem" if article == "la" else "Masc"
        number = PLUR if article == "les" else SING
        words = form.split(" ")
        if len(words) == 3:
            inner = build(
                t := token(words[2], "PROPN"), [("case", token(words[1], "ADP", "de")), t]
            )
            head = token(words[0], "PROPN")
            phrase = mark(build(head, [head, ("nmod", inner)]), "LOC")
        elif len(words) == 2:
            head = token(words[0], "PROPN")
            phrase = mark(
                build(
                    head,
                    [head, ("amod", token(words[1], "ADJ", "saoudite", "Gender=Fem|Number=Sing"))],
                ),
                "LOC",
            )
        else:
            phrase = name(words, "LOC")
        if article:
            phrase = build(phrase, [("det", self.article(article, gender, number)), phrase])
        return Noun(phrase, gender, number)

    def in_country(self) -> Phrase:
        """Make "en Syrie", "au Japon", "aux États-Unis"."""
        _, form, _, preposition = self.pick("countries").split("|")
        phrase = self._country("", form).phrase
        return build(
            phrase,
            [("case", token(preposition, "ADP", {"en": "en"}.get(preposition, "à"))), phrase],
        )

    def capital(self) -> Noun:
        """Draw a capital, which may stand for its government."""
        words = self.pick("capitals").split(" ")
        return Noun(name(words, "LOC"))

    def person(self) -> Phrase:
        """Draw a person's name."""
        return name([self.pick("given"), *self.pick("family").split(" ")], "PER")

    def official(self, *, plain: bool = False) -> Noun:
        """Draw who speaks: a role, with or without a name, a person, a body."""
        kind = self.draw.random()
        if kind < 0.15 and not plain:
            return Noun(self.person())
        if kind < 0.3:
            return self.body()
        if kind < 0.42:
            return self.group()
        if kind < 0.5:
            return self.agency()
        article, noun, complement, gender = self.pick("roles").split("|")
        gender = {"m": "Masc", "f": "Fem"}[gender]
        adjective = self.pick("countries").split("|")[2]
        feats = f"Gender={gender}|Number=Sing"
        if " " in noun:
            first, noun = noun.split(" ")
            head = token(noun, "NOUN", noun, feats)
            extra: list[Part] = [("amod", token(first, "ADJ", first.lower(), feats))]
        elif complement == "responsable":
            head, extra = (
                token("responsable", "NOUN", "", feats),
                [("amod", token("haut", "ADJ", "haut", feats))],
            )
            complement = "%"
        else:
            head, extra = token(noun, "NOUN", noun, feats), []
        parts: list[Part] = [("det", self.article(article, gender)), *extra, head]
        named = article in ("le", "la", "l'") and not plain
        if named and self.chance(0.3):
            return Noun(build(head, [*parts, ("nmod", self.person())]), gender)
        parts += self.words_of(complement, adjective, gender)
        if named and self.chance(0.25):
            parts.append(("nmod", self.person()))
        elif named and self.chance(0.4):
            person = self.person()
            parts.append(("appos", build(person, [punct(","), person, punct(",")])))
        return Noun(build(head, parts), gender)

    def body(self) -> Noun:
        """Draw a body such as the Kremlin."""
        article, form = self.pick("bodies").split("|")
        words = form.split(" ")
        if form in ("Maison Blanche", "Union européenne"):
            head = token(words[0], "PROPN")
            phrase = mark(build(head, [head, ("amod", token(words[1], "ADJ"))]), "ORG")
        else:
            phrase = name(words, "ORG")
        return Noun(
            build(phrase, [("det", self.article(article)), phrase]),
            "Fem" if article == "la" else "Masc",
        )

    def agency(self) -> Noun:
        """Make "l'agence Interfax", "le quotidien Le Monde" or a bare agency."""
        phrase = name(self.pick("agencies").split(" "), "ORG")
        if self.chance(0.3):
            return Noun(phrase)
        noun, article, gender = self.draw.choice(
            (
                ("agence", "l'", "Fem"),
                ("agence", "l'", "Fem"),
                ("chaîne", "la", "Fem"),
                ("quotidien", "le", "Masc"),
                ("journal", "le", "Masc"),
            )
        )
        head = token(noun, "NOUN", noun, f"Gender={gender}|Number=Sing")
        parts: list[Part] = [("det", self.article(article, gender)), head]
        if self.chance(0.5):
            parts.append(
                ("amod", self.adjective(self.pick("countries").split("|")[2], gender, SING))
            )
        return Noun(build(head, [*parts, ("nmod", phrase)]), gender)

    def group(self) -> Noun:
        """Make "l'armée russe", "les autorités iraniennes"."""
        article, noun, gender, number = self.pick("groups").split("|")
        gender, number = {"m": "Masc", "f": "Fem"}[gender], {"s": SING, "p": PLUR}[number]
        lemma = {"autorités": "autorité", "forces": "force", "services": "service"}.get(noun, noun)
        head = token(noun, "NOUN", lemma, f"Gender={gender}|Number={number}")
        adjective = self.adjective(self.pick("countries").split("|")[2], gender, number)
        return Noun(
            build(
                head, [("det", self.article(article, gender, number)), head, ("amod", adjective)]
            ),
            gender,
            number,
        )

    def actor(self) -> Noun:
        """Draw who acts: mostly a country."""
        kind = self.draw.random()
        return self.country() if kind < 0.6 else self.capital() if kind < 0.8 else self.group()

    def arms(self, *, kind: str = "") -> Noun:
        """Draw arms: partitive, counted, named, owned or coordinated."""
        kind = kind or self.draw.choice(
            (
                "des",
                "des",
                "des",
                "named",
                "named",
                "count",
                "mass",
                "its",
                "some",
                "one",
                "the",
                "both",
                "new",
            )
        )
        if kind == "mass":
            return self.mass()
        if kind == "both":
            first, second = (
                self.arms(kind="des"),
                self.arms(kind=self.draw.choice(("des", "named", "mass"))),
            )
            joined = build(second.phrase, [("cc", token("et", "CCONJ")), second.phrase])
            return Noun(build(first.phrase, [first.phrase, ("conj", joined)]), first.gender, PLUR)
        if kind == "named":
            phrase = name(self.pick("named").split(" "), "")
            if self.chance(0.3):
                phrase = build(phrase, [("nummod", self.number()), phrase])
            else:
                phrase = build(
                    phrase,
                    [
                        (
                            "det",
                            self.article(self.draw.choice(("des", "des", "les")), "Masc", PLUR),
                        ),
                        phrase,
                    ],
                )
            return Noun(phrase, "Masc", PLUR)
        number = SING if kind == "one" else PLUR
        noun = self.weapon(number)
        if kind == "some":
            collective = token(self.pick("collectives"), "NOUN", "", "Gender=Fem|Number=Sing")
            inner = self.with_preposition("de", noun.phrase)
            return Noun(
                build(
                    collective, [("det", self.article("une", "Fem")), collective, ("nmod", inner)]
                ),
                "Fem",
                SING,
            )
        before: Part
        if kind == "count":
            before = ("nummod", self.number())
        elif kind == "its":
            before = ("det", token(*self.draw.choice(OWNERS)))
        elif kind == "one":
            before = ("det", self.article("un" if noun.gender == "Masc" else "une", noun.gender))
        elif kind == "new":
            adjective = self.adjective("nouveau", noun.gender, PLUR)
            adjective.form = "nouveaux" if noun.gender == "Masc" else "nouvelles"
            phrase = build(
                noun.phrase,
                [
                    ("det", token("de", "DET", "un", "Definite=Ind|Number=Plur|PronType=Art")),
                    ("amod", adjective),
                    noun.phrase,
                ],
            )
            return Noun(phrase, noun.gender, PLUR)
        else:
            before = ("det", self.article("les" if kind == "the" else "des", noun.gender, PLUR))
        return Noun(build(noun.phrase, [before, noun.phrase]), noun.gender, number)

    def number(self) -> Token:
        """Draw a number."""
        return token(self.pick("numbers"), "NUM")

    def weapon(self, number: str) -> Noun:
        """Draw a weapon without its determiner, perhaps with its name or make."""
        singular, plural, gender = self.pick("arms").split("|")
        gender = {"m": "Masc", "f": "Fem"}[gender]
        words = (singular if number == SING else plural).split(" ")
        head = token(words[0], "NOUN", singular.split(" ")[0], f"Gender={gender}|Number={number}")
        parts: list[Part] = [head]
        if len(words) == 2:
            parts.append(
                (
                    "amod",
                    token(
                        words[1], "ADJ", singular.split(" ")[1], f"Gender={gender}|Number={number}"
                    ),
                )
            )
        elif len(words) > 2:
            parts.append(("nmod", self._complement(words[1], words[2:], "")))
        if self.chance(0.3):
            parts.append(
                ("amod", self.adjective(self.pick("countries").split("|")[2], gender, number))
            )
        elif self.chance(0.35):
            parts.append(("nmod", name(self.pick("named").split(" "), "")))
        return Noun(build(head, parts), gender, number)

    def mass(self) -> Noun:
        """Make "du matériel militaire"."""
        article, words = self.pick("mass").split("|")
        noun, adjective = [*words.split(" "), ""][:2]
        gender = "Fem" if noun in ("aide", "technologie") else "Masc"
        head = token(noun, "NOUN", noun, f"Gender={gender}|Number=Sing")
        parts: list[Part] = [head]
        if adjective:
            parts.append(
                ("amod", token(adjective, "ADJ", adjective, f"Gender={gender}|Number=Sing"))
            )
        partitive = f"Definite=Ind|Gender={gender}|Number=Sing|PronType=Art"
        if article == "le":
            before: list[Part] = [("det", token("du", "DET", "un", partitive))]
        else:
            before = [("case", token("de", "ADP", "de")), ("det", self.article(article, gender))]
        return Noun(build(head, [*before, *parts]), gender)

    # Verbs

    def paradigm(self, verb: str) -> list[str]:
        """Give present singular, present plural, future stem and participle."""
        if verb in WORDS["irregular"]:
            return WORDS["irregular"][verb]
        stem = verb[:-2]
        return [stem + "e", stem + "ent", verb, stem + "é"]

    def participle(self, verb: str, gender: str, number: str, *, passive: bool) -> Token:
        """Make a past participle agree."""
        form = self.paradigm(verb)[3] + ("e" if gender == "Fem" else "")
        form += "s" if number == PLUR and not form.endswith("s") else ""
        feats = f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part"
        return token(form, "VERB", verb, feats + ("|Voice=Pass" if passive else ""))

    def auxiliary(
        self, form: str, lemma: str, number: str, tense: str = "Pres", mood: str = "Ind"
    ) -> Token:
        """Make a finite auxiliary."""
        return token(
            form, "AUX", lemma, f"Mood={mood}|Number={number}|Person=3|Tense={tense}|VerbForm=Fin"
        )

    def active(self, verb: str, number: str, tense: str = "") -> tuple[list[Part], Token]:
        """Give what stands before the verb, and the verb, in the active."""
        tense = tense or self.draw.choice(
            ("perfect", "perfect", "future", "future", "present", "conditional", "soon", "may")
        )
        many = number == PLUR
        present, presents, future, _ = self.paradigm(verb)
        if tense in ("perfect", "would-have"):
            if tense == "perfect":
                before = self.auxiliary("ont" if many else "a", "avoir", number)
            else:
                before = self.auxiliary(
                    "auraient" if many else "aurait", "avoir", number, "Pres", "Cnd"
                )
            return [("aux", before)], self.participle(verb, "Masc", SING, passive=False)
        if tense in ("soon", "may"):
            return [], self.infinitive(verb)
        mood, end = (
            ("Ind", "ont" if many else "a")
            if tense == "future"
            else ("Cnd", "aient" if many else "ait")
        )
        if tense == "present":
            return [], token(
                presents if many else present,
                "VERB",
                verb,
                f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin",
            )
        when = "Fut" if mood == "Ind" else "Pres"
        return [], token(
            future + end,
            "VERB",
            verb,
            f"Mood={mood}|Number={number}|Person=3|Tense={when}|VerbForm=Fin",
        )

    def infinitive(self, verb: str) -> Token:
        """Make an infinitive."""
        return token(verb, "VERB", verb, "VerbForm=Inf")

    def modal(self, number: str) -> Token:
        """Draw a verb that takes a bare infinitive."""
        one, many, lemma, tense, mood = self.draw.choice(
            (
                ("va", "vont", "aller", "Pres", "Ind"),
                ("pourrait", "pourraient", "pouvoir", "Pres", "Cnd"),
                ("peut", "peuvent", "pouvoir", "Pres", "Ind"),
                ("doit", "doivent", "devoir", "Pres", "Ind"),
                ("veut", "veulent", "vouloir", "Pres", "Ind"),
                ("compte", "comptent", "compter", "Pres", "Ind"),
                ("souhaite", "souhaitent", "souhaiter", "Pres", "Ind"),
                ("entend", "entendent", "entendre", "Pres", "Ind"),
                ("devrait", "devraient", "devoir", "Pres", "Cnd"),
                ("devait", "devaient", "devoir", "Imp", "Ind"),
            )
        )
        return token(
            many if number == PLUR else one,
            "VERB",
            lemma,
            f"Mood={mood}|Number={number}|Person=3|Tense={tense}|VerbForm=Fin",
        )

    def when(self) -> Phrase:
        """Draw a time: mardi, le 4 avril, en 2023, dimanche dernier."""
        kind = self.draw.random()
        day = token(self.pick("days"), "NOUN", "", "Gender=Masc|Number=Sing")
        if kind < 0.55:
            return build(day, [day])
        if kind < 0.65:
            last = token("dernier", "ADJ", "dernier", "Gender=Masc|Number=Sing")
            return build(day, [day, ("amod", last)])
        month = token(self.pick("months"), "NOUN", "", "Gender=Masc|Number=Sing")
        year = token(str(self.draw.randint(2014, 2026)), "NUM")
        if kind < 0.85:
            number = token(str(self.draw.randint(2, 30)), "NUM")
            dated = build(month, [month, ("nmod", year)] if self.chance(0.4) else [month])
            return build(number, [("det", self.article("le")), number, ("nmod", dated)])
        if kind < 0.93:
            return build(year, [("case", token("en", "ADP")), year])
        last = token(
            self.draw.choice(("dernier", "prochain")), "ADJ", "", "Gender=Masc|Number=Sing"
        )
        return build(month, [("case", token("en", "ADP")), month, ("amod", last)])

    def where(self) -> Phrase:
        """Draw a place with its preposition."""
        if self.chance(0.5):
            return self.in_country()
        phrase = name([self.pick("places")], "LOC")
        word = self.draw.choice(("à", "à", "près de", "depuis"))
        if word == "près de":
            near = token("près", "ADV")
            case = build(near, [near, ("fixed", token("de", "ADP"))])
            return build(phrase, [("case", case), phrase])
        return build(phrase, [("case", token(word, "ADP")), phrase])

    # Clauses

    def predicate(
        self, subject: Noun | None, *, infinitive: bool = False
    ) -> tuple[list[Part], Token, list[Part]]:
        """Draw an act: what stands before the verb, the verb, what follows it."""
        number = subject.number if subject else SING
        kind = self.draw.choice(("give", "give", "give", "deploy", "test", "make"))
        verb = self.pick("verbs", kind)
        before, head = ([], self.infinitive(verb)) if infinitive else self.active(verb, number)
        after: list[Part] = [("obj", self.arms().phrase)]
        if kind == "give" and self.chance(0.8):
            receiver = ("obl", self.with_preposition("à", self.actor().phrase))
            after = [receiver, *after] if self.chance(0.2) else [*after, receiver]
        if kind == "deploy" or self.chance(0.15):
            after.append(("obl", self.where()))
        if kind == "test" and self.chance(0.5):
            sea = token("mer", "NOUN", "", "Gender=Fem|Number=Sing")
            of = self.with_preposition("de", self._country("le", "Japon").phrase)
            after.append(
                (
                    "obl",
                    build(
                        sea,
                        [
                            ("case", token("vers", "ADP")),
                            ("det", self.article("la", "Fem")),
                            sea,
                            ("nmod", of),
                        ],
                    ),
                )
            )
        if self.chance(0.25):
            after.insert(0 if self.chance(0.4) else len(after), ("obl", self.when()))
        return before, head, after

    def clause(self, subject: Noun | None = None) -> Phrase:
        """Draw a clause about arms, active or passive."""
        if subject is None and self.chance(0.3):
            return self.passive()
        subject = subject or self.actor()
        before, head, after = self.predicate(subject)
        if "VerbForm=Inf" in head.feats:
            modal = self.modal(subject.number)
            inner = build(head, [*before, head, *after])
            return build(modal, [("nsubj", subject.phrase), modal, ("xcomp", inner)])
        if not before and self.chance(0.08):
            negated = [("advmod", token("ne", "ADV")), head, ("advmod", token("pas", "ADV"))]
            if head.form.startswith(ELIDING):
                negated[0] = ("advmod", token("n'", "ADV", "ne", glued=True))
            for relation, part in after:
                if relation == "obj":
                    _negate(part)
            return build(head, [("nsubj", subject.phrase), *negated, *after])
        return build(head, [("nsubj", subject.phrase), *before, head, *after])

    def passive(self) -> Phrase:
        """Draw a passive clause, with or without its agent."""
        subject = self.arms(kind=self.draw.choice(("des", "count", "the", "one", "named", "its")))
        verb = self.pick("verbs", self.draw.choice(("give", "give", "deploy", "test", "make")))
        number, many = subject.number, subject.number == PLUR
        head = self.participle(verb, subject.gender, number, passive=True)
        tense = self.draw.choice(("perfect", "present", "future", "past", "may"))
        been = token("été", "AUX", "être", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
        auxiliaries: dict[str, list[Token]] = {
            "perfect": [self.auxiliary("ont" if many else "a", "avoir", number), been],
            "present": [self.auxiliary("sont" if many else "est", "être", number)],
            "future": [self.auxiliary("seront" if many else "sera", "être", number, "Fut")],
            "past": [self.auxiliary("étaient" if many else "était", "être", number, "Imp")],
            "may": [
                self.auxiliary("auraient" if many else "aurait", "avoir", number, "Pres", "Cnd"),
                been,
            ],
        }
        parts: list[Part] = [("nsubj:pass", subject.phrase)]
        for auxiliary in auxiliaries[tense]:
            parts.append(("aux:pass" if auxiliary.lemma == "être" else "aux", auxiliary))
        parts.append(head)
        parts += self.passive_complements()
        return build(head, parts)

    def passive_complements(self) -> list[Part]:
        """Draw agent, receiver, time and place of a passive, in varied order."""
        parts: list[Part] = []
        if self.chance(0.6):
            parts.append(("obl:agent", self.with_preposition("par", self.actor().phrase)))
        if self.chance(0.5):
            parts.append(("obl", self.with_preposition("à", self.actor().phrase)))
        self.draw.shuffle(parts)
        if self.chance(0.35):
            parts.insert(self.draw.randint(0, len(parts)), ("obl", self.when()))
        if self.chance(0.25):
            parts.append(("obl", self.where()))
        return parts

    def saying(
        self, speaker: Noun, tense: str = "perfect", verb: str = ""
    ) -> tuple[list[Part], Token]:
        """Draw a verb of saying that agrees with its speaker."""
        return self.active(verb or self.pick("verbs", "say"), speaker.number, tense)

    def channel(self) -> Phrase:
        """Make "lors d'une conférence de presse", "dans un communiqué"."""
        article, noun, *rest = self.pick("channels").split(" ")
        gender = "Fem" if article == "une" else "Masc"
        head = token(noun, "NOUN", noun, f"Gender={gender}|Number=Sing")
        parts: list[Part] = [("det", self.article(article, gender)), head]
        if rest:
            press = token("presse", "NOUN", "", "Gender=Fem|Number=Sing")
            parts.append(("nmod", build(press, [("case", token("de", "ADP")), press])))
        phrase = build(head, parts)
        if self.chance(0.5):
            return build(head, [("case", token("dans", "ADP")), phrase])
        during = token("lors", "ADV")
        of = ("fixed", token("d'", "ADP", "de", glued=True))
        return build(head, [("case", build(during, [during, of])), phrase])

    def end(self, phrase: Phrase) -> Phrase:
        """Close a sentence with a full stop."""
        return build(phrase, [phrase, punct(".")])

    # Sentences

    def quoted(self) -> Phrase:
        """« ... », a annoncé mardi le ministre."""
        inner = self.we() if self.chance(0.4) else self.clause()
        quote = self.chance(0.7)
        said = build(inner, [punct("«"), inner, punct("»")] if quote else [inner])
        speaker = self.official()
        tense = self.draw.choice(("perfect", "perfect", "perfect", "present"))
        before, verb = self.saying(speaker, tense)
        parts: list[Part] = [("ccomp", said), punct(",")]
        if self.chance(0.22):
            pronoun = token(
                self.draw.choice(("-t-il", "-t-elle")),
                "PRON",
                "il",
                "Number=Sing|Person=3|PronType=Prs",
            )
            one = Noun(build(pronoun, [pronoun]))
            before, verb = self.saying(one, "perfect")
            auxiliary = before[0][1]
            auxiliary.glued = True
            parts += [*before, ("nsubj", pronoun), verb]
        else:
            parts += [*before, verb]
            if self.chance(0.5):
                parts.append(("obl", self.when()))
            if self.chance(0.15):
                parts.append(("obl", self.with_preposition("à", self.body().phrase)))
            parts.append(("nsubj", speaker.phrase))
        if self.chance(0.25):
            parts.append(("obl", self.channel()))
        return self.end(build(verb, parts))

    def we(self) -> Phrase:
        """Draw a clause of "nous", or "il"."""
        verb = self.pick("verbs", "give")
        plural = self.chance(0.6)
        future = self.paradigm(verb)[2] + ("ons" if plural else "a")
        person = "1" if plural else "3"
        number = PLUR if plural else SING
        head = token(
            future, "VERB", verb, f"Mood=Ind|Number={number}|Person={person}|Tense=Fut|VerbForm=Fin"
        )
        pronoun = token(
            "nous" if plural else "il",
            "PRON",
            "nous" if plural else "il",
            f"Number={number}|Person={person}|PronType=Prs",
        )
        parts: list[Part] = [("nsubj", pronoun), head, ("obj", self.arms().phrase)]
        if self.chance(0.6):
            parts.append(("obl", self.with_preposition("à", self.actor().phrase)))
        return build(head, parts)

    def interrupted(self) -> Phrase:
        """La Russie, a déclaré mardi X, livrera ..."""
        clause = self.clause()
        subject = next(
            t for t in clause.tokens if t.dep.startswith("nsubj") and t.head is clause.head
        )
        cut = max(i for i, t in enumerate(clause.tokens) if _under(t, subject)) + 1
        speaker = self.official(plain=True)
        before, verb = self.saying(speaker)
        middle: list[Part] = [*before, verb]
        if self.chance(0.5):
            middle.append(("obl", self.when()))
        inserted = build(verb, [punct(","), *middle, ("nsubj", speaker.phrase), punct(",")])
        left, right = (
            Phrase(clause.head, clause.tokens[:cut]),
            Phrase(clause.head, clause.tokens[cut:]),
        )
        return self.end(build(clause.head, [left, ("parataxis", inserted), right]))

    def according(self) -> Phrase:
        """Selon X, ..."""
        source = self.official()
        word = self.draw.choice(("selon", "selon", "selon", "d'après"))
        if word == "selon":
            opening = build(source.phrase, [("case", token("selon", "ADP")), source.phrase])
        else:
            after = token("après", "ADP")
            opening = build(
                source.phrase,
                [("case", token("d'", "ADP", "de", glued=True)), ("case", after), source.phrase],
            )
        clause = self.clause()
        if self.chance(0.75):
            return self.end(build(clause, [("obl", opening), punct(","), clause]))
        return self.end(build(clause, [clause, punct(","), ("obl", opening)]))

    def reported(self) -> Phrase:
        """X a annoncé mardi que ... / X annonce avoir livré ..."""
        speaker = self.official()
        before, verb = self.saying(speaker, self.draw.choice(("perfect", "perfect", "present")))
        parts: list[Part] = [("nsubj", speaker.phrase), *before, verb]
        if self.chance(0.4):
            parts.append(("obl", self.when()))
        if self.chance(0.4):
            _, inner, after = self.predicate(speaker)
            inner = self.participle(inner.lemma, "Masc", SING, passive=False)
            having = token("avoir", "AUX", "avoir", "VerbForm=Inf")
            parts.append(("xcomp", build(inner, [("aux", having), inner, *after])))
        else:
            clause = self.clause()
            elide = clause.tokens[0].form.startswith(ELIDING)
            that = token("qu'" if elide else "que", "SCONJ", "que", glued=elide)
            parts.append(("ccomp", build(clause, [("mark", that), clause])))
        return self.end(build(verb, parts))

    def denied(self) -> Phrase:
        """X a démenti la livraison de ..."""
        speaker = self.official()
        verb = self.draw.choice(
            (
                "démentir",
                "confirmer",
                "annoncer",
                "dénoncer",
                "critiquer",
                "saluer",
                "suspendre",
                "interdire",
                "autoriser",
                "évoquer",
            )
        )
        before, head = self.saying(speaker, self.draw.choice(("perfect", "present")), verb)
        parts: list[Part] = [("nsubj", speaker.phrase), *before, head]
        if self.chance(0.3):
            parts.append(("obl", self.when()))
        return self.end(build(head, [*parts, ("obj", self.nominal().phrase)]))

    def nominal(self, *, bare: bool = False) -> Noun:
        """Make "la livraison par la Russie de missiles à la Biélorussie"."""
        kind = self.draw.choice(("give", "give", "deploy", "test"))
        noun, gender = self.pick("nominal", kind).split("|")
        gender = {"m": "Masc", "f": "Fem"}[gender]
        head = token(noun, "NOUN", noun, f"Gender={gender}|Number=Sing")
        of = (
            "nmod",
            self.with_preposition(
                "de", self.arms(kind=self.draw.choice(("des", "named", "mass", "count"))).phrase
            ),
        )
        by = ("nmod", self.with_preposition("par", self.actor().phrase))
        parts: list[Part] = [of, by] if self.chance(0.5) else [by, of]
        if self.chance(0.35):
            parts = [of]
        if kind == "give" and self.chance(0.7):
            parts.append(("nmod", self.with_preposition("à", self.actor().phrase)))
        elif kind == "deploy":
            parts.append(("nmod", self.where()))
        article = "l'" if noun.startswith(ELIDING) else "le" if gender == "Masc" else "la"
        before: list[Part] = [] if bare else [("det", self.article(article, gender))]
        return Noun(build(head, [*before, head, *parts]), gender)

    def event(self) -> Phrase:
        """La livraison de ... a été annoncée / inquiète X / a eu lieu mardi."""
        subject = self.nominal()
        if self.chance(0.5):
            verb = self.draw.choice(("inquiéter", "préoccuper", "menacer", "viser"))
            head = token(
                {"inquiéter": "inquiète"}.get(verb, verb[:-1]),
                "VERB",
                verb,
                "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
            )
            return self.end(
                build(head, [("nsubj", subject.phrase), head, ("obj", self.actor().phrase)])
            )
        verb = self.draw.choice(
            ("annoncer", "confirmer", "suspendre", "reporter", "achever", "prévoir")
        )
        irregular = {"suspendre": "suspendu", "prévoir": "prévu"}
        form = irregular.get(verb, verb[:-2] + "é") + ("e" if subject.gender == "Fem" else "")
        head = token(
            form,
            "VERB",
            verb,
            f"Gender={subject.gender}|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass",
        )
        been = token("été", "AUX", "être", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
        parts: list[Part] = [
            ("nsubj:pass", subject.phrase),
            ("aux", self.auxiliary("a", "avoir", SING)),
            ("aux:pass", been),
            head,
        ]
        if self.chance(0.5):
            parts.append(("obl", self.when()))
        if self.chance(0.5):
            parts.append(
                ("obl:agent", self.with_preposition("par", self.official(plain=True).phrase))
            )
        return self.end(build(head, parts))

    def dateline(self) -> Phrase:
        """MOSCOU, 4 avril (AFP) - ..."""
        city = name(
            [
                word.upper() if self.chance(0.7) else word
                for word in self.pick("capitals").split(" ")
            ],
            "LOC",
        )
        parts: list[Part] = [city]
        if self.chance(0.6):
            day = token(str(self.draw.randint(2, 30)), "NUM")
            month = token(self.pick("months"), "NOUN", "", "Gender=Masc|Number=Sing")
            parts += [punct(","), ("nmod", build(day, [day, ("nmod", month)]))]
        if self.chance(0.8):
            agency = name([self.draw.choice(("AFP", "Reuters", "AP", "Belga", "ATS"))], "ORG")
            parts.append(("appos", build(agency, [punct("("), agency, punct(")")])))
        opening = build(city, parts)
        sentence = self.draw.choice(
            (self.clause, self.clause, self.reported, self.quoted, self.promised)
        )()
        start = sentence.tokens[0]
        start.form = start.form[:1].upper() + start.form[1:]
        whole = build(
            sentence, [("parataxis", opening), punct(self.draw.choice(("-", "–", "—"))), sentence]
        )
        return whole if sentence.tokens[-1].form == "." else self.end(whole)

    def promised(self) -> Phrase:
        """X a promis de livrer ..., X s'est engagé à ..., X est prêt à ..."""
        subject = self.actor()
        _, inner, after = self.predicate(subject, infinitive=True)
        before, verb = self.active(
            self.pick("verbs", "promise"), subject.number, self.draw.choice(("perfect", "present"))
        )
        elide = inner.form.startswith(ELIDING)
        to = token("d'" if elide else "de", "ADP", "de", glued=elide)
        parts: list[Part] = [("nsubj", subject.phrase), *before, verb]
        if self.chance(0.25):
            parts.append(("obl", self.when()))
        return self.end(
            build(verb, [*parts, ("xcomp", build(inner, [("mark", to), inner, *after]))])
        )

    def asked(self) -> Phrase:
        """X a demandé à Y de livrer ..., X a appelé Y à livrer ..."""
        speaker, other = self.actor(), self.actor()
        _, inner, after = self.predicate(other, infinitive=True)
        if self.chance(0.5):
            verb, word, relation = (
                self.draw.choice(("demander", "ordonner", "proposer")),
                "de",
                "obl",
            )
            target = self.with_preposition("à", other.phrase)
        else:
            verb, word, relation = self.draw.choice(("appeler", "inviter", "exhorter")), "à", "obj"
            target = other.phrase
        before, head = self.active(verb, speaker.number, self.draw.choice(("perfect", "present")))
        elide = word == "de" and inner.form.startswith(ELIDING)
        to = token("d'" if elide else word, "ADP", word, glued=elide)
        parts: list[Part] = [("nsubj", speaker.phrase), *before, head, (relation, target)]
        return self.end(
            build(head, [*parts, ("xcomp", build(inner, [("mark", to), inner, *after]))])
        )

    def relative(self) -> Phrase:
        """La Russie, qui a livré ..., a ... / Les missiles que la Russie a livrés ont été ..."""
        if self.chance(0.5):
            subject = self.actor()
            who = token("qui", "PRON", "qui", "PronType=Rel")
            before, inner, after = self.predicate(Noun(build(who, [who]), "Masc", subject.number))
            if "VerbForm=Inf" in inner.feats:
                before, inner = self.active(inner.lemma, subject.number, "perfect")
            added = build(inner, [punct(","), ("nsubj", who), *before, inner, *after, punct(",")])
            subject.phrase = build(subject.phrase, [subject.phrase, ("acl:relcl", added)])
            return self.end(self.clause(subject))
        thing = self.arms(kind=self.draw.choice(("the", "its")))
        owner = self.actor()
        verb = self.pick("verbs", self.draw.choice(("give", "make", "deploy")))
        inner = self.participle(verb, thing.gender, PLUR, passive=False)
        having = self.auxiliary("ont" if owner.number == PLUR else "a", "avoir", owner.number)
        if self.chance(0.3):
            inner = self.active(
                self.draw.choice(("fabriquer", "utiliser", "déployer", "réclamer")),
                owner.number,
                "present",
            )[1]
            order: list[Part] = [inner, ("nsubj", owner.phrase)]
        else:
            order = [("nsubj", owner.phrase), ("aux", having), inner]
        first = order[0][1] if isinstance(order[0], tuple) else order[0]
        first = first.tokens[0] if isinstance(first, Phrase) else first
        elide = first.form.startswith(ELIDING)
        that = token("qu'" if elide else "que", "PRON", "que", "PronType=Rel", glued=elide)
        added = build(inner, [("obj", that), *order])
        thing.phrase = build(thing.phrase, [thing.phrase, ("acl:relcl", added)])
        head = self.participle(self.pick("verbs", "deploy"), thing.gender, PLUR, passive=True)
        return self.end(
            build(
                head,
                [
                    ("nsubj:pass", thing.phrase),
                    ("aux:pass", self.auxiliary("seront", "être", PLUR, "Fut")),
                    head,
                    *self.passive_complements(),
                ],
            )
        )

    def by_participle(self) -> Phrase:
        """Les missiles livrés par la Russie à l'Iran ... / Livrés par X, les missiles ..."""
        thing = self.arms(kind=self.draw.choice(("des", "the", "count")))
        verb = self.pick("verbs", self.draw.choice(("give", "deploy", "make")))
        inner = self.participle(verb, thing.gender, thing.number, passive=True)
        agent = ("obl:agent", self.with_preposition("par", self.actor().phrase))
        after: list[Part] = [agent]
        if self.chance(0.5):
            after.append(("obl", self.with_preposition("à", self.actor().phrase)))
        thing.phrase = build(thing.phrase, [thing.phrase, ("acl", build(inner, [inner, *after]))])
        subject = self.actor()
        before, head = self.active(
            self.draw.choice(
                ("recevoir", "utiliser", "présenter", "réclamer", "détruire", "obtenir")
            ),
            subject.number,
            self.draw.choice(("perfect", "present", "future")),
        )
        return self.end(
            build(head, [("nsubj", subject.phrase), *before, head, ("obj", thing.phrase)])
        )

    def headline(self) -> Phrase:
        """Ukraine : Paris va livrer ... / Livraison de missiles à Kiev."""
        if self.chance(0.35):
            return self.nominal(bare=True).phrase
        clause = self.clause(self.capital() if self.chance(0.5) else None)
        if self.chance(0.6):
            _, form, _, _ = self.pick("countries").split("|")
            topic = self._country("", form).phrase
            return build(clause, [("parataxis", topic), punct(":"), clause])
        return clause

    def inverted(self) -> Phrase:
        """En Syrie ont été déployés des missiles ... / Ces missiles, dont ..."""
        thing = self.arms(kind=self.draw.choice(("des", "count", "named")))
        head = self.participle(
            self.pick("verbs", "deploy"), thing.gender, thing.number, passive=True
        )
        been = token("été", "AUX", "être", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
        return self.end(
            build(
                head,
                [
                    ("obl", self.where()),
                    ("aux", self.auxiliary("ont", "avoir", PLUR)),
                    ("aux:pass", been),
                    head,
                    ("nsubj:pass", thing.phrase),
                ],
            )
        )

    def joined(self) -> Phrase:
        """X a livré ... à Y et déployé ... / X livre ... et formera ..."""
        subject = self.actor()
        first, second = self.predicate(subject), self.predicate(subject)
        tense = self.draw.choice(("perfect", "present", "future"))
        before, head = self.active(first[1].lemma, subject.number, tense)
        again, other = self.active(second[1].lemma, subject.number, tense)
        inner = build(
            other,
            [("cc", token("et", "CCONJ")), *(again if self.chance(0.4) else []), other, *second[2]],
        )
        return self.end(
            build(head, [("nsubj", subject.phrase), *before, head, *first[2], ("conj", inner)])
        )

    def ready(self) -> Phrase:
        """X est prêt à livrer ... / X s'est engagé à livrer ... / X n'a pas l'intention de ..."""
        subject = self.actor()
        _, inner, after = self.predicate(subject, infinitive=True)
        to = token("à", "ADP")
        many = subject.number == PLUR
        goal = build(inner, [("mark", to), inner, *after])
        copula = self.auxiliary("sont" if many else "est", "être", subject.number)
        if self.chance(0.5):
            head = self.adjective(
                "prêt", "Fem" if subject.gender == "Fem" and not many else "Masc", subject.number
            )
            return self.end(
                build(head, [("nsubj", subject.phrase), ("cop", copula), head, ("xcomp", goal)])
            )
        verb = self.draw.choice(("engager", "préparer", "apprêter", "opposer"))
        head = self.participle(verb, subject.gender, subject.number, passive=False)
        itself = token("s'", "PRON", "se", "Person=3|PronType=Prs|Reflex=Yes", glued=True)
        if copula.form == "sont":
            itself = token("se", "PRON", "se", "Person=3|PronType=Prs|Reflex=Yes")
        return self.end(
            build(
                head,
                [
                    ("nsubj", subject.phrase),
                    ("expl", itself),
                    ("aux", copula),
                    head,
                    ("xcomp", goal),
                ],
            )
        )

    def colon(self) -> Phrase:
        """X a déclaré : « ... »."""
        speaker = self.official()
        inner = self.we() if self.chance(0.5) else self.clause()
        before, verb = self.saying(speaker)
        quote = build(inner, [punct(":"), punct("«"), inner, punct("."), punct("»")])
        return build(verb, [("nsubj", speaker.phrase), *before, verb, ("ccomp", quote)])

    def purpose(self) -> Phrase:
        """X a livré ... pour renforcer ... / afin de défendre ..."""
        clause = self.clause()
        verb = self.draw.choice(
            (
                "renforcer",
                "défendre",
                "protéger",
                "aider",
                "soutenir",
                "dissuader",
                "remplacer",
                "moderniser",
            )
        )
        goal = self.infinitive(verb)
        if self.chance(0.6):
            mark_ = token("pour", "ADP")
        else:
            elide = verb.startswith(ELIDING)
            of = token("d'" if elide else "de", "ADP", "de", glued=elide)
            mark_ = build(t := token("afin", "ADV"), [t, ("fixed", of)])
        target = self.actor().phrase
        return self.end(
            build(
                clause, [clause, ("advcl", build(goal, [("mark", mark_), goal, ("obj", target)]))]
            )
        )

    def after_time(self) -> Phrase:
        """Mardi, la Russie a livré ... / Lors d'une visite, ..."""
        clause = self.clause()
        opening = (
            self.when()
            if self.chance(0.6)
            else self.channel()
            if self.chance(0.5)
            else self.where()
        )
        return self.end(build(clause, [("obl", opening), punct(","), clause]))

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
            self.inverted,
            self.after_time,
            self.joined,
            self.ready,
            self.colon,
            self.purpose,
            lambda: self.end(self.clause()),
            lambda: self.end(self.clause()),
            lambda: self.end(self.passive()),
        )
        return self.draw.choice(kinds)()


def _negate(phrase: Phrase) -> None:
    """Turn "des missiles" into "de missiles" after a negation."""
    first = phrase.tokens[0]
    if first.lemma == "un" and first.pos == "DET" and first.head is phrase.head:
        elide = phrase.tokens[1].form.startswith(ELIDING)
        first.form, first.glued = ("d'" if elide else "de"), elide


def _under(item: Token, top: Token) -> bool:
    """Tell whether `item` is `top` or hangs below it."""
    while item is not top and item.head is not None:
        item = item.head
    return item is top


def main(count: int, seed: int, out: Path) -> None:
    """Write `count` sentences to `out`."""
    grammar = French(seed)
    out.write_text("".join(write(grammar.sentence(), n) for n in range(count)), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
