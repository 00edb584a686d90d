"""From the bytes of a Word 97 document to its streams, its text and where each part of it lies.

The text is stored in pieces, each at an offset of the main stream; characters and
paragraphs find their formatting by that offset.
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

import olefile

from vitascope.errors import DamagedDocument, LockedDocument, UnknownFormat

STSH, HEADERS, CHPX, PAPX, FONTS, CLX, BOXES, LISTS, OVERRIDES = 1, 11, 12, 13, 15, 33, 56, 73, 74
"""Numbers of the tables that the file's information block points at."""

_PAIRS = 0x9A
_COUNTS = 0x4C
_PAGE = 512
_COMPRESSED = 0x40000000
_FIRST = 0xC1
"""Number of the first version that stores its text this way (Word 97)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text, stored from `offset` on, each `width` bytes wide."""

    start: int
    end: int
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the main stream that is formatted alike."""

    start: int
    end: int
    grpprl: bytes
    istd: int = 0


class Streams:
    """A Word document's streams, opened.

    Attributes:
        pieces: in order of the text.
        counts: characters of the parts of the text: body, footnotes, headers, macros,
            comments, endnotes, text boxes, text boxes of headers.
    """

    def __init__(self, data: bytes) -> None:
        """Open the streams.

        Raises:
            DamagedDocument: they are missing or broken.
            LockedDocument: the text is encrypted.
            UnknownFormat: it was written before Word 97.
        """
        try:
            with olefile.OleFileIO(io.BytesIO(data)) as ole:
                self.main: bytes = ole.openstream("WordDocument").read()
                flags = struct.unpack_from("<H", self.main, 0x0A)[0]
                if flags & 0x0100:
                    raise LockedDocument("the document needs a password; send it without one")
                if struct.unpack_from("<H", self.main, 2)[0] < _FIRST:
                    raise UnknownFormat(
                        "this looks like a document of Word 6 or Word 95, which is not read; save it as PDF or DOCX"
                    )
                self.table: bytes = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
                self.metadata = _metadata(ole)
            self.counts: tuple[int, ...] = struct.unpack_from("<8i", self.main, _COUNTS)
            self.pieces = list(self._pieces())
        except (OSError, ValueError, struct.error, IndexError, TypeError, AttributeError) as error:
            raise DamagedDocument("the streams of the document are broken") from error

    def part(self, number: int) -> tuple[int, int]:
        """Offset and length in the table stream of one of its tables."""
        try:
            offset, length = struct.unpack_from("<II", self.main, _PAIRS + 8 * number)
        except struct.error:
            return 0, 0
        return (offset, length) if offset + length <= len(self.table) else (0, 0)

    def piece_table(self, number: int) -> bytes:
        """The bytes of one of the tables; empty where there is none."""
        offset, length = self.part(number)
        return self.table[offset : offset + length]

    def bounds(self, number: int, size: int) -> list[int]:
        """The character positions that a table of items of `size` bytes starts with."""
        data = self.piece_table(number)
        count = (len(data) - 4) // (4 + size) if len(data) >= 4 else -1
        return list(struct.unpack_from(f"<{count + 1}i", data)) if count >= 0 else []

    def _pieces(self) -> list[Piece]:
        data, at = self.piece_table(CLX), 0
        while at < len(data) and data[at] == 1:
            at += 3 + struct.unpack_from("<H", data, at + 1)[0]
        if at >= len(data) or data[at] != 2:
            raise ValueError("no piece table")
        length = struct.unpack_from("<I", data, at + 1)[0]
        count = (length - 4) // 12
        if count <= 0 or length > len(data):
            raise ValueError("no pieces")
        bounds = struct.unpack_from(f"<{count + 1}i", data, at + 5)
        pieces = []
        for number, (start, end) in enumerate(pairwise(bounds)):
            offset = struct.unpack_from("<I", data, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
            packed = bool(offset & _COMPRESSED)
            offset &= _COMPRESSED - 1
            if 0 <= start < end:
                pieces.append(Piece(start, end, offset // 2 if packed else offset, 1 if packed else 2))
        return pieces

    def text(self, piece: Piece, start: int, end: int) -> str:
        """Characters `start` to `end` of the text, which lie in `piece`."""
        first = piece.offset + (start - piece.start) * piece.width
        raw = self.main[first : first + (end - start) * piece.width]
        return raw.decode("cp1252" if piece.width == 1 else "utf-16-le", "replace").replace("\ufffd", " ")

    def spans(self, number: int) -> Formatting:
        """The formatting of characters (`CHPX`) or of paragraphs (`PAPX`)."""
        data = self.piece_table(number)
        count = (len(data) - 4) // 8
        found: list[Span] = []
        for page in struct.unpack_from(f"<{count}I", data, 4 * (count + 1)) if count > 0 else ():
            at = (page & 0x3FFFFF) * _PAGE
            block = self.main[at : at + _PAGE]
            if len(block) == _PAGE:
                found += _characters(block) if number == CHPX else _paragraphs(block)
        return Formatting(sorted(found, key=lambda span: span.start))


class Formatting:
    """Stretches of formatting, found by offset."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def at(self, offset: int) -> Span | None:
        """The stretch that holds a byte of the main stream."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self._spans[number].end:
            return self._spans[number]
        return None


def _characters(block: bytes) -> list[Span]:
    count = block[-1]
    if count == 0 or 5 * count + 4 > _PAGE:
        return []
    bounds = struct.unpack_from(f"<{count + 1}I", block)
    found = []
    for number in range(count):
        at = 2 * block[4 * (count + 1) + number]
        grpprl = block[at + 1 : at + 1 + block[at]] if at else b""
        found.append(Span(bounds[number], bounds[number + 1], grpprl))
    return found


def _paragraphs(block: bytes) -> list[Span]:
    count = block[-1]
    if count == 0 or 17 * count + 4 > _PAGE:
        return []
    bounds = struct.unpack_from(f"<{count + 1}I", block)
    found = []
    for number in range(count):
        at = 2 * block[4 * (count + 1) + 13 * number]
        if not at or at + 3 >= _PAGE:
            found.append(Span(bounds[number], bounds[number + 1], b""))
            continue
        length = 2 * block[at] - 1 if block[at] else 2 * block[at + 1]
        first = at + 1 if block[at] else at + 2
        body = block[first : first + length]
        istd = struct.unpack_from("<H", body)[0] if len(body) >= 2 else 0
        found.append(Span(bounds[number], bounds[number + 1], body[2:], istd))
    return found


def decoded(data: bytes, encoding: str) -> str:
    """Bytes in an encoding, in that of the West where its name is unknown."""
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _metadata(ole: olefile.OleFileIO) -> dict[str, str]:
    """What the document says of itself."""
    meta = ole.get_metadata()
    encoding = f"cp{meta.codepage}" if isinstance(meta.codepage, int) and 0 < meta.codepage < 65001 else "utf-8"
    found = {}
    for name in ("title", "author", "subject", "keywords", "last_saved_by", "create_time", "last_saved_time"):
        worth = getattr(meta, name, None)
        if isinstance(worth, bytes):
            worth = decoded(worth, encoding)
        if worth:
            text = str(worth).replace("\x00", "").strip()
            names = {"last_saved_by": "modified_by", "create_time": "created", "last_saved_time": "modified"}
            if text:
                found[names.get(name, name)] = text[:2000]
    return found
