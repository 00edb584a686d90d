"""From lists of property modifiers to how characters and paragraphs are set."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from vitascope.reading.typesetting.blocks import UNKNOWN, WHITE
from vitascope.reading.typesetting.gathering import RowPlan

TWIPS = 20.0

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_ROW = 0xD608
_TABS = 0xC615

PALETTE = (
    UNKNOWN,
    0x000000,
    0x0000FF,
    0x00FFFF,
    0x00FF00,
    0xFF00FF,
    0xFF0000,
    0xFFFF00,
    WHITE,
    0x000080,
    0x008080,
    0x008000,
    0x800080,
    0x800000,
    0x808000,
    0x808080,
    0xC0C0C0,
)
"""The sixteen colours of Word, and automatic."""


def modifiers(grpprl: bytes) -> Iterator[tuple[int, bytes]]:
    """Code and operand of each modifier; stops where the list is broken."""
    at = 0
    while at + 2 < len(grpprl):
        code = struct.unpack_from("<H", grpprl, at)[0]
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            if code == _TABLE_ROW:
                size, at = struct.unpack_from("<H", grpprl, at)[0] - 1 if at + 2 <= len(grpprl) else 0, at + 2
            else:
                size, at = grpprl[at], at + 1
        operand = grpprl[at : at + size]
        if len(operand) < size or size < 0:
            return
        yield code, operand
        at += size


@dataclass(slots=True)
class Characters:
    """How characters are set.

    Attributes:
        size: points.
        colour: 0xRRGGBB; UNKNOWN for automatic.
        fill: 0xRRGGBB behind them; None where their surroundings decide.
        symbol: the character of a symbol font that stands for a placeholder.
    """

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    vanish: bool = False
    deleted: bool = False
    special: bool = False
    colour: int = UNKNOWN
    fill: int | None = None
    symbol: bool = False
    style: int | None = None

    def apply(self, grpprl: bytes, base: Characters) -> None:
        """Apply modifiers; `base` is what the style says, which some of them refer to."""
        for code, operand in modifiers(grpprl):
            if code in _SWITCHES:
                name = _SWITCHES[code]
                flag = operand[0]
                setattr(self, name, getattr(base, name) ^ (flag == 0x81) if flag & 0x80 else bool(flag))
            elif code == 0x4A43:
                self.size = struct.unpack("<H", operand)[0] / 2 or self.size
            elif code == 0x2A42 and operand[0] < len(PALETTE):
                self.colour = PALETTE[operand[0]]
            elif code == 0x6870:
                self.colour = colour_of(operand)
            elif code == 0x2A0C and operand[0] < len(PALETTE):
                self.fill = PALETTE[operand[0]] if operand[0] else None
            elif code == 0xCA71:
                self.fill = shading_of(operand)
            elif code == 0x6A09:
                self.symbol = True
            elif code == 0x4A30:
                self.style = struct.unpack("<H", operand)[0]


_SWITCHES = {
    0x0835: "bold",
    0x0836: "italic",
    0x083A: "capitals",
    0x083B: "capitals",
    0x083C: "vanish",
    0x0818: "vanish",
    0x0800: "deleted",
    0x0855: "special",
}


def colour_of(operand: bytes) -> int:
    """A colour of red, green, blue and a flag for automatic."""
    return UNKNOWN if operand[3] else operand[0] << 16 | operand[1] << 8 | operand[2]


def shading_of(operand: bytes) -> int | None:
    """The colour of a shading; None where it is clear."""
    if len(operand) < 10:
        return None
    front, back, pattern = operand[:4], operand[4:8], struct.unpack_from("<H", operand, 8)[0]
    colour = colour_of(front if pattern == 1 else back)
    if pattern == 1:
        return max(colour, 0)
    return None if colour == UNKNOWN else colour


@dataclass(slots=True)
class Setting:
    """How a paragraph is set; measures in points.

    Attributes:
        level: nesting of the table cell it stands in; 0 outside tables.
        ends_cell, ends_row: its mark closes a cell or a row.
        list_id: 1-based number of its list; 0 for none.
        row: what a row's end says of its cells.
    """

    align: str = "left"
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    fill: int | None = None
    outline: int = 0
    level: int = 0
    in_table: bool = False
    ends_cell: bool = False
    ends_row: bool = False
    list_id: int = 0
    list_level: int = 0
    stops: list[tuple[float, bool]] = field(default_factory=list)
    row: RowPlan = field(default_factory=RowPlan)

    def apply(self, grpprl: bytes) -> None:
        """Apply modifiers."""
        for code, operand in modifiers(grpprl):
            if code in _MEASURES:
                setattr(self, _MEASURES[code], struct.unpack_from("<h", operand)[0] / TWIPS)
            elif code in _BYTES:
                name, read = _BYTES[code]
                setattr(self, name, read(operand[0]))
            elif code == 0x460B:
                self.list_id = struct.unpack("<h", operand)[0]
            elif code == 0x6649:
                self.level = max(0, struct.unpack("<i", operand)[0])
            elif code == 0xC64D:
                self.fill = shading_of(operand)
            elif code in {0xC60D, 0xC615}:
                self.stops = _with_stops(self.stops, operand, wide=code == 0xC615)
            elif code == _TABLE_ROW:
                self.row = _row_of(operand, self.row)
            elif code == 0xD612:
                self.row.fills = [shading_of(operand[at : at + 10]) for at in range(0, len(operand), 10)]


_MEASURES = {
    0x840F: "left",
    0x845E: "left",
    0x8411: "first",
    0x8460: "first",
    0xA413: "before",
    0xA414: "after",
}

_ALIGNS = {1: "center", 2: "right"}
_BYTES: dict[int, tuple[str, Callable[[int], object]]] = {
    0x2403: ("align", lambda byte: _ALIGNS.get(byte, "left")),
    0x2461: ("align", lambda byte: _ALIGNS.get(byte, "left")),
    0x2416: ("in_table", bool),
    0x2417: ("ends_row", bool),
    0x244B: ("ends_cell", bool),
    0x244C: ("ends_row", bool),
    0x260A: ("list_level", lambda byte: min(byte, 8)),
    0x2640: ("outline", lambda byte: byte + 1 if byte < 9 else 0),
}


def _with_stops(stops: list[tuple[float, bool]], operand: bytes, *, wide: bool) -> list[tuple[float, bool]]:
    """Tab stops after a change: some taken out, some put in."""
    count = operand[0] if operand else 0
    gone = set(struct.unpack_from(f"<{count}h", operand, 1)) if len(operand) >= 1 + 2 * count else set()
    at = 1 + (4 if wide else 2) * count
    added = operand[at] if at < len(operand) else 0
    if len(operand) < at + 1 + 3 * added:
        return stops
    places = struct.unpack_from(f"<{added}h", operand, at + 1)
    kinds = operand[at + 1 + 2 * added : at + 1 + 3 * added]
    kept = {position: right for position, right in stops if round(position * TWIPS) not in gone}
    kept.update({place / TWIPS: kind & 7 in {2, 3} for place, kind in zip(places, kinds, strict=True)})
    return sorted(kept.items())


def _row_of(operand: bytes, before: RowPlan) -> RowPlan:
    """The cells of a row: edges, and which of them are merged into another."""
    count = operand[0] if operand else 0
    if count > 63 or len(operand) < 1 + 2 * (count + 1):
        return before
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    cells = operand[1 + 2 * (count + 1) :]
    plan = RowPlan(left=edges[0] / TWIPS, fills=before.fills)
    plan.edges = [edge / TWIPS for edge in edges[1:]]
    for at in range(count):
        flags = struct.unpack_from("<H", cells, 20 * at)[0] if len(cells) >= 20 * at + 2 else 0
        down, across = flags >> 5 & 3, flags & 3
        plan.continued.append(down == 1 or across == 2)
    return plan
