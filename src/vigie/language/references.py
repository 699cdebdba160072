"""What pronouns and bare descriptions stand for ("il", "the ministry", "ce système").

A small hand-weighted resolver in the spirit of Lappin & Leass (1994): the candidates of the
sentence so far and of the few before it are ranked by subjecthood and nearness; what has no
candidate stays open.
"""

from __future__ import annotations

from collections.abc import Iterator

from vigie.codebook.references import ReferenceWords, load_reference_words
from vigie.codebook.register import Register
from vigie.language.analysis import Analysis
from vigie.language.parse import Token
from vigie.model.mention import Mention
from vigie.model.span import Span

_SENTENCES_BACK = 4
_ACTORS = frozenset({"state", "organisation", "person"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_REFERRING = frozenset({"PRON", "DET", "NOUN"})
# English articles that always point back; French ones may stand for a kind.
_THE = frozenset({"the", "these", "those", "this", "that"})
# Prepositions of places that are nobody's.
_IN = frozenset({"en", "in"})
# How many sentences back a system may have been named.
_SYSTEM_BACK = 6
# Classes that a looser word may stand for besides those below it in the tree.
_FAMILIES = {
    "missile": ("air-defence-system", "missile-defence", "rocket", "multiple-rocket-launcher"),
    "missile-launcher": ("air-defence-system", "missile-defence", "multiple-rocket-launcher"),
    "warship": ("submarine", "ballistic-missile-submarine"),
    "air-defence-system": ("missile-defence", "interceptor", "air-defence-missile"),
    "missile-defence": ("air-defence-system", "interceptor"),
}


Voice = tuple[tuple[Span, ...], Span]
"""What somebody says, part by part, and the words that name who says it."""


def resolve_references(analysis: Analysis, voices: list[Voice]) -> None:
    """Adds to `analysis` a mention for each pronoun and description that can be resolved.

    "We" and "our" stand for the side of the one who speaks, as `voices` tell.
    """
    words = load_reference_words(analysis.language)
    for token in analysis.doc:
        if token.i in analysis.at:
            continue
        if token.lower_ in words.first:
            side = _speaking(token, analysis, voices)
            if side:
                analysis.add(side)
            continue
        if token.pos_ in _REFERRING or token.lower_ in words.possessive:
            for mention in _resolved(token, analysis, words):
                analysis.add(mention)
    for mentions in analysis.by_sentence.values():
        mentions.sort(key=lambda mention: mention.span)
    analysis.mentions.sort(key=lambda mention: mention.span)


def _resolved(token: Token, analysis: Analysis, words: ReferenceWords) -> Iterator[Mention]:
    low, lemma = token.lower_, token.lemma_.lower()
    span = Span(token.idx, token.idx + len(token))
    if token.pos_ in ("PRON", "DET") or low in words.possessive:
        yield from _pronoun(token, span, analysis, words)
        return
    if token.pos_ != "NOUN" or not _definite(token, words):
        return
    if (lemma in words.both or low in words.both) and _dual(token):
        for mention in _last_two_states(token, analysis):
            yield Mention(span, mention.id, mention.kind, "description", mention.state)
        return
    if lemma in words.arms:
        system = _last_weapon(token, analysis)
        if system:
            yield Mention(span, system.id, system.kind, "description", system.state)
        return
    for kind in ("state", "organisation", "person"):
        if lemma in getattr(words, kind) and not _named(token, analysis):
            antecedent = _antecedent(token, analysis, frozenset({kind}))
            if antecedent:
                yield Mention(span, antecedent.id, antecedent.kind, "description", antecedent.state)
            return


def _pronoun(
    token: Token, span: Span, analysis: Analysis, words: ReferenceWords
) -> Iterator[Mention]:
    low = token.lower_
    if low in ("il", "it") and any(
        child.dep_.startswith("expl") for child in token.head.children if child.i == token.i
    ):
        return
    human = analysis.language == "en" and (
        low in words.he or low in words.she or low in ("his", "him", "her")
    )
    if low in words.possessive or low in words.he or low in words.she or low in words.they:
        kinds = frozenset({"person"}) if human else _ACTORS
        antecedent = _antecedent(token, analysis, kinds)
        if antecedent:
            yield Mention(span, antecedent.id, antecedent.kind, "pronoun", antecedent.state)
        system = _last_weapon(token, analysis)
        handled = low in words.possessive and token.head.lemma_.lower() in words.handled
        if system and not human and (handled or token.dep_ in _SUBJECTS):
            yield Mention(span, system.id, system.kind, "pronoun", system.state)


def _speaking(token: Token, analysis: Analysis, voices: list[Voice]) -> Mention | None:
    span = Span(token.idx, token.idx + len(token))
    saying = [source for content, source in voices if any(part.covers(span) for part in content)]
    for source in saying[::-1]:
        for mention in analysis.mentions:
            if mention.kind in _ACTORS and source.covers(mention.span):
                return Mention(span, mention.id, mention.kind, "pronoun", mention.state)
    return None


def _definite(noun: Token, words: ReferenceWords) -> bool:
    return any(child.lower_ in words.definite for child in noun.children) or (
        noun.i > 0 and noun.nbor(-1).lower_ in words.definite
    )


def _named(noun: Token, analysis: Analysis) -> bool:
    """Whether the noun phrase holds a name of its own ("le ministère russe")."""
    return any(
        token.i in analysis.at
        and token.dep_ in ("amod", "nmod", "compound", "flat", "appos", "nmod:poss")
        for token in noun.subtree
        if token.head.i == noun.i
    )


def _dual(noun: Token) -> bool:
    return (
        any(child.lower_ in ("deux", "two", "both") for child in noun.children)
        or noun.lower_ == "both"
    )


def _before(token: Token, analysis: Analysis) -> Iterator[tuple[int, Mention]]:
    """Mentions before `token`, nearest first, with how many sentences back they stand."""
    here = analysis.sentence_of[token.i]
    for back in range(_SENTENCES_BACK + 1):
        for mention in reversed(analysis.by_sentence.get(here - back, [])):
            if mention.span.end <= token.idx:
                yield back, mention


def _antecedent(token: Token, analysis: Analysis, kinds: frozenset[str]) -> Mention | None:
    best: tuple[float, Mention] | None = None
    for rank, (back, mention) in enumerate(_before(token, analysis)):
        if mention.kind not in kinds or (mention.form == "pronoun" and back > 1):
            continue
        head = analysis.heads[mention]
        score = -2.0 * back - 0.1 * rank
        score += 1.5 if head.dep_ in _SUBJECTS else 0.0
        score -= 1.0 if mention.form == "demonym" else 0.0
        score -= (
            3.0
            if head.dep_ == "obl" and mention.kind == "state" and mention.form == "name"
            else 0.0
        )
        score += 0.5 if mention.kind == "person" and token.pos_ == "PRON" else 0.0
        if back == 0 and head.head.i == token.head.i and token.pos_ == "PRON":
            score -= 3.0
        if best is None or score > best[0]:
            best = score, mention
    return best[1] if best else None


def _last_two_states(token: Token, analysis: Analysis) -> list[Mention]:
    """The two states named last; one that is only a place ("the war in Ukraine") comes after."""
    found: dict[str, Mention] = {}
    before = [mention for _, mention in _before(token, analysis) if mention.kind == "state"]
    for mention in sorted(before, key=lambda mention: _is_place(analysis.heads[mention])):
        found.setdefault(mention.id, mention)
        if len(found) == 2:
            return sorted(found.values(), key=lambda mention: mention.span)
    return []


def _is_place(noun: Token) -> bool:
    return any(child.dep_ == "case" and child.lower_ in _IN for child in noun.children)


def _last_weapon(token: Token, analysis: Analysis) -> Mention | None:
    for _, mention in _before(token, analysis):
        if mention.kind == "weapon":
            return mention
    return None


def specify_classes(analysis: Analysis, register: Register) -> None:
    """Gives a bare definite class ("le missile") the id of the system named before, if it fits."""
    words = load_reference_words(analysis.language)
    _specify_systems(analysis)
    systems = [mention for mention in analysis.mentions if mention.kind == "weapon"]
    for mention in list(analysis.mentions):
        head = analysis.heads[mention]
        if mention.kind != "class" or not _definite(head, words) or _described(head, analysis):
            continue
        for earlier in reversed(systems):
            distance = analysis.sentence(mention) - analysis.sentence(earlier)
            before = earlier.span.end <= mention.span.start and distance <= _SYSTEM_BACK
            if before and _can_mean(mention.id, earlier.id, register):
                state = earlier.state
                named = Mention(mention.span, earlier.id, "weapon", "description", state)
                _replace(analysis, mention, named)
                break


def _specify_systems(analysis: Analysis) -> None:
    """A family's name means the one member of it that the text names ("Mirage 2000", 2000-5)."""
    systems = [mention for mention in analysis.mentions if mention.kind == "weapon"]
    for mention in systems:
        members = {one.id: one.state for one in systems if one.id.startswith(f"{mention.id}-")}
        if len(members) == 1:
            ((id, state),) = members.items()
            _replace(analysis, mention, Mention(mention.span, id, "weapon", mention.form, state))


def _described(noun: Token, analysis: Analysis) -> bool:
    """Whether words describe a noun so that it means a kind of its own, not one named before."""
    if analysis.language == "en" and any(c.lower_ in _THE for c in noun.children):
        return any(
            child.dep_ in ("nmod", "nummod") or (child.i in analysis.at and child.dep_ == "amod")
            for child in noun.children
            if analysis.at.get(child.i) is not analysis.at.get(noun.i)
        )
    return any(
        child.dep_ in ("amod", "nmod", "nummod", "compound", "flat") for child in noun.children
    )


def _can_mean(arms: str, system: str, register: Register) -> bool:
    """Whether class `arms` can stand for `system`: its class, one above, or one of its family."""
    if register.is_a(system, arms):
        return True
    family = _FAMILIES.get(arms, ())
    return register.arms_class(system) in family


def _replace(analysis: Analysis, old: Mention, new: Mention) -> None:
    head = analysis.heads.pop(old)
    analysis.heads[new] = head
    analysis.mentions[analysis.mentions.index(old)] = new
    sentence = analysis.by_sentence[analysis.sentence_of[head.i]]
    sentence[sentence.index(old)] = new
    for index, mention in analysis.at.items():
        if mention is old:
            analysis.at[index] = new
