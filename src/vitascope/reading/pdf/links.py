"""Link annotations and addresses written out become targets of the words under them."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from vitascope.model.geometry import Box
from vitascope.reading.pdf.frame import Frame
from vitascope.reading.pdf.glyphs import Piece
from vitascope.reading.pdf.opening import Handle

MOST_LINKS = 2000


@dataclass(frozen=True, slots=True)
class Target:
    """Where a place on a page leads.

    Attributes:
        edges: left, bottom, right and top of the place in user space.
    """

    address: str
    edges: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A place on the page as displayed that leads somewhere."""

    target: str
    box: Box


def targets(document: Handle, page: Handle) -> list[Target]:
    """The link annotations of a page that lead out of the file."""
    found: list[Target] = []
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < MOST_LINKS and pdfium.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
        target = _target(document, link)
        rect = pdfium.FS_RECTF()
        if target and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            found.append(Target(target, (rect.left, rect.bottom, rect.right, rect.top)))
    return found


def hyperlinks(found: Sequence[Target], frame: Frame) -> list[Hyperlink]:
    """The same places as displayed."""
    return [Hyperlink(target.address, frame.box(*target.edges)) for target in found]


def _target(document: Handle, link: Handle) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if size <= 1:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace").strip()


def attach(links: Sequence[Hyperlink], pieces: Sequence[Piece]) -> None:
    """Give each word under a link its target; a link over an icon goes to the word after it."""
    for link in links:
        under = [piece for piece in pieces if _is_under(piece.box, link.box)]
        words = [piece for piece in under if not piece.ink.icon]
        for piece in words:
            piece.link = piece.link or link.target
        if not words:
            neighbour = _next_word(link.box, pieces)
            if neighbour is not None:
                neighbour.link = link.target


def _is_under(piece: Box, link: Box) -> bool:
    area = max(piece.width * piece.height, 0.01)
    return piece.overlap(link) > 0.5 * area


def _next_word(link: Box, pieces: Sequence[Piece]) -> Piece | None:
    """The nearest word to the right on the same line, when it has no link of its own."""
    reach = 3 * max(link.height, 8.0)
    best: Piece | None = None
    for piece in pieces:
        gap = piece.box.left - link.right
        if piece.ink.icon or piece.ink.turn or not -2.0 <= gap <= reach:
            continue
        if piece.box.overlap_y(link) < 0.4 * min(piece.box.height, link.height):
            continue
        if best is None or piece.box.left < best.box.left:
            best = piece
    return best if best is not None and best.link is None else None
