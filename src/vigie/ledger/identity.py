"""What makes a document the same document, and a version the same version."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import urldefrag, urlsplit

from vigie.model.document import Document


def identity_of(document: Document) -> str:
    """The URL, else the digest of the original bytes.

    An address without path is a whole site: pages that give it as their own are many.
    """
    url = urldefrag((document.url or "").strip()).url
    if _names_a_page(url):
        return url
    return f"sha256:{digest_of(original_of(document))}"


def original_of(document: Document) -> bytes:
    """The bytes as they came, or the text when nobody kept them."""
    return document.text.encode() if document.original is None else document.original


def digest_of(data: bytes) -> str:
    """SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def document_id(identity: str) -> str:
    """The id of the document of that identity, 16 hexadecimal digits."""
    return digest_of(identity.encode())[:16]


def version_id(document: Document, identity: str) -> str:
    """Hash of the text and all that is known of it.

    Where it was met does not count, nor do its bytes: a page has other advertisements each time.
    """
    content = {"identity": identity, "text": document.text, **document.facts}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return digest_of(canonical.encode())[:16]


def _names_a_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_web = parts.scheme in ("http", "https") and bool(parts.netloc)
    return is_web and bool(parts.path.strip("/") or parts.query)
