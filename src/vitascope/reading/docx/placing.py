"""From the places of text boxes on a page to the order that a person reads them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from vitascope.model.geometry import Box

SLACK = 6.0
"""Points that boxes may overlap and still count as side by side or one above the other."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box.

    Attributes:
        content: the element that holds its paragraphs.
        fill: 0xRRGGBB behind its text; None where it is see-through, UNKNOWN where it cannot be told.
        box: in points from the top left of what it is placed against; None where it flows with the text.
    """

    content: etree._Element
    fill: int | None
    box: Box | None = None


def in_reading_order(boxes: Sequence[TextBox]) -> list[TextBox]:
    """Columns from left to right, each from top to bottom; as they are stored where a place is not known."""
    if len(boxes) < 2 or any(each.box is None for each in boxes):
        return list(boxes)
    return _cut([(each.box, each) for each in boxes if each.box is not None])


def _cut(placed: Sequence[tuple[Box, TextBox]]) -> list[TextBox]:
    """Cut into columns where a gap runs from top to bottom, else into bands, and so on within each."""
    for low, high in ((_left, _right), (_top, _bottom)):
        ordered = sorted(placed, key=lambda each: low(each[0]))
        for at in range(1, len(ordered)):
            if max(high(box) for box, _ in ordered[:at]) <= low(ordered[at][0]) + SLACK:
                return _cut(ordered[:at]) + _cut(ordered[at:])
    return [each for _, each in sorted(placed, key=lambda each: (each[0].top, each[0].left))]


def _left(box: Box) -> float:
    return box.left


def _right(box: Box) -> float:
    return box.right


def _top(box: Box) -> float:
    return box.top


def _bottom(box: Box) -> float:
    return box.bottom
