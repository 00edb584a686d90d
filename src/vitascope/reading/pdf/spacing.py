"""Letters that were spaced out, or torn apart because they are turned, become words again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vitascope.model.geometry import around
from vitascope.reading.pdf.glyphs import Piece, steps

FEWEST = 4
"""Letters in a row before they count as a spaced word."""

TOUCHING = 0.15
"""Of the font size: the widest gap inside a turned word."""


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with "E D U C A T I O N" as one."""
    result: list[Piece] = []
    pieces = _touching(pieces)
    at = 0
    while at < len(pieces):
        end = at + 1
        if len(pieces[at].text) <= 2:
            while end < len(pieces) and _continues(pieces[end - 1], pieces[end]):
                end += 1
        run = pieces[at:end]
        letters = sum(len(piece.text) for piece in run)
        if len(run) >= FEWEST and letters <= 1.4 * len(run) and any(piece.text.isalpha() for piece in run):
            result.extend(_words(run))
        else:
            result.extend(run)
        at = end
    return result


def _touching(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The same pieces; PDFium breaks turned text after every letter, and those that touch are one."""
    if not any(piece.ink.turn for piece in pieces):
        return pieces
    result: list[Piece] = []
    for piece in pieces:
        if piece.ink.turn and result and _touches(result[-1], piece):
            result[-1] = _merged((result[-1], piece))
        else:
            result.append(piece)
    return result


def _touches(left: Piece, right: Piece) -> bool:
    if right.ink.style != left.ink.style or right.ink.turn != left.ink.turn or left.link != right.link:
        return False
    size = left.ink.style.size
    gap, drop = steps(left, right)
    return abs(drop) < 0.1 * size and -0.5 * size < gap < TOUCHING * size


def _continues(left: Piece, right: Piece) -> bool:
    if len(right.text) > 2 or right.ink.style != left.ink.style or right.ink.turn != left.ink.turn:
        return False
    size = left.ink.style.size
    gap, drop = steps(left, right)
    return abs(drop) < 0.1 * size and -0.2 * size < gap < 1.2 * size


def _words(run: Sequence[Piece]) -> list[Piece]:
    """One piece for each stretch of even gaps."""
    gaps = [steps(left, right)[0] for left, right in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 3]
    limit = usual + 0.22 * run[0].ink.style.size
    words: list[list[Piece]] = [[run[0]]]
    for gap, piece in zip(gaps, run[1:], strict=True):
        if gap > limit:
            words.append([piece])
        else:
            words[-1].append(piece)
    return [_merged(word) for word in words]


def _merged(word: Sequence[Piece]) -> Piece:
    first = word[0]
    text = "".join(piece.text for piece in word)
    box = around(piece.box for piece in word)
    return Piece(text, box, first.ink, first.start, word[-1].end, glued=first.glued, link=first.link)
