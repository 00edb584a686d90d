"""From pieces to lines: where each word of a paragraph stands within its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vitascope.model.document import Word
from vitascope.model.geometry import Box
from vitascope.reading.typesetting.blocks import Stop
from vitascope.reading.typesetting.metrics import space_of, width_of
from vitascope.reading.typesetting.pieces import GAP_SPACES, Piece

TAB_GAP = 2.2
"""Ems that a tab leaves at least, so that it reads as a gap and not as a space."""

STEP = 36.0
"""Points between the tab stops that every paragraph has."""


@dataclass(slots=True)
class Row:
    """Pieces of one line with the points at which each starts."""

    pieces: list[Piece]
    lefts: list[float]
    end: float = 0.0

    def shifted(self, by: float) -> Row:
        """The same row further to the right."""
        return Row(self.pieces, [left + by for left in self.lefts], self.end + by)


@dataclass(frozen=True, slots=True)
class Measure:
    """The column that rows are set in.

    Attributes:
        width: points.
        hang: points that every row but the first stands in.
        monospaced: all characters are of one width.
    """

    width: float
    stops: Sequence[Stop] = ()
    hang: float = 0.0
    monospaced: bool = False

    def of(self, piece: Piece) -> float:
        """Points that a piece takes."""
        return width_of(piece.text, piece.style.size, bold=piece.style.bold, monospaced=self.monospaced)


def _after_tab(end: float, tabs: int, size: float, tail: float, measure: Measure) -> float:
    """Where the text after a tab starts; `tail` is the width of that text up to the next tab."""
    least = end + TAB_GAP * size if end > measure.hang else end
    ahead = [stop for stop in measure.stops if stop.position > end]
    if ahead:
        stop = ahead[min(tabs, len(ahead)) - 1]
        start = min(stop.position, measure.width) - (tail if stop.right else 0.0)
    else:
        start = (int(end / STEP) + tabs) * STEP
    return max(least, start)


def _tail(pieces: Sequence[Piece], at: int, measure: Measure) -> float:
    """Width of the words from `at` to the next tab or break."""
    width = 0.0
    for number in range(at, min(at + 40, len(pieces))):
        piece = pieces[number]
        if number > at and (piece.tabs or not piece.text):
            break
        width += measure.of(piece) + (piece.gap * space_of(piece.style.size) if number > at else 0.0)
    return width


def _broken(pieces: Sequence[Piece], measure: Measure) -> Iterator[Piece]:
    """The same pieces, none wider than the column: long ones are cut, as scripts without spaces need."""
    for piece in pieces:
        width = measure.of(piece) if piece.text else 0.0
        if width <= measure.width or len(piece.text) < 2:
            yield piece
            continue
        step = max(1, int(len(piece.text) * measure.width / width))
        yield replace(piece, text=piece.text[:step])
        for at in range(step, len(piece.text), step):
            yield replace(piece, text=piece.text[at : at + step], gap=0, tabs=0, glued=True)


def rows_of(pieces: Sequence[Piece], measure: Measure) -> Iterator[Row]:
    """Wrap pieces into rows of at most the column's width."""
    if any(measure.of(piece) > measure.width for piece in pieces):
        pieces = tuple(_broken(pieces, measure))
    row = Row([], [])
    for at, piece in enumerate(pieces):
        if not piece.text:
            if row.pieces:
                yield row
            row = Row([], [], measure.hang)
            continue
        size = piece.style.size
        tabbed = piece.tabs or (1 if piece.gap >= GAP_SPACES and row.pieces and not measure.monospaced else 0)
        if tabbed:
            left = _after_tab(row.end, tabbed, size, _tail(pieces, at, measure), measure)
        else:
            left = row.end + piece.gap * space_of(size, monospaced=measure.monospaced)
        if row.pieces and left + measure.of(piece) > measure.width and (not piece.glued or _cuttable(piece, measure)):
            yield row
            row, left = Row([], []), measure.hang
        row.pieces.append(piece)
        row.lefts.append(left)
        row.end = left + measure.of(piece)
    if row.pieces:
        yield row


def _cuttable(piece: Piece, measure: Measure) -> bool:
    """Whether a line may end before a glued piece: in scripts without spaces, and before what fills half a line."""
    return piece.text[0] >= "\u2e80" or measure.of(piece) > measure.width / 2


def words_of(row: Row, left: float, top: float, *, monospaced: bool = False) -> tuple[Word, ...]:
    """Words of a row whose line starts at `left` and hangs from `top`."""
    base = top + max(piece.style.size for piece in row.pieces)
    words = []
    for piece, offset in zip(row.pieces, row.lefts, strict=True):
        size = piece.style.size
        width = width_of(piece.text, size, bold=piece.style.bold, monospaced=monospaced)
        box = Box(left + offset, base - 0.8 * size, left + offset + width, base + 0.2 * size)
        words.append(Word(piece.text, box, piece.style, glued=piece.glued, link=piece.link))
    return tuple(words)
