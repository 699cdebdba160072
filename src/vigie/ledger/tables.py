"""The tables of a ledger. Rows are appended, never changed: triggers refuse anything else.

The index of words is not here, as SQLite and PostgreSQL have each its own kind (`words`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

# The migration that makes the tables as they are here (`migrations/versions`).
REVISION = "0005"
REVISION_TABLE = "ledger_revision"


class Instant(TypeDecorator[datetime]):
    """A moment as ISO 8601 text in UTC, to the microsecond: it sorts alike in every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _id() -> Column[str]:
    return Column("id", String(16), nullable=False)


def _refers(name: str, to: str) -> Column[Any]:
    return Column(name, ForeignKey(to), nullable=False)


metadata = MetaData()

# One report, however often it is edited. `identity` is its URL, else the digest of its bytes.
documents = Table(
    "documents",
    metadata,
    _number(),
    _id(),
    Column("identity", Text, nullable=False),
    Index("documents_id", "id", unique=True),
)

# The bytes as they came, compressed with zlib; `digest` is the SHA-256 of the uncompressed.
originals = Table(
    "originals",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# What a document said at one time. `id` is a hash of the text and all that follows it.
versions = Table(
    "versions",
    metadata,
    _number(),
    _id(),
    _refers("document", "documents.number"),
    _refers("original", "originals.digest"),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("author", Text),
    Column("agency", Text),
    Column("language", Text),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Index("versions_id", "id", unique=True),
    Index("versions_document", "document"),
)

# Each time that a version was met: the first and the last row are its first and last seen.
sightings = Table(
    "sightings",
    metadata,
    _number(),
    _refers("document", "documents.number"),
    _refers("version", "versions.number"),
    Column("seen", Instant, nullable=False),
    Column("name", Text, nullable=False),
    Index("sightings_document", "document", "seen"),
    Index("sightings_version", "version", "seen"),
)

# What was made of a version, when and with what. The latest counts, all stay.
readings = Table(
    "readings",
    metadata,
    _number(),
    _refers("version", "versions.number"),
    Column("read", Instant, nullable=False),
    Column("reader", Text, nullable=False),
    Column("register", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("notices", JSON, nullable=False),
    Index("readings_version", "version", "read"),
)

# `time` is EDTF, `earliest` and `latest` the days it can mean; `said` is the source's time,
# `denies` the ids of the claims of the same report that it denies.
claims = Table(
    "claims",
    metadata,
    _number(),
    _id(),
    _refers("reading", "readings.number"),
    Column("event", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("time", Text),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("quantity", Text),
    Column("withheld", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("speaker", Text),
    Column("on_behalf_of", Text),
    Column("act", Text, nullable=False),
    Column("channel", Text),
    Column("relay", Text),
    Column("said", Text),
    Column("why", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("denies", JSON, nullable=False, server_default="[]"),
    Index("claims_id", "id"),
    Index("claims_reading", "reading"),
)

# Who and what fills the roles of a claim; `place` is the order within a role.
roles = Table(
    "roles",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False),
    Index("roles_value", "value", "role"),
)

# The words that show each slot of a claim, as half-open code points of the version's text.
spans = Table(
    "spans",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("slot", Text, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

abstentions = Table(
    "abstentions",
    metadata,
    _number(),
    _refers("reading", "readings.number"),
    Column("reason", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("abstentions_reading", "reading"),
)

# Each time that an address was asked for: what its server said of its state, how often it failed
# in a row, and the moment before which it is to be left alone.
fetches = Table(
    "fetches",
    metadata,
    _number(),
    Column("url", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("again", Instant, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Index("fetches_url", "url", "number"),
)

# What copies of a version are looked up by (`signatures`).
signatures = Table(
    "signatures",
    metadata,
    Column("version", ForeignKey("versions.number"), primary_key=True, autoincrement=False),
    Column("signature", LargeBinary, nullable=False),
)
bands = Table(
    "bands",
    metadata,
    Column("band", LargeBinary, primary_key=True),
    Column("version", ForeignKey("versions.number"), primary_key=True, autoincrement=False),
)

# Two versions that are one text, told when the later one came; `of_version` is the share of its
# runs of words found in the other.
likenesses = Table(
    "likenesses",
    metadata,
    _number(),
    _refers("version", "versions.number"),
    _refers("other", "versions.number"),
    Column("kind", Text, nullable=False),
    Column("of_version", Float, nullable=False),
    Column("of_other", Float, nullable=False),
    Column("why", Text, nullable=False),
    Index("likenesses_version", "version"),
    Index("likenesses_other", "other"),
)

# The family of copies that a version is in since a moment, named by its oldest version.
families = Table(
    "families",
    metadata,
    _number(),
    _refers("version", "versions.number"),
    _refers("family", "versions.number"),
    Column("since", Instant, nullable=False),
    Index("families_version", "version", "since"),
    Index("families_family", "family"),
)

# What claims say of their event (`model.record.Profile`), and which claim says what.
profiles = Table(
    "profiles",
    metadata,
    _number(),
    _id(),
    Column("content", JSON, nullable=False),
    Index("profiles_id", "id", unique=True),
)
tellings = Table(
    "tellings",
    metadata,
    Column("claim", ForeignKey("claims.number"), primary_key=True, autoincrement=False),
    _refers("profile", "profiles.number"),
    Index("tellings_profile", "profile"),
)

# What a profile is found by, in the order of days; an unknown day is empty.
facets = Table(
    "facets",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("value", Text, primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("profile", ForeignKey("profiles.number"), primary_key=True, autoincrement=False),
)

# Two profiles that are of one event, or that a person should judge; `rules` made it.
ties = Table(
    "ties",
    metadata,
    _number(),
    _refers("one", "profiles.number"),
    _refers("other", "profiles.number"),
    Column("points", Float, nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("why", JSON, nullable=False),
    Column("rules", String(12), nullable=False),
    Index("ties_one", "one"),
    Index("ties_other", "other"),
)

# The record that a profile is in since a moment: its id is the least of its profiles'.
memberships = Table(
    "memberships",
    metadata,
    _number(),
    _refers("profile", "profiles.number"),
    Column("record", String(16), nullable=False),
    Column("since", Instant, nullable=False),
    Column("rules", String(12), nullable=False),
    Index("memberships_profile", "profile", "since"),
    Index("memberships_record", "record"),
)

# How far an outlet is to be trusted, A to F, by somebody's judgement; the last one counts.
ratings = Table(
    "ratings",
    metadata,
    _number(),
    Column("outlet", Text, nullable=False),
    Column("grade", String(1), nullable=False),
    Column("reason", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Index("ratings_outlet", "outlet", "since"),
)

# What somebody judged, why and when: of a claim, of a record, or (`undo`) of a judgement. `target`
# and `other` are ids; `content` holds the fields of a correction.
judgements = Table(
    "judgements",
    metadata,
    _number(),
    _id(),
    Column("kind", String(8), nullable=False),
    Column("target", String(16), nullable=False),
    Column("other", String(16)),
    Column("content", JSON, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("judgements_id", "id", unique=True),
)

# What a claim is since a judgement that concerns it, or since a newer reading found it again: the
# profile it tells, the fields that are corrected, and how it stands (accept, correct, reject or
# nothing).
rulings = Table(
    "rulings",
    metadata,
    _number(),
    _refers("claim", "claims.number"),
    _refers("judgement", "judgements.number"),
    _refers("profile", "profiles.number"),
    Column("standing", String(8), nullable=False),
    Column("content", JSON, nullable=False),
    Column("since", Instant, nullable=False),
    Index("rulings_claim", "claim", "since"),
    Index("rulings_judgement", "judgement"),
    Index("rulings_profile", "profile"),
)

# The profiles that a judgement of records is about. Of `same` all are of one event; of `apart`
# none of one side is of the event of one of the other.
sides = Table(
    "sides",
    metadata,
    Column("judgement", ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("profile", ForeignKey("profiles.number"), primary_key=True, autoincrement=False),
    Column("side", Integer, primary_key=True, autoincrement=False),
    Index("sides_profile", "profile"),
)
