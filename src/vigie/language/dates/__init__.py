"""Expressions of time: found, and resolved against the document's date."""

from vigie.language.dates.dateline import document_date
from vigie.language.dates.expression import DateExpression, DateKind
from vigie.language.dates.finder import find_dates

__all__ = ["DateExpression", "DateKind", "document_date", "find_dates"]
