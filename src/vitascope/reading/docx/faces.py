"""From run properties to how characters are set, through styles and defaults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache

from lxml import etree

from vitascope.model.document import Hiding, Style
from vitascope.reading.markup import local, value
from vitascope.reading.typesetting.blocks import UNKNOWN, WHITE

SMALL_CAPS = "smallCaps"

HIGHLIGHTS = {
    "black": 0x000000,
    "blue": 0x0000FF,
    "cyan": 0x00FFFF,
    "green": 0x00FF00,
    "magenta": 0xFF00FF,
    "red": 0xFF0000,
    "yellow": 0xFFFF00,
    "white": WHITE,
    "darkBlue": 0x000080,
    "darkCyan": 0x008080,
    "darkGreen": 0x008000,
    "darkMagenta": 0x800080,
    "darkRed": 0x800000,
    "darkYellow": 0x808000,
    "darkGray": 0x808080,
    "lightGray": 0xC0C0C0,
}

_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Face:
    """Properties as far as one place states them; None where it is silent.

    Attributes:
        size: points.
        colour: 0xRRGGBB; UNKNOWN for automatic.
        fill: 0xRRGGBB behind the characters; UNKNOWN where it cannot be told.
        capitals: shown in capitals whatever is typed.
        hidden: why it is not shown.
    """

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: int | None = None
    font: str | None = None
    fill: int | None = None
    capitals: bool | None = None
    vanish: bool | None = None
    hidden: Hiding | None = None

    def under(self, other: Face) -> Face:
        """This face with whatever `other` states on top."""
        if other == SILENT:
            return self
        if self == SILENT:
            return other
        return Face(
            *(getattr(self, name) if getattr(other, name) is None else getattr(other, name) for name in _FIELDS)
        )


_FIELDS = tuple(field.name for field in fields(Face))
SILENT = Face()
"""A face that states nothing."""


def switch(element: etree._Element) -> bool:
    """Whether a property that is on by its presence is not switched off."""
    return (value(element) or "1").lower() not in _OFF


def colour_of(text: str | None) -> int | None:
    """A colour of six hexadecimal digits; None for anything else."""
    if text is None or len(text) != 6:
        return None
    try:
        return int(text, 16)
    except ValueError:
        return None


def fill_of(shading: etree._Element | None) -> int | None:
    """The colour that a shading gives; None where it is clear, UNKNOWN where it follows a theme."""
    if shading is None:
        return None
    pattern, fill = value(shading), value(shading, "fill")
    if pattern == "solid":
        return colour_of(value(shading, "color")) or 0
    found = colour_of(fill)
    if found is not None:
        return found
    return UNKNOWN if value(shading, "themeFill") or (pattern or "clear") not in {"clear", "nil"} else None


def face_of(properties: etree._Element | None) -> Face:
    """The face that run properties state."""
    if properties is None or not len(properties):
        return SILENT
    found: dict[str, object] = {}
    for each in properties:
        name = local(each)
        read = _READERS.get(name)
        if read is not None:
            found.update(read(each))
    return Face(**found)  # type: ignore[arg-type]  # each reader names fields of Face with their types


def _size(each: etree._Element) -> dict[str, object]:
    try:
        return {"size": float(value(each) or "") / 2}
    except ValueError:
        return {}


def _colour(each: etree._Element) -> dict[str, object]:
    colour = colour_of(value(each))
    theme = value(each, "themeColor") or ""
    if colour is None and theme in {"background1", "light1", "bg1", "lt1"}:
        colour = WHITE
    return {"colour": UNKNOWN if colour is None else colour}


def _font(each: etree._Element) -> dict[str, object]:
    font = value(each, "ascii") or value(each, "hAnsi") or value(each, "fareast")
    return {"font": font} if font else {}


def _shading(each: etree._Element) -> dict[str, object]:
    fill = fill_of(each)
    return {} if fill is None else {"fill": fill}


def _highlight(each: etree._Element) -> dict[str, object]:
    return {"fill": HIGHLIGHTS[value(each) or ""]} if value(each) in HIGHLIGHTS else {}


def _squeezed(each: etree._Element) -> dict[str, object]:
    """Characters scaled to almost no width are hidden."""
    percent = (value(each) or "").rstrip("%")
    return {"hidden": Hiding.TINY} if percent.isdigit() and int(percent) < 5 else {}


def _text_fill(each: etree._Element) -> dict[str, object]:
    """A text effect that fills the letters with nothing."""
    return {"hidden": Hiding.INVISIBLE_MODE} if any(local(inner) == "noFill" for inner in each) else {}


_READERS: dict[str, Callable[[etree._Element], dict[str, object]]] = {
    "b": lambda each: {"bold": switch(each)},
    "i": lambda each: {"italic": switch(each)},
    "sz": _size,
    "color": _colour,
    "rFonts": _font,
    "shd": _shading,
    "highlight": _highlight,
    "caps": lambda each: {"capitals": switch(each)},
    SMALL_CAPS: lambda each: {"capitals": switch(each)},
    "vanish": lambda each: {"vanish": switch(each)},
    "specVanish": lambda each: {"vanish": switch(each)},
    "w": _squeezed,
    "textFill": _text_fill,
}


@lru_cache(maxsize=2048)
def style_of(face: Face) -> Style:
    """The style of words in a face; an automatic colour counts as black."""
    colour = 0 if face.colour is None or face.colour == UNKNOWN else face.colour
    size = face.size or 10.0
    return Style(size, bold=bool(face.bold), italic=bool(face.italic), colour=colour, font=face.font or "")


def hiding_of(face: Face) -> Hiding | None:
    """Why characters in a face are not shown; None where they are."""
    return Hiding.VANISH if face.vanish else face.hidden


def ground_of(face: Face) -> int | None:
    """The colour behind the characters; UNKNOWN where their own colour adapts to it."""
    if face.fill is None and (face.colour is None or face.colour == UNKNOWN):
        return UNKNOWN
    return face.fill
