"""Who the source of an attribution is: a person, a state, an organisation, or a description."""

from __future__ import annotations

from dataclasses import dataclass

from vigie.claims.roles import LINK
from vigie.codebook.references import load_reference_words
from vigie.codebook.register import Register
from vigie.codebook.speakers import SpeakerWords
from vigie.language.analysis import Analysis
from vigie.language.parse import Token
from vigie.model.mention import Mention
from vigie.model.span import Span

_NAMES = frozenset({"name", "capital", "seat", "body"})
_RANKS = {"person": 0, "organisation": 1, "state": 2}


@dataclass(frozen=True, slots=True)
class Speaker:
    """`id` as in the codebook, None for the outlet's own voice."""

    id: str | None
    on_behalf_of: str | None = None


OUTLET = Speaker(None)


def speakers_of(
    source: Span, analysis: Analysis, register: Register, words: SpeakerWords, day: str | None
) -> list[Speaker]:
    """Resolves the words of a source to those who speak: one, or several named together.

    What cannot be resolved stays a description.
    """
    together = _together(source, analysis)
    return together or [_speaker(source, analysis, register, words, day)]


def _together(source: Span, analysis: Analysis) -> list[Speaker]:
    """States or persons of a source that "and" or commas join ("Moscou et Minsk")."""
    mentions = [
        mention
        for mention in analysis.mentions
        if source.covers(mention.span) and mention.form in _NAMES and mention.kind in _RANKS
    ]
    found: list[Mention] = mentions[:1]
    for mention in mentions[1:]:
        between = analysis.text[found[-1].span.end : mention.span.start]
        if mention.kind == found[-1].kind and LINK.fullmatch(between):
            found.append(mention)
    if len({mention.id for mention in found}) < 2:
        return []
    return [Speaker(mention.id, mention.state or mention.id) for mention in found]


def _speaker(
    source: Span, analysis: Analysis, register: Register, words: SpeakerWords, day: str | None
) -> Speaker:
    mentions = [mention for mention in analysis.mentions if source.overlaps(mention.span)]
    persons = [mention for mention in mentions if mention.kind == "person"]
    states = [mention for mention in mentions if mention.kind == "state"]
    state = states[0].id if states else None
    if persons:
        return Speaker(persons[0].id, persons[0].state or state)
    name = _new_name(source, mentions, analysis)
    if name:
        return Speaker(name, state)
    text = source.text(analysis.text)
    holder = _office_holder(text, states, analysis, register, day)
    if holder:
        return holder
    organisations = [mention for mention in mentions if mention.kind == "organisation"]
    for mention in sorted(organisations + states, key=lambda mention: mention.span):
        return Speaker(mention.id, mention.id)
    group = words.group(text)
    return Speaker(group or " ".join(text.split()))


def _new_name(source: Span, mentions: list[Mention], analysis: Analysis) -> str | None:
    """A person's name in a source: two proper nouns or more in a row that nothing else claims."""
    titles = load_reference_words(analysis.language).titles
    run: list[Token] = []
    phrase = analysis.doc.phrase(source)
    for token in phrase.tokens if phrase else ():
        inside = source.start <= token.idx and token.idx + len(token) <= source.end
        free = not any(mention.span.start <= token.idx < mention.span.end for mention in mentions)
        if (
            inside
            and free
            and token.pos_ == "PROPN"
            and token.text[0].isupper()
            and token.text[1:2].islower()
            and not (token.lower_ in titles and not run)
        ):
            run.append(token)
        elif len(run) >= 2:
            break
        else:
            run = []
    return " ".join(token.text for token in run) if len(run) >= 2 else None


def _office_holder(
    text: str, states: list[Mention], analysis: Analysis, register: Register, day: str | None
) -> Speaker | None:
    """ "Le ministre russe de la Défense" on a day is one person, when the register knows one."""
    if not states:
        return None
    for mention in states:
        text = text.replace(mention.span.text(analysis.text), " ")
    for office in register.offices(text, analysis.language):
        person = register.holder(office, states[0].id, day)
        if person:
            return Speaker(person, states[0].id)
    return None


def performer(mentions: list[Mention]) -> Speaker | None:
    """Of a speech act the performer speaks: a person before the state acted for."""
    ranked = sorted(mentions, key=lambda mention: _RANKS.get(mention.kind, 9))
    return Speaker(ranked[0].id, ranked[0].state) if ranked else None
