"""From the bytes of a Word 97 to 2003 document to a document."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import accumulate, pairwise

from vitascope.errors import DamagedDocument
from vitascope.model.document import Document, Hiding
from vitascope.reading.doc.flow import Flow
from vitascope.reading.doc.streams import BOXES, HEADERS, Streams
from vitascope.reading.limits import Limits
from vitascope.reading.typesetting.blocks import UNKNOWN, Block, Frame, Paragraph, Sheet, Story
from vitascope.reading.typesetting.gathering import text_of
from vitascope.reading.typesetting.pages import typeset

BODY, FOOTNOTES, HEADS, COMMENTS, ENDNOTES, TEXT_BOXES = 0, 1, 2, 4, 5, 6
"""Parts of the text, in the order in which they are stored."""

_SEPARATORS = 6
"""Stories before those of the first section's headers and footers."""

_BOX = 22
"""Bytes of an item in the table of text boxes."""


def read_doc(data: bytes, *, limits: Limits) -> Document:
    """Read a Word 97 to 2003 document.

    Raises:
        DamagedDocument: its streams are broken.
        LockedDocument: it needs a password.
        UnknownFormat: it was written before Word 97.
        LimitExceeded: it has too many paragraphs.
    """
    streams = Streams(data)
    try:
        return typeset(_story(streams, limits), format_name="doc", limits=limits)
    except (struct.error, IndexError) as error:
        raise DamagedDocument("the tables of the document are broken") from error


def _story(streams: Streams, limits: Limits) -> Story:
    flow = Flow(streams, limits)
    ends = list(accumulate(max(0, count) for count in streams.counts))
    starts = [0, *ends[:-1]]
    frames = list(_frames(streams, flow, starts[TEXT_BOXES], ends[TEXT_BOXES]))
    waiting = iter(frames)
    story = Story(metadata=streams.metadata, sheet=Sheet(612.0, 792.0, 60.0))
    story.body = list(flow.blocks(starts[BODY], ends[BODY], waiting))
    story.body[:0] = list(waiting)
    for part in (FOOTNOTES, ENDNOTES):
        story.body += flow.blocks(starts[part], ends[part])
    stories = streams.bounds(HEADERS, 0)[_SEPARATORS:]
    fronts: dict[int, tuple[Block, ...]] = {}
    for number, (first, last) in enumerate(pairwise(stories[:7])):
        if last > first:
            fronts[number] = flow.blocks(starts[HEADS] + first, starts[HEADS] + last)
    story.headers = _fronts(fronts.get(4, ()), fronts.get(1) or fronts.get(0, ()))
    story.footers = _fronts(fronts.get(5, ()), fronts.get(3) or fronts.get(2, ()))
    comments = text_of(flow.blocks(starts[COMMENTS], ends[COMMENTS]))
    if comments:
        story.unseen.append((comments, Hiding.COMMENT))
    return story


def _frames(streams: Streams, flow: Flow, start: int, end: int) -> Iterator[Frame]:
    """The text boxes of the body."""
    if end <= start:
        return
    bounds = [start + at for at in streams.bounds(BOXES, _BOX) if start + at <= end] or [start, end]
    for first, last in pairwise(bounds):
        blocks = flow.blocks(first, last)
        if any(isinstance(block, Paragraph) for block in blocks) and text_of(blocks):
            yield Frame(blocks, UNKNOWN)


def _fronts(first: tuple[Block, ...], running: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The first page's header or footer, and the running one where it says something else."""
    if not text_of(first):
        return [running] if text_of(running) else []
    return [first] if text_of(first) == text_of(running) or not text_of(running) else [first, running]
