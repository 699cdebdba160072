"""What a ledger gives back: frozen values, each with where it comes from.

`number` is the row in its table; another database may have another, so it does not count when
two values are compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from vigie.model.claim import Claim, Reading
from vigie.model.document import Document
from vigie.model.edition import Edition
from vigie.model.record import Bond


@dataclass(frozen=True, slots=True)
class Version:
    """What a document said at one time. `document` has the name it was last seen under."""

    id: str
    document_id: str
    document: Document
    first_seen: datetime
    last_seen: datetime
    number: int = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StoredReading:
    """One reading of a version: when it was made, with which edition, and its claims' ids."""

    read: datetime
    edition: Edition
    reading: Reading
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim, with the ids of its document and version."""

    id: str
    document_id: str
    version_id: str
    claim: Claim
    number: int = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Hit:
    """A version that has the words looked for, and those of its claims that have them."""

    version: Version
    claims: tuple[StoredClaim, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What one document added to the ledger: nothing but a sighting when both are false."""

    new_document: bool
    new_version: bool
    claims: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in the ledger that is not as it was written. `about` names it by its id."""

    about: str
    what: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What somebody should judge: records, by id, that may be of one event, and doubtful claims.

    `abstentions` is how many places the readings that count left undecided.
    """

    ties: tuple[Bond, ...]
    claims: tuple[StoredClaim, ...]
    abstentions: int
