"""The files in folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_in(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with each folder replaced by all files in and under it, in order of names.

    Hidden files are left out, and folders that are links are not followed.
    """
    for path in paths:
        if os.path.isdir(path):
            yield from _under(path)
        else:
            yield path


def _under(folder: str) -> Iterator[str]:
    # A folder that may not be listed is given as it is, and fails when it is opened.
    unlisted: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda e: unlisted.append(e.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(place, name)) for name in sorted(names) if not name.startswith("."))
    yield from unlisted
