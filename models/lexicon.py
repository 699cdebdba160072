"""Build the lemma lexicon of one language from the treebanks and simplemma's dictionary.

    python models/lexicon.py LANGUAGE CONVERTED_FOLDER OUT_FOLDER

What the training treebanks say of a form with its part of speech comes first, then
simplemma (which gives one lemma a form, so a lemma is taken for the part of speech that its
shape fits), then regular French conjugation and participles, which simplemma takes for
adjectives. Endings that nearly always behave alike become rules for unknown forms.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import spacy
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from spacy.tokens import DocBin

from vigie.language import pipelines  # noqa: F401  registers the languages
from vigie.language.lemmatization import LexiconLemmatizer

ENGLISH_NOUNS = {"supplies": "supply", "leaves": "leave", "launches": "launch", "arms": "arms"}
Forms = dict[str, dict[str, str]]

# Past participles of French verbs by the ending of the infinitive; the longest counts.
FRENCH_PARTICIPLES = {
    "er": "é", "ir": "i", "re": "u", "oir": "u", "enir": "enu", "courir": "couru", "vêtir": "vêtu",
    "vrir": "vert", "frir": "fert", "quérir": "quis", "mourir": "mort", "uire": "uit",
    "luire": "lui", "nuire": "nui", "prendre": "pris", "mettre": "mis", "aindre": "aint",
    "eindre": "eint", "oindre": "oint", "cevoir": "çu", "devoir": "dû", "mouvoir": "mu",
    "pouvoir": "pu", "savoir": "su", "voir": "vu", "asseoir": "assis", "surseoir": "sursis",
    "aître": "u", "naître": "né", "oître": "u", "crire": "crit", "dire": "dit", "lire": "lu",
    "faire": "fait", "traire": "trait", "plaire": "plu", "taire": "tu", "rire": "ri",
    "suffire": "suffi", "suivre": "suivi", "vivre": "vécu", "inclure": "inclus", "clore": "clos",
    "soudre": "sous", "résoudre": "résolu", "coudre": "cousu", "moudre": "moulu", "boire": "bu",
    "croire": "cru",
}  # fmt: skip
# Endings of a regular verb in -er, on its stem; a stem in g or c keeps its sound before a, o.
FRENCH_ER_ENDINGS = (
    "e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent erai eras era erons erez eront "
    "erais erait erions eriez eraient asse asses ât assions assiez assent ant er"
).split()
# Verbs that a more common word hides in simplemma.
ENGLISH_VERBS = {
    "left": "leave", "leaves": "leave", "leaving": "leave", "found": "find", "felt": "feel",
    "saw": "see", "seen": "see", "rose": "rise", "risen": "rise", "shot": "shoot", "lay": "lie",
    "lying": "lie", "bound": "bind", "struck": "strike", "fired": "fire", "met": "meet",
    "meeting": "meet", "held": "hold", "led": "lead", "fed": "feed", "fell": "fall", "fled": "flee",
    "spoke": "speak", "broke": "break", "drew": "draw", "withdrew": "withdraw", "sought": "seek",
    "thought": "think", "built": "build", "building": "build", "sent": "send", "spent": "spend",
    "lent": "lend", "borne": "bear", "bore": "bear", "laid": "lay", "paid": "pay", "wound": "wind",
    "ground": "grind", "dug": "dig", "flew": "fly", "flown": "fly", "threw": "throw",
    "tests": "test",
    "testing": "test", "training": "train", "overseen": "oversee", "oversaw": "oversee",
    "foresaw": "foresee", "overflew": "overfly", "undertook": "undertake",
    "undertaken": "undertake", "better": "better", "used": "use", "using": "use", "does": "do",
}  # fmt: skip


def main(language: str, converted: Path, out: Path) -> None:
    """Write the lexicon of `language` into the folder `out`."""
    seen = treebank_forms(language, converted / language / "train.spacy")
    dictionary = dict(DefaultDictionaryFactory().get_dictionary(language).items())
    known = french_forms(dictionary, seen) if language == "fr" else english_forms(dictionary, seen)
    lemmatizer = LexiconLemmatizer()
    for pos in ("VERB", "NOUN", "ADJ"):
        lemmatizer.endings[pos] = endings(known[pos])
    for pos in set(known) | set(seen):
        lemmatizer.forms[pos] = known.get(pos, {}) | seen.get(pos, {})
    if language == "en":
        lemmatizer.forms["NOUN"] |= ENGLISH_NOUNS
    lemmatizer.forms["AUX"] = lemmatizer.forms["VERB"] | lemmatizer.forms.get("AUX", {})
    lemmatizer.forms["AUX"] = {
        form: lemma for form, lemma in lemmatizer.forms["AUX"].items()
        if lemma in set(seen["AUX"].values())
    }  # fmt: skip
    lemmatizer.forms = {pos: irregular(lemmatizer, pos) for pos in lemmatizer.forms}
    lemmatizer.to_disk(out)


def irregular(lemmatizer: LexiconLemmatizer, pos: str) -> dict[str, str]:
    """Give the forms of a part of speech whose lemma the rules alone would miss."""
    rules_only = LexiconLemmatizer()
    rules_only.endings = lemmatizer.endings
    forms = lemmatizer.forms[pos]
    return {form: lemma for form, lemma in forms.items() if rules_only.lemma(form, pos) != lemma}


def treebank_forms(language: str, path: Path) -> Forms:
    """Give, by part of speech, the usual lemma of each form in the training treebanks."""
    nlp = spacy.blank(f"{language}_vigie")
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
        for token in doc:
            if token.pos_ in ("", "SPACE", "PROPN", "X", "PUNCT", "SYM") or not token.lemma_:
                continue
            if " " not in token.lemma_ and token.lemma_ != "_" and _fits(token, language):
                counts[token.pos_][token.norm_][token.lemma_] += 1
    return {
        pos: {form: lemmas.most_common(1)[0][0] for form, lemmas in forms.items()}
        for pos, forms in counts.items()
    }


def _fits(token: spacy.tokens.Token, language: str) -> bool:
    """Leave out the treebanks' slips: a French verb whose lemma is no infinitive."""
    if language == "fr" and token.pos_ in ("VERB", "AUX"):
        return token.lemma_.endswith(("er", "ir", "re", "ïr"))
    return True


def french_forms(dictionary: dict[str, str], seen: Forms) -> Forms:
    """Give French forms by part of speech."""
    sizes = Counter(dictionary.values())
    verbs = {
        lemma for lemma, size in sizes.items()
        if size >= 12 and lemma.endswith(("er", "ir", "re", "ïr")) and lemma.islower()
    } | set(seen["VERB"].values())  # fmt: skip
    common = Counter(seen["VERB"].values())
    forms: dict[str, str] = {}
    for verb in sorted(verbs, key=lambda v: (common[v], sizes[v])):  # the commonest come last
        forms |= dict.fromkeys(french_conjugation(verb), verb)
    forms |= {form: lemma for form, lemma in dictionary.items() if lemma in verbs}
    forms |= {verb: verb for verb in verbs}
    nouns, adjectives = {}, {}
    for form, lemma in dictionary.items():
        if not form.islower() or " " in form:
            continue
        if lemma not in verbs:
            nouns[form] = lemma if _same_gender(form, lemma) else singular(form, dictionary)
            adjectives[form] = lemma
        else:
            nouns[form] = singular(form, dictionary)
            adjectives[form] = (
                masculine(nouns[form]) if form in forms and form not in verbs else form
            )
    for form in forms:
        if form not in dictionary and form.endswith(("é", "ée", "és", "ées", "ant", "ue", "ues")):
            nouns[form] = singular(form, dictionary)
            adjectives[form] = masculine(nouns[form])
    for verb in verbs:
        participles = [form for form in french_conjugation(verb)[:4] if forms[form] == verb]
        adjectives |= dict.fromkeys(participles, participles[0]) if participles else {}
    return {"VERB": forms, "NOUN": nouns, "ADJ": adjectives}


def _same_gender(form: str, lemma: str) -> bool:
    """Tell whether only the number differs: a noun keeps its gender in its lemma."""
    return lemma[:3] == form[:3] and not (
        form.rstrip("s").endswith("e") and not lemma.endswith("e")
    )


def singular(form: str, dictionary: dict[str, str]) -> str:
    """Give the singular of a French noun or adjective form."""
    if form.endswith("s") and len(form) > 3 and (form[:-1] in dictionary or form[-2] in "eéu"):
        return form[:-1]
    return form


def masculine(form: str) -> str:
    """Give the masculine of a French participle in the singular."""
    return form[:-1] if form.endswith(("ée", "ie", "ue")) else form


def french_conjugation(verb: str) -> list[str]:
    """Give the regular forms of a French verb: participles, and all of one in -er."""
    widths = range(len(verb), 1, -1)
    ending = next((verb[-w:] for w in widths if verb[-w:] in FRENCH_PARTICIPLES), None)
    if ending is None:
        return []
    stem = verb[: len(verb) - len(ending)] + FRENCH_PARTICIPLES[ending]
    feminine = stem[:-1] + "u" if stem.endswith("û") else stem
    forms = [stem, feminine + "e", feminine + "es", feminine + ("" if feminine[-1] == "s" else "s")]
    if verb.endswith("er"):
        forms += [_joined(verb[:-2], ending) for ending in FRENCH_ER_ENDINGS]
    return forms


def _joined(stem: str, ending: str) -> str:
    if ending[0] in "aâo":
        stem = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    return stem + ending


def english_forms(dictionary: dict[str, str], seen: Forms) -> Forms:
    """Give English forms by part of speech."""
    verbs, nouns, adjectives = {}, {}, {}
    for form, lemma in dictionary.items():
        if not form.islower() or not lemma.islower() or " " in form:
            continue
        if form == lemma or lemma[:1] == form[:1]:
            verbs[form] = lemma
        if form.endswith("ings"):
            nouns[form] = form[:-1]
        elif form.endswith("s") and not form.endswith("ss"):
            nouns[form] = lemma if not lemma.endswith(("ing", "ed")) else form[:-1]
        else:
            nouns[form] = form
        if form.endswith(("er", "est")) and lemma != form and len(lemma) < len(form):
            adjectives[form] = lemma if lemma + "ly" in dictionary else form
        else:
            adjectives[form] = form
    verbs |= ENGLISH_VERBS
    return {"VERB": verbs, "NOUN": nouns, "ADJ": adjectives}


def endings(
    forms: dict[str, str], *, least: int = 30, share: float = 0.9
) -> dict[str, tuple[int, str]]:
    """Learn which change a form's ending calls for, from endings that are nearly always so."""
    counts: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, lemma in forms.items():
        common = 0
        while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
            common += 1
        change = (len(form) - common, lemma[common:])
        for width in range(1, min(6, len(form) - 2) + 1):
            if change[0] <= width and form.isalpha():
                counts[form[-width:]][change] += 1
    rules: dict[str, tuple[int, str]] = {}
    for ending in sorted(counts, key=len):
        (change, count), total = counts[ending].most_common(1)[0], counts[ending].total()
        inherited = next(
            (rules[ending[i:]] for i in range(1, len(ending)) if ending[i:] in rules), None
        )
        sure = share if len(ending) > 2 else 0.5
        if total >= least and count >= sure * total and change != inherited:
            rules[ending] = change
    return rules


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
