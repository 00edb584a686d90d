"""From the list tables of a Word 97 document to the mark that stands before an item."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from vitascope.reading.docx.numbering import counted
from vitascope.reading.typesetting.pieces import bullet_of

_LIST, _LEVEL, _OVERRIDE = 28, 28, 16
_KINDS = {1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"}
_BULLET, _NOTHING = 23, 255


@dataclass(frozen=True, slots=True)
class _Level:
    kind: int
    start: int
    mark: str


class Lists:
    """The lists of a document, with their counters as it is read."""

    def __init__(self, table: bytes, lists: tuple[int, int], overrides: bytes) -> None:
        self._levels: dict[int, list[_Level]] = {}
        self._ids: list[int] = []
        self._counters: dict[int, list[int]] = {}
        try:
            self._read(table, *lists)
            count = struct.unpack_from("<I", overrides)[0] if len(overrides) >= 4 else 0
            for at in range(min(count, (len(overrides) - 4) // _OVERRIDE)):
                self._ids.append(struct.unpack_from("<i", overrides, 4 + _OVERRIDE * at)[0])
        except (struct.error, IndexError):
            self._levels.clear()  # without its lists the text is still all there

    def _read(self, table: bytes, offset: int, length: int) -> None:
        if length < 2:
            return
        count = struct.unpack_from("<H", table, offset)[0]
        heads = [table[offset + 2 + _LIST * at : offset + 2 + _LIST * (at + 1)] for at in range(count)]
        at = offset + 2 + _LIST * count
        for head in heads:
            levels = []
            for _ in range(1 if head[26] & 1 else 9):
                start, kind = struct.unpack_from("<iB", table, at)
                characters, paragraphs = table[at + 24], table[at + 25]
                at += _LEVEL + characters + paragraphs
                size = struct.unpack_from("<H", table, at)[0]
                mark = table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
                at += 2 + 2 * size
                levels.append(_Level(kind, start, mark))
            self._levels[struct.unpack_from("<i", head)[0]] = levels

    def mark(self, number: int, level: int) -> str:
        """Count an item of list `number`, 1-based, and return its mark."""
        if not 0 < number <= len(self._ids):
            return ""
        identity = self._ids[number - 1]
        levels = self._levels.get(identity, [])
        if level >= len(levels):
            return "•" if levels else ""
        found = levels[level]
        if found.kind == _BULLET:
            return bullet_of(found.mark)
        counters = self._counters.setdefault(identity, [each.start - 1 for each in levels])
        counters[level] += 1
        counters[level + 1 :] = [each.start - 1 for each in levels[level + 1 :]]
        if found.kind == _NOTHING:
            return ""
        text = ""
        for character in found.mark:
            place = ord(character)
            if place < len(levels):
                text += counted(max(counters[place], levels[place].start), _KINDS.get(levels[place].kind, "decimal"))
            else:
                text += character
        return text.strip()
