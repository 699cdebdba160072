"""Full-text search over versions and claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select, union

from vigie.ledger.loading import load_claims, load_versions
from vigie.ledger.queries import all_versions, claims_of_readings
from vigie.ledger.stored import Hit, StoredClaim
from vigie.ledger.tables import claims, versions
from vigie.ledger.words import matching, terms_of


def search(connection: Connection, query: str, moment: datetime, limit: int) -> Iterator[Hit]:
    """The versions that have all terms, or a claim with all of them; newest first.

    `moment` is when what counts was known. Raises SettingError when the query has no word.
    """
    terms = terms_of(query)
    in_claims = claims.c.number.in_(matching(connection, "claim", terms))
    in_versions = matching(connection, "version", terms)
    told = claims_of_readings(moment).where(in_claims)
    by_claim = told.with_only_columns(versions.c.number).order_by(None)
    numbers = union(select(in_versions.subquery().c.number), by_claim)
    found = all_versions(moment).where(versions.c.number.in_(numbers))
    found = found.order_by(None).order_by(versions.c.number.desc()).limit(limit)
    newest = list(load_versions(connection, found))
    of_them = told.where(versions.c.id.in_([version.id for version in newest]))
    shown: dict[str, list[StoredClaim]] = defaultdict(list)
    for claim in load_claims(connection, of_them):
        shown[claim.version_id].append(claim)
    for version in newest:
        yield Hit(version, tuple(shown[version.id]))
