"""WARC archives, sound and damaged."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from vigie.model.document import Document
from vigie.sources import SourceFailure, archive, open_documents

WORDS = "Le ministre a confirmé hier la livraison de missiles à Minsk et démenti tout retrait."


def page(number: int, words: str = WORDS) -> str:
    text = "".join(f"<p>{words} Point {number}.{line}.</p>" for line in range(5))
    head = f"<head><title>Livraison {number}</title></head>"
    return f"<html>{head}<body><article>{text}</article></body></html>"


def record(
    number: int,
    body: str | bytes | None = None,
    *,
    status: str = "200 OK",
    kind: str = "text/html",
    warc: str = "response",
    extra: str = "",
    http: str = "",
) -> bytes:
    body = page(number) if body is None else body
    body = body.encode() if isinstance(body, str) else body
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{http}\r\n".encode() + body
    digest = b32encode(hashlib.sha1(block).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc}\r\nWARC-Target-URI: https://guet.example/{number}\r\n"
        f"WARC-Date: 2023-04-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{UUID(int=number)}>\r\n"
        f"WARC-Block-Digest: sha1:{digest}\r\n{extra}"
        f"Content-Type: application/http; msgtype={warc}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(path: Path, *records: bytes) -> tuple[list[str], list[SourceFailure]]:
    """The addresses of the documents, and the failures."""
    path.write_bytes(b"".join(records))
    found = list(open_documents(str(path), language="fr"))
    documents = [one.url or "" for one in found if isinstance(one, Document)]
    return documents, [one for one in found if isinstance(one, SourceFailure)]


def urls(*numbers: int) -> list[str]:
    return [f"https://guet.example/{number}" for number in numbers]


@pytest.mark.parametrize("name", ["a.warc", "a.WARC.gz", "a"])
def test_pages(tmp_path, name) -> None:  # type: ignore[no-untyped-def]
    pack = gzip.compress if name.endswith("gz") else bytes
    documents, failures = read(tmp_path / name, *(pack(record(number)) for number in range(3)))
    assert (documents, failures) == (urls(0, 1, 2), [])


def test_what_a_page_is(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.warc"
    path.write_bytes(record(1))
    (document,) = open_documents(str(path))
    assert isinstance(document, Document)
    assert (document.title, document.language, document.name) == ("Livraison 1", "fr", *urls(1))
    assert document.original == page(1).encode()


def test_only_html_that_was_answered_with_200(tmp_path) -> None:  # type: ignore[no-untyped-def]
    found = read(
        tmp_path / "a.warc",
        record(0, status="404 Not Found"),
        record(1, kind="application/pdf"),
        record(2, warc="request"),
        record(3, kind="text/html; charset=utf-8"),
        record(4, status="301 Moved"),
        record(5, gzip.compress(page(5).encode()), http="Content-Encoding: gzip\r\n"),
    )
    assert found == (urls(3, 5), [])


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def blank(data: bytes) -> bytes:
    return bytes(len(data))


def flip(data: bytes) -> bytes:
    middle = len(data) // 2
    return (
        data[:middle] + bytes(255 - byte for byte in data[middle : middle + 4]) + data[middle + 4 :]
    )


def lengthen(data: bytes) -> bytes:
    return data.replace(b"Content-Length: ", b"Content-Length: 9")


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("damage", [cut, blank, flip, lengthen])
@pytest.mark.parametrize("places", [(0,), (2,), (4,), (1, 3), (1, 2)])
def test_damage(
    tmp_path: Path,
    pack: Callable[[bytes], bytes],
    damage: Callable[[bytes], bytes],
    places: tuple[int, ...],
) -> None:
    records = [record(number) for number in range(5)]
    for place in places:
        # A length is inside the compressed member, other damage happens to the file.
        if damage is lengthen:
            records[place] = damage(records[place])
    packed = [pack(one) for one in records]
    if damage is not lengthen:
        packed = [damage(one) if place in places else one for place, one in enumerate(packed)]
    documents, failures = read(tmp_path / "a.warc.gz", *packed)
    assert documents == urls(*(number for number in range(5) if number not in places))
    (failure,) = failures
    assert "damaged" in failure.reason
    # Damage that adjoins is one.
    assert failure.name.endswith(", 2 records" if places == (1, 3) else ", 1 record")


def test_failures_are_counted_by_reason(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.warc"
    spanish = "El ministro confirmó ayer la entrega de los misiles y los soldados llegaron a Minsk."
    bodies = (page(0), page(1, spanish), page(2, spanish), "<html></html>")
    records = [record(number, body) for number, body in enumerate(bodies)]
    path.write_bytes(b"".join([*records, record(4, extra="WARC-Truncated: length\r\n")]))
    document, *failures = open_documents(str(path))
    assert isinstance(document, Document)
    names = {
        failure.reason: failure.name for failure in failures if isinstance(failure, SourceFailure)
    }
    (spanish_reason,) = (reason for reason in names if "Spanish" in reason)
    assert names[spanish_reason] == f"{path}, 2 records"
    assert names["cut short by the crawler, and left out"] == f"{path}, 1 record"
    assert len(names) == 3


def test_a_large_page(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(archive, "LARGEST", 5000)
    packed = gzip.compress(b"x" * 6000)
    found = (record(0, "x" * 6000), record(1), record(2, packed, http="Content-Encoding: gzip\r\n"))
    documents, (failure,) = read(tmp_path / "a.warc", *found)
    assert documents == urls(1)
    assert "2 records" in failure.name
    assert "too much for a page" in failure.reason


@pytest.mark.parametrize("content", [record(0, status="404 No"), b"Des missiles. " * 90])
def test_no_page(tmp_path, content) -> None:  # type: ignore[no-untyped-def]
    documents, failures = read(tmp_path / "a.warc", content)
    assert documents == []
    assert len(failures) == 1
