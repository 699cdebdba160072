"""Whom the words of a source stand for when they name nobody ("il", "the ministry", "l'officier").

A pronoun or bare description takes up who spoke before, or whom an earlier sentence is about;
of what is said itself nobody can be its speaker. What has no antecedent stays a description.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vigie.claims.attribution import Attribution
from vigie.claims.context import Context
from vigie.claims.speakers import OUTLET, Speaker, speakers_of
from vigie.codebook.cues import load_cues
from vigie.codebook.references import ReferenceWords, load_reference_words
from vigie.codebook.speakers import load_speaker_words
from vigie.language.parse import Token
from vigie.model.mention import Mention
from vigie.model.span import Span

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_BESIDE = frozenset({"appos", "flat", "flat:name", "compound", "conj"})
_SPEAKING = frozenset({"person", "state", "organisation"})
_SIDES = frozenset({"state", "organisation"})
_UNNAMED = frozenset({"pronoun", "description"})
# Sentences back in which one who is not a speaker may be meant.
_BACK = 3
# Characters behind a cue in which "on" is told apart by a place ("dit-on à Moscou").
_REACH = 60
# Characters at the head of a text in which a capital is its dateline.
_DATELINE = 40
_IN = re.compile(r"\s(?:à|in)\s")
# Characters between a noun and the name of whose it is ("the office of the Bundeswehr").
_NEAR = 10
# "The 39-year-old": a description by age alone.
_AGE = "-year-old"
_CLITIC = re.compile(r"^-(?:t-)?")


class Voice(NamedTuple):
    """One that may be meant: where named, who, and whether it is a person."""

    span: Span
    speakers: list[Speaker]
    person: bool


class Words(NamedTuple):
    """The words of a source: lowered text, head noun, and what they may stand for.

    `kind` is person, side (a state or body), any, group, nobody, or None for words that name
    their speaker themselves.
    """

    low: str
    head: str
    kind: str | None


def voices_of(said: Attribution, context: Context) -> list[Speaker]:
    """Who asserts `said`: those whom its source names, or whom it takes up."""
    assert said.source is not None
    if said.source not in context.voices:
        context.voices[said.source] = []  # what leads back to itself stays open
        context.voices[said.source] = _resolved(said, said.source, context)
    return context.voices[said.source]


def can_assert(said: Attribution, context: Context) -> bool:
    """Whether somebody stands behind the words of the source: no thing, and not "nobody"."""
    assert said.source is not None
    words = _words(said.source, context)
    if words.kind == "nobody":
        return _somewhere(said, said.source, context) is not None
    if words.kind is not None or _inside(said.source, context):
        return True
    text = said.source.text(context.document.text)
    if load_speaker_words(context.language).group(text) is not None:
        return True
    speaking = {words.head, words.head.removesuffix("s")} & load_cues(context.language).speakers
    first, *rest = text.split()
    # A name has a capital behind its first word; the first word of a sentence always has one.
    named = any(word[0].isupper() for word in rest) or (first[0].isupper() and bool(rest))
    return bool(speaking) or named or _is_name(said.source, context)


def _is_name(source: Span, context: Context) -> bool:
    phrase = context.analysis.doc.phrase(source)
    return phrase is not None and phrase.root.pos_ == "PROPN" and phrase.root.text[0].isupper()


def is_unnamed(said: Attribution, context: Context) -> bool:
    """Whether the source is somebody without a name ("un haut responsable", "two officials")."""
    if said.source is None:
        return False
    hidden = _words(said.source, context).head in load_reference_words(context.language).hidden
    return hidden and all(one.kind != "person" for one in _inside(said.source, context))


def _resolved(said: Attribution, source: Span, context: Context) -> list[Speaker]:
    words = _words(source, context)
    if words.kind is None:
        return _described(said, source, words, context) or _named(source, context)
    if words.kind == "nobody":
        return _somewhere(said, source, context) or [OUTLET]
    if words.kind == "group":
        return _same_group(words, source, context) or _house(source, context) or [OUTLET]
    if words.kind == "side":
        return _side(said, source, words, context)
    document = _document(words, source, context)
    if document:
        return document
    voice = _author(source, context) or _last(
        said, source, context, persons=words.kind == "person", low=words.low
    )
    return voice.speakers if voice else _named(source, context)


def _author(source: Span, context: Context) -> Voice | None:
    """Whose words a pronoun speaks in: "a statement by the Kremlin, in which it announced"."""
    words = load_reference_words(context.language)
    token = _head(source, context)
    if token is None or token.i == token.sent.start or token.nbor(-1).lower_ not in words.relative:
        return None
    for noun in reversed(token.doc[token.sent.start : token.i]):
        if noun.lemma_.lower() in words.document:
            by = [one for child in noun.children if (one := context.analysis.at.get(child.i))]
            for mention in by:
                if mention.kind in _SPEAKING:
                    speaker = Speaker(mention.id, mention.state or mention.id)
                    return Voice(mention.span, [speaker], mention.kind == "person")
    return None


def _document(words: Words, source: Span, context: Context) -> list[Speaker] | None:
    """A document is the one cited before, whosever it is ("the report", "a Pentagon report")."""
    documents = load_reference_words(context.language).document
    if words.head not in documents:
        return None
    cited = (voice.speakers for voice, head in _earlier(source, context) if head in documents)
    return next(cited, None)


def _named(source: Span, context: Context) -> list[Speaker]:
    return speakers_of(
        source,
        context.analysis,
        context.register,
        load_speaker_words(context.language),
        context.document.day,
    )


def _words(source: Span, context: Context) -> Words:
    references = load_reference_words(context.language)
    low = _CLITIC.sub("", source.text(context.document.text).lower().replace("’", "'"))
    head = _head(source, context)
    lemma = head.lemma_.lower() if head is not None else low
    return Words(low, lemma, _kind(low, lemma, source, references, context))


def _kind(
    low: str,
    lemma: str,
    source: Span,
    words: ReferenceWords,
    context: Context,
) -> str | None:
    if low in words.nobody:
        return "nobody"
    if not words.same.isdisjoint(low.split()):
        return "any"
    if low in words.pronouns or low in words.relative:
        return "person" if _human(low, words, context.language) else "any"
    named = [one for one in _inside(source, context) if one.form not in _UNNAMED]
    if lemma in words.state and all(one.kind == "state" for one in named):
        return "side"
    if named:
        return None
    if lemma in words.hidden:
        return "group"
    if lemma in words.document:
        return "any"
    if lemma in words.organisation:
        return "side"
    definite = low.split("'")[0].split()[0] in words.definite or low.startswith("l'")
    if definite and (lemma in words.person or low.endswith(_AGE)):
        return "person"
    return "group" if lemma in words.person and lemma == low.split()[-1] else None


def _human(low: str, words: ReferenceWords, language: str) -> bool:
    return low in words.first or (language == "en" and (low in words.he or low in words.she))


def _head(source: Span, context: Context) -> Token | None:
    phrase = context.analysis.doc.phrase(source)
    if phrase is None:
        return None
    first = next((token for token in phrase.tokens if token.pos_ == "NOUN"), None)
    nominal = phrase.root.pos_ in ("NOUN", "PROPN", "PRON")
    return phrase.root if first is None or (nominal and context.language == "en") else first


def _inside(source: Span, context: Context) -> list[Mention]:
    return [
        mention
        for mention in context.analysis.mentions
        if mention.kind in _SPEAKING and source.overlaps(mention.span)
    ]


def _described(
    said: Attribution, source: Span, words: Words, context: Context
) -> list[Speaker] | None:
    """A person whom office and state describe ("the Israeli prime minister"), named before."""
    references = load_reference_words(context.language)
    inside = _inside(source, context)
    if words.head not in references.person or any(one.kind == "person" for one in inside):
        return None
    if words.low.split("'")[0].split()[0] not in references.definite or len(inside) != 1:
        return None
    voice = _last(said, source, context, persons=True, low=words.low, state=inside[0].id)
    return voice.speakers if voice else None


def _somewhere(said: Attribution, source: Span, context: Context) -> list[Speaker] | None:
    """ "On" is told by a place or house beside it: "dit-on à Moscou", "indique-t-on au Kremlin"."""
    if said.cue is None:
        return None
    start = max(said.cue.end, source.end)
    end = re.compile(r"[,.;:»\n]|$").search(context.document.text, start)
    reach = Span(start, min(end.start() if end else start, start + _REACH))
    for mention in context.analysis.mentions:
        if reach.covers(mention.span) and mention.kind in _SIDES:
            return [Speaker(mention.id, mention.id)]
    return None


def _same_group(words: Words, source: Span, context: Context) -> list[Speaker] | None:
    """Officials without a state are those that an earlier source named with one."""
    for voice, head in _earlier(source, context):
        if head == words.head and voice.speakers[0].on_behalf_of:
            return voice.speakers
    return None


def _house(source: Span, context: Context) -> list[Speaker] | None:
    """Officials without a state speak for the body or state that the text is just about.

    "The White House is unimpressed. Talks go on, a spokesman said."
    """
    analysis = context.analysis
    head = _head(source, context)
    here = analysis.sentence_of[head.i] if head is not None else 0
    for number in (here, here - 1):
        for mention in reversed(analysis.by_sentence.get(number, ())):
            between = context.document.text[mention.span.end : source.start]
            if (
                mention.kind in _SIDES
                and mention.form not in _UNNAMED
                and mention.span.end <= source.start
                and "\n" not in between
                and _is_topic(analysis.heads[mention])
            ):
                return [Speaker(mention.id, mention.id)]
    return None


def _earlier(source: Span, context: Context) -> list[tuple[Voice, str]]:
    """Those who spoke before, nearest first, each with the head noun of their words."""
    found = []
    for said in context.attributions:
        if said.source and said.source.end <= source.start and can_assert(said, context):
            speakers = voices_of(said, context)
            if speakers and speakers[0].id:
                head = _words(said.source, context).head
                found.append((Voice(said.source, speakers, _person(speakers[0], context)), head))
    return sorted(found, key=lambda one: one[0].span, reverse=True)


def _person(speaker: Speaker, context: Context) -> bool:
    entry = context.register.entries.get(speaker.id or "")
    if entry is not None:
        return entry.kind == "person"
    return any(
        mention.id == speaker.id and mention.kind == "person"
        for mention in context.analysis.mentions
    )


def _side(said: Attribution, source: Span, words: Words, context: Context) -> list[Speaker]:
    """A ministry, army or agency: by its state or place, who spoke under that noun, or last."""
    inside = _inside(source, context)
    named = [mention for mention in inside if mention.form not in _UNNAMED]
    if named:
        return [Speaker(named[0].id, named[0].id)]
    place = _place_behind(source, context)
    if place:
        return [Speaker(place, place)]
    sides = [(voice, head) for voice, head in _earlier(source, context) if not voice.person]
    for voice, head in sides:
        if head == words.head:
            return voice.speakers
    namesake = _namesake(words, source, context)
    if namesake:
        return [namesake]
    if inside:
        # "His army" is that of his state.
        own = inside[0].state if inside[0].kind == "person" else None
        return [Speaker(own or inside[0].id, own or inside[0].id)]
    if sides:
        return sides[0][0].speakers
    state = _home(said, source, context)
    return [Speaker(state, state)] if state else _named(source, context)


def _namesake(words: Words, source: Span, context: Context) -> Speaker | None:
    """Whom an earlier phrase under the same noun names ("the office", "its office")."""
    for token in reversed(context.analysis.doc):
        if token.idx < source.start and token.lemma_.lower() == words.head:
            reach = Span(token.idx, token.idx + len(token) + _NEAR)
            for mention in context.analysis.mentions:
                side = mention.kind in _SIDES and mention.form not in _UNNAMED
                if side and reach.overlaps(mention.span):
                    return Speaker(mention.id, mention.id)
    return None


def _home(said: Attribution, source: Span, context: Context) -> str | None:
    """The state that a text is about so far, or from whose capital it is written."""
    topics = [voice for voice in _subjects(said, source, context) if not voice.person]
    if topics:
        return topics[-1].speakers[0].id
    # Capitals of a dateline are often set in capital letters, which no name of the register is.
    head = context.document.text[:_DATELINE].title()
    for mention in context.register.find(head, context.language):
        if mention.form == "capital":
            return mention.id
    return None


def _place_behind(source: Span, context: Context) -> str | None:
    """The state of a capital right behind a source ("le ministère de la Défense à Bratislava")."""
    for mention in context.analysis.mentions:
        between = context.document.text[source.end : mention.span.start]
        if mention.form == "capital" and source.end < mention.span.start and _IN.fullmatch(between):
            return mention.id
    return None


def _last(
    said: Attribution,
    source: Span,
    context: Context,
    *,
    persons: bool,
    low: str,
    state: str | None = None,
) -> Voice | None:
    """The nearest one before `source` that may be meant: a speaker, or what a sentence is about."""
    found = [voice for voice, _ in _earlier(source, context)] + _subjects(said, source, context)
    fitting = [
        voice
        for voice in found
        if (voice.person or not persons)
        and _agrees(voice.speakers[0], low, context)
        and (state is None or voice.speakers[0].on_behalf_of == state)
    ]
    return max(fitting, key=lambda voice: voice.span, default=None)


def _agrees(speaker: Speaker, low: str, context: Context) -> bool:
    """Whether a singular pronoun can stand for the speaker: gender as far as it is known."""
    words = load_reference_words(context.language)
    entry = context.register.entries.get(speaker.id or "")
    gender = entry.gender if entry else None
    if low in words.she:
        return gender != "m"
    return not (low in words.he and gender == "f")


def _subjects(said: Attribution, source: Span, context: Context) -> list[Voice]:
    """What the sentences before, or this one, are about: persons, states and bodies."""
    analysis = context.analysis
    head = _head(source, context)
    here = analysis.sentence_of[head.i] if head is not None else 0
    found = []
    for number in range(max(0, here - _BACK), here + 1):
        for mention in analysis.by_sentence.get(number, ()):
            if (
                mention.kind in _SPEAKING
                and mention.form not in ("pronoun", "demonym", "description")
                and mention.span.end <= source.start
                and _is_topic(analysis.heads[mention])
                and not any(part.covers(mention.span) for part in said.content)
            ):
                speaker = Speaker(mention.id, mention.state or mention.id)
                found.append(Voice(mention.span, [speaker], mention.kind == "person"))
    return found


def _is_topic(noun: Token) -> bool:
    """Whether a noun, or the one it stands beside, is subject of a main clause."""
    while noun.dep_ in _BESIDE and noun.head.i != noun.i:
        noun = noun.head
    verb = noun.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return noun.dep_ in _SUBJECTS and verb.head.i == verb.i
