"""Words set on an imagined page, for tests of the layout."""

from __future__ import annotations

from vitascope.model.document import Line, Style, Word
from vitascope.model.geometry import Box
from vitascope.reading.layout import arrange

PLAIN, BOLD = Style(10.0), Style(10.0, bold=True)
LEADING = 13.0


def put(x: float, y: float, text: str, style: Style = PLAIN) -> list[Word]:
    """The words of a text that starts at `x` on the baseline `y`, half an em to a letter."""
    words = []
    for token in text.split(" "):
        right = x + 0.5 * style.size * len(token)
        words.append(Word(token, Box(x, y - 0.75 * style.size, right, y + 0.22 * style.size), style))
        x = right + 0.3 * style.size
    return words


def put_right(x: float, y: float, text: str, style: Style = PLAIN) -> list[Word]:
    """The same, ending at `x`."""
    end = put(0.0, y, text, style)[-1].box.right
    return put(x - end, y, text, style)


def column(x: float, y: float, texts: list[str], leading: float = LEADING, style: Style = PLAIN) -> list[Word]:
    """Texts one under the other; an empty one leaves a line free."""
    return [word for at, text in enumerate(texts) if text for word in put(x, y + at * leading, text, style)]


def read(words: list[Word]) -> list[str]:
    """The text of the lines in reading order."""
    return [line.text for line in lines(words)]


def lines(words: list[Word]) -> tuple[Line, ...]:
    """The lines in reading order."""
    return arrange(words, page=1, width=595.0, height=842.0)
