"""The status of an event: tense, modality, negation, phase and what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from vigie.claims.triggers import TriggerHit
from vigie.codebook.statuses import StatusWords
from vigie.language.parse import Token

_GOVERNING = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "obj",
        "nsubj",
        "nsubj:pass",
        "obl",
        "nmod",
        "conj",
        "acl",
        "parataxis",
        "iobj",
        "appos",
    }
)
_NEGATING = frozenset({"nsubj", "nsubj:pass", "obj"})
_DEPTH = 3
# How the form of a finite verb begins (see `_form`).
_FINITE = ("pres", "past", "fut", "imp", "cond", "subj")
# How many words around a trigger may carry an adverb or auxiliary that tells its status.
_WINDOW = 5


def status_features(hit: TriggerHit, words: StatusWords) -> list[str]:
    """Named features of the status of a trigger, for the arbiter."""
    anchor, event = hit.anchor, hit.trigger.event
    own = form_of(hit, words)
    features = [
        f"event={event}",
        f"pos={hit.trigger.pos}",
        f"own={own}",
        f"event,own={event},{own}",
    ]
    features += [f"rule={hit.trigger.rule}", f"rule,own={hit.trigger.rule},{own}"]
    marks = list(_marks(anchor, words))
    features += [f"mark={mark}" for mark in marks]
    features += [f"event,mark={event},{mark}" for mark in marks]
    for depth, governor in enumerate(_governors(anchor), 1):
        effect = words.effect(governor.lemma_.lower())
        form = _form(governor, words)
        where = min(depth, 2)
        # "Announced that it has delivered" promises nothing; "announced to deliver" does.
        features.append(f"gov{where}={effect},{own.startswith(_FINITE)}")
        if depth == 1:
            features += [
                f"gov.form={form}",
                f"gov.lemma={governor.lemma_.lower()}",
                f"dep={anchor.dep_}",
                f"event,gov.form={event},{form}",
                f"event,gov={event},{effect},{own.startswith(_FINITE)}",
            ]
        features += [f"gov{where}.mark={mark}" for mark in _marks(governor, words)]
    for child in anchor.children:
        if child.dep_ in ("advmod", "amod", "mark", "det", "case"):
            effect = words.effect(child.lemma_.lower())
            if effect:
                features.append(f"child={effect}")
                features.append(f"child.lemma={child.lemma_.lower()}")
    start, end = (
        max(anchor.sent.start, anchor.i - _WINDOW),
        min(anchor.sent.end, anchor.i + _WINDOW),
    )
    for token in anchor.doc[start:end]:
        if token.pos_ in ("ADV", "AUX", "SCONJ"):
            features.append(f"near={token.lower_}")
            features.append(f"event,near={event},{token.lower_}")
    for child in anchor.children:
        features.append(f"child={child.dep_},{child.lemma_.lower()}")
    if anchor.sent.start == 0:
        features += [f"title={event}", f"title,own={own}"]
    return list(dict.fromkeys(features))


def form_of(hit: TriggerHit, words: StatusWords) -> str:
    """Tense, mood and aspect of a trigger: of its own verb, or of what its arguments depend on."""
    return _form(hit.token if hit.token.pos_ in ("VERB", "AUX") else hit.anchor, words)


def _form(token: Token, words: StatusWords) -> str:
    """Tense, mood and aspect of a verb as one word: "fut", "cond.perf", "inf", "past.pass"...

    "Is going to deliver" and "va livrer" are futures.
    """
    if token.pos_ not in ("VERB", "AUX"):
        return "noun" if token.pos_ in ("NOUN", "PROPN") else token.pos_.lower()
    if token.dep_ == "xcomp" and token.head.lower_ in words.prospective:
        return "fut"
    auxiliaries = [
        child for child in token.children if child.dep_.startswith("aux") or child.dep_ == "cop"
    ]
    carrier = next(
        (child for child in auxiliaries if "Fin" in child.morph.get("VerbForm", [])), token
    )
    parts = []
    modal = next((child.lower_ for child in auxiliaries if child.lower_ in words.modals), None)
    if modal:
        parts.append(modal)
    mood, tense = carrier.morph.get("Mood", []), carrier.morph.get("Tense", [])
    if carrier.tag_ == "MD" or modal:
        pass
    elif "Cnd" in mood:
        parts.append("cond")
    elif "Sub" in mood:
        parts.append("subj")
    elif "Fin" in carrier.morph.get("VerbForm", []):
        parts.append((tense or ["pres"])[0].lower())
    else:
        parts.append((carrier.morph.get("VerbForm", []) or ["bare"])[0].lower())
        parts += [value.lower() for value in carrier.morph.get("Tense", [])]
    if any(child.dep_ == "aux:pass" for child in auxiliaries):
        parts.append("pass")
    if any(
        child.lemma_.lower() in ("have", "avoir", "be", "être") and child.dep_ == "aux"
        for child in auxiliaries
    ):
        parts.append(
            "perf"
            if "Past" in token.morph.get("Tense", []) or "Part" in token.morph.get("VerbForm", [])
            else "aux"
        )
    return ".".join(parts)


def is_negated(token: Token, words: StatusWords) -> bool:
    """Whether a word is negated itself, or takes "no" or "aucun" with its subject or object."""
    if any(
        child.lower_ in words.negations and child.dep_ not in ("case", "conj")
        for child in token.children
    ):
        return True
    return any(
        grandchild.lower_ in words.negations and grandchild.dep_ in ("det", "advmod", "amod")
        for child in token.children
        if child.dep_ in _NEGATING
        for grandchild in child.children
    )


def _marks(token: Token, words: StatusWords) -> Iterator[str]:
    """Negation and particles on a word: "neg", "to", "being"."""
    if is_negated(token, words):
        yield "neg"
    for child in token.children:
        low = child.lower_
        if low in words.negations:
            continue
        if low in ("pour", "de", "à", "to", "en", "si", "if") and child.dep_ in ("mark", "case"):
            yield low
        elif low == "being":
            yield "being"


def _governors(anchor: Token) -> Iterator[Token]:
    """What an event depends on, and that in turn; nothing tells of "the tanks given to Kyiv"."""
    if anchor.dep_ == "acl" and _is_past_participle(anchor):
        return
    token = anchor
    for _ in range(_DEPTH):
        if token.dep_ not in _GOVERNING or token.head.i == token.i:
            return
        token = token.head
        yield token


def _is_past_participle(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", [])


def is_hearsay(anchor: Token) -> bool:
    """Whether a French conditional reports hearsay: in a main clause, or in a relative one."""
    carriers = [anchor, *(child for child in anchor.children if child.dep_.startswith("aux"))]
    conditional = any("Cnd" in token.morph.get("Mood", []) for token in carriers)
    modal = any(token.lemma_ in ("pouvoir", "devoir", "falloir", "vouloir") for token in carriers)
    return conditional and not modal and anchor.dep_ in ("ROOT", "acl:relcl", "conj", "parataxis")
