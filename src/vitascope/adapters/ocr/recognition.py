"""From the picture of one line to its characters and where each stands, by the recogniser network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from vitascope.adapters.ocr.session import Session
from vitascope.ports.ocr import Pixels

_HEIGHT = 48
_NARROWED = 0.85
"""Letters may be a little narrower than they are printed: nothing is lost, and cost grows with the width."""

_NARROWEST, _WIDEST = 64, 3200


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a line.

    Attributes:
        at: where its middle stands on the line, 0.0 to 1.0 from left to right.
    """

    text: str
    at: float
    confidence: float


class Recogniser:
    """Reads pictures of single upright lines."""

    def __init__(self, model: Path) -> None:
        self._session = Session(model)
        # The first class stands for "no character here", the last for a space.
        self._characters = ["", *self._session.metadata("character").splitlines(), " "]

    def __call__(self, crops: Sequence[Pixels]) -> list[tuple[Character, ...]]:
        """The characters of each picture, spaces among them."""
        return [self._read(crop) for crop in crops]

    def _read(self, crop: Pixels) -> tuple[Character, ...]:
        # Each line goes alone: cost follows the columns, and what pads lines to one width costs as much as text.
        width = min(_WIDEST, max(8, round(_NARROWED * crop.shape[1] * _HEIGHT / crop.shape[0])))
        padded = max(_NARROWEST, width + -width % 8)
        tensor = np.zeros((1, 3, _HEIGHT, padded), np.float32)
        tensor[0, :, :, :width] = cv2.resize(crop, (width, _HEIGHT)).transpose(2, 0, 1).astype(np.float32) / 127.5 - 1.0
        chances = self._session(tensor)[0]
        best = chances.argmax(axis=1)
        confidences = np.take_along_axis(chances, best[:, None], 1)[:, 0]
        return self._decoded(best, confidences, padded / width)

    def _decoded(
        self, classes: NDArray[np.int64], confidences: NDArray[np.float32], stretch: float
    ) -> tuple[Character, ...]:
        found = []
        steps = len(classes)
        start = 0
        while start < steps:
            end = start
            while end + 1 < steps and classes[end + 1] == classes[start]:
                end += 1
            if classes[start]:
                at = min(1.0, ((start + end + 1) / 2) / steps * stretch)
                found.append(Character(self._characters[classes[start]], at, float(confidences[start : end + 1].max())))
            start = end + 1
        return tuple(found)
