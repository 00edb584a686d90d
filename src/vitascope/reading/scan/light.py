"""From a page under a lamp, a copier or a fax to even paper with dark ink."""

from __future__ import annotations

import cv2
import numpy as np

from vitascope.ports.ocr import Pixels

_SMALL = 8
"""How much smaller the paper's shades are measured than the page."""

_EVEN = 24
"""Difference of paper shades over the page, of 255, that may stay."""

_DARK = 100
"""Shade of a panel below which its text is light."""

_PAPER = 250

_NOISY = 9.0
"""Spread of the finest detail on the paper, of 255, from which it is noise and no grain."""


def grey_of(pixels: Pixels) -> Pixels:
    """Grey levels of a page in any colours."""
    return pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def is_dark(grey: Pixels) -> bool:
    """Whether most of the page is dark, with light text on it."""
    return float(np.median(grey[::4, ::4])) < 96


def evened(grey: Pixels) -> Pixels:
    """The page on even paper: each pixel against the shade of the paper around it."""
    small = cv2.resize(grey, None, fx=1 / _SMALL, fy=1 / _SMALL, interpolation=cv2.INTER_AREA)
    # Closing wipes the ink; what stays is paper, and the fill of coloured panels.
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), (0, 0), 6)
    light = paper[paper > _DARK]
    if light.size < 0.5 * paper.size or np.percentile(light, 95) - np.percentile(light, 5) < _EVEN:
        return grey
    # Dark panels are part of the page: what stands on them is light, and stays as it is.
    kept = np.where(paper > _DARK, paper, _PAPER).astype(np.uint8)
    shades = cv2.resize(kept, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, shades, scale=_PAPER), np.uint8)


def noise_of(grey: Pixels) -> float:
    """Spread of the finest detail on the paper, of 255."""
    part = grey[: grey.shape[0] // 2 * 2, : grey.shape[1] // 2 * 2]
    detail = cv2.absdiff(part, cv2.medianBlur(part, 3))
    return float(np.percentile(detail[part > 128], 75)) if (part > 128).any() else 0.0


def quieted(grey: Pixels) -> Pixels:
    """The page without specks, where it has many."""
    return np.asarray(cv2.medianBlur(grey, 3), np.uint8) if noise_of(grey) > _NOISY else grey
