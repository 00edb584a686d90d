"""From a document to its labelled blocks: the line model, then a piece model for each block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vitascope.model.document import Document
from vitascope.parsing.labelling import line_features, piece_features
from vitascope.parsing.labelling.items import FAMILIES, Block, Item, blocks_of, items_of
from vitascope.parsing.labelling.line_facts import LineFacts, look
from vitascope.parsing.labelling.sequence_model import Models, Tag
from vitascope.parsing.labels import Field, Kind, LineLabel, Role


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
class LabelledBlock:
    """Lines of one kind, with their labels and pieces.

    Attributes:
        lines: facts of its lines, headings included.
        labels, certainty: parallel to `lines`; certainty is the line model's, 0.0 to 1.0.
        pieces: empty where no model reads the kind.
    """

    kind: Kind
    lines: tuple[LineFacts, ...]
    labels: tuple[LineLabel, ...]
    certainty: tuple[float, ...]
    pieces: tuple[TaggedPiece, ...]


def label(document: Document, models: Models) -> list[LabelledBlock]:
    """The blocks of a document in reading order; every line is in one of them."""
    facts = look(document)
    rows = line_features.features_of(facts)
    tags = models("lines").tag(rows)
    labels = _headed([decode_line(tag.label) for tag in tags], [line_features.sure_title(row) for row in rows])
    labels = _settled(labels)
    return [
        LabelledBlock(
            block.kind,
            tuple(facts[block.start : block.end]),
            tuple(labels[block.start : block.end]),
            tuple(tag.probability for tag in tags[block.start : block.end]),
            tuple(_pieces(block, facts, labels, models)),
        )
        for block in blocks_of(labels)
    ]


def _headed(labels: Sequence[LineLabel], titles: Sequence[Kind | None]) -> list[LineLabel]:
    """A title in the words and the looks of the others heads its section, whatever the model made of it.

    The lines that the model gave to the section before go with the title.
    """
    headed: list[LineLabel] = []
    moved: tuple[Kind, Kind] | None = None
    for label, title in zip(labels, titles, strict=True):
        before = headed[-1].kind if headed else None
        if title is not None and label.role is not Role.HEADING and title is not before:
            moved = (label.kind, title) if label.kind is before and before is not Kind.SKILLS else None
            headed.append(LineLabel(title, Role.HEADING) if moved or label.kind is title else label)
            continue
        if moved is not None and (label.role is Role.HEADING or label.kind is not moved[0]):
            moved = None
        headed.append(_moved(label, moved[1]) if moved is not None else label)
    return headed


def _moved(label: LineLabel, kind: Kind) -> LineLabel:
    """A line in another section; where every line is text it opens nothing."""
    if kind in ENTRIES:
        return replace(label, kind=kind)
    return LineLabel(kind, Role.TEXT)


ENTRIES = frozenset(kind for kind, family in FAMILIES.items() if family in {"work", "education", "named"})
"""Kinds whose sections are made of entries."""


def _settled(labels: Sequence[LineLabel]) -> list[LineLabel]:
    """Without a heading between them, entries are of one kind: that of the first."""
    settled: list[LineLabel] = []
    before: LineLabel | None = None
    for label in labels:
        strays = before is not None and label.role is not Role.HEADING and {label.kind, before.kind} <= ENTRIES
        settled.append(replace(label, kind=before.kind) if strays and before is not None else label)
        # A page's footer parts two lines of one section without ending it.
        before = before if label.kind is Kind.NOISE else settled[-1]
    return settled


def _pieces(block: Block, facts: Sequence[LineFacts], labels: Sequence[LineLabel], models: Models) -> list[TaggedPiece]:
    items = items_of(block, facts, labels)
    if not items:
        return []
    tags: list[Tag] = models(FAMILIES[block.kind]).tag(piece_features.features_of(items))
    return [_tagged(item, tag) for item, tag in zip(items, tags, strict=True)]


def _tagged(item: Item, tag: Tag) -> TaggedPiece:
    field, continues = decode_piece(tag.label)
    return TaggedPiece(item, field, continues, tag.probability)


def encode_line(label: LineLabel) -> str:
    """`work:header+` for the first line of a position."""
    return f"{label.kind}:{label.role}{'+' if label.opens else ''}"


def decode_line(text: str) -> LineLabel:
    """The inverse of `encode_line`, without spans."""
    kind, role = text.split(":")
    return LineLabel(Kind(kind), Role(role.rstrip("+")), role.endswith("+"))


def encode_piece(field: Field, *, continues: bool) -> str:
    """`title`, or `title+` for a piece that goes on with it."""
    return f"{field}{'+' if continues else ''}"


def decode_piece(text: str) -> tuple[Field, bool]:
    """The inverse of `encode_piece`."""
    return Field(text.rstrip("+")), text.endswith("+")
