"""From tagged pieces to the same pieces, put right where the page itself says more than the model sees.

What a full line breaks off goes on in the next line; a town behind a company's name says
where the company is; an address on the web is no part of a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vitascope.parsing.fields.links import find_links
from vitascope.parsing.labelling.items import Item, TaggedPiece
from vitascope.parsing.labelling.line_facts import LineFacts
from vitascope.parsing.labels import Field, Kind
from vitascope.taxonomy import addresses, places

WRAPPING = frozenset({Field.ORG, Field.TITLE, Field.DEGREE, Field.FIELD, Field.DEPARTMENT})
"""Fields that are long enough to break over two lines."""

NAMES = frozenset({Field.ORG, Field.TITLE, Field.DEGREE, Field.FIELD})

PLACED = frozenset({Kind.WORK, Kind.VOLUNTEERING})
"""Kinds whose organisations are named without the town; schools often carry it in their names."""

TOWN = 0.5
"""Likeness to a place from which a piece behind a name is one, where the place is known."""

PARTING = frozenset({",", "gap", "·", "|", "-"})
"""What stands between a company and its town."""

SAME_EDGE = 3.0
"""Points within which a line begins where the one before began."""


def mended(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """The same pieces in order, some with another field."""
    return _placed(_rejoined([_apart(piece) for piece in pieces]))


def _apart(tagged: TaggedPiece) -> TaggedPiece:
    """An address on the web that the model took for more of a name is a link."""
    piece = tagged.item.piece
    if tagged.field not in NAMES or "address" not in {piece.before, piece.after}:
        return tagged
    text = piece.text
    found = find_links(text)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text)
    return replace(tagged, field=Field.LINK, continues=False) if whole else tagged


def _rejoined(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with each that a full line broke in two made one again."""
    joined: list[TaggedPiece] = []
    for tagged in pieces:
        before = joined[-1] if joined else None
        wraps = before is not None and _wraps(before, tagged, joined)
        joined.append(replace(tagged, field=before.field, continues=True) if wraps and before else tagged)
    return joined


def _wraps(before: TaggedPiece, tagged: TaggedPiece, row: Sequence[TaggedPiece]) -> bool:
    upper, lower = before.item, tagged.item
    if before.field not in WRAPPING or tagged.field in {Field.DATE, Field.LABEL} or lower.at or lower.opens:
        return False
    if upper.running or lower.running or lower.line_number != upper.line_number + 1:
        return False
    if upper.piece.end < len(upper.fact.line.text) or lower.piece.start or lower.fact.line.bullet:
        return False
    if lower.piece.date is not None or _look(upper) != _look(lower):
        return False
    return _had_no_room(upper.fact, lower.fact) and abs(_edge(row) - lower.fact.line.box.left) < SAME_EDGE


def _look(item: Item) -> tuple[object, ...]:
    style = item.fact.line.words[-1 if item.piece.end == len(item.fact.line.text) else 0].style
    return round(style.size, 1), style.bold, style.italic, style.colour


def _edge(row: Sequence[TaggedPiece]) -> float:
    """Where the cell of the last piece begins: behind the last gap of its line."""
    last = row[-1].item
    cell = last.piece.box.left
    for tagged in reversed(row):
        if tagged.item.line_number != last.line_number:
            break
        cell = tagged.item.piece.box.left
        if tagged.item.piece.before in {"gap", "date"}:
            break
    return cell


def _had_no_room(upper: LineFacts, lower: LineFacts) -> bool:
    """Whether the first word of a line would have run over the edge in the line before."""
    line, body = upper.line, upper.line.size / upper.size
    left = line.box.left - upper.indent * body
    right = left + (line.box.right - left) / max(upper.fill, 0.01)
    return line.box.right + 0.25 * line.size + lower.line.words[0].box.width > right


def _placed(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    """Pieces with the town behind a company's name as its place, where the entry names no other."""
    placed = list(pieces)
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or (pieces[end].item.opens and not pieces[end].item.at):
            if pieces[start].item.kind in PLACED and not any(p.field is Field.LOCATION for p in pieces[start:end]):
                placed[start:end] = _town_apart(pieces[start:end])
            start = end
    return placed


def _town_apart(pieces: Sequence[TaggedPiece]) -> list[TaggedPiece]:
    apart = list(pieces)
    for at, tagged in enumerate(pieces):
        item = tagged.item
        ends = at + 1 == len(pieces) or pieces[at + 1].field is not Field.ORG or not pieces[at + 1].continues
        last = tagged.field is Field.ORG and tagged.continues and ends
        if last and item.piece.before in PARTING and _is_town(item.piece.text):
            apart[at] = replace(tagged, field=Field.LOCATION, continues=False)
            break
    return apart


def _is_town(text: str) -> bool:
    parts = addresses.split(text)
    return parts is not None and parts.known and addresses.likeness(text) >= TOWN and places.city(text) is not None
