"""What makes a reading: the reader, the register and the codebook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of each. Readings of one document by the same edition are the same."""

    reader: str
    register: str
    codebook: str
