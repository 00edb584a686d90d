"""From declarations of CSS to how text is set, as far as a document needs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from vitascope.model.document import Hiding, Style
from vitascope.reading.typesetting.blocks import UNKNOWN

BASE = 12.0
"""Points of a browser's usual text."""

FAR = 500.0
"""Points to the left or above from which a text is out of sight."""

_NUMBER = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|in|cm|mm|vh|vw|ex|ch|pc)?$")
_POINTS = {"px": 0.75, "pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "vh": 8.4, "vw": 6.0, None: 0.75}
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)")
_NAMES = {
    "white": 0xFFFFFF,
    "black": 0,
    "red": 0xFF0000,
    "green": 0x008000,
    "blue": 0x0000FF,
    "gray": 0x808080,
    "grey": 0x808080,
    "silver": 0xC0C0C0,
    "navy": 0x000080,
    "snow": 0xFFFAFA,
    "ivory": 0xFFFFF0,
    "whitesmoke": 0xF5F5F5,
    "ghostwhite": 0xF8F8FF,
    "floralwhite": 0xFFFAF0,
    "lightgray": 0xD3D3D3,
    "lightgrey": 0xD3D3D3,
    "darkgray": 0xA9A9A9,
    "yellow": 0xFFFF00,
    "orange": 0xFFA500,
    "teal": 0x008080,
}
_SIZES = {
    "xx-small": 0.56,
    "x-small": 0.63,
    "small": 0.81,
    "medium": 1.0,
    "large": 1.13,
    "x-large": 1.5,
    "xx-large": 2.0,
    "smaller": 0.83,
    "larger": 1.2,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set where we are.

    Attributes:
        size: points.
        colour: 0xRRGGBB; UNKNOWN where it cannot be told.
        fill: 0xRRGGBB behind it; UNKNOWN where it cannot be told.
        hidden: why nothing of it is seen.
        kept: white space is shown as typed.
    """

    size: float = BASE
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    colour: int = 0
    fill: int = 0xFFFFFF
    align: str = "left"
    hidden: Hiding | None = None
    kept: bool = False
    link: str | None = None

    @property
    def style(self) -> Style:
        """The style of its words."""
        return _style(self.size, self.bold, self.italic, max(self.colour, 0))


@lru_cache(maxsize=2048)
def _style(size: float, *flags: int) -> Style:
    bold, italic, colour = flags
    return Style(round(size, 2), bold=bool(bold), italic=bool(italic), colour=colour)


def length(text: str, *, of: float) -> float | None:
    """A length in points, where `of` is what relative ones refer to; None where it is none."""
    match = _NUMBER.match(text.strip())
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit in {"em", "ex", "ch"}:
        return number * of
    if unit == "rem":
        return number * BASE
    return number / 100 * of if unit == "%" else number * _POINTS[unit]


def colour_of(text: str) -> int | None:
    """A colour as 0xRRGGBB; UNKNOWN where it cannot be told, None where nothing is painted."""
    text = text.strip().lower()
    if text in {"", "transparent", "none", "inherit", "initial", "unset"}:
        return None
    if text in _NAMES:
        return _NAMES[text]
    if text.startswith("#"):
        digits = text[1:]
        digits = "".join(2 * digit for digit in digits[:3]) if len(digits) in {3, 4} else digits[:6]
        try:
            return int(digits, 16) if len(digits) == 6 else UNKNOWN
        except ValueError:
            return UNKNOWN
    match = _RGB.match(text)
    if match is None:
        return UNKNOWN
    if match[4] and match[4].rstrip("%") in {"0", "0.0", "0.00", ".0"}:
        return None
    red, green, blue = (min(int(match[at]), 255) for at in (1, 2, 3))
    return red << 16 | green << 8 | blue


def declarations(text: str) -> dict[str, str]:
    """The declarations of a rule or of a style attribute."""
    found = {}
    for part in text.split(";"):
        name, colon, worth = part.partition(":")
        if colon:
            found[name.strip().lower()] = worth.replace("!important", "").strip()
    return found


def styled(look: Look, css: Mapping[str, str]) -> Look:
    """The look with declarations applied."""
    if not css:
        return look
    changes: dict[str, object] = {}
    for name, read in _READERS.items():
        if name in css:
            changes.update(read(css[name].lower(), look))
    look = replace(look, **changes)  # type: ignore[arg-type]  # each reader names fields of Look with their types
    reason = look.hidden or _hiding(css)
    return look if reason is look.hidden else replace(look, hidden=reason)


def _size(text: str, look: Look) -> dict[str, object]:
    if text in _SIZES:
        return {"size": (look.size if text in {"smaller", "larger"} else BASE) * _SIZES[text]}
    size = length(text, of=look.size)
    return {} if size is None else {"size": size}


def _weight(text: str, look: Look) -> dict[str, object]:
    bold = text in {"bold", "bolder"} or (text.isdigit() and int(text) >= 600)
    return {"bold": bold} if text not in {"inherit", "unset"} else {"bold": look.bold}


def _colour(text: str, look: Look) -> dict[str, object]:
    if text in {"inherit", "initial", "unset", "currentcolor"}:
        return {}
    if text == "transparent":
        return {"hidden": look.hidden or Hiding.INVISIBLE_MODE}
    colour = colour_of(text)
    return {"hidden": look.hidden or Hiding.INVISIBLE_MODE} if colour is None else {"colour": colour}


def _background(text: str, look: Look) -> dict[str, object]:
    if "url(" in text or "gradient" in text or "var(" in text:
        return {"fill": UNKNOWN}
    first = text if text.startswith("rgb") else text.split(" ", maxsplit=1)[0]
    fill = colour_of(first)
    return {"fill": look.fill if fill is None else fill}


def _align(text: str, _: Look) -> dict[str, object]:
    return {"align": {"right": "right", "end": "right", "center": "center"}.get(text, "left")}


_READERS: dict[str, Callable[[str, Look], dict[str, object]]] = {
    "font-size": _size,
    "font-weight": _weight,
    "font-style": lambda text, _: {"italic": text in {"italic", "oblique"}},
    "color": _colour,
    "background": _background,
    "background-color": _background,
    "background-image": lambda text, _: {} if text == "none" else {"fill": UNKNOWN},
    "text-align": _align,
    "text-transform": lambda text, _: {"capitals": text == "uppercase"},
    "white-space": lambda text, _: {"kept": text.startswith("pre")},
}


def _hiding(css: Mapping[str, str]) -> Hiding | None:
    """Why an element with these declarations is not seen; None where it is."""
    if css.get("display", "").lower() == "none" or css.get("visibility", "").lower() in {"hidden", "collapse"}:
        return Hiding.VANISH
    if css.get("opacity", "1").strip("0.%") == "":
        return Hiding.INVISIBLE_MODE
    if css.get("position", "").lower() in {"absolute", "fixed"}:
        for side in ("left", "top", "right", "bottom"):
            if (length(css.get(side, "0"), of=BASE) or 0.0) <= -FAR:
                return Hiding.OFF_PAGE
    if (length(css.get("text-indent", "0"), of=BASE) or 0.0) <= -FAR:
        return Hiding.OFF_PAGE
    if css.get("overflow", "").lower() in {"hidden", "clip"}:
        for side in ("width", "height", "max-height", "max-width"):
            size = length(css.get(side, "auto"), of=BASE)
            if size is not None and size <= 1.0:
                return Hiding.COVERED
    clip = re.sub(r"\s", "", css.get("clip", "") + css.get("clip-path", ""))
    return Hiding.COVERED if clip.startswith(("rect(0", "rect(1px,1px", "inset(100%", "inset(50%")) else None
