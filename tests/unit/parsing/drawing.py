"""Lines, documents and labelled blocks, set from words as a page would set them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from vitascope.model.document import Document, Line, Page, Style, Word
from vitascope.model.geometry import Box
from vitascope.parsing.labelling.items import Block, TaggedPiece, items_of
from vitascope.parsing.labelling.labeller import LabelledBlock, decode_piece
from vitascope.parsing.labelling.line_facts import look
from vitascope.parsing.labels import Kind, LineLabel, Role

PLAIN = Style(10.0)
BOLD = Style(10.0, bold=True)
LEFT, TOP = 50.0, 60.0
LETTER, SPACE, GAP = 0.5, 0.3, 4.0
"""Ems of a letter, of the space between words and of the gap between parts of a row."""
PITCH = 14.0
"""Points from line to line."""
SURE = 0.9
"""Probability of every label here."""


def words(text: str, left: float, style: Style = PLAIN, **more: Any) -> tuple[Word, ...]:
    """The words of a text, set from `left` on."""
    placed = []
    for word in text.split(" "):
        right = left + len(word) * LETTER * style.size
        placed.append(Word(word, Box(left, TOP, right, TOP + style.size), style, **more))
        left = right + SPACE * style.size
    return tuple(placed)


def line(*parts: str, style: Style = PLAIN, left: float = LEFT, confidence: float = 1.0, **more: Any) -> Line:
    """One line; between its parts stands a gap as wide as four letters' height."""
    placed: tuple[Word, ...] = ()
    for part in parts:
        start = placed[-1].box.right + GAP * style.size if placed else left
        placed += words(part, start, style, confidence=confidence)
    return Line(placed, **{"page": 1, **more})


def styled(*parts: tuple[str, Style], confidence: float = 1.0) -> Line:
    """One line in several styles, with single spaces between."""
    placed: tuple[Word, ...] = ()
    for text, style in parts:
        start = placed[-1].box.right + SPACE * style.size if placed else LEFT
        placed += words(text, start, style, confidence=confidence)
    return Line(placed, page=1)


def document(*lines: Line | str) -> Document:
    """The lines one under the other on one page."""
    rows = [line(each) if isinstance(each, str) else each for each in lines]
    return Document("txt", (Page(1, 595.0, 842.0, tuple(lowered(each, PITCH * at) for at, each in enumerate(rows))),))


def lowered(row: Line, by: float) -> Line:
    """The same line so many points further down."""
    return replace(
        row,
        words=tuple(
            replace(word, box=Box(word.box.left, word.box.top + by, word.box.right, word.box.bottom + by))
            for word in row.words
        ),
    )


@dataclass(frozen=True)
class Row:
    """A line with its label, and the field of each of its pieces ("title org date", "text text+")."""

    line: Line
    role: Role
    opens: bool = False
    fields: tuple[str, ...] = ()


def head(*parts: str, fields: str, opens: bool = False, **more: Any) -> Row:
    """A line of an entry's head."""
    return Row(line(*parts, **more), Role.HEADER, opens, tuple(fields.split()))


def said(*parts: str, fields: str = "text", **more: Any) -> Row:
    """A line of running text, or of a list."""
    return Row(line(*parts, **more), Role.TEXT, opens=False, fields=tuple(fields.split()))


def heading(text: str) -> Row:
    """The title of a section."""
    return Row(line(text, style=BOLD), Role.HEADING)


def block(kind: Kind, *rows: Row) -> LabelledBlock:
    """The rows as one block, as the labeller would hand it on."""
    facts = look(document(*(row.line for row in rows)))
    labels = tuple(LineLabel(kind, row.role, row.opens) for row in rows)
    items = items_of(Block(kind, 0, len(rows)), facts, labels)
    fields = [field for row in rows if row.role is not Role.HEADING for field in row.fields] if items else []
    pieces = [TaggedPiece(item, *decode_piece(field), SURE) for item, field in zip(items, fields, strict=True)]
    return LabelledBlock(kind, tuple(facts), labels, (SURE,) * len(rows), tuple(pieces))
