"""Bytes to text: UTF-8, UTF-16 with a mark, or the older Western encodings when plausible."""

from __future__ import annotations

import codecs
import re

from vigie.errors import SourceError

# First bytes of files that people try to read as text, and what to do with each.
_OTHER_FORMATS = (
    (b"%PDF-", "it is a PDF file; save its text first, for example with pdftotext"),
    (b"PK\x03\x04", "it is a ZIP, Word or OpenDocument file; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "it is an old Word file; save it as plain text first"),
    (b"{\\rtf", "it is an RTF file; save it as plain text first"),
    (b"\x1f\x8b", "it is a compressed file; unpack it first, for example with gunzip"),
    (b"\x89PNG", "it is a picture; its words must be typed or recognised first"),
    (b"\xff\xd8\xff", "it is a picture; its words must be typed or recognised first"),
    (b"GIF8", "it is a picture; its words must be typed or recognised first"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
# Control characters that no text has; tab, line feed, form feed and carriage return are fine.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# UTF-8 read as Windows-1252 and saved again: é becomes Ã©, ’ becomes â€™.
_BROKEN = re.compile(
    "Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ“”˜¦¢\u0093\u0094\u009d]|Â[«»\u00a0°]"
)
# Windows-1252 first: it holds all printable characters of ISO 8859-1.
_WESTERN = ("cp1252", "iso8859_15")
_EXPECTED = frozenset(
    "àâäçéèêëîïôöùûüÿœæñáíóúãõåøÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÑÁÍÓÚß’‘“”«»‹›–—…•€£°²³ª©®™§·\u00a0"
)
_PLAUSIBLE = 0.9
_ORDINARY = frozenset(".,;:!?'\"()[]-–—…«»“”‘’/%&°+€$£@#*_=<>|{}©®™•·`~^\\´¨¸")
_SAVE = "save it as UTF-8"
# Of a text's characters, so many may be unreadable (U+FFFD) or broken before it is refused.
_TOLERATED = 0.002


def decode(data: bytes) -> str:
    """The text in `data`, with plain line feeds. Raises SourceError when it is none."""
    for start, reason in _OTHER_FORMATS:
        if data.startswith(start):
            raise SourceError(reason)
    text = _decoded(data)
    if text is None or _CONTROL.search(text):
        raise SourceError("it is not text but binary data; give a text, HTML or JSON Lines file")
    if len(_BROKEN.findall(text)) > max(2, _TOLERATED * len(text)):
        raise SourceError(f"its accents are broken (é has become Ã©); get the original and {_SAVE}")
    if text.count("\ufffd") > max(2, _TOLERATED * len(text)):
        raise SourceError(f"many of its characters are lost; get the original and {_SAVE}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        return None
    return _strictly(data, "utf-8") or _as_declared(data) or _guessed(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_declared(data: bytes) -> str | None:
    """The text in the encoding that a page declares for itself."""
    declared = _DECLARED.search(data[:4096])
    if declared is None:
        return None
    encoding = declared.group(1).decode("ascii").lower()
    # Browsers read Latin-1 as Windows-1252, its superset, and so must we.
    if encoding in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "utf-8", "utf8"):
        return None
    return _strictly(data, encoding)


def _guessed(data: bytes) -> str:
    """The text as Western Europe wrote it before UTF-8, or else as its characters suggest."""
    western = max(_WESTERN, key=lambda encoding: _share_of_expected(_strictly(data, encoding)))
    text = _strictly(data, western)
    if text is not None and _share_of_expected(text) >= _PLAUSIBLE:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    text = _strictly(data, best.encoding) if best is not None else None
    if text is None or not _reads_as_words(text):
        raise SourceError(f"it is neither UTF-8 nor Windows-1252 text; {_SAVE}")
    return text


def _share_of_expected(text: str | None) -> float:
    """Of the characters beyond ASCII, the share that French and English texts have."""
    beyond = [mark for mark in text or "" if mark > "\x7f"]
    return sum(mark in _EXPECTED for mark in beyond) / len(beyond) if beyond else 0.0


def _reads_as_words(text: str) -> bool:
    """Whether nearly all characters are letters, digits, spaces and marks of ordinary text."""
    sample = text[:20000]
    odd = sum(not (mark.isalnum() or mark.isspace() or mark in _ORDINARY) for mark in sample)
    return odd <= 0.02 * len(sample)
