"""What is painted on a page besides text: where fills and images lie, and in which order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

import pypdfium2.raw as pdfium

from vitascope.model.geometry import Box
from vitascope.reading.pdf.frame import Frame
from vitascope.reading.pdf.opening import Handle

MOST_OBJECTS = 20_000
DOT = (1.5, 6.5)
"""Points across a drawn list marker."""

DEEPEST_FORM = 5
OPAQUE = 255
PAPER = 0xFFFFFF
PANEL_HEIGHT = 0.3
PANEL_WIDTHS = (0.12, 0.6)
"""Of the page: what a sidebar measures."""

SMALLEST = 4.0
"""Points across and down under which a fill hides and backs nothing."""


Matrix = tuple[float, float, float, float, float, float]
UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Kind(Enum):
    """What lies on the page."""

    RECTANGLE = "rectangle"
    SHAPE = "shape"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Surface:
    """Something painted that has an area.

    Attributes:
        colour: 0xRRGGBB; -1 where it has many or none is known.
        opaque: nothing beneath shows through, as far as can be told.
        order: position in painting; later ones lie on top.
    """

    kind: Kind
    box: Box
    colour: int
    opaque: bool
    order: int


@dataclass(slots=True)
class Painting:
    """All of a page in painting order.

    Attributes:
        order: of each text object, by its address.
        objects: text objects by address.
        dots: small filled shapes as wide as high, such as drawn list markers.
        paths: how many paths there are.
        complete: False where the page has more objects than we look at.
    """

    surfaces: list[Surface] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    objects: dict[int, Handle] = field(default_factory=dict)
    dots: list[Box] = field(default_factory=list)
    paths: int = 0
    complete: bool = True

    @property
    def images(self) -> list[Surface]:
        """The images among the surfaces."""
        return [surface for surface in self.surfaces if surface.kind is Kind.IMAGE]


def painting_of(page: Handle, frame: Frame) -> Painting:
    """Everything painted on an open page."""
    painting, painter = Painting(), Painter(frame)
    for number, (thing, kind, matrix) in enumerate(_objects(page)):
        if number >= MOST_OBJECTS:
            painting.complete = False
            break
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(thing.contents)
            painting.order[address] = number
            painting.objects[address] = thing
            continue
        painting.paths += kind == pdfium.FPDF_PAGEOBJ_PATH
        surface = painter.surface(thing, kind, matrix, number)
        if surface is None:
            continue
        if _is_dot(surface):
            painting.dots.append(surface.box)
        if min(surface.box.width, surface.box.height) >= SMALLEST:
            painting.surfaces.append(surface)
    return painting


def _objects(page: Handle) -> Iterator[tuple[Handle, int, Matrix]]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium.FPDFPage_GetObject(page, index), UNTURNED, 0)


def _inside(thing: Handle, matrix: Matrix, depth: int) -> Iterator[tuple[Handle, int, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield thing, kind, matrix
        return
    if depth >= DEEPEST_FORM:
        return
    inner = _combined(_matrix(thing), matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
        yield from _inside(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)


def _matrix(thing: Handle) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return UNTURNED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _combined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def panels_of(painting: Painting, frame: Frame) -> list[Box]:
    """Filled rectangles that are as tall and as narrow as a sidebar."""
    return [
        surface.box
        for surface in painting.surfaces
        if surface.kind is Kind.RECTANGLE
        and surface.colour != PAPER
        and surface.box.height > PANEL_HEIGHT * frame.height
        and PANEL_WIDTHS[0] * frame.width < surface.box.width < PANEL_WIDTHS[1] * frame.width
    ]


class Painter:
    """Reads surfaces; keeps the room that PDFium writes its answers to."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._edges_at = [ctypes.byref(edge) for edge in self._edges]
        self._channels = [ctypes.c_uint() for _ in range(4)]
        self._channels_at = [ctypes.byref(channel) for channel in self._channels]
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._modes_at = ctypes.byref(self._fill), ctypes.byref(self._stroke)

    def surface(self, thing: Handle, kind: int, matrix: Matrix, order: int) -> Surface | None:
        """What an object covers; None where it covers nothing to speak of."""
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPath_GetDrawMode(thing, *self._modes_at)
            if not self._fill.value:
                return None
        box = self._bounds(thing, matrix)
        if box is None or box.width < DOT[0] or box.height < DOT[0]:
            return None
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return Surface(Kind.IMAGE, box, -1, opaque=True, order=order)
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            return Surface(Kind.SHAPE, box, -1, opaque=True, order=order)
        known = pdfium.FPDFPageObj_GetFillColor(thing, *self._channels_at)
        red, green, blue, alpha = (channel.value for channel in self._channels)
        if known and alpha == 0:
            return None
        opaque = not known or alpha == OPAQUE
        colour = red << 16 | green << 8 | blue if known and opaque else -1
        shape = Kind.RECTANGLE if _is_rectangle(thing) else Kind.SHAPE
        return Surface(shape, box, colour, opaque=opaque, order=order)

    def _bounds(self, thing: Handle, matrix: Matrix) -> Box | None:
        if not pdfium.FPDFPageObj_GetBounds(thing, *self._edges_at):
            return None
        left, bottom, right, top = (edge.value for edge in self._edges)
        if matrix is not UNTURNED:
            a, b, c, d, e, f = matrix
            corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return self.frame.box(left, bottom, right, top)


def _is_dot(surface: Surface) -> bool:
    box = surface.box
    return surface.kind is not Kind.IMAGE and box.width <= DOT[1] and abs(box.width - box.height) < 0.8


def _is_rectangle(path: Handle) -> bool:
    count = pdfium.FPDFPath_CountSegments(path)
    if not 4 <= count <= 6:
        return False
    kinds = (pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, at)) for at in range(count))
    return all(kind != pdfium.FPDF_SEGMENT_BEZIERTO for kind in kinds)
