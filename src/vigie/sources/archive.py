"""WARC archives: the pages that a crawler had in whole, through FastWARC."""

from __future__ import annotations

import mmap
import re
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from vigie.errors import SourceError, VigieError
from vigie.model.document import Document
from vigie.sources.failure import SourceFailure
from vigie.sources.fetched import fetched
from vigie.sources.files import opened
from vigie.sources.report import Given
from vigie.sources.web import LARGEST, Page, is_url

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_SUFFIXES = (".warc", ".warc.gz")
_PAGES = ("text/html", "application/xhtml+xml")
_TOO_LARGE = f"more than {LARGEST // 1_000_000} MB, too much for a page"
_PLAIN = b"WARC/1."
# Where a record may begin: a member of gzip, or a record that is not compressed.
_BEGINNING = re.compile(rb"\x1f\x8b\x08|WARC/1\.")


def is_archive(path: str) -> bool:
    """Whether a file is named as a WARC archive is, or begins as one does."""
    file = Path(path)
    if not file.is_file() or not file.stat().st_size:
        return False
    if path.lower().endswith(_SUFFIXES):
        return True
    with opened(path) as stream:
        return stream.read(len(_PLAIN)) == _PLAIN


def documents(path: str, given: Given) -> Iterator[Document | SourceFailure]:
    """The reports on the pages of an archive: HTML that was answered with 200, as a whole.

    An archive holds much that is no report, so failures are counted, one for each reason.
    Raises SourceError when the file cannot be read.
    """
    failed: Counter[str] = Counter()
    pages = 0
    with opened(path) as stream:
        for page in _pages(stream):
            try:
                if isinstance(page, SourceError):
                    raise page
                pages += 1
                yield fetched(page, given)
            except VigieError as error:
                failed[str(error)] += 1
    for reason, count in failed.items():
        yield SourceFailure(f"{path}, {count} record{'s' * (count > 1)}", reason)
    if not pages and not failed:
        yield SourceFailure(path, "it has no page of HTML that was answered with 200; check it")


def _pages(stream: BinaryIO) -> Iterator[Page | SourceError]:
    """The pages; for each damaged stretch an error, and then what follows it."""
    from fastwarc import ArchiveIterator

    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at, sound = 0, True
        while True:
            stream.seek(at)
            try:
                for record in ArchiveIterator(stream, parse_http=False):
                    at = record.stream_pos
                    yield from _page(record)
                    sound = True
                return
            except OSError:
                if sound:
                    yield SourceError("damaged, the others were read; get the archive again")
                sound = False
            following = _BEGINNING.search(content, at + 1)
            if following is None:
                return
            at = following.start()


def _page(record: WarcRecord) -> Iterator[Page | SourceError]:
    """The page of a record, if it has one. Raises OSError when the record is damaged."""
    from fastwarc import WarcRecordType

    if "Content-Length" not in record.headers:
        raise OSError("the file ends in the head of the record")
    if record.record_type != WarcRecordType.response or not record.is_http:
        return
    size = record.content_length
    if size > LARGEST:
        yield SourceError(_TOO_LARGE)
        return
    record.freeze()
    if record.content_length < size or not _as_written(record):
        raise OSError("the record is cut or changed")
    record.parse_http(auto_decode="all")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.http_headers.status_code != HTTPStatus.OK or record.http_content_type not in _PAGES:
        return
    if "WARC-Truncated" in record.headers:
        yield SourceError("cut short by the crawler, and left out")
    elif is_url(url):
        content = record.reader.read(LARGEST + 1)
        yield Page(url, content) if len(content) <= LARGEST else SourceError(_TOO_LARGE)


def _as_written(record: WarcRecord) -> bool:
    """Whether its bytes are those of its digest; True when it has none."""
    return "WARC-Block-Digest" not in record.headers or record.verify_block_digest()
