"""From the bytes of a text to a document."""

from __future__ import annotations

from vitascope.errors import LimitExceeded
from vitascope.model.document import Document, Style
from vitascope.reading.limits import Limits
from vitascope.reading.plain.encodings import decode
from vitascope.reading.plain.markdown import markdown_blocks
from vitascope.reading.plain.typed import typed_blocks
from vitascope.reading.typesetting.blocks import Sheet, Story
from vitascope.reading.typesetting.metrics import MONOSPACED
from vitascope.reading.typesetting.pages import typeset

WIDEST = 110
"""Characters of a line that is shown unbroken."""


def _lines(data: bytes, limits: Limits) -> list[str]:
    text = decode(data).lstrip("\ufeff")
    lines = [line.expandtabs(8).rstrip() for line in text.replace("\r\n", "\n").replace("\f", "\n").splitlines()]
    if len(lines) > limits.blocks:
        raise LimitExceeded(f"the text has {len(lines)} lines, over the limit of {limits.blocks}")
    return lines


def read_text(data: bytes, *, limits: Limits) -> Document:
    """Read plain text; every typed line is a line of the document.

    Raises:
        LimitExceeded: it has too many lines.
    """
    lines = _lines(data, limits)
    longest = max((len(line) for line in lines if len(line) <= WIDEST), default=80)
    sheet = Sheet(monospaced=True)
    size = min(10.0, (sheet.width - 2 * sheet.margin - 2) / (MONOSPACED * max(longest, 60)))
    story = Story(body=typed_blocks(lines, Style(round(size, 2))), sheet=sheet)
    return typeset(story, format_name="txt", limits=limits)


def read_markdown(data: bytes, *, limits: Limits) -> Document:
    """Read Markdown; its marks become structure and are not among the words.

    Raises:
        LimitExceeded: it has too many lines.
    """
    story = Story(body=markdown_blocks(_lines(data, limits)))
    return typeset(story, format_name="md", limits=limits)
