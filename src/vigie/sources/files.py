"""Gets the bytes of a file or of standard input, or says why not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from vigie.errors import SourceError

STDIN = "-"
# Bytes. A news report has some thousands; a file of this size is a collection or a mistake.
LARGEST = 50_000_000


def read_bytes(path: str) -> bytes:
    """All bytes of `path` ("-" is standard input). Raises SourceError."""
    if path == STDIN:
        return _content(sys.stdin.buffer)
    with opened(path) as stream:
        return _content(stream)


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The file at `path`, to be read. Raises SourceError, also while it is read."""
    file = Path(path)
    if file.is_dir():
        raise SourceError("it is a folder; name the files in it, for example with *.txt")
    try:
        with file.open("rb") as stream:
            yield stream
    except FileNotFoundError:
        raise SourceError("no such file; check the path") from None
    except PermissionError:
        raise SourceError("it may not be read; check its permissions") from None
    except OSError as error:
        raise SourceError(f"it cannot be read ({error.strerror}); check the file") from error


def _content(stream: BinaryIO) -> bytes:
    data = stream.read(LARGEST)
    if len(data) >= LARGEST:
        raise SourceError(
            "it has 50 MB or more, too large for reports; split it into smaller files"
        )
    if not data.strip():
        raise SourceError("it is empty; save the text of the report in it")
    return data
