"""Where paragraphs and table cells of one flow are gathered: the body, a header, a text box."""

from __future__ import annotations

from dataclasses import dataclass, field

from vitascope.reading.typesetting.blocks import UNKNOWN, Block, Paragraph, Run, Table, TableCell


@dataclass(slots=True)
class RowPlan:
    """The cells that a row defines: right edges in points, colours by number, and merging."""

    edges: list[float] = field(default_factory=list)
    fills: list[int | None] = field(default_factory=list)
    continued: list[bool] = field(default_factory=list)
    left: float = 0.0
    fill: int | None = None
    merged: bool = False

    def close(self, edge: float) -> None:
        """End a cell's definition at its right edge."""
        self.edges.append(edge)
        self.fills.append(self.fill)
        self.continued.append(self.merged)
        self.fill, self.merged = None, False


@dataclass(slots=True)
class _OpenTable:
    """A table whose rows are being read."""

    rows: list[tuple[TableCell, ...]] = field(default_factory=list)
    cells: list[tuple[Block, ...]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    left: float = 0.0

    def table(self) -> Table:
        if self.cells or self.blocks:
            cells = [*self.cells, tuple(self.blocks)] if self.blocks else self.cells
            self.rows.append(tuple(TableCell(blocks, at) for at, blocks in enumerate(cells)))
        lefts = [self.left, *self.edges[:-1]] if self.edges else []
        widths = tuple(max(0.0, edge - left) for left, edge in zip(lefts, self.edges, strict=True))
        return Table(tuple(self.rows), widths)


@dataclass(slots=True)
class Container:
    """One flow of blocks.

    Attributes:
        runs: of the paragraph that is being read.
    """

    blocks: list[Block] = field(default_factory=list)
    tables: list[_OpenTable] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def add(self, block: Block, level: int) -> None:
        """Put a block into the cell at a nesting level, or into the flow at level 0."""
        self._settle(level)
        (self.tables[-1].blocks if self.tables else self.blocks).append(block)

    def end_cell(self, level: int) -> None:
        """Close the cell that is open at a level."""
        self._settle(max(level, 1))
        table = self.tables[-1]
        table.cells.append(tuple(table.blocks))
        table.blocks = []

    def end_row(self, level: int, plan: RowPlan, fills: list[int | None]) -> None:
        """Close the row that is open at a level; its plan says how wide and how merged its cells are."""
        self._settle(max(level, 1))
        table = self.tables[-1]
        if table.blocks:
            self.end_cell(level)
        edges = sorted(set(table.edges) | set(plan.edges))
        if len(edges) <= 64:
            table.edges, table.left = edges, plan.left
        table.rows.append(tuple(_cells(table.cells, plan, fills, table.edges)))
        table.cells = []

    def finish(self) -> tuple[Block, ...]:
        """Close everything that is open and return the blocks."""
        self._settle(0)
        return tuple(self.blocks)

    def _settle(self, level: int) -> None:
        """Open or close tables until `level` of them are open."""
        while len(self.tables) > level:
            table = self.tables.pop().table()
            (self.tables[-1].blocks if self.tables else self.blocks).append(table)
        while len(self.tables) < level:
            self.tables.append(_OpenTable())


def _cells(
    contents: list[tuple[Block, ...]], plan: RowPlan, fills: list[int | None], edges: list[float]
) -> list[TableCell]:
    cells, column = [], 0
    for at, blocks in enumerate(contents):
        end = column + 1
        if at < len(plan.edges) and plan.edges[at] in edges:
            end = max(end, edges.index(plan.edges[at]) + 1)
        fill = fills[at] if at < len(fills) else None
        continued = at < len(plan.continued) and plan.continued[at]
        cells.append(TableCell(() if continued else blocks, column, end - column, None if fill == UNKNOWN else fill))
        column = end
    return cells


def text_of(blocks: tuple[Block, ...]) -> str:
    """All text of some blocks, to tell one header from another."""
    texts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts += [run.text for run in block.runs]
        elif isinstance(block, Table):
            texts += [text_of(cell.blocks) for row in block.rows for cell in row]
    return "".join(texts).strip()
