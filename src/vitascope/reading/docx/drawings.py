"""From a drawing to the text boxes in it, each once, with the colour behind its text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from vitascope.model.geometry import Box
from vitascope.reading.docx.faces import colour_of
from vitascope.reading.docx.inline import chosen
from vitascope.reading.docx.placing import TextBox
from vitascope.reading.markup import child, local, value
from vitascope.reading.typesetting.blocks import UNKNOWN

EMUS = 12700.0
"""English metric units of a point."""

LARGE = 150.0 * 150.0
"""Square points from which a picture behind the text can be its background."""


SIDE_MARGIN = 72.0
"""Points between the edge of the page and its text, where a place is counted from the text."""


def text_boxes_of(drawing: etree._Element) -> Iterator[TextBox]:
    """Each text box in a drawing once, with its place."""
    anchor = next(drawing.iter("{*}anchor"), None)
    yield from _boxes(drawing, None, None if anchor is None else _anchored(anchor))


def _boxes(parent: etree._Element, fill: int | None, box: Box | None) -> Iterator[TextBox]:
    for each in parent:
        name = local(each)
        if name == "txbxContent":
            yield TextBox(each, fill, box)
        elif name == "textpath":
            yield TextBox(_lettering(value(each, "string") or ""), UNKNOWN, box)
        elif name == "AlternateContent":
            yield from _boxes(chosen(each), fill, box)
        elif name in {"wsp", "sp", "shape", "rect", "roundrect", "oval"}:
            own = _fill(each)
            yield from _boxes(each, fill if own is None else own, _within_group(each, box))
        else:
            yield from _boxes(each, fill, box)


def _lettering(text: str) -> etree._Element:
    """The content of a text box that says what old decorative lettering says, which is kept as an attribute."""
    content = etree.Element("txbxContent")
    for line in text.splitlines():
        run = etree.SubElement(etree.SubElement(content, "p"), "r")
        etree.SubElement(run, "t").text = line
    return content


def diagram_of(drawing: etree._Element) -> str | None:
    """The relationship to the data of the diagram that a drawing shows; None where it shows none."""
    found = next(drawing.iter("{*}relIds"), None)
    return None if found is None else value(found, "dm")


def _anchored(anchor: etree._Element) -> Box | None:
    """Where a drawing is anchored; None where it is aligned by name and not by a measure."""
    extent = child(anchor, "extent")
    across, down = child(anchor, "positionH"), child(anchor, "positionV")
    left, top = (_points(_text(child(each, "posOffset"))) for each in (across, down))
    width, height = (_points(value(extent, side)) for side in ("cx", "cy"))
    if left is None or top is None or width is None or height is None:
        return None
    if value(across, "relativeFrom") in {"column", "margin", "character"}:
        left += SIDE_MARGIN
    return Box(left, top, left + max(width, 0.0), top + max(height, 0.0))


def _within_group(shape: etree._Element, box: Box | None) -> Box | None:
    """The place of a shape within its group, which lies at `box`; the drawing's own where it is alone."""
    group = shape.getparent()
    if box is None or group is None or local(group) not in {"wgp", "grpSp"}:
        return box
    frame, outer = (child(child(each, name), "xfrm") for each, name in ((shape, "spPr"), (group, "grpSpPr")))
    offset, extent, origin = child(frame, "off"), child(frame, "ext"), child(outer, "chOff")
    left, top = (_points(value(offset, side)) for side in ("x", "y"))
    width, height = (_points(value(extent, side)) for side in ("cx", "cy"))
    if left is None or top is None or width is None or height is None:
        return None
    left += box.left - (_points(value(origin, "x")) or 0.0)
    top += box.top - (_points(value(origin, "y")) or 0.0)
    return Box(left, top, left + max(width, 0.0), top + max(height, 0.0))


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else element.text


def _points(text: str | None) -> float | None:
    """Points of a measure in English metric units; None where there is no number."""
    try:
        return float(text) / EMUS if text else None
    except ValueError:
        return None


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
    """Whether a large picture or shape can lie behind the text, so that the colour behind it cannot be told."""
    for anchor in body.iter("{*}anchor"):
        box = _anchored(anchor)
        large = box is not None and box.width * box.height >= LARGE
        behind = value(anchor, "behindDoc") in {"1", "true"}
        if large and (behind or next(anchor.iter("{*}txbxContent"), None) is None):
            return True
    return False
