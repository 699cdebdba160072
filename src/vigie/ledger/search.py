"""Full-text search over versions and claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, TextualSelect, func, select, union

from vigie.ledger.loading import load_claims, load_versions
from vigie.ledger.queries import all_versions, claims_of_readings, latest_reading
from vigie.ledger.stored import Hit, StoredClaim, Version
from vigie.ledger.tables import claims, readings, versions
from vigie.ledger.words import matching, terms_of

# Matches looked at first: a common word has a hundred thousand, of which few are wanted.
_MATCHES = 500


def search(connection: Connection, query: str, moment: datetime, limit: int) -> Iterator[Hit]:
    """The versions that have all terms, or a claim with all of them; newest first.

    `moment` is when what counts was known. Raises SettingError when the query has no word.
    """
    terms, most = terms_of(query), _MATCHES
    while True:
        by_words = matching(connection, "version", terms, most)
        by_claims = matching(connection, "claim", terms, most)
        newest = _newest(connection, by_words, by_claims, moment, limit)
        oldest = newest[-1].number if len(newest) == limit else 0
        if not (
            _least(connection, by_words, most) > oldest
            or _may_be_newer(connection, oldest, _least(connection, by_claims, most), moment)
        ):
            break
        most *= 8
    shown: dict[str, list[StoredClaim]] = defaultdict(list)
    of_them = claims_of_readings(moment).where(
        claims.c.number.in_(by_claims), versions.c.id.in_([version.id for version in newest])
    )
    for claim in load_claims(connection, of_them):
        shown[claim.version_id].append(claim)
    for version in newest:
        yield Hit(version, tuple(shown[version.id]))


def _newest(
    connection: Connection,
    by_words: TextualSelect,
    by_claims: TextualSelect,
    moment: datetime,
    limit: int,
) -> list[Version]:
    told = claims_of_readings(moment).where(claims.c.number.in_(by_claims))
    told = told.with_only_columns(versions.c.number).order_by(None)
    numbers = union(select(by_words.subquery().c.number), told)
    found = all_versions(moment).where(versions.c.number.in_(numbers))
    found = found.order_by(None).order_by(versions.c.number.desc()).limit(limit)
    return list(load_versions(connection, found))


def _least(connection: Connection, matches: TextualSelect, most: int) -> int:
    """The number that further matches are below; 0 when there are no more."""
    found = matches.subquery()
    count, least = connection.execute(select(func.count(), func.min(found.c.number))).one()
    return int(least) if count == most else 0


def _may_be_newer(connection: Connection, oldest: int, below: int, moment: datetime) -> bool:
    """Whether claims below that number can be of these versions or newer ones, read again."""
    of_claim = select(claims.c.reading).where(claims.c.number == below).scalar_subquery()
    earlier = (
        select(readings.c.number)
        .join(versions, versions.c.number == readings.c.version)
        .where(readings.c.version >= oldest, readings.c.number <= of_claim)
        .where(readings.c.number == latest_reading(moment))
    )
    return below > 0 and connection.scalar(select(earlier.exists())) is True
