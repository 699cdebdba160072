"""Takes the page furniture out of a report. What stays is never rewritten, only whole lines go.

The one exception is a bracket such as "(Photo: AFP)" at the edge of a sentence, which goes too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vigie.codebook.furniture import Furniture, LinePattern

# No line of furniture is longer than this, in characters: a paragraph never is one.
_LONGEST = 320
# How many of the first lines may carry a dateline such as "SEOUL (Reuters) -".
_DATELINE_LINES = 4
_LONGEST_TITLE = 220
# A title has at least so many words; shorter first lines are places and bylines.
_SHORTEST_TITLE = 4
_LONGEST_LINK = 180
# Same length, one to one, so that offsets stay valid.
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\t": " "})
_BRACKET = re.compile(r"[ \u00a0]?(?:\(([^()\n]{2,140})\)|\[([^\[\]\n]{2,140})\])")
_SENTENCE_END = re.compile(r"[.!…][\s»”’\"')\]]*$")
_SENTENCE_WITHIN = re.compile(r"[.!?…][»”’\"')\]]*(?:\s|$)")
_SIGN_OFF = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\.?$")
_BULLET = re.compile(r"[-–—•*►▶→·]\s")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;/|()]| [-–—] )\s*")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Report:
    """A text without its furniture, its title if its first line is one, the agency credited."""

    text: str
    title: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """What becomes of the next `size` lines: `kept` of the first, and the agency they credit."""

    kept: str | None
    size: int = 1
    agency: str | None = None


def clear(text: str, furniture: Furniture) -> Report:
    """The report in `text`, which has plain line feeds."""
    lines = text.split("\n")
    kept: list[str] = []
    agencies: list[str] = []
    number, first = 0, True
    while number < len(lines):
        step = _step(lines[number:], furniture, first)
        if step.kept is not None:
            kept.append(step.kept)
            first = first and not step.kept.strip()
        if step.agency:
            agencies.append(step.agency)
        number += step.size
    report = _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()
    agency = _dateline(report, furniture) or next(iter(agencies), None)
    return Report(report, _title(report, furniture), agency or _sign_off(report, furniture))


def credited(byline: str, furniture: Furniture) -> str | None:
    """The agency that signs, alone or beside a name: "AFP", "Ada Lane (Reuters)"."""
    for part in _BETWEEN_NAMES.split(_plain(byline)):
        if any(credit.fullmatch(part) for credit in furniture.credits):
            return _agency_in(part, furniture)
    return None


def _step(lines: list[str], furniture: Furniture, first: bool) -> _Step:
    line = lines[0]
    plain = _plain(line)
    if not plain:
        return _Step(line)
    if len(plain) <= _LONGEST:
        if any(credit.fullmatch(plain) for credit in furniture.credits):
            return _Step(None, agency=_agency_in(plain, furniture))
        for known in furniture.lines:
            if _is(known, plain, first):
                size = 1 + (_links_after(lines[1:]) if known.row.opens else 0)
                rights = known.row.kind == "copyright"
                return _Step(None, size, _agency_in(plain, furniture) if rights else None)
    return _Step(_without_brackets(line, furniture, first))


def _plain(line: str) -> str:
    return line.translate(_PLAIN).strip()


def ends_as_sentence(line: str) -> bool:
    """Whether a line ends with a full stop, an exclamation mark or dots."""
    return _SENTENCE_END.search(line) is not None


def _is(line: LinePattern, plain: str, first: bool) -> bool:
    if first and line.row.after_title:
        return False
    if line.matches.fullmatch(plain) is None:
        return False
    return not (line.row.unfinished and plain.endswith((".", "…")))


def _agency_in(plain: str, furniture: Furniture) -> str | None:
    found = furniture.agency.search(plain)
    return furniture.agencies[found.group()] if found else None


def _dateline(report: str, furniture: Furniture) -> str | None:
    lines = [line for line in map(_plain, report.split("\n")) if line][:_DATELINE_LINES]
    for line in lines:
        for dateline in furniture.datelines:
            found = dateline.match(line)
            if found:
                return _agency_in(found.group(), furniture)
    return None


def _sign_off(report: str, furniture: Furniture) -> str | None:
    """The agency in brackets that ends the report: "... has confirmed it. (AFP)"."""
    found = _SIGN_OFF.search(_plain(report[-80:]))
    return furniture.agencies.get(found.group(1)) if found else None


def _without_brackets(line: str, furniture: Furniture, first: bool) -> str | None:
    """The line less its captions in brackets; None when the whole line is a caption."""
    shorter = _BRACKET.sub(
        lambda bracket: "" if _is_caption(bracket, furniture) else bracket.group(), line
    )
    if shorter == line:
        return line
    rest = shorter.strip()
    if not rest or not (first or _SENTENCE_WITHIN.search(rest)):
        return None
    return shorter.rstrip()


def _is_caption(bracket: re.Match[str], furniture: Furniture) -> bool:
    inside = _plain(bracket.group(1) or bracket.group(2))
    return any(pattern.fullmatch(inside) for pattern in furniture.brackets)


def _links_after(lines: list[str]) -> int:
    """How many lines after "Read also:" are links: one, or a list as far as it goes."""
    blank = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    block: list[str] = []
    for line in lines[blank:]:
        if not line.strip() or not _may_be_link(line):
            break
        block.append(line)
    if not block:
        return 0
    bullets = next(
        (number for number, line in enumerate(block) if not _BULLET.match(line.strip())), len(block)
    )
    after = lines[blank + len(block) :]
    ends_with_blank = not after or not after[0].strip()
    return blank + (bullets or (len(block) if ends_with_blank else 1))


def _may_be_link(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_LINK and not ends_as_sentence(line)


def _title(report: str, furniture: Furniture) -> str | None:
    """The first line less its dateline, if it reads as a title: some words and no sentence."""
    first, _, rest = report.partition("\n")
    title = first.strip()
    for dateline in furniture.datelines:
        found = dateline.match(_plain(title))
        if found:
            title = title[found.end() :].lstrip(" \u00a0-–—:")
    if (
        not rest
        or rest[0].islower()
        or len(title) > _LONGEST_TITLE
        or len(title.split()) < _SHORTEST_TITLE
    ):
        return None
    return None if _SENTENCE_WITHIN.search(title[:-1]) or ends_as_sentence(title) else title
