"""Where things are on a page.

One frame for the whole code base: points (1/72 inch), origin at the top left
of the page as displayed, x to the right, y down. Readers convert into it, so no
module above `reading` asks which way is up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle on a page.

    Attributes:
        left, top, right, bottom: edges in points; `left <= right`, `top <= bottom`.
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The y half-way down."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The x half-way across."""
        return (self.left + self.right) / 2

    def overlap_x(self, other: Box) -> float:
        """Points that two boxes share left to right; 0.0 where they share none."""
        return max(0.0, min(self.right, other.right) - max(self.left, other.left))

    def overlap_y(self, other: Box) -> float:
        """Points that two boxes share top to bottom; 0.0 where they share none."""
        return max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def overlap(self, other: Box) -> float:
        """Square points that two boxes share."""
        return self.overlap_x(other) * self.overlap_y(other)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of `boxes`.

    Raises:
        ValueError: there is none.
    """
    all_boxes = tuple(boxes)
    return Box(
        min(box.left for box in all_boxes),
        min(box.top for box in all_boxes),
        max(box.right for box in all_boxes),
        max(box.bottom for box in all_boxes),
    )
