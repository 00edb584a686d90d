"""From a drawing to the text boxes in it, each once, with the colour behind its text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from vitascope.reading.docx.faces import colour_of
from vitascope.reading.docx.inline import chosen
from vitascope.reading.markup import child, local, value
from vitascope.reading.typesetting.blocks import UNKNOWN

EMUS = 12700.0
"""English metric units of a point."""

LARGE = 150.0 * 150.0
"""Square points from which a picture behind the text can be its background."""


def frames_of(drawing: etree._Element) -> Iterator[tuple[etree._Element, int | None]]:
    """Each text box with its fill: None where it is see-through, UNKNOWN where it cannot be told."""
    yield from _frames(drawing, None)


def _frames(parent: etree._Element, fill: int | None) -> Iterator[tuple[etree._Element, int | None]]:
    for each in parent:
        name = local(each)
        if name == "txbxContent":
            yield each, fill
        elif name == "AlternateContent":
            yield from _frames(chosen(each), fill)
        else:
            own = _fill(each) if name in {"wsp", "sp", "shape", "rect", "roundrect", "oval"} else None
            yield from _frames(each, fill if own is None else own)


def _fill(shape: etree._Element) -> int | None:
    properties = child(shape, "spPr")
    for each in properties if properties is not None else ():
        name = local(each)
        if name == "noFill":
            return None
        if name == "solidFill":
            colour = colour_of(value(child(each, "srgbClr")))
            return UNKNOWN if colour is None else colour
        if name.endswith("Fill"):
            return UNKNOWN
    if child(shape, "style") is not None:
        return UNKNOWN
    drawn = value(shape, "fillcolor")
    if drawn is None or (value(shape, "filled") or "t") in {"f", "false"}:
        return None
    colour = colour_of(drawn.lstrip("#")[:6])
    return UNKNOWN if colour is None else colour


def has_backdrop(body: etree._Element) -> bool:
    """Whether a large drawing lies behind the text, so that the colour behind it cannot be told."""
    for anchor in body.iter("{*}anchor"):
        extent = child(anchor, "extent")
        sides = [value(extent, name) or "" for name in ("cx", "cy")]
        if value(anchor, "behindDoc") in {"1", "true"} and all(map(str.isdigit, sides)):
            across, down = (int(side) / EMUS for side in sides)
            if across * down >= LARGE:
                return True
    return False
