"""From the pixels of a scan or a photo to a flat, level, evenly lit page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vitascope.ports.ocr import Pixels
from vitascope.reading.scan.light import evened, grey_of, is_dark, quieted
from vitascope.reading.scan.perspective import flattened
from vitascope.reading.scan.scale import points_per_pixel, resized
from vitascope.reading.scan.skew import ink_of, lies_on_its_side, skew_of, straightened


@dataclass(frozen=True)
class Correction:
    """A page as corrected.

    Attributes:
        pixels: flat, level, its lines running across, though perhaps upside down.
        grey: the same in even dark-on-light grey levels, for engines.
        dpi: pixels of both in an inch.
        turned: degrees clockwise that it was turned by: 0 or 90.
        skew: degrees that its lines fell to the right before.
        flattened: whether a sheet was cut out of a photo.
    """

    pixels: Pixels
    grey: Pixels
    dpi: float
    turned: int = 0
    skew: float = 0.0
    flattened: bool = False


def correct(pixels: Pixels, *, dpi: float | None = None) -> Correction:
    """The page flat, level, along the reading direction and at a resolution that engines read well.

    Args:
        pixels: a scan or photo of one page.
        dpi: as stated by the file; None where it says nothing.
    """
    sheet = flattened(pixels)
    page = pixels if sheet is None else sheet
    stated = None if sheet is not None else dpi
    page, resolution = resized(page, 72.0 / points_per_pixel(page.shape[1], page.shape[0], stated))
    grey = _dark_on_light(grey_of(page))
    ink = ink_of(grey)
    turned = 90 if lies_on_its_side(ink) else 0
    if turned:
        page, grey, ink = _quarter(page), _quarter(grey), ink.turned()
    skew = skew_of(ink)
    if skew:
        level = straightened(page, skew)
        page, grey = level, level if grey is page else straightened(grey, skew)
    return Correction(page, quieted(evened(grey)), resolution, turned, skew, sheet is not None)


def _dark_on_light(grey: Pixels) -> Pixels:
    return np.asarray(255 - grey, np.uint8) if is_dark(grey) else grey


def _quarter(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -1))
