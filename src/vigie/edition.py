"""Which reader, register and codebook this installation has: a digest of what each is made of.

A number would have to be raised by hand, and would be forgotten: an analyst who adds a name has
another register, whether or not anything was released.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from vigie.model.edition import Edition

_READER = (
    "reader.py",
    "claims",
    "codebook",
    "language",
    "model",
    "data/arbiter",
    "data/lang",
    "data/pipelines",
)


@lru_cache(maxsize=1)
def current_edition() -> Edition:
    """What `vigie.read` reads with; each version has 12 hexadecimal digits."""
    return Edition(
        reader=_digest(*_READER),
        register=_digest("data/register"),
        codebook=_digest("data/codebook"),
    )


def _digest(*paths: str) -> str:
    content = hashlib.sha256()
    for path in paths:
        for name, file in _files(path, files("vigie").joinpath(path)):
            data = file.read_bytes()
            content.update(f"{name}\n{len(data)}\n".encode())
            content.update(data)
    return content.hexdigest()[:12]


def _files(name: str, place: Traversable) -> Iterator[tuple[str, Traversable]]:
    """All files under `place` in the order of their names, less what Python caches."""
    if place.is_file():
        yield name, place
    elif place.name != "__pycache__":
        for inner in sorted(place.iterdir(), key=lambda inner: inner.name):
            yield from _files(f"{name}/{inner.name}", inner)
