"""What a report is looked up by: few bytes, alike for reports that share many words."""

from __future__ import annotations

import struct
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rensa import RMinHash

from vigie.errors import SettingError
from vigie.ledger.bodies import Body, Words, body

VERSION = bytes((1, RMinHash.ALGORITHM_VERSION))
"""Ours, raised when bodies, shingles or bands change, and that of rensa's hashes."""
ROWS = 2
WHOLE = 24
"""Bands of the whole report: they find two that share half of all their runs 999 times in 1000."""
LEADING = 12
"""Bands of the opening: they find what was cut to its first paragraphs."""
EQUAL = 4
"""Hashes that candidates have in common, of the whole or of the opening: a band may be chance."""
_SEED = 1
_LAYOUT = struct.Struct(f"<{len(VERSION)}s{ROWS * (WHOLE + LEADING)}I")
_BAND = struct.Struct(f"<{ROWS}I")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Signature:
    """The least hashes of the whole report, then of its opening. Stored as `bytes(signature)`."""

    hashes: tuple[int, ...]

    def __bytes__(self) -> bytes:
        return _LAYOUT.pack(VERSION, *self.hashes)

    @classmethod
    def parse(cls, stored: bytes) -> Signature:
        """The stored signature. Raises SettingError when another version wrote it."""
        if len(stored) != _LAYOUT.size or not stored.startswith(VERSION):
            raise SettingError("the signature is of another version; sign the report again")
        return cls(_LAYOUT.unpack(stored)[1:])


def signature(text: str, language: str) -> Signature:
    """The signature of a report in `language`, "fr" or "en"."""
    return sign(body(text, language))


def sign(report: Body) -> Signature:
    """The same, of a body already made."""
    return Signature((*_least(report.shingles, WHOLE), *_least(report.lead, LEADING)))


def bands(signature: Signature) -> tuple[bytes, ...]:
    """Keys to look candidates up by: two reports that share one may be alike.

    Keys of different versions never meet.
    """
    pairs = zip(signature.hashes[::ROWS], signature.hashes[1::ROWS], strict=True)
    return tuple(
        VERSION + bytes((number,)) + _BAND.pack(*pair) for number, pair in enumerate(pairs)
    )


def worth_comparing(a: Signature, b: Signature) -> bool:
    """Whether two that share a band have enough in common to open their texts."""
    equal = [one == other for one, other in zip(a.hashes, b.hashes, strict=True)]
    return sum(equal[: ROWS * WHOLE]) >= EQUAL or sum(equal[ROWS * WHOLE :]) >= EQUAL


def _least(shingles: frozenset[Words], count: int) -> list[int]:
    hashes = RMinHash(num_perm=ROWS * count, seed=_SEED)
    hashes.update([" ".join(words) for words in shingles])
    return list(hashes.digest())


class Index(Generic[Key]):
    """Bands in memory, and the reports that have them."""

    def __init__(self) -> None:
        self._keys: dict[bytes, list[Key]] = {}
        self._signatures: dict[Key, bytes] = {}

    def add(self, key: Key, signature: Signature) -> set[Key]:
        """Adds one report; returns the earlier ones that are worth comparing with it."""
        near: set[Key] = set()
        for band in bands(signature):
            keys = self._keys.setdefault(band, [])
            near.update(keys)
            keys.append(key)
        self._signatures[key] = bytes(signature)
        return {other for other in near if worth_comparing(signature, self._known(other))}

    def _known(self, key: Key) -> Signature:
        return Signature.parse(self._signatures[key])
