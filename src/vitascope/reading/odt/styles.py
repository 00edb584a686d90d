"""From the styles of an OpenDocument to what each says, with everything it is based on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from lxml import etree

from vitascope.model.document import Style
from vitascope.reading.markup import local, value
from vitascope.reading.typesetting.blocks import UNKNOWN

_LENGTH = re.compile(r"(-?[\d.]+)(cm|mm|in|pt|pc|px|%)?")
_POINTS = {"cm": 28.3465, "mm": 2.83465, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_ESCAPED = re.compile(r"_([0-9a-f]{2})_")


def points(text: str | None) -> float | None:
    """A length in points; None where it is none."""
    match = _LENGTH.fullmatch(text or "")
    return float(match[1]) * _POINTS[match[2]] if match and match[2] in _POINTS else None


def colour_of(text: str | None) -> int | None:
    """A colour written as `#rrggbb`; None for anything else."""
    try:
        return int(text[1:7], 16) if text and text.startswith("#") and len(text) == 7 else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None where it is silent.

    Attributes:
        size, left, first, before, after, width: points.
        scale: size as a share of the one it is based on.
        break_before: "page" or "column".
        columns: of a section, or of a page.
        ground: 0xRRGGBB behind the characters, as `fill` is behind the paragraph or cell.
    """

    name: str | None = None
    size: float | None = None
    scale: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: int | None = None
    ground: int | None = None
    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    align: str | None = None
    left: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    fill: int | None = None
    outline: int | None = None
    break_before: str | None = None
    list_style: str | None = None
    stops: tuple[tuple[float, bool], ...] | None = None
    columns: int | None = None
    width: float | None = None

    def under(self, other: Look) -> Look:
        """This look with whatever `other` states on top."""
        if other is _SILENT:
            return self
        values = (getattr(self, name) if getattr(other, name) is None else getattr(other, name) for name in _FIELDS)
        look = Look(*values)
        return replace(look, size=self.size * other.scale, scale=None) if other.scale and self.size else look

    @property
    def style(self) -> Style:
        """The style of words in this look."""
        colour = 0 if self.colour is None else self.colour
        return Style(
            self.size or 12.0, bold=bool(self.bold), italic=bool(self.italic), colour=colour, font=self.font or ""
        )

    @property
    def behind(self) -> int | None:
        """The colour behind characters; UNKNOWN where their own is automatic and adapts."""
        return UNKNOWN if self.ground is None and self.colour is None else self.ground


_FIELDS = tuple(field.name for field in fields(Look))
_SILENT = Look()

_ALIGN = {"end": "right", "right": "right", "center": "center"}


def _text_properties(each: etree._Element) -> dict[str, object]:
    found: dict[str, object] = {}
    size = value(each, "font-size") or ""
    if size.endswith("%") and size[:-1].replace(".", "", 1).isdigit():
        found["scale"] = float(size[:-1]) / 100
    found["size"] = points(size)
    weight = value(each, "font-weight")
    found["bold"] = None if weight is None else weight == "bold" or (weight.isdigit() and int(weight) >= 600)
    slant = value(each, "font-style")
    found["italic"] = None if slant is None else slant in {"italic", "oblique"}
    found["colour"] = None if value(each, "use-window-font-color") == "true" else colour_of(value(each, "color"))
    found["ground"] = colour_of(value(each, "background-color"))
    found["font"] = value(each, "font-name") or value(each, "font-family")
    capitals = value(each, "text-transform") or value(each, "font-variant")
    found["capitals"] = None if capitals is None else capitals in {"uppercase", "small-caps"}
    shown = value(each, "display")
    found["hidden"] = None if shown is None else shown == "none"
    return found


def _paragraph_properties(each: etree._Element) -> dict[str, object]:
    stops = [
        (points(value(stop, "position")) or 0.0, value(stop, "type") in {"right", "char"})
        for stop in each.iter("{*}tab-stop")
    ]
    align = value(each, "text-align")
    return {
        "align": None if align is None else _ALIGN.get(align, "left"),
        "left": points(value(each, "margin-left")),
        "first": points(value(each, "text-indent")),
        "before": points(value(each, "margin-top")),
        "after": points(value(each, "margin-bottom")),
        "fill": colour_of(value(each, "background-color")),
        "break_before": value(each, "break-before"),
        "stops": tuple(stops) or None,
    }


def _fill(each: etree._Element) -> dict[str, object]:
    return {"fill": colour_of(value(each, "background-color"))}


def _graphic(each: etree._Element) -> dict[str, object]:
    fill = colour_of(value(each, "fill-color")) if value(each, "fill") == "solid" else None
    if value(each, "fill") in {"gradient", "bitmap", "hatch"}:
        fill = UNKNOWN
    return {"fill": fill if fill is not None else colour_of(value(each, "background-color"))}


def _section(each: etree._Element) -> dict[str, object]:
    count = next((value(columns, "column-count") for columns in each.iter("{*}columns")), None) or ""
    return {"columns": int(count) if count.isdigit() else None}


_READERS: dict[str, Callable[[etree._Element], dict[str, object]]] = {
    "text-properties": _text_properties,
    "paragraph-properties": _paragraph_properties,
    "table-cell-properties": _fill,
    "table-row-properties": _fill,
    "graphic-properties": _graphic,
    "section-properties": _section,
    "table-column-properties": lambda each: {"width": points(value(each, "column-width"))},
}


class Styles:
    """All styles of a document, by family and name, resolved when first asked for."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, Look] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self.lists: dict[str, etree._Element] = {}
        for root in roots:
            for each in root.iter("{*}style", "{*}default-style", "{*}list-style"):
                name, family = local(each), value(each, "family") or ""
                if name == "list-style":
                    self.lists[value(each, "name") or ""] = each
                elif name == "default-style":
                    self._defaults[family] = _own(each)
                else:
                    self._elements[family, value(each, "name") or ""] = each

    def look(self, family: str, name: str | None) -> Look:
        """A style with all that it inherits."""
        return self._resolved(family, name or "", frozenset())

    def _resolved(self, family: str, name: str, seen: frozenset[str]) -> Look:
        known = self._known.get((family, name))
        if known is not None:
            return known
        element = self._elements.get((family, name))
        if element is None or name in seen or len(seen) > 50:
            return self._defaults.get(family, _SILENT)
        base = self._resolved(family, value(element, "parent-style-name") or "", seen | {name})
        own = _own(element)
        parent = element.getparent()
        automatic = parent is not None and local(parent) == "automatic-styles" and value(element, "parent-style-name")
        look = replace(base.under(own), name=base.name if automatic else own.name)
        self._known[family, name] = look
        return look


def _own(element: etree._Element) -> Look:
    found: dict[str, object] = {}
    for each in element:
        read = _READERS.get(local(each))
        if read is not None:
            found.update(read(each))
    level = value(element, "default-outline-level") or ""
    name = value(element, "display-name") or value(element, "name") or ""
    return Look(
        **found,  # type: ignore[arg-type]  # each reader names fields of Look with their types
        name=_ESCAPED.sub(lambda match: chr(int(match[1], 16)), name),
        outline=int(level) if level.isdigit() else None,
        list_style=value(element, "list-style-name"),
    )
