"""The day a report was published, as given or as its page says it."""

from __future__ import annotations

from datetime import date
from email.utils import parsedate_to_datetime

from vigie.errors import SettingError
from vigie.model.document import Basis


def day(value: str) -> str | None:
    """The ISO day in "2023-04-04", "2023-04-04T10:30:00Z" or "Tue, 4 Apr 2023 10:30:00 GMT".

    It is the day where the report was published, whatever it was elsewhere. None without one.
    """
    value = value.strip()
    try:
        if "-" in value[:5]:
            return date.fromisoformat(value[:10]).isoformat()
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return None


def given_day(value: str | None) -> str | None:
    """`value` itself when it is an ISO day. Raises SettingError when it is anything else."""
    if value is not None and (len(value) != 10 or day(value) != value):
        raise SettingError(
            f"published is {value!r}, which is not a day; write it as year-month-day: 2023-04-04"
        )
    return value


def published(given: str | None, metadata: str | None) -> tuple[str | None, Basis]:
    """The day to keep, and where it comes from: what was given goes before the page's own."""
    if given:
        return given, "given"
    if metadata:
        return metadata, "metadata"
    return None, "unknown"
