"""How large the picture of a page is: known without drawing it, and without the libraries that draw."""

from __future__ import annotations

import math

from vitascope.model.document import Page

MOST_PIXELS = 16_000_000
"""Of one picture; larger pages are shown at fewer dots an inch."""

LONGEST_SIDE = 12_000
"""Pixels."""


def pixels_a_point(page: Page, dpi: int = 110) -> float:
    """The scale that a page is shown at."""
    width, height = max(1.0, page.width), max(1.0, page.height)
    return min(dpi / 72, math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / max(width, height))


def picture_size(page: Page, dpi: int, *, finer: int = 1) -> tuple[int, int]:
    """Width and height of the page's picture in pixels.

    Args:
        page: gives the size in points.
        dpi: fewer where the page is so large that the picture would be.
        finer: times as many pixels each way.
    """
    scale = pixels_a_point(page, dpi) * finer
    return max(1, round(page.width * scale)), max(1, round(page.height * scale))
