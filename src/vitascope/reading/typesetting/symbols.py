"""Fonts whose letters are drawn as symbols: what their codes say in plain text."""

from __future__ import annotations

ICON_FONTS = ("Wingdings", "Webdings")
"""Beginnings of the names of fonts that draw an icon for every letter."""

MARKS = frozenset({*b"lnopqrstuvw", 0x9E, 0x9F, 0xA0, 0xA7, 0xA8, 0xAA, 0xB7, 0xD8, 0xDC, 0xE0, 0xE8, 0xFC, 0xFE})
"""Codes that they draw as list marks: dots, squares, arrows, ticks."""

GREEK_MARKS = frozenset({0xA7, 0xA8, 0xB7, 0xD7})
"""The same of the font for Greek letters and formulas."""


def is_icon_font(name: str) -> bool:
    """Whether a font draws no letters."""
    return name.startswith(ICON_FONTS)


def drawn(text: str) -> str:
    """Text set in an icon font: list marks stay as such, and icons say nothing in words."""
    return "".join(each if each.isspace() else "•" if ord(each) & 0xFF in MARKS else "" for each in text)


def symbol(font: str, character: str) -> str:
    """A single character of a symbol font, as near as plain text comes."""
    if is_icon_font(font):
        return drawn(character)
    if "\ue000" <= character <= "\uf8ff":
        return "•" if ord(character) & 0xFF in GREEK_MARKS else ""
    return character
