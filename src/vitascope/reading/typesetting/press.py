"""From blocks to lines on pages: the one place that knows where the next line stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vitascope.errors import LimitExceeded
from vitascope.model.document import Cell, HiddenText, Line, Page, Place
from vitascope.reading.limits import Limits
from vitascope.reading.typesetting.blocks import (
    Block,
    Break,
    Columns,
    Frame,
    Paragraph,
    Sheet,
    Table,
    TableCell,
)
from vitascope.reading.typesetting.grids import Across, Aside, Down, steps_of
from vitascope.reading.typesetting.pieces import Piece, marker_of, pieces_of, visible_runs
from vitascope.reading.typesetting.rows import Measure, Row, rows_of, words_of

LEADING = 1.25
"""Height of a line in ems."""

HANG = 14.0
"""Points that a list item stands in from its mark."""

GUTTER = 12.0
"""Points between columns."""

JOIN_GAP = 2.2
"""Ems between cells that share a line."""

NARROWEST = 60.0
"""Points that a column is never narrower than."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where blocks are set: a column of the page and what holds it."""

    left: float
    width: float
    fill: int
    place: Place = Place.BODY
    cell: Cell | None = None
    depth: int = 0


@dataclass(slots=True)
class _Pen:
    """Where the next line goes."""

    page: int
    top: float
    region: int


class Press:
    """Sets blocks on pages, one line after the other.

    Attributes:
        hidden: what was met and not set.
        full: pages ran out, and the rest was left out.
    """

    def __init__(self, sheet: Sheet, limits: Limits) -> None:
        self.hidden: list[HiddenText] = []
        self.full = False
        self._sheet = sheet
        self._limits = limits
        self._pages: list[list[Line]] = [[]]
        self._pen = _Pen(0, sheet.margin, 0)
        self._regions = 0
        self._tables = 0
        self._blocks = 0
        self._running_header: tuple[Block, ...] = ()

    @property
    def spot(self) -> Spot:
        """The whole text area of a page."""
        return Spot(self._sheet.margin, self._sheet.width - 2 * self._sheet.margin, self._sheet.fill)

    def header(self, headers: Sequence[tuple[Block, ...]]) -> None:
        """Set the first page's header and keep the one of the second page."""
        if headers:
            self._pen.top = self._sheet.margin / 2
            self.flow(headers[0], replace(self.spot, place=Place.HEADER))
            self._pen.top = max(self._pen.top, self._sheet.margin)
            self._next_region()
        self._running_header = headers[1] if len(headers) > 1 else ()

    def footer(self, blocks: tuple[Block, ...]) -> None:
        """Set a footer at the foot of the first page."""
        self._pen = _Pen(0, self._sheet.height - self._sheet.margin * 0.9, self._regions + 1)
        self._regions += 1
        self.flow(blocks, replace(self.spot, place=Place.FOOTER))

    def flow(self, blocks: Iterable[Block], spot: Spot) -> None:
        """Set blocks one under the other.

        Raises:
            LimitExceeded: they are too many or nested too deeply.
        """
        if spot.depth > self._limits.depth:
            raise LimitExceeded(f"tables and frames are nested deeper than the limit of {self._limits.depth}")
        for block in blocks:
            if self.full and spot.place is not Place.FOOTER:
                return
            self._blocks += 1
            if self._blocks > self._limits.blocks:
                raise LimitExceeded(f"the document has more than the limit of {self._limits.blocks} blocks")
            match block:
                case Paragraph():
                    self._paragraph(block, spot)
                case Table():
                    self._table(block, spot)
                case Frame():
                    self._frame(block, spot)
                case Columns():
                    self._columns(block, spot)
                case Break():
                    self._next_page(spot)

    def pages(self) -> tuple[Page, ...]:
        """Everything that was set, regions counted from 0 on each page."""
        return tuple(
            Page(number, self._sheet.width, self._sheet.height, _numbered(lines), drawn=True)
            for number, lines in enumerate(self._pages, 1)
        )

    def _next_region(self) -> None:
        self._regions += 1
        self._pen.region = self._regions

    def _next_page(self, spot: Spot) -> None:
        if spot.place in {Place.HEADER, Place.FOOTER} or not self._pages[self._pen.page]:
            return
        if self._pen.page + 1 >= self._limits.pages:
            self.full = True
            return
        self._pen = _Pen(self._pen.page + 1, self._sheet.margin, self._pen.region)
        if self._pen.page == len(self._pages):
            self._pages.append([])
            if self._pen.page == 1 and self._running_header:
                region = self._pen.region
                self._next_region()
                self._pen.top = self._sheet.margin / 2
                self.flow(self._running_header, replace(self.spot, place=Place.HEADER))
                self._pen = _Pen(self._pen.page, max(self._pen.top, self._sheet.margin), region)

    def _pieces(self, paragraph: Paragraph, spot: Spot) -> list[Piece]:
        """The visible words of a paragraph; what is hidden is put aside."""
        runs, unseen = visible_runs(paragraph, spot.fill)
        page = self._pen.page + 1
        self.hidden += [HiddenText(text.strip(), reason, page) for text, reason in unseen if text.strip()]
        return list(pieces_of(runs))

    def _paragraph(self, paragraph: Paragraph, spot: Spot) -> None:
        pieces = self._pieces(paragraph, spot)
        if not any(piece.text for piece in pieces):
            self._pen.top += min(paragraph.before + paragraph.after + 6.0, 24.0)
            return
        bullet, pieces = (paragraph.bullet, pieces) if paragraph.bullet else marker_of(pieces)
        indent = min(paragraph.indent, spot.width / 2)
        if bullet:
            indent = max(indent, HANG * max(1, paragraph.depth))
        width = max(spot.width - indent, NARROWEST)
        self._pen.top += paragraph.before
        line = Line((), 0, heading=paragraph.heading, style_name=paragraph.style_name, bullet=bullet)
        line = replace(line, depth=paragraph.depth, starts_paragraph=not paragraph.continues)
        hang = min(paragraph.hang, width / 2)
        measure = Measure(width, paragraph.stops, hang, self._sheet.monospaced)
        for row in rows_of(pieces, measure):
            if self.full:
                return
            slack = max(0.0, width - row.end)
            shift = indent + {"right": slack, "center": slack / 2}.get(paragraph.align, 0.0)
            self._set(row.shifted(shift), line, spot)
            line = replace(line, bullet="", starts_paragraph=False)
        self._pen.top += paragraph.after

    def _set(self, row: Row, line: Line, spot: Spot) -> None:
        """Put one line on the page."""
        height = LEADING * max(piece.style.size for piece in row.pieces)
        bottom = self._sheet.height - self._sheet.margin
        if self._pen.top + height > bottom and spot.place in {Place.BODY, Place.TEXTBOX}:
            self._next_page(spot)
        if self.full and spot.place is not Place.FOOTER:
            return
        words = words_of(row, spot.left, self._pen.top, monospaced=self._sheet.monospaced)
        self._pages[self._pen.page].append(
            replace(
                line,
                words=words,
                page=self._pen.page + 1,
                column=self._pen.region,
                cell=spot.cell,
                place=spot.place,
            )
        )
        self._pen.top += height

    def _frame(self, frame: Frame, spot: Spot) -> None:
        place = Place.TEXTBOX if spot.place is Place.BODY else spot.place
        fill = spot.fill if frame.fill is None else frame.fill
        self._next_region()
        self.flow(frame.blocks, replace(spot, place=place, fill=fill, depth=spot.depth + 1))
        self._next_region()

    def _columns(self, section: Columns, spot: Spot) -> None:
        """Set a section's columns; each forced column break starts the next one at the top again."""
        width = (spot.width - GUTTER * (section.count - 1)) / section.count
        parts: list[list[Block]] = [[]]
        for block in section.blocks:
            if isinstance(block, Break) and block.column:
                parts.append([])
            else:
                parts[-1].append(block)
        spots = [
            replace(spot, left=spot.left + (at % section.count) * (width + GUTTER), width=width, depth=spot.depth + 1)
            for at in range(len(parts))
        ]
        self._side_by_side(list(zip(spots, parts, strict=True)))

    def _side_by_side(self, columns: Sequence[tuple[Spot, Sequence[Block]]]) -> None:
        """Set each column from the same top, each as a region of its own."""
        start, ends = replace(self._pen), []
        for spot, blocks in columns:
            self._pen = replace(start)
            self._next_region()
            self.flow(blocks, spot)
            ends.append((self._pen.page, self._pen.top))
        page, top = max(ends)
        self._pen = _Pen(page, top, 0)
        self._next_region()

    def _table(self, table: Table, spot: Spot) -> None:
        number, self._tables = self._tables, self._tables + 1
        edges = _edges(table, spot)
        for at, row in enumerate(table.rows):
            self._blocks += len(row)
            for step in steps_of(row):
                match step:
                    case Down(cell, blocks):
                        self._down(blocks, _inside(spot, cell, edges, Cell(number, at, cell.column)))
                    case Aside(cells):
                        inside = [_inside(spot, cell, edges, Cell(number, at, cell.column)) for cell in cells]
                        self._side_by_side([(each, cell.blocks) for each, cell in zip(inside, cells, strict=True)])
                    case Across(parts):
                        self._across(parts, spot, edges, Cell(number, at, parts[0][0].column))

    def _down(self, blocks: Sequence[Block], spot: Spot) -> None:
        """Set one cell's blocks; a cell without visible text takes no room."""
        start, lines = replace(self._pen), len(self._pages[self._pen.page])
        self.flow(blocks, spot)
        if self._pen.page == start.page and len(self._pages[self._pen.page]) == lines:
            self._pen = start

    def _across(
        self,
        parts: Sequence[tuple[TableCell, Paragraph]],
        spot: Spot,
        edges: Sequence[float],
        cell: Cell,
    ) -> None:
        """Set paragraphs of several cells on one line; the last of them may wrap below itself."""
        joined, line, rest = Row([], []), Line((), 0, cell=cell), list[Row]()
        for table_cell, paragraph in parts:
            inside = _inside(spot, table_cell, edges, cell)
            pieces = self._pieces(paragraph, inside)
            bullet, pieces = (paragraph.bullet, pieces) if paragraph.bullet else marker_of(pieces)
            if not pieces:
                continue
            size = pieces[0].style.size
            left = max(inside.left - spot.left, joined.end + JOIN_GAP * size if joined.pieces else 0.0)
            if bullet and joined.pieces:
                pieces.insert(0, Piece(bullet, pieces[0].style))
                pieces[1] = replace(pieces[1], gap=1)
            elif not joined.pieces:
                line = replace(line, bullet=bullet, depth=paragraph.depth)
            line = replace(
                line,
                heading=line.heading or paragraph.heading,
                style_name=line.style_name or paragraph.style_name,
            )
            last = paragraph is parts[-1][1]
            width = max(spot.width - left, NARROWEST) if last else 10 * spot.width
            rows = list(
                rows_of(
                    [replace(pieces[0], glued=False), *pieces[1:]],
                    Measure(width, paragraph.stops, 0.0, self._sheet.monospaced),
                )
            )
            first, *more = (row.shifted(left) for row in rows)
            joined = Row(joined.pieces + first.pieces, joined.lefts + first.lefts, first.end)
            rest += more
        if joined.pieces:
            self._set(joined, line, replace(spot, cell=cell))
        for row in rest:
            self._set(row, replace(line, bullet="", starts_paragraph=False), replace(spot, cell=cell))


def _edges(table: Table, spot: Spot) -> list[float]:
    """Left edges of the grid's columns in points, and the right edge of the last."""
    count = max((cell.column + cell.span for row in table.rows for cell in row), default=1)
    widths = list(table.widths[:count])
    known = [width for width in widths if width > 0]
    usual = sum(known) / len(known) if known else 1.0
    widths = [width if width > 0 else usual for width in widths] + [usual] * (count - len(widths))
    scale = spot.width / sum(widths)
    edges = [spot.left]
    for width in widths:
        edges.append(edges[-1] + width * scale)
    return edges


def _inside(spot: Spot, cell: TableCell, edges: Sequence[float], place: Cell) -> Spot:
    """The spot within a cell."""
    left, right = edges[cell.column], edges[min(cell.column + cell.span, len(edges) - 1)]
    fill = spot.fill if cell.fill is None else cell.fill
    width = max(right - left - GUTTER / 2, NARROWEST)
    return replace(spot, left=left, width=width, fill=fill, cell=place, depth=spot.depth + 1)


def _numbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with their regions counted from 0 in order of appearance, each region in one piece."""
    order: dict[int, list[Line]] = {}
    for line in lines:
        order.setdefault(line.column, []).append(line)
    return tuple(replace(line, column=number) for number, region in enumerate(order.values()) for line in region)
