"""A stretch of text that names something the register knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vigie.model.span import Span

Kind = Literal["state", "organisation", "person", "office", "weapon", "class", "treaty", "place"]


@dataclass(frozen=True, slots=True)
class Mention:
    """`id` as in the register; `form` says what kind of name it is.

    For states, `form` is name, demonym, capital, seat or body ("Moscow" is a capital, "the
    Kremlin" a seat, "the Pentagon" a body); for all else it is name.
    `state` is the code of the state the thing belongs to, where it has one.
    """

    span: Span
    id: str
    kind: Kind
    form: str = "name"
    state: str | None = None
