"""What a flowing format holds before it is laid on pages: paragraphs, tables, frames.

Readers produce these; nothing here knows a file format.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vitascope.model.document import Hiding, Style


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike.

    Attributes:
        text: white space counts; a tab is a tab stop, a line feed a forced line break.
        link: target of the hyperlink it belongs to, with its scheme.
        hidden: why a person does not see it; None where it is visible as far as the format says.
        fill: 0xRRGGBB behind it; None where its surroundings decide.
    """

    text: str
    style: Style
    link: str | None = None
    hidden: Hiding | None = None
    fill: int | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab stop: points from the left edge of the column, and the side that its text ends or starts at."""

    position: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that wrap together.

    Attributes:
        style_name, heading, bullet, depth: as in `Line`.
        align: "left", "right" or "center".
        indent: points that its first line stands in from the left.
        hang: points that its other lines stand in further than the first.
        before, after: points of white space above and below.
        stops: in order of position.
        fill: 0xRRGGBB behind it; None where its surroundings decide.
        continues: carries the sentence of the paragraph before on (hard-wrapped text).
    """

    runs: tuple[Run, ...]
    style_name: str = ""
    heading: int = 0
    bullet: str = ""
    depth: int = 0
    align: str = "left"
    indent: float = 0.0
    hang: float = 0.0
    before: float = 0.0
    after: float = 0.0
    stops: tuple[Stop, ...] = ()
    fill: int | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell and what stands in it.

    Attributes:
        column: 0-based, counted in columns of the grid.
        span: columns of the grid that it covers.
        fill: 0xRRGGBB behind it; None where its surroundings decide.
    """

    blocks: tuple[Block, ...]
    column: int
    span: int = 1
    fill: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells.

    Attributes:
        widths: of the grid's columns, in any one unit; empty where unknown.
    """

    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A text box, anchored where it stands in the list of blocks.

    Attributes:
        fill: 0xRRGGBB behind it; UNKNOWN where it is a picture or a gradient.
    """

    blocks: tuple[Block, ...]
    fill: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """A section set in several columns side by side."""

    blocks: tuple[Block, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Break:
    """A forced start of a new page, or of a new column."""

    column: bool = False


Block = Paragraph | Table | Frame | Columns | Break

UNKNOWN = -1
"""A background whose colour cannot be told: nothing on it counts as hidden by colour."""

WHITE = 0xFFFFFF


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper.

    Attributes:
        width, height: points; A4 where the format does not say.
        margin: points on all sides.
        fill: 0xRRGGBB of the page, or UNKNOWN.
        monospaced: all characters are of one width.
    """

    width: float = 595.3
    height: float = 841.9
    margin: float = 48.0
    fill: int = WHITE
    monospaced: bool = False


@dataclass(slots=True)
class Story:
    """A whole document, ready to be laid on pages.

    Attributes:
        headers, footers: one entry for each page of the front that differs from the one
            before (the first page's, then the running one).
        unseen: text with its reason that has no place in the flow (comments, deletions).
    """

    body: list[Block] = field(default_factory=list)
    headers: list[tuple[Block, ...]] = field(default_factory=list)
    footers: list[tuple[Block, ...]] = field(default_factory=list)
    unseen: list[tuple[str, Hiding]] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    sheet: Sheet = field(default_factory=Sheet)
