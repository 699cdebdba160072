"""What somebody judges of claims and records, and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal

Kind = Literal["accept", "correct", "reject", "same", "apart", "note", "undo"]


@dataclass(frozen=True)
class Judgement:
    """One judgement, by whom, when, and the reason in a sentence.

    `target` is the id of a claim (accept, correct, reject, note), record (same, apart, note) or
    judgement (undo), `other` the second record of `same`, the second record or the claim of
    `apart`. `content` are the corrected fields, as in `ledger.corrections`.
    """

    kind: Kind
    target: str
    author: str
    reason: str
    at: datetime
    other: str | None = None
    content: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Hash of all of it, 16 hexadecimal digits."""
        content = {**asdict(self), "at": self.at.timestamp()}
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]
