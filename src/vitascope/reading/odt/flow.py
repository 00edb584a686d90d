"""From the body of an OpenDocument to blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from vitascope.errors import LimitExceeded
from vitascope.reading.limits import Limits
from vitascope.reading.markup import child, local, value
from vitascope.reading.odt.inline import Inline
from vitascope.reading.odt.styles import Look, Styles
from vitascope.reading.typesetting.blocks import (
    Block,
    Break,
    Columns,
    Frame,
    Paragraph,
    Stop,
    Table,
    TableCell,
)
from vitascope.reading.typesetting.pieces import bullet_of

MOST_REPEATS = 64
"""Times that a cell or column is taken to be repeated; more are for spreadsheets."""

_THROUGH = frozenset(
    {
        "table-row-group",
        "table-header-rows",
        "table-rows",
        "index-body",
        "g",
        "numbered-paragraph",
        "a",
        "table-of-content",
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """A place in a list: its style, level from 1, and number."""

    style: str
    level: int
    number: int


@dataclass(slots=True)
class Flow:
    """Reads blocks.

    Attributes:
        comments: met on the way.
        notes: footnotes met on the way, not yet read.
    """

    styles: Styles
    limits: Limits
    comments: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    _count: int = 0

    def blocks(self, parent: etree._Element, depth: int = 0, item: Item | None = None) -> Iterator[Block]:
        """All blocks inside `parent`, in order.

        Raises:
            LimitExceeded: they are too many or too deep.
        """
        self._count += 1
        if depth > self.limits.depth:
            raise LimitExceeded(f"tables, lists and frames are nested deeper than the limit of {self.limits.depth}")
        if self._count > self.limits.blocks:
            raise LimitExceeded(f"the document has more than the limit of {self.limits.blocks} paragraphs and cells")
        for each in parent:
            name = local(each)
            if name in {"p", "h"}:
                yield from self._paragraph(each, depth, item)
                item = None if item is None else replace(item, number=0)
            elif name == "list":
                yield from self._list(each, depth + 1, item)
            elif name == "table":
                yield self._table(each, depth + 1)
            elif name == "section":
                yield from self._section(each, depth + 1)
            elif name in {"frame", "custom-shape", "rect"}:
                yield from self._frame(each, depth + 1)
            elif name in _THROUGH:
                yield from self.blocks(each, depth + 1, item)

    def _section(self, element: etree._Element, depth: int) -> Iterator[Block]:
        if value(element, "display") == "none":
            return
        columns = self.styles.look("section", value(element, "style-name")).columns or 1
        inside = tuple(self.blocks(element, depth))
        if columns > 1:
            yield Columns(inside, min(columns, 12))
        else:
            yield from inside

    def _frame(self, element: etree._Element, depth: int) -> Iterator[Block]:
        fill = self.styles.look("graphic", value(element, "style-name")).fill
        for each in element:
            if local(each) == "text-box":
                yield Frame(tuple(self.blocks(each, depth)), fill)
                return
        if local(element) == "g":
            for each in element:
                yield from self._frame(each, depth + 1)
        elif child(element, "p") is not None:
            yield Frame(tuple(self.blocks(element, depth)), fill)

    def _list(self, element: etree._Element, depth: int, outer: Item | None) -> Iterator[Block]:
        style = value(element, "style-name") or (outer.style if outer else "")
        level, number = (outer.level + 1 if outer else 1), 0
        for each in element:
            name = local(each)
            if name == "list-item":
                number += 1
                yield from self.blocks(each, depth, Item(style, level, number))
            elif name == "list-header":
                yield from self.blocks(each, depth, Item(style, level, 0))

    def _paragraph(self, element: etree._Element, depth: int, item: Item | None) -> Iterator[Block]:
        self._count += 1
        look = self.styles.look("paragraph", value(element, "style-name"))
        inline = Inline(self.styles)
        inline.walk(element, look)
        self.comments += inline.comments
        self.notes += inline.notes
        if look.break_before in {"page", "column"}:
            yield Break(column=look.break_before == "column")
        for frame in inline.frames:
            yield from self._frame(frame, depth + 1)
        bullet = self._mark(item, look) if item is not None and item.number else ""
        level = value(element, "outline-level") or ""
        heading = int(level) if level.isdigit() and local(element) == "h" else look.outline or 0
        left, first = max(look.left or 0.0, 0.0), look.first or 0.0
        indent = left if bullet else max(0.0, left + first)
        stops = sorted(look.stops or ())
        yield Paragraph(
            tuple(inline.runs),
            style_name=look.name or "",
            heading=min(heading, 9),
            bullet=bullet,
            depth=item.level if item is not None and bullet else 0,
            align=look.align or "left",
            indent=indent,
            hang=0.0 if bullet else max(0.0, left - indent),
            before=min(max(look.before or 0.0, 0.0), 40.0),
            after=min(max(look.after or 0.0, 0.0), 40.0),
            stops=tuple(Stop(position - indent, right) for position, right in stops if position > indent),
            fill=look.fill,
        )

    def _mark(self, item: Item, look: Look) -> str:
        """The mark that the list draws before an item."""
        element = self.styles.lists.get(item.style or look.list_style or "")
        for each in element if element is not None else ():
            if value(each, "level") != str(item.level):
                continue
            if local(each) == "list-level-style-bullet":
                return bullet_of(value(each, "bullet-char") or "•")
            if local(each) == "list-level-style-number":
                kind = value(each, "num-format")
                text = f"{value(each, 'num-prefix') or ''}{item.number}{value(each, 'num-suffix') or ''}"
                return text if kind else ""
        return "•"

    def _table(self, element: etree._Element, depth: int) -> Table:
        widths: list[float] = []
        for column in element.iter("{*}table-column"):
            if len(widths) < MOST_REPEATS:
                width = self.styles.look("table-column", value(column, "style-name")).width or 0.0
                widths += [width] * _repeats(column, "number-columns-repeated")
        rows = [self._row(row, depth) for row in _rows(element)]
        return Table(tuple(rows), tuple(widths))

    def _row(self, row: etree._Element, depth: int) -> tuple[TableCell, ...]:
        cells, column = [], 0
        for each in row:
            name = local(each)
            if name == "table-cell":
                span = _repeats(each, "number-columns-spanned")
                fill = self.styles.look("table-cell", value(each, "style-name")).fill
                cells.append(TableCell(tuple(self.blocks(each, depth)), column, span, fill))
                column += _repeats(each, "number-columns-repeated")
            elif name == "covered-table-cell":
                column += _repeats(each, "number-columns-repeated")
        return tuple(cells)


def _repeats(element: etree._Element, name: str) -> int:
    text = value(element, name) or "1"
    return min(max(int(text), 1), MOST_REPEATS) if text.isdigit() else 1


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for each in element:
        if local(each) == "table-row":
            yield each
        elif local(each) in _THROUGH:
            yield from _rows(each)
