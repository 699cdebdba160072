"""Which rows count, now or as of a day: statements over the tables, nothing is run here.

As of a day counts what was in the ledger when that day ended (UTC): of each document the version
last met by then, of that version the last reading made by then. So the answer for a past day
stays what it was, whatever is added or read again later.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Column, ScalarSelect, Select, func, select, tuple_

from vigie.ledger.tables import (
    claims,
    documents,
    memberships,
    readings,
    rulings,
    sightings,
    versions,
)
from vigie.model.edition import Edition

_FOREVER = datetime.max.replace(tzinfo=UTC)


def until(as_of: date | None) -> datetime:
    """The moment when the day has ended; without a day, one that never comes."""
    if as_of is None or as_of == date.max:
        return _FOREVER
    return datetime.combine(as_of + timedelta(days=1), time(), UTC)


def all_versions(moment: datetime) -> Select[Any]:
    """Versions met before the moment, with their document's id, first and last seen and name."""
    first = _sighting(moment, func.min(sightings.c.seen))
    last = _sighting(moment, func.max(sightings.c.seen))
    name = _sighting(moment, sightings.c.name)
    name = name.order_by(sightings.c.seen.desc(), sightings.c.number.desc()).limit(1)
    return (
        select(
            versions,
            documents.c.id.label("document_id"),
            first.scalar_subquery().label("first_seen"),
            last.scalar_subquery().label("last_seen"),
            name.scalar_subquery().label("name"),
        )
        .join(documents, documents.c.number == versions.c.document)
        .where(_sighting(moment, sightings.c.number).exists())
        .order_by(versions.c.number)
    )


def current_versions(moment: datetime) -> Select[Any]:
    """Of each document the version that counts."""
    return all_versions(moment).where(versions.c.number == latest_version(moment))


def current_claims(moment: datetime) -> Select[Any]:
    """The claims of the readings that count, of the versions that count."""
    return claims_of_readings(moment).where(versions.c.number == latest_version(moment))


def claims_of_readings(moment: datetime) -> Select[Any]:
    """The claims of the readings that count, of all versions."""
    return all_claims().where(readings.c.number == latest_reading(moment))


def all_claims() -> Select[Any]:
    """The claims of all readings, with the ids of their document and version."""
    return (
        select(
            claims,
            documents.c.id.label("document_id"),
            versions.c.id.label("version_id"),
        )
        .join(readings, readings.c.number == claims.c.reading)
        .join(versions, versions.c.number == readings.c.version)
        .join(documents, documents.c.number == versions.c.document)
        .order_by(claims.c.number)
    )


def outdated_versions(edition: Edition) -> Select[Any]:
    """Ids of the versions that count whose latest reading is by another edition."""
    made_by = tuple_(readings.c.reader, readings.c.register, readings.c.codebook)
    return (
        select(versions.c.id)
        .join(documents, documents.c.number == versions.c.document)
        .join(readings, readings.c.number == latest_reading(_FOREVER))
        .where(versions.c.number == latest_version(_FOREVER))
        .where(made_by != (edition.reader, edition.register, edition.codebook))
        .order_by(versions.c.number)
    )


def latest_version(moment: datetime) -> ScalarSelect[int]:
    """The number of the version that counts, of the document of the row around it."""
    return (
        select(sightings.c.version)
        .where(sightings.c.document == documents.c.number, sightings.c.seen < moment)
        .order_by(sightings.c.seen.desc(), sightings.c.number.desc())
        .limit(1)
        .correlate(documents)
        .scalar_subquery()
    )


def latest_reading(moment: datetime) -> ScalarSelect[int]:
    """The number of the reading that counts, of the version of the row around it."""
    later = readings.alias()
    return (
        select(later.c.number)
        .where(later.c.version == versions.c.number, later.c.read < moment)
        .order_by(later.c.read.desc(), later.c.number.desc())
        .limit(1)
        .correlate(versions)
        .scalar_subquery()
    )


def latest_membership(moment: datetime, profile: Column[int]) -> ScalarSelect[int]:
    """The number of the row that says which record a profile of the row around it is in."""
    later = memberships.alias()
    return (
        select(later.c.number)
        .where(later.c.profile == profile, later.c.since < moment)
        .order_by(later.c.since.desc(), later.c.number.desc())
        .limit(1)
        .correlate(profile.table)
        .scalar_subquery()
    )


def latest_ruling(moment: datetime) -> ScalarSelect[int]:
    """The number of the ruling that counts, of the claim of the row around it; often none."""
    later = rulings.alias()
    return (
        select(later.c.number)
        .where(later.c.claim == claims.c.number, later.c.since < moment)
        .order_by(later.c.since.desc(), later.c.number.desc())
        .limit(1)
        .correlate(claims)
        .scalar_subquery()
    )


def _sighting(moment: datetime, column: Any) -> Select[Any]:
    return (
        select(column)
        .where(sightings.c.version == versions.c.number, sightings.c.seen < moment)
        .correlate(versions)
    )
