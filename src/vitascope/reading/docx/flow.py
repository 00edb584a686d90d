"""From the body of a Word document to blocks: paragraphs, tables, frames and sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from vitascope.errors import LimitExceeded
from vitascope.model.document import Hiding
from vitascope.reading.docx.drawings import diagram_of, text_boxes_of
from vitascope.reading.docx.faces import SILENT, Face, fill_of
from vitascope.reading.docx.inline import Inline, chosen
from vitascope.reading.docx.numbering import Numbering
from vitascope.reading.docx.package import Package
from vitascope.reading.docx.placing import in_reading_order
from vitascope.reading.docx.styles import NamedStyle, Shape, Styles, shape_of, twips
from vitascope.reading.limits import Limits
from vitascope.reading.markup import child, local, value
from vitascope.reading.typesetting.blocks import (
    UNKNOWN,
    Block,
    Break,
    Columns,
    Frame,
    Paragraph,
    Run,
    Table,
    TableCell,
)

_TRANSPARENT = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "sect", "sub-section", "pBdrGroup", "content"}
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the blocks inside something inherit from it.

    Attributes:
        hidden: all of it is a revision that was taken out.
        face: what a table style says of the characters.
        depth: nesting of tables and frames.
    """

    hidden: Hiding | None = None
    face: Face = SILENT
    depth: int = 0


class Flow:
    """Reads blocks; one for a document, because lists count through all of it."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        limits: Limits,
        package: Package,
    ) -> None:
        """Read nothing yet; `package` gives the parts that relationships name."""
        self._package = package
        self._styles = styles
        self._numbering = numbering
        self._limits = limits
        self._blocks = 0
        self._carried: list[Run] = []

    def blocks(
        self, parent: etree._Element, links: Mapping[str, tuple[str, str]], around: Around | None = None
    ) -> Iterator[Block]:
        """All blocks inside `parent`, in order; sections with several columns as one block.

        Raises:
            LimitExceeded: they are too many or too deep.
        """
        waiting: list[Block] = []
        for block, section in self._walk(parent, links, around or Around()):
            waiting += block
            if section is not None:
                yield from _section(waiting, section)
                waiting = []
        yield from waiting
        if self._carried:
            yield Paragraph(tuple(self._carried))
            self._carried = []

    def _walk(
        self, parent: etree._Element, links: Mapping[str, tuple[str, str]], around: Around
    ) -> Iterator[tuple[list[Block], etree._Element | None]]:
        for each in parent:
            name = local(each)
            if name == "p":
                self._count(around)
                yield list(self._paragraph(each, links, around)), child(child(each, "pPr"), "sectPr")
            elif name == "tbl":
                self._count(around)
                yield [self._table(each, links, around)], None
            elif name == "sectPr":
                yield [], each
            elif name in {"del", "moveFrom"}:
                yield from self._walk(each, links, replace(around, hidden=Hiding.DELETED))
            elif name == "AlternateContent":
                yield from self._walk(chosen(each), links, around)
            elif name == "altChunk":
                self._count(around)
                yield self._page(each, links), None
            elif name in _TRANSPARENT:
                yield from self._walk(each, links, around)

    def _page(self, chunk: etree._Element, links: Mapping[str, tuple[str, str]]) -> list[Block]:
        """The web page that a converter put into the document instead of paragraphs."""
        # Imported here, because hardly a document has one.
        from vitascope.reading.html.web_archive import page_in

        _, name = links.get(value(chunk, "id") or "", ("", ""))
        return page_in(self._package.raw(name), self._limits) if name else []

    def _count(self, around: Around) -> None:
        self._blocks += 1
        if self._blocks > self._limits.blocks:
            raise LimitExceeded(f"the document has more than the limit of {self._limits.blocks} paragraphs and cells")
        if around.depth > self._limits.depth:
            raise LimitExceeded(f"tables are nested deeper than the limit of {self._limits.depth}")

    def _paragraph(
        self, element: etree._Element, links: Mapping[str, tuple[str, str]], around: Around
    ) -> Iterator[Block]:
        carried, self._carried = self._carried, []
        properties = child(element, "pPr")
        style = self._styles.paragraph(value(child(properties, "pStyle")))
        shape = style.shape.under(shape_of(properties)) if properties is not None else style.shape
        face = self._styles.face.under(around.face).under(style.face)
        inline = Inline(self._styles, links, face)
        inline.walk(element, hidden=around.hidden)
        if inline.break_before or shape.page_break:
            yield Break(column=inline.break_before == "column")
        boxes = [box for drawing in inline.drawings for box in text_boxes_of(drawing)]
        for box in in_reading_order(boxes):
            inside = replace(around, depth=around.depth + 1, face=SILENT)
            yield Frame(tuple(self.blocks(box.content, links, inside)), box.fill)
        for drawing in inline.drawings:
            yield from self._diagram(drawing, links, around)
        runs = [*carried, *inline.runs]
        if child(child(properties, "rPr"), "del") is not None:
            # With its mark gone, its text goes on in the paragraph after it.
            self._carried = runs
        else:
            yield self._built(runs, style, shape)
        if inline.break_after:
            yield Break(column=inline.break_after == "column")

    def _diagram(
        self, drawing: etree._Element, links: Mapping[str, tuple[str, str]], around: Around
    ) -> Iterator[Block]:
        """What the nodes of a diagram say, each as paragraphs of their own."""
        _, name = links.get(diagram_of(drawing) or "", ("", ""))
        data = self._package.part(name) if name else None
        nodes = data.iter("{*}t") if data is not None else ()
        blocks = [block for node in nodes if len(node) for block in self.blocks(node, links, around)]
        if blocks:
            yield Frame(tuple(blocks), UNKNOWN)

    def _built(self, runs: list[Run], style: NamedStyle, shape: Shape) -> Paragraph:
        """The paragraph with its list mark, indents and stops."""
        mark, depth, text = "", 0, any(run.text.strip() and run.hidden is None for run in runs)
        if shape.list_id not in {None, "0"} and text:
            level = shape.list_level or 0
            found = self._numbering.mark(shape.list_id or "", level)
            if found is not None:
                mark, depth = found.text, level + 1 if found.text else 0
                shape = found.shape.under(Shape(left=shape.left, first=shape.first, stops=shape.stops)).under(
                    Shape(align=shape.align, outline=shape.outline, before=shape.before, after=shape.after)
                )
        left, first = max(shape.left or 0.0, 0.0), shape.first or 0.0
        indent = left if mark else max(0.0, left + first)
        stops = shape.tab_stops(indent)
        heading = style.heading if shape.outline is None else shape.outline
        return Paragraph(
            tuple(runs),
            style_name=style.name,
            heading=heading,
            bullet=mark,
            depth=depth,
            align=shape.align or "left",
            indent=indent,
            hang=0.0 if mark else max(0.0, left - indent),
            before=shape.before or 0.0,
            after=shape.after or 0.0,
            stops=stops,
            fill=shape.fill,
        )

    def _table(self, element: etree._Element, links: Mapping[str, tuple[str, str]], around: Around) -> Table:
        properties = child(element, "tblPr")
        style = self._styles.named(value(child(properties, "tblStyle")))
        ground = fill_of(child(properties, "shd"))
        if ground is None and style.shaded:
            ground = UNKNOWN
        inside = replace(around, depth=around.depth + 1, face=around.face.under(style.face))
        grid = child(element, "tblGrid")
        widths = tuple(twips(value(column, "w")) or 0.0 for column in grid) if grid is not None else ()
        rows = []
        for row, hidden in _rows(element, around.hidden):
            rows.append(self._row(row, links, replace(inside, hidden=hidden), ground))
        return Table(tuple(rows), widths)

    def _row(
        self, row: etree._Element, links: Mapping[str, tuple[str, str]], around: Around, ground: int | None
    ) -> tuple[TableCell, ...]:
        before = value(child(child(row, "trPr"), "gridBefore")) or ""
        column, cells = int(before) if before.isdigit() else 0, list[TableCell]()
        for cell in _cells(row):
            self._count(around)
            properties = child(cell, "tcPr")
            span = value(child(properties, "gridSpan")) or "1"
            width = min(int(span), 1000) if span.isdigit() else 1
            fill = fill_of(child(properties, "shd"))
            blocks = () if _continues(properties) else tuple(self.blocks(cell, links, around))
            cells.append(TableCell(blocks, column, max(1, width), ground if fill is None else fill))
            column += max(1, width)
        return tuple(cells)


def _continues(properties: etree._Element | None) -> bool:
    """Whether a cell belongs to the one above it."""
    merge = child(properties, "vMerge")
    if merge is None:
        merge = child(properties, "vmerge")
    return merge is not None and (value(merge) or "continue") == "continue"


def _rows(table: etree._Element, hidden: Hiding | None) -> Iterator[tuple[etree._Element, Hiding | None]]:
    for each in table:
        name = local(each)
        if name == "tr":
            taken_out = child(child(each, "trPr"), "del") is not None
            yield each, Hiding.DELETED if taken_out else hidden
        elif name in _TRANSPARENT:
            yield from _rows(each, hidden)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for each in row:
        if local(each) == "tc":
            yield each
        elif local(each) in _TRANSPARENT:
            yield from _cells(each)


def _section(blocks: list[Block], properties: etree._Element) -> Iterator[Block]:
    """The blocks of a section, in its columns."""
    count = value(child(properties, "cols"), "num") or "1"
    columns = min(int(count), 12) if count.isdigit() else 1
    if columns > 1 and blocks:
        yield Columns(tuple(blocks), columns)
    else:
        yield from blocks
