"""One open PDF page becomes its words, links and pictures, hidden text kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from vitascope.model.document import HiddenText, Hiding, Picture, Word
from vitascope.reading.pdf.frame import Frame, frame_of
from vitascope.reading.pdf.glyphs import PageText, Piece
from vitascope.reading.pdf.links import attach, hyperlinks
from vitascope.reading.pdf.opening import Handle
from vitascope.reading.pdf.spacing import joined

DRAWN_BULLETS = frozenset("○●•◦■□▪▫►▶")
"""Characters of icon fonts that mark list items."""


@dataclass(slots=True)
class PageContent:
    """What one page holds.

    Attributes:
        upright: words as they are read.
        turned: words that are turned, by degrees clockwise.
    """

    frame: Frame
    upright: list[Word] = field(default_factory=list)
    turned: dict[int, list[Word]] = field(default_factory=dict)
    hidden: list[HiddenText] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def page_content(document: Handle, index: int) -> PageContent | None:
    """Everything on a page; None where PDFium cannot load it."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        frame = frame_of(page)
        content = PageContent(frame)
        with _text_page(page) as text_page:
            pieces = PageText(text_page, frame).pieces()
        attach(hyperlinks(document, page, frame), pieces)
        _sort_out(pieces, content, index + 1)
        return content
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def _text_page(page: Handle) -> Iterator[Handle]:
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        yield text_page
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _sort_out(pieces: list[Piece], content: PageContent, number: int) -> None:
    seen: list[Piece] = []
    for piece in pieces:
        if piece.ink.icon and piece.text not in DRAWN_BULLETS:
            continue
        reason = _hiding(piece, content.frame)
        if reason is not None:
            content.hidden.append(HiddenText(piece.text, reason, number, piece.box))
        else:
            seen.append(piece)
    for piece in joined(seen):
        word = Word(piece.text, piece.box, piece.ink.style, glued=piece.glued, link=piece.link)
        if piece.ink.turn:
            content.turned.setdefault(piece.ink.turn, []).append(word)
        else:
            content.upright.append(word)


def _hiding(piece: Piece, frame: Frame) -> Hiding | None:
    ink, box = piece.ink, piece.box
    if ink.mode in (3, 7) or ink.alpha == 0:
        return Hiding.INVISIBLE_MODE
    if ink.style.size < 2.0:
        return Hiding.TINY
    if box.right < 0 or box.left > frame.width or box.bottom < 0 or box.top > frame.height:
        return Hiding.OFF_PAGE
    if ink.style.colour == 0xFFFFFF:
        return None
    return None
