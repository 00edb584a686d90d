"""From a file and its document to pictures of its pages, in the document's own frame.

Formats with geometry are shown as they are. Pages that we laid out ourselves are
drawn from their words, in the typefaces that the imaging library has built in
(Latin, Greek, Cyrillic and Chinese), so that no font needs to be installed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vitascope.errors import UnreadableDocument
from vitascope.model.document import Document, Line, Page, Word
from vitascope.model.geometry import Box
from vitascope.reading.image import pictures
from vitascope.reading.limits import Limits
from vitascope.reading.pdf.annotations import opened_page
from vitascope.reading.pdf.document import MOST_SCAN_PIXELS, SCAN_DPI
from vitascope.reading.pdf.frame import frame_of
from vitascope.reading.pdf.opening import Handle, opened
from vitascope.reading.pdf.rendering import pixels_of
from vitascope.reading.picture_size import MOST_PIXELS, picture_size, pixels_a_point
from vitascope.reading.scan import correct

Canvas = NDArray[np.uint8]

FINER = 2
"""Drawn pages are set at this many times the size and then reduced: letters stand on whole pixels."""

ASCENT, DESCENT = 0.93, 0.24
"""Of the built-in typefaces, in ems."""

NARROWEST, WIDEST = 0.6, 1.2
"""How far a word is narrowed or widened to fill its box: its width is only estimated."""

PALE = 190
"""Mean of red, green and blue from which a colour cannot be read on a white page."""

DARK = (70, 70, 70)


def render_pages(data: bytes, document: Document, *, dpi: int = 110) -> Iterator[Image.Image]:
    """One picture for each page of `document`, in order; a point is `dpi` / 72 pixels.

    A page that cannot be shown as it is, is drawn from its words.

    Args:
        data: the file that `document` was read from.
        document: gives the frame, and the words of drawn pages.
        dpi: fewer where the page is so large that the picture would be.
    """
    if document.format == "pdf":
        yield from _pdf_pages(data, document, dpi)
    elif any(page.scanned for page in document.pages):
        yield from _image_pages(data, document, dpi)
    else:
        yield from draw_pages(document, dpi=dpi)


def draw_pages(document: Document, *, dpi: int = 110) -> Iterator[Image.Image]:
    """One picture for each page, drawn from its words alone, whatever the format."""
    return (_drawn(page, dpi) for page in document.pages)


def _pdf_pages(data: bytes, document: Document, dpi: int) -> Iterator[Image.Image]:
    try:
        with opened(data) as file:
            for page in document.pages:
                shown = _pdf_page(file, page, dpi)
                yield shown or _drawn(page, dpi)
    except UnreadableDocument:
        # Another library could read what this one cannot show.
        for page in document.pages:
            yield _drawn(page, dpi)


def _pdf_page(file: Handle, page: Page, dpi: int) -> Image.Image | None:
    """None where the page is broken."""
    with opened_page(file, page.number - 1) as shown:
        if shown is None:
            return None
        handle = shown.handle
        sharp, most = (SCAN_DPI, MOST_SCAN_PIXELS) if page.scanned else (dpi, MOST_PIXELS)
        pixels, resolution = pixels_of(handle, frame_of(handle), dpi=sharp, most_pixels=most)
    return _as_read(pixels, resolution, page, dpi)


def _image_pages(data: bytes, document: Document, dpi: int) -> Iterator[Image.Image]:
    found = dict(enumerate(pictures(data, Limits()), 1))
    for page in document.pages:
        yield _as_read(*found[page.number], page, dpi) if page.number in found else _drawn(page, dpi)


def _as_read(pixels: Canvas, resolution: float | None, page: Page, dpi: int) -> Image.Image:
    """The picture turned as it was for reading; that of a scan cleaned as well."""
    turned = page.turned
    if page.scanned and page.lines:
        corrected = correct(pixels, dpi=resolution)
        pixels, turned = corrected.pixels, page.turned - corrected.turned
    upright = np.ascontiguousarray(np.rot90(pixels, -(turned // 90)))
    return Image.fromarray(upright).convert("RGB").resize(picture_size(page, dpi), Image.Resampling.LANCZOS)


def _drawn(page: Page, dpi: int) -> Image.Image:
    width, height = picture_size(page, dpi, finer=FINER)
    scale = pixels_a_point(page, dpi) * FINER
    canvas: Canvas = np.full((height, width, 3), 255, np.uint8)
    for line in page.lines:
        if line.rotation:
            _draw_turned(canvas, line, scale)
        else:
            _draw(canvas, line, scale)
    return Image.fromarray(canvas).resize(picture_size(page, dpi), Image.Resampling.BOX)


def _draw(canvas: Canvas, line: Line, scale: float) -> None:
    for word in line.words:
        _letter(canvas, word.text, word, word.box, scale)
    if line.bullet:
        first = line.words[0]
        right = first.box.left - 0.4 * first.style.size
        left = right - _extent(line.bullet, first, scale)[0] / scale
        _letter(canvas, line.bullet, first, Box(left, first.box.top, right, first.box.bottom), scale)


def _draw_turned(canvas: Canvas, line: Line, scale: float) -> None:
    """Draw a line upright on a strip of its own, then lay the strip down turned."""
    box = line.box
    width, height = math.ceil(box.width * scale) + 1, math.ceil(box.height * scale) + 1
    size = (height, width, 3) if line.rotation == 180 else (width, height, 3)
    strip: Canvas = np.full(size, 255, np.uint8)
    words = tuple(_upright(word, box, line.rotation) for word in line.words)
    _draw(strip, Line(words, line.page), scale)
    _lay(canvas, np.rot90(strip, -(line.rotation // 90)), round(box.left * scale), round(box.top * scale))


def _upright(word: Word, around: Box, rotation: int) -> Word:
    """The word in the frame of its line's strip."""
    box = word.box
    match rotation:
        case 90:
            turned = Box(
                box.top - around.top, around.right - box.right, box.bottom - around.top, around.right - box.left
            )
        case 270:
            turned = Box(
                around.bottom - box.bottom, box.left - around.left, around.bottom - box.top, box.right - around.left
            )
        case _:
            turned = Box(
                around.right - box.right, around.bottom - box.bottom, around.right - box.left, around.bottom - box.top
            )
    return Word(word.text, turned, word.style, word.glued, word.link, word.confidence)


def _letter(canvas: Canvas, text: str, word: Word, box: Box, scale: float) -> None:
    """Set `text` in its box, narrowed or widened a little to fill it."""
    size = max(1.0, word.style.size * scale)
    natural, ink = _extent(text, word, scale)
    wanted = natural * min(WIDEST, max(NARROWEST, box.width * scale / natural))
    height = math.ceil((ASCENT + DESCENT) * size)
    strip: Canvas = np.full((height, ink, 3), 255, np.uint8)
    origin = (0, round(ASCENT * size))
    cv2.putText(
        strip, text, origin, _readable(word.style.colour), _face(italic=word.style.italic), round(size), _weight(word)
    )
    width = max(1, round(ink * wanted / natural))
    strip = np.asarray(cv2.resize(strip, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    top, left = round(box.middle * scale - height / 2), round(box.left * scale)
    _lay(canvas, strip, left, top)


def _lay(canvas: Canvas, strip: Canvas, left: int, top: int) -> None:
    """Lay a strip on the canvas as ink on paper; what hangs over the edge is cut."""
    height, width = canvas.shape[:2]
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(width, left + strip.shape[1]), min(height, top + strip.shape[0])
    if x0 < x1 and y0 < y1:
        place = canvas[y0:y1, x0:x1]
        np.minimum(place, strip[y0 - top : y1 - top, x0 - left : x1 - left], out=place)


def _extent(text: str, word: Word, scale: float) -> tuple[float, int]:
    """Pixels that a text advances by, and that its ink needs."""
    size = max(1, round(word.style.size * scale))
    left, _, width, _ = cv2.getTextSize((0, 0), text, (0, 0), _face(italic=word.style.italic), size, _weight(word))
    return max(1.0, float(left + width)), max(1, left + width + size // 4)


def _weight(word: Word) -> int:
    return 700 if word.style.bold else 400


def _readable(colour: int) -> tuple[int, int, int]:
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    return DARK if (red + green + blue) / 3 > PALE else (red, green, blue)


@cache
def _face(*, italic: bool) -> Any:
    return cv2.FontFace("italic" if italic else "sans")
