"""Fills in what a ledger of an older Vigie has not told from its versions and claims yet."""

from __future__ import annotations

from sqlalchemy import Connection, select

from vigie.ledger.copying import append_copies
from vigie.ledger.grouping import append_told
from vigie.ledger.loading import load_claims, load_versions
from vigie.ledger.profiles import profile
from vigie.ledger.queries import all_claims, all_versions, until
from vigie.ledger.tables import claims, readings, tellings


def catch_up(connection: Connection) -> None:
    """Finds copies and makes records as if each report had come when it did."""
    if connection.scalar(select(tellings.c.claim).limit(1)) is not None:
        return
    for version in list(load_versions(connection, all_versions(until(None)))):
        append_copies(connection, version.number, version.document, version.first_seen)
    made = select(readings.c.number, readings.c.read, readings.c.published)
    for number, read, published in connection.execute(
        made.order_by(readings.c.read, readings.c.number)
    ).all():
        of_reading = all_claims().where(claims.c.reading == number)
        stored = list(load_claims(connection, of_reading))
        told = [(one.number, profile(one.claim, published)) for one in stored]
        append_told(connection, told, read)
