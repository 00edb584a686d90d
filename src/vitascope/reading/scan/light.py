"""From a page under a lamp, a copier or a fax to even paper with dark ink."""

from __future__ import annotations

import cv2
import numpy as np

from vitascope.ports.ocr import Pixels

_SMALL = 8
"""How much smaller the paper's shades are measured than the page."""

_EVEN = 24
"""Difference of paper shades over the page, of 255, that may stay."""

_PAPER = 250
_DARKEST = 60

_STEP, _EDGE, _EDGES = 3, 28, 0.004
"""A difference of shades within so many small pixels is an edge; the share of edges from which there are panels."""

_NOISY = 9.0
"""Spread of the finest detail on the paper, of 255, from which it is noise and no grain."""


def grey_of(pixels: Pixels) -> Pixels:
    """Grey levels of a page in any colours."""
    return pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def is_dark(grey: Pixels) -> bool:
    """Whether most of the page is dark, with light text on it."""
    return float(np.median(grey[::4, ::4])) < 96


def evened(grey: Pixels) -> Pixels:
    """The page on even paper: each pixel against the shade of the paper around it.

    Only shade that changes gently is taken out. A panel with edges belongs to the page,
    and what stands on it may be lighter than the panel.
    """
    small = cv2.resize(grey, None, fx=1 / _SMALL, fy=1 / _SMALL, interpolation=cv2.INTER_AREA)
    # Closing wipes the ink; the median wipes light letters on panels, and keeps the edges of panels.
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    paper = np.asarray(cv2.medianBlur(closed, 15), np.uint8)
    if np.percentile(paper, 95) - np.percentile(paper, 5) < _EVEN or _has_panels(paper):
        return grey
    gentle = cv2.GaussianBlur(paper, (0, 0), 4)
    shades = cv2.resize(gentle, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(shades, _DARKEST), scale=_PAPER), np.uint8)


def _has_panels(paper: Pixels) -> bool:
    shades = paper.astype(np.int16)
    across = np.abs(shades[:, _STEP:] - shades[:, :-_STEP]) > _EDGE
    down = np.abs(shades[_STEP:] - shades[:-_STEP]) > _EDGE
    return max(float(across.mean()), float(down.mean())) > _EDGES


def noise_of(grey: Pixels) -> float:
    """Spread of the finest detail on the paper, of 255."""
    part = grey[: grey.shape[0] // 2 * 2, : grey.shape[1] // 2 * 2]
    detail = cv2.absdiff(part, cv2.medianBlur(part, 3))
    return float(np.percentile(detail[part > 128], 75)) if (part > 128).any() else 0.0


def quieted(grey: Pixels) -> Pixels:
    """The page without specks, where it has many."""
    return np.asarray(cv2.medianBlur(grey, 3), np.uint8) if noise_of(grey) > _NOISY else grey
