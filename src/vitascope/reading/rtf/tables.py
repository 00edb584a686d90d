"""The tables that stand before the text of a Rich Text file: fonts, colours, styles."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field

from vitascope.reading.typesetting.blocks import UNKNOWN

CODE_PAGES = {
    0: "cp1252",
    2: "symbol",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
}
"""Encodings by the number that a font states for its character set."""

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|заголовок)\s*([1-9])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A paragraph style: its name and outline level, 0 for none."""

    name: str = ""
    heading: int = 0


@dataclass(slots=True)
class Tables:
    """Fonts, colours and styles by their numbers.

    Attributes:
        encoding: of text in no font that states one.
        encodings: by font.
        fonts: names, by font.
        colours: 0xRRGGBB; UNKNOWN for automatic.
    """

    encoding: str = "cp1252"
    encodings: dict[int, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    colours: list[int] = field(default_factory=list)
    styles: dict[int, NamedStyle] = field(default_factory=dict)

    def colour(self, number: int | None) -> int:
        """A colour by its number; UNKNOWN for automatic, and for one that is not listed."""
        return self.colours[number] if number is not None and 0 <= number < len(self.colours) else UNKNOWN

    def code_page(self, number: int) -> None:
        """Take a code page as the encoding of the file."""
        usual = {65001: "utf-8", 10000: "mac-roman", 10007: "mac-cyrillic", 936: "gb18030"}
        self.encoding = usual.get(number, f"cp{number}")

    def encoding_of(self, font: int | None) -> str:
        """The encoding of bytes set in a font."""
        return self.encodings.get(-1 if font is None else font, self.encoding)

    def add_style(self, number: int, name: str, outline: int | None) -> None:
        """Keep a paragraph style."""
        name = name.strip().rstrip(";").strip()
        match = _HEADING.match(name)
        heading = int(match[1]) if match else (outline + 1 if outline is not None and 0 <= outline < 9 else 0)
        self.styles[number] = NamedStyle(f"Heading {heading}" if match else name, heading)


def decoded(data: str, encoding: str) -> str:
    """Bytes, given as one character each, in an encoding; symbol fonts go to the private area."""
    if encoding == "symbol":
        return "".join(chr(0xF000 + ord(each)) if ord(each) > 0x7F else each for each in data)
    raw = data.encode("latin-1", "replace")
    if not raw.isascii() and encoding.startswith("cp125"):
        with suppress(UnicodeDecodeError):
            # Some writers put UTF-8 whatever they declare; no word of these code pages looks like it.
            return raw.decode()
    try:
        return raw.decode(encoding, "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")
