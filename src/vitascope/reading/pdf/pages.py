"""One open PDF page becomes its words, links and pictures, hidden text kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from vitascope.model.document import HiddenText, Hiding, Picture, Word
from vitascope.model.geometry import Box
from vitascope.reading.pdf.annotations import OpenPage
from vitascope.reading.pdf.drawn import drawn_bullets
from vitascope.reading.pdf.frame import Frame, frame_of
from vitascope.reading.pdf.glyphs import PageText, Piece
from vitascope.reading.pdf.links import attach, hyperlinks
from vitascope.reading.pdf.opening import Handle
from vitascope.reading.pdf.paint import painting_of, panels_of
from vitascope.reading.pdf.spacing import joined
from vitascope.reading.pdf.trust import Layer, layer_of
from vitascope.reading.pdf.visibility import hidden_pieces

DRAWN_BULLETS = frozenset("○●•◦■□▪▫►▶")
"""Characters of icon fonts that mark list items."""

NO_CHARACTER = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
"""Private use and the replacement character: what a font draws there cannot be told."""


@dataclass(slots=True)
class PageContent:
    """What one page holds.

    Attributes:
        upright: words as they are read.
        turned: words that are turned, by degrees clockwise.
        panels: filled areas that may set a column apart.
        layer: how far the text can be trusted; there are no words where it cannot.
    """

    frame: Frame
    upright: list[Word] = field(default_factory=list)
    turned: dict[int, list[Word]] = field(default_factory=dict)
    hidden: list[HiddenText] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    layer: Layer = Layer.TRUSTED
    panels: list[Box] = field(default_factory=list)


def page_content(opened: OpenPage, number: int) -> PageContent:
    """Everything on an open page."""
    page = opened.handle
    frame = frame_of(page)
    content = PageContent(frame)
    with _text_page(page) as text_page:
        text = PageText(text_page, frame)
        pieces = text.pieces()
        sideways = _main_turn(pieces)
        if sideways:
            frame = content.frame = frame.turned_back(sideways)
            text = PageText(text_page, frame)
            pieces = text.pieces()
        painting = painting_of(page, frame)
        hidden = hidden_pieces(text, pieces, painting, page)
        content.layer = layer_of(text, pieces, hidden, painting, frame)
    if content.layer is Layer.IMAGE_WITH_TEXT:
        # A scanner's own OCR lies under or over the image; that is no trick.
        hidden = {at: why for at, why in hidden.items() if why is Hiding.OFF_PAGE}
    if content.layer in (Layer.GARBLED, Layer.IMAGE, Layer.OUTLINES):
        pieces, hidden = [], {}
    content.panels = panels_of(painting, frame)
    content.pictures = [Picture(number, image.box) for image in painting.images]
    content.hidden = [HiddenText(pieces[at].text, why, number, pieces[at].box) for at, why in hidden.items()]
    content.hidden += [HiddenText(text, Hiding.COMMENT, number) for text in opened.annotations.comments]
    seen = [piece for at, piece in enumerate(pieces) if at not in hidden]
    attach(hyperlinks(opened.annotations.links, frame), seen)
    words = [piece for piece in seen if not _is_icon(piece) or piece.text in DRAWN_BULLETS]
    upright = content.upright
    for piece in joined(words):
        word = Word(piece.text, piece.box, piece.ink.style, glued=piece.glued, link=piece.link)
        if piece.ink.turn:
            content.turned.setdefault(piece.ink.turn, []).append(word)
        else:
            upright.append(word)
    upright.extend(drawn_bullets(painting.dots, upright))
    return content


def _is_icon(piece: Piece) -> bool:
    """A drawing set as a character: by its font, or by code points that stand for no character."""
    return piece.ink.icon or all(NO_CHARACTER.fullmatch(character) for character in piece.text)


def _main_turn(pieces: Sequence[Piece]) -> int:
    """Degrees clockwise that most characters are turned."""
    letters: Counter[int] = Counter()
    for piece in pieces:
        letters[piece.ink.turn] += len(piece.text)
    return max(letters, key=lambda turn: letters[turn], default=0)


@contextmanager
def _text_page(page: Handle) -> Iterator[Handle]:
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        yield text_page
    finally:
        pdfium.FPDFText_ClosePage(text_page)
