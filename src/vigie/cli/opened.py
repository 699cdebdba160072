"""The reports that a command is given: opened one by one, failures named and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.cli.complaints import complain

if TYPE_CHECKING:
    from vigie.model.document import Document


class Language(StrEnum):
    """Languages of `--language`."""

    FR = "fr"
    EN = "en"
    AUTO = "auto"

    @property
    def code(self) -> str | None:
        """fr or en, None where it is to be found out."""
        return None if self is Language.AUTO else self.value


class Opened:
    """The documents of all files and addresses, in order; names failures and counts them."""

    def __init__(self, files: Iterable[str], published: str | None, language: str | None) -> None:
        self.failed = 0
        self._files = files
        self._published = published
        self._language = language

    def __iter__(self) -> Iterator[Document]:
        from vigie.sources import SourceFailure, open_documents
        from vigie.sources.web import Web

        given = {"published": self._published, "language": self._language}
        with Web() as web:
            for file in self._files:
                for opened in open_documents(file, **given, web=web):
                    if isinstance(opened, SourceFailure):
                        self.fail(opened.name, opened.reason)
                    else:
                        yield opened

    def fail(self, name: str, reason: str) -> None:
        """Counts and reports one failure."""
        self.failed += 1
        complain(name, reason)
