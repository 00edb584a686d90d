"""List markers that are drawn as small filled shapes become words before their lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from vitascope.model.document import Word
from vitascope.model.geometry import Box

BULLET = "•"
LARGEST = 0.6
"""Of the font size beside it; larger shapes are timelines and ratings."""

REACH = 2.5
"""Of the font size: how far a marker stands before its line."""

MOST_DOTS = 1000


def drawn_bullets(dots: Sequence[Box], words: Sequence[Word]) -> list[Word]:
    """A word for each small shape that stands alone before a line."""
    if not dots or len(dots) > MOST_DOTS:
        return []
    by_top = sorted(words, key=lambda word: word.box.top)
    tops = [word.box.top for word in by_top]
    tallest = max((word.box.height for word in words), default=0.0)
    found = []
    for dot in dots:
        level = by_top[bisect_left(tops, dot.middle - tallest) : bisect_left(tops, dot.middle)]
        word = _line_after(dot, [word for word in level if word.box.bottom > dot.middle])
        if word is not None and not any(_is_rating(dot, other) for other in dots):
            box = Box(dot.left, word.box.top, dot.right, word.box.bottom)
            found.append(Word(BULLET, box, word.style))
    return found


def _line_after(dot: Box, level: Sequence[Word]) -> Word | None:
    """The word that starts the line after a shape; None where it marks none."""
    after = [word for word in level if word.box.left >= dot.right - 0.5]
    first = min(after, key=lambda word: word.box.left, default=None)
    if first is None:
        return None
    size = first.style.size
    if dot.height > LARGEST * size or first.box.left - dot.right > REACH * size:
        return None
    before = any(dot.left - 1.5 * size < word.box.right <= dot.left + 1.0 for word in level)
    return None if before else first


def _is_rating(dot: Box, other: Box) -> bool:
    return other is not dot and abs(other.middle - dot.middle) < 1.0 and abs(other.left - dot.left) < 5 * dot.width
