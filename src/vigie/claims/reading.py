"""From a parsed text to claims, and to what is left open."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from vigie.claims.acceptance import acceptance_features
from vigie.claims.arbiter import load_arbiter
from vigie.claims.assembly import Form, Telling, assemble
from vigie.claims.context import Context, prepare
from vigie.claims.denials import bare_denials, link_denials
from vigie.claims.evidence import evidence_of
from vigie.claims.roles import ROLES, Scene
from vigie.claims.slots import fill_roles, ids_of, quantity_in, status_of, time_of
from vigie.claims.sourcing import sources_of
from vigie.claims.topic import topic_features
from vigie.claims.withheld import withheld_in
from vigie.codebook.events import EventRow
from vigie.codebook.statuses import load_status_words
from vigie.language.parse import Token
from vigie.model.claim import Abstention, Claim
from vigie.model.document import Document
from vigie.model.span import Span

# A text is passed over when it is on topic with a probability below this; one shorter than the
# number of sentences can show less of its topic, and needs so much less for each that it lacks.
_ON_TOPIC, _ENOUGH, _LESS = 0.8, 6, 0.06
# A trigger is a claim from the second on, an abstention between the two.
_DOUBT, _ACCEPT = 0.2, 0.36


def read_claims(
    doc: Doc, document: Document, language: str
) -> tuple[list[Claim], list[Abstention]]:
    """All claims of a parsed text in order of their evidence, and the triggers left undecided."""
    return decide(prepare(doc, document, language))


def decide(context: Context) -> tuple[list[Claim], list[Abstention]]:
    """Claims and abstentions of a prepared text; one off topic has none, and says so."""
    on_topic = _on_topic(context)
    lacking = max(0, _ENOUGH - len(context.analysis.doc.sents))
    if on_topic < _ON_TOPIC - _LESS * lacking:
        reason = f"the text seems to be about something else: {1 - on_topic:.2f}"
        return [], [Abstention(reason, Span(0, len(context.document.text)))]
    tellings: list[Telling] = []
    abstentions: list[Abstention] = []
    for scene, event, likely in _strongest(context):
        probability = likely * on_topic
        if probability >= _ACCEPT:
            tellings.extend(_tellings(scene, event, context, probability))
        elif probability >= _DOUBT:
            rule = scene.hit.trigger.rule
            reason = f"perhaps {event.id} ({rule}), too uncertain: {probability:.2f}"
            abstentions.append(Abstention(reason, scene.hit.span))
    told = assemble(tellings, context.register)
    found = assemble([*tellings, *bare_denials(told, context)], context.register)
    return link_denials(found, context.document, context.register), abstentions


def _on_topic(context: Context) -> float:
    return load_arbiter("topic").scores(topic_features(context.analysis, context.register))["yes"]


def _strongest(context: Context) -> Iterator[tuple[Scene, EventRow, float]]:
    """Of the events that one word may announce, the likeliest; in order of the text."""
    accept = load_arbiter("accept")
    best: dict[int, tuple[Scene, EventRow, float]] = {}
    for scene, event in context.scenes:
        probability = accept.scores(acceptance_features_of(scene, event, context))["yes"]
        word = scene.hit.token.i
        if word not in best or probability > best[word][2]:
            best[word] = scene, event, probability
    yield from best.values()


def acceptance_features_of(scene: Scene, event: EventRow, context: Context) -> list[str]:
    """Features for the arbiter that accepts or refuses a trigger."""
    return acceptance_features(
        scene,
        event,
        context.analysis,
        load_status_words(context.language),
        context.triggered,
        context.told[event.id],
        context.contents,
        context.sources,
    )


def _tellings(scene: Scene, event: EventRow, context: Context, probability: float) -> list[Telling]:
    sentence = context.analysis.sentence_of[scene.hit.anchor.i]
    form = _form(scene, context)
    return [Telling(claim, sentence, form) for claim in _claims(scene, event, context, probability)]


def _form(scene: Scene, context: Context) -> Form:
    hit = scene.hit
    if hit.trigger.pos == "noun" and any(map(_is_definite, hit.token.children)):
        return "given"
    return "headline" if context.analysis.is_title(hit.anchor.sent) else "statement"


def _is_definite(token: Token) -> bool:
    """Whether it is an article, a demonstrative or a possessive that points to something known."""
    morph = token.morph
    return (
        "Def" in morph.get("Definite", ())
        or "Dem" in morph.get("PronType", ())
        or "Yes" in morph.get("Poss", ())
    )


def _claims(scene: Scene, event: EventRow, context: Context, probability: float) -> list[Claim]:
    filled = fill_roles(scene, event, context)
    date = time_of(scene, event, context)
    status, status_why = status_of(scene, event, context)
    quantity = quantity_in(filled, context)
    spans = {
        role: tuple(candidate.mention.span for candidate, _ in found if not candidate.back)
        for role, found in filled.items()
    }
    spans["trigger"] = (scene.hit.span,)
    if date:
        spans["time"] = (date.span,)
    if quantity:
        spans["quantity"] = (quantity[1],)
    linked = [
        candidate.mention.span
        for found in filled.values()
        for candidate, _ in found
        if candidate.place
    ]
    evidence = evidence_of(scene, linked, context.analysis, context.attributions)
    return [
        Claim(
            event=event.id,
            status=status,
            evidence=evidence,
            quote=evidence.text(context.document.text),
            source=source,
            time=date.edtf if date else None,
            quantity=quantity[0] if quantity else None,
            withheld=withheld_in(scene.hit.anchor.sent.text, context.language),
            spans={slot: found for slot, found in {**spans, **shown}.items() if found},
            why=(scene.hit.trigger.rule, status_why, why),
            confidence=probability,
            **{role: ids_of(role, filled[role], context.register) for role in ROLES},
        )
        for source, shown, why in sources_of(scene, event, filled, context)
    ]
