"""From the style sheet of a Word 97 document to what each style says."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass, replace

from vitascope.reading.doc.modifiers import Characters, Setting
from vitascope.reading.typesetting.gathering import RowPlan

_PARAGRAPH, _CHARACTER = 1, 2
_NONE = 0xFFF
HEADINGS = range(1, 10)
"""Built-in numbers of the headings, whatever they are called in the writer's language."""


@dataclass(frozen=True, slots=True)
class _Definition:
    """A style as stored: its own modifiers, and the style it is based on."""

    name: str
    builtin: int
    kind: int
    base: int
    updates: tuple[bytes, ...]


class StyleSheet:
    """Styles by number."""

    def __init__(self, data: bytes) -> None:
        self._definitions: dict[int, _Definition] = {}
        with suppress(struct.error, IndexError):  # a broken style sheet leaves the text readable
            self._read(data)

    def _read(self, data: bytes) -> None:
        if len(data) < 6:
            return
        size, count, base_size = struct.unpack_from("<HHH", data)
        at = 2 + size
        for number in range(min(count, 4095)):
            length = struct.unpack_from("<H", data, at)[0]
            if length:
                self._definitions[number] = _definition(data[at + 2 : at + 2 + length], base_size)
            at += 2 + length

    def name(self, number: int) -> str:
        """A style's name; headings by their English ones."""
        heading = self.heading(number)
        if heading:
            return f"Heading {heading}"
        return self._definitions[number].name if number in self._definitions else ""

    def heading(self, number: int) -> int:
        """The outline level of a built-in heading; 0 for any other style."""
        found = self._definitions.get(number)
        return found.builtin if found is not None and found.builtin in HEADINGS else 0

    def characters(self, number: int) -> Characters:
        """How a style sets characters, with everything it is based on."""
        found = Characters()
        for definition in self._chain(number):
            grpprl = definition.updates[-1] if definition.updates else b""
            found.apply(grpprl, replace(found))
        return found

    def over(self, characters: Characters, number: int) -> None:
        """Put a character style on top of what is set."""
        for definition in self._chain(number):
            if definition.kind == _CHARACTER and definition.updates:
                characters.apply(definition.updates[0], replace(characters))

    def setting(self, number: int) -> Setting:
        """How a style sets paragraphs, with everything it is based on."""
        found = Setting()
        for definition in self._chain(number):
            if definition.kind == _PARAGRAPH and definition.updates:
                found.apply(definition.updates[0][2:])
        found.row = RowPlan()
        return found

    def _chain(self, number: int) -> list[_Definition]:
        """A style and what it is based on, the basis first."""
        chain: list[_Definition] = []
        seen: set[int] = set()
        while number in self._definitions and number not in seen and len(chain) < 20:
            seen.add(number)
            chain.append(self._definitions[number])
            number = self._definitions[number].base
        return chain[::-1]


def _definition(data: bytes, base_size: int) -> _Definition:
    first, second, third = struct.unpack_from("<HHH", data)
    length = struct.unpack_from("<H", data, base_size)[0]
    at = base_size + 2 + 2 * length
    name = data[base_size + 2 : at].decode("utf-16-le", "replace")
    at += 2
    updates = []
    for _ in range(third & 0xF):
        at += at % 2
        if at + 2 > len(data):
            break
        size = struct.unpack_from("<H", data, at)[0]
        updates.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    kind = second & 0xF
    expected = 2 if kind == _PARAGRAPH else 1
    return _Definition(name, first & 0xFFF, kind, second >> 4, tuple(updates[:expected]))
