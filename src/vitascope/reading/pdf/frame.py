"""PDF user space becomes the page as displayed: turned, cropped, y down."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from vitascope.model.geometry import Box
from vitascope.reading.pdf.opening import Handle


@dataclass(frozen=True, slots=True)
class Frame:
    """How one page is shown.

    Attributes:
        left, bottom, right, top: the visible part of user space.
        turn: quarter turns clockwise, from user space to the page as we lay it out.
        extra: those of them that the file does not ask for; they make sideways text upright.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    extra: int = 0

    @property
    def width(self) -> float:
        """Points across as displayed."""
        return self.top - self.bottom if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Points down as displayed."""
        return self.right - self.left if self.turn % 2 else self.top - self.bottom

    def turned_back(self, degrees: int) -> Frame:
        """The frame in which text that is turned by `degrees` clockwise stands upright."""
        quarters = -degrees // 90
        return replace(self, turn=(self.turn + quarters) % 4, extra=(self.extra + quarters) % 4)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as displayed."""
        match self.turn:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space as displayed."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def frame_of(page: Handle) -> Frame:
    """The frame of an open page."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    return Frame(left, bottom, right, top, pdfium.FPDFPage_GetRotation(page) % 4)
