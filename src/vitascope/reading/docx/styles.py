"""From the styles part to what each style says, with everything it is based on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from vitascope.reading.docx.faces import Face, colour_of, face_of, fill_of, switch
from vitascope.reading.markup import child, local, value
from vitascope.reading.typesetting.blocks import Stop

TWIPS = 20.0
"""Twentieths of a point."""

_HEADING = re.compile(r"heading\s*([1-9])$", re.IGNORECASE)


def twips(text: str | None) -> float | None:
    """Points of a measure in twips; None where there is no number."""
    try:
        return float(text) / TWIPS if text is not None else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Shape:
    """Paragraph properties as far as one place states them; None where it is silent.

    Attributes:
        outline: heading level, 1 to 9; 0 for body text.
        list_id, list_level: the list it belongs to; id "0" takes it out of any.
        left, first, before, after: points.
        stops: position in points and kind; "clear" takes one away.
    """

    align: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    left: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    fill: int | None = None
    page_break: bool | None = None
    stops: tuple[tuple[float, str], ...] = ()

    def under(self, other: Shape) -> Shape:
        """This shape with whatever `other` states on top."""
        stated = {
            name: getattr(self, name) if getattr(other, name) is None else getattr(other, name) for name in _NAMES
        }
        return Shape(stops=self.stops + other.stops, **stated)

    def tab_stops(self, origin: float) -> tuple[Stop, ...]:
        """Stops that are in force, counted from `origin` points."""
        stops = dict(self.stops)
        return tuple(
            Stop(position - origin, kind in {"right", "end", "decimal"})
            for position, kind in sorted(stops.items())
            if kind not in {"clear", "bar"} and position > origin
        )


_NAMES = tuple(name for name in Shape.__slots__ if name != "stops")


def shape_of(properties: etree._Element | None) -> Shape:
    """The shape that paragraph properties state."""
    found: dict[str, object] = {}
    for each in properties if properties is not None else ():
        read = _READERS.get(local(each))
        if read is not None:
            found.update(read(each))
    return Shape(**found)  # type: ignore[arg-type]  # each reader names fields of Shape with their types


def _indent(each: etree._Element) -> dict[str, object]:
    left, first = twips(value(each, "left") or value(each, "start")), twips(value(each, "firstLine"))
    hanging = twips(value(each, "hanging"))
    found: dict[str, object] = {} if left is None else {"left": left}
    if hanging is not None or first is not None:
        found["first"] = -hanging if hanging is not None else first
    return found


def _spacing(each: etree._Element) -> dict[str, object]:
    points = {name: twips(value(each, name)) for name in ("before", "after")}
    return {name: min(each, 40.0) for name, each in points.items() if each is not None}


def _outline(each: etree._Element) -> dict[str, object]:
    level = value(each) or ""
    return {"outline": int(level) + 1 if level.isdigit() and int(level) < 9 else 0}


def _list(each: etree._Element) -> dict[str, object]:
    found: dict[str, object] = {}
    identity = value(child(each, "numId")) or value(child(each, "ilfo"))
    level = value(child(each, "ilvl"))
    if identity is not None:
        found["list_id"] = identity
    if level is not None and level.isdigit():
        found["list_level"] = int(level)
    return found


def _stops(each: etree._Element) -> dict[str, object]:
    stops = ((twips(value(tab, "pos")), value(tab) or "left") for tab in each)
    return {"stops": tuple((position, kind) for position, kind in stops if position is not None)}


_ALIGN = {"right": "right", "end": "right", "center": "center"}

_READERS: dict[str, Callable[[etree._Element], dict[str, object]]] = {
    "jc": lambda each: {"align": _ALIGN.get(value(each) or "", "left")},
    "outlineLvl": _outline,
    "numPr": _list,
    "listPr": _list,
    "ind": _indent,
    "spacing": _spacing,
    "shd": lambda each: {"fill": fill_of(each)},
    "pageBreakBefore": lambda each: {"page_break": switch(each)},
    "tabs": _stops,
}


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A style with all that it inherits.

    Attributes:
        name: as a person sees it ("Heading 1").
        heading: its outline level; 0 for none.
        shaded: a table style that colours cells in some places.
    """

    name: str = ""
    face: Face = field(default_factory=Face)
    shape: Shape = field(default_factory=Shape)
    heading: int = 0
    shaded: bool = False


class Styles:
    """The styles of a document, resolved when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, NamedStyle] = {}
        self._default = ""
        self.face, self.shape = Face(), Shape()
        for each in root if root is not None else ():
            name = local(each)
            if name == "style":
                identity = value(each, "styleId") or ""
                self._elements[identity] = each
                if value(each, "type") == "paragraph" and (value(each, "default") or "0") not in {"0", "false", "off"}:
                    self._default = identity
            elif name == "docDefaults":
                self.face = face_of(child(child(each, "rPrDefault"), "rPr"))
                self.shape = shape_of(child(child(each, "pPrDefault"), "pPr"))

    def paragraph(self, identity: str | None) -> NamedStyle:
        """A paragraph style; the default one where none is named or the name is unknown."""
        return self.named(identity if identity in self._elements and identity is not None else self._default)

    def named(self, identity: str | None) -> NamedStyle:
        """A style by its id; a silent one where there is none."""
        return self._resolved(identity or "", frozenset())

    def _resolved(self, identity: str, seen: frozenset[str]) -> NamedStyle:
        if identity in self._known:
            return self._known[identity]
        element = self._elements.get(identity)
        if element is None or identity in seen or len(seen) > 50:
            return NamedStyle()
        base = self._resolved(value(child(element, "basedOn")) or "", seen | {identity})
        properties = child(element, "pPr")
        shape = base.shape.under(shape_of(properties))
        name = value(child(element, "name")) or identity
        heading = _HEADING.match(name)
        if heading:
            name = f"Heading {heading[1]}"
        style = NamedStyle(
            name,
            base.face.under(face_of(child(element, "rPr"))),
            shape,
            int(heading[1]) if heading else shape.outline or 0,
            base.shaded or _shades(element),
        )
        self._known[identity] = style
        return style


def _shades(element: etree._Element) -> bool:
    """Whether a table style colours some of its cells."""
    if value(element, "type") != "table":
        return False
    return any(
        colour_of(value(each, "fill")) is not None or value(each, "themeFill") is not None
        for each in element.iter("{*}shd")
    )
