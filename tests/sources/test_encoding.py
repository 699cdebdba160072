import contextlib
import random

import pytest

from vigie.errors import SourceError
from vigie.sources.encoding import decode

FRENCH = "L’armée a été livrée à l’été : « des œuvres » pour 30 €.\nLe président l’a déclaré."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "cp1252"),
        ("L'armée a livré à l'été des missiles français.", "iso8859-1"),
        ("L'armée a livré des cœurs pour 30 €, dit-il à Évry.", "iso8859-15"),
        ("Plain English, no accents at all.", "ascii"),
    ],
)
def test_decodes(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_line_ends_become_line_feeds():
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_a_page_may_declare_its_encoding():
    page = '<html><head><meta charset="windows-1251"></head><body>Москва</body></html>'
    assert "Москва" in decode(page.encode("cp1251"))


NOISE = random.Random(7).randbytes(4000)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"PK\x03\x04...", "save it as plain text"),
        (b"\x1f\x8b\x08...", "unpack"),
        (b"\x89PNG\r\n", "picture"),
        (NOISE, "binary data"),
        (b"text with a \x00 in it", "binary data"),
        (bytes(byte | 0x80 for byte in NOISE), "UTF-8"),
        (FRENCH.encode().decode("cp1252", "replace").encode(), "accents are broken"),
        (("Les arm\ufffdes ont \ufffdt\ufffd livr\ufffdes. " * 5).encode(), "characters are lost"),
    ],
)
def test_refuses(data, says):
    with pytest.raises(SourceError, match=says):
        decode(data)


def test_one_lost_character_is_tolerated():
    assert decode("Un caract\ufffdre perdu.".encode()) == "Un caract\ufffdre perdu."


def test_random_bytes_never_break_it():
    noise = random.Random(11)
    for _ in range(200):
        with contextlib.suppress(SourceError):
            assert isinstance(decode(noise.randbytes(60)), str)
