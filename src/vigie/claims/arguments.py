"""What depends on a trigger, and in which place: read from the parse.

A place is `subj`, `obj`, `indirect`, `adj` (an adjective or name before a noun), `poss`, a
preposition ("à", "to"), or `gov.` and the place it has with the verb that governs a noun. The
subject of a passive is `obj`, its agent `subj`; infinitives, participles and relatives get the
subject they share, after Nivre et al., *Universal Dependencies* (2020), on control and relatives.
"""

from __future__ import annotations

from collections.abc import Iterator

from vigie.language.parse import Token

Arguments = dict[int, str]

_RELATIVES = frozenset(
    "qui que qu' dont où lequel laquelle lesquels lesquelles which that who whom whose".split()
)
# Endings of past participles, and those of the infinitive that may belong to them.
PARTICIPLES = {
    "é": ("er",),
    "ée": ("er",),
    "és": ("er",),
    "ées": ("er",),
    "i": ("ir",),
    "ie": ("ir",),
    "is": ("ir",),
    "ies": ("ir",),
    "u": ("re", "ir", "oir"),
    "ue": ("re", "ir", "oir"),
    "us": ("re", "ir", "oir"),
    "ues": ("re", "ir", "oir"),
    "ed": ("", "e"),
}
_ENDINGS = tuple(PARTICIPLES)
_AGENT_MARKS = frozenset({"par", "by"})
# Verbs whose object is the subject of the infinitive that follows.
_OBJECT_CONTROL = frozenset(
    "ordonner demander permettre interdire autoriser aider inviter appeler exhorter presser "
    "sommer pousser "
    "contraindre obliger forcer charger empêcher accuser laisser faire "
    "order ask allow permit forbid authorize authorise help invite urge press push force oblige "
    "enable let "
    "prevent accuse want expect require tell persuade encourage".split()
)
_CLAUSE_LINKS = frozenset({"xcomp", "ccomp", "advcl", "conj", "parataxis"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
# Dependencies of a word that names or describes the noun it hangs on.
NAMING = frozenset({"compound", "flat", "appos", "nmod", "nmod:desc", "amod"})
_SPREAD = frozenset({"conj", "appos", "flat"})


def arguments(anchor: Token) -> Arguments:
    """Token index -> place, for everything that depends on `anchor`, shared subjects included."""
    found: Arguments = {}
    if anchor.pos_ in ("VERB", "AUX", "ADJ") or _participle(anchor):
        _verb_arguments(anchor, found)
    else:
        _noun_arguments(anchor, found)
    for index, place in list(found.items()):
        for token in _coordinated(anchor.doc[index]):
            found.setdefault(token.i, place)
    found.pop(anchor.i, None)
    return found


def is_participial(token: Token) -> bool:
    """Whether an adjective looks like the past participle of a verb ("sont formés")."""
    return token.pos_ == "ADJ" and token.lower_.endswith(_ENDINGS)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a bare past participle."""
    if any(child.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass") for child in verb.children):
        return True
    if is_participial(verb):
        return True
    past = ("Past" in verb.morph.get("Tense", []) and _participle(verb)) or verb.tag_ in ("VBN",)
    return bool(past) and not any(child.dep_ in ("aux", "nsubj") for child in verb.children)


def preposition(token: Token) -> str:
    """The preposition before a noun, in lower case, its article undone; empty if none."""
    for child in token.children:
        if child.dep_ == "case":
            words = [child, *(part for part in child.children if part.dep_ == "fixed")]
            return _plain_preposition(" ".join(word.lower_ for word in words))
    return ""


_PLAIN = {
    "au": "à",
    "aux": "à",
    "du": "de",
    "des": "de",
    "d'": "de",
    "d’": "de",
    "'s": "poss",
    "’s": "poss",
    "'": "poss",
    "’": "poss",
    "jusqu'à": "à",
    "jusqu'au": "à",
    "au-dessus": "sur",
    "onto": "on",
    "upon": "on",
}


def _plain_preposition(words: str) -> str:
    first = words.split()[0] if words else ""
    return _PLAIN.get(words, _PLAIN.get(first, first))


def _participle(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", [])


def _verb_arguments(verb: Token, found: Arguments) -> None:
    passive = is_passive(verb)
    for child in verb.children:
        place = _place(child, passive)
        if place:
            found.setdefault(child.i, place)
    _from_noun(verb, passive, found)
    if "subj" not in found.values() and not (passive and "obj" in found.values()):
        for index in _shared_subject(verb):
            found.setdefault(index, "obj" if passive else "subj")


def _place(child: Token, passive: bool) -> str:
    dep = child.dep_
    if dep in ("nsubj", "csubj"):
        return "obj" if passive else "subj"
    if dep in ("nsubj:pass", "csubj:pass"):
        return "obj"
    if dep == "obj":
        return "obj"
    if dep == "iobj":
        return "indirect"
    if dep == "obl:agent":
        return "subj"
    if dep in ("obl", "nmod", "advmod", "obl:mod", "obl:arg") and child.pos_ in _NOMINAL:
        mark = preposition(child)
        return "subj" if passive and mark in _AGENT_MARKS else mark or "obl"
    if dep == "expl" and child.lower_ in ("en", "y"):
        return child.lower_
    return ""


def _from_noun(verb: Token, passive: bool, found: Arguments) -> None:
    """A participle or relative clause takes the noun it belongs to."""
    if not verb.dep_.startswith("acl"):
        return
    noun = verb.head
    for child in verb.subtree:
        if child.lower_ in _RELATIVES and child.i in found:
            found[noun.i] = found.pop(child.i)
            return
    if _participle(verb) and not passive:
        found.setdefault(noun.i, "subj")
    else:
        found.setdefault(noun.i, "subj" if "obj" in found.values() and not passive else "obj")


def _shared_subject(verb: Token, depth: int = 3) -> list[int]:
    """The subject an infinitive, a coordinated verb or a converb has from its governor."""
    if depth == 0 or (
        verb.dep_ not in _CLAUSE_LINKS and not (verb.dep_ in ("obl", "acl") and verb.pos_ == "VERB")
    ):
        return []
    governor = verb.head
    if verb.dep_ in ("ccomp", "parataxis") and any(
        child.dep_.startswith("nsubj") for child in verb.children
    ):
        return []
    passive = is_passive(governor)
    places = {_place(child, passive): child.i for child in governor.children}
    if governor.lemma_ in _OBJECT_CONTROL:
        for place in ("obj", "indirect", "à"):
            if place in places and verb.dep_ != "conj":
                return [places[place]]
    if "subj" in places:
        return [places["subj"]]
    if passive and "obj" in places:
        return [places["obj"]]
    if governor.dep_.startswith("acl") and governor.head.pos_ in _NOMINAL:
        return [governor.head.i]
    return _shared_subject(governor, depth - 1)


def _noun_arguments(noun: Token, found: Arguments) -> None:
    for child in noun.children:
        if child.dep_ in ("nmod", "obl", "obl:agent", "obl:arg"):
            found[child.i] = preposition(child) or "adj"
            if found[child.i] in _AGENT_MARKS:
                found[child.i] = "subj"
        elif child.dep_ in ("amod", "compound", "flat", "appos"):
            found[child.i] = "adj"
        elif child.dep_ in ("nmod:poss", "det") and (
            child.dep_ == "nmod:poss" or "Yes" in child.morph.get("Poss", [])
        ):
            found[child.i] = "poss"
        elif child.dep_.startswith("acl"):
            inner: Arguments = {}
            _verb_arguments(child, inner)
            for index, place in inner.items():
                if index != noun.i:
                    found.setdefault(index, place if place == "subj" else f"gov.{place}")
    _from_governor(noun, found)


def _from_governor(noun: Token, found: Arguments) -> None:
    """What depends on the verb that a noun depends on ("procéder à la livraison de")."""
    top = noun
    while top.dep_ in ("conj", "nmod") and top.head.pos_ in _NOMINAL and top.head.i != top.i:
        top = top.head
    verb = top.head
    if verb.pos_ not in ("VERB", "AUX") or top.dep_ not in (
        "obj",
        "nsubj",
        "nsubj:pass",
        "obl",
        "iobj",
        "obl:arg",
        "xcomp",
        "obl:agent",
    ):
        return
    inner: Arguments = {}
    _verb_arguments(verb, inner)
    for index, place in inner.items():
        if index not in (noun.i, top.i):
            found.setdefault(index, f"gov.{place}")


def _coordinated(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in _SPREAD:
            yield child
            yield from _coordinated(child)


def place_of(head: Token, found: Arguments) -> str:
    """The place of a mention whose head is `head`: its own, or that of the phrase it stands in.

    A mention inside a phrase gets the place of the phrase and how it hangs there: "subj.adj" for
    "russe" in "l'armée russe". Empty when it depends on nothing found.
    """
    steps: list[str] = []
    token = head
    for _ in range(4):
        if token.i in found:
            return ".".join([found[token.i], *steps[:1]])
        if token.head.i == token.i:
            break
        if token.dep_ in ("amod", "compound", "flat", "appos", "nummod", "det", "conj"):
            step = "adj" if token.dep_ != "conj" else "and"
        elif token.dep_.startswith(("nmod", "obl")):
            step = preposition(token) or "adj"
        elif token.dep_ in ("obj", "nsubj", "nsubj:pass", "xcomp") and token.head.dep_.startswith(
            "acl"
        ):
            step = "rel"
        else:
            break
        steps.insert(0, step)
        token = token.head
    return ""
