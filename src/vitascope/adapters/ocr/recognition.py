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

_NARROWEST = 160
_WIDEST = 3200
_BATCH_COLUMNS = 2400
"""Columns of pixels that go through the network at once: bounds its memory."""

_ALIKE = 1.25
"""Lines share a batch while the widest is at most this much wider than the narrowest."""


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
        lines: list[tuple[Character, ...]] = [()] * len(crops)
        widths = [min(_WIDEST, max(8, round(_NARROWED * crop.shape[1] * _HEIGHT / crop.shape[0]))) for crop in crops]
        for batch in _batches(widths):
            padded = max([_NARROWEST, *(widths[number] for number in batch)])
            padded += -padded % 8
            tensor = np.zeros((len(batch), 3, _HEIGHT, padded), np.float32)
            for row, number in enumerate(batch):
                resized = cv2.resize(crops[number], (widths[number], _HEIGHT))
                tensor[row, :, :, : widths[number]] = resized.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1.0
            chances = self._session(tensor)
            best = chances.argmax(axis=2)
            for row, number in enumerate(batch):
                confidences = np.take_along_axis(chances[row], best[row][:, None], 1)[:, 0]
                lines[number] = self._decoded(best[row], confidences, padded / widths[number])
        return lines

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


def _batches(widths: Sequence[int]) -> list[list[int]]:
    batches: list[list[int]] = []
    for number in sorted(range(len(widths)), key=lambda number: (widths[number], number)):
        batch = batches[-1] if batches else []
        width = max(_NARROWEST, widths[number])
        narrowest = max(_NARROWEST, widths[batch[0]]) if batch else width
        if batch and width <= narrowest * _ALIKE and (len(batch) + 1) * width <= _BATCH_COLUMNS:
            batch.append(number)
        else:
            batches.append([number])
    return batches
