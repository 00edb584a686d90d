"""Text that a person looking at the page does not see is told from what they do see.

Facts of a text object (mode, alpha, size, place) decide where they can. Whatever
may be painted over, or painted in the colour beneath it, is a suspect: the page is
rendered with it and without it, and where no pixel differs nobody can read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from vitascope.model.document import Hiding
from vitascope.model.geometry import Box
from vitascope.reading.pdf.frame import Frame
from vitascope.reading.pdf.glyphs import PageText, Piece
from vitascope.reading.pdf.opening import Handle
from vitascope.reading.pdf.paint import Kind, Painting, Surface
from vitascope.reading.pdf.rendering import pixels_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SMALLEST_SIZE = 2.0
"""Points; smaller text cannot be read on paper."""

INVISIBLE_MODES = (3, 7)
FAINTEST_ALPHA = 12
NEAR = 48
"""Largest difference of a colour channel between text and ground that makes a suspect."""

SEEN = 14
"""Least change of a colour channel, 0 to 255, that an eye notices."""

DPI = 100.0
MOST_PIXELS = 4_000_000
PAPER = 0xFFFFFF


def hidden_pieces(text: PageText, pieces: Sequence[Piece], painting: Painting, page: Handle) -> dict[int, Hiding]:
    """Why each hidden piece is hidden, by its position in `pieces`."""
    found: dict[int, Hiding] = {}
    suspects: dict[int, Hiding] = {}
    for at, piece in enumerate(pieces):
        reason = _fact(piece, text.frame)
        if reason is not None:
            found[at] = reason
            continue
        suspicion = _suspicion(piece, painting)
        if suspicion is not None:
            suspects[at] = suspicion
    if suspects:
        found.update(_confirmed({at: (pieces[at], why) for at, why in suspects.items()}, text, painting, page))
    return found


def _fact(piece: Piece, frame: Frame) -> Hiding | None:
    ink, box = piece.ink, piece.box
    if ink.mode in INVISIBLE_MODES or (ink.alpha <= FAINTEST_ALPHA and ink.mode in (0, 4)):
        return Hiding.INVISIBLE_MODE
    if ink.style.size < SMALLEST_SIZE:
        return Hiding.TINY
    if box.centre < 0 or box.centre > frame.width or box.middle < 0 or box.middle > frame.height:
        return Hiding.OFF_PAGE
    if len(piece.text) > 1 and not ink.turn and box.width < 0.03 * len(piece.text) * ink.style.size:
        return Hiding.ZERO_WIDTH
    return None


def _suspicion(piece: Piece, painting: Painting) -> Hiding | None:
    order = painting.order.get(piece.ink.owner)
    if order is None:
        return None
    ground: Surface | None = None
    for surface in painting.surfaces:
        if not _covers(surface.box, piece.box):
            continue
        if surface.order > order:
            if surface.opaque:
                return Hiding.COVERED
        elif surface.opaque:
            ground = surface
    colour = PAPER if ground is None else ground.colour
    if ground is not None and (colour < 0 or ground.kind is not Kind.RECTANGLE):
        # What an image or a free shape shows under the text is not known; only pale text is worth a look.
        return Hiding.BACKGROUND_COLOUR if _alike(piece.ink.style.colour, PAPER) else None
    return Hiding.BACKGROUND_COLOUR if _alike(piece.ink.style.colour, colour) else None


def _covers(surface: Box, text: Box) -> bool:
    if surface.right < text.left or surface.left > text.right or surface.bottom < text.top or surface.top > text.bottom:
        return False
    return surface.overlap(text) > 0.6 * max(text.width * text.height, 0.01)


def _alike(one: int, other: int) -> bool:
    return all(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) <= NEAR for shift in (16, 8, 0))


def _confirmed(
    suspects: dict[int, tuple[Piece, Hiding]], text: PageText, painting: Painting, page: Handle
) -> dict[int, Hiding]:
    """The suspects whose removal changes nothing on the page."""
    # Most pages have no suspects, and loading the library takes longer than reading a page.
    import numpy as np

    owners = {owner for piece, _ in suspects.values() for owner in text.owners(piece)}
    objects = [painting.objects[owner] for owner in owners if owner in painting.objects]
    seen, dpi = pixels_of(page, text.frame, dpi=DPI, most_pixels=MOST_PIXELS)
    _show(objects, shown=0)
    bare, _ = pixels_of(page, text.frame, dpi=DPI, most_pixels=MOST_PIXELS)
    _show(objects, shown=1)
    change = np.maximum(seen, bare) - np.minimum(seen, bare)
    scale = dpi / 72.0
    return {at: why for at, (piece, why) in suspects.items() if _largest(change, piece.box, scale) < SEEN}


def _show(objects: Sequence[Handle], *, shown: int) -> None:
    for thing in objects:
        pdfium.FPDFPageObj_SetIsActive(thing, shown)


def _largest(change: NDArray[np.uint8], box: Box, scale: float) -> int:
    rows = slice(max(int(box.top * scale), 0), max(int(box.bottom * scale) + 1, 0))
    columns = slice(max(int(box.left * scale), 0), max(int(box.right * scale) + 1, 0))
    part = change[rows, columns]
    return int(part.max()) if part.size else 0
