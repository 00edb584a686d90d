"""Whether a page's text layer says what the page shows."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum

import pypdfium2.raw as pdfium

from vitascope.model.document import Hiding
from vitascope.model.geometry import Box
from vitascope.reading.pdf.frame import Frame
from vitascope.reading.pdf.glyphs import PageText, Piece
from vitascope.reading.pdf.paint import Painting

SAMPLE = 400
"""Characters that are looked at on one page."""

MOST_UNMAPPED = 0.2
MOST_ODD = 0.15
FEWEST_VOWELS = 0.14
"""Of Latin letters; no language that uses them comes near."""

FEW_LETTERS = 40
MANY_PATHS = 150
"""Paths on a page without text that may be letters drawn as outlines."""

MOST_OF_PAGE = 0.5


class Layer(Enum):
    """What the text layer of a page is good for."""

    TRUSTED = "trusted"
    GARBLED = "garbled"
    OUTLINES = "outlines"
    IMAGE = "image"
    IMAGE_WITH_TEXT = "image_with_text"
    EMPTY = "empty"


def layer_of(
    text: PageText, pieces: Sequence[Piece], hidden: Mapping[int, Hiding], painting: Painting, frame: Frame
) -> Layer:
    """What to make of a page's text."""
    pictured = _share_of_images(painting, frame) > MOST_OF_PAGE
    letters = sum(len(piece.text) for at, piece in enumerate(pieces) if at not in hidden)
    if letters < FEW_LETTERS:
        under = sum(len(pieces[at].text) for at, why in hidden.items() if why is not Hiding.OFF_PAGE)
        if pictured:
            return Layer.IMAGE_WITH_TEXT if under > 2 * FEW_LETTERS else Layer.IMAGE
        if letters == 0 or painting.paths > 2 * MANY_PATHS:
            return Layer.OUTLINES if painting.paths > MANY_PATHS else Layer.EMPTY if not letters else Layer.TRUSTED
        return Layer.TRUSTED
    return Layer.GARBLED if _is_garbled(text, pieces) else Layer.TRUSTED


def _share_of_images(painting: Painting, frame: Frame) -> float:
    page = Box(0.0, 0.0, frame.width, frame.height)
    area = max(frame.width * frame.height, 1.0)
    return min(sum(image.box.overlap(page) for image in painting.images) / area, 1.0)


def _is_garbled(text: PageText, pieces: Sequence[Piece]) -> bool:
    plain = [piece for piece in pieces if not piece.ink.icon]
    indices = [index for piece in plain for index in range(piece.start, piece.end)]
    sample = indices[:: max(len(indices) // SAMPLE, 1)]
    if not sample:
        return False
    unmapped = sum(pdfium.FPDFText_HasUnicodeMapError(text.handle, index) == 1 for index in sample)
    # A page has thousands of characters, and few different ones.
    counts = Counter("".join(piece.text for piece in plain))
    odd = sum(count for character, count in counts.items() if _is_odd(character))
    if unmapped > MOST_UNMAPPED * len(sample) or odd > MOST_ODD * counts.total():
        return True
    latin = sum(count for character, count in counts.items() if character.isascii() and character.isalpha())
    vowels = sum(counts[vowel] for vowel in "aeiouyAEIOUY")
    return latin > SAMPLE and vowels < FEWEST_VOWELS * latin


def _is_odd(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cs", "Cc")
