"""From labelled lines to the sequence that the piece models read, section by section.

A section's head lines are cut into pieces; a line of running text becomes one item that
only parts what stands before it from what comes after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vitascope.parsing.labelling import lexical
from vitascope.parsing.labelling.lexical import Lexical
from vitascope.parsing.labelling.line_facts import LineFacts
from vitascope.parsing.labelling.pieces import Piece, cut
from vitascope.parsing.labels import Field, Kind, LineLabel, Role

FAMILIES = {
    Kind.CONTACT: "contact",
    Kind.WORK: "work",
    Kind.VOLUNTEERING: "work",
    Kind.PROJECTS: "work",
    Kind.EDUCATION: "education",
    Kind.CERTIFICATIONS: "named",
    Kind.AWARDS: "named",
    Kind.PUBLICATIONS: "named",
    Kind.REFERENCES: "named",
    Kind.SKILLS: "skills",
    Kind.INTERESTS: "skills",
    Kind.LANGUAGES: "languages",
}
"""The model that reads a section's pieces; sections of other kinds have none."""

WHOLE_LINES = frozenset({"contact", "skills", "languages"})
"""Families of which every line is cut, not only the heads."""


@dataclass(frozen=True)
class Item:
    """One piece in its section; or a line of running text, whose piece is the whole line.

    Attributes:
        line_number: in the document.
        row: of its line within the head block, 0-based.
        at, count: place in its line and pieces there.
        opens: its line is the first of an entry.
        running: it stands for a line of running text.
    """

    piece: Piece
    fact: LineFacts
    words: Lexical
    kind: Kind
    line_number: int
    row: int
    at: int
    count: int
    opens: bool
    running: bool


@dataclass(frozen=True, slots=True)
class TaggedPiece:
    """A piece, its field and whether it goes on with the field of the piece before.

    Attributes:
        probability: 0.0 to 1.0, the piece model's own, not calibrated.
    """

    item: Item
    field: Field
    continues: bool
    probability: float


@dataclass(frozen=True)
class Block:
    """Lines `start` to `end` that are of one kind and follow one another."""

    kind: Kind
    start: int
    end: int


def blocks_of(labels: Sequence[LineLabel]) -> Iterator[Block]:
    """The runs of lines of one kind; a heading begins a new run."""
    start = 0
    for number in range(1, len(labels) + 1):
        if (
            number == len(labels)
            or labels[number].kind is not labels[start].kind
            or (labels[number].role is Role.HEADING and labels[number - 1].role is not Role.HEADING)
        ):
            yield Block(labels[start].kind, start, number)
            start = number


def items_of(block: Block, facts: Sequence[LineFacts], labels: Sequence[LineLabel]) -> list[Item]:
    """The items of one block; empty where no model reads its kind."""
    family = FAMILIES.get(block.kind)
    if family is None:
        return []
    items: list[Item] = []
    row = 0
    for number in range(block.start, block.end):
        fact, label = facts[number], labels[number]
        if label.role is Role.HEADING:
            row = 0
            continue
        running = label.role is Role.TEXT and family not in WHOLE_LINES
        row = 0 if label.opens else row
        pieces = (Piece(fact.line, 0, len(fact.line.text)),) if running else cut(fact.line)
        count, line_number = len(pieces), fact.number
        items.extend(
            Item(piece, fact, lexical.read(piece.text), block.kind, line_number, row, at, count, label.opens, running)
            for at, piece in enumerate(pieces)
        )
        row = 0 if running else row + 1
    return items
