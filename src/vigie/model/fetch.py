"""One time that an address was asked for, and when it may be asked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fetch:
    """`failures` in a row, 0 when this time went well; not to be asked before `again` (UTC).

    `etag` and `modified` are what its server wants to hear the next time, as it gave them.
    """

    url: str
    at: datetime
    again: datetime
    failures: int = 0
    etag: str | None = None
    modified: str | None = None
