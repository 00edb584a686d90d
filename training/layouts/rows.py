"""What a template says before it is set: rows of cells of pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from vitascope.model.document import Place
from vitascope.parsing.labels import Field, Kind, Role

RIGHT = -1.0
"""The place of a cell that stands flush right."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are one field, or a separator where the field is None.

    Attributes:
        look: the name of the style that it is set in.
        link: target of a hyperlink on it.
    """

    text: str
    field: Field | None = None
    look: str = "body"
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """Pieces from one horizontal place of a row on.

    Attributes:
        at: share of the frame's width at which it starts; `RIGHT` for flush right.
    """

    pieces: tuple[Piece, ...]
    at: float = 0.0


@dataclass(slots=True)
class Row:
    """A line before it is broken: it becomes one line or, where it is too long, several.

    Attributes:
        space: empty space above, in heights of a line.
        indent: points.
    """

    slots: tuple[Slot, ...]
    kind: Kind
    role: Role
    opens: bool = False
    bullet: str = ""
    depth: int = 0
    indent: float = 0.0
    centred: bool = False
    space: float = 0.0
    heading: int = 0
    style_name: str = ""
    place: Place = Place.BODY
    tags: frozenset[str] = field(default_factory=frozenset)

    def with_pieces(self, change: Iterable[tuple[Piece, ...]]) -> Row:
        """The same row with the pieces of its slots exchanged."""
        slots = tuple(replace(slot, pieces=pieces) for slot, pieces in zip(self.slots, change, strict=True))
        return replace(self, slots=slots)


def row(pieces: Iterable[Piece], kind: Kind, role: Role, *, opens: bool = False, bullet: str = "") -> Row:
    """A row of one slot."""
    return Row((Slot(tuple(pieces)),), kind, role, opens=opens, bullet=bullet)


def joined(pieces: Iterable[Piece | None], separator: str, look: str = "body") -> tuple[Piece, ...]:
    """Those pieces that there are, with a separator between."""
    found: list[Piece] = []
    for piece in pieces:
        if piece is None or not piece.text:
            continue
        if found:
            found.append(Piece(separator, look=look))
        found.append(piece)
    return tuple(found)
