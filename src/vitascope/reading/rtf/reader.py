"""From the bytes of a Rich Text file to a document."""

from __future__ import annotations

from vitascope.errors import DamagedDocument, LimitExceeded
from vitascope.model.document import Document
from vitascope.reading.limits import Limits
from vitascope.reading.rtf.interpreter import Interpreter
from vitascope.reading.rtf.tokens import tokens
from vitascope.reading.typesetting.blocks import Block, Sheet, Story
from vitascope.reading.typesetting.gathering import text_of
from vitascope.reading.typesetting.pages import typeset

MOST_TOKENS = 1_500_000
"""Control words, groups and stretches of text that a file may have."""

SMALLEST, LARGEST = 200.0, 2000.0
"""Points of a side of the paper that are believed."""


def read_rtf(data: bytes, *, limits: Limits) -> Document:
    """Read Rich Text.

    Raises:
        DamagedDocument: it has no opening group.
        LimitExceeded: groups are nested too deeply, or there are too many paragraphs.
    """
    start = data.find(b"{\\rt")
    if start < 0:
        raise DamagedDocument("the file has no Rich Text in it")
    interpreter = Interpreter(limits)
    for number, token in enumerate(tokens(data[start:].decode("latin-1"))):
        if number > MOST_TOKENS:
            raise LimitExceeded(f"the file has more than the limit of {MOST_TOKENS} control words and groups")
        if not interpreter.take(token):
            break
    interpreter.finish()
    usual = Sheet()
    width, height = interpreter.paper
    sheet = Sheet(
        width if SMALLEST <= width <= LARGEST else usual.width,
        height if SMALLEST <= height <= LARGEST else usual.height,
        min(max(interpreter.margin, 24.0), 120.0),
    )
    story = Story(sheet=sheet, metadata=interpreter.metadata, unseen=interpreter.unseen)
    story.body = list(interpreter.body)
    story.headers = _fronts(interpreter.parts, "header", first=interpreter.title_page)
    story.footers = _fronts(interpreter.parts, "footer", first=interpreter.title_page)
    return typeset(story, format_name="rtf", limits=limits)


def _fronts(parts: dict[str, tuple[Block, ...]], kind: str, *, first: bool) -> list[tuple[Block, ...]]:
    """The first page's header or footer, and the running one where it says something else."""
    running = parts.get(kind) or parts.get(f"{kind}r") or parts.get(f"{kind}l") or ()
    front = parts.get(f"{kind}f", ()) if first else running
    fronts = [front] if text_of(front) == text_of(running) else [front, running]
    return fronts if any(map(text_of, fronts)) else []
