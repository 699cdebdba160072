"""Vigie reads news about nuclear and missile arms into claims that can be checked.

    document -> read -> Reading: claims, abstentions, notices -> Ledger

Importing this package loads no model; the first call of `read` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vigie.errors import VigieError
from vigie.model.claim import Abstention, Claim, Reading, Source
from vigie.model.document import Document

if TYPE_CHECKING:
    from vigie.attributions import find_attributions
    from vigie.edition import current_edition
    from vigie.language.dates import find_dates
    from vigie.ledger import Ledger, open_ledger
    from vigie.reader import read

__all__ = [
    "Abstention",
    "Claim",
    "Document",
    "Ledger",
    "Reading",
    "Source",
    "VigieError",
    "current_edition",
    "find_attributions",
    "find_dates",
    "open_ledger",
    "read",
]

_LAZY = {
    "Ledger": "vigie.ledger",
    "current_edition": "vigie.edition",
    "find_attributions": "vigie.attributions",
    "find_dates": "vigie.language.dates",
    "open_ledger": "vigie.ledger",
    "read": "vigie.reader",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'vigie' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value
