from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path

import pytest

from vitascope.errors import DamagedDocument, LockedDocument, VitascopeError
from vitascope.reading import read_document

GOLDEN = Path(__file__).parents[3] / "golden" / "documents" / "en-short.doc"


def compound(stream: str) -> bytes:
    """A compound file with one empty stream."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    entries = b""
    for name, kind, inside in (("Root Entry", 5, 1), (stream, 2, 0xFFFFFFFF)):
        text = name.encode("utf-16-le")
        entry = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, *[0xFFFFFFFF] * 2, inside)
        entries += entry.ljust(116, b"\0") + struct.pack("<IQ", 0xFFFFFFFE, 0)
    return header.ljust(512, b"\xff") + table + entries.ljust(512, b"\0")


def test_text_comes_with_its_styles_links_and_lists() -> None:
    document = read_document(GOLDEN.read_bytes())
    name = document.lines[0]

    assert document.format == "doc"
    assert (name.heading, name.style_name, name.words[0].style.bold) == (1, "Heading 1", True)
    assert any(word.link and word.link.startswith("mailto:") for line in document.lines for word in line.words)
    assert {line.bullet for line in document.lines} >= {"", "•"}
    assert "HYPERLINK" not in document.text


def test_an_encrypted_office_document_is_locked() -> None:
    with pytest.raises(LockedDocument):
        read_document(compound("EncryptedPackage"))


def test_an_encrypted_document_of_word_97_is_locked() -> None:
    data = bytearray(GOLDEN.read_bytes())
    main = data.index(b"\xec\xa5")
    data[main + 0x0B] |= 0x01

    with pytest.raises(LockedDocument):
        read_document(bytes(data))


def test_a_document_without_its_streams_is_damaged() -> None:
    with pytest.raises(DamagedDocument):
        read_document(compound("WordDocument"))


@pytest.mark.parametrize("at", range(512, 9000, 397))
def test_a_broken_byte_never_ends_in_anything_but_an_answer(at: int) -> None:
    data = bytearray(GOLDEN.read_bytes())
    data[at : at + 4] = b"\xff\xff\xff\x7f"

    with suppress(VitascopeError):
        assert read_document(bytes(data)).format == "doc"
