"""Errors that mean a broken contract. Doubt is a value (`Abstention`), not an exception.

VigieError
  DataError        a file of the register, codebook or a lexicon does not validate
  SourceError      a report cannot be opened or decoded
    FetchError     a page or feed cannot be fetched
  LanguageError    a report is in a language that Vigie does not read
  SettingError     an option has a value that makes no sense
  EvidenceError    a reading does not fit the text that it is said to be of
  LedgerError      the ledger cannot be opened, read or written

Each message says what is wrong and what to do next.
"""

from __future__ import annotations


class VigieError(Exception):
    """Root of all errors that Vigie raises on purpose."""


class DataError(VigieError):
    """A data file does not validate; the message names file, key and value."""


class SourceError(VigieError):
    """A report cannot be opened, decoded or made into text."""


class FetchError(SourceError):
    """A page or feed cannot be fetched.

    `status` is what the server answered; it wants to be left alone for `wait` seconds.
    """

    def __init__(self, reason: str, *, status: int | None = None, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.status = status
        self.wait = wait


class LanguageError(VigieError):
    """A report is in a language that Vigie does not read."""


class SettingError(VigieError):
    """An option has a value that makes no sense."""


class EvidenceError(VigieError):
    """A reading does not fit the text that it is said to be of."""


class LedgerError(VigieError):
    """The ledger cannot be opened, read or written; what it holds is as it was."""
