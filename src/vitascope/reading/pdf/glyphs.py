"""The text of one page becomes pieces: runs of characters without space, with box and style."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from vitascope.model.document import Style
from vitascope.model.geometry import Box
from vitascope.reading.pdf.fonts import family, is_bold, is_icon_font, is_italic
from vitascope.reading.pdf.frame import Frame
from vitascope.reading.pdf.opening import Handle

BREAKS = ("\ufffe", "\x02")
"""What PDFium writes for a hyphen at the end of a line; no line break follows it."""

SOFT_HYPHEN = "\u00ad"
RUN = re.compile(r"[^\s\u200b\u200c\ufeff\ufffe\x00-\x1f]+[\ufffe\x02]?")

ASCENT, DESCENT = 0.75, 0.22
"""Of the font size, above and below the baseline: boxes of one line then agree whatever its letters."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How the characters of one text object are painted.

    Attributes:
        turn: degrees clockwise as displayed: 0, 90, 180 or 270.
        mode: PDF text rendering mode.
        alpha: 0 to 255.
        icon: the font draws icons.
        owner: address of the text object.
    """

    style: Style
    turn: int
    mode: int
    alpha: int
    icon: bool
    owner: int


@dataclass(slots=True)
class Piece:
    """Characters without white space inside, as painted.

    Attributes:
        glued: no space before it.
    """

    text: str
    box: Box
    ink: Ink
    start: int
    end: int
    glued: bool = False
    link: str | None = None


class PageText:
    """The characters of one open text page; valid while that page is open."""

    def __init__(self, text_page: Handle, frame: Frame) -> None:
        self.handle = text_page
        self.frame = frame
        self.count = max(pdfium.FPDFText_CountChars(text_page), 0)
        self._inks: dict[int, Ink] = {}
        self._styles: dict[tuple[float, str, int, int], Style] = {}

    def pieces(self) -> list[Piece]:
        """Every run of visible or hidden characters, in the order of painting."""
        text = self._text()
        found: list[Piece] = []
        for match in RUN.finditer(text):
            run = match.group()
            found.extend(self._split(run, match.start(), match.end()))
        return found

    def _text(self) -> str:
        """One character for each index that PDFium knows."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium.FPDFText_GetText(self.handle, 0, self.count, buffer) - 1
        text = bytes(buffer)[: 2 * max(written, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        return "".join(_character(pdfium.FPDFText_GetUnicode(self.handle, at)) for at in range(self.count))

    def _split(self, run: str, start: int, end: int) -> list[Piece]:
        """One piece, or several where the ink changes inside the run or it jumps to another line."""
        first, last = self.ink(start), self.ink(end - 1)
        if first is None or last is None:
            return []
        whole = self._piece(run, start, end, first)
        if first.owner == last.owner and self._is_plausible(whole):
            return [whole]
        pieces: list[Piece] = []
        at = start
        for index in range(start + 1, end + 1):
            if index < end and not self._breaks(index):
                continue
            ink = self.ink(at)
            if ink is not None:
                piece = self._piece(run[at - start : index - start], at, index, ink)
                piece.glued = bool(pieces) and _adjoin(pieces[-1], piece)
                pieces.append(piece)
            at = index
        return pieces

    def _is_plausible(self, piece: Piece) -> bool:
        """Whether a run of one object is no wider than its letters can be."""
        return piece.box.width <= (len(piece.text) + 1) * piece.ink.style.size * 1.5 or piece.ink.turn != 0

    def _breaks(self, index: int) -> bool:
        """Whether a new piece starts at a character inside a run."""
        before, here = self.ink(index - 1), self.ink(index)
        if before is None or here is None:
            return here is not before
        if before.style != here.style or before.turn != here.turn or before.mode != here.mode:
            return True
        size = here.style.size
        left, right = self._char_box(index - 1), self._char_box(index)
        if here.turn:
            return False
        return abs(left.bottom - right.bottom) > size or not -0.8 * size < right.left - left.right < 0.6 * size

    def ink(self, index: int) -> Ink | None:
        """How a character is painted; None where PDFium made it up."""
        pointer = pdfium.FPDFText_GetTextObject(self.handle, index)
        if not pointer:
            return None
        owner = ctypes.addressof(pointer.contents)
        ink = self._inks.get(owner)
        if ink is None:
            ink = self._inks[owner] = self._read_ink(index, pointer, owner)
        return ink

    def _read_ink(self, index: int, pointer: Handle, owner: int) -> Ink:
        name, flags = self._font(index)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.handle, index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self.handle, index) * math.hypot(matrix.c, matrix.d)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFText_GetFillColor(
            self.handle, index, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)
        )
        colour = red.value << 16 | green.value << 8 | blue.value
        degrees = -math.degrees(math.atan2(matrix.b, matrix.a)) + 90 * self.frame.turn
        style = self._style(round(size, 2), name, flags, colour)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
        return Ink(style, round(degrees / 90) * 90 % 360, mode, alpha.value, is_icon_font(name), owner)

    def _style(self, size: float, name: str, flags: int, colour: int) -> Style:
        key = (size, name, flags, colour)
        if key not in self._styles:
            self._styles[key] = Style(size, is_bold(name, flags), is_italic(name, flags), colour, family(name))
        return self._styles[key]

    def _font(self, index: int) -> tuple[str, int]:
        flags = ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(self.handle, index, None, 0, ctypes.byref(flags))
        buffer = ctypes.create_string_buffer(size + 1)
        pdfium.FPDFText_GetFontInfo(self.handle, index, buffer, size, ctypes.byref(flags))
        return buffer.value.decode("utf-8", "replace"), flags.value

    def _char_box(self, index: int) -> Box:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.handle, index, ctypes.byref(rect))
        return self.frame.box(
            min(rect.left, rect.right),
            min(rect.bottom, rect.top),
            max(rect.left, rect.right),
            max(rect.bottom, rect.top),
        )

    def _piece(self, text: str, start: int, end: int, ink: Ink) -> Piece:
        first, last = self._char_box(start), self._char_box(end - 1)
        box = Box(
            min(first.left, last.left),
            min(first.top, last.top),
            max(first.right, last.right),
            max(first.bottom, last.bottom),
        )
        if ink.turn == 0 and ink.style.size > 0:
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(self.handle, start, ctypes.byref(x), ctypes.byref(y))
            _, baseline = self.frame.point(x.value, y.value)
            size = ink.style.size
            box = Box(box.left, baseline - ASCENT * size, box.right, baseline + DESCENT * size)
        if text[-1] in BREAKS:
            text = text[:-1] + SOFT_HYPHEN
        return Piece(text, box, ink, start, end)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _adjoin(left: Piece, right: Piece) -> bool:
    size = max(left.ink.style.size, right.ink.style.size)
    if abs(left.box.bottom - right.box.bottom) > 0.6 * size:
        return False
    return -0.5 * size < right.box.left - left.box.right < 0.15 * size
