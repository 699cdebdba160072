"""How far outlets are trusted, by the judgement of whoever keeps the ledger."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select

from vigie.errors import SettingError
from vigie.ledger.tables import ratings
from vigie.model.record import Rating

GRADES = "ABCDEF"


def append_rating(connection: Connection, rating: Rating, moment: datetime) -> None:
    """Notes a rating. Raises SettingError for another grade than A to F."""
    if rating.grade not in tuple(GRADES):
        raise SettingError(f"{rating.grade!r} is no grade; give A (reliable) to E, or F (unknown)")
    row = {"outlet": rating.outlet, "grade": rating.grade, "reason": rating.reason}
    connection.execute(insert(ratings).values(**row, since=moment))


def load_ratings(connection: Connection, moment: datetime) -> dict[str, Rating]:
    """The last rating of each outlet before the moment."""
    known = select(ratings).where(ratings.c.since < moment)
    rows = connection.execute(known.order_by(ratings.c.since, ratings.c.number))
    return {row.outlet: Rating(row.outlet, row.grade, row.reason) for row in rows}
