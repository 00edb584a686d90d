"""Clean pages for values that come without any: each text written gets a place on one.

A record that is imported has no document, yet every value must point at the place it
was read from. So its values are written down, and point there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from vitascope.model.document import Line, Page, Style, Word
from vitascope.model.geometry import Box
from vitascope.model.resume import Evidence

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 54.0
"""Points: A4 with a margin on all sides."""

LEADING = 1.35
"""Height of a line, in sizes of its letters."""

BODY, HEADING, TITLE = 10.0, 12.5, 18.0
"""Points: sizes of letters."""


class Sheet:
    """Pages that are written from top to bottom."""

    def __init__(self) -> None:
        self._finished: list[tuple[Line, ...]] = []
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._style = Style(BODY)
        self._x, self._y = MARGIN, MARGIN

    def pages(self) -> tuple[Page, ...]:
        """What was written; at least one page."""
        self.end_line()
        written = [*self._finished, tuple(self._lines)] if self._lines or not self._finished else self._finished
        return tuple(Page(number, WIDTH, HEIGHT, lines, drawn=True) for number, lines in enumerate(written, 1))

    def paragraph(self, text: str, *, size: float = BODY, bold: bool = False) -> tuple[Evidence, ...]:
        """Write a text on lines of its own; the places it takes."""
        self.end_line()
        self._style = Style(size, bold=bold)
        evidence = self.piece(text)
        self.end_line()
        return evidence

    def row(self, texts: Sequence[str], *, lead: str = "") -> list[tuple[Evidence, ...]]:
        """Write several texts after one another, parted by commas; the places of each."""
        self.end_line()
        self._style = Style(BODY)
        if lead:
            self.piece(f"{lead}:")
        places = []
        for number, text in enumerate(texts):
            places.append(self.piece(text))
            if number < len(texts) - 1:
                self._word(",", glued=True)
        self.end_line()
        return places

    def piece(self, text: str) -> tuple[Evidence, ...]:
        """Write on, on the line that is open."""
        parts: list[tuple[int, list[Word]]] = []
        for token in text.split():
            word = self._word(token)
            here = len(self._lines)
            if parts and parts[-1][0] == here and parts[-1][1][-1].box.top == word.box.top:
                parts[-1][1].append(word)
            else:
                parts.append((here, [word]))
        return tuple(self._evidence(words) for _, words in parts)

    def gap(self, points: float) -> None:
        """Leave room before the next line."""
        self.end_line()
        self._y += points

    def end_line(self) -> None:
        """Go to the start of the next line, if anything stands on this one."""
        if self._words:
            self._lines.append(Line(tuple(self._words), len(self._finished) + 1))
            self._words = []
            self._y += self._style.size * LEADING
        self._x = MARGIN

    def _word(self, text: str, *, glued: bool = False) -> Word:
        size = self._style.size
        width = _ems(text) * size * (1.06 if self._style.bold else 1.0)
        if self._words and not glued:
            self._x += 0.27 * size
        if self._words and not glued and self._x + width > WIDTH - MARGIN:
            self.end_line()
        if not self._words and self._y + size * LEADING > HEIGHT - MARGIN:
            self._finished.append(tuple(self._lines))
            self._lines, self._y = [], MARGIN
        box = Box(self._x, self._y, self._x + width, self._y + size * 1.2)
        word = Word(text, box, self._style, glued=glued)
        self._words.append(word)
        self._x += width
        return word

    def _evidence(self, words: Sequence[Word]) -> Evidence:
        first, last = words[0].box, words[-1].box
        return Evidence(
            page=len(self._finished) + 1,
            box=(first.left, first.top, last.right, first.bottom),
            text=" ".join(word.text for word in words),
        )


def _ems(text: str) -> float:
    """Width of a text in sizes of its letters, roughly."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.55 for letter in text)
