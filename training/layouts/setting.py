"""Rows in a frame to lines with boxes on pages, and the label of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from training.layouts.rows import RIGHT, Piece, Row, Slot
from vitascope.model.document import Cell, Line, Style, Word
from vitascope.model.geometry import Box
from vitascope.parsing.labels import Field, LineLabel, Role, Span

KEPT = 3
"""Lines that must fit on a page below a heading's top."""

_CHUNK = re.compile(r"\s+|\S+")
_WIDE = re.compile(r"[⺀-鿿　-〿＀-￯]")


@lru_cache(maxsize=100_000)
def width_of(text: str) -> float:
    """Breadth of a text of size 1 in a middling typeface."""
    total = 0.0
    for letter in text:
        if letter in "iljtfI.,:;'|!()[] ·-":
            total += 0.29
        elif letter in "mwMW@%—ШЩЖЮщшжю":
            total += 0.84
        elif letter >= "⺀":
            total += 1.0
        elif letter.isupper():
            total += 0.66
        else:
            total += 0.53
    return total


@dataclass(slots=True)
class _Unit:
    """A word to be: its characters by the piece that they come from."""

    parts: list[tuple[str, int]]
    style: Style
    link: str | None
    space: int

    @property
    def text(self) -> str:
        return "".join(part for part, _ in self.parts)

    @property
    def width(self) -> float:
        return width_of(self.text) * self.style.size * (1.06 if self.style.bold else 1.0)

    def cut(self, at: int) -> tuple[_Unit, _Unit]:
        """Its first characters and the rest."""
        head: list[tuple[str, int]] = []
        tail: list[tuple[str, int]] = []
        left = at
        for text, piece in self.parts:
            if text[:left]:
                head.append((text[:left], piece))
            if text[left:]:
                tail.append((text[left:], piece))
            left = max(0, left - len(text))
        return replace(self, parts=head), replace(self, parts=tail, space=0)


@dataclass(frozen=True, slots=True)
class Frame:
    """A region of the page that rows flow through.

    Attributes:
        first: y of the first row on the first page.
        column: number of the region on its page.
    """

    left: float
    width: float
    first: float
    column: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """The page, and how text is set on it.

    Attributes:
        table: `rows` or `regions` where cells of a layout table hold them; empty where there is none.
    """

    width: float
    height: float
    margin: float
    leading: float
    looks: dict[str, Style]
    hyphenates: bool
    paragraphs_known: bool
    table: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on its page with its label."""

    line: Line
    label: LineLabel


def _units(pieces: Sequence[Piece], offset: int, looks: dict[str, Style]) -> list[_Unit]:
    units: list[_Unit] = []
    space = 0
    for number, piece in enumerate(pieces, offset):
        style = looks.get(piece.look) or looks["body"]
        for chunk in _CHUNK.findall(piece.text):
            if chunk.isspace():
                space += len(chunk)
                continue
            last = units[-1] if units else None
            if last and not space and last.style == style and last.link == piece.link:
                last.parts.append((chunk, number))
            else:
                units.append(_Unit([(chunk, number)], style, piece.link, space))
            space = 0
    return units


def _broken(units: Iterable[_Unit], width: float, rng: Random, *, hyphenates: bool) -> list[list[_Unit]]:
    """Units in lines no wider than `width`, as far as words allow."""
    lines: list[list[_Unit]] = [[]]
    used = 0.0
    waiting = list(units)[::-1]
    while waiting:
        unit = waiting.pop()
        gap = unit.style.size * 0.28 * unit.space if lines[-1] else 0.0
        room = width - used - gap
        if unit.width <= room or (not lines[-1] and not _WIDE.search(unit.text)):
            lines[-1].append(unit)
            used += gap + unit.width
            continue
        text = unit.text
        cut = 0
        if _WIDE.search(text):
            cut = int(room / unit.style.size)
        elif hyphenates and text.isalpha() and len(text) >= 7 and rng.random() < 0.7:
            cut = rng.randint(3, len(text) - 4)
        if 0 < cut < len(text) and (cut > 2 or not lines[-1]):
            head, tail = unit.cut(cut)
            if not _WIDE.search(text):
                head.parts.append(("­", head.parts[-1][1]))
            if head.width <= room + unit.style.size:
                lines[-1].append(head)
                waiting.append(tail)
                lines.append([])
                used = 0.0
                continue
        if not lines[-1]:
            lines[-1].append(unit)
            used = unit.width
            continue
        lines.append([])
        used = 0.0
        waiting.append(unit)
    return [line for line in lines if line]


@dataclass(slots=True)
class _Laid:
    """Words of one line as they come, with the piece of each character run."""

    words: list[Word]
    runs: list[tuple[int, int, int]]
    length: int = 0

    def add(self, unit: _Unit, left: float, top: float, *, spaced: bool) -> float:
        """Append a word; its right edge comes back."""
        glued = bool(self.words) and not spaced
        at = self.length + (1 if self.words and not glued else 0)
        for text, piece in unit.parts:
            self.runs.append((at, at + len(text), piece))
            at += len(text)
        self.length = at
        right = left + unit.width
        box = Box(left, top, right, top + unit.style.size * 1.18)
        self.words.append(Word(unit.text, box, unit.style, glued=glued, link=unit.link))
        return right

    def spans(self, fields: Sequence[Field | None], before: set[int]) -> tuple[Span, ...]:
        """What the characters of each piece say; pieces that began on a line before go on here, and are noted."""
        edges: dict[int, tuple[int, int]] = {}
        for start, end, piece in self.runs:
            first, last = edges.get(piece, (start, end))
            edges[piece] = (min(first, start), max(last, end))
        found = [
            Span(start, end, said, continues=piece in before)
            for piece, (start, end) in edges.items()
            if (said := fields[piece])
        ]
        before.update(edges)
        return tuple(sorted(found, key=lambda span: span.start))


class Setter:
    """Sets rows one under the other and turns the page where it is full."""

    def __init__(self, paper: Paper, frame: Frame, rng: Random) -> None:
        self._paper = paper
        self._frame = frame
        self._rng = rng
        self._page = 1
        self._top = frame.first
        self._table_row = 0
        self._fields: list[Field | None] = []
        self._begun: set[int] = set()
        self._carried: tuple[list[list[_Unit]], float] = ([], 0.0)
        self.placed: list[Placed] = []

    @property
    def bottom(self) -> float:
        """Where the next row would stand."""
        return self._top

    @property
    def page(self) -> int:
        """The page that it has reached."""
        return self._page

    def set(self, rows: Iterable[Row]) -> None:
        """Place all rows."""
        last: Row | None = None
        for one in rows:
            self._place(one, first=last is None)
            last = one
        if last and self._carried[0]:
            self._rows([self._carried], replace(last, opens=False), 12.0)

    def _place(self, one: Row, *, first: bool) -> None:
        columns = self._columns(one)
        if not columns:
            return
        columns = self._with_carried(one, columns)
        size = max(unit.style.size for lines, _ in columns for line in lines for unit in line)
        height = size * self._paper.leading
        if not first:
            self._top += one.space * height
        self._table_row += 1
        self._rows(columns, one, height)

    def _with_carried(
        self, one: Row, columns: list[tuple[list[list[_Unit]], float]]
    ) -> list[tuple[list[list[_Unit]], float]]:
        """A label that is taller than its row runs on beside the rows that follow."""
        carried, left = self._carried
        self._carried = ([], 0.0)
        if carried and (one.slots[0].at == 0.0 or one.role is Role.HEADING):
            self._rows([(carried, left)], replace(one, kind=self.placed[-1].label.kind, opens=False), 12.0)
        elif carried:
            columns = [(carried, left), *columns]
        labelled = len(columns) > 1 and columns[0][1] < self._frame.left + 1.0
        if labelled and one.slots[-1].at > 0.0:
            deepest = max(len(lines) for lines, _ in columns[1:])
            label, left = columns[0]
            self._carried = (label[deepest:], left)
            columns[0] = (label[:deepest], left)
        return columns

    def _rows(
        self,
        columns: Sequence[tuple[list[list[_Unit]], float]],
        one: Row,
        height: float,
    ) -> None:
        deepest = max(len(lines) for lines, _ in columns)
        for depth in range(deepest):
            room = height * (KEPT if one.role is Role.HEADING else 1)
            if self._top + room > self._paper.height - self._paper.margin:
                self._page += 1
                self._top = self._paper.margin
            laid = _Laid([], [])
            for lines, left in columns:
                if depth < len(lines):
                    self._line(laid, lines[depth], left, one)
            if laid.words:
                self._finish(laid, one, depth)
            self._top += height

    def _line(self, laid: _Laid, units: list[_Unit], left: float, one: Row) -> None:
        if one.centred:
            used = sum(unit.width + unit.style.size * 0.28 * unit.space for unit in units)
            left += max(0.0, (self._frame.width - used) / 2)
        for number, unit in enumerate(units):
            spaced = bool(unit.space) or not number
            if number and unit.space:
                left += unit.style.size * 0.28 * unit.space
            left = laid.add(unit, left, self._top, spaced=spaced)

    def _finish(self, laid: _Laid, one: Row, depth: int) -> None:
        first = depth == 0
        line = Line(
            tuple(laid.words),
            page=self._page,
            column=self._frame.column,
            heading=one.heading,
            style_name=one.style_name,
            bullet=one.bullet if first else "",
            depth=one.depth,
            starts_paragraph=first or not self._paper.paragraphs_known,
            cell=self._cell(laid.words[0].box.left),
            place=one.place,
        )
        spans = laid.spans(self._fields, self._begun)
        told = not first and all(span.field is Field.TEXT for span in spans)
        role = Role.TEXT if one.role is Role.HEADER and told else one.role
        self.placed.append(Placed(line, LineLabel(one.kind, role, one.opens and first, spans)))

    def _cell(self, left: float) -> Cell | None:
        """Layout tables have a row for each row, or one cell for the whole region."""
        match self._paper.table:
            case "rows":
                return Cell(0, self._table_row, int(left > self._frame.left + 40.0))
            case "regions":
                return Cell(0, 0, self._frame.column)
            case _:
                return None

    def _columns(self, one: Row) -> list[tuple[list[list[_Unit]], float]]:
        """The broken lines of each slot and its left edge."""
        frame = self._frame
        room = frame.width - one.indent
        numbered: list[tuple[Slot, list[_Unit]]] = []
        for slot in one.slots:
            units = _units(slot.pieces, len(self._fields), self._paper.looks)
            self._fields.extend(piece.field for piece in slot.pieces)
            if units:
                numbered.append((slot, units))
        right = sum(_natural(units) + 14.0 for slot, units in numbered if slot.at == RIGHT)
        right = min(right, room * 0.6)
        found: list[tuple[list[list[_Unit]], float]] = []
        for number, (slot, units) in enumerate(numbered):
            if slot.at == RIGHT:
                natural = min(_natural(units), right)
                left, wide = frame.left + frame.width - natural, natural + 1.0
            else:
                left = frame.left + one.indent + slot.at * room
                after = numbered[number + 1][0].at if number + 1 < len(numbered) else 1.0
                wide = (room - right if after in (RIGHT, 1.0) else after * room - 8.0) - slot.at * room
            found.append((_broken(units, max(wide, 30.0), self._rng, hyphenates=self._paper.hyphenates), left))
        return found


def _natural(units: Iterable[_Unit]) -> float:
    return sum(unit.width + unit.style.size * 0.28 * unit.space for unit in units)
