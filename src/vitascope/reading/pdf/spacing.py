"""Letters that were spaced out become words again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vitascope.model.geometry import around
from vitascope.reading.pdf.glyphs import Piece

FEWEST = 4
"""Letters in a row before they count as a spaced word."""


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with "E D U C A T I O N" as one."""
    result: list[Piece] = []
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


def _continues(left: Piece, right: Piece) -> bool:
    if len(right.text) > 2 or right.ink.style != left.ink.style or right.ink.turn or left.ink.turn:
        return False
    size = left.ink.style.size
    gap = right.box.left - left.box.right
    return abs(left.box.bottom - right.box.bottom) < 0.1 * size and -0.2 * size < gap < 1.2 * size


def _words(run: Sequence[Piece]) -> list[Piece]:
    """One piece for each stretch of even gaps."""
    gaps = [right.box.left - left.box.right for left, right in pairwise(run)]
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
