"""From a row of a table to the order that a person reads it in.

A row of short cells is read across and makes joined lines (dates beside a title, a label
beside its value). Cells that hold much are columns of the page: each is read to its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vitascope.reading.typesetting.blocks import Block, Break, Columns, Frame, Paragraph, Run, Table, TableCell

SHORT = 60
"""Characters that a label, a date or a value has at most."""

FEW = 3
"""Paragraphs of a cell that can still stand beside another cell, line by line."""

MOST_CELLS = 40
"""Cells of a row that can be seen together; wider tables are read cell by cell."""

_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{2}\b")
_OPEN_END = re.compile(r"(?:[-–—/]|\b(?:to|bis|au|à|a|по|至))\s*$")


@dataclass(frozen=True, slots=True)
class Across:
    """Paragraphs of several cells that share one line."""

    parts: tuple[tuple[TableCell, Paragraph], ...]


@dataclass(frozen=True, slots=True)
class Down:
    """Blocks of one cell, read in the region that the table stands in."""

    cell: TableCell
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Cells that are columns of the page."""

    cells: tuple[TableCell, ...]


Step = Across | Down | Aside


def text_of(paragraph: Paragraph) -> str:
    """All characters of a paragraph that are not hidden by their format."""
    return "".join(run.text for run in paragraph.runs if run.hidden is None).strip()


def _has_text(block: Block) -> bool:
    match block:
        case Paragraph():
            return bool(text_of(block))
        case Table():
            return any(_has_text(inner) for row in block.rows for cell in row for inner in cell.blocks)
        case Frame() | Columns():
            return any(_has_text(inner) for inner in block.blocks)
        case Break():
            return False


def lines_of(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph at its forced line breaks."""
    if not any("\n" in run.text for run in paragraph.runs):
        yield paragraph
        return
    runs: list[Run] = []
    first = True
    for run in paragraph.runs:
        head, *rest = run.text.split("\n")
        runs.append(replace(run, text=head))
        for text in rest:
            yield replace(paragraph, runs=tuple(runs), bullet=paragraph.bullet if first else "")
            runs, first = [replace(run, text=text)], False
    yield replace(paragraph, runs=tuple(runs), bullet=paragraph.bullet if first else "")


@dataclass(frozen=True, slots=True)
class _Content:
    """A cell seen from outside.

    Attributes:
        lines: its paragraphs, cut at forced breaks; empty where it holds more than paragraphs.
        rich: holds too much to stand beside another cell line by line.
    """

    cell: TableCell
    lines: tuple[Paragraph, ...]
    rich: bool

    @property
    def full(self) -> bool:
        """There is text in it."""
        return self.rich or bool(self.lines)

    @property
    def short(self) -> bool:
        """Every line is as short as a label."""
        return not self.rich and all(len(text_of(line)) <= SHORT and not line.bullet for line in self.lines)

    @property
    def dated(self) -> bool:
        """Its lines say when, or lean to the right where dates stand."""
        return any(is_date(line) or line.align == "right" for line in self.lines)


def is_date(line: Paragraph) -> bool:
    """Whether a short line is mostly a date."""
    text = text_of(line)
    return len(text) <= SHORT // 2 and _DATE.search(text) is not None


def _content(cell: TableCell) -> _Content:
    full = tuple(block for block in cell.blocks if _has_text(block))
    lines: list[Paragraph] = []
    for block in full:
        if not isinstance(block, Paragraph):
            return _Content(cell, (), rich=True)
        lines += [line for line in lines_of(block) if text_of(line)]
    return _Content(cell, tuple(lines), rich=len(lines) > FEW)


def steps_of(row: Sequence[TableCell]) -> Iterator[Step]:
    """The steps in which a row is read."""
    if len(row) > MOST_CELLS:
        yield from (Down(cell, cell.blocks) for cell in row)
        return
    contents = [_content(cell) for cell in row]
    full = [content for content in contents if content.full]
    if len(full) < 2:
        for content in contents:
            cell = content.cell
            yield Down(_widened(cell, row) if content.full else cell, cell.blocks)
        return
    for content in contents:
        if not content.full:
            yield Down(content.cell, content.cell.blocks)  # it may still hide something
    rich = [content for content in full if not content.short]
    if not rich:
        yield from _short(full)
    elif len(rich) == 1 and len(full) == 2 and full[0] is not rich[0]:
        yield from _labelled(full[0], full[1])
    elif len(rich) == 1 and rich[0] is full[-1] and _single(full[:-1]) and rich[0].lines:
        yield from _beside(full[:-1], full[-1])
    elif (
        len(rich) == 1 and _single([each for each in full if each is not rich[0]]) and full[-1].dated and rich[0].lines
    ):
        yield from _dated_right(full)
    else:
        yield Aside(tuple(content.cell for content in full))


def _widened(cell: TableCell, row: Sequence[TableCell]) -> TableCell:
    """A cell with the room of the empty ones at its right."""
    end = max(other.column + other.span for other in row)
    return replace(cell, span=max(cell.span, end - cell.column)) if cell.column == row[0].column else cell


def _single(contents: Sequence[_Content]) -> bool:
    return all(len(content.lines) == 1 for content in contents)


def _short(full: Sequence[_Content]) -> Iterator[Step]:
    """All cells are short: read across where they belong together line by line, else down."""
    counts = {len(content.lines) for content in full}
    if counts == {1}:
        yield Across(tuple((content.cell, content.lines[0]) for content in full))
    elif len(counts) == 1 and any(content.dated for content in full):
        for lines in zip(*(content.lines for content in full), strict=True):
            yield Across(tuple((content.cell, line) for content, line in zip(full, lines, strict=True)))
    elif len(full) == 2 and (len(full[0].lines) == 1 or full[0].dated):
        yield from _labelled(full[0], full[1])
    elif len(full) == 2 and full[1].dated and len(full[1].lines) <= len(full[0].lines):
        yield from _dated_right(full)
    else:
        yield Aside(tuple(content.cell for content in full))


def _dated_right(full: Sequence[_Content]) -> Iterator[Step]:
    """Dates or places at the right of an entry stand beside its first lines."""
    *left, right = full
    for at in range(max(len(content.lines) for content in full)):
        parts = tuple((content.cell, content.lines[at]) for content in (*left, right) if at < len(content.lines))
        if len(parts) > 1:
            yield Across(parts)
        else:
            yield Down(parts[0][0], (parts[0][1],))


def _beside(labels: Sequence[_Content], rich: _Content) -> Iterator[Step]:
    """Several short cells and then a full one: all join its first line."""
    yield Across((*((label.cell, label.lines[0]) for label in labels), (rich.cell, rich.lines[0])))
    if len(rich.lines) > 1:
        yield Down(rich.cell, rich.lines[1:])


def _labelled(label: _Content, value: _Content) -> Iterator[Step]:
    """A label column: a heading stands before its value, anything else beside its first lines."""
    first = label.lines[0]
    if _is_heading(label, value) or not value.lines:
        yield Down(label.cell, label.lines)
        yield Down(value.cell, value.cell.blocks)
        return
    lines = _one_date(label.lines)
    rest = list(value.lines)
    if rest[0].bullet and not is_date(first):
        yield Down(label.cell, lines)
        yield Down(value.cell, tuple(rest))
        return
    for line in lines:
        if rest and not rest[0].bullet and (line is lines[0] or len(text_of(rest[0])) <= SHORT):
            yield Across(((label.cell, line), (value.cell, rest.pop(0))))
        else:
            yield Down(label.cell, (line,))
    if rest:
        yield Down(value.cell, tuple(rest))


def _one_date(lines: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Label lines, with a period that was broken over two lines put together."""
    if len(lines) < 2 or not is_date(lines[0]):
        return lines
    if _OPEN_END.search(text_of(lines[0])) or text_of(lines[1])[0] in "-–—":
        space = replace(lines[0].runs[-1], text=" ")
        return (replace(lines[0], runs=(*lines[0].runs, space, *lines[1].runs)), *lines[2:])
    return lines


def _size(line: Paragraph) -> float:
    return max((run.style.size for run in line.runs if run.text.strip()), default=0.0)


def _strong(line: Paragraph) -> bool:
    """Set in bold or in capitals throughout."""
    text = text_of(line)
    return text.isupper() or all(run.style.bold for run in line.runs if run.text.strip())


def _is_heading(label: _Content, value: _Content) -> bool:
    """Whether a label names a section rather than the line beside it."""
    first = label.lines[0]
    if is_date(first) or text_of(first).endswith((":", "：")):
        return False
    if first.heading:
        return True
    if len(label.lines) > 1:
        return False
    if value.rich and not value.lines:
        return True
    beside = value.lines[0]
    if _size(first) > _size(beside) * 1.1 and _strong(first):
        return True
    return _strong(first) and len(value.lines) > 1 and not is_date(beside)
